import type { Answer, Asked, Row } from '../vendor';
import { amountFor, touchInvoices } from './applying';
import { unusedOf } from './balances';
import { applyCredit, unapplyCredit } from './creditApplications';
import { recordIn } from './incoming';
import { all, keep, need, newId, rowsIn, stamp, text, type Ledger } from './ledger';
import { refusal } from './refused';

/** What is paid and credited, seen from the invoice (https://www.zoho.com/books/api/v3/invoices/#apply-credits). */

const said = (message: string, more: Row = {}): Answer => ({ status: 200, body: { code: 0, message, ...more } });

const applyPayment = (ledger: Ledger, payment: Row, invoiceId: string, amount: unknown): void => {
	const { amount: applied } = amountFor(ledger, { invoice_id: invoiceId, amount_applied: amount }, payment.customer_id);
	if (applied.gt(unusedOf(payment))) throw refusal.rule('The amount applied is more than is left of the payment.', 24016);
	const before = rowsIn(payment.invoices).find((one) => one.invoice_id === invoiceId);
	const row = {
		invoice_payment_id: before?.invoice_payment_id ?? newId(ledger),
		invoice_id: invoiceId,
		amount_applied: applied.plus(Number(before?.amount_applied ?? 0)).toNumber(),
	};
	const invoices = [...rowsIn(payment.invoices).filter((one) => one !== before), row];
	keep(ledger, 'customerpayments', text(payment.payment_id), { ...payment, invoices, last_modified_time: stamp(ledger) });
};

const apply = (ledger: Ledger, invoice: Row, sent: Row): Answer => {
	const id = text(invoice.invoice_id);
	const [credits, payments] = [rowsIn(sent.apply_creditnotes), rowsIn(sent.invoice_payments)];
	if (credits.length + payments.length === 0) throw refusal.invalid('apply_creditnotes');
	for (const { creditnote_id, amount_applied } of credits) {
		applyCredit(ledger, need(ledger, 'creditnotes', creditnote_id, 'Credit note'), [{ invoice_id: id, amount_applied }]);
	}
	for (const { payment_id, amount_applied } of payments) applyPayment(ledger, need(ledger, 'customerpayments', payment_id, 'Payment'), id, amount_applied);
	touchInvoices(ledger, [id]);
	return said('Credits have been applied to the invoice(s).', { use_credits: { apply_creditnotes: credits, invoice_payments: payments } });
};

const creditsOn = (ledger: Ledger, id: unknown): { note: Row; one: Row }[] =>
	all(ledger, 'creditnotes').flatMap((note) => rowsIn(note.applications).flatMap((one) => (one.invoice_id === id ? [{ note, one }] : [])));

const paymentsOn = (ledger: Ledger, id: unknown): { payment: Row; one: Row }[] =>
	all(ledger, 'customerpayments').flatMap((payment) => rowsIn(payment.invoices).flatMap((one) => (one.invoice_id === id ? [{ payment, one }] : [])));

const shownCredit = ({ note, one }: { note: Row; one: Row }): Row => ({
	creditnote_id: note.creditnote_id,
	creditnotes_invoice_id: one.creditnote_invoice_id,
	creditnotes_number: note.creditnote_number,
	credited_date: one.date,
	amount_applied: one.amount_applied,
});

const shownPayment = ({ payment, one }: { payment: Row; one: Row }): Row => ({
	payment_id: payment.payment_id,
	payment_number: payment.payment_number,
	invoice_id: one.invoice_id,
	invoice_payment_id: one.invoice_payment_id,
	payment_mode: payment.payment_mode,
	description: text(payment.description),
	date: payment.date,
	reference_number: text(payment.reference_number),
	exchange_rate: payment.exchange_rate,
	amount: one.amount_applied,
	tax_amount_withheld: 0,
	online_transaction_id: '',
	is_single_invoice_payment: rowsIn(payment.invoices).length === 1,
});

/** The payment stays, and what was applied to the invoice is unused from then on [unsure: the message speaks of the payment]. */
const unapplyPayment = (ledger: Ledger, invoice: Row, applicationId: string): Answer => {
	const found = paymentsOn(ledger, invoice.invoice_id).find(({ one }) => one.invoice_payment_id === applicationId);
	if (found === undefined) throw refusal.missing('Payment');
	const invoices = rowsIn(found.payment.invoices).filter((one) => one !== found.one);
	keep(ledger, 'customerpayments', text(found.payment.payment_id), { ...found.payment, invoices, last_modified_time: stamp(ledger) });
	touchInvoices(ledger, [invoice.invoice_id]);
	return said('The payment has been deleted.');
};

const unapply = (ledger: Ledger, invoice: Row, applicationId: string): Answer => {
	const found = creditsOn(ledger, invoice.invoice_id).find(({ one }) => one.creditnote_invoice_id === applicationId);
	if (found === undefined) throw refusal.missing('Credit');
	unapplyCredit(ledger, found.note, applicationId);
	return said('Credits applied to an invoice have been deleted.');
};

/** Answers what is asked of an invoice's credits and payments. */
export const invoiceApplications = (ledger: Ledger, asked: Asked, [id, part, applicationId, ...more]: readonly string[]): Answer | undefined => {
	if (!['credits', 'creditsapplied', 'payments'].includes(text(part)) || more.length > 0) return undefined;
	const invoice = need(ledger, 'invoices', id, 'Invoice');
	if (part === 'credits') {
		if (asked.method !== 'POST' || applicationId !== undefined) throw refusal.wrongMethod();
		return apply(ledger, invoice, recordIn(asked));
	}
	if (asked.method === 'GET' && applicationId === undefined) {
		return part === 'payments'
			? said('success', { payments: paymentsOn(ledger, id).map(shownPayment) })
			: said('success', { credits: creditsOn(ledger, id).map(shownCredit) });
	}
	if (asked.method !== 'DELETE' || applicationId === undefined) throw refusal.wrongMethod();
	return part === 'payments' ? unapplyPayment(ledger, invoice, applicationId) : unapply(ledger, invoice, applicationId);
};
