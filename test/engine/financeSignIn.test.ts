import { request, type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import { inspect } from 'node:util';
import type { IExecuteFunctions, INodeType, Logger } from 'n8n-workflow';
import { zohoClient } from '../../sandbox/zoho';
import { customerId, itemId } from '../../sandbox/zoho/seedIds';
import { zohoDataCentres } from '../../src/apis/zohoDataCentres';
import type { Hurried } from '../support/hurried';
import { records } from './accounts';
import { runNode, type Outcome } from './engine';
import { APPS, failures, FinanceAccount, upTo, type FinanceApp, type Row } from './financeAccount';

/** Signing in to Zoho's finance apps, as other packages get it wrong (W16, W21), with the count of each gate. */

jest.mock('n8n-workflow', () => jest.requireActual<Hurried>('../support/hurried').hurried());

let finance: FinanceAccount;
beforeAll(async () => void (finance = await FinanceAccount.start()));
afterAll(async () => await finance.close());
beforeEach(async () => await finance.begin());

const people = (count: number): Row[] => upTo(count).map((index) => ({ contact_name: `Person ${index}` }));
const contactIds = async (): Promise<string[]> => {
	const ids = (await finance.list('contact')).map(({ contact_id }) => String(contact_id));
	finance.forget();
	return ids;
};

/** What each app has for a record that somebody reads, writes, and asks for in vain. */
const customers: Readonly<Record<FinanceApp, string>> = { books: 'contact', inventory: 'contact', expense: 'customer' };

describe('W16: a token travels in the header and shows nowhere', () => {
	const log: unknown[][] = [];
	const capturing: INodeType = {
		description: {
			...{ displayName: 'Log', name: 'log', group: ['transform'], version: 1, description: 'Shows the log' },
			...{ defaults: { name: 'Log' }, inputs: ['main'], outputs: ['main'], properties: [] },
		},
		async execute(this: IExecuteFunctions) {
			const logger = this.logger as Logger;
			for (const level of ['error', 'warn', 'info', 'debug'] as const)
				jest.spyOn(logger, level).mockImplementation((...said: unknown[]) => void log.push(said));
			return await Promise.resolve([[]]);
		},
	};
	beforeAll(async () => void (await runNode({ node: capturing, items: [{}] })));
	afterAll(() => jest.restoreAllMocks());

	it.each(APPS)('of Zoho %s, in calls that go well, are refused, cut off, or need a new token first', async (app) => {
		log.length = 0;
		const resource = customers[app];
		const outcomes: Outcome[] = [];
		const go = async (verb: string, more: Parameters<FinanceAccount['run']>[2] = {}): Promise<void> =>
			void outcomes.push(await finance.run(resource, verb, { app, ...more }));
		await finance.fault({ kind: 'expired-token' });
		await go('getMany', { parameters: { limit: 3 } });
		await go('create', { parameters: { recordSource: 'inputItem' }, items: [{ contact_name: 'Kept Secret Ltd' }] });
		for (const stops of [undefined, true] as const) {
			await go('get', { parameters: { id: { __rl: true, mode: 'id', value: '4600000000999' } }, stops });
			for (const fault of [
				{ kind: 'cut-before' },
				{ kind: 'html', status: 502 },
				{ kind: 'rate-limit', problem: 'day' },
				{ kind: 'status', status: 401, body: { code: 57 } },
			]) {
				await finance.fault(fault, { path: `^/${app}/` }, 5);
				await go('getMany', { parameters: { limit: 1 }, stops });
				await finance.control.clearFaults();
			}
		}
		const given = /^(?:Bearer|Zoho-oauthtoken) (\S+)$/;
		const headers = finance.calls.map(({ headers }) => given.exec(headers.authorization ?? '')?.[1]);
		const issued = new Set([
			...headers,
			...finance.tokens.flatMap(({ body }) => [...new URLSearchParams(body).values()].filter((value) => value.startsWith('1000.'))),
		]);
		const secrets = [...issued, zohoClient.secret].filter((one): one is string => one !== undefined && one !== zohoClient.id);
		const addresses = finance.asked.map(({ path, query }) => `${path}?${query.toString()}`);
		const shown = inspect([addresses, outcomes, await finance.control.journal(), log], { depth: 30, maxArrayLength: null, maxStringLength: null });
		const found = secrets.filter((secret) => shown.includes(secret));
		console.info(
			`W16 ${app}: ${finance.calls.length} calls, ${headers.filter(Boolean).length} signed in the header, ${found.length} of ${secrets.length} secrets seen outside; ${log.length} lines logged`,
		);
		expect(headers.every(Boolean)).toBe(true);
		expect(secrets.length).toBeGreaterThan(2);
		expect(failures(outcomes[3]!).length + (outcomes[7]!.error ? 1 : 0)).toBe(2);
		expect(found).toEqual([]);
	});
});

describe('W21: tokens are renewed when they run out, and no more often', () => {
	const refreshed = (): number => finance.tokens.length;
	const expire = async (): Promise<void> => await finance.signIn({ expiresInSeconds: -1 });

	it('50 items of one run read with an expired token: one refresh', async () => {
		const ids = (await contactIds()).slice(0, 20);
		await expire();
		const items = upTo(50).map((index) => ({ id: ids[index % ids.length] }));
		const outcome = await finance.run('contact', 'get', { parameters: { id: { __rl: true, mode: 'id', value: '={{ $json.id }}' } }, items });
		console.info(`W21: 50 items with an expired token: ${refreshed()} refresh, ${finance.calls.length} calls`);
		expect([records(outcome).length, refreshed(), finance.calls.length]).toEqual([50, 1, 51]);
	});

	it.each<[FinanceApp, number]>([
		['books', 50],
		['inventory', 10],
		['expense', 10],
	])('runs of Zoho %s at once with an expired token, %i of them: one refresh', async (app, count) => {
		await expire();
		const outcomes = await Promise.all(upTo(count).map(async () => await finance.run(customers[app], 'getMany', { app, parameters: { limit: 1 } })));
		console.info(`W21 ${app}: ${count} runs at once with an expired token: ${refreshed()} refresh, ${finance.calls.length} calls`);
		expect([outcomes.flatMap(records).length, refreshed()]).toEqual([count, 1]);
	});

	it('a file goes once more with the new token', async () => {
		const [invoice] = await finance.seed('invoices', [{ customer_id: customerId(1), line_items: [{ item_id: itemId(1), quantity: 1 }] }]);
		await finance.fault({ kind: 'expired-token' }, { path: '/attachment' });
		finance.forget();
		const binary = { data: { data: Buffer.from('%PDF-1.4 scan').toString('base64'), mimeType: 'application/pdf', fileName: 'scan.pdf' } };
		const outcome = await finance.one('invoice', 'uploadAttachment', invoice!.invoice_id, { binary });
		expect([failures(outcome), refreshed(), finance.calls.length]).toEqual([[], 1, 1]);
	});

	it.each<[FinanceApp, string, string, string]>([
		['books', 'contact', 'ZohoBooks.settings.READ', 'ZohoBooks.contacts'],
		['inventory', 'salesOrder', 'ZohoInventory.contacts.ALL', 'ZohoInventory.salesorders'],
		['expense', 'expenseReport', 'ZohoExpense.expense.ALL', 'ZohoExpense.expensereport'],
	])('code 57 in Zoho %s for a missing scope costs one refresh in a run of 20, and names the scope', async (app, resource, granted, missing) => {
		await finance.signIn({ scopes: [granted] });
		const items = upTo(20).map((index) => ({ id: String(index + 1) }));
		const outcome = await finance.run(resource, 'get', { app, parameters: { id: { __rl: true, mode: 'id', value: '={{ $json.id }}' } }, items });
		console.info(`W21 ${app}: scope missing for 20 items: ${refreshed()} refresh, ${finance.calls.length} calls`);
		expect([failures(outcome).length, refreshed(), finance.calls.length]).toEqual([20, 1, 2]);
		for (const failure of failures(outcome)) expect(failure).toMatchObject({ cause: 'scope-missing', message: expect.stringContaining(`(scope ${missing})`) });
	});

	it('a token endpoint that gives no more says so, with the time when it does, and is asked no more', async () => {
		for (const _ of upTo(10)) {
			await finance.fault({ kind: 'expired-token' });
			await finance.list('contact', { limit: 1 });
		}
		expect(refreshed()).toBe(10);
		await finance.fault({ kind: 'expired-token' }, { path: '^/books/' }, 5);
		const outcome = await finance.write('contact', 'create', people(5));
		const all = failures(outcome);
		expect(all.length).toBe(5);
		console.info(`W21: 10 tokens in 10 minutes, then ${all.length} items wait after ${refreshed() - 10} more attempt`);
		expect(refreshed()).toBe(11);
		for (const { cause, message, retryAt } of all) {
			expect([cause, message]).toEqual(['rate-limited', 'Zoho gives no more tokens for the moment (10 in 10 minutes). Wait ten minutes and try again']);
			expect(Math.round((Date.parse(String(retryAt)) - Date.now()) / 60_000)).toBe(10);
		}
	});
});

describe('W22: data centres', () => {
	const documented = ['com', 'eu', 'in', 'au', 'jp', 'ca', 'cn', 'sa'] as const;
	const hosts: string[] = [];
	beforeAll(() => {
		// Whatever is sent to a host of Zoho's comes to the sandbox, which stands behind all of them.
		jest.spyOn(https, 'request').mockImplementation(((options: RequestOptions, answered: (response: IncomingMessage) => void) => {
			hosts.push(`https://${String(options.hostname ?? options.host)}`);
			const here = { protocol: 'http:', host: '127.0.0.1', hostname: '127.0.0.1', port: finance.sandbox.port, agent: undefined };
			return request({ ...options, ...here, path: `/zoho${String(options.path)}` }, answered);
		}) as typeof https.request);
	});
	afterAll(() => jest.restoreAllMocks());

	/** Signed in at a data centre, with a token that has run out, and an accounts server that names the host of the account. */
	const livesIn = (dataCentre: string, api_domain: string, more: Row = {}): void => {
		hosts.length = 0;
		const { type, data } = finance.account.zohoAppsOAuth2Api;
		const oauthTokenData = { ...(data.oauthTokenData as Row), access_token: '1000.old.old', api_domain: undefined, ...more };
		finance.account = { zohoAppsOAuth2Api: { type, data: { ...data, dataCentre, apiAddress: '', oauthTokenData } as never } };
		finance.intercept(({ path }, answer) => {
			const given = answer();
			return path.endsWith('/oauth/v2/token') ? { ...given, body: { ...(given.body as Row), api_domain } } : given;
		});
	};

	it.each(documented)('%s: Books, Inventory and Expense sign in and call their hosts', async (code) => {
		const { accounts, api } = zohoDataCentres[code];
		livesIn(code, api);
		for (const app of APPS) expect((await finance.list(customers[app], { limit: 1 }, app)).length).toBe(1);
		expect(hosts).toEqual([api, accounts, api, api, api]);
		expect(finance.calls.map(({ path }) => path.split('/').slice(1, 3).join('/'))).toEqual(['books/v3', 'books/v3', 'inventory/v1', 'expense/v1']);
	});

	it('the host that came with the token goes before the one of the data centre', async () => {
		livesIn('com', 'https://www.zohoapis.in', { api_domain: 'https://www.zohoapis.eu' });
		for (const app of APPS) await finance.list(customers[app], { limit: 1 }, app);
		expect(hosts).toEqual([
			'https://www.zohoapis.eu',
			'https://accounts.zoho.com',
			'https://www.zohoapis.eu',
			'https://www.zohoapis.in',
			'https://www.zohoapis.in',
		]);
	});
});
