import { choice, date, flag, group, integer, readOnly, resource, text } from '../define';
import { brandingTheme, contactLink, hasAttachments, lineItems, priced, totals } from './documents';
import { equal, oneOf, order, verbs, where } from './verbs';

const { create, get, getMany, become } = verbs('repeating invoice', 'repeating invoices');
const types = { ACCREC: 'Sales Invoice', ACCPAY: 'Bill' };

/** Templates that Xero makes invoices from; their content is never edited (https://developer.xero.com/documentation/api/accounting/repeatinginvoices). */
export const repeatingInvoice = resource({
	label: 'Repeating Invoice',
	plural: 'Repeating Invoices',
	path: '/RepeatingInvoices',
	permission: 'invoices',
	envelope: { one: 'RepeatingInvoices', many: 'RepeatingInvoices' },
	id: 'RepeatingInvoiceID',
	title: 'Reference',
	fields: {
		RepeatingInvoiceID: text('Repeating Invoice ID'),
		Type: choice('Type', types, { hint: 'Bills can be read but not created' }),
		Contact: contactLink,
		LineItems: lineItems('sales'),
		Schedule: group('Schedule', {
			Period: integer('Period', { hint: 'How many weeks or months lie between two invoices' }),
			Unit: choice('Unit', { MONTHLY: 'Months', WEEKLY: 'Weeks' }),
			DueDate: integer('Due Day'),
			DueDateType: choice('Due Day Is', {
				DAYSAFTERBILLDATE: 'Days After Bill Date',
				DAYSAFTERBILLMONTH: 'Days After Bill Month',
				DAYSAFTERINVOICEDATE: 'Days After Invoice Date',
				DAYSAFTERINVOICEMONTH: 'Days After Invoice Month',
				OFCURRENTMONTH: 'Of Current Month',
				OFFOLLOWINGMONTH: 'Of Following Month',
			}),
			StartDate: date('Start Date'),
			EndDate: date('End Date'),
			NextScheduledDate: readOnly(date('Next Scheduled Date')),
		}),
		LineAmountTypes: priced.LineAmountTypes,
		CurrencyCode: priced.CurrencyCode,
		Status: choice('Status', { DRAFT: 'Draft', AUTHORISED: 'Approved' }),
		Reference: text('Reference', { max: 255 }),
		BrandingThemeID: brandingTheme,
		ApprovedForSending: flag('Approved for Sending'),
		SendCopy: flag('Send Copy'),
		MarkAsSent: flag('Mark as Sent'),
		IncludePDF: flag('Include PDF'),
		...totals,
		HasAttachments: hasAttachments,
	},
	operations: {
		create: create(['Type', 'Contact', 'LineItems', 'LineAmountTypes', 'CurrencyCode', 'Status', 'Schedule']),
		get: get(),
		getMany: getMany({
			status: oneOf('Status', 'Status', { DRAFT: 'Draft', AUTHORISED: 'Approved' }),
			type: oneOf('Type', 'Type', types),
			reference: equal('Reference', 'Reference'),
			...where,
			...order,
		}),
		delete: become('Delete', { Status: 'DELETED' }),
	},
});
