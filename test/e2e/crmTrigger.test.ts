import axios from 'axios';
import { startWorld, type World } from '../../scripts/world';
import { zohoAreas } from '../../src/apis/scopes';
import { zohoClient } from '../../sandbox/zoho';

/** The Zoho CRM Modules Trigger in a real n8n: its channel from activation to deactivation, a restart, and polling over pages, a failure and a restart. */

type Row = Record<string, unknown>;

let world: World;
let [token, credential] = ['', ''];
const workflows: Record<'channel' | 'polling', string> = { channel: '', polling: '' };
const webhookIds = { channel: '7d1b0f0c-6a54-4b39-9a55-5f3c2f6c3b11', polling: '7d1b0f0c-6a54-4b39-9a55-5f3c2f6c3b12' };

const flow = (name: keyof typeof webhookIds, parameters: Row) => ({
	name: `Properties, ${name}`,
	nodes: [
		{
			id: webhookIds[name].replace(/b1/, 'c1'),
			name: 'Changed property',
			type: 'n8n-nodes-xero-zoho.zohoCrmModulesTrigger',
			typeVersion: 1,
			position: [0, 0],
			webhookId: webhookIds[name],
			parameters: { modules: ['Properties'], ...parameters },
			credentials: { zohoAppsOAuth2Api: { id: null, name: 'Zoho CRM account' } },
		},
		{ id: webhookIds[name].replace(/b1/, 'd1'), name: 'Here', type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [220, 0], parameters: {} },
	],
	connections: { 'Changed property': { main: [[{ node: 'Here', type: 'main', index: 0 }]] } },
	settings: { executionOrder: 'v1' },
});

beforeAll(async () => {
	world = await startWorld();
	const { api } = world.n8n;
	const { url } = world.control;
	credential = await api.createCredential('zohoAppsOAuth2Api', 'Zoho CRM account', {
		dataCentre: 'au',
		apiAddress: `${url}/zoho`,
		clientId: zohoClient.id,
		clientSecret: zohoClient.secret,
		crm: 'write',
	});
	await api.signIn(credential);
	({ access_token: token } = await world.control.lever<{ access_token: string }>('tokens', {
		vendor: 'zoho',
		scopes: zohoAreas.crm!.write,
		expiresInSeconds: 1e8,
	}));
	workflows.channel = await api.importWorkflow(flow('channel', { events: ['created', 'updated', 'deleted'], sweepMinutes: 5 }));
	workflows.polling = await api.importWorkflow(flow('polling', { events: ['created', 'updated'], delivery: 'polling', minutes: 1, subforms: false }));
});
afterAll(() => world?.close());

async function call(method: string, path: string, data?: unknown): Promise<Row> {
	const { data: body } = await axios.request<Row>({
		method,
		url: `${world.control.url}/zoho/crm/v8${path}`,
		headers: { authorization: `Zoho-oauthtoken ${token}` },
		...(data === undefined ? {} : { data }),
		validateStatus: () => true,
		proxy: false,
	});
	return body;
}
const idIn = (body: Row): string => String(((body.data as Row[])[0]!.details as Row).id);
const channels = async (): Promise<Row[]> => ((await call('GET', '/actions/watch')).watch as Row[] | undefined) ?? [];
const create = async (...records: Row[]): Promise<string> =>
	idIn(await call('POST', '/Properties', { data: records.map((record) => ({ Kind: 'House', ...record })) }));
const deliver = async (wishes: Row = {}): Promise<number[]> =>
	(await world.control.lever<{ delivered: { status: number }[] }>('crmNotifications', { vendor: 'zoho', ...wishes })).delivered.map(({ status }) => status);

/** What reached the node after the trigger, over all executions. */
async function handedOn(workflow: keyof typeof workflows): Promise<Row[]> {
	const { api } = world.n8n;
	const executions = await api.executions(workflows[workflow]);
	const whole = await Promise.all(executions.filter(({ status }) => status === 'success').map(({ id }) => api.execution(id)));
	return whole.reverse().flatMap(({ data }) => (data?.resultData.runData.Here?.[0]?.data?.main[0] ?? []).map(({ json }) => json));
}
const told = async (): Promise<unknown[]> =>
	(await handedOn('channel')).map((record) => {
		const { changes, by } = (record._sync as { event: { changes: string[]; by: string } }).event;
		return [record.Name ?? record.display_name, ...changes, by];
	});
const failures = async (workflow: keyof typeof workflows): Promise<number> =>
	(await world.n8n.api.executions(workflows[workflow])).filter(({ status }) => status === 'error').length;

async function until(holds: () => Promise<boolean>, patience = 200_000): Promise<void> {
	const end = Date.now() + patience;
	while (!(await holds()) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 1_000));
}

it('offers the modules of the account, its own included, and the fields of those that are chosen', async () => {
	const [node] = flow('channel', {}).nodes;
	const signedIn = { ...node, credentials: { zohoAppsOAuth2Api: { id: credential, name: 'Zoho CRM account' } } };
	const offered = async (list: string): Promise<string[]> => (await world.n8n.api.options(signedIn, list)).map(({ value }) => value);
	const modules = await offered('loadModules');
	expect(modules).toEqual(expect.arrayContaining(['Deals', 'Leads', 'Properties']));
	expect(modules.filter((name) => ['Notes', 'Viewings', 'Attachments'].includes(name))).toEqual([]);
	expect(await offered('loadFields')).toContain('Properties.Price');
	expect(await offered('loadStages')).toContain('Closed Won');
});

it('opens its channel when it is published', async () => {
	await world.n8n.api.publish(workflows.channel);
	expect(await channels()).toEqual([
		expect.objectContaining({
			notify_url: `${world.n8n.base}/webhook/${webhookIds.channel}/zoho-crm`,
			notify_on_related_action: false,
			token: expect.stringMatching(/^[0-9a-f]{48}$/),
		}),
	]);
});

it('turns a notification without the secret away with 401 and an empty body, and starts nothing', async () => {
	const before = (await world.n8n.api.executions(workflows.channel)).length;
	await create({ Name: 'Forged' });
	expect(await deliver({ tamperToken: true })).toEqual([401]);
	const { status, data } = await axios.post<string>(
		`${world.n8n.base}/webhook/${webhookIds.channel}/zoho-crm`,
		{ token: '', module: 'Properties', operation: 'insert', ids: ['1'] },
		{ validateStatus: () => true, proxy: false, responseType: 'text' },
	);
	expect([status, data]).toEqual([401, '']);
	expect((await world.n8n.api.executions(workflows.channel)).length).toBe(before);
});

it('hands what is created, edited and deleted in a custom module on once', async () => {
	const id = await create({ Name: 'Hill House', Price: 100, Viewings: [{ Visitor: 'Ana' }] });
	expect(await deliver({ duplicates: 1 })).toEqual([200, 200]);
	await until(async () => (await told()).length >= 1, 30_000);
	await new Promise((resolve) => setTimeout(resolve, 1_500));
	await call('PUT', '/Properties', { data: [{ id, Price: 110 }] });
	await deliver();
	await until(async () => (await told()).length >= 2, 30_000);
	await call('DELETE', `/Properties?ids=${id}`);
	await deliver();
	await until(async () => (await told()).length >= 3, 30_000);
	expect(await told()).toEqual([
		['Hill House', 'created', 'notification'],
		['Hill House', 'updated', 'notification'],
		['Hill House', 'deleted', 'notification'],
	]);
	expect((await handedOn('channel'))[0]).toMatchObject({
		id,
		Price: 100,
		Viewings: [expect.objectContaining({ Visitor: 'Ana' })],
		_sync: { source: { app: 'zohoCrm', entity: 'Properties', id, number: 'Hill House' } },
	});
});

it('renews at a restart what is past half of its life, and tells what nobody heard meanwhile', async () => {
	const [before] = await channels();
	const half = { watch: [{ channel_id: before!.channel_id, channel_expiry: new Date(Date.now() + 2 * 86_400_000).toISOString() }] };
	await call('PATCH', '/actions/watch', half);
	await create({ Name: 'Unheard' });
	await deliver({ drop: 1 });
	await new Promise((resolve) => setTimeout(resolve, 3_000));
	await world.restart();
	await until(async () => (await told()).length >= 5, 60_000);
	const [after] = await channels();
	expect([after!.channel_id, after!.token]).toEqual([before!.channel_id, before!.token]);
	expect(Date.parse(String(after!.channel_expiry)) - Date.now()).toBeGreaterThan(6 * 86_400_000);
	// The sweep also finds the record whose notification was forged.
	expect((await told()).slice(3).sort()).toEqual([
		['Forged', 'created', 'sweep'],
		['Unheard', 'created', 'sweep'],
	]);
});

it('opens at a restart what was lost, and hears again', async () => {
	const [before] = await channels();
	await call('DELETE', `/actions/watch?channel_ids=${String(before!.channel_id)}`);
	expect(await channels()).toEqual([]);
	await world.restart();
	await until(async () => (await channels()).length > 0, 60_000);
	await create({ Name: 'Heard again' });
	expect(await deliver()).toEqual([200]);
	await until(async () => (await told()).length >= 6, 30_000);
	expect((await told()).at(-1)).toEqual(['Heard again', 'created', 'notification']);
	expect(await failures('channel')).toBe(0);
});

it('closes its channel when it is unpublished, also one that was opened again after a restart', async () => {
	await world.n8n.api.unpublish(workflows.channel);
	await until(async () => !(await channels()).length, 30_000);
	expect(await channels()).toEqual([]);
});

const names = async (): Promise<string[]> => (await handedOn('polling')).map(({ Name }) => String(Name)).sort();
const numbered = (from: number, count: number): string[] => Array.from({ length: count }, (_, index) => `Burst ${String(from + index).padStart(4, '0')}`);
const enter = async (from: number, count: number): Promise<void> => {
	for (let done = 0; done < count; done += 100) await create(...numbered(from + done, Math.min(100, count - done)).map((Name) => ({ Name })));
};

it('polls a burst over its pages on once, after a reading that failed on a page', async () => {
	await world.n8n.api.publish(workflows.polling);
	await world.control.fault({
		vendor: 'zoho',
		match: { method: 'POST', path: '/coql' },
		times: 1,
		fault: { kind: 'status', status: 400, body: { code: 'INVALID_QUERY', message: 'No', details: {}, status: 'error' } },
	});
	await enter(1, 500);
	await until(async () => (await handedOn('polling')).length >= 500);
	expect([await failures('polling'), await world.control.waitingFaults()]).toEqual([1, []]);
	expect(await names()).toEqual(numbered(1, 500));
});

it('goes on after a restart where it was, without what it has handed on', async () => {
	await world.restart();
	await enter(501, 5);
	await until(async () => (await handedOn('polling')).length >= 505);
	expect(await names()).toEqual(numbered(1, 505));
});
