import { storehouse } from './zohoInventoryCaller';
import { rows } from './zohoCaller';

/** The stock that is entered to show and to try things with. */

describe('demonstration stock', () => {
	const desk = storehouse();
	const made = desk.zoho.levers!.demoStock!({ today: '2026-11-25' }) as Record<string, string[]>;

	it('is six items, three sales orders, two purchase orders and what moves them', () => {
		expect(Object.fromEntries(Object.entries(made).map(([name, ids]) => [name, ids.length]))).toEqual({
			items: 6,
			salesorders: 3,
			packages: 1,
			shipmentorders: 1,
			salesreturns: 1,
			purchaseorders: 2,
			purchasereceives: 1,
			inventoryadjustments: 1,
			transferorders: 1,
		});
		expect(
			Object.values(made)
				.flat()
				.every((id) => /^\d{18}$/.test(id)),
		).toBe(true);
	});

	it('leaves the stock that follows from it', () => {
		const listed = rows(desk.stock('GET', '/items', { query: { filter_by: 'ItemType.Inventory', sort_column: 'created_time' } }).body.items);
		const counted = Object.fromEntries(
			listed.map((one) => [one.sku, [one.stock_on_hand, one.available_stock, one.committed_stock, one.actual_available_stock]]),
		);
		expect(counted).toEqual({
			GRIND: [50, 65, 0, 65],
			'JUG-600': [176, 176, 24, 152],
			'TAMP-58': [75, 69, 2, 67],
			KNOCK: [45, 75, 0, 75],
			APRON: [80, 80, 6, 74],
			SCALE: [30, 30, 3, 27],
		});
	});

	it('is in the states that it says', () => {
		const read = (path: string, ids: readonly string[] | undefined) => (ids ?? []).map((id) => desk.done('GET', `/${path}/${id}`));
		expect(read('salesorders', made.salesorders).map(({ status, shipped_status: shipped }) => [status, shipped])).toEqual([
			['draft', 'pending'],
			['confirmed', 'pending'],
			['confirmed', 'partially_shipped'],
		]);
		expect(read('purchaseorders', made.purchaseorders).map(({ status }) => status)).toEqual(['received', 'issued']);
		expect(read('salesreturns', made.salesreturns)).toMatchObject([{ salesreturn_status: 'closed', receive_status: 'received' }]);
		expect(read('packages', made.packages)).toMatchObject([{ status: 'shipped', shipment_order: { shipment_number: 'SHP-5001' } }]);
		expect(read('transferorders', made.transferorders)).toMatchObject([{ status: 'transferred', to_location_name: 'Christchurch' }]);
	});
});
