import Big from 'big.js';
import type { Row } from '../../vendor';
import { all, derived, rowsIn, text } from '../ledger';
import { big, sum } from '../totals';

/** What follows from bills, payments, credits and receipts together: nobody stores it, so nothing can disagree. */

type Sums = Map<string, Big>;

const add = (sums: Sums, key: unknown, amount: Big): void => void sums.set(text(key), (sums.get(text(key)) ?? new Big(0)).plus(amount));
const reader =
	(sums: Sums) =>
	(id: unknown): Big =>
		sums.get(text(id)) ?? new Big(0);
const of = (rows: unknown, name: string): Big => sum(rowsIn(rows).map((one) => big(one[name])));

/** What of a payment went to bills, and came back. */
export const paymentApplied = (payment: Row): Big => of(payment.bills, 'amount_applied');
export const refunded = (row: Row): Big => of(row.refunds, 'amount');
/** What of a credit went to bills. */
export const creditApplied = (credit: Row): Big => of(credit.bills, 'amount');

/** What is left of each; a draft and a void credit have nothing to give. */
export const paymentLeft = (payment: Row): Big => big(payment.amount).minus(paymentApplied(payment)).minus(refunded(payment));
export const creditLeft = (credit: Row): Big => (credit.state === 'open' ? big(credit.total).minus(creditApplied(credit)).minus(refunded(credit)) : new Big(0));

/** What was paid on each bill, in money and in credits. */
export const settled = derived(['vendorpayments', 'vendorcredits'], (ledger) => {
	const [paid, credited]: [Sums, Sums] = [new Map(), new Map()];
	for (const payment of all(ledger, 'vendorpayments')) for (const one of rowsIn(payment.bills)) add(paid, one.bill_id, big(one.amount_applied));
	for (const credit of all(ledger, 'vendorcredits')) for (const one of rowsIn(credit.bills)) add(credited, one.bill_id, big(one.amount));
	return { paid: reader(paid), credited: reader(credited), total: (id: unknown): Big => reader(paid)(id).plus(reader(credited)(id)) };
});

/** Bills that count: neither drafts nor void. */
const isBooked = ({ state }: Row): boolean => state === 'open';

/** How much of each line of a purchase order has been billed. */
export const billed = derived(['bills'], (ledger) => {
	const quantities: Sums = new Map();
	for (const bill of all(ledger, 'bills').filter(isBooked)) {
		for (const line of rowsIn(bill.line_items)) {
			if (text(line.purchaseorder_item_id) !== '') add(quantities, line.purchaseorder_item_id, big(line.quantity));
		}
	}
	return reader(quantities);
});

/** How much of each line of a purchase order has come in, by the receives that Inventory keeps: rows of `line_items` with the order's `line_item_id`. */
export const received = derived(['purchasereceives'], (ledger) => {
	const quantities: Sums = new Map();
	for (const receive of all(ledger, 'purchasereceives')) {
		for (const line of rowsIn(receive.line_items)) add(quantities, line.line_item_id, big(line.quantity));
	}
	return reader(quantities);
});

/** What each vendor is owed, and has from us without a bill for it; in the vendor's currency and in the organisation's. */
export const payables = derived(['bills', 'vendorpayments', 'vendorcredits'], (ledger) => {
	const sums = { owed: new Map() as Sums, owedInBase: new Map() as Sums, unused: new Map() as Sums, unusedInBase: new Map() as Sums };
	const count = (which: 'owed' | 'unused', row: Row, amount: Big): void => {
		add(sums[which], row.vendor_id, amount);
		add(sums[`${which}InBase`], row.vendor_id, amount.times(big(row.exchange_rate)));
	};
	for (const bill of all(ledger, 'bills').filter(isBooked)) count('owed', bill, big(bill.total).minus(settled(ledger).total(bill.bill_id)));
	for (const payment of all(ledger, 'vendorpayments')) count('unused', payment, paymentLeft(payment));
	for (const credit of all(ledger, 'vendorcredits')) count('unused', credit, creditLeft(credit));
	return (which: keyof typeof sums, vendor: unknown): Big => reader(sums[which])(vendor);
});

/** Goods that came or went by a document of purchasing. */
export interface Movement {
	readonly item_id: string;
	/** In the item's unit; below zero where goods go back. */
	readonly quantity: Big;
	readonly date: string;
	readonly location_id: string;
	/** The line of the purchase order that a bill's line stands for: goods of it may have come by a receive before. */
	readonly purchaseorder_item_id: string;
}

const movements = (document: Row, sign: 1 | -1): Movement[] =>
	rowsIn(document.line_items)
		.filter(({ item_id: id }) => text(id) !== '')
		.map((line) => ({
			item_id: text(line.item_id),
			quantity: big(line.quantity).times(sign),
			date: text(document.date),
			location_id: text(line.location_id ?? document.location_id),
			purchaseorder_item_id: text(line.purchaseorder_item_id),
		}));

/** What bills brought in and vendor credits took back. Stock is reckoned from this and never stored. */
export const purchaseMovements = derived(['bills', 'vendorcredits'], (ledger): readonly Movement[] => [
	...all(ledger, 'bills')
		.filter(isBooked)
		.flatMap((bill) => movements(bill, 1)),
	...all(ledger, 'vendorcredits')
		.filter(isBooked)
		.flatMap((credit) => movements(credit, -1)),
]);
