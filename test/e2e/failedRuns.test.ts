import { demoInvoices } from '../../sandbox/zoho';
import { readLedgers } from '../../scripts/demo/ledgers';
import type { Execution } from '../../scripts/n8n/client';
import { enter, ready, type Ready } from './world';

/**
 * Runs that fail at a node that is not ours, in a real n8n: the table of mappings is away while records are in flight. A template tries again by itself; where that does not
 * help, and in a workflow that somebody made, the trigger brings the records again, once.
 */

const TABLE = 'xerozoho_mappings';
/** n8n finds tables by a part of their names. */
const AWAY = 'elsewhere';

let here: Ready;
let itemsId: string;

const api = () => here.world.n8n.api;
const TRIGGER = 'Changed item';

/** As somebody makes it who thinks of no failure. */
const flow = {
	name: 'Items with what they are mapped to',
	nodes: [
		{
			id: '1d2b0f0c-6a54-4b39-9a55-5f3c2f6c3b11',
			name: TRIGGER,
			type: 'n8n-nodes-xero-zoho.zohoBooksTrigger',
			typeVersion: 1,
			position: [0, 0],
			webhookId: '6c1f4b9e-3f0a-4c8e-9a55-1d2f6c3a0b12',
			parameters: { organization: { __rl: true, mode: 'list', value: '' }, events: ['item.created'], delivery: 'polling', minutes: 1 },
			credentials: { zohoAppsOAuth2Api: { id: null, name: 'Zoho account' } },
		},
		{
			id: '1d2b0f0c-6a54-4b39-9a55-5f3c2f6c3b12',
			name: 'Look up',
			type: 'n8n-nodes-base.dataTable',
			typeVersion: 1.1,
			position: [220, 0],
			parameters: { resource: 'row', operation: 'get', dataTableId: { __rl: true, mode: 'name', value: TABLE }, filters: {}, returnAll: true },
		},
	],
	connections: { [TRIGGER]: { main: [[{ node: 'Look up', type: 'main', index: 0 }]] } },
	settings: { executionOrder: 'v1' },
};

beforeAll(async () => {
	here = await ready();
	itemsId = await api().importWorkflow(flow);
	await api().publish(itemsId);
});
afterAll(() => here?.world.close());

async function until(holds: () => Promise<boolean>): Promise<void> {
	const end = Date.now() + 200_000;
	while (!(await holds())) {
		if (Date.now() > end) throw new Error(`${holds.toString()} did not come true in time`);
		await new Promise((resolve) => setTimeout(resolve, 500));
	}
}

const deliver = async (ids: readonly string[]): Promise<void> =>
	void (await here.world.control.deliver({ vendor: 'zoho', entity: 'invoice', ids, url: here.webhook, secret: here.world.secret }));
const inXero = async (number: string): Promise<number> => {
	const { xero, doubles } = await readLedgers(here.world.control, (id) => here.world.books.record('invoices', id).record);
	return doubles.includes(number) ? 2 : Number(xero.has(number));
};
const ends = async (id: string): Promise<string[]> => (await api().executions(id)).map(({ status }) => status).reverse();

/** Which items runs put out that ended well, or failed. */
async function handedOn(status: string): Promise<string[]> {
	const runs = (await api().executions(itemsId)).filter((one) => one.status === status);
	const whole: Execution[] = await Promise.all(runs.map(({ id }) => api().execution(id)));
	return whole.flatMap(({ data }) => data?.resultData.runData[TRIGGER]?.[0]?.data?.main[0] ?? []).map(({ json }) => String(json.sku));
}

let invoices: { ids: string[]; numbers: string[] };

it('a template goes on when the table is back within seconds', async () => {
	invoices = await enter(here.world, demoInvoices(2));
	await api().renameTable(TABLE, AWAY);
	await deliver(invoices.ids.slice(0, 1));
	await new Promise((resolve) => setTimeout(resolve, 2_500));
	expect(await ends(here.workflowId)).toEqual([]);
	await api().renameTable(AWAY, TABLE);
	await api().ran(here.workflowId, 1);
	expect([await ends(here.workflowId), await inXero(invoices.numbers[0]!)]).toEqual([['success'], 1]);
});

it('what a webhook brought and no run could finish is brought by the next sweep, once', async () => {
	await api().renameTable(TABLE, AWAY);
	await here.world.control.seed('zoho', { items: [{ name: 'In flight', sku: 'FLIGHT', rate: 7 }] });
	await deliver(invoices.ids.slice(1));
	await api().ran(here.workflowId, 2);
	expect([await ends(here.workflowId), await inXero(invoices.numbers[1]!)]).toEqual([['success', 'error'], 0]);
	// By then the other workflow has found its item, and failed.
	await until(async () => (await handedOn('error')).length > 0);
	await api().renameTable(AWAY, TABLE);
	// The sweep looks hourly, and when the workflow is published.
	await api().unpublish(here.workflowId);
	await api().publish(here.workflowId);
	await until(async () => (await inXero(invoices.numbers[1]!)) > 0);
	expect([await inXero(invoices.numbers[0]!), await inXero(invoices.numbers[1]!)]).toEqual([1, 1]);
	expect(await api().rows('xerozoho_dead_letters')).toEqual([]);
});

it('what a poll brought to a workflow of anybody is handed over again, once', async () => {
	await until(async () => (await handedOn('success')).length > 0);
	expect([await handedOn('error'), await handedOn('success')]).toEqual([['FLIGHT'], ['FLIGHT']]);
});

it('a letter comes to its end when a person is asked about its record', async () => {
	const { control } = here.world;
	const [made] = demoInvoices(1);
	// Long ago, which is nothing wrong for sure.
	const { ids, numbers } = await enter(here.world, [{ ...made, date: '1999-01-04', due_date: '1999-02-04' }]);
	await control.fault({ vendor: 'xero', match: { method: 'POST', path: '/Contacts' }, times: 20, fault: { kind: 'status', status: 503 } });
	const before = (await api().executions(here.workflowId)).length;
	await deliver(ids);
	await api().ran(here.workflowId, before + 1);
	await control.clearFaults();
	expect((await api().rows('xerozoho_dead_letters')).map(({ status }) => status)).toEqual(['waiting']);
	expect((await api().run(here.workflowId, 'Replay waiting dead letters')).status).toBe('success');
	expect(await api().rows('xerozoho_dead_letters')).toMatchObject([
		{ source_number: numbers[0], status: 'done', advice: expect.stringContaining('A person is asked about it now') },
	]);
	expect(await api().rows('xerozoho_reviews')).toMatchObject([{ source_number: numbers[0], status: 'open' }]);
});
