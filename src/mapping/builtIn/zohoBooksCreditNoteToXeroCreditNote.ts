import type { Mapping } from '../rule';
import { zohoCreditNoteAmounts } from '../zohoPurchaseAmounts';
import { creditedLines, money, party, totals, withheld } from './zohoLines';

export const creditStatus = {
	draft: 'DRAFT',
	pending_approval: 'SUBMITTED',
	approved: 'AUTHORISED',
	open: 'AUTHORISED',
	closed: 'AUTHORISED',
	void: 'VOIDED',
} as const;

const refunded = 'what was refunded is not carried over: enter the refund in Xero as a payment of the credit note';

export const leftOutOfCredits = { ...withheld, total_refunded_amount: refunded } as const;

export const zohoBooksCreditNoteToXeroCreditNote: Mapping = {
	label: 'Zoho Books Credit Note to Xero Credit Note',
	from: { app: 'zohoBooks', entity: 'creditNote' },
	to: { app: 'xero', resource: 'creditNote' },
	source: { id: 'creditnote_id', number: 'creditnote_number', modified: 'last_modified_time' },
	prepare: zohoCreditNoteAmounts,
	leftOut: leftOutOfCredits,
	totals,
	rules: {
		Type: { always: 'ACCRECCREDIT' },
		...party('customer_id'),
		CreditNoteNumber: { from: 'creditnote_number', via: 'text' },
		Reference: { from: 'reference_number', via: 'text' },
		Date: { from: 'date', via: 'date' },
		...money,
		Status: { from: 'status', table: creditStatus },
		LineItems: { rows: creditedLines },
	},
};
