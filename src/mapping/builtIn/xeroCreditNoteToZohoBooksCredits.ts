import { isFilled, type Row } from '../../record';
import type { Mapping } from '../rule';
import { xeroAmounts } from '../xeroAmounts';
import { discountsByLine, ended, money, numberOr, party, purchaseLines, salesLines, totals } from './xeroLines';

/** What was set against documents is not written with the credit itself. */
const allocated = 'what it is set against is not carried over: apply it in Zoho Books to the invoices or bills of the same numbers';

/** An empty list says nothing. */
const withoutNothing = ({ Allocations: allocations, ...credit }: Row): Row =>
	xeroAmounts(isFilled(allocations) ? { ...credit, Allocations: allocations } : credit);

const source = { id: 'CreditNoteID', number: 'CreditNoteNumber', modified: 'UpdatedDateUTC' } as const;

export const xeroCreditNoteToZohoBooksCreditNote: Mapping = {
	label: 'Xero Credit Note to Zoho Books Credit Note',
	from: { app: 'xero', entity: 'creditNote' },
	to: { app: 'zohoBooks', resource: 'creditNote' },
	source,
	prepare: withoutNothing,
	refuses: { Type: { ACCPAYCREDIT: "it is a supplier's credit: choose the mapping to a vendor credit" }, Status: ended },
	leftOut: { Allocations: allocated },
	totals,
	rules: {
		...party('customer_id'),
		creditnote_number: numberOr('CreditNoteNumber', 'CreditNoteID'),
		reference_number: { from: 'Reference', via: 'clip', with: '100' },
		date: { from: 'Date', via: 'date' },
		is_draft: { from: 'Status', table: { DRAFT: true, SUBMITTED: true, AUTHORISED: null, PAID: null, VOIDED: null, DELETED: null } },
		...money,
		...discountsByLine,
		line_items: { rows: salesLines },
	},
};

export const xeroCreditNoteToZohoBooksVendorCredit: Mapping = {
	label: 'Xero Credit Note to Zoho Books Vendor Credit',
	from: { app: 'xero', entity: 'creditNote' },
	to: { app: 'zohoBooks', resource: 'vendorCredit' },
	source,
	prepare: withoutNothing,
	refuses: { Type: { ACCRECCREDIT: "it is a customer's credit: choose the mapping to a credit note" }, Status: ended },
	leftOut: { Allocations: allocated },
	totals,
	rules: {
		...party('vendor_id'),
		vendor_credit_number: numberOr('CreditNoteNumber', 'CreditNoteID'),
		date: { from: 'Date', via: 'date' },
		...money,
		line_items: { rows: purchaseLines },
	},
};
