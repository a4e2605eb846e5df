import Big from 'big.js';
import type { Row } from '../vendor';
import { all, derived, rowsIn, text } from './ledger';
import { big } from './totals';

/** What follows from invoices and payments together: nobody stores it, so nothing can disagree. */

type Sums = Map<string, Big>;

const add = (sums: Sums, key: unknown, amount: Big): void => void sums.set(text(key), (sums.get(text(key)) ?? new Big(0)).plus(amount));
const inBase = (amount: Big, { exchange_rate: rate }: Row): Big => amount.times(big(rate));

export const applied = (payment: Row): Big => rowsIn(payment.invoices).reduce((total, one) => total.plus(big(one.amount_applied)), new Big(0));

/** What was paid on each invoice, and when last. */
export const paid = derived(['customerpayments'], (ledger) => {
	const amounts: Sums = new Map();
	const last = new Map<string, string>();
	for (const payment of all(ledger, 'customerpayments')) {
		for (const { invoice_id: id, amount_applied: amount } of rowsIn(payment.invoices)) {
			add(amounts, id, big(amount));
			if (text(payment.date) > (last.get(text(id)) ?? '')) last.set(text(id), text(payment.date));
		}
	}
	return { on: (id: unknown): Big => amounts.get(text(id)) ?? new Big(0), last: (id: unknown): string => last.get(text(id)) ?? '' };
});

/** What each customer owes, and has paid without an invoice; in the customer's currency and in the organisation's. */
export const balances = derived(['invoices', 'customerpayments'], (ledger) => {
	const sums = { owed: new Map() as Sums, owedInBase: new Map() as Sums, unused: new Map() as Sums, unusedInBase: new Map() as Sums };
	for (const invoice of all(ledger, 'invoices').filter(({ state }) => state === 'sent')) {
		const balance = big(invoice.total).minus(paid(ledger).on(invoice.invoice_id));
		add(sums.owed, invoice.customer_id, balance);
		add(sums.owedInBase, invoice.customer_id, inBase(balance, invoice));
	}
	for (const payment of all(ledger, 'customerpayments')) {
		const left = big(payment.amount).minus(applied(payment));
		add(sums.unused, payment.customer_id, left);
		add(sums.unusedInBase, payment.customer_id, inBase(left, payment));
	}
	return (which: keyof typeof sums, customer: unknown): Big => sums[which].get(text(customer)) ?? new Big(0);
});
