import Big from 'big.js';
import type { Row } from '../vendor';
import { all, derived, rowsIn, text, type Ledger, type Shelf } from './ledger';
import { big, sum } from './totals';

/** What follows from invoices, credit notes and payments together: nobody stores it, so nothing can disagree. */

type Sums = Map<string, Big>;

const add = (sums: Sums, key: unknown, amount: Big): void => void sums.set(text(key), (sums.get(text(key)) ?? new Big(0)).plus(amount));
const inBase = (amount: Big, { exchange_rate: rate }: Row): Big => amount.times(big(rate));
const amountsOf = (rows: unknown, name: string): Big => sum(rowsIn(rows).map((one) => big(one[name])));

export const applied = (payment: Row): Big => amountsOf(payment.invoices, 'amount_applied');
export const refunded = ({ refunds }: Row): Big => amountsOf(refunds, 'amount');
/** What is left of a payment. One for a retainer invoice is all used by that [unsure]. */
export const unusedOf = (payment: Row): Big =>
	text(payment.retainerinvoice_id) === '' ? big(payment.amount).minus(applied(payment)).minus(refunded(payment)) : new Big(0);

/** What was taken out of a credit note, or of a retainer invoice, for invoices. */
export const drawn = ({ applications }: Row): Big => amountsOf(applications, 'amount_applied');
/** What is left of a credit note. */
export const creditLeft = (note: Row): Big => big(note.total).minus(drawn(note)).minus(refunded(note));

/** What was paid on each invoice, and when last; money paid in advance counts as soon as it is drawn [unsure]. */
export const paid = derived(['customerpayments', 'retainerinvoices'], (ledger) => {
	const amounts: Sums = new Map();
	const last = new Map<string, string>();
	const count = (id: unknown, amount: unknown, day: unknown): void => {
		add(amounts, id, big(amount));
		if (text(day) > (last.get(text(id)) ?? '')) last.set(text(id), text(day));
	};
	for (const payment of all(ledger, 'customerpayments')) {
		for (const { invoice_id: id, amount_applied: amount } of rowsIn(payment.invoices)) count(id, amount, payment.date);
	}
	for (const retainer of all(ledger, 'retainerinvoices')) {
		for (const { invoice_id: id, amount_applied: amount, apply_date: day } of rowsIn(retainer.applications)) count(id, amount, day);
	}
	return { on: (id: unknown): Big => amounts.get(text(id)) ?? new Big(0), last: (id: unknown): string => last.get(text(id)) ?? '' };
});

/** What credit notes took off each invoice. */
export const credited = derived(['creditnotes'], (ledger) => {
	const amounts: Sums = new Map();
	for (const note of all(ledger, 'creditnotes')) {
		for (const { invoice_id: id, amount_applied: amount } of rowsIn(note.applications)) add(amounts, id, big(amount));
	}
	return { on: (id: unknown): Big => amounts.get(text(id)) ?? new Big(0) };
});

/** What was paid in advance on each retainer invoice. */
export const retained = derived(['customerpayments'], (ledger) => {
	const amounts: Sums = new Map();
	for (const payment of all(ledger, 'customerpayments')) add(amounts, payment.retainerinvoice_id, big(payment.amount));
	return { on: (id: unknown): Big => amounts.get(text(id)) ?? new Big(0) };
});

/** What is left to pay of an invoice; nothing of one that is void. */
export const due = (ledger: Ledger, invoice: Row): Big =>
	invoice.state === 'void'
		? new Big(0)
		: big(invoice.total).minus(paid(ledger).on(invoice.invoice_id)).minus(credited(ledger).on(invoice.invoice_id)).minus(big(invoice.written_off));

/** What each customer owes, and has paid without an invoice or is owed by credit notes; in the customer's currency and in the organization's. */
export const balances = derived(['invoices', 'customerpayments', 'creditnotes', 'retainerinvoices'], (ledger) => {
	const known = new Map<string, Balance>();
	return (which: keyof Balance, customer: unknown): Big => {
		const id = text(customer);
		if (!known.has(id)) known.set(id, balanceOf(ledger, id));
		return known.get(id)![which];
	};
});

interface Balance {
	owed: Big;
	owedInBase: Big;
	unused: Big;
	unusedInBase: Big;
}

/** Documents of a shelf by whose they are: of a hundred thousand nobody looks through all for each of them. */
const byCustomer = (shelf: Shelf): ((ledger: Ledger) => (customer: unknown) => readonly Row[]) =>
	derived([shelf], (ledger) => {
		const known = new Map<string, Row[]>();
		for (const row of all(ledger, shelf)) {
			const customer = text(row.customer_id);
			const theirs = known.get(customer);
			if (theirs) theirs.push(row);
			else known.set(customer, [row]);
		}
		return (customer) => known.get(text(customer)) ?? [];
	});

export const invoicesOf = byCustomer('invoices');
const paymentsOf = byCustomer('customerpayments');
const notesOf = byCustomer('creditnotes');

function balanceOf(ledger: Ledger, customer: string): Balance {
	const none = new Big(0);
	const balance: Balance = { owed: none, owedInBase: none, unused: none, unusedInBase: none };
	const count = (which: 'owed' | 'unused', amount: Big, document: Row): void => {
		balance[which] = balance[which].plus(amount);
		balance[`${which}InBase`] = balance[`${which}InBase`].plus(inBase(amount, document));
	};
	for (const invoice of invoicesOf(ledger)(customer)) if (invoice.state === 'sent') count('owed', due(ledger, invoice), invoice);
	for (const payment of paymentsOf(ledger)(customer)) count('unused', unusedOf(payment), payment);
	for (const note of notesOf(ledger)(customer)) if (note.state === 'open') count('unused', creditLeft(note), note);
	return balance;
}
