import type { Mapping } from '../rule';
import { zohoPurchaseAmounts } from '../zohoPurchaseAmounts';
import { creditStatus, leftOutOfCredits } from './zohoBooksCreditNoteToXeroCreditNote';
import { money, party, purchaseLines, totals } from './zohoLines';

/** A supplier's credit in Xero has no reference beside its number. */
export const zohoBooksVendorCreditToXeroCreditNote: Mapping = {
	label: 'Zoho Books Vendor Credit to Xero Credit Note',
	from: { app: 'zohoBooks', entity: 'vendorCredit' },
	to: { app: 'xero', resource: 'creditNote' },
	source: { id: 'vendor_credit_id', number: 'vendor_credit_number', modified: 'last_modified_time' },
	prepare: zohoPurchaseAmounts,
	leftOut: leftOutOfCredits,
	totals,
	rules: {
		Type: { always: 'ACCPAYCREDIT' },
		...party('vendor_id'),
		CreditNoteNumber: { from: 'vendor_credit_number', via: 'text' },
		Date: { from: 'date', via: 'date' },
		...money,
		Status: { from: 'status', table: creditStatus },
		LineItems: { rows: purchaseLines },
	},
};
