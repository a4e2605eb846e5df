import { zohoInventory } from '../../../src/apis/zohoInventory';
import type { Asked, Row } from '../../vendor';
import type { Act, Kind } from '../kind';
import { all, find, newId, organization, rowsIn, text, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { big, cents, sum } from '../totals';
import { orderLine, returnedQuantity, shipmentOf, shippedQuantity } from './fulfilment';
import { beside, changed, listOf, shownOver, touch, withoutLines, written } from './records';

const { fields } = zohoInventory.shipmentOrder;
const [shelf, entity] = ['shipmentorders', 'shipmentorder'];

const idsIn = (value: string): string[] =>
	value
		.split(',')
		.map((id) => id.trim())
		.filter((id) => id !== '');

/** Packages of one sales order that no shipment has taken yet. */
const packagesToShip = (ledger: Ledger, ids: readonly string[], orderId: string): void => {
	if (ids.length === 0) throw refusal.invalid('package_ids');
	if (find(ledger, 'salesorders', orderId) === undefined) throw refusal.reference('Sales Order');
	for (const id of ids) {
		const pack = find(ledger, 'packages', id);
		if (pack === undefined || pack.salesorder_id !== orderId) throw refusal.reference('Package');
		if (shipmentOf(ledger)(id)) throw refusal.rule(`The package ${text(pack.package_number)} has been shipped already.`);
	}
};

/** Its order and its packages go with it. */
const touchAll = (ledger: Ledger, { package_ids: ids, salesorder_id: orderId }: Row): void => {
	for (const id of ids as readonly string[]) touch(ledger, 'packages', id);
	touch(ledger, 'salesorders', orderId);
};

/** What came back was shipped [unsure what Zoho says to it]. */
const refuseIfReturned = (ledger: Ledger, row: Row): void => {
	const lines = (row.package_ids as readonly string[]).flatMap((id) => rowsIn(find(ledger, 'packages', id)?.line_items));
	const isBack = lines.some(({ so_line_item_id: id, quantity }) => shippedQuantity(ledger)(id).minus(big(quantity)).lt(returnedQuantity(ledger)(id)));
	if (isBack) throw refusal.rule('Goods of the shipment have been returned. Delete the return first.');
};

const stored = (ledger: Ledger, sent: Row, known?: Row): Row => {
	const row = written(ledger, fields, entity, ['shipment_number', 'date', 'delivery_method'], sent, known);
	const isTaken = all(ledger, shelf).some((one) => one.shipment_number === row.shipment_number && one.shipment_id !== known?.shipment_id);
	if (isTaken) throw refusal.taken('Shipment', text(row.shipment_number));
	return row;
};

const linesOf = (ledger: Ledger, row: Row, order: Row): Row[] =>
	(row.package_ids as readonly string[]).flatMap((id) =>
		rowsIn(find(ledger, 'packages', id)?.line_items).map((line) => {
			const ordered = orderLine(order, line.so_line_item_id);
			const named = Object.fromEntries(['item_id', 'name', 'description', 'unit', 'tax_id', 'rate', 'item_order'].map((name) => [name, ordered[name] ?? '']));
			return {
				...named,
				line_item_id: line.line_item_id,
				quantity: line.quantity,
				item_total: cents(big(line.quantity).times(big(ordered.rate))).toNumber(),
			};
		}),
	);

const shown = (ledger: Ledger, { package_ids: ids, ...row }: Row): Row => {
	const order = find(ledger, 'salesorders', row.salesorder_id) ?? {};
	const customer = find(ledger, 'contacts', order.customer_id) ?? {};
	const lines = linesOf(ledger, { package_ids: ids }, order);
	const subTotal = sum(lines.map((line) => big(line.item_total)));
	return shownOver(ledger, fields, entity, row, {
		salesorder_number: text(order.salesorder_number),
		customer_id: text(order.customer_id),
		customer_name: text(customer.contact_name),
		currency_code: text(find(ledger, 'currencies', order.currency_id ?? organization(ledger).currency_id)?.currency_code),
		carrier: row.delivery_method,
		status: row.state,
		line_items: lines,
		sub_total: subTotal.toNumber(),
		total: subTotal.plus(big(row.shipping_charge)).toNumber(),
		packages: (ids as readonly string[]).map((id) => ({ package_id: id, package_number: text(find(ledger, 'packages', id)?.package_number) })),
		shipping_address: customer.shipping_address ?? {},
		billing_address: customer.billing_address ?? {},
	});
};

const deliver: Act = (ledger, row) => {
	if (row.state === 'delivered') return row;
	touchAll(ledger, row);
	return changed(ledger, row, { state: 'delivered' });
};

export const shipments: Kind = {
	shelf,
	path: '/shipmentorders',
	one: 'shipment_order',
	many: 'shipment_orders',
	id: 'shipment_id',
	scope: 'shipmentorders',
	noun: 'Shipment',
	words: {
		created: 'Shipment created successfully.',
		updated: 'Shipment Order updated successfully.',
		deleted: 'Shipment Order deleted successfully.',
	},
	list: listOf('ShipmentOrders'),
	shown,
	row: (ledger, row) => withoutLines(shown(ledger, row)),
	create: (ledger, sent, asked?: Asked) => {
		const ids = idsIn(beside('package_ids', sent, asked));
		const orderId = beside('salesorder_id', sent, asked);
		packagesToShip(ledger, ids, orderId);
		const row: Row = { shipment_id: newId(ledger), ...stored(ledger, sent), package_ids: ids, salesorder_id: orderId, state: 'shipped' };
		touchAll(ledger, row);
		return row;
	},
	// Which packages it takes stays as it is: what an update that names others does is not known.
	update: (ledger, known, sent) => stored(ledger, sent, known),
	remove: (ledger, known) => {
		refuseIfReturned(ledger, known);
		touchAll(ledger, known);
	},
	entered: (_, __, status) => (status === 'delivered' ? { state: status } : {}),
	acts: {
		'status/delivered': { does: deliver, says: 'The shipment has been marked as delivered.' },
	},
	// There is no list call.
	below: (_, asked, rest) => {
		if (rest.length === 0 && asked.method === 'GET') throw refusal.wrongMethod();
		return undefined;
	},
};
