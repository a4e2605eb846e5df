import type { ICredentialType, INodeTypes } from 'n8n-workflow';
import { XeroAccountingOAuth2Api } from '../../credentials/XeroAccountingOAuth2Api.credentials';
import { ZohoAppsOAuth2Api } from '../../credentials/ZohoAppsOAuth2Api.credentials';
import { zohoBooksVendor, zohoExpenseVendor, zohoHost, zohoInventoryVendor } from '../../nodes/shared/zoho';
import { zohoDataCentres } from '../../src/apis/zohoDataCentres';
import { CredentialsInMemory } from '../engine/credentials';

/** What n8n makes of the credentials' expressions: where it signs in, and for what. */

const nodeTypes: INodeTypes = { getByName: () => undefined as never, getByNameAndVersion: () => undefined as never, getKnownTypes: () => ({}) };

const filled = async (type: ICredentialType, data: Record<string, string>) => {
	const { authUrl, accessTokenUrl, scope } = await new CredentialsInMemory({ it: { type, data } }, nodeTypes).getDecrypted(
		undefined,
		{ id: 'it', name: 'it' },
		'it',
	);
	return { authUrl: String(authUrl), accessTokenUrl: String(accessTokenUrl), scope: String(scope) };
};
const xero = (data: Record<string, string> = {}) => filled(new XeroAccountingOAuth2Api(), data);
const zoho = (data: Record<string, string> = {}) => filled(new ZohoAppsOAuth2Api(), data);

describe('Xero', () => {
	it('asks by default for nothing that an ordinary app may lack', async () => {
		expect((await xero()).scope).toBe('offline_access accounting.invoices accounting.payments accounting.contacts accounting.settings.read');
	});

	it('asks for what the switches say, and for further scopes', async () => {
		const { scope } = await xero({
			invoices: 'read',
			payments: 'off',
			contacts: 'off',
			settings: 'write',
			reports: 'read',
			furtherScopes: 'accounting.journals.read  files',
		});
		expect(scope.split(' ')).toEqual([
			'offline_access',
			...['journals.read'].map((name) => `accounting.${name}`),
			'files',
			'accounting.invoices.read',
			'accounting.settings',
			...['aged', 'balancesheet', 'banksummary', 'budgetsummary', 'executivesummary', 'profitandloss', 'trialbalance'].map(
				(name) => `accounting.reports.${name}.read`,
			),
		]);
	});

	it('asks for no offline access in a custom connection, which would refuse it', async () => {
		expect((await xero({ grantType: 'clientCredentials' })).scope).not.toContain('offline_access');
	});

	it("signs in at Xero's own hosts, or at the address that stands in for them", async () => {
		expect(await xero()).toMatchObject({
			authUrl: 'https://login.xero.com/identity/connect/authorize',
			accessTokenUrl: 'https://identity.xero.com/connect/token',
		});
		expect(await xero({ apiAddress: 'http://127.0.0.1:1/xero' })).toMatchObject({
			authUrl: 'http://127.0.0.1:1/xero/identity/connect/authorize',
			accessTokenUrl: 'http://127.0.0.1:1/xero/connect/token',
		});
	});
});

describe('Zoho', () => {
	/** By Zoho's page on data centres, and for the last two by what others say (https://www.zoho.com/accounts/protocol/oauth/multi-dc.html). */
	const hosts: Readonly<Record<string, readonly [accounts: string, api: string]>> = {
		com: ['accounts.zoho.com', 'www.zohoapis.com'],
		eu: ['accounts.zoho.eu', 'www.zohoapis.eu'],
		in: ['accounts.zoho.in', 'www.zohoapis.in'],
		au: ['accounts.zoho.com.au', 'www.zohoapis.com.au'],
		jp: ['accounts.zoho.jp', 'www.zohoapis.jp'],
		ca: ['accounts.zohocloud.ca', 'www.zohoapis.ca'],
		cn: ['accounts.zoho.com.cn', 'www.zohoapis.com.cn'],
		sa: ['accounts.zoho.sa', 'www.zohoapis.sa'],
		uk: ['accounts.zoho.uk', 'www.zohoapis.uk'],
		ae: ['accounts.zoho.ae', 'www.zohoapis.ae'],
	};

	it('knows ten data centres', () => {
		console.info(`W22: ${Object.keys(hosts).length} data centres, with sign-in and API hosts for Books, Inventory and Expense`);
		expect(Object.entries(zohoDataCentres).map(([code, { accounts, api }]) => [code, accounts, api])).toEqual(
			Object.entries(hosts).map(([code, [accounts, api]]) => [code, `https://${accounts}`, `https://${api}`]),
		);
	});

	it.each(Object.entries(zohoDataCentres))('signs in and calls the hosts of data centre %s', async (dataCentre, { accounts, api }) => {
		expect(await zoho({ dataCentre })).toMatchObject({ authUrl: `${accounts}/oauth/v2/auth`, accessTokenUrl: `${accounts}/oauth/v2/token` });
		expect(zohoHost({ dataCentre })).toBe(api);
		const request = { method: 'GET', path: '/contacts', repeatable: true };
		const apps = [zohoBooksVendor, zohoInventoryVendor, zohoExpenseVendor].map((vendor) => vendor.address({ dataCentre }, request));
		expect(apps).toEqual([`${api}/books/v3`, `${api}/inventory/v1`, `${api}/expense/v1`]);
	});

	it('follows the host that came with the token, and the address that stands in for all', async () => {
		const oauthTokenData = { api_domain: 'https://www.zohoapis.eu' };
		expect(zohoHost({ dataCentre: 'com', oauthTokenData })).toBe('https://www.zohoapis.eu');
		expect(zohoHost({ dataCentre: 'com', oauthTokenData, apiAddress: 'http://127.0.0.1:1/zoho/' })).toBe('http://127.0.0.1:1/zoho');
		expect((await zoho({ apiAddress: 'http://127.0.0.1:1/zoho' })).accessTokenUrl).toBe('http://127.0.0.1:1/zoho/oauth/v2/token');
	});

	it('asks for the apps that are switched on, separated as Zoho wants it', async () => {
		const scopes = (await zoho({ books: 'read', expense: 'write' })).scope.split(',');
		expect(scopes).toContain('ZohoBooks.invoices.READ');
		expect(scopes).toContain('ZohoExpense.expensereport.ALL');
		expect(scopes.every((scope) => /^Zoho(Books\.\w+\.READ|Expense\.\w+\.ALL)$/.test(scope))).toBe(true);
	});

	it('asks for a token that can be renewed', () => {
		const { default: parameters } = new ZohoAppsOAuth2Api().properties.find(({ name }) => name === 'authQueryParameters')!;
		expect(parameters).toBe('access_type=offline&prompt=consent');
	});
});
