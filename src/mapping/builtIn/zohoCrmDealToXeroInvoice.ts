import type { Mapping } from '../rule';
import { zohoCrmDealAmounts } from '../zohoCrmAmounts';
import { currency, customer, dealLines } from './zohoCrmLines';

/**
 * A won deal, with its quote under `Quote` or its products under `Products`. No status is said: a new invoice is a draft,
 * and one that was approved meanwhile stays approved.
 */
export const zohoCrmDealToXeroInvoice: Mapping = {
	label: 'Zoho CRM Deal with Its Products or Quote to Xero Invoice',
	from: { app: 'zohoCrm', entity: 'deal' },
	to: { app: 'xero', resource: 'invoice' },
	source: { id: 'id', number: 'Deal_Name', modified: 'Modified_Time' },
	prepare: zohoCrmDealAmounts,
	totals: { total: 'Quote.Grand_Total', lines: 'Amount', currency: ['Quote.Currency', 'Currency'] },
	rules: {
		...customer,
		// A deal has no number of its own.
		InvoiceNumber: { from: 'id', via: 'prefix', with: 'CRM-' },
		Reference: { from: 'Deal_Name', via: 'text' },
		Date: { from: 'Closing_Date', via: 'date' },
		...currency(['Quote.', '']),
		LineAmountTypes: { always: 'Exclusive' },
		Url: { from: '_sync.source.url', via: 'linkBack' },
		LineItems: { rows: dealLines },
	},
};
