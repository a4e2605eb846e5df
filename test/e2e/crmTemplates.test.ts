import axios from 'axios';
import { NZ } from '../../sandbox/xero/seed';
import { startWorld, template, type World } from '../../scripts/world';
import { zohoAreas } from '../../src/apis/scopes';
import { auditRowOf, type AuditRow } from '../../src/reporting/audit';
import { chained, verify } from '../../src/reporting/chain';
import { checkTrail, requestsOf } from './trail';
import { nobodysDeed } from '../support/deeds';

/** Zoho CRM in a real n8n: a custom module from form to trigger, and templates 02 and 03, whose contacts and won deals reach Xero once, however often they run. */

type Row = Record<string, unknown>;

let world: World;
let [crmToken, xeroToken] = ['', ''];

const oldRow = (at: string): AuditRow => auditRowOf(nobodysDeed(at));

beforeAll(async () => {
	world = await startWorld();
	const { api } = world.n8n;
	const setUp = await api.run(await api.importWorkflow(template('00-set-up.json')), 'Set up');
	if (setUp.status !== 'success') throw new Error(`Template 00 ended with ${setUp.status}`);
	// Years ago somebody skipped something.
	const old = ['2015-05-05T10:00:00.000Z', '2015-05-06T10:00:00.000Z'].map((at) => oldRow(at));
	for (const row of chained(old, await api.rows('xerozoho_audit'))) await api.addRow('xerozoho_audit', { ...row });
	const token = async (asked: Row): Promise<string> =>
		(await world.control.lever<{ access_token: string }>('tokens', { expiresInSeconds: 1e8, ...asked })).access_token;
	crmToken = await token({ vendor: 'zoho', scopes: zohoAreas.crm!.write });
	xeroToken = await token({ vendor: 'xero' });
});
afterAll(() => world?.close());

const rowsIn = (body: unknown, key: string): Row[] => ((body as Row)[key] ?? []) as Row[];

async function crm(method: string, path: string, data?: readonly Row[]): Promise<Row[]> {
	const { data: body } = await axios.request<unknown>({
		method,
		url: `${world.control.url}/zoho/crm/v8${path}`,
		headers: { authorization: `Zoho-oauthtoken ${crmToken}` },
		...(data ? { data: { data } } : {}),
		proxy: false,
	});
	return rowsIn(body, 'data');
}

async function xero(collection: string): Promise<Row[]> {
	const { data } = await axios.request<unknown>({
		url: `${world.control.url}/xero/api.xro/2.0/${collection}?page=1&pageSize=1000`,
		headers: { authorization: `Bearer ${xeroToken}`, 'xero-tenant-id': NZ, accept: 'application/json' },
		proxy: false,
	});
	return rowsIn(data, collection);
}

const fromCrm = async (): Promise<Row[]> => (await xero('Contacts')).filter(({ ContactNumber }) => String(ContactNumber ?? '').startsWith('crm:'));
const ofDeals = async (): Promise<Row[]> => (await xero('Invoices')).filter(({ InvoiceNumber }) => String(InvoiceNumber).startsWith('CRM-'));
const numbers = (rows: readonly Row[], name: string): string[] => rows.map((row) => String(row[name])).sort();
const audit = async (target: string) => (await world.n8n.api.rows('xerozoho_audit')).filter((row) => row.target === target);
const letters = () => world.n8n.api.rows('xerozoho_dead_letters');

describe('a module of the account', () => {
	const module = { __rl: true, mode: 'list', value: 'Properties' };
	const position = [0, 0];

	/** A node that creates a property from the fields that the editor shows for the account. */
	async function creator(): Promise<Row> {
		const node = {
			id: '2b7a4f5e-0a51-4f0e-8a25-0d6e0a3c7701',
			name: 'Create property',
			type: 'n8n-nodes-xero-zoho.zohoCrmModules',
			typeVersion: 1,
			position: [220, 0],
			credentials: { zohoAppsOAuth2Api: { id: world.credentials['Zoho account'], name: 'Zoho account' } },
			parameters: { resource: 'record', operation: 'create', module, recordSource: 'fields' },
		};
		const schema = await world.n8n.api.mapperFields(node, 'getFields');
		expect(schema.find(({ id }) => id === 'Kind')).toMatchObject({ type: 'options', required: true });
		const [account] = await crm('GET', '/Accounts?fields=Account_Name');
		const value = {
			Name: 'Lake House',
			Kind: 'House',
			'Account.id': account!.id,
			Features: 'Garden, Pool',
			Price: '765432.10',
			Viewings: '[{"Visitor": "Ana", "Offer": 5, "Outcome": "Interested"}]',
		};
		expect(schema.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(value)));
		return { ...node, parameters: { ...node.parameters, fields: { mappingMode: 'defineBelow', value, matchingColumns: [], schema } } };
	}

	it('goes from the form through Zoho CRM to the trigger, with lookup, multi-select, currency and subform', async () => {
		const { api } = world.n8n;
		const listening = await api.importWorkflow({
			name: 'Changed property',
			nodes: [
				{
					id: '2b7a4f5e-0a51-4f0e-8a25-0d6e0a3c7702',
					name: 'Property',
					type: 'n8n-nodes-xero-zoho.zohoCrmModulesTrigger',
					typeVersion: 1,
					position,
					webhookId: '2b7a4f5e-0a51-4f0e-8a25-0d6e0a3c7703',
					parameters: { modules: ['Properties'], events: ['created'] },
					credentials: { zohoAppsOAuth2Api: { id: null, name: 'Zoho account' } },
				},
			],
			connections: {},
			settings: { executionOrder: 'v1' },
		} as never);
		await api.publish(listening);
		const creating = await api.importWorkflow({
			name: 'Create property',
			nodes: [
				{ id: '2b7a4f5e-0a51-4f0e-8a25-0d6e0a3c7704', name: 'Now', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position, parameters: {} },
				await creator(),
			],
			connections: { Now: { main: [[{ node: 'Create property', type: 'main', index: 0 }]] } },
			settings: { executionOrder: 'v1' },
		} as never);
		expect((await api.run(creating, 'Now')).status).toBe('success');
		await world.control.lever('crmNotifications', { vendor: 'zoho' });
		const [run] = await api.ran(listening, 1);
		const { data } = await api.execution(run!.id);
		const items = data?.resultData.runData.Property?.[0]?.data?.main[0] ?? [];
		expect(items).toHaveLength(1);
		expect(items[0]!.json).toMatchObject({
			Name: 'Lake House',
			Kind: 'House',
			Account: { name: expect.any(String) },
			Features: ['Garden', 'Pool'],
			Price: 765432.1,
			Viewings: [{ Visitor: 'Ana', Offer: 5, Outcome: 'Interested' }],
		});
		await api.unpublish(listening);
	});
});

describe('02: contacts of Zoho CRM to Xero', () => {
	let workflow = '';
	const bring = async (): Promise<string> => (await world.n8n.api.run(workflow, 'Bring changes now')).status;

	beforeAll(async () => {
		workflow = await world.n8n.api.importWorkflow(template('02-crm-contacts-to-xero.json'));
	});

	it('makes one Xero contact of each account, with its people', async () => {
		expect(await bring()).toBe('success');
		const contacts = await fromCrm();
		const accounts = await crm('GET', '/Accounts?fields=Account_Name');
		const names = numbers(contacts, 'Name');
		for (const { Account_Name } of accounts) expect(names).toContain(Account_Name);
		expect(new Set(numbers(contacts, 'ContactNumber')).size).toBe(contacts.length);
		expect(await audit('xero:contact')).toHaveLength(contacts.length);
	});

	it('brings nothing twice when it runs again', async () => {
		const [before, written] = [numbers(await fromCrm(), 'ContactID'), (await audit('xero:contact')).length];
		expect(await bring()).toBe('success');
		expect(numbers(await fromCrm(), 'ContactID')).toEqual(before);
		expect(await audit('xero:contact')).toHaveLength(written);
	});

	it('brings what changed since, and only that', async () => {
		const before = (await fromCrm()).length;
		const [alone] = await crm('POST', '/Contacts', [{ Last_Name: 'Newcomer', Email: 'newcomer@example.com' }]);
		expect(alone).toMatchObject({ code: 'SUCCESS' });
		expect(await bring()).toBe('success');
		const contacts = await fromCrm();
		expect(contacts).toHaveLength(before + 1);
		expect(contacts.find(({ Name }) => Name === 'Newcomer')).toMatchObject({ EmailAddress: 'newcomer@example.com' });
	});
});

describe('03: won deals of Zoho CRM to Xero', () => {
	let workflow = '';
	let runs = 0;
	const told = async (count: number): Promise<void> => {
		await world.control.lever('crmNotifications', { vendor: 'zoho' });
		await world.n8n.api.ran(workflow, (runs += count));
	};

	beforeAll(async () => {
		workflow = await world.n8n.api.importWorkflow(template('03-won-deal-to-xero-invoice.json'));
		await world.n8n.api.publish(workflow);
	});

	it('makes an invoice of a deal when it is won, with its amount and its customer', async () => {
		const [person] = await crm('GET', '/Contacts?fields=Last_Name');
		const [deal] = await crm('POST', '/Deals', [
			{ Deal_Name: 'Website', Contact_Name: { id: person!.id }, Stage: 'Closed Won', Amount: 100.5, Closing_Date: '2026-11-20' },
		]);
		expect(deal).toMatchObject({ code: 'SUCCESS' });
		await told(1);
		const invoices = await ofDeals();
		expect(invoices).toHaveLength(1);
		expect(invoices[0]).toMatchObject({ SubTotal: 100.5, Status: 'DRAFT', Type: 'ACCREC' });
		expect(await letters()).toEqual([]);
	});

	it('updates the invoice of a deal that is won again, and makes no second one', async () => {
		const [deal] = (await crm('GET', '/Deals?fields=Deal_Name')).filter(({ Deal_Name }) => Deal_Name === 'Website');
		await crm('PUT', '/Deals', [{ id: deal!.id, Stage: 'Qualification' }]);
		await crm('PUT', '/Deals', [{ id: deal!.id, Stage: 'Closed Won', Amount: 120 }]);
		await told(1);
		const invoices = await ofDeals();
		expect(invoices).toHaveLength(1);
		expect(invoices[0]).toMatchObject({ SubTotal: 120 });
	});

	it('keeps a deal that cannot become an invoice, and brings it once it can', async () => {
		const [deal] = await crm('POST', '/Deals', [{ Deal_Name: 'Nobody', Stage: 'Closed Won', Amount: 80, Closing_Date: '2026-11-20' }]);
		await told(1);
		const [letter] = await letters();
		expect(letter).toMatchObject({ status: 'waiting' });
		expect(await ofDeals()).toHaveLength(1);
		const [person] = await crm('GET', '/Contacts?fields=Last_Name');
		await crm('PUT', '/Deals', [{ id: (deal!.details as Row).id, Contact_Name: { id: person!.id } }]);
		expect((await world.n8n.api.run(workflow, 'Replay waiting dead letters')).status).toBe('success');
		expect((await ofDeals()).map(({ SubTotal }) => SubTotal).sort()).toEqual([120, 80]);
		expect((await letters()).filter(({ status }) => status === 'waiting')).toEqual([]);
	});
});

describe('what was done', () => {
	it('is a trail that n8n finds sound, with a row for every write and for what was sent again', async () => {
		const rows = await world.n8n.api.rows('xerozoho_audit');
		expect(await checkTrail(world)).toMatchObject({ sound: true, rows: rows.length, findings: [] });
		const by = (action: string, target: string): number => rows.filter((row) => row.action === action && row.target === target).length;
		expect([by('mappingChanged', 'xerozoho_mappings') > 0, by('replayed', 'xero:invoice')]).toEqual([true, 1]);
		expect(
			rows
				.filter(({ target }) => target === 'xero:invoice')
				.map(({ action, outcome }) => `${String(action)} ${String(outcome)}`)
				.sort(),
		).toEqual(['created written', 'created written', 'replayed waiting', 'updated written']);
		for (const { before_hash: before, after_hash: after, calls, action } of rows.filter(({ source_app: app }) => app))
			expect([action, before ?? '', after, Number(calls) >= 0]).toEqual([action, '', expect.stringMatching(/^[0-9a-f]{64}$/), true]);
		// Names of people stand in none of them.
		expect(JSON.stringify(rows)).not.toContain('Newcomer');
		const [middle] = rows.filter(({ joins }) => joins).slice(2);
		expect(verify(rows.filter((row) => row !== middle)).findings).toContainEqual(expect.objectContaining({ kind: 'missing' }));
		const forged = rows.map((row) => (row === middle ? { ...row, outcome: 'refused' } : row));
		expect(verify(forged).findings).toContainEqual(expect.objectContaining({ kind: 'altered' }));
	});

	it('tells of mapping rows that people change by hand, once', async () => {
		const { api } = world.n8n;
		const look = await api.importWorkflow(template('17-audit-trail.json'));
		const told = async (): Promise<string[]> => {
			const before = new Set((await audit('xerozoho_mappings')).map(({ id }) => id));
			expect((await api.run(look, 'Look at the mappings now')).status).toBe('success');
			return (await audit('xerozoho_mappings')).filter(({ id }) => !before.has(id)).map(({ message }) => String(message));
		};
		// Template 00 told of its own.
		expect(await told()).toEqual([]);
		await api.addRow('xerozoho_mappings', { kind: 'tax', source_app: 'zohoCrm', source_value: 'Deal', target_app: 'xero', target_value: 'NONE', note: '' });
		expect(await told()).toEqual(['tax Deal, which is NONE, was added']);
		await api.changeRows('xerozoho_mappings', 'target_value', 'NONE', { note: 'agreed with the accountant' });
		expect((await told()).every((message) => message.endsWith('was changed'))).toBe(true);
		expect(await told()).toEqual([]);
		expect(await checkTrail(world)).toMatchObject({ sound: true });
	});

	it('goes when its time is over, and what stays is sound', async () => {
		const { api } = world.n8n;
		const flow = template('17-audit-trail.json');
		// Nobody is there to get mail.
		const id = await api.importWorkflow({
			...flow,
			nodes: flow.nodes.map((node) => (String(node.type).endsWith('.emailSend') ? { ...node, disabled: true } : node)),
		});
		const before = await api.rows('xerozoho_audit');
		const run = await api.run(id, 'Check now');
		expect(run.status).toBe('success');
		const [exported] = run.data?.resultData.runData['Export']?.[0]?.data?.main[0] ?? [];
		expect(exported!.json).toMatchObject({ rows: before.length, heads: [expect.stringMatching(/^[0-9a-f]{64}$/)], retention: { rows: 2 } });
		const rows = await api.rows('xerozoho_audit');
		expect(rows).toHaveLength(before.length - 1);
		expect(rows.filter(({ happened_at: at }) => String(at).startsWith('2015'))).toEqual([]);
		expect(await checkTrail(world)).toMatchObject({ sound: true, trimmed: 2, findings: [] });
		expect((await api.run(id, 'Check now')).status).toBe('success');
		expect(await api.rows('xerozoho_audit')).toHaveLength(rows.length);
	});

	it('is told request by request with the execution, without what was sent', async () => {
		const [{ execution_id: id }] = (await audit('xero:invoice')) as [Row];
		const requests = await requestsOf(world, String(id));
		expect(requests['Create or update invoice']!.at(-1)).toMatchObject({
			method: expect.stringMatching(/^P/) as string,
			path: '/Invoices',
			status: 200,
			request_id: expect.stringMatching(/./) as string,
		});
		expect(Object.keys(requests['Get deal']![0]!).sort()).toEqual([
			'at',
			'method',
			'milliseconds',
			'organisation',
			'path',
			'query',
			'request_id',
			'status',
			'vendor',
		]);
	});
});
