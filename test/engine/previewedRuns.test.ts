import { writes } from '../../nodes/XeroAccounting/echoes';
import { startSandbox, type Sandbox } from '../../sandbox/serve';
import { SandboxControl } from '../../scripts/sandboxControl';
import { isRow, type Row } from '../../src/record';
import type { Hurried } from '../support/hurried';
import { crmScopes } from '../support/drive';
import { seeded } from '../support/operatingCrm';
import { byId, records, runBooks, runCrm, runXero, zohoAccount } from './accounts';
import type { Outcome } from './engine';

/** From a preview to the write: what comes out of one run goes into the next; and operations that no table describes. */

jest.mock('n8n-workflow', () => jest.requireActual<Hurried>('../support/hurried').hurried());

let sandbox: Sandbox;
let control: SandboxControl;
let tokens: { xero: Row; books: Row; crm: Row };

beforeAll(async () => {
	sandbox = await startSandbox();
	control = new SandboxControl(sandbox.url);
});
afterAll(async () => await sandbox.close());
beforeEach(async () => {
	await control.reset();
	const signIn = async (input: Row): Promise<Row> => await control.lever<Row>('tokens', { expiresInSeconds: 1e8, ...input });
	tokens = { xero: await signIn({ vendor: 'xero' }), books: await signIn({ vendor: 'zoho' }), crm: await signIn({ vendor: 'zoho', scopes: crmScopes }) };
});

const xero = (parameters: Row, items: readonly Row[] = [{}], onError?: 'continueErrorOutput'): Promise<Outcome> =>
	runXero(sandbox.url, tokens.xero, { parameters: parameters as never, items, onError });
const crm = (parameters: Row, items: readonly Row[] = [{}]): Promise<Outcome> =>
	runCrm(zohoAccount(sandbox.url, tokens.crm), { parameters: parameters as never, items });
const foreseen = (outcome: Outcome): Row[] => records(outcome).map(({ _sync }) => (isRow(_sync) ? (_sync.preview as Row) : {}));
const sent = async (): Promise<string[]> =>
	(await control.journal()).filter(({ method, path }) => method !== 'GET' && !path.endsWith('/coql')).map(({ method, path }) => `${method} ${path}`);

const invoice = (number: number, more: Row = {}): Row => ({
	InvoiceNumber: `E-${number}`,
	Contact: { ContactNumber: 'RIDGEWAY' },
	Date: '2026-11-01',
	DueDate: '2026-11-30',
	LineItems: [{ Description: 'Work', Quantity: 1, UnitAmount: 100 + number, AccountCode: '200', TaxType: 'OUTPUT2' }],
	...more,
});
const upsert = { resource: 'invoice', operation: 'upsert', recordSource: 'inputItem', lookUpFirst: true };
const source = { app: 'zohoBooks', entity: 'invoice', id: '7' };

describe('what was foreseen', () => {
	it('is written as it came out, and what was foreseen of it is forgotten then', async () => {
		const items = [invoice(1, { _sync: { source, attempts: 2 } }), invoice(2)];
		const before = await xero({ ...upsert, previewOnly: true }, items);
		expect(await sent()).toEqual([]);
		expect(foreseen(before).map(({ would }) => would)).toEqual(['create', 'create']);
		expect(records(before)[0]!._sync).toMatchObject({ source, attempts: 2, preview: { would: 'create' } });
		const written = records(await xero(upsert, records(before)));
		expect(written.map(({ InvoiceNumber, Total }) => [InvoiceNumber, Total])).toEqual([
			['E-1', 116.15],
			['E-2', 117.3],
		]);
		const at = expect.stringMatching(/^\d{4}-.*Z$/) as string;
		expect(written.map(({ _sync }) => _sync)).toEqual([
			{ source, attempts: 2, did: 'created', at },
			{ did: 'created', at },
		]);
		// Once more, nothing is left to change, lines and amounts included.
		const after = await xero({ ...upsert, previewOnly: true }, items);
		expect(foreseen(after).map(({ would, changes }) => [would, changes])).toEqual([
			['update', []],
			['update', []],
		]);
	});

	it('comes out in the order of the items, with what would fail among them and never by the error output', async () => {
		const items = [invoice(1), { InvoiceNumber: 'E-2' }, invoice(3)];
		const outcome = await xero({ ...upsert, previewOnly: true }, items, 'continueErrorOutput');
		expect(outcome.outputs[1] ?? []).toEqual([]);
		expect(outcome.outputs[0]!.map(({ pairedItem }) => (pairedItem as { item: number }).item)).toEqual([0, 1, 2]);
		expect(foreseen(outcome).map(({ would }) => would)).toEqual(['create', 'fail', 'create']);
		expect(foreseen(outcome)[1]).toMatchObject({
			cause: 'validation',
			message: expect.stringContaining('lacks Contact'),
			details: [{ at: 'Contact' }, { at: 'LineItems' }],
		});
		expect(records(outcome)[1]).toMatchObject({ InvoiceNumber: 'E-2' });
	});

	it('may be asked of some items only', async () => {
		const outcome = await xero({ ...upsert, previewOnly: '={{ $json.ask }}' }, [invoice(1, { ask: true }), invoice(2, { ask: false })], 'continueErrorOutput');
		expect(outcome.outputs[0]!.map(({ json }) => [json.InvoiceNumber, isRow(json._sync)])).toEqual([
			['E-1', true],
			['E-2', false],
		]);
		expect(await sent()).toHaveLength(1);
	});

	it('is no write of our own to a trigger that passes over those', async () => {
		const [written] = records(await xero(upsert, [invoice(1)]));
		writes.clear();
		await xero({ resource: 'invoice', operation: 'approve', id: byId(String(written!.InvoiceID)), previewOnly: true });
		expect([...writes]).toEqual([]);
	});

	it('goes by the error output where nobody can tell', async () => {
		await control.fault({ vendor: 'xero', match: { path: '/Invoices' }, times: 9, fault: { kind: 'status', status: 503 } });
		const { outputs } = await xero({ ...upsert, previewOnly: true }, [invoice(1)], 'continueErrorOutput');
		expect(outputs.map((items) => items.length)).toEqual([0, 1]);
		expect(outputs[1]![0]!.json.error).toMatchObject({ cause: 'temporarily-unavailable' });
	});
});

describe('operations that no table describes', () => {
	it('a request of the API is shown as it would be sent; one that only reads is carried out', async () => {
		const call = { resource: 'apiRequest', operation: 'call', path: 'Invoices', query: '{"page": 1}', previewOnly: true };
		const outcome = await xero({ ...call, method: 'POST', body: '{"Invoices": [], "_sync": {"attempts": 1}}' });
		expect(foreseen(outcome)[0]).toMatchObject({ would: 'send', says: 'Would send POST /Invoices' });
		expect(records(outcome)[0]).toMatchObject({ method: 'POST', path: '/Invoices', query: { page: '1' } });
		expect(records(outcome)[0]!.body).toEqual({ Invoices: [] });
		expect(foreseen(await xero({ ...call, method: 'POST', body: 'no JSON' }))[0]).toMatchObject({ would: 'fail', cause: 'validation' });
		expect(records(await xero({ ...call, method: 'GET' }))[0]).toHaveProperty('Invoices');
		const books = await runBooks(sandbox.url, tokens.books, {
			parameters: { resource: 'api', operation: 'call', method: 'DELETE', path: '/invoices/1', query: '{}', previewOnly: true },
		});
		expect(foreseen(books)[0]).toMatchObject({ would: 'send', says: 'Would send DELETE /invoices/1' });
		expect(await sent()).toEqual([]);
	});

	it.each([
		['insert', 'create', 'Would create row 2 of 2 in Leads: Last_Name Bo, Company Kowhai'],
		['upsert', 'create or update', 'Would create or update row 2 of 2 in Leads, found by Email: Last_Name Bo, Company Kowhai'],
	])('a bulk job (%s) says how many rows it would write, and the first fields of each', async (bulkOperation, would, says) => {
		const parameters = { resource: 'bulkJob', operation: 'write', module: byId('Leads'), bulkOperation, findBy: 'Email', previewOnly: true };
		const items = ['Ada', 'Bo'].map((Last_Name) => ({ Last_Name, Company: 'Kowhai', _sync: { source } }));
		const outcome = await crm(parameters, items);
		expect(foreseen(outcome).map((each) => each.would)).toEqual([would, would]);
		expect(foreseen(outcome)[1]!.says).toBe(says);
		expect(records(outcome)[0]).toEqual({ Last_Name: 'Ada', Company: 'Kowhai', _sync: { source, preview: expect.anything() } });
		expect(await control.journal()).toEqual([]);
	});

	it('a mass update says of each record what would change, and which is not there', async () => {
		const parameters = { resource: 'massUpdate', operation: 'run', module: byId('Leads'), massValues: '{"City": "Napier"}', previewOnly: true };
		const outcome = await crm(parameters, [{ id: seeded('Leads') }, { id: '999' }]);
		expect(foreseen(outcome)).toMatchObject([
			{ would: 'update', id: seeded('Leads'), changes: [{ at: 'City', to: 'Napier' }] },
			{ would: 'fail', cause: 'not-found' },
		]);
		expect(await sent()).toEqual([]);
	});
});
