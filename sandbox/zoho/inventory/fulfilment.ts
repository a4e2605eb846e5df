import Big from 'big.js';
import type { Row } from '../../vendor';
import { all, derived, rowsIn, text, type Ledger, type Shelf } from '../ledger';
import { quantityInvoiced } from '../orderProgress';
import { big } from '../totals';

/** How far orders have gone: packed, shipped, returned. It follows from packages, shipments and returns, and nobody stores it. */

export type Quantity = (line: unknown) => Big;

/** Quantities by the line of the order that they belong to. */
const byLine = (records: readonly Row[], key: string): Quantity => {
	const sums = new Map<string, Big>();
	for (const record of records) {
		for (const line of rowsIn(record.line_items)) sums.set(text(line[key]), (sums.get(text(line[key])) ?? new Big(0)).plus(big(line.quantity)));
	}
	return (line) => sums.get(text(line)) ?? new Big(0);
};

const per = (shelf: Shelf, key: string) => derived([shelf], (ledger) => byLine(all(ledger, shelf), key));

export const packedQuantity = per('packages', 'so_line_item_id');
export const returnedQuantity = per('salesreturns', 'salesorder_item_id');
export const receivedBackQuantity = per('salesreturnreceives', 'line_item_id');

/** The shipment that each package goes with. */
export const shipmentOf = derived(['shipmentorders'], (ledger) => {
	const shipments = new Map<string, Row>();
	for (const shipment of all(ledger, 'shipmentorders')) for (const id of shipment.package_ids as readonly string[]) shipments.set(id, shipment);
	return (id: unknown): Row | undefined => shipments.get(text(id));
});

export const shippedPackages = (ledger: Ledger): Row[] => all(ledger, 'packages').filter((pack) => shipmentOf(ledger)(pack.package_id) !== undefined);

export const shippedQuantity = derived(['packages', 'shipmentorders'], (ledger) => byLine(shippedPackages(ledger), 'so_line_item_id'));

export const orderLine = (order: Row, id: unknown): Row => rowsIn(order.line_items).find((line) => line.line_item_id === id) ?? {};

export const packageStatus = (ledger: Ledger, pack: Row): string => text(shipmentOf(ledger)(pack.package_id)?.state ?? 'not_shipped');

const total = (lines: readonly Row[], of: Quantity): Big => lines.reduce((sum, line) => sum.plus(of(line.line_item_id)), new Big(0));
const wanted = (lines: readonly Row[]): Big => lines.reduce((sum, line) => sum.plus(big(line.quantity)), new Big(0));

/** None, some or all of the lines' quantities, in the three words of a status. */
export const degree = (lines: readonly Row[], of: Quantity, [none, some, whole]: readonly [string, string, string]): string => {
	const done = total(lines, of);
	if (done.lte(0)) return none;
	return done.gte(wanted(lines)) ? whole : some;
};

/** How much of a sales order has been packed, shipped and invoiced, in all. */
export const progress = (ledger: Ledger, order: Row): Row => {
	const lines = rowsIn(order.line_items);
	const invoiced: Quantity = (line) => quantityInvoiced(ledger, line);
	const packs = all(ledger, 'packages').filter(({ salesorder_id: id }) => id === order.salesorder_id);
	const shippedStatus = degree(lines, shippedQuantity(ledger), ['pending', 'partially_shipped', 'shipped']);
	const isDelivered = shippedStatus === 'shipped' && packs.every((pack) => packageStatus(ledger, pack) === 'delivered');
	return {
		quantity: wanted(lines).toNumber(),
		quantity_packed: total(lines, packedQuantity(ledger)).toNumber(),
		quantity_shipped: total(lines, shippedQuantity(ledger)).toNumber(),
		quantity_invoiced: total(lines, invoiced).toNumber(),
		shipped_status: isDelivered ? 'fulfilled' : shippedStatus,
		invoiced_status: degree(lines, invoiced, ['not_invoiced', 'partially_invoiced', 'invoiced']),
	};
};

/** The packages of a sales order as the order shows them. */
export const packagesOf = (ledger: Ledger, order: Row): Row[] =>
	all(ledger, 'packages')
		.filter(({ salesorder_id: id }) => id === order.salesorder_id)
		.map((pack) => {
			const shipment = shipmentOf(ledger)(pack.package_id) ?? {};
			return {
				package_id: pack.package_id,
				package_number: pack.package_number,
				status: packageStatus(ledger, pack),
				shipment_id: text(shipment.shipment_id),
				shipment_number: text(shipment.shipment_number),
				shipment_status: text(shipment.state),
				shipment_date: text(shipment.date),
				carrier: text(shipment.delivery_method),
				tracking_number: text(shipment.tracking_number),
			};
		});
