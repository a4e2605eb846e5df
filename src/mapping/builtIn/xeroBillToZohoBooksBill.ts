import type { Mapping } from '../rule';
import { xeroAmounts } from '../xeroAmounts';
import { ended, money, numberOr, party, purchaseLines, rounding, totals } from './xeroLines';

/** Zoho opens it at once, so a draft in Xero is better left there. */
export const xeroBillToZohoBooksBill: Mapping = {
	label: 'Xero Bill to Zoho Books Bill',
	from: { app: 'xero', entity: 'bill' },
	to: { app: 'zohoBooks', resource: 'bill' },
	source: { id: 'InvoiceID', number: 'InvoiceNumber', modified: 'UpdatedDateUTC' },
	prepare: xeroAmounts,
	refuses: { Type: { ACCREC: 'it is an invoice: choose the mapping of an invoice' }, Status: ended },
	totals,
	rules: {
		...party('vendor_id'),
		bill_number: numberOr('InvoiceNumber', 'InvoiceID'),
		date: { from: 'Date', via: 'date' },
		due_date: { from: 'DueDate', via: 'date' },
		...money,
		...rounding,
		line_items: { rows: purchaseLines },
	},
};
