import Big from 'big.js';
import type { Row } from '../vendor';
import { all, derived, rowsIn, text, type Ledger } from './ledger';
import { big } from './totals';

/** How far orders and quotes have gone on to invoices: it follows from the invoices that name them, so that it goes back when one goes. */
const invoiced = derived(['invoices'], (ledger) => {
	const quantities = new Map<string, Big>();
	const totals = new Map<string, Big>();
	const count = (sums: Map<string, Big>, key: unknown, amount: unknown): void =>
		void sums.set(text(key), (sums.get(text(key)) ?? new Big(0)).plus(big(amount)));
	for (const invoice of all(ledger, 'invoices').filter(({ state }) => state !== 'void')) {
		for (const line of rowsIn(invoice.line_items)) count(quantities, line.salesorder_item_id, line.quantity);
		count(totals, invoice.invoiced_estimate_id, invoice.total);
	}
	return { quantities, totals };
});

/** How much of an ordered line has been invoiced. */
export const quantityInvoiced = (ledger: Ledger, lineId: unknown): Big => invoiced(ledger).quantities.get(text(lineId)) ?? new Big(0);

/** The invoices' total for an estimate. */
export const totalInvoiced = (ledger: Ledger, estimateId: unknown): Big => invoiced(ledger).totals.get(text(estimateId)) ?? new Big(0);

/** What of an order's lines is still to be invoiced. */
export const openLines = (ledger: Ledger, order: Row): Row[] =>
	rowsIn(order.line_items)
		.map((line) => ({ ...line, quantity: big(line.quantity).minus(quantityInvoiced(ledger, line.line_item_id)).toNumber() }))
		.filter(({ quantity }) => quantity > 0);

/** The invoices that follow from an order. */
export const invoicesOf = (ledger: Ledger, order: Row): Row[] => {
	const lines = rowsIn(order.line_items).map(({ line_item_id: id }) => id);
	return all(ledger, 'invoices').filter(
		({ state, line_items: own }) => state !== 'void' && rowsIn(own).some(({ salesorder_item_id: id }) => text(id) !== '' && lines.includes(id)),
	);
};
