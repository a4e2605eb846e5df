import { createHmac } from 'node:crypto';
import axios from 'axios';
import { startWorld, type World } from '../../scripts/world';
import { NZ } from '../../sandbox/xero/seed';

/** The Xero Accounting Trigger in a real n8n: webhooks with their fan-out, the sweep, and polling over pages, a failure and a restart. */

type Row = Record<string, unknown>;

const KEY = 'c2FuZGJveC1rZXkgdGhhdCBsb29rcyBsaWtlIGJhc2U2NA==';

let world: World;
const workflows: Record<'first' | 'second' | 'polling', string> = { first: '', second: '', polling: '' };
const webhookIds = {
	first: '7d1b0f0c-6a54-4b39-9a55-5f3c2f6c3b01',
	second: '7d1b0f0c-6a54-4b39-9a55-5f3c2f6c3b02',
	polling: '7d1b0f0c-6a54-4b39-9a55-5f3c2f6c3b03',
};

const flow = (name: keyof typeof webhookIds, parameters: Row) => ({
	name: `Contacts, ${name}`,
	nodes: [
		{
			id: webhookIds[name].replace(/b0/, 'c0'),
			name: 'Changed contact',
			type: 'n8n-nodes-xero-zoho.xeroAccountingTrigger',
			typeVersion: 1,
			position: [0, 0],
			webhookId: webhookIds[name],
			parameters: { organisations: [], records: ['contact'], ...parameters },
			credentials: { xeroAccountingOAuth2Api: { id: null, name: 'Xero account' }, xeroWebhookApi: { id: null, name: 'Xero webhook' } },
		},
		{ id: webhookIds[name].replace(/b0/, 'd0'), name: 'Here', type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [220, 0], parameters: {} },
	],
	connections: { 'Changed contact': { main: [[{ node: 'Here', type: 'main', index: 0 }]] } },
	settings: { executionOrder: 'v1' },
});

const urlOf = (name: keyof typeof webhookIds): string => `${world.n8n.base}/webhook/${webhookIds[name]}/xero-accounting`;

beforeAll(async () => {
	world = await startWorld();
	const { api } = world.n8n;
	await api.createCredential('xeroWebhookApi', 'Xero webhook', { signingSecret: KEY, secondSigningSecret: '' });
	workflows.second = await api.importWorkflow(flow('second', { delivery: 'webhook', sweep: false }));
	workflows.first = await api.importWorkflow(flow('first', { delivery: 'webhook', sweep: true, sweepMinutes: 1, forwardTo: [urlOf('second')] }));
	workflows.polling = await api.importWorkflow(flow('polling', { delivery: 'polling', minutes: 1 }));
	await api.publish(workflows.second);
	await api.publish(workflows.first);
});
afterAll(() => world?.close());

/** What reached the node after the trigger, over all executions. */
async function handedOn(workflow: keyof typeof workflows): Promise<Row[]> {
	const { api } = world.n8n;
	const executions = await api.executions(workflows[workflow]);
	const whole = await Promise.all(executions.filter(({ status }) => status === 'success').map(({ id }) => api.execution(id)));
	return whole.flatMap(({ data }) => (data?.resultData.runData.Here?.[0]?.data?.main[0] ?? []).map(({ json }) => json));
}
const names = async (workflow: keyof typeof workflows): Promise<string[]> => (await handedOn(workflow)).map(({ Name }) => String(Name)).sort();
const byOf = (row: Row | undefined): unknown => ((row?._sync as Row)?.event as Row)?.by;
const failures = async (workflow: keyof typeof workflows): Promise<number> =>
	(await world.n8n.api.executions(workflows[workflow])).filter(({ status }) => status === 'error').length;

async function until(holds: () => Promise<boolean>, patience = 200_000): Promise<void> {
	const end = Date.now() + patience;
	while (!(await holds()) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 1_000));
}

const contacts = (from: number, count: number) => Array.from({ length: count }, (_, index) => ({ Name: `Customer ${String(from + index).padStart(4, '0')}` }));
const numbered = (from: number, count: number): string[] => contacts(from, count).map(({ Name }) => Name);
const enter = async (from: number, count: number): Promise<Row[]> => (await world.control.seed('xero', { Contacts: contacts(from, count) })).Contacts!;
const webhooks = async (more: Row = {}): Promise<Row> => await world.control.lever<Row>('webhooks', { vendor: 'xero', url: urlOf('first'), key: KEY, ...more });

it("passes Xero's intent to receive", async () => {
	const began = Date.now();
	expect(await webhooks({ intent: true })).toEqual({ status: 'OK' });
	expect((Date.now() - began) / 4).toBeLessThan(1_000);
	expect(await world.n8n.api.executions(workflows.first)).toEqual([]);
});

it('turns a forged delivery away with 401 and an empty body, and starts nothing', async () => {
	const body = JSON.stringify({
		events: [{ resourceId: NZ, tenantId: NZ, eventCategory: 'CONTACT', eventType: 'CREATE', eventDateUtc: '2026-11-04T01:00:00.000' }],
	});
	const signature = createHmac('sha256', `${KEY}x`).update(body).digest('base64');
	const { status, data } = await axios.post<string>(urlOf('first'), body, {
		headers: { 'content-type': 'application/json; charset=utf-8', 'x-xero-signature': signature },
		validateStatus: () => true,
		proxy: false,
		responseType: 'text',
	});
	expect([status, data]).toEqual([401, '']);
	expect(await world.n8n.api.executions(workflows.first)).toEqual([]);
});

it('hands a delivery on as whole records, and the same body to a second workflow that verifies it too', async () => {
	await enter(1, 3);
	expect(await webhooks({ duplicates: 0.4, shuffle: 5 })).toMatchObject({ status: 'OK', delivered: 4 });
	await until(async () => (await handedOn('second')).length >= 3 && (await handedOn('first')).length >= 3, 30_000);
	expect([await names('first'), await names('second')]).toEqual([numbered(1, 3), numbered(1, 3)]);
	const [record] = await handedOn('second');
	expect(record).toMatchObject({
		ContactID: expect.any(String),
		_sync: { source: { app: 'xero', organization: NZ, entity: 'contact' }, event: { changes: ['created'], by: 'webhook' } },
	});
});

it('puts nothing out again when the delivery comes again, nor when the sweep comes by', async () => {
	await world.control.seed('xero', { Contacts: contacts(4, 1) });
	await webhooks({ again: true });
	await until(async () => (await handedOn('first')).length >= 4, 30_000);
	await webhooks();
	await new Promise((resolve) => setTimeout(resolve, 65_000));
	expect(await names('first')).toEqual(numbered(1, 4));
	expect(await names('second')).toEqual(numbered(1, 4));
});

it('finds by the sweep what no webhook brought, and says so', async () => {
	await enter(5, 1);
	await until(async () => (await handedOn('first')).length >= 5);
	expect(await names('first')).toEqual(numbered(1, 5));
	expect((await handedOn('first')).filter(({ Name }) => Name === 'Customer 0005').map(byOf)).toEqual(['sweep']);
	await world.n8n.api.unpublish(workflows.first);
	await world.n8n.api.unpublish(workflows.second);
});

it('polls a burst of one second over its pages once, after a reading that failed on page 2', async () => {
	await world.n8n.api.publish(workflows.polling);
	await world.control.fault({
		vendor: 'xero',
		match: { method: 'GET', path: '/Contacts\\?.*page=2' },
		times: 1,
		fault: { kind: 'status', status: 400, body: { ErrorNumber: 16, Type: 'QueryParseException', Message: 'No' } },
	});
	await enter(1001, 2000);
	await until(async () => (await handedOn('polling')).length >= 2000);
	expect([await failures('polling'), await world.control.waitingFaults()]).toEqual([1, []]);
	expect(await names('polling')).toEqual(numbered(1001, 2000));
});

it('goes on after a restart where it was, without what it has handed on', async () => {
	await world.restart();
	await enter(3001, 5);
	await until(async () => (await handedOn('polling')).length >= 2005);
	expect(await names('polling')).toEqual([...numbered(1001, 2000), ...numbered(3001, 5)]);
});
