import type { Mapping } from '../rule';
import { zohoCrmDealAmounts } from '../zohoCrmAmounts';
import { currency, customer, dealLines } from './zohoCrmLines';

export const zohoCrmDealToXeroQuote: Mapping = {
	label: 'Zoho CRM Deal with Its Products or Quote to Xero Quote',
	from: { app: 'zohoCrm', entity: 'deal' },
	to: { app: 'xero', resource: 'quote' },
	source: { id: 'id', number: 'Deal_Name', modified: 'Modified_Time' },
	prepare: zohoCrmDealAmounts,
	totals: { total: 'Quote.Grand_Total', lines: 'Amount', currency: ['Quote.Currency', 'Currency'] },
	rules: {
		...customer,
		QuoteNumber: { from: 'id', via: 'prefix', with: 'CRM-' },
		Reference: { from: ['Quote.Quote_Number', 'Deal_Name'], via: 'text' },
		Date: { from: ['Quote.Created_Time', 'Created_Time'], via: 'date' },
		ExpiryDate: { from: ['Quote.Valid_Till', 'Closing_Date'], via: 'date' },
		...currency(['Quote.', '']),
		LineAmountTypes: { always: 'EXCLUSIVE' },
		Title: { from: 'Deal_Name', via: 'clip', with: '100' },
		Summary: { from: 'Description', via: 'clip', with: '3000' },
		Terms: { from: 'Quote.Terms_and_Conditions', via: 'clip', with: '4000' },
		LineItems: { rows: dealLines },
	},
};
