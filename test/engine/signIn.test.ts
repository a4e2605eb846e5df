import type { INodeParameters } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../sandbox/serve';
import { xeroCustomClient } from '../../sandbox/xero/seed';
import { SandboxControl } from '../../scripts/sandboxControl';
import { byId, runBooks, runXero } from './accounts';
import type { Outcome } from './engine';

/** What a user reads when signing in does not work as it should, and how often the vendor is asked then. */

type Row = Record<string, unknown>;

let sandbox: Sandbox;
let control: SandboxControl;

beforeAll(async () => {
	sandbox = await startSandbox();
	control = new SandboxControl(sandbox.url);
});
afterAll(() => sandbox.close());
beforeEach(() => control.reset());

const creating = { resource: 'contact', operation: 'create', recordSource: 'inputItem' };

const zoho = (signedIn: Row, items: readonly Row[], more: INodeParameters = {}): Promise<Outcome> =>
	runBooks(sandbox.url, signedIn, { parameters: { ...creating, ...more }, items, onError: 'continueErrorOutput' });

const xero = (signedIn: Row, items: readonly Row[]): Promise<Outcome> =>
	runXero(sandbox.url, signedIn, { parameters: creating, items, onError: 'continueErrorOutput' });

const failures = (outcome: Outcome): Row[] => outcome.outputs[1]!.map(({ json }) => json.error as unknown as Row);
const calls = async (vendor: string, path: RegExp): Promise<number> => (await control.journal(vendor)).filter((entry) => path.test(entry.path)).length;

const people = (count: number): Row[] => Array.from({ length: count }, (_, index) => ({ contact_name: `Person ${index}`, Name: `Person ${index}` }));

it('says in a sentence what Zoho means by an error that it sends with status 200', async () => {
	const revoked = { access_token: '1000.old.old', refresh_token: '1000.gone.gone', token_type: 'Bearer', api_domain: `${sandbox.url}/zoho` };
	const [failure, ...others] = failures(await zoho(revoked, people(5)));
	expect(failure).toMatchObject({
		cause: 'credential-invalid',
		message: expect.stringContaining('Zoho has ended this sign-in'),
		details: [{ at: '', says: 'invalid_code' }],
	});
	expect(others).toHaveLength(4);
	expect(await calls('zoho', /oauth\/v2\/token/)).toBe(1);
});

it('asks Zoho twice and not once for every item when a permission is missing', async () => {
	const readOnly = await control.lever<Row>('tokens', { vendor: 'zoho', scopes: ['ZohoBooks.contacts.READ'] });
	const all = failures(await zoho(readOnly, people(10)));
	expect(all).toHaveLength(10);
	expect(all[0]).toMatchObject({ cause: 'scope-missing', message: expect.stringContaining('switches') });
	expect(await calls('zoho', /books\/v3\/contacts/)).toBe(2);
	expect(await calls('zoho', /oauth\/v2\/token/)).toBe(1);
});

it('names an organization that the user is not a member of', async () => {
	const signedIn = await control.lever<Row>('tokens', { vendor: 'zoho' });
	expect(failures(await zoho(signedIn, people(1), { organization: byId('12345') }))[0]).toMatchObject({
		cause: 'not-connected',
		message: expect.stringContaining('not a member'),
	});
});

it('names the switch and the scope that a Xero credential lacks', async () => {
	const invoicesOnly = await control.lever<Row>('tokens', { vendor: 'xero', scopes: ['offline_access', 'accounting.invoices'] });
	const all = failures(await xero(invoicesOnly, people(120)));
	expect(all).toHaveLength(120);
	expect(all[0]).toMatchObject({ cause: 'scope-missing', message: expect.stringContaining('"Contacts" (accounting.contacts)') });
	expect(await calls('xero', /Contacts/)).toBe(2);
});

it('signs a custom connection in without a page, once for the whole run', async () => {
	const parameters = { resource: 'contact', operation: 'upsert', recordSource: 'inputItem' };
	const items = Array.from({ length: 120 }, (_, index) => ({ Name: `Firm ${index}`, ContactNumber: `firm:${index}` }));
	const { outputs, error } = await runXero(
		sandbox.url,
		{},
		{ parameters, items, credential: { grantType: 'clientCredentials', clientId: xeroCustomClient.id, clientSecret: xeroCustomClient.secret } },
	);
	expect(error).toBeUndefined();
	expect(outputs[0]).toHaveLength(120);
	expect(await calls('xero', /connect\/token/)).toBe(1);
});
