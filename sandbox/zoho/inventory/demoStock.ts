import type { Row } from '../../vendor';
import { taxId } from '../foundation';
import { rowsIn, text } from '../ledger';
import { customerId } from '../seedIds';
import { AUCKLAND, CHRISTCHURCH } from './foundation';

/** Enters records of a collection and returns them as they are shown. */
type Enter = (collection: string, rows: readonly Row[]) => Row[];

/** Sold and kept: how many lie where from the start, and what one cost. */
const stocked: ReadonlyArray<readonly [name: string, sku: string, rate: number, cost: number, auckland: number, christchurch: number]> = [
	['Grinder', 'GRIND', 129, 74.5, 40, 10],
	['Milk jug 600 ml', 'JUG-600', 24.5, 11.2, 120, 60],
	['Tamper 58 mm', 'TAMP-58', 45, 21.75, 75, 0],
	['Knock box', 'KNOCK', 39.9, 18.4, 30, 15],
	['Barista apron', 'APRON', 58, 26.3, 60, 20],
	['Kitchen scale', 'SCALE', 89.95, 47.1, 25, 5],
];

const vendor = (n: number): string => customerId(50 + n);

const itemRows: readonly Row[] = stocked.map(([name, sku, rate, cost, auckland, christchurch], index) => ({
	name,
	sku,
	rate,
	purchase_rate: cost,
	item_type: 'inventory',
	product_type: 'goods',
	unit: 'piece',
	tax_id: taxId('GST'),
	vendor_id: vendor(1 + (index % 2)),
	reorder_level: 10,
	locations: [
		{ location_id: AUCKLAND, initial_stock: auckland, initial_stock_rate: cost },
		{ location_id: CHRISTCHURCH, initial_stock: christchurch, initial_stock_rate: cost },
	],
}));

const linesOf = (row: Row | undefined): Row[] => rowsIn(row?.line_items);

/** All of an order's lines, as a record below it names them. */
const wholeLines = (row: Row | undefined): Row[] => linesOf(row).map(({ line_item_id, quantity }) => ({ line_item_id, quantity }));

/** What is made of the items, in the words of one who makes them. */
interface Making {
	readonly enter: Enter;
	readonly today: string;
	/** A line of the item at this place of the list. */
	line(index: number, more: Row): Row;
}

/** Three sales orders: a draft, one confirmed, and one packed and shipped but for some of it. Of the last, two pieces come back. */
const sales = ({ enter, today: date, line }: Making) => {
	const salesOrders = enter('inventory/salesorders', [
		{ customer_id: customerId(1), reference_number: 'PO-5001', date, status: 'draft', line_items: [line(0, { quantity: 2 }), line(1, { quantity: 12 })] },
		{ customer_id: customerId(5), reference_number: 'PO-5002', date, status: 'confirmed', line_items: [line(1, { quantity: 24 }), line(4, { quantity: 6 })] },
		{
			customer_id: customerId(4),
			reference_number: 'PO-5003',
			date,
			status: 'confirmed',
			line_items: [line(0, { quantity: 5 }), line(2, { quantity: 10 }), line(5, { quantity: 3 })],
		},
	]);
	const salesorder_id = text(salesOrders[2]?.salesorder_id);
	const [grinders, tampers] = linesOf(salesOrders[2]);
	const packed = [
		{ so_line_item_id: grinders?.line_item_id, quantity: 5 },
		{ so_line_item_id: tampers?.line_item_id, quantity: 8 },
	];
	const packages = enter('packages', [{ salesorder_id, date, line_items: packed }]);
	const carried = { shipment_number: 'SHP-5001', delivery_method: 'Northland Freight', tracking_number: 'NF 204 881' };
	const shipments = enter('shipment_orders', [{ salesorder_id, package_ids: text(packages[0]?.package_id), date, ...carried }]);
	const back = [{ item_id: tampers?.item_id, salesorder_item_id: tampers?.line_item_id, quantity: 2 }];
	const returns = enter('salesreturns', [{ salesorder_id, date, reason: 'Ordered too many', line_items: back }]);
	enter('salesreturnreceives', [{ salesreturn_id: returns[0]?.salesreturn_id, date, line_items: wholeLines(returns[0]) }]);
	return { salesOrders, packages, shipments, returns };
};

/** Two purchase orders, of which one has come. */
const purchases = ({ enter, today: date, line }: Making) => {
	const purchaseOrders = enter('inventory/purchaseorders', [
		{
			vendor_id: vendor(1),
			reference_number: 'REQ-11',
			date,
			status: 'issued',
			line_items: [line(0, { quantity: 20, rate: 74.5 }), line(3, { quantity: 30, rate: 18.4 })],
		},
		{ vendor_id: vendor(2), reference_number: 'REQ-12', date, status: 'issued', line_items: [line(4, { quantity: 40, rate: 26.3 })] },
	]);
	const receives = enter('purchase_receives', [
		{ purchaseorder_id: purchaseOrders[0]?.purchaseorder_id, receive_number: 'PR-5001', date, line_items: wholeLines(purchaseOrders[0]) },
	]);
	return { purchaseOrders, receives };
};

const moves = ({ enter, today: date, line }: Making) => ({
	adjustments: enter('inventory_adjustments', [
		{
			date,
			reason: 'Damaged goods',
			adjustment_type: 'quantity',
			reference_number: 'ADJ-5001',
			line_items: [line(1, { quantity_adjusted: -4 })],
		},
	]),
	transfers: enter('transfer_orders', [
		{
			transfer_order_number: 'TO-5001',
			date,
			from_location_id: AUCKLAND,
			to_location_id: CHRISTCHURCH,
			line_items: [line(2, { quantity_transfer: 15 })],
		},
	]),
});

/**
 * Stock to show and to try things with, as of `today`: six items at two locations, three sales orders, two purchase orders, one adjustment, one transfer
 * and one return. Says the ids of what was made.
 */
export const demoStock = (enter: Enter, today: string): Readonly<Record<string, readonly string[]>> => {
	const items = enter('inventory/items', itemRows);
	const making: Making = { enter, today, line: (index, more) => ({ item_id: items[index]?.item_id, ...more }) };
	const { salesOrders, packages, shipments, returns } = sales(making);
	const { purchaseOrders, receives } = purchases(making);
	const { adjustments, transfers } = moves(making);
	const ids = (name: string, rows: readonly Row[]): string[] => rows.map((row) => text(row[name]));
	return {
		items: ids('item_id', items),
		salesorders: ids('salesorder_id', salesOrders),
		packages: ids('package_id', packages),
		shipmentorders: ids('shipment_id', shipments),
		salesreturns: ids('salesreturn_id', returns),
		purchaseorders: ids('purchaseorder_id', purchaseOrders),
		purchasereceives: ids('receive_id', receives),
		inventoryadjustments: ids('inventory_adjustment_id', adjustments),
		transferorders: ids('transfer_order_id', transfers),
	};
};
