import type { Row } from '../../sandbox/vendor';
import { rows } from './zohoCaller';
import { AUCKLAND, CAFE, CHRISTCHURCH, storehouse, TODAY, type Storehouse } from './zohoInventoryCaller';

/** Zoho Inventory in the sandbox: what moves goods, and what follows from it. */

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

describe('items', () => {
	it('begin with what was there, at each location', () => {
		const item = desk.item('Jug', 7, 3);
		expect(counted(item)).toEqual([10, 10, 0, 10]);
		expect([at(item, AUCKLAND), at(item, CHRISTCHURCH)]).toEqual([7, 3]);
	});

	it('are the items of Books, under one id', () => {
		const item = desk.item('Jug', 1);
		expect(desk.call('GET', `/items/${String(item.item_id)}`).body.item).toMatchObject({ name: 'Jug', item_type: 'inventory' });
		const made = desk.call('POST', '/items', { body: { name: 'Guide', rate: 5 } }).body.item as Row;
		expect(read('items', made.item_id)).toMatchObject({ name: 'Guide', stock_on_hand: '', locations: [] });
	});

	it('are listed by what changed, by SKU and by what runs low', () => {
		desk.item('Jug', 5);
		desk.later(60_000);
		const tamper = desk.item('Tamper', 2);
		desk.done('PUT', `/items/${String(tamper.item_id)}`, { sku: 'TAMP', reorder_level: 2 });
		const names = (query: Record<string, string>) => rows(desk.stock('GET', '/items', { query }).body.items).map(({ name }) => name);
		expect(names({ last_modified_time: '2026-11-25T12:01:00+1300' })).toEqual(['Tamper']);
		expect(names({ sku: 'tamp' })).toEqual(['Tamper']);
		expect(names({ filter_by: 'Status.Lowstock' })).toEqual(['Tamper']);
		expect(names({ sort_column: 'last_modified_time', sort_order: 'D', per_page: '2' })).toEqual(['Tamper', 'Jug']);
	});

	it('take no opening stock at a location that is not there', () => {
		const body = { name: 'Jug', item_type: 'inventory', locations: [{ location_id: '1', initial_stock: 4 }] };
		expect(refused('POST', '/items', body)).toBe(400);
	});
});

describe('adjustments and transfers', () => {
	const adjust = (item: Row, quantity_adjusted: number, more: Row = {}) =>
		desk.done('POST', '/inventoryadjustments', {
			date: TODAY,
			reason: 'Count',
			adjustment_type: 'quantity',
			line_items: [{ item_id: item.item_id, quantity_adjusted }],
			...more,
		});
	const transfer = (item: Row, quantity_transfer: number, more: Row = {}) => ({
		transfer_order_number: `TO-${quantity_transfer}`,
		date: TODAY,
		from_location_id: AUCKLAND,
		to_location_id: CHRISTCHURCH,
		line_items: [{ item_id: item.item_id, name: item.name, quantity_transfer }],
		...more,
	});

	it('adjust by quantity where they say, or at the primary location', () => {
		const item = desk.item('Jug', 10, 10);
		expect(adjust(item, -3)).toMatchObject({ total: -30, location_name: 'Auckland' });
		const other = adjust(item, 5, { location_id: CHRISTCHURCH });
		expect([counted(item), at(item, AUCKLAND), at(item, CHRISTCHURCH)]).toEqual([[22, 22, 0, 22], 7, 15]);
		desk.done('DELETE', `/inventoryadjustments/${String(other.inventory_adjustment_id)}`);
		expect(at(item, CHRISTCHURCH)).toBe(10);
	});

	it('adjust the value and leave the quantity', () => {
		const item = desk.item('Jug', 10);
		const body = { date: TODAY, reason: 'Sale', adjustment_type: 'value', line_items: [{ item_id: item.item_id, value_adjusted: -12.5 }] };
		expect(desk.done('POST', '/inventoryadjustments', body)).toMatchObject({ total: -12.5 });
		expect(counted(item)).toEqual([10, 10, 0, 10]);
	});

	it('refuse items that are not kept in stock', () => {
		const guide = desk.call('POST', '/items', { body: { name: 'Guide', rate: 5 } }).body.item as Row;
		expect(() => adjust(guide, 1)).toThrow('not kept in stock');
	});

	it('move from one location to another, at once or by the way', () => {
		const item = desk.item('Jug', 10);
		desk.done('POST', '/transferorders', transfer(item, 4));
		expect([at(item, AUCKLAND), at(item, CHRISTCHURCH)]).toEqual([6, 4]);
		const order = desk.done('POST', '/transferorders', transfer(item, 2, { is_intransit_order: true }));
		expect(order).toMatchObject({ status: 'in_transit' });
		expect([at(item, AUCKLAND), at(item, CHRISTCHURCH)]).toEqual([4, 4]);
		const path = `/transferorders/${String(order.transfer_order_id)}/markastransferred`;
		expect(refused('POST', path)).toBe(400);
		desk.done('POST', path, {}, { date: TODAY });
		expect([counted(item)[1], at(item, AUCKLAND), at(item, CHRISTCHURCH)]).toEqual([10, 4, 6]);
	});

	it('move no more than lies there, and not to where it is', () => {
		const item = desk.item('Jug', 3, 9);
		expect(refused('POST', '/transferorders', transfer(item, 4))).toBe(400);
		expect(refused('POST', '/transferorders', transfer(item, 1, { to_location_id: AUCKLAND }))).toBe(400);
		expect(refused('POST', '/transferorders', transfer(item, 3))).toBe(201);
	});
});

describe('composite items', () => {
	const set = (parts: Row[]) =>
		desk.done('POST', '/compositeitems', {
			name: 'Set',
			sku: 'SET',
			rate: 50,
			item_type: 'inventory',
			product_type: 'goods',
			mapped_items: parts,
		});
	const assemble = (whole: Row, part: Row, quantity: number, more: Row = {}) => ({
		reference_number: `A-${quantity}`,
		date: TODAY,
		composite_item_id: whole.composite_item_id,
		composite_item_name: whole.name,
		quantity_to_bundle: quantity,
		is_completed: true,
		line_items: [{ item_id: part.item_id, name: part.name, quantity_consumed: 2, account_id: '460000000000003006', location_id: AUCKLAND }],
		...more,
	});

	it('are put together from their parts', () => {
		const part = desk.item('Cup', 10);
		const whole = set([{ item_id: part.item_id, quantity: 2 }]);
		expect(whole).toMatchObject({ combo_type: 'assembly', mapped_items: [{ name: 'Cup', quantity: 2 }], available_stock: 0 });
		expect(read('items', whole.composite_item_id)).toMatchObject({ name: 'Set', is_combo_product: true });
		desk.done('POST', '/bundles', assemble(whole, part, 3));
		expect([counted(part)[1], read('compositeitems', whole.composite_item_id).available_stock]).toEqual([4, 3]);
		expect(refused('POST', '/bundles', assemble(whole, part, 4))).toBe(400);
		const later = desk.done('POST', '/bundles', assemble(whole, part, 2, { is_completed: false }));
		expect([later.status, counted(part)[1]]).toEqual(['draft', 4]);
		desk.done('POST', `/bundles/${String(later.bundle_id)}/confirmed`);
		desk.done('POST', `/bundles/${String(later.bundle_id)}/bundled`);
		expect([counted(part)[1], read('compositeitems', whole.composite_item_id).available_stock]).toEqual([0, 5]);
		const list = desk.stock('GET', '/bundles', { query: { composite_item_id: String(whole.composite_item_id) } });
		expect(rows(list.body.bundles).map(({ status }) => status)).toEqual(['bundled', 'bundled']);
		expect(refused('GET', '/bundles')).toBe(400);
	});
});

describe('item groups', () => {
	it('hold items of their own, which are kept in stock', () => {
		const member = (name: string, more: Row = {}) => ({ name, rate: 30, purchase_rate: 12, ...more });
		const group = desk.done('POST', '/itemgroups', { group_name: 'Apron', unit: 'piece', items: [member('Apron S', { initial_stock: 4 }), member('Apron L')] });
		expect(group.items).toMatchObject([
			{ name: 'Apron S', available_stock: 4 },
			{ name: 'Apron L', available_stock: 0 },
		]);
		const listed = rows(desk.stock('GET', '/items', { query: { group_id: String(group.group_id) } }).body.items);
		expect(listed).toMatchObject([{ name: 'Apron L' }, { name: 'Apron S', group_name: 'Apron', stock_on_hand: 4 }]);
		desk.done('POST', `/itemgroups/${String(group.group_id)}/inactive`);
		expect(read('items', listed[0]!.item_id).status).toBe('inactive');
		expect(refused('POST', '/itemgroups', { group_name: 'Half', unit: 'piece', items: [member('Half 1'), { name: 'Half 2' }] })).toBe(400);
		expect(rows(desk.stock('GET', '/items', { query: { name: 'Half 1' } }).body.items)).toEqual([]);
		desk.done('DELETE', `/itemgroups/${String(group.group_id)}`);
		expect(refused('GET', `/items/${String(listed[0]!.item_id)}`)).toBe(404);
	});
});

describe('the answers', () => {
	it('stand under the keys of the specification', () => {
		const order = desk.buy([desk.item('Jug', 1), 1]);
		const keys = (path: string) => Object.keys(desk.stock('GET', path).body);
		expect(keys(`/purchaseorders/${String(order.purchaseorder_id)}`)).toContain('purchase_order');
		expect(keys(`/locations/${AUCKLAND}`)).toContain('location');
		expect(keys('/packages')).toContain('packages');
		expect(keys('/inventoryadjustments')).toContain('inventory_adjustments');
	});

	it('are refused without the scope of the group', () => {
		const token = desk.zoho.mint({ scopes: 'ZohoInventory.items.READ' }).access_token;
		const headers = { authorization: `Zoho-oauthtoken ${token}` };
		expect(desk.stock('GET', '/items', { headers }).status).toBe(200);
		expect(desk.stock('GET', '/packages', { headers }).body.code).toBe(57);
	});

	it('have no list of shipments and receives', () => {
		for (const path of ['/shipmentorders', '/purchasereceives', '/salesreturnreceives']) expect(refused('GET', path)).toBe(405);
	});

	it('know credit notes by paths of their own', () => {
		const note = desk.done('POST', '/creditnotes', { customer_id: CAFE, date: TODAY, line_items: [{ name: 'Back', rate: 10, quantity: 1 }] });
		const path = `/creditnotes/${String(note.creditnote_id)}`;
		expect(refused('POST', `${path}/status/void`)).toBe(404);
		desk.done('POST', `${path}/void`);
		expect(read('creditnotes', note.creditnote_id)).toMatchObject({ status: 'void' });
		desk.done('POST', `${path}/draft`);
		desk.done('POST', `${path}/converttoopen`);
		expect(read('creditnotes', note.creditnote_id)).toMatchObject({ status: 'open' });
	});
});
