import type { Row } from '../../sandbox/vendor';
import { rows } from './zohoCaller';
import { CAFE, CHRISTCHURCH, storehouse, TODAY, VENDOR, type Storehouse } from './zohoInventoryCaller';

/** Zoho Inventory in the sandbox: orders, and what follows from them. */

let desk: Storehouse;
beforeEach(() => void (desk = storehouse()));

/** By papers, by goods, committed, available. */
const counted = (item: Row): unknown[] => {
	const { stock_on_hand: papers, available_stock: goods, committed_stock: wanted, actual_available_stock: free } = read('items', item.item_id);
	return [papers, goods, wanted, free];
};
const at = (item: Row, location: string): unknown =>
	rows(read('items', item.item_id).locations).find(({ location_id: id }) => id === location)?.location_available_stock;
const read = (path: string, id: unknown): Row => desk.done('GET', `/${path}/${String(id)}`);
const refused = (method: string, path: string, body?: unknown, query: Record<string, string> = {}): number =>
	desk.stock(method, path, { ...(body === undefined ? {} : { body }), query }).status;

describe('a sales order', () => {
	it('commits when it is confirmed, is packed, shipped and delivered', () => {
		const item = desk.item('Jug', 10);
		const draft = desk.done('POST', '/salesorders', { customer_id: CAFE, line_items: [{ item_id: item.item_id, quantity: 4 }] });
		expect(draft).toMatchObject({ status: 'draft', order_status: 'draft' });
		expect(counted(item)).toEqual([10, 10, 0, 10]);
		expect(
			refused('POST', '/packages', { date: TODAY, line_items: [{ so_line_item_id: '1', quantity: 1 }] }, { salesorder_id: String(draft.salesorder_id) }),
		).toBe(400);
		desk.done('POST', `/salesorders/${String(draft.salesorder_id)}/status/confirmed`);
		const order = read('salesorders', draft.salesorder_id);
		expect(order).toMatchObject({ status: 'confirmed', shipped_status: 'pending', invoiced_status: 'not_invoiced', paid_status: 'unpaid' });
		expect(counted(item)).toEqual([10, 10, 4, 6]);

		const pack = desk.pack(order, 3);
		expect(pack).toMatchObject({ package_number: 'PKG-00001', status: 'not_shipped', total_quantity: 3, salesorder_number: order.salesorder_number });
		expect(counted(item)).toEqual([10, 10, 4, 6]);
		const shipment = desk.ship(order, pack);
		expect(shipment).toMatchObject({ status: 'shipped', line_items: [{ name: 'Jug', quantity: 3 }] });
		expect(counted(item)).toEqual([10, 7, 1, 6]);
		expect(read('salesorders', order.salesorder_id)).toMatchObject({
			shipped_status: 'partially_shipped',
			quantity_packed: 3,
			quantity_shipped: 3,
			line_items: [{ quantity_packed: 3, quantity_shipped: 3, quantity_invoiced: 0 }],
			packages: [{ package_number: 'PKG-00001', status: 'shipped', tracking_number: 'T1' }],
		});
		desk.ship(order, desk.pack(order, 1));
		desk.done('POST', `/shipmentorders/${String(shipment.shipment_id)}/status/delivered`);
		expect(read('packages', pack.package_id)).toMatchObject({ status: 'delivered', shipment_order: { status: 'delivered' } });
		expect(read('salesorders', order.salesorder_id)).toMatchObject({ status: 'confirmed', shipped_status: 'shipped' });
		expect(counted(item)).toEqual([10, 6, 0, 6]);
	});

	it('is closed once it is shipped and invoiced, and paid once its invoice is', () => {
		const item = desk.item('Jug', 10);
		const order = desk.order([item, 2]);
		desk.ship(order, desk.pack(order, 2));
		const line = rows(order.line_items)[0]!;
		const body = { customer_id: CAFE, line_items: [{ item_id: item.item_id, quantity: 2, rate: 10, salesorder_item_id: line.line_item_id }] };
		const invoice = desk.done('POST', '/invoices', body);
		desk.done('POST', `/invoices/${String(invoice.invoice_id)}/status/sent`);
		expect(counted(item)).toEqual([8, 8, 0, 8]);
		expect(read('salesorders', order.salesorder_id)).toMatchObject({ status: 'closed', invoiced_status: 'invoiced', paid_status: 'unpaid' });
		const invoices = [{ invoice_id: invoice.invoice_id, amount_applied: invoice.total }];
		desk.done('POST', '/customerpayments', { customer_id: CAFE, payment_mode: 'cash', amount: invoice.total, date: TODAY, invoices });
		expect(read('salesorders', order.salesorder_id)).toMatchObject({ paid_status: 'paid', invoices: [{ balance: 0 }] });
	});

	it('is the order of Books, where confirmed is open', () => {
		const order = desk.order([desk.item('Jug', 1), 1]);
		expect(desk.call('GET', `/salesorders/${String(order.salesorder_id)}`).body.salesorder).toMatchObject({ status: 'open' });
		expect(refused('POST', `/salesorders/${String(order.salesorder_id)}/status/open`)).toBe(404);
	});

	it('packs no more than was ordered, and ships no package twice', () => {
		const order = desk.order([desk.item('Jug', 10), 4]);
		const so = { salesorder_id: String(order.salesorder_id) };
		const line = rows(order.line_items)[0]!.line_item_id;
		const body = (quantity: number) => ({ date: TODAY, line_items: [{ so_line_item_id: line, quantity }] });
		expect(refused('POST', '/packages', body(5), so)).toBe(400);
		expect(refused('POST', '/packages', { ...body(1), line_items: [...body(3).line_items, ...body(2).line_items] }, so)).toBe(400);
		// In the body, the order's id says nothing.
		expect(refused('POST', '/packages', { ...body(1), ...so })).toBe(400);
		const pack = desk.pack(order, 3);
		expect(refused('POST', '/packages', body(2), so)).toBe(400);
		expect(refused('PUT', `/packages/${String(pack.package_id)}`, body(4))).toBe(200);
		desk.ship(order, pack);
		const shipment = { shipment_number: 'S', date: TODAY, delivery_method: 'FedEx', tracking_number: '1' };
		expect(refused('POST', '/shipmentorders', shipment, { ...so, package_ids: String(pack.package_id) })).toBe(400);
		expect(refused('PUT', `/packages/${String(pack.package_id)}`, body(1))).toBe(400);
		expect(refused('DELETE', `/packages/${String(pack.package_id)}`)).toBe(400);
	});

	it('with packages is neither void nor deleted nor cut, until they are gone', () => {
		const item = desk.item('Jug', 10);
		const order = desk.order([item, 4]);
		const path = `/salesorders/${String(order.salesorder_id)}`;
		const line = rows(order.line_items)[0]!.line_item_id;
		const pack = desk.pack(order, 3);
		const shipment = desk.ship(order, pack);
		expect(refused('POST', `${path}/status/void`)).toBe(400);
		expect(refused('DELETE', path)).toBe(400);
		expect(refused('PUT', path, { line_items: [{ line_item_id: line, quantity: 2 }] })).toBe(400);
		desk.done('DELETE', `/shipmentorders/${String(shipment.shipment_id)}`);
		expect(counted(item)).toEqual([10, 10, 4, 6]);
		desk.done('DELETE', `/packages/${String(pack.package_id)}`);
		desk.done('POST', `${path}/status/void`);
		expect(counted(item)).toEqual([10, 10, 0, 10]);
	});
});

describe('a purchase order', () => {
	it('is issued, received in part and in full', () => {
		const item = desk.item('Jug', 1);
		const order = desk.buy([item, 10]);
		expect(order).toMatchObject({ status: 'issued', line_items: [{ rate: 10, purchase_rate: 10, quantity_received: 0 }] });
		const receive = desk.receive(order, 4);
		expect(receive).toMatchObject({ purchaseorder_number: order.purchaseorder_number, line_items: [{ name: 'Jug', quantity: 4 }] });
		expect(counted(item)).toEqual([1, 5, 0, 5]);
		expect(read('purchaseorders', order.purchaseorder_id)).toMatchObject({
			status: 'partially_received',
			line_items: [{ quantity_received: 4 }],
			purchasereceives: [{ receive_number: 'PR-1' }],
		});
		desk.receive(order, 6);
		expect(read('purchaseorders', order.purchaseorder_id)).toMatchObject({ status: 'received' });
		expect(refused('POST', `/purchaseorders/${String(order.purchaseorder_id)}/status/cancelled`)).toBe(400);
		desk.done('DELETE', `/purchasereceives/${String(receive.receive_id)}`);
		expect(counted(item)).toEqual([1, 7, 0, 7]);
		expect(read('purchaseorders', order.purchaseorder_id)).toMatchObject({ status: 'partially_received' });
	});

	it('counts by papers once it is billed', () => {
		const item = desk.item('Jug');
		const order = desk.buy([item, 10]);
		const line = { item_id: item.item_id, quantity: 10, rate: 10, purchaseorder_item_id: rows(order.line_items)[0]!.line_item_id };
		const bill = desk.done('POST', '/bills', {
			vendor_id: VENDOR,
			bill_number: 'B1',
			date: TODAY,
			due_date: TODAY,
			purchaseorder_id: order.purchaseorder_id,
			line_items: [line],
		});
		expect(bill).toMatchObject({ purchaseorder_id: order.purchaseorder_id });
		expect(counted(item)).toEqual([10, 0, 0, 0]);
		desk.done('POST', `/bills/${String(bill.bill_id)}/status/void`);
		expect(counted(item)).toEqual([0, 0, 0, 0]);
	});

	it('receives nothing as a draft, and no more than was ordered', () => {
		const item = desk.item('Jug');
		const body = (line: unknown, quantity: number) => ({ receive_number: 'PR', line_items: [{ line_item_id: line, quantity }] });
		const draft = desk.done('POST', '/purchaseorders', { vendor_id: VENDOR, line_items: [{ item_id: item.item_id, quantity: 3, purchase_rate: 2 }] });
		expect(draft).toMatchObject({ status: 'draft', total: 6 });
		const line = rows(draft.line_items)[0]!.line_item_id;
		expect(refused('POST', '/purchasereceives', body(line, 1), { purchaseorder_id: String(draft.purchaseorder_id) })).toBe(400);
		desk.done('POST', `/purchaseorders/${String(draft.purchaseorder_id)}/status/issued`);
		expect(refused('POST', '/purchasereceives', body(line, 4), { purchaseorder_id: String(draft.purchaseorder_id) })).toBe(400);
		expect(refused('POST', '/purchasereceives', body(line, 3))).toBe(400);
		expect(refused('POST', '/purchasereceives', body(line, 3), { purchaseorder_id: String(draft.purchaseorder_id) })).toBe(201);
	});
});

describe('a sales return', () => {
	it('brings back what was shipped, once it is received', () => {
		const item = desk.item('Jug', 10);
		const order = desk.order([item, 5]);
		const shipment = desk.ship(order, desk.pack(order, 4));
		const so = { salesorder_id: String(order.salesorder_id) };
		const line = { item_id: item.item_id, salesorder_item_id: rows(order.line_items)[0]!.line_item_id };
		expect(refused('POST', '/salesreturns', { line_items: [{ ...line, quantity: 5 }] }, so)).toBe(400);
		const back = desk.done('POST', '/salesreturns', { reason: 'Cracked', location_id: CHRISTCHURCH, line_items: [{ ...line, quantity: 3 }] }, so);
		expect(back).toMatchObject({ salesreturn_number: 'RMA-00001', salesreturn_status: 'approved', receive_status: 'not_received' });
		expect(counted(item)).toEqual([10, 6, 1, 5]);
		expect(refused('POST', '/salesreturns', { line_items: [{ ...line, quantity: 2 }] }, so)).toBe(400);
		expect(refused('DELETE', `/shipmentorders/${String(shipment.shipment_id)}`)).toBe(400);
		const own = { salesreturn_id: String(back.salesreturn_id) };
		const received = (quantity: number) => ({ date: TODAY, line_items: [{ line_item_id: rows(back.line_items)[0]!.line_item_id, quantity }] });
		desk.done('POST', '/salesreturnreceives', received(1), own);
		expect(read('salesreturns', back.salesreturn_id)).toMatchObject({ receive_status: 'partially_received' });
		expect(refused('POST', '/salesreturnreceives', received(3), own)).toBe(400);
		const last = desk.done('POST', '/salesreturnreceives', received(2), own);
		expect(read('salesreturns', back.salesreturn_id)).toMatchObject({ receive_status: 'received', salesreturn_status: 'closed' });
		expect([counted(item), at(item, CHRISTCHURCH)]).toEqual([[10, 9, 1, 8], 3]);
		expect(refused('DELETE', `/salesreturns/${String(back.salesreturn_id)}`)).toBe(400);
		desk.done('DELETE', `/salesreturnreceives/${String(last.receive_id)}`);
		expect(at(item, CHRISTCHURCH)).toBe(1);
	});
});

describe('what is followed', () => {
	it('changes with what happens below it', () => {
		const item = desk.item('Jug', 10);
		const order = desk.order([item, 2]);
		const changed = () => read('salesorders', order.salesorder_id).last_modified_time;
		const times = [changed()];
		const pack = desk.pack(order, 2);
		times.push(changed());
		const shipment = desk.ship(order, pack);
		times.push(changed());
		const shipped = read('packages', pack.package_id).last_modified_time;
		desk.done('POST', `/shipmentorders/${String(shipment.shipment_id)}/status/delivered`);
		times.push(changed());
		expect(new Set(times).size).toBe(4);
		expect(read('packages', pack.package_id).last_modified_time).not.toBe(shipped);
		const bought = desk.buy([item, 1]);
		desk.receive(bought, 1);
		expect(read('purchaseorders', bought.purchaseorder_id).last_modified_time).not.toBe(bought.last_modified_time);
	});
});
