import type { Mapping } from '../rule';
import { zohoSalesAmounts } from '../zohoBooksAmounts';
import { linkBack } from './rows';
import { refusesVoid } from './zohoBooksSalesOrderToXeroQuote';
import { money, party, salesLines, totals } from './zohoLines';

/** For those who invoice in Xero. No status is said: a new invoice is a draft, and one that was approved meanwhile stays approved. */
export const zohoBooksSalesOrderToXeroInvoice: Mapping = {
	label: 'Zoho Books Sales Order to Xero Invoice',
	from: { app: 'zohoBooks', entity: 'salesOrder' },
	to: { app: 'xero', resource: 'invoice' },
	source: { id: 'salesorder_id', number: 'salesorder_number', modified: 'last_modified_time' },
	prepare: zohoSalesAmounts,
	refuses: refusesVoid,
	totals,
	rules: {
		...party('customer_id'),
		InvoiceNumber: { from: 'salesorder_number', via: 'text' },
		Reference: { from: 'reference_number', via: 'text' },
		Date: { from: 'date', via: 'date' },
		...money,
		...linkBack,
		LineItems: { rows: salesLines },
	},
};
