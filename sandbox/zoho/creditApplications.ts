import type { Row } from '../vendor';
import { amountFor, touchInvoices } from './applying';
import { creditLeft } from './balances';
import { keep, newId, rowsIn, stamp, text, today, type Ledger } from './ledger';
import { refusal } from './refused';

/** Applies an open credit note to invoices of its customer; all of them or none. */
export const applyCredit = (ledger: Ledger, note: Row, sent: readonly Row[]): void => {
	if (note.state !== 'open') throw refusal.rule('Only a credit note that is open can be applied.');
	if (sent.length === 0 || new Set(sent.map((one) => text(one.invoice_id))).size < sent.length) throw refusal.invalid('invoices');
	const added = sent.map((one): Row => {
		const { invoice, amount } = amountFor(ledger, one, note.customer_id);
		return { creditnote_invoice_id: newId(ledger), invoice_id: invoice.invoice_id, amount_applied: amount.toNumber(), date: today(ledger) };
	});
	const changed: Row = { ...note, applications: [...rowsIn(note.applications), ...added], last_modified_time: stamp(ledger) };
	if (creditLeft(changed).lt(0)) throw refusal.rule('The amount applied is more than is left of the credit note.', 24016);
	keep(ledger, 'creditnotes', text(note.creditnote_id), changed);
	touchInvoices(ledger, idsIn(added));
};

export const unapplyCredit = (ledger: Ledger, note: Row, applicationId: string): void => {
	const gone = rowsIn(note.applications).find((one) => one.creditnote_invoice_id === applicationId);
	if (gone === undefined) throw refusal.missing('Credit');
	const applications = rowsIn(note.applications).filter((one) => one !== gone);
	keep(ledger, 'creditnotes', text(note.creditnote_id), { ...note, applications, last_modified_time: stamp(ledger) });
	touchInvoices(ledger, [gone.invoice_id]);
};

const idsIn = (rows: readonly Row[]): unknown[] => rows.map(({ invoice_id: id }) => id);
