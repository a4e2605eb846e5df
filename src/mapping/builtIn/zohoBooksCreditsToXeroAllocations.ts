import { rowsIn, type Row } from '../../record';
import { allocation } from '../parts';
import type { Mapping, Rule, Rules } from '../rule';

/** What the rows are called by the spec and by live answers; an application that says no day counts on the day of its credit. */
const amount: Rule = { from: ['credited_amount', 'amount_applied', 'amount'], via: 'decimal' };

const rules = (number: string, invoice: string, id: string): Rules => ({
	CreditNoteNumber: { from: `$.${number}`, via: 'text' },
	InvoiceNumber: { from: invoice, via: 'text' },
	// Of use where the workflow has looked it up before.
	'Invoice.InvoiceID': { from: 'xero_invoice_id', via: 'guid' },
	Amount: amount,
	Date: { from: ['date', 'credited_date', '$.date'], via: 'date' },
	Source: { join: [{ from: `$.${id}`, via: 'prefix', with: 'books:' }, { from: ['invoice_id', 'bill_id'] }], by: ':' },
});

/** Beside the credit itself: Xero takes neither with the other. */
const shared = { to: { app: 'xero', resource: 'allocation' }, custom: allocation.fields } as const;

export const zohoBooksCreditNoteToXeroAllocations: Mapping = {
	...shared,
	label: 'Zoho Books Credit Note to Xero Allocations',
	from: { app: 'zohoBooks', entity: 'creditNote' },
	source: { id: 'creditnote_id', number: 'creditnote_number', modified: 'last_modified_time' },
	each: 'invoices_credited',
	rules: rules('creditnote_number', 'invoice_number', 'creditnote_id'),
};

/** A vendor credit that is applied nowhere yet has no list of bills. */
const withBills = (credit: Row): Row => ({ ...credit, bills_credited: credit['bills_credited'] ?? rowsIn(credit['bills']) });

export const zohoBooksVendorCreditToXeroAllocations: Mapping = {
	...shared,
	label: 'Zoho Books Vendor Credit to Xero Allocations',
	from: { app: 'zohoBooks', entity: 'vendorCredit' },
	source: { id: 'vendor_credit_id', number: 'vendor_credit_number', modified: 'last_modified_time' },
	prepare: withBills,
	each: 'bills_credited',
	rules: rules('vendor_credit_number', 'bill_number', 'vendor_credit_id'),
};
