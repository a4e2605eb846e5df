import type { Mapping } from '../rule';
import { zohoPurchaseAmounts } from '../zohoPurchaseAmounts';
import { linkBack } from './rows';
import { money, party, purchaseLines, totals, withheld } from './zohoLines';

/** A bill in Xero has no reference beside its number, which is the vendor's own. */
export const zohoBooksBillToXeroBill: Mapping = {
	label: 'Zoho Books Bill to Xero Bill',
	from: { app: 'zohoBooks', entity: 'bill' },
	to: { app: 'xero', resource: 'bill' },
	source: { id: 'bill_id', number: 'bill_number', modified: 'last_modified_time' },
	prepare: zohoPurchaseAmounts,
	leftOut: withheld,
	totals,
	rules: {
		...party('vendor_id'),
		InvoiceNumber: { from: 'bill_number', via: 'text' },
		Date: { from: 'date', via: 'date' },
		DueDate: { from: 'due_date', via: 'date' },
		...money,
		Status: {
			from: 'status',
			table: {
				draft: 'DRAFT',
				pending_approval: 'SUBMITTED',
				approved: 'AUTHORISED',
				open: 'AUTHORISED',
				unpaid: 'AUTHORISED',
				overdue: 'AUTHORISED',
				partially_paid: 'AUTHORISED',
				paid: 'AUTHORISED',
				void: 'VOIDED',
			},
		},
		...linkBack,
		LineItems: { rows: purchaseLines },
	},
};
