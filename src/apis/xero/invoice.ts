import { choice, date, decimal, flag, link, list, longText, moment, readOnly, resource, rows, text, url, type Fields } from '../define';
import { currencyCode, ids, includeArchived, lineAmountTypes, modifiedSince, order, searchTerm, summaryOnly, verbs, where } from './verbs';

/** One line of a sales invoice or bill (https://developer.xero.com/documentation/api/accounting/invoices). */
export const lineItem: Fields = {
	Description: longText('Description', { max: 4000 }),
	Quantity: decimal('Quantity'),
	UnitAmount: decimal('Unit Amount', { hint: 'Up to four decimals' }),
	ItemCode: text('Item Code', { max: 30 }),
	AccountCode: link('Account', { resource: 'account', by: 'Code' }),
	TaxType: link('Tax Rate', { resource: 'taxRate' }, { hint: "The account's own rate if left out" }),
	TaxAmount: decimal('Tax Amount', { hint: 'Xero calculates it; fill it only to override' }),
	LineAmount: decimal('Line Amount'),
	DiscountRate: decimal('Discount Rate', { hint: 'Percent; sales invoices only' }),
	DiscountAmount: decimal('Discount Amount', { hint: 'Sales invoices only' }),
	Tracking: rows('Tracking', { Name: text('Category', { max: 100 }), Option: text('Option', { max: 100 }) }),
	LineItemID: text('Line Item ID', { hint: 'Keeps an existing line on update; a line that is not sent is removed' }),
};

/** What sales invoices and bills share; Xero keeps both under one path. */
export const document = {
	Type: readOnly(choice('Type', { ACCREC: 'Sales Invoice', ACCPAY: 'Bill' })),
	InvoiceID: text('Invoice ID'),
	Contact: link(
		'Contact',
		{ resource: 'contact', keys: { id: 'ContactID', number: 'ContactNumber' } },
		{ hint: 'Only the ID or number is sent, so the contact itself is never changed' },
	),
	LineItems: rows('Line Items', lineItem),
	Date: date('Date', { hint: "Today in the organisation's time zone if left out" }),
	DueDate: date('Due Date'),
	LineAmountTypes: lineAmountTypes,
	CurrencyCode: currencyCode,
	CurrencyRate: decimal('Currency Rate', { hint: "Units of the document's currency for one unit of the organisation's; the day's rate if left out" }),
	Status: choice('Status', { DRAFT: 'Draft', SUBMITTED: 'Awaiting Approval', AUTHORISED: 'Approved' }),
	Url: url('Link Back', { hint: 'Shown in Xero as the way to the source document; must not contain "xero"' }),
	BrandingThemeID: text('Branding Theme ID'),
	SubTotal: readOnly(decimal('Subtotal')),
	TotalTax: readOnly(decimal('Total Tax')),
	Total: readOnly(decimal('Total')),
	AmountDue: readOnly(decimal('Amount Due')),
	AmountPaid: readOnly(decimal('Amount Paid')),
	AmountCredited: readOnly(decimal('Amount Credited')),
	FullyPaidOnDate: readOnly(date('Fully Paid On')),
	HasAttachments: readOnly(flag('Has Attachments')),
	Payments: readOnly(rows('Payments', { PaymentID: text('Payment ID'), Date: date('Date'), Amount: decimal('Amount'), Reference: text('Reference') })),
	UpdatedDateUTC: readOnly(moment('Updated')),
} as const;

export const documentFilters: Fields = {
	Statuses: list('Statuses', { hint: 'Such as AUTHORISED, PAID' }),
	InvoiceNumbers: list('Invoice Numbers'),
	ContactIDs: list('Contact IDs'),
	...ids,
	...modifiedSince,
	...searchTerm,
	...where,
	...order,
	...includeArchived,
	...summaryOnly,
	createdByMyApp: flag('Created by My App'),
};

const { create, update, upsert, get, getMany, become } = verbs('invoice', 'invoices');

export const invoice = resource({
	label: 'Invoice',
	plural: 'Invoices',
	path: '/Invoices',
	permission: 'invoices',
	paged: true,
	envelope: { one: 'Invoices', many: 'Invoices' },
	id: 'InvoiceID',
	title: 'InvoiceNumber',
	modified: 'UpdatedDateUTC',
	since: { header: 'If-Modified-Since' },
	// POST with the number of an existing sales invoice edits that invoice, whoever it belongs to.
	key: { field: 'InvoiceNumber', matchedByVendor: true, find: { parameter: 'InvoiceNumbers', atOnce: 40 }, owner: 'Contact' },
	// Without it Xero rounds unit amounts to two decimals, when reading and when writing.
	parameters: { unitdp: '4' },
	fixed: { Type: 'ACCREC' },
	fields: {
		...document,
		InvoiceNumber: text('Invoice Number', { max: 255, hint: 'Xero numbers the invoice if left out' }),
		Reference: text('Reference', { max: 255 }),
		SentToContact: flag('Sent to Contact', { hint: 'Marks an approved invoice as sent' }),
		ExpectedPaymentDate: date('Expected Payment Date'),
	},
	operations: {
		create: create(['Contact', 'LineItems']),
		upsert: upsert(['InvoiceNumber', 'Contact', 'LineItems']),
		update: update(),
		get: get(),
		getMany: getMany(documentFilters),
		approve: become('Approve', { Status: 'AUTHORISED' }),
		markAsSent: become('Mark as Sent', { SentToContact: true }),
		email: { label: 'Email', action: 'Email invoice', does: 'act', method: 'POST', path: '/{id}/Email' },
		delete: become('Delete', { Status: 'DELETED' }),
		void: become('Void', { Status: 'VOIDED' }),
	},
});
