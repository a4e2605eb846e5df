import type { Mapping } from '../rule';
import { zohoCrmQuoteAmounts } from '../zohoCrmAmounts';
import { currency, customer, quoteLines } from './zohoCrmLines';

/** No status is said: a new quote is a draft, and one that was sent meanwhile stays sent. */
export const zohoCrmQuoteToXeroQuote: Mapping = {
	label: 'Zoho CRM Quote to Xero Quote',
	from: { app: 'zohoCrm', entity: 'quote' },
	to: { app: 'xero', resource: 'quote' },
	source: { id: 'id', number: 'Subject', modified: 'Modified_Time' },
	prepare: zohoCrmQuoteAmounts,
	totals: { total: 'Grand_Total', currency: 'Currency' },
	rules: {
		...customer,
		QuoteNumber: { from: 'id', via: 'prefix', with: 'CRMQ-' },
		Reference: { from: 'Quote_Number', via: 'text' },
		Date: { from: 'Created_Time', via: 'date' },
		ExpiryDate: { from: 'Valid_Till', via: 'date' },
		...currency(['']),
		LineAmountTypes: { always: 'EXCLUSIVE' },
		Title: { from: 'Subject', via: 'clip', with: '100' },
		Summary: { from: 'Description', via: 'clip', with: '3000' },
		Terms: { from: 'Terms_and_Conditions', via: 'clip', with: '4000' },
		LineItems: { rows: quoteLines() },
	},
};
