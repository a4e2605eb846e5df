import type { IDataObject, IExecuteFunctions, INodeType } from 'n8n-workflow';
import { XeroAccountingOAuth2Api } from '../../credentials/XeroAccountingOAuth2Api.credentials';
import { liveReference } from '../../nodes/shared/reference';
import { startSandbox, type Sandbox } from '../../sandbox/serve';
import { NZ, xeroClient } from '../../sandbox/xero/seed';
import { zohoOrganization } from '../../sandbox/zoho';
import { SandboxControl } from '../../scripts/sandboxControl';
import { zohoAccount } from './accounts';
import type { Stored } from './credentials';
import { runNode, type Outcome } from './engine';

/** Reference records read live, in n8n's own engine against the sandbox. */

type Row = Record<string, unknown>;

/** Puts out what is known for each item. */
const probe = (app: string, id: string): INodeType => ({
	description: {
		displayName: 'Probe',
		name: 'probe',
		group: ['transform'],
		version: 1,
		description: '',
		defaults: { name: 'Probe' },
		inputs: ['main', 'main'],
		outputs: ['main'],
		credentials: [{ name: 'xeroAccountingOAuth2Api' }, { name: 'zohoAppsOAuth2Api' }],
		properties: [],
	},
	async execute(this: IExecuteFunctions) {
		const live = liveReference(
			this,
			this.getInputData(1).map(({ json }) => json),
		);
		const items = await Promise.all(
			this.getInputData().map(async (_, item) => {
				const known = await live([{ app, organisation: { id } }], ['organisation', 'accounts', 'taxes', 'currencies', 'tracking']);
				return { json: known as unknown as IDataObject, pairedItem: { item } };
			}),
		);
		return [items];
	},
});

let sandbox: Sandbox;
let control: SandboxControl;
let serial = 0;

beforeAll(async () => {
	sandbox = await startSandbox();
	control = new SandboxControl(sandbox.url);
});
afterAll(() => sandbox.close());
beforeEach(() => control.reset());

const token = (vendor: 'xero' | 'zoho'): Promise<Row> => control.lever<Row>('tokens', { vendor });
const xeroAccount = (oauthTokenData: Row): Record<string, Stored> => ({
	xeroAccountingOAuth2Api: {
		type: new XeroAccountingOAuth2Api(),
		data: {
			grantType: 'authorizationCode',
			apiAddress: `${sandbox.url}/xero`,
			clientId: xeroClient.id,
			clientSecret: xeroClient.secret,
			oauthTokenData: { ...oauthTokenData } as never,
		},
	},
});
const asked = async (vendor: 'xero' | 'zoho'): Promise<string[]> =>
	(await control.journal(vendor)).filter(({ path }) => !path.includes('oauth')).map(({ method, path }) => `${method} ${path}`);
const known = (outcome: Outcome): Row[] => (outcome.outputs[0] ?? []).map(({ json }) => json);

/** What is remembered is another test's no more. */
const anew = (): void => void jest.spyOn(Date, 'now').mockReturnValue(Date.now() + (serial += 1) * 3_600_000);
afterEach(() => jest.restoreAllMocks());

it('reads each list of Xero once for all items, and once in ten minutes', async () => {
	const credentials = xeroAccount(await token('xero'));
	const outcome = await runNode({ node: probe('xero', NZ), items: [[{}, {}, {}], []], credentials });
	expect(outcome.error).toBeUndefined();
	expect(known(outcome)).toHaveLength(3);
	expect(known(outcome)[2]).toMatchObject({
		reference: {
			xero: {
				organisation: { BaseCurrency: 'NZD' },
				accounts: expect.arrayContaining([expect.objectContaining({ Code: '860', SystemAccount: 'ROUNDING' })]) as unknown,
				taxes: expect.arrayContaining([expect.objectContaining({ TaxType: 'OUTPUT2', EffectiveRate: 15 })]) as unknown,
				currencies: expect.arrayContaining([expect.objectContaining({ Code: 'EUR' })]) as unknown,
				tracking: expect.arrayContaining([expect.objectContaining({ Name: 'Region' })]) as unknown,
			},
		},
		issues: [],
	});
	await runNode({ node: probe('xero', NZ), items: [[{}], []], credentials });
	const lists = ['Organisation', 'Accounts', 'TaxRates', 'Currencies', 'TrackingCategories'];
	expect(await asked('xero')).toEqual(lists.map((list) => `GET /api.xro/2.0/${list}`));
});

it.each([
	['zohoBooks', ['organisation', 'accounts', 'taxes', 'currencies', 'tracking']],
	['zohoInventory', ['organisation', 'taxes', 'currencies']],
])('reads what %s lists', async (app, parts) => {
	const outcome = await runNode({ node: probe(app, zohoOrganization.id), items: [[{}], []], credentials: zohoAccount(sandbox.url, await token('zoho')) });
	expect(outcome.error).toBeUndefined();
	const [{ reference, issues } = {} as Row] = known(outcome);
	expect(issues).toEqual([]);
	const { organisation, accounts, taxes, currencies } = (reference as Record<string, Record<string, Row[]>>)['zohoBooks']!;
	expect(organisation).toMatchObject({ organization_id: zohoOrganization.id, currency_code: 'NZD' });
	expect(taxes).toContainEqual(expect.objectContaining({ tax_name: 'GST', tax_percentage: 15 }));
	expect(currencies).toContainEqual(expect.objectContaining({ currency_code: 'EUR' }));
	expect(accounts!.length > 0).toBe(parts.includes('accounts'));
});

it('takes the rows of the second input in place of the live ones of their kind', async () => {
	const tax = { TaxType: 'TAX9', Name: 'Mine', EffectiveRate: 9 };
	const outcome = await runNode({ node: probe('xero', NZ), items: [[{}], [tax, { kind: 'tax' }]], credentials: xeroAccount(await token('xero')) });
	const { taxes, accounts } = (known(outcome)[0]!.reference as Record<string, Record<string, Row[]>>)['xero']!;
	expect(taxes).toEqual([tax]);
	expect(accounts!.length).toBeGreaterThan(5);
});

describe('where it cannot be read', () => {
	const failing = async (onError?: 'continueErrorOutput' | 'continueRegularOutput'): Promise<Outcome> => {
		anew();
		await control.fault({ vendor: 'xero', match: { path: '/api.xro/2.0/Organisation' }, times: 9, fault: { kind: 'status', status: 403 } });
		return await runNode({ node: probe('xero', NZ), items: [[{}, {}], []], credentials: xeroAccount(await token('xero')), ...(onError && { onError }) });
	};
	it('goes on without it where the run is to go on, asks once, and says why', async () => {
		const outcome = await failing('continueErrorOutput');
		expect(known(outcome)).toHaveLength(2);
		for (const one of known(outcome))
			expect(one).toEqual({ reference: {}, issues: [expect.objectContaining({ rule: 'reference-unavailable', severity: 'warning' })] });
		expect(await asked('xero')).toHaveLength(1);
	});
	it('ends the run otherwise', async () => {
		const { error, outputs } = await failing();
		expect(error?.message).toBeTruthy();
		expect(outputs[0] ?? []).toEqual([]);
	});
	it('says that a credential is missing', async () => {
		const outcome = await runNode({ node: probe('xero', NZ), items: [[{}], []], onError: 'continueRegularOutput' });
		expect(known(outcome)[0]).toMatchObject({ issues: [{ says: expect.stringContaining('Choose a credential of Xero') as string }] });
	});
	it('passes over applications that have no such lists', async () => {
		const outcome = await runNode({ node: probe('zohoCrm', ''), items: [[{}], []] });
		expect(known(outcome)).toEqual([{ reference: {}, issues: [] }]);
	});
});
