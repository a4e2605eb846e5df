import { createZoho } from '../../sandbox/zoho';
import type { Resource } from '../../src/apis/define';
import { zohoInventory } from '../../src/apis/zohoInventory';
import { financeInside } from '../support/financeInside';
import { inventoryOperator } from '../support/operatingInventory';

/** What becomes of records of Inventory that are written twice, or read in a way of their own. That every operation succeeds is in test/contract/zohoInventory.test.ts. */

let now = Date.parse('2026-11-25T12:00:00+13:00');
const zoho = createZoho({ now: () => now });
const line = financeInside('zohoInventory', zoho);
const operator = inventoryOperator(line, zoho);

beforeAll(async () => {
	zoho.levers!.demoStock!({});
	await operator.prepare();
});
/** So that no minute's limit is reached. */
beforeEach(() => void (now += 60_000));

it('updates where it is sent a second time', async () => {
	for (const [name, resource] of Object.entries<Resource>(zohoInventory).filter(([, { operations }]) => operations.upsert)) {
		const wish = await operator.wishFor(name, 'upsert');
		const [first] = await operator.perform(name, 'upsert', wish);
		const [second] = await operator.perform(name, 'upsert', wish);
		expect([name, first?.did, second?.did]).toEqual([name, 'created', 'updated']);
		expect(second?.record?.[resource.id]).toBe(first?.record?.[resource.id]);
	}
});

it('reads the lines of packages and orders where they are asked for', async () => {
	for (const [name, rows] of [
		['package', 'line_items'],
		['salesOrder', 'line_items'],
		['purchaseOrder', 'line_items'],
	] as const) {
		const [without] = await operator.perform(name, 'getMany', { from: 0, limit: 1 });
		const [withLines] = await operator.perform(name, 'getMany', { from: 0, limit: 1, filters: { withDetails: true } });
		expect([name, without?.record?.[rows], (withLines?.record?.[rows] as unknown[]).length]).toEqual([name, undefined, expect.any(Number)]);
	}
});
