import { ladder } from '../../src/syncing/ladder';
import type { Unhindered } from '../support/unhindered';
import type { SmallN8n } from '../support/smallN8n';
import { holdClock } from '../support/stillClock';
import { FinanceWorld, loadedAnew, pass, type Row } from './financeWorld';

/** Runs that fail behind their trigger, at whatever node: what they were given is brought again, and not for ever. */

jest.mock('../../nodes/shared/governor', () => jest.requireActual<Unhindered>('../support/unhindered').unhindered());

jest.mock('n8n-workflow', () => ({ ...jest.requireActual<object>('n8n-workflow'), sleep: async () => undefined }));

const HOUR = 3600;
let world: FinanceWorld;

beforeAll(async () => {
	holdClock(Date.parse('2026-11-01T00:00:00Z'));
	world = await FinanceWorld.start();
});
beforeEach(async () => {
	await world.begin();
	pass(600);
});
afterAll(async () => {
	await world.close();
	jest.useRealTimers();
});

async function published(delivery: 'polling' | 'webhook', workers = false): Promise<SmallN8n> {
	const n8n = await world.trigger({ delivery, events: ['item.created', 'item.updated'] });
	if (workers) n8n.workers = loadedAnew();
	await n8n.activate();
	await n8n.poll();
	pass(600);
	return n8n;
}

const named = (n8n: SmallN8n): string[] => n8n.emitted.map(({ sku }) => String(sku)).sort();

/** New items, told of where somebody listens. */
async function enter(skus: readonly string[]): Promise<Row[]> {
	const { items } = await world.seed({ items: skus.map((sku) => ({ name: `Part ${sku}`, sku, rate: 10 })) });
	pass(10);
	return items!;
}
async function told(n8n: SmallN8n, skus: readonly string[]): Promise<void> {
	const items = await enter(skus);
	await world.deliver(
		n8n,
		'items',
		items.map(({ item_id }) => String(item_id)),
		{ event: 'item.created' },
	);
	await n8n.work();
}

const breaks = (n8n: SmallN8n, isBroken: (skus: readonly string[]) => boolean): void => {
	n8n.failsBehind = (output) => output.length > 0 && isBroken(output.map(({ sku }) => String(sku)));
};
const heal = (n8n: SmallN8n): void => breaks(n8n, () => false);

describe.each([
	['one process', false],
	['workers', true],
])('with %s', (_, workers) => {
	it('what a webhook brought is found by the next sweep, once', async () => {
		const n8n = await published('webhook', workers);
		breaks(n8n, () => true);
		await told(n8n, ['A']);
		heal(n8n);
		expect(n8n.emitted).toEqual([]);
		pass(HOUR);
		await n8n.poll();
		expect(n8n.emitted).toMatchObject([{ sku: 'A', _sync: { event: { by: 'sweep' } } }]);
		pass(HOUR);
		await n8n.poll();
		await n8n.again();
		expect(named(n8n)).toEqual(['A']);
	});

	it('what a reading brought is handed over again when its time has come, and by no reading before', async () => {
		const n8n = await published('polling', workers);
		await enter(['A', 'B']);
		breaks(n8n, () => true);
		await n8n.poll();
		heal(n8n);
		await n8n.again();
		await n8n.poll();
		expect(n8n.emitted).toEqual([]);
		pass(6);
		await n8n.again();
		expect(named(n8n)).toEqual(['A', 'B']);
		pass(60);
		await n8n.poll();
		await n8n.again();
		expect(named(n8n)).toEqual(['A', 'B']);
	});

	it('what failed is found again after a restart, also where others went through since', async () => {
		const n8n = await published('polling', workers);
		breaks(n8n, (skus) => skus.includes('A'));
		await enter(['A']);
		await n8n.poll();
		for (const sku of ['B', 'C']) {
			pass(30);
			await enter([sku]);
			await n8n.poll();
		}
		expect(named(n8n)).toEqual(['B', 'C']);
		heal(n8n);
		if (workers) n8n.workers = loadedAnew();
		await n8n.restart(loadedAnew());
		await n8n.poll();
		expect([...new Set(named(n8n))]).toEqual(['A', 'B', 'C']);
		// One process stored which of them it was done with.
		if (!workers) expect(named(n8n)).toEqual(['A', 'B', 'C']);
	});
});

it('a record that breaks every run does not keep its neighbours, and is given up after the ladder until it changes', async () => {
	const n8n = await published('polling');
	const [poison] = await enter(['poison', ...Array.from({ length: 11 }, (_, index) => `good ${index}`)]);
	breaks(n8n, (skus) => skus.includes('poison'));
	await n8n.poll();
	const arrived = [];
	for (const wait of ladder) {
		pass(wait / 1000 + 1);
		await n8n.again();
		await n8n.poll();
		arrived.push(n8n.emitted.length);
	}
	// Ten share a run at the third try, and none later.
	expect(arrived).toEqual([0, 10, 11, 11, 11, 11, 11]);
	expect(n8n.failures).toEqual([expect.stringMatching(new RegExp(`handed on 8 times.*after this trigger: ${String(poison!.item_id)}\\. `))]);
	const { runs } = n8n;
	pass(48 * HOUR);
	await n8n.again();
	await n8n.poll();
	expect(n8n.runs).toBe(runs);
	heal(n8n);
	await world.call('PUT', `/books/v3/items/${String(poison!.item_id)}`, { rate: 11 });
	pass(60);
	await n8n.poll();
	expect(n8n.emitted.at(-1)).toMatchObject({ sku: 'poison', rate: 11 });
	expect(n8n.emitted).toHaveLength(12);
});

it('of a record that changed meanwhile only what it is now is handed over', async () => {
	const n8n = await published('polling');
	breaks(n8n, () => true);
	const [item] = await enter(['A']);
	await n8n.poll();
	heal(n8n);
	await world.call('PUT', `/books/v3/items/${String(item!.item_id)}`, { rate: 11 });
	pass(60);
	await n8n.poll();
	await n8n.again();
	expect(n8n.emitted).toMatchObject([{ sku: 'A', rate: 11 }]);
	expect(n8n.emitted).toHaveLength(1);
});

it('where whatever is handed over fails, few runs are tried at a time', async () => {
	const n8n = await published('polling');
	await enter(Array.from({ length: 60 }, (_, index) => `A ${index}`));
	breaks(n8n, () => true);
	await n8n.poll();
	for (const wait of ladder.slice(0, 2)) {
		pass(wait / 1000 + 1);
		await n8n.again();
	}
	// The first run, the whole once more, and three of its six parts.
	expect(n8n.runs).toBe(5);
	heal(n8n);
	pass(48 * HOUR);
	await n8n.again();
	expect(new Set(named(n8n)).size).toBe(60);
	expect(n8n.emitted).toHaveLength(60);
});
