import type { Mapping } from '../rule';
import { zohoCrmQuoteAmounts } from '../zohoCrmAmounts';
import { currency, customer, quoteLines } from './zohoCrmLines';

/** No date is said: Xero dates a new invoice today, in the organisation's own time zone, and leaves the date of one that is there. */
export const zohoCrmQuoteToXeroInvoice: Mapping = {
	label: 'Zoho CRM Quote to Xero Invoice',
	from: { app: 'zohoCrm', entity: 'quote' },
	to: { app: 'xero', resource: 'invoice' },
	source: { id: 'id', number: 'Subject', modified: 'Modified_Time' },
	prepare: zohoCrmQuoteAmounts,
	totals: { total: 'Grand_Total', currency: 'Currency' },
	rules: {
		...customer,
		// CRM counts its quotes from 1, which is no number for an invoice.
		InvoiceNumber: { from: 'id', via: 'prefix', with: 'CRMQ-' },
		Reference: { join: [{ from: 'Quote_Number' }, { from: 'Subject' }], by: ' ' },
		...currency(['']),
		LineAmountTypes: { always: 'Exclusive' },
		Url: { from: '_sync.source.url', via: 'linkBack' },
		LineItems: { rows: quoteLines() },
	},
};
