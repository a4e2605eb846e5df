import { choice, date, decimal, longText, readOnly, resource, text } from '../define';
import { brandingTheme, contactLink, documentDate, lineItems, priced, totals, updated } from './documents';
import { modifiedSince, order, verbs } from './verbs';

const { create, update, upsert, get, getMany, become, downloadPdf } = verbs('quote', 'quotes');
const statuses = { DRAFT: 'Draft', SENT: 'Sent', ACCEPTED: 'Accepted', DECLINED: 'Declined', INVOICED: 'Invoiced', DELETED: 'Deleted' };

/** Quotes differ from other documents: no where, pages of 100, upper-case line amounts, no tax by default (https://developer.xero.com/documentation/api/accounting/quotes). */
export const quote = resource({
	label: 'Quote',
	plural: 'Quotes',
	path: '/Quotes',
	permission: 'invoices',
	// Unsure whether a page may be larger and whether the answer counts pages: a short page ends the list either way.
	paged: { size: 100 },
	envelope: { one: 'Quotes', many: 'Quotes' },
	id: 'QuoteID',
	title: 'QuoteNumber',
	modified: 'UpdatedDateUTC',
	since: { header: 'If-Modified-Since' },
	key: { field: 'QuoteNumber', find: { parameter: 'QuoteNumber', atOnce: 1 }, owner: 'Contact' },
	fields: {
		QuoteID: text('Quote ID'),
		QuoteNumber: text('Quote Number', { max: 255, hint: 'Xero numbers the quote if left out' }),
		Contact: contactLink,
		LineItems: lineItems('sales', 'Quotes take no tax rate from the account: give each line one'),
		Date: documentDate,
		ExpiryDate: date('Expiry Date'),
		...priced,
		LineAmountTypes: choice('Line Amounts Are', { EXCLUSIVE: 'Tax Exclusive', INCLUSIVE: 'Tax Inclusive', NOTAX: 'No Tax' }),
		Status: choice('Status', { DRAFT: 'Draft', SENT: 'Sent' }),
		Title: text('Title', { max: 100 }),
		Summary: longText('Summary', { max: 3000 }),
		Terms: longText('Terms', { max: 4000 }),
		Reference: text('Reference', { max: 4000 }),
		BrandingThemeID: brandingTheme,
		...totals,
		TotalDiscount: readOnly(decimal('Total Discount')),
		UpdatedDateUTC: updated,
	},
	operations: {
		create: create(['Contact', 'Date', 'LineItems']),
		upsert: upsert(['QuoteNumber', 'Contact', 'Date', 'LineItems']),
		update: update(),
		get: get(),
		getMany: getMany({
			Status: choice('Status', statuses),
			ContactID: { kind: 'link', label: 'Contact', resource: 'contact' },
			QuoteNumber: text('Quote Number'),
			DateFrom: date('Date From'),
			DateTo: date('Date To'),
			ExpiryDateFrom: date('Expiry Date From'),
			ExpiryDateTo: date('Expiry Date To'),
			...modifiedSince,
			...order,
		}),
		markAsSent: become('Mark as Sent', { Status: 'SENT' }),
		accept: become('Accept', { Status: 'ACCEPTED' }),
		decline: become('Decline', { Status: 'DECLINED' }),
		markAsInvoiced: become('Mark as Invoiced', { Status: 'INVOICED' }),
		downloadPdf: downloadPdf(),
		delete: become('Delete', { Status: 'DELETED' }),
	},
});
