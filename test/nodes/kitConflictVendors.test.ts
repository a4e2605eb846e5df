import type { INodeParameters } from 'n8n-workflow';
import { RecordMapper } from '../../nodes/RecordMapper/RecordMapper.node';
import { accountId, currencyId } from '../../sandbox/zoho/foundation';
import { customerId } from '../../sandbox/zoho/seedIds';
import { startSandbox, type Sandbox } from '../../sandbox/serve';
import { SandboxControl } from '../../scripts/sandboxControl';
import type { Row } from '../../src/record';
import { byId, records, runBooks, runXero } from '../engine/accounts';
import { runNode, type Outcome } from '../engine/engine';
import type { Hurried } from '../support/hurried';
import type { Told } from '../../src/mapping/twoWay';
import type { Issue } from '../../src/failure';

/** Two-way rules between what Zoho Books and Xero really answer: with the fields that they fill in themselves, in the forms that they give them. */

jest.mock('n8n-workflow', () => jest.requireActual<Hurried>('../support/hurried').hurried());

let sandbox: Sandbox;
let control: SandboxControl;
let signedIn: { xero: Row; zoho: Row };
let fingerprint: string;

beforeAll(async () => {
	sandbox = await startSandbox();
	control = new SandboxControl(sandbox.url);
});
afterAll(() => sandbox.close());
beforeEach(async () => {
	await control.reset();
	signedIn = { xero: await control.lever('tokens', { vendor: 'xero' }), zoho: await control.lever('tokens', { vendor: 'zoho' }) };
	fingerprint = '';
});

type Side = 'books' | 'xero';

const one = (outcome: Outcome): Row => {
	expect([outcome.error?.message, outcome.outputs.slice(1).flat()]).toEqual([undefined, []]);
	expect(records(outcome)).toHaveLength(1);
	return records(outcome)[0]!;
};
const on = async (side: Side, parameters: INodeParameters, item: Row = {}): Promise<Row> => {
	const run = { parameters: { recordSource: 'inputItem', ...parameters }, items: [item], onError: 'continueErrorOutput' as const };
	return one(side === 'xero' ? await runXero(sandbox.url, signedIn.xero, run) : await runBooks(sandbox.url, signedIn.zoho, run));
};
const get = (side: Side, resource: string, id: unknown): Promise<Row> => on(side, { resource, operation: 'get', id: byId(String(id)) });

const toXero = { source_app: 'zohoBooks', target_app: 'xero' };
const rows = [
	{ ...toXero, kind: 'account', source_value: '*', target_value: '200' },
	{ ...toXero, kind: 'tax', source_value: 'No tax', target_value: 'NONE' },
	{ kind: 'account', source_app: 'xero', source_value: '200', target_app: 'zohoBooks', target_value: accountId('Sales') },
	{ kind: 'currency', source_app: 'xero', source_value: 'NZD', target_app: 'zohoBooks', target_value: currencyId('NZD') },
];

async function map(mapping: string, source: Row, target: Row | undefined, defaultPolicy = 'ask'): Promise<Row & { _sync: Told & { issues: Issue[] } }> {
	const conflictPolicy = { targetRecord: '={{ $json.target }}', lastSynced: fingerprint, defaultPolicy };
	const parameters = { mapping, record: '={{ $json.source }}', conflictPolicy };
	return one(await runNode({ node: new RecordMapper(), parameters, items: [[{ source, target }], rows] })) as never;
}
const quiet = { unchanged: true, echo: true, changes: [], issues: [] };

it('a contact goes there and back, and rests', async () => {
	const id = customerId(1);
	const there = async () => map('zohoBooksContactToXeroContact', await get('books', 'contact', id), xeroId ? await get('xero', 'contact', xeroId) : undefined);
	const back = async () => map('xeroContactToZohoBooksContact', await get('xero', 'contact', xeroId), await get('books', 'contact', id));
	let xeroId = '';

	const written = await on('xero', { resource: 'contact', operation: 'upsert' }, await there());
	({ fingerprint } = written['_sync'] as Told);
	xeroId = String(written['ContactID']);
	expect((await there())._sync).toMatchObject({ ...quiet, conflicts: [] });
	const returned = await back();
	expect(returned._sync).toMatchObject({ unchanged: true, changes: [], issues: [] });
	({ fingerprint } = returned._sync);
	expect((await back())._sync).toMatchObject(quiet);
	expect((await there())._sync).toMatchObject(quiet);

	await on('xero', { resource: 'contact', operation: 'update', id: byId(xeroId) }, { TaxNumber: '99-999-999' });
	const returning = await back();
	expect(returning._sync).toMatchObject({ changes: [{ at: 'tax_reg_no', to: '99-999-999' }], conflicts: [], issues: [] });
	({ fingerprint } = returning._sync);
	await on('books', { resource: 'contact', operation: 'update', id: byId(id) }, returning);
	expect((await there())._sync).toMatchObject(quiet);
	expect((await back())._sync).toMatchObject(quiet);
});

it('an invoice that has arrived is not written again, and a later change of it alone is', async () => {
	const made = await on(
		'books',
		{ resource: 'invoice', operation: 'create' },
		{
			customer_id: customerId(1),
			date: '2026-11-02',
			due_date: '2026-12-02',
			line_items: [
				{ name: 'Advice', rate: 33.335, quantity: 3 },
				{ name: 'Travel', rate: '12.50', quantity: 1, description: 'By train' },
			],
		},
	);
	const mapping = 'zohoBooksInvoiceToXeroInvoice';
	const customer = await map('zohoBooksContactToXeroContact', await get('books', 'contact', customerId(1)), undefined);
	await on('xero', { resource: 'contact', operation: 'upsert' }, customer);
	const first = await map(mapping, await get('books', 'invoice', made['invoice_id']), undefined);
	expect(first._sync.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
	const written = await on('xero', { resource: 'invoice', operation: 'upsert' }, first);
	({ fingerprint } = written['_sync'] as Told);
	const inXero = () => get('xero', 'invoice', written['InvoiceID']);
	const again = await map(mapping, await get('books', 'invoice', made['invoice_id']), await inXero());
	expect(again._sync).toMatchObject({ unchanged: true, echo: true, changes: [], conflicts: [] });

	const returned = await map('xeroInvoiceToZohoBooksInvoice', await inXero(), await get('books', 'invoice', made['invoice_id']));
	expect(returned._sync).toMatchObject({ unchanged: true, changes: [], issues: [] });

	await on('books', { resource: 'invoice', operation: 'update', id: byId(String(made['invoice_id'])) }, { reference_number: 'PO-77' });
	const changed = await map(mapping, await get('books', 'invoice', made['invoice_id']), await inXero());
	expect(changed._sync).toMatchObject({ unchanged: false, changes: [{ at: 'Reference', from: '', to: 'PO-77' }], conflicts: [] });
	await on('xero', { resource: 'invoice', operation: 'upsert' }, changed);
	expect(await inXero()).toMatchObject({ Reference: 'PO-77', Total: (await get('books', 'invoice', made['invoice_id']))['total'] });
});
