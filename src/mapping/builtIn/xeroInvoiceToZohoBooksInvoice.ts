import type { Mapping } from '../rule';
import { xeroAmounts } from '../xeroAmounts';
import { discountsByLine, ended, money, numberOr, party, rounding, salesLines, totals } from './xeroLines';

/** Zoho makes it a draft; what becomes of it then, the mapping of its status says. */
export const xeroInvoiceToZohoBooksInvoice: Mapping = {
	label: 'Xero Invoice to Zoho Books Invoice',
	from: { app: 'xero', entity: 'invoice' },
	to: { app: 'zohoBooks', resource: 'invoice' },
	source: { id: 'InvoiceID', number: 'InvoiceNumber', modified: 'UpdatedDateUTC' },
	prepare: xeroAmounts,
	refuses: { Type: { ACCPAY: 'it is a bill: choose the mapping of a bill' }, Status: ended },
	totals,
	rules: {
		...party('customer_id'),
		invoice_number: numberOr('InvoiceNumber', 'InvoiceID'),
		reference_number: { from: 'Reference', via: 'clip', with: '100' },
		date: { from: 'Date', via: 'date' },
		due_date: { from: 'DueDate', via: 'date' },
		...money,
		...discountsByLine,
		...rounding,
		line_items: { rows: salesLines },
	},
};
