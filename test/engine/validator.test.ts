import { XeroAccountingOAuth2Api } from '../../credentials/XeroAccountingOAuth2Api.credentials';
import { RecordValidator } from '../../nodes/RecordValidator/RecordValidator.node';
import { startSandbox, type Sandbox } from '../../sandbox/serve';
import { NZ, xeroClient } from '../../sandbox/xero/seed';
import { zohoOrganization } from '../../sandbox/zoho';
import { SandboxControl } from '../../scripts/sandboxControl';
import { zohoAccount } from './accounts';
import type { Stored } from './credentials';
import { runNode } from './engine';

/** The Record Validator with what it reads live of the sandbox's organisations. */

type Row = Record<string, unknown>;

const node = new RecordValidator();
let sandbox: Sandbox;
let control: SandboxControl;

beforeAll(async () => {
	sandbox = await startSandbox();
	control = new SandboxControl(sandbox.url);
});
afterAll(() => sandbox.close());
beforeEach(() => control.reset());

const token = async (vendor: 'xero' | 'zoho'): Promise<Row> => await control.lever<Row>('tokens', { vendor });
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
const picked = (value: string) => ({ __rl: true, mode: 'id', value });
const live = (resource: string) => ({ resource, live: true, xeroOrganisation: picked(NZ), zohoOrganization: picked(zohoOrganization.id) });
const details = (items: readonly { json: object }[] | undefined): unknown[] => (items ?? []).map(({ json }) => (json as Row)['details']);

const line = { Description: 'A', Quantity: 1, UnitAmount: 10, AccountCode: '200', TaxType: 'OUTPUT2' };
const invoice = { InvoiceNumber: 'L-1', Contact: { ContactNumber: 'books:1' }, Date: '2026-01-31', CurrencyCode: 'EUR', LineItems: [line] };

it('refuses accounts, taxes, currencies and days that the organisation of Xero does not take', async () => {
	await control.seed('xero', { Organisations: [{ PeriodLockDate: '2025-12-31' }] });
	const items = [
		invoice,
		{ ...invoice, InvoiceNumber: 'L-2', LineItems: [{ ...line, AccountCode: '999' }] },
		{ ...invoice, InvoiceNumber: 'L-3', LineItems: [{ ...line, TaxType: 'INPUT2' }] },
		{ ...invoice, InvoiceNumber: 'L-4', CurrencyCode: 'CHF' },
		{ ...invoice, InvoiceNumber: 'L-5', Date: '2025-12-31' },
	];
	const { outputs, error } = await runNode({ node, parameters: live('invoice'), items, credentials: xeroAccount(await token('xero')) });
	expect(error).toBeUndefined();
	expect(outputs[0]?.map(({ json }) => json)).toEqual([invoice]);
	expect(details(outputs[2])).toMatchObject([
		[{ at: 'LineItems[0].AccountCode', says: expect.stringContaining('archived') as string }],
		[{ at: 'LineItems[0].TaxType', says: expect.stringContaining('may not be booked') as string }],
		[{ at: 'CurrencyCode' }],
		[{ at: 'Date', says: expect.stringContaining('2025-12-31') as string }],
	]);
});

it('refuses accounts and taxes that the organization of Zoho does not have', async () => {
	const bill = { bill_number: '1', vendor_id: '5', date: '2026-01-31', line_items: [{ name: 'A', rate: 1, quantity: 1, account_id: '1', tax_id: '2' }] };
	const { outputs, error } = await runNode({
		node,
		parameters: live('zohoBooks:bill'),
		items: [bill],
		credentials: zohoAccount(sandbox.url, await token('zoho')),
	});
	expect(error).toBeUndefined();
	expect(details(outputs[2])).toMatchObject([[{ at: 'line_items[0].account_id' }, { at: 'line_items[0].tax_id' }]]);
});

it('says what is missing where live data are wanted and nothing is connected', async () => {
	const { error } = await runNode({ node, parameters: live('invoice'), items: [invoice] });
	expect(error?.message).toContain('Choose a credential of Xero');
});
