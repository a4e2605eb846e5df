import { zohoInventory } from '../../../src/apis/zohoInventory';
import type { Asked, Row } from '../../vendor';
import type { Kind } from '../kind';
import { find, newId, rowsIn, text, type Ledger } from '../ledger';
import { series } from '../numbering';
import { refusal } from '../refused';
import { big, sum } from '../totals';
import { orderLine, packageStatus, packedQuantity, shipmentOf } from './fulfilment';
import { beside, listOf, refuseBeyond, shownOver, touch, withLineIds, withoutLines, written } from './records';

const { fields } = zohoInventory.package;
const [shelf, entity] = ['packages', 'package'];

const numbered = series({ shelf, id: 'package_id', field: 'package_number', prefix: 'PKG-', digits: 5, noun: 'Package' });

/** The sales order that goods are taken for; only a confirmed one is packed. */
export const confirmedOrder = (ledger: Ledger, id: unknown): Row => {
	const order = find(ledger, 'salesorders', id);
	if (order === undefined) throw refusal.reference('Sales Order');
	if (!['open', 'confirmed'].includes(text(order.state))) throw refusal.rule(`The sales order is ${text(order.state)}; only a confirmed one can be packed.`);
	return order;
};

const stored = (ledger: Ledger, sent: Row, orderId: string, known?: Row): Row => {
	const order = confirmedOrder(ledger, orderId);
	const row = written(ledger, fields, entity, ['date', 'line_items'], sent, known);
	const lines = withLineIds(ledger, rowsIn(row.line_items), rowsIn(known?.line_items));
	for (const line of lines) if (orderLine(order, line.so_line_item_id).line_item_id === undefined) throw refusal.invalid('so_line_item_id');
	const own = (id: unknown) => sum(rowsIn(known?.line_items).flatMap((line) => (line.so_line_item_id === id ? [big(line.quantity)] : [])));
	refuseBeyond(
		lines,
		'so_line_item_id',
		(id) => big(orderLine(order, id).quantity).minus(packedQuantity(ledger)(id)).plus(own(id)),
		'The quantity packed is more than what is left of the sales order.',
	);
	// Packages need no flag for a number of their own: the specification names none.
	const package_number = numbered(ledger, text(row.package_number), known);
	touch(ledger, 'salesorders', order.salesorder_id);
	return { ...row, salesorder_id: order.salesorder_id, line_items: lines, package_number };
};

const shown = (ledger: Ledger, row: Row): Row => {
	const order = find(ledger, 'salesorders', row.salesorder_id) ?? {};
	const shipment = shipmentOf(ledger)(row.package_id);
	const customer = find(ledger, 'contacts', order.customer_id) ?? {};
	return shownOver(ledger, fields, entity, row, {
		salesorder_number: text(order.salesorder_number),
		customer_id: text(order.customer_id),
		customer_name: text(customer.contact_name),
		status: packageStatus(ledger, row),
		total_quantity: sum(rowsIn(row.line_items).map((line) => big(line.quantity))).toNumber(),
		line_items: rowsIn(row.line_items).map((line) => {
			const ordered = orderLine(order, line.so_line_item_id);
			return {
				...line,
				item_id: text(ordered.item_id),
				name: text(ordered.name),
				description: text(ordered.description),
				unit: text(ordered.unit),
				sku: text(find(ledger, 'items', ordered.item_id)?.sku),
				item_order: ordered.item_order,
			};
		}),
		shipment_date: text(shipment?.date),
		delivery_method: text(shipment?.delivery_method),
		tracking_number: text(shipment?.tracking_number),
		shipment_order: shipment
			? {
					shipment_id: shipment.shipment_id,
					shipment_number: shipment.shipment_number,
					shipping_date: shipment.date,
					delivery_method: shipment.delivery_method,
					tracking_number: shipment.tracking_number,
					carrier: shipment.delivery_method,
					status: shipment.state,
				}
			: {},
		shipping_address: customer.shipping_address ?? {},
		billing_address: customer.billing_address ?? {},
	});
};

const refuseIfShipped = (ledger: Ledger, row: Row): void => {
	if (shipmentOf(ledger)(row.package_id)) throw refusal.rule('The package has been shipped. Delete its shipment first.');
};

const status =
	(wanted: string) =>
	({ status: is }: Row): boolean =>
		is === wanted;

export const packages: Kind = {
	shelf,
	path: '/packages',
	one: 'package',
	many: 'packages',
	id: 'package_id',
	scope: 'packages',
	noun: 'Package',
	words: {
		created: "Package created successfully. It's now time to ship!",
		updated: 'Package Updated Successfully.',
		deleted: 'Whooooosh! Package Deleted Successfully.',
	},
	list: listOf('Packages', {
		filterBy: {
			'Status.All': () => true,
			'Status.NotShipped': status('not_shipped'),
			'Status.Shipped': status('shipped'),
			'Status.Delivered': status('delivered'),
		},
		sortable: [
			'package_number',
			'salesorder_number',
			'date',
			'created_time',
			'last_modified_time',
			'customer_name',
			'customer_id',
			'shipment_date',
			'delivery_method',
			'tracking_number',
		],
		searched: ['package_number', 'salesorder_number', 'customer_name'],
		texts: ['packing_number', 'salesorder_number', 'customer_name', 'delivery_method', 'customer_id'],
		days: ['date', 'shipment_date'],
	}),
	shown,
	row: (ledger, row) => {
		const { shipment_order: _, ...whole } = withoutLines(shown(ledger, row));
		// As a filter, the number has another name.
		return { ...whole, packing_number: row.package_number };
	},
	create: (ledger, sent, asked?: Asked) => ({ package_id: newId(ledger), ...stored(ledger, sent, beside('salesorder_id', sent, asked)) }),
	update: (ledger, known, sent) => {
		refuseIfShipped(ledger, known);
		return stored(ledger, sent, text(known.salesorder_id), known);
	},
	remove: (ledger, known) => {
		refuseIfShipped(ledger, known);
		touch(ledger, 'salesorders', known.salesorder_id);
	},
};
