import type Big from 'big.js';
import type { Answer, Asked, Row } from '../../vendor';
import { recordIn } from '../incoming';
import type { Act } from '../kind';
import { all, find, keep, need, newId, rowsIn, stamp, text, today, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { big, sum } from '../totals';
import { creditLeft, paymentLeft, settled } from './purchaseBalances';

/** What stands below a bill: payments that were made on it, and credits. */

const said = (message: string, more: Row = {}, status = 200): Answer => ({ status, body: { code: 0, message, ...more } });

/** A bill shows that something was paid on it or taken back; one that is paid is no draft [unsure]. */
export const touchBills = (ledger: Ledger, ids: readonly unknown[]): void => {
	for (const id of new Set(ids.map(text))) {
		const bill = find(ledger, 'bills', id);
		if (bill === undefined) continue;
		keep(ledger, 'bills', id, { ...bill, state: bill.state === 'draft' ? 'open' : bill.state, last_modified_time: stamp(ledger) });
	}
};

/** Refuses an amount that a bill of the vendor cannot take; what the same source has on it already is `before`. */
export const fitting = (ledger: Ledger, id: unknown, vendor: unknown, amount: unknown, before: unknown = 0): Row => {
	const bill = find(ledger, 'bills', id);
	if (bill === undefined || bill.vendor_id !== vendor || bill.state === 'void') throw refusal.invalid('bill_id');
	if (big(amount).lte(0)) throw refusal.invalid('amount_applied');
	const due = big(bill.total).minus(settled(ledger).total(id)).plus(big(before));
	if (big(amount).gt(due)) throw refusal.rule('The amount applied to the bill is more than its balance.', 24016);
	return bill;
};

/** The same bill twice would count twice. */
export const refuseTwice = (rows: readonly Row[], name: string): void => {
	if (new Set(rows.map((row) => text(row[name]))).size < rows.length) throw refusal.invalid(name);
};

export const billPayments = (ledger: Ledger, bill: Row): Row[] =>
	all(ledger, 'vendorpayments').flatMap((payment) =>
		rowsIn(payment.bills)
			.filter((one) => one.bill_id === bill.bill_id)
			.map((one) => ({
				payment_id: payment.payment_id,
				bill_id: bill.bill_id,
				bill_payment_id: one.bill_payment_id,
				vendor_id: payment.vendor_id,
				payment_number: payment.payment_number,
				payment_mode: text(payment.payment_mode),
				description: text(payment.description),
				date: payment.date,
				reference_number: text(payment.reference_number),
				exchange_rate: big(payment.exchange_rate).toNumber(),
				amount: big(one.amount_applied).toNumber(),
				paid_through: text(find(ledger, 'chartofaccounts', payment.paid_through_account_id)?.account_name),
				paid_through_account_id: text(payment.paid_through_account_id),
				is_single_bill_payment: rowsIn(payment.bills).length === 1,
			})),
	);

export const creditsOf = (ledger: Ledger, bill: Row): Row[] =>
	all(ledger, 'vendorcredits').flatMap((credit) =>
		rowsIn(credit.bills)
			.filter((one) => one.bill_id === bill.bill_id)
			.map((one) => ({
				vendor_credit_id: credit.vendor_credit_id,
				vendor_credit_bill_id: one.vendor_credit_bill_id,
				vendor_credit_number: credit.vendor_credit_number,
				date: one.date,
				amount: big(one.amount).toNumber(),
			})),
	);

const keepSource = (ledger: Ledger, shelf: string, id: string, row: Row, bills: readonly Row[]): void => {
	keep(ledger, shelf, id, { ...row, bills, last_modified_time: stamp(ledger) });
};

/** Puts part of a vendor credit on a bill; whoever calls has looked whether both have room for it. */
export const applyCredit = (ledger: Ledger, credit: Row, billId: unknown, amount: unknown): void => {
	const application = { vendor_credit_bill_id: newId(ledger), bill_id: text(billId), amount: big(amount).toNumber(), date: today(ledger) };
	keepSource(ledger, 'vendorcredits', text(credit.vendor_credit_id), credit, [...rowsIn(credit.bills), application]);
	touchBills(ledger, [billId]);
};

/** Puts what is left of an earlier payment on a bill. */
const applyPayment = (ledger: Ledger, payment: Row, billId: unknown, amount: unknown): void => {
	const before = rowsIn(payment.bills).find((one) => one.bill_id === billId);
	const application = {
		bill_payment_id: before?.bill_payment_id ?? newId(ledger),
		bill_id: text(billId),
		amount_applied: big(amount).plus(big(before?.amount_applied)).toNumber(),
	};
	keepSource(ledger, 'vendorpayments', text(payment.payment_id), payment, [...rowsIn(payment.bills).filter((one) => one !== before), application]);
	touchBills(ledger, [billId]);
};

/** What is to be applied, each with the record it comes from; refused if one of them is another vendor's or has not so much left. */
const sources = (ledger: Ledger, bill: Row, sent: unknown, kind: { shelf: string; id: string; noun: string; left: (row: Row) => Big }) => {
	const rows = rowsIn(sent);
	refuseTwice(rows, kind.id);
	return rows.map(({ [kind.id]: id, amount_applied: amount }) => {
		const of = need(ledger, kind.shelf, id, kind.noun);
		if (of.vendor_id !== bill.vendor_id) throw refusal.invalid(kind.id);
		if (big(amount).lte(0)) throw refusal.invalid('amount_applied');
		if (big(amount).gt(kind.left(of))) throw refusal.rule(`The amount applied is more than what is left of the ${kind.noun.toLowerCase()}.`, 24016);
		return { of, amount };
	});
};

/** All of it, or nothing: what is too much is found before anything is kept. */
export const applyCredits: Act = (ledger, bill, asked) => {
	const sent = recordIn(asked);
	const credits = sources(ledger, bill, sent.apply_vendor_credits, {
		shelf: 'vendorcredits',
		id: 'vendor_credit_id',
		noun: 'Vendor Credit',
		left: creditLeft,
	});
	const payments = sources(ledger, bill, sent.bill_payments, { shelf: 'vendorpayments', id: 'payment_id', noun: 'Payment', left: paymentLeft });
	const both = [...credits, ...payments];
	if (both.length === 0) throw refusal.invalid('apply_vendor_credits');
	fitting(ledger, bill.bill_id, bill.vendor_id, sum(both.map(({ amount }) => big(amount))).toNumber());
	for (const { of, amount } of credits) applyCredit(ledger, of, bill.bill_id, amount);
	for (const { of, amount } of payments) applyPayment(ledger, of, bill.bill_id, amount);
	return find(ledger, 'bills', bill.bill_id)!;
};

/** Takes a payment off a bill; what was paid is left over then, also where it was for this bill alone [unsure]. */
const unapplyPayment = (ledger: Ledger, bill: Row, id: string): Answer => {
	const payment = all(ledger, 'vendorpayments').find(({ bills }) => rowsIn(bills).some((one) => one.bill_payment_id === id && one.bill_id === bill.bill_id));
	if (payment === undefined) throw refusal.missing('Payment');
	keepSource(
		ledger,
		'vendorpayments',
		text(payment.payment_id),
		payment,
		rowsIn(payment.bills).filter((one) => one.bill_payment_id !== id),
	);
	touchBills(ledger, [bill.bill_id]);
	return said('The payment has been deleted.');
};

/** Answers what is asked of a bill's payments. */
export const billParts = (ledger: Ledger, { method }: Asked, [id, part, partId, ...more]: readonly string[]): Answer | undefined => {
	if (part !== 'payments' || more.length > 0) return undefined;
	const bill = need(ledger, 'bills', id, 'Bill');
	if (partId === undefined && method === 'GET') return said('success', { payments: billPayments(ledger, bill) });
	if (partId !== undefined && method === 'DELETE') return unapplyPayment(ledger, bill, partId);
	throw refusal.wrongMethod();
};
