import { ZohoBooksTrigger } from '../../nodes/ZohoBooks/ZohoBooksTrigger.node';
import { startSandbox, type Sandbox } from '../../sandbox/serve';
import { zohoOrganization } from '../../sandbox/zoho';
import { SandboxControl } from '../../scripts/sandboxControl';
import { SmallN8n } from '../support/smallN8n';
import { byId } from './accounts';

/** The Zoho Books Trigger, with n8n's rules about what survives (test/support/smallN8n.ts). */

type Row = Record<string, unknown>;

jest.mock('../../nodes/shared/governor', () => ({ turn: async (_: unknown, __: unknown, ___: unknown, act: () => Promise<unknown>) => await act() }));

let sandbox: Sandbox;
let control: SandboxControl;

beforeAll(async () => {
	sandbox = await startSandbox();
	control = new SandboxControl(sandbox.url);
});
afterAll(() => sandbox.close());

async function trigger(parameters: Row): Promise<SmallN8n> {
	const oauthTokenData = await control.lever<Row>('tokens', { vendor: 'zoho' });
	const zohoAppsOAuth2Api = { dataCentre: 'au', apiAddress: `${sandbox.url}/zoho`, oauthTokenData };
	return new SmallN8n(new ZohoBooksTrigger(), { organization: byId(zohoOrganization.id).value, ...parameters }, { zohoAppsOAuth2Api });
}

it('polls several kinds of records, hands each on whole and once, over a failure and a restart', async () => {
	// The vendor's clock ahead of ours: what is stamped just now is not left for the next reading.
	await control.advance(60);
	const n8n = await trigger({ records: ['contact', 'item'], delivery: 'polling', minutes: 1 });
	await n8n.activate();
	await n8n.poll();
	expect([n8n.emitted, n8n.runs]).toEqual([[], 0]);
	await control.advance(600);
	await control.seed('zoho', { contacts: [{ contact_name: 'Kea' }], items: [{ name: 'Bolt', sku: 'B', rate: 1 }] });
	await control.fault({ vendor: 'zoho', match: { path: '/items' }, times: 1, fault: { kind: 'status', status: 400, body: { code: 4, message: 'No' } } });
	await n8n.poll();
	expect([n8n.emitted.map(({ contact_name }) => contact_name), n8n.failures]).toEqual([['Kea'], [expect.any(String)]]);
	expect(n8n.emitted[0]).toMatchObject({ contact_persons: expect.any(Array), _sync: { source: { app: 'zohoBooks', entity: 'contact' } } });
	await n8n.poll();
	await n8n.restart();
	await n8n.poll();
	expect(n8n.emitted.map(({ contact_name, sku }) => contact_name ?? sku)).toEqual(['Kea', 'B']);
});

it('turns a webhook away while it polls', async () => {
	const n8n = await trigger({ records: ['contact'], delivery: 'polling' });
	expect(await n8n.call('{}')).toMatchObject({ status: 401, body: '' });
	expect(n8n.waiting).toEqual([]);
});
