import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startSandbox, type Sandbox } from '../../sandbox/serve';
import { zohoClient } from '../../sandbox/zoho';
import { SandboxControl } from '../../scripts/sandboxControl';
import { rowsIn, type Row } from '../../src/record';
import { crmScopes } from '../support/drive';
import { seeded } from '../support/operatingCrm';

/**
 * Zoho's own SDK (@zohocrm/nodejs-sdk-8.0) reads and writes the sandbox over HTTP, from the token on: what it understands of the answers is what Zoho
 * means by them. It runs beside the test, see zohoCrmSdk.mjs.
 */

interface Step {
	readonly status?: number;
	/** The class of the SDK's that the answer became. */
	readonly kind?: string;
	readonly value?: unknown;
	readonly error?: string;
}

let sandbox: Sandbox;
let control: SandboxControl;
let steps: Readonly<Record<string, Step>> = {};

beforeAll(async () => {
	sandbox = await startSandbox();
	control = new SandboxControl(sandbox.url);
	const { refresh_token: refreshToken } = await control.lever<Row>('tokens', { vendor: 'zoho', scopes: crmScopes });
	const records = { quote: seeded('Quotes'), account: seeded('Accounts'), lead: seeded('Leads', 3) };
	const account = { address: `${sandbox.url}/zoho`, clientId: zohoClient.id, clientSecret: zohoClient.secret, refreshToken, records };
	const env = { ...process.env, SDK_ACCOUNT: JSON.stringify(account) };
	const { stdout } = await promisify(execFile)(process.execPath, [join(__dirname, 'zohoCrmSdk.mjs')], { env });
	const lines = stdout.trim().split('\n');
	steps = Object.fromEntries(lines.map((line) => JSON.parse(line) as [string, Step]));
}, 60_000);
afterAll(async () => await sandbox.close());

const valueOf = (step: string): unknown => {
	expect(steps[step]).toEqual({ status: expect.any(Number), kind: expect.any(String), value: expect.anything() });
	return steps[step]!.value;
};

const [KEPT, REFUSED] = ['SuccessResponse', 'APIException'];

it('every step is understood', () => {
	expect(Object.entries(steps).filter(([, { error }]) => error !== undefined)).toEqual([]);
	expect(Object.keys(steps)).toHaveLength(20);
});

it('a token comes by a form, once', async () => {
	const journal = await control.journal('zoho');
	expect(journal.filter(({ path }) => path === '/oauth/v2/token').map(({ status }) => status)).toEqual([200]);
});

it('settings are read: modules, fields, users, organization', () => {
	expect(valueOf('modules')).toEqual(expect.arrayContaining(['Leads', 'Purchase_Orders', 'Properties']));
	expect(valueOf('fields')).toEqual(
		expect.arrayContaining([
			['Account', 'lookup', 'jsonobject', 0],
			['Kind', 'picklist', 'string', 5],
			['Features', 'multiselectpicklist', 'jsonarray', 6],
			['Price', 'currency', 'double', 0],
			['Register_Entry', 'bigint', 'string', 0],
			['Viewings', 'subform', 'jsonarray', 0],
		]),
	);
	expect(valueOf('users')).toContainEqual([expect.any(String), 'mere@kowhai.example', 'Administrator']);
	expect(valueOf('organization')).toEqual([['Kowhai Trading', '702091884']]);
});

it('lists come with owners, times and where they go on', () => {
	const { rows, ...info } = valueOf('list') as { rows: Row[] };
	expect(info).toEqual({ count: 3, more: true, token: 'string' });
	expect(rows[0]).toEqual({ id: seeded('Leads', 8), name: 'Ngata', owner: 'Mere Tane', created: true });
});

it('a write that is partly refused gives a result for each record', () => {
	expect(steps.create).toMatchObject({ status: 207, kind: 'ActionWrapper' });
	expect(valueOf('create')).toEqual([
		{ kind: KEPT, code: 'SUCCESS', status: 'success', id: expect.stringMatching(/^\d{19}$/) },
		{ kind: REFUSED, code: 'MANDATORY_NOT_FOUND', status: 'error', field: 'Last_Name' },
	]);
});

it('what was written is read, found again, changed and deleted', () => {
	const [{ id } = {}] = rowsIn(valueOf('create'));
	const kept = [{ kind: KEPT, code: 'SUCCESS', status: 'success', id }];
	expect(valueOf('get')).toEqual([[id, 'By the SDK', 'sdk@example.com']]);
	for (const step of ['upsert', 'update', 'delete']) expect(valueOf(step)).toEqual(kept);
	expect(valueOf('deleted')).toEqual([[id, 'By the SDK again', 'recycle']]);
});

it('records are searched, counted and queried', () => {
	expect(valueOf('search')).toEqual(['Rimu & Sons']);
	expect(valueOf('count')).toBe('9');
	expect(valueOf('query')).toEqual(['Rimu']);
});

it('lines, related records, tags and files are what the SDK takes them for', () => {
	expect(valueOf('quote')).toEqual([
		[10, 'Consulting hour'],
		[2, 'Merino blanket'],
	]);
	expect(valueOf('related')).toEqual(['Ngata']);
	expect(valueOf('tag')).toEqual([['RecordSuccessResponse', 'SUCCESS']]);
	expect(valueOf('attach')).toEqual([{ kind: KEPT, code: 'SUCCESS', status: 'success', id: expect.stringMatching(/^\d{19}$/) }]);
	expect(valueOf('attachments')).toEqual([['hello.txt', '5']]);
	expect(valueOf('convert')).toEqual([[KEPT, 'SUCCESS']]);
});
