import { choice, date, decimal, flag, link, longText, moment, readOnly, rows, text, type Field, type Fields, type Part } from '../define';
import { currencyCode, currencyRate, lineAmountTypes } from './verbs';

/** What the documents of Xero have in common: https://developer.xero.com/documentation/api/accounting/invoices and its neighbours. */

/** Tracking on a line, by ids or by names; both the category and the option must exist. */
export const tracking = rows(
	'Tracking',
	{
		TrackingCategoryID: text('Category ID'),
		TrackingOptionID: text('Option ID'),
		Name: text('Category', { max: 100 }),
		Option: text('Option', { max: 100 }),
	},
	{ chosenFrom: 'trackingOption', hint: 'At most two, of different categories' },
);

const discounts: Fields = {
	DiscountRate: decimal('Discount Rate', { hint: 'Percent' }),
	DiscountAmount: decimal('Discount Amount'),
};

/** Lines of a document that sells or buys; only sales documents take discounts. */
export const lineItems = (side: 'sales' | 'purchases', hint?: string): Field =>
	rows(
		'Line Items',
		{
			Description: longText('Description', { max: 4000 }),
			Quantity: decimal('Quantity'),
			UnitAmount: decimal('Unit Amount', { hint: 'Up to four decimals' }),
			ItemCode: link('Item', { resource: 'item', by: 'Code', view: side }, { max: 30 }),
			AccountCode: link('Account', { resource: 'account', by: 'Code', view: 'lines' }),
			TaxType: link('Tax Rate', { resource: 'taxRate', view: side }, { hint: "The account's own rate if left out" }),
			TaxAmount: decimal('Tax Amount', { hint: 'Xero calculates it; fill it only to override' }),
			LineAmount: decimal('Line Amount'),
			...(side === 'sales' ? discounts : {}),
			Tracking: tracking,
			LineItemID: text('Line Item ID', { hint: 'Names an existing line on update' }),
		},
		{ rowId: 'LineItemID', ...(hint ? { hint } : {}) },
	);

export const contactLink = link(
	'Contact',
	{ resource: 'contact', keys: { id: 'ContactID', number: 'ContactNumber' } },
	{ hint: 'Only the ID or number is sent, so the contact itself is never changed' },
);

export const documentDate = date('Date', { hint: "Today in the organisation's time zone if left out" });

/** What every document carries that is written in a currency. */
export const priced = {
	LineAmountTypes: lineAmountTypes,
	CurrencyCode: currencyCode,
	CurrencyRate: decimal('Currency Rate', currencyRate),
} as const;

export const brandingTheme = link('Branding Theme', { resource: 'brandingTheme' });

export const totals = {
	SubTotal: readOnly(decimal('Subtotal')),
	TotalTax: readOnly(decimal('Total Tax')),
	Total: readOnly(decimal('Total')),
} as const;

export const hasAttachments = readOnly(flag('Has Attachments'));
export const updated = readOnly(moment('Updated'));

/** Credit that is set against an invoice (https://developer.xero.com/documentation/api/accounting/creditnotes). */
export const allocation: Part = {
	envelope: { one: 'Allocations', many: 'Allocations' },
	fields: {
		AllocationID: text('Allocation ID'),
		Invoice: link('Invoice', { resource: 'invoice', keys: { id: 'InvoiceID' } }),
		Amount: decimal('Amount'),
		Date: date('Date'),
		IsDeleted: readOnly(flag('Is Deleted')),
	},
};

export const creditUse = {
	RemainingCredit: readOnly(decimal('Remaining Credit')),
	AppliedAmount: readOnly(decimal('Applied Amount')),
	Allocations: readOnly(rows('Allocations', allocation.fields)),
} as const;

export const payments = readOnly(
	rows('Payments', { PaymentID: text('Payment ID'), Date: date('Date'), Amount: decimal('Amount'), Reference: text('Reference') }),
);

/** Credit that is left over is set against an invoice of the same contact and currency, or taken back from it. */
export const allocating = (noun: string) =>
	({
		allocate: {
			label: 'Allocate',
			action: `Allocate ${noun}`,
			does: 'writePart',
			method: 'PUT',
			path: '/{id}/Allocations',
			of: allocation,
			batch: 50,
			inputs: {
				Invoice: link('Invoice', { resource: 'invoice', keys: { id: 'InvoiceID' } }),
				Amount: decimal('Amount'),
				Date: date('Date'),
				Source: text('Source', {
					hint: 'What it is known by elsewhere, such as books:123:456. Of runs that send the same within six minutes, only the first allocates; it is not stored in Xero.',
				}),
			},
			needs: ['Invoice', 'Amount', 'Date'],
			knownBy: 'Source',
		},
		removeAllocation: {
			label: 'Remove Allocation',
			action: `Remove allocation of ${noun}`,
			does: 'delete',
			method: 'DELETE',
			path: '/{id}/Allocations/{AllocationID}',
			of: allocation,
			inputs: { AllocationID: text('Allocation ID') },
		},
	}) as const;

export const approvable = { DRAFT: 'Draft', SUBMITTED: 'Awaiting Approval', AUTHORISED: 'Approved' };
/** All that a document's status can become, for filters. */
export const documentStatuses = { ...approvable, PAID: 'Paid', VOIDED: 'Voided', DELETED: 'Deleted' };

export const statusOf = (choices: Readonly<Record<string, string>>): Field => choice('Status', choices);
