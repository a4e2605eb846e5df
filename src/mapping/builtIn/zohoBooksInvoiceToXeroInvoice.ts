import type { Mapping } from '../rule';
import { zohoSalesAmounts } from '../zohoBooksAmounts';
import { linkBack } from './rows';
import { money, party, salesLines, totals, withheld } from './zohoLines';

export const zohoBooksInvoiceToXeroInvoice: Mapping = {
	label: 'Zoho Books Invoice to Xero Invoice',
	from: { app: 'zohoBooks', entity: 'invoice' },
	to: { app: 'xero', resource: 'invoice' },
	source: { id: 'invoice_id', number: 'invoice_number', modified: 'last_modified_time' },
	prepare: zohoSalesAmounts,
	leftOut: withheld,
	totals,
	rules: {
		...party('customer_id'),
		InvoiceNumber: { from: 'invoice_number', via: 'text' },
		Reference: { from: ['reference_number', 'salesorder_number'], via: 'text' },
		Date: { from: 'date', via: 'date' },
		DueDate: { from: 'due_date', via: 'date' },
		...money,
		Status: {
			from: 'status',
			table: {
				draft: 'DRAFT',
				pending_approval: 'SUBMITTED',
				approved: 'AUTHORISED',
				sent: 'AUTHORISED',
				viewed: 'AUTHORISED',
				unpaid: 'AUTHORISED',
				overdue: 'AUTHORISED',
				partially_paid: 'AUTHORISED',
				paid: 'AUTHORISED',
				void: 'VOIDED',
			},
		},
		...linkBack,
		LineItems: { rows: salesLines },
	},
};
