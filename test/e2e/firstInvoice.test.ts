import { randomBytes } from 'node:crypto';
import { demoInvoices } from '../../sandbox/zoho';
import { compare, readLedgers, type Ledgers } from '../../scripts/demo/ledgers';
import { template } from '../../scripts/world';
import { enter, ready, type Ready } from './world';
import { tables } from '../../src/syncing/tables';

/** From an event of Zoho Books to the invoice in Xero, in a real n8n with the packed package. */

let here: Ready;
let entered: { ids: string[]; numbers: string[] };

beforeAll(async () => {
	here = await ready();
	entered = await enter(here.world, demoInvoices(25));
});
afterAll(() => here?.world.close());

const api = () => here.world.n8n.api;
const ledgers = (): Promise<Ledgers> => readLedgers(here.world.control, (id) => here.world.books.record('invoices', id).record);
const letters = () => api().rows('xerozoho_dead_letters');
const deliver = (more: Record<string, unknown> = {}) =>
	here.world.control.deliver({ vendor: 'zoho', entity: 'invoice', ids: entered.ids, url: here.webhook, secret: here.world.secret, concurrency: 5, ...more });
let executions = 0;
const settle = async (count: number): Promise<void> => void (await api().ran(here.workflowId, (executions += count)));

it('accepts the credentials it was given', async () => {
	const answers = [];
	// One after another: n8n mixes tests up that run at once.
	for (const id of Object.values(here.world.credentials)) answers.push(await api().testCredential(id));
	expect(answers).toHaveLength(3);
	expect(answers.filter(({ status }) => status !== 'OK')).toEqual([]);
});

it('changes nothing when the set-up runs again', async () => {
	const rows = await api().rows('xerozoho_mappings');
	const again = await api().run(await api().importWorkflow(template('00-set-up.json')), 'Set up');
	expect(again.status).toBe('success');
	expect((await api().dataTables()).map(({ name }) => name).sort()).toEqual(Object.keys(tables).sort());
	expect(await api().rows('xerozoho_mappings')).toEqual(rows);
});

it.each([
	['without a signature', { omitSignature: true }],
	['with a wrong signature', { corruptSignature: true }],
	['with a body that was changed after signing', { tamperBody: true }],
])('turns a call %s away with 401 and starts nothing', async (_, tampering) => {
	const [delivery] = await deliver({ ids: entered.ids.slice(0, 1), ...tampering });
	expect(delivery).toMatchObject({ status: 401, answer: '' });
	expect(await api().executions(here.workflowId)).toHaveLength(executions);
});

it('takes 23 of 25 invoices to Xero, to the cent, and explains the other two', async () => {
	const deliveries = await deliver();
	expect(deliveries.every(({ status }) => status === 200)).toBe(true);
	await settle(25);
	const now = await ledgers();
	expect(now.xero.size).toBe(23);
	expect(now.doubles).toEqual([]);
	expect(compare(now).flatMap(({ different }) => different)).toEqual([]);
	expect(compare(now).map(({ currency }) => currency)).toEqual(['AUD', 'EUR', 'GBP', 'NZD', 'USD']);
	const rows = await letters();
	expect(
		rows
			.map(({ status, cause, node, source_app, target }) => ({ status, cause, node, source_app, target }))
			.sort((one, other) => String(one.node).localeCompare(String(other.node))),
	).toEqual([
		{ status: 'waiting', cause: 'validation', node: 'Check invoice', source_app: 'zohoBooks', target: 'xero:invoice' },
		{ status: 'waiting', cause: 'business-rule', node: 'Create or update contact', source_app: 'zohoBooks', target: 'xero:contact' },
	]);
	const advice = rows.map((row) => String(row.advice)).join('\n');
	expect(advice).toContain('Restore it there');
	expect(advice).toContain('"Luxury Levy"');
	expect((await api().rows('xerozoho_audit')).filter((row) => row.target === 'xero:invoice')).toHaveLength(23);
});

it('doubles nothing when all 25 come again, as JSON numbers and as forms too', async () => {
	const before = await ledgers();
	await deliver({ idsAsNumbers: true, ids: entered.ids.slice(0, 12) });
	await deliver({ format: 'form', ids: entered.ids.slice(12) });
	await settle(25);
	const now = await ledgers();
	expect([...now.xero.keys()].sort()).toEqual([...before.xero.keys()].sort());
	expect(now.doubles).toEqual([]);
	expect(await letters()).toHaveLength(2);
});

it('replays what waits after the reason is gone, and closes it', async () => {
	await here.world.control.seed('xero', {
		TaxRates: [{ Name: 'Luxury Levy', TaxType: 'TAX002', ReportTaxType: 'OUTPUT', TaxComponents: [{ Name: 'Levy', Rate: 33, IsCompound: false }] }],
	});
	await api().addRow('xerozoho_mappings', {
		kind: 'tax',
		source_app: 'zohoBooks',
		source_value: 'Luxury Levy',
		target_app: 'xero',
		target_value: 'TAX002',
		note: '',
	});
	const replay = await api().run(here.workflowId, 'Replay waiting dead letters');
	expect(replay.status).toBe('success');
	executions += 1;
	expect((await ledgers()).xero.size).toBe(24);
	expect(
		(await letters()).map(({ status, attempts }) => ({ status, attempts })).sort((one, other) => String(one.status).localeCompare(String(other.status))),
	).toEqual([
		{ status: 'done', attempts: 1 },
		{ status: 'waiting', attempts: 2 },
	]);
});

it('makes tokens with a key that stays in its credential', async () => {
	await api().createCredential('privacyKeyApi', 'Privacy key', { secretKey: randomBytes(24).toString('base64') });
	const of = (name: string, type: string, typeVersion: number, parameters: object, credentials: object = {}) => ({
		id: `2c7e1f52-30a5-4a6b-8f11-${String(name.length).padStart(12, '0')}`,
		name,
		type,
		typeVersion,
		position: [0, 0],
		parameters,
		credentials,
	});
	const to = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });
	const id = await api().importWorkflow({
		name: 'Tokens and back',
		nodes: [
			of('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
			of('A person', 'n8n-nodes-base.set', 3.4, { mode: 'raw', jsonOutput: '{ "email": "aroha@example.com" }', options: {} }),
			of('Tokens', 'n8n-nodes-xero-zoho.privacyShield', 1, { operation: 'tokenize' }, { privacyKeyApi: { id: null, name: 'Privacy key' } }),
			of('Back', 'n8n-nodes-xero-zoho.privacyShield', 1, { operation: 'restore' }, { privacyKeyApi: { id: null, name: 'Privacy key' } }),
		],
		connections: { Start: to('A person'), 'A person': to('Tokens'), Tokens: to('Back') },
		settings: { executionOrder: 'v1' },
	});
	const { status, data } = await api().run(id, 'Start');
	expect(status).toBe('success');
	const emailOf = (node: string) => data?.resultData.runData[node]?.[0]?.data?.main[0]?.[0]?.json.email;
	expect(emailOf('Tokens')).not.toContain('aroha');
	expect(emailOf('Back')).toBe('aroha@example.com');
});
