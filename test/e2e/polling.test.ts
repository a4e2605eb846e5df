import { startWorld, type World } from '../../scripts/world';

/** Polling in a real n8n: what changes is handed on once, over failed readings, pages and a restart. */

let world: World;
let workflowId: string;

const flow = {
	name: 'Items as they change',
	nodes: [
		{
			id: '0e2b0f0c-6a54-4b39-9a55-5f3c2f6c3a01',
			name: 'Changed item',
			type: 'n8n-nodes-xero-zoho.zohoBooksTrigger',
			typeVersion: 1,
			position: [0, 0],
			webhookId: '5c1f4b9e-3f0a-4c8e-9a55-1d2f6c3a0102',
			parameters: { organization: { __rl: true, mode: 'list', value: '' }, events: ['item.created', 'item.updated'], delivery: 'polling', minutes: 1 },
			credentials: { zohoAppsOAuth2Api: { id: null, name: 'Zoho account' } },
		},
		{ id: '0e2b0f0c-6a54-4b39-9a55-5f3c2f6c3a02', name: 'Here', type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [220, 0], parameters: {} },
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

/** Numbers of the items that were handed on, over all executions. */
async function handedOn(): Promise<string[]> {
	const { api } = world.n8n;
	const executions = await api.executions(workflowId);
	const whole = await Promise.all(executions.filter(({ status }) => status === 'success').map(({ id }) => api.execution(id)));
	return whole.flatMap(({ data }) => (data?.resultData.runData.Here?.[0]?.data?.main[0] ?? []).map(({ json }) => String(json.sku))).sort();
}

const failures = async (): Promise<number> => (await world.n8n.api.executions(workflowId)).filter(({ status }) => status === 'error').length;

/** A poll comes every minute. */
async function until(holds: () => Promise<boolean>): Promise<void> {
	const end = Date.now() + 200_000;
	while (!(await holds()) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 1_000));
}

const items = (from: number, count: number) =>
	Array.from({ length: count }, (_, index) => ({ name: `Part ${from + index}`, sku: `P-${String(from + index).padStart(4, '0')}`, rate: 10 }));
const skus = (from: number, count: number) => items(from, count).map(({ sku }) => sku);

it('hands a burst over two pages on once, after a reading that failed', async () => {
	await world.control.fault({
		vendor: 'zoho',
		match: { method: 'GET', path: '/items' },
		times: 1,
		fault: { kind: 'status', status: 400, body: { code: 4, message: 'No' } },
	});
	await world.control.seed('zoho', { items: items(1, 250) });
	await until(async () => (await handedOn()).length >= 250);
	expect(await failures()).toBe(1);
	expect(await handedOn()).toEqual(skus(1, 250));
});

it('goes on after a restart where it was, without what it has handed on', async () => {
	await world.restart();
	await world.control.seed('zoho', { items: items(251, 5) });
	await until(async () => (await handedOn()).length >= 255);
	expect(await handedOn()).toEqual(skus(1, 255));
});
