import Big from 'big.js';
import type { Row } from '../../vendor';
import { purchaseMovements } from '../books/purchaseBalances';
import { all, derived, find, rowsIn, text, type Ledger } from '../ledger';
import { big } from '../totals';
import { locationId } from './locations';
import { orderLine, shippedPackages, shippedQuantity } from './fulfilment';

/**
 * How many there are of an item and where: reckoned from the records, so that nothing can disagree. Zoho counts twice. By goods: opening stock, receives and
 * returns that came, less shipments. By papers: opening stock, bills and credit notes, less invoices and vendor credits. Adjustments, transfers and
 * assemblies count in both. Goods on their way between locations are in neither [unsure].
 */
interface Move {
	readonly item: string;
	readonly location: string;
	/** Below zero where goods go. */
	readonly quantity: Big;
}

const move = (ledger: Ledger, item: unknown, quantity: Big, ...locations: readonly unknown[]): Move => ({
	item: text(item),
	location: locationId(ledger, ...locations),
	quantity,
});

const opening = (ledger: Ledger): Move[] =>
	all(ledger, 'items')
		.filter(({ item_type: type }) => type === 'inventory')
		.flatMap((row) => rowsIn(row.locations).map((one) => move(ledger, row.item_id, big(one.initial_stock), one.location_id)));

const received = (ledger: Ledger): Move[] =>
	all(ledger, 'purchasereceives').flatMap((receive) => {
		const order = find(ledger, 'purchaseorders', receive.purchaseorder_id) ?? {};
		return rowsIn(receive.line_items).map((line) => {
			const ordered = orderLine(order, line.line_item_id);
			return move(ledger, ordered.item_id, big(line.quantity), ordered.location_id, order.location_id);
		});
	});

const shipped = (ledger: Ledger): Move[] =>
	shippedPackages(ledger).flatMap((pack) => {
		const order = find(ledger, 'salesorders', pack.salesorder_id) ?? {};
		return rowsIn(pack.line_items).map((line) => {
			const ordered = orderLine(order, line.so_line_item_id);
			return move(ledger, ordered.item_id, big(line.quantity).neg(), ordered.location_id, order.location_id);
		});
	});

const returned = (ledger: Ledger): Move[] =>
	all(ledger, 'salesreturnreceives').flatMap((receive) => {
		const back = find(ledger, 'salesreturns', receive.salesreturn_id) ?? {};
		return rowsIn(receive.line_items).map((line) => {
			const of = orderLine(back, line.line_item_id);
			return move(ledger, of.item_id, big(line.quantity), of.location_id, back.location_id);
		});
	});

const adjusted = (ledger: Ledger): Move[] =>
	all(ledger, 'inventoryadjustments')
		.filter(({ adjustment_type: type }) => type === 'quantity')
		.flatMap((one) => rowsIn(one.line_items).map((line) => move(ledger, line.item_id, big(line.quantity_adjusted), line.location_id, one.location_id)));

const transferred = (ledger: Ledger): Move[] =>
	all(ledger, 'transferorders').flatMap((order) =>
		rowsIn(order.line_items).flatMap((line) => {
			const quantity = big(line.quantity_transfer);
			const left = move(ledger, line.item_id, quantity.neg(), order.from_location_id);
			if (order.state === 'in_transit') return [left];
			return order.state === 'transferred' ? [left, move(ledger, line.item_id, quantity, order.to_location_id)] : [];
		}),
	);

/** What of a part one assembly takes in all [unsure whether quantity_consumed is for one of them: the specification has total_quantity_consumed beside it]. */
export const consumed = (bundle: Row, line: Row): Big =>
	text(line.total_quantity_consumed) === '' ? big(line.quantity_consumed).times(big(bundle.quantity_to_bundle)) : big(line.total_quantity_consumed);

const assembled = (ledger: Ledger): Move[] =>
	all(ledger, 'bundles')
		.filter(({ state }) => state === 'bundled')
		.flatMap((bundle) => [
			move(ledger, bundle.composite_item_id, big(bundle.quantity_to_bundle), bundle.location_id),
			...rowsIn(bundle.line_items).map((line) => move(ledger, line.item_id, consumed(bundle, line).neg(), line.location_id, bundle.location_id)),
		]);

/** Invoices take goods by the papers, credit notes bring them back [unsure: only those that say so]. */
const sold = (ledger: Ledger): Move[] => {
	const of = (shelf: string, sign: 1 | -1, counts: readonly string[]): Move[] =>
		all(ledger, shelf)
			.filter(({ state }) => counts.includes(text(state)))
			.flatMap((paper) =>
				rowsIn(paper.line_items).map((line) => move(ledger, line.item_id, big(line.quantity).times(sign), line.location_id, paper.location_id)),
			);
	return [...of('invoices', -1, ['sent']), ...of('creditnotes', 1, ['open', 'closed'])];
};

const bought = (ledger: Ledger): Move[] => purchaseMovements(ledger).map((one) => move(ledger, one.item_id, one.quantity, one.location_id));

const ordered = (ledger: Ledger): Move[] =>
	all(ledger, 'salesorders')
		.filter(isConfirmed)
		.flatMap((order) =>
			rowsIn(order.line_items).map((line) => {
				const left = big(line.quantity).minus(shippedQuantity(ledger)(line.line_item_id));
				return move(ledger, line.item_id, left.lt(0) ? new Big(0) : left, line.location_id, order.location_id);
			}),
		);

/** Neither a draft nor void nor closed. */
const isConfirmed = ({ state }: Row): boolean => state === 'open' || state === 'confirmed';

type Count = (item: unknown, location?: unknown) => Big;

const counter = (moves: readonly Move[]): Count => {
	const sums = new Map<string, Big>();
	const add = (key: string, quantity: Big): void => void sums.set(key, (sums.get(key) ?? new Big(0)).plus(quantity));
	for (const { item, location, quantity } of moves) {
		add(item, quantity);
		add(`${item} ${location}`, quantity);
	}
	return (item, location) => sums.get(location === undefined ? text(item) : `${text(item)} ${text(location)}`) ?? new Big(0);
};

const both = ['locations', 'items', 'inventoryadjustments', 'transferorders', 'bundles'] as const;

const inBoth = (ledger: Ledger): Move[] => [...opening(ledger), ...adjusted(ledger), ...transferred(ledger), ...assembled(ledger)];

/** By receives and shipments: what lies there. */
export const goods = derived(
	[...both, 'purchaseorders', 'purchasereceives', 'salesorders', 'packages', 'shipmentorders', 'salesreturns', 'salesreturnreceives'],
	(ledger) => counter([...inBoth(ledger), ...received(ledger), ...shipped(ledger), ...returned(ledger)]),
);

/** By bills and invoices: what the books say. */
export const papers = derived([...both, 'bills', 'vendorcredits', 'invoices', 'creditnotes'], (ledger) =>
	counter([...inBoth(ledger), ...bought(ledger), ...sold(ledger)]),
);

/** What confirmed sales orders want and no shipment has taken. */
export const committed = derived(['locations', 'salesorders', 'packages', 'shipmentorders'], (ledger) => counter(ordered(ledger)));

/** The stock of an item as its record shows it: in all, or at one location. */
export const stockOf = (ledger: Ledger, item: unknown, location?: unknown): { papers: number; goods: number; committed: number; available: number } => {
	const lies = goods(ledger)(item, location);
	const wanted = committed(ledger)(item, location);
	return {
		papers: papers(ledger)(item, location).toNumber(),
		goods: lies.toNumber(),
		committed: wanted.toNumber(),
		available: lies.minus(wanted).toNumber(),
	};
};
