import { startWorld, type World } from '../../scripts/world';

/** The Zoho Books Trigger polls in a real n8n: bursts, equal seconds, other offsets, readings that fail and a restart; everything comes once. */

let world: World;
let workflowId: string;

const flow = {
	name: 'Books as they change',
	nodes: [
		{
			id: '0e2b0f0c-6a54-4b39-9a55-5f3c2f6c3a11',
			name: 'Changed item',
			type: 'n8n-nodes-xero-zoho.zohoBooksTrigger',
			typeVersion: 1,
			position: [0, 0],
			webhookId: '5c1f4b9e-3f0a-4c8e-9a55-1d2f6c3a0112',
			parameters: {
				organization: { __rl: true, mode: 'list', value: '' },
				events: ['item.created', 'item.updated', 'item.inactive'],
				delivery: 'polling',
				minutes: 1,
			},
			credentials: { zohoAppsOAuth2Api: { id: null, name: 'Zoho account' } },
		},
		{ id: '0e2b0f0c-6a54-4b39-9a55-5f3c2f6c3a12', name: 'Here', type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [220, 0], parameters: {} },
	],
	connections: { 'Changed item': { main: [[{ node: 'Here', type: 'main', index: 0 }]] } },
	settings: { executionOrder: 'v1' },
};

beforeAll(async () => {
	world = await startWorld();
	workflowId = await world.n8n.api.importWorkflow(flow);
	await world.n8n.api.publish(workflowId);
});
afterAll(() => world?.close());

interface HandedOn {
	readonly sku: string;
	readonly changes: readonly string[];
}

/** What was handed on, over all executions. */
async function handedOn(): Promise<HandedOn[]> {
	const { api } = world.n8n;
	const executions = await api.executions(workflowId);
	const whole = await Promise.all(executions.filter(({ status }) => status === 'success').map(({ id }) => api.execution(id)));
	return whole
		.flatMap(({ data }) => data?.resultData.runData.Here?.[0]?.data?.main[0] ?? [])
		.map(({ json }) => ({ sku: String(json.sku), changes: (json._sync as { event: { changes: string[] } }).event.changes }));
}

const skusOf = (all: readonly HandedOn[]): string[] => all.map(({ sku }) => sku).sort();

/** What executions that failed say. */
async function failures(): Promise<string[]> {
	const { api } = world.n8n;
	const failed = (await api.executions(workflowId)).filter(({ status }) => status === 'error');
	return (await Promise.all(failed.map(({ id }) => api.execution(id)))).map(({ data }) => String(data?.resultData.error?.message));
}

/** A poll comes every minute. */
async function until(holds: () => Promise<boolean>): Promise<void> {
	const end = Date.now() + 200_000;
	while (!(await holds()) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 1_000));
}
/** Time for one poll more, which has nothing to hand on. */
const anotherPoll = async (): Promise<void> => await new Promise((resolve) => setTimeout(resolve, 65_000));

/** A time as Zoho writes it, in an offset of so many hours. */
const stamp = (time: number, hours: number): string => {
	const local = new Date(time + hours * 3_600_000).toISOString().slice(0, 19);
	return `${local}${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}00`;
};
const item = (number: number, time: number, hours = 0) => ({
	name: `Burst ${number}`,
	sku: `B-${String(number).padStart(4, '0')}`,
	rate: 10,
	created_time: stamp(time, hours),
	last_modified_time: stamp(time, hours),
});
const skus = (from: number, count: number): string[] => Array.from({ length: count }, (_, index) => `B-${String(from + index).padStart(4, '0')}`);
const wholeSecond = (): number => Math.floor(Date.now() / 1000) * 1000 - 5_000;

it('hands 200 of one second over two pages on once, after a reading that failed and says why', async () => {
	await world.control.fault({
		vendor: 'zoho',
		match: { method: 'GET', path: '/items' },
		times: 1,
		fault: { kind: 'status', status: 400, body: { code: 4, message: 'Not at this time' } },
	});
	const second = wholeSecond();
	await world.control.seed('zoho', { items: Array.from({ length: 200 }, (_, index) => item(index + 1, second)) });
	await until(async () => (await handedOn()).length >= 200);
	expect(skusOf(await handedOn())).toEqual(skus(1, 200));
	expect(await failures()).toEqual([expect.stringContaining('Not at this time')]);
	// With the items that are there from the beginning, the list has more than one page.
	expect((await world.control.journal('zoho')).some(({ path, query }) => path.endsWith('/items') && query.includes('page=2'))).toBe(true);
});

it('hands a second one of the same second on, and a later one in another offset', async () => {
	const second = wholeSecond();
	await world.control.seed('zoho', { items: [item(201, second)] });
	await until(async () => (await handedOn()).length >= 201);
	await world.control.seed('zoho', { items: [item(202, second), item(203, second + 1000, -5), item(204, second + 2000, 13)] });
	await until(async () => (await handedOn()).length >= 204);
	await anotherPoll();
	const all = await handedOn();
	expect(skusOf(all)).toEqual(skus(1, 204));
	expect(all.every(({ changes }) => changes.includes('created'))).toBe(true);
});

it('goes on after a restart where it was, without what it has handed on', async () => {
	await world.restart();
	await world.control.seed('zoho', { items: [item(205, wholeSecond())] });
	await until(async () => (await handedOn()).length >= 205);
	await anotherPoll();
	expect(skusOf(await handedOn())).toEqual(skus(1, 205));
	expect(await failures()).toHaveLength(1);
});
