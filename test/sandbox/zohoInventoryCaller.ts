import { zohoOrganization } from '../../sandbox/zoho';
import type { Row } from '../../sandbox/vendor';
import { caller, ORIGIN, rows, type Call, type Caller, type Said } from './zohoCaller';

export const CAFE = '460000000038001000';
export const VENDOR = '460000000038051000';
export const AUCKLAND = '460000000000041001';
export const CHRISTCHURCH = '460000000000041002';
export const TODAY = '2026-11-25';

export interface Storehouse extends Caller {
	/** A call to Inventory as everything in order. */
	stock(method: string, path: string, more?: Call): Said;
	/** The record that a call made or read, or an error that says what was refused. */
	done(method: string, path: string, body?: unknown, query?: Record<string, string>): Row;
	/** An item that is kept in stock. */
	item(name: string, auckland?: number, christchurch?: number): Row;
	/** A confirmed order of some of these. */
	order(...lines: ReadonlyArray<readonly [item: Row, quantity: number]>): Row;
	pack(order: Row, ...quantities: readonly number[]): Row;
	ship(order: Row, ...packages: readonly Row[]): Row;
	/** An issued order of some of these. */
	buy(...lines: ReadonlyArray<readonly [item: Row, quantity: number]>): Row;
	receive(order: Row, ...quantities: readonly number[]): Row;
}

/** The record of an answer: the first object that is not about pages. */
const recordOf = (body: Row): Row =>
	(Object.entries(body).find(([name, value]) => name !== 'page_context' && typeof value === 'object' && value !== null)?.[1] ?? {}) as Row;

/** A caller that keeps stock. */
export const storehouse = (): Storehouse => {
	const desk = caller();
	let serial = 0;
	const token = desk.zoho.mint({ origin: ORIGIN, expiresInSeconds: 36_000_000 }).access_token;
	const stock: Storehouse['stock'] = (method, path, { query, headers, ...more } = {}) =>
		desk.raw(method, `/inventory/v1${path}`, {
			...more,
			query: { organization_id: zohoOrganization.id, ...query },
			headers: { authorization: `Zoho-oauthtoken ${token}`, 'content-type': 'application/json', ...headers },
		}) as Said;
	const done: Storehouse['done'] = (method, path, body, query = {}) => {
		// No minute's limit is reached.
		desk.later(1000);
		const answer = stock(method, path, { ...(body === undefined ? {} : { body }), query });
		if (answer.body.code !== 0) throw new Error(`${method} ${path}: ${answer.body.message}`);
		return recordOf(answer.body);
	};
	const lines = (of: ReadonlyArray<readonly [Row, number]>) => of.map(([item, quantity]) => ({ item_id: item.item_id, quantity, rate: 10 }));
	const some = (order: Row, key: string, quantities: readonly number[]) =>
		quantities.flatMap((quantity, index) => (quantity > 0 ? [{ [key]: rows(order.line_items)[index]!.line_item_id, quantity }] : []));
	return {
		...desk,
		stock,
		done,
		item: (name, auckland = 0, christchurch = 0) =>
			done('POST', '/items', {
				name,
				rate: 20,
				purchase_rate: 10,
				item_type: 'inventory',
				product_type: 'goods',
				locations: [
					{ location_id: AUCKLAND, initial_stock: auckland, initial_stock_rate: 10 },
					{ location_id: CHRISTCHURCH, initial_stock: christchurch, initial_stock_rate: 10 },
				],
			}),
		order: (...of) => {
			const order = done('POST', '/salesorders', { customer_id: CAFE, line_items: lines(of) });
			done('POST', `/salesorders/${String(order.salesorder_id)}/status/confirmed`);
			return done('GET', `/salesorders/${String(order.salesorder_id)}`);
		},
		pack: (order, ...quantities) =>
			done('POST', '/packages', { date: TODAY, line_items: some(order, 'so_line_item_id', quantities) }, { salesorder_id: String(order.salesorder_id) }),
		ship: (order, ...packages) =>
			done(
				'POST',
				'/shipmentorders',
				{ shipment_number: `SHP-${(serial += 1)}`, date: TODAY, delivery_method: 'FedEx', tracking_number: 'T1' },
				{ salesorder_id: String(order.salesorder_id), package_ids: packages.map((one) => one.package_id).join() },
			),
		buy: (...of) => {
			const order = done('POST', '/purchaseorders', { vendor_id: VENDOR, line_items: lines(of) });
			done('POST', `/purchaseorders/${String(order.purchaseorder_id)}/status/issued`);
			return done('GET', `/purchaseorders/${String(order.purchaseorder_id)}`);
		},
		receive: (order, ...quantities) =>
			done(
				'POST',
				'/purchasereceives',
				{ receive_number: `PR-${(serial += 1)}`, date: TODAY, line_items: some(order, 'line_item_id', quantities) },
				{ purchaseorder_id: String(order.purchaseorder_id) },
			),
	};
};
