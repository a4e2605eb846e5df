import { choice, date, decimal, flag, list, readOnly, recent, resource, text, url, type Fields } from '../define';
import { approvable, brandingTheme, contactLink, documentDate, documentStatuses, hasAttachments, payments, priced, totals, updated } from './documents';
import { lineItems, statusOf } from './documents';
import { dated, equal, ids, includeArchived, modifiedSince, ofContact, order, searchTerm, startsWith, summaryOnly, verbs, where } from './verbs';

/** What sales invoices and bills share; Xero keeps both under one path (https://developer.xero.com/documentation/api/accounting/invoices). */
export const document = {
	Type: readOnly(choice('Type', { ACCREC: 'Sales Invoice', ACCPAY: 'Bill' })),
	InvoiceID: text('Invoice ID'),
	Contact: contactLink,
	Date: documentDate,
	DueDate: date('Due Date', { hint: 'Needed for approval' }),
	...priced,
	Status: statusOf(approvable),
	Url: url('Link Back', { hint: 'Shown in Xero as the way to the source document; must not contain "xero"' }),
	BrandingThemeID: brandingTheme,
	RoundingAmount: recent(decimal('Rounding Amount', { hint: 'From -0.10 to 0.10, where the organisation has rounding switched on' })),
	...totals,
	AmountDue: readOnly(decimal('Amount Due')),
	AmountPaid: readOnly(decimal('Amount Paid')),
	AmountCredited: readOnly(decimal('Amount Credited')),
	FullyPaidOnDate: readOnly(date('Fully Paid On')),
	RepeatingInvoiceID: readOnly(text('Repeating Invoice ID')),
	HasAttachments: hasAttachments,
	Payments: payments,
	UpdatedDateUTC: updated,
} as const;

export const documentFilters: Fields = {
	Statuses: list('Statuses', { choices: documentStatuses }),
	InvoiceNumbers: list('Invoice Numbers'),
	ContactIDs: list('Contact IDs'),
	...ids,
	...dated,
	dueFrom: { kind: 'date', label: 'Due From', where: 'DueDate>={}' },
	dueTo: { kind: 'date', label: 'Due To', where: 'DueDate<={}' },
	amountDueFrom: decimal('Amount Due From', { where: 'AmountDue>={}' }),
	amountDueTo: decimal('Amount Due To', { where: 'AmountDue<={}' }),
	...ofContact,
	...modifiedSince,
	...searchTerm,
	...where,
	...order,
	...includeArchived,
	...summaryOnly,
	createdByMyApp: flag('Created by My App'),
};

const { create, update, upsert, get, getMany, become, downloadPdf } = verbs('invoice', 'invoices');

/** Newer than the pinned specification: stock may be promised that is not there yet. */
const backorders = { inputs: { allowBackorders: recent(flag('Allow Backorders', { hint: 'Tracked items may be sold that are not in stock' })) } };

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
	byId: { parameter: 'IDs', atOnce: 40 },
	// Without it Xero rounds unit amounts to two decimals, when reading and when writing.
	parameters: { unitdp: '4' },
	fixed: { Type: 'ACCREC' },
	fields: {
		...document,
		LineItems: lineItems('sales'),
		InvoiceNumber: text('Invoice Number', { max: 255, hint: 'Xero numbers the invoice if left out' }),
		Reference: text('Reference', { max: 255 }),
		SentToContact: flag('Sent to Contact', { hint: 'Marks an approved invoice as sent' }),
		ExpectedPaymentDate: date('Expected Payment Date'),
	},
	operations: {
		create: create(['Contact', 'LineItems'], backorders),
		upsert: upsert(['InvoiceNumber', 'Contact', 'LineItems'], backorders),
		update: update(backorders),
		get: get(),
		getMany: getMany({ ...documentFilters, reference: equal('Reference', 'Reference'), referenceStartsWith: startsWith('Reference', 'Reference Starts With') }),
		submit: become('Submit for Approval', { Status: 'SUBMITTED' }),
		approve: become('Approve', { Status: 'AUTHORISED' }),
		markAsSent: become('Mark as Sent', { SentToContact: true }),
		email: { label: 'Email', action: 'Email invoice', does: 'act', method: 'POST', path: '/{id}/Email' },
		getOnlineLink: {
			label: 'Get Online Link',
			action: 'Get online link of invoice',
			does: 'get',
			method: 'GET',
			path: '/{id}/OnlineInvoice',
			of: { envelope: { one: 'OnlineInvoices', many: 'OnlineInvoices' }, fields: { OnlineInvoiceUrl: readOnly(url('Online Invoice')) } },
		},
		downloadPdf: downloadPdf(),
		delete: become('Delete', { Status: 'DELETED' }),
		void: become('Void', { Status: 'VOIDED' }),
	},
});
