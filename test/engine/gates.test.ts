import { governor } from '../../nodes/shared/governor';
import { startSandbox, type Sandbox } from '../../sandbox/serve';
import { NZ, UK } from '../../sandbox/xero/seed';
import { SandboxControl, type JournalEntry } from '../../scripts/sandboxControl';
import type { Hurried } from '../support/hurried';
import { waits } from '../support/hurried';
import { byId, records, runXero } from './accounts';
import type { Outcome } from './engine';

/** What other nodes for Xero get wrong, measured: each gate with its count. */

jest.mock('n8n-workflow', () => jest.requireActual<Hurried>('../support/hurried').hurried());

type Row = Record<string, unknown>;
type Entry = JournalEntry & { readonly organisation?: string; readonly query: string };

let sandbox: Sandbox;
let control: SandboxControl;
let signedIn: Row;

beforeAll(async () => {
	sandbox = await startSandbox();
	control = new SandboxControl(sandbox.url);
});
afterAll(() => sandbox.close());

async function begin(): Promise<void> {
	await control.reset();
	governor.forget();
	signedIn = await control.lever('tokens', { vendor: 'xero', expiresInSeconds: 1e6 });
	waits.length = 0;
}

const calls = async (): Promise<Entry[]> => (await control.journal('xero')).filter(({ path }) => path.startsWith('/api.xro/')) as Entry[];
const writing = (resource: string, operation: string, items: readonly Row[], more: Row = {}): Promise<Outcome> =>
	runXero(sandbox.url, signedIn, {
		parameters: { resource, operation, recordSource: 'inputItem', ...more } as never,
		items,
		onError: 'continueErrorOutput',
	});
const listing = (resource: string, more: Row, items?: readonly Row[]): Promise<Outcome> =>
	runXero(sandbox.url, signedIn, { parameters: { resource, operation: 'getMany', ...more } as never, items, onError: 'continueErrorOutput' });
const pairs = (outcome: Outcome, output: number): number[] => (outcome.outputs[output] ?? []).map(({ pairedItem }) => (pairedItem as { item: number }).item);
const failures = (outcome: Outcome): Row[] => (outcome.outputs[1] ?? []).map(({ json }) => json.error as unknown as Row);

const invoice = (index: number, more: Row = {}): Row => ({
	InvoiceNumber: `G-${index}`,
	Contact: { ContactNumber: 'RIDGEWAY' },
	Date: '2026-11-01',
	LineItems: [{ Description: 'Work', Quantity: 1, UnitAmount: 100, AccountCode: '200' }],
	...more,
});

describe('W1: batches', () => {
	beforeEach(begin);

	it.each(['create', 'upsert'])('%s of 1,000 contacts, one in ten of them bad, takes 20 calls and keeps an error for each bad row', async (operation) => {
		const isBad = (index: number): boolean => index % 10 === 3;
		const items = Array.from({ length: 1000 }, (_, index) => ({
			Name: `Customer ${index}`,
			ContactNumber: `books:${index}`,
			EmailAddress: isBad(index) ? `no address ${index}` : `c${index}@example.com`,
		}));
		const outcome = await writing('contact', operation, items);
		const made = await calls();
		console.info(`W1 ${operation}: 1,000 contacts in ${made.length} calls, ${outcome.outputs[0]!.length} written, ${outcome.outputs[1]!.length} refused`);
		expect(made).toHaveLength(20);
		const indices = items.map((_, index) => index);
		expect([pairs(outcome, 0), pairs(outcome, 1)]).toEqual([indices.filter((index) => !isBad(index)), indices.filter(isBad)]);
		expect(outcome.outputs[0]!.every(({ json, pairedItem }) => json.Name === `Customer ${(pairedItem as { item: number }).item}`)).toBe(true);
		const words = failures(outcome).map(({ details, input }) => [JSON.stringify(details).includes('Email address must be valid.'), (input as Row).Name]);
		expect(words).toEqual(indices.filter(isBad).map((index) => [true, `Customer ${index}`]));
	});
});

describe('W2 and W3: lists', () => {
	beforeAll(async () => {
		await begin();
		await control.seed('xero', { Invoices: Array.from({ length: 3500 }, (_, index) => invoice(index, { Type: 'ACCREC' })) });
		await control.seed('xero', { Contacts: Array.from({ length: 2600 }, (_, index) => ({ Name: `Listed ${index}` })) });
	});
	beforeEach(() => control.clearJournal());

	it('W2: all 3,500 invoices come, and every request of every page names the organisation', async () => {
		const found = records(await listing('invoice', { returnAll: true }));
		const made = await calls();
		const named = made.filter(({ organisation }) => organisation === NZ).length;
		console.info(`W2: ${found.length} invoices in ${made.length} calls, ${named} of them with the organisation`);
		expect([new Set(found.map(({ InvoiceID }) => InvoiceID)).size, found.length, made.length, named]).toEqual([3500, 3500, 4, 4]);
	});

	it.each([1, 250, 999, 1000, 1001, 2500])('W3: a limit of %i brings exactly as many', async (limit) => {
		const found = records(await listing('contact', { limit }));
		expect(new Set(found.map(({ ContactID }) => ContactID)).size).toBe(limit);
		expect(found).toHaveLength(limit);
		expect(await calls()).toHaveLength(Math.ceil(limit / 1000));
	});
});

describe('W6: lines that leave something out', () => {
	beforeEach(begin);

	const line = (own: Row): Row => invoice(0, { InvoiceNumber: '', LineItems: [{ Description: 'Whole', Quantity: 1, UnitAmount: 1, AccountCode: '200' }, own] });
	const legal: Array<[string, Row, number]> = [
		['quantity and unit amount', { Description: 'a', Quantity: 2, UnitAmount: 5, AccountCode: '200' }, 10],
		['quantity and line amount', { Description: 'a', Quantity: 2, LineAmount: 10, AccountCode: '200' }, 10],
		['unit amount and line amount', { Description: 'a', UnitAmount: 5, LineAmount: 10, AccountCode: '200' }, 10],
		['a unit amount alone', { Description: 'a', UnitAmount: 5, AccountCode: '200' }, 5],
		['a description alone', { Description: 'a' }, 0],
	];

	it.each(legal)('with %s is legal', async (_, own, amount) => {
		const outcome = await writing('invoice', 'create', [line(own)]);
		expect(failures(outcome)).toEqual([]);
		expect(records(outcome)[0]).toMatchObject({ LineItems: [{}, { LineAmount: amount }] });
	});

	it.each<[string, unknown]>([
		['nothing at all', {}],
		['only blanks', { Description: ' ', Quantity: '' }],
		['null in its place', null],
		['a text in its place', 'Work'],
		['a quantity that is no number', { Description: 'a', Quantity: 'two', UnitAmount: 5 }],
		['tracking that is a text', { Description: 'a', Quantity: 1, UnitAmount: 5, Tracking: 'North' }],
	])('with %s is refused by its place, and no crash', async (_, own) => {
		const outcome = await writing('invoice', 'create', [line(own as Row), line(legal[0]![1])]);
		expect(outcome.error).toBeUndefined();
		expect([pairs(outcome, 0), pairs(outcome, 1)]).toEqual([[1], [0]]);
		const [failure] = failures(outcome);
		expect(failure).toMatchObject({ cause: 'validation' });
		expect(JSON.stringify([failure!.message, failure!.details])).toContain('LineItems[1]');
	});

	it.each<[string, unknown]>([
		['a text', 'Work'],
		['one line instead of a list', { Description: 'Work', Quantity: 1, UnitAmount: 1 }],
		['a number', 5],
	])('that are %s are refused by their place', async (_, LineItems) => {
		const [failure] = failures(await writing('invoice', 'create', [invoice(0, { LineItems })]));
		expect(failure).toMatchObject({ cause: 'validation' });
		expect(JSON.stringify([failure!.message, failure!.details])).toContain('LineItems');
	});
});

describe('W7: limits', () => {
	beforeEach(begin);

	it('waits as long as Xero says and then succeeds', async () => {
		await control.fault({ vendor: 'xero', match: { path: '/Contacts' }, times: 2, fault: { kind: 'rate-limit', problem: 'minute', retryAfter: 37 } });
		const outcome = await writing('contact', 'create', [{ Name: 'Patient' }]);
		expect([records(outcome).length, (await calls()).map(({ status }) => status)]).toEqual([1, [429, 429, 200]]);
		console.info(`W7: waited ${waits.map((wait) => Math.floor(wait / 1000)).join(' and ')} s`);
		expect(waits.map((wait) => Math.floor(wait / 1000))).toEqual([37, 37]);
	});

	it.each(['concurrent', 'appminute'])('tries again after a %s limit, which comes without a time', async (problem) => {
		await control.fault({ vendor: 'xero', match: { path: '/Contacts' }, times: 1, fault: { kind: 'rate-limit', problem } });
		expect(records(await writing('contact', 'create', [{ Name: 'Patient' }]))).toHaveLength(1);
		expect(waits).toHaveLength(1);
	});

	it('never exceeds the minute: 130 calls of one run meet no refusal of a Xero that allows 60', async () => {
		const codes = Array.from({ length: 130 }, (_, index) => ({ Code: `7${String(index).padStart(3, '0')}`, Name: `Account ${index}`, Type: 'EXPENSE' }));
		const outcome = await writing('account', 'create', codes);
		const statuses = (await calls()).map(({ status }) => status);
		console.info(
			`W7: 130 calls, ${statuses.filter((status) => status === 429).length} refused, ${Math.round(waits.reduce((all, wait) => all + wait, 0) / 1000)} s waited`,
		);
		expect([outcome.outputs[0]!.length, statuses.filter((status) => status === 429)]).toEqual([130, []]);
	});

	it('hands items on with the time of the reset when the day is used up, and asks no more', async () => {
		await control.fault({ vendor: 'xero', match: { path: '/Contacts' }, times: 1, fault: { kind: 'rate-limit', problem: 'day', retryAfter: 7200 } });
		const outcome = await writing(
			'contact',
			'create',
			Array.from({ length: 120 }, (_, index) => ({ Name: `Late ${index}` })),
		);
		const all = failures(outcome);
		expect([all.length, waits, (await calls()).length]).toEqual([120, [], 1]);
		const hours = all.map(({ cause, retryAt }) => [cause, Math.round((Date.parse(String(retryAt)) - Date.now()) / 3_600_000)]);
		expect(new Set(hours.map((each) => each.join()))).toEqual(new Set(['quota-exhausted,2']));
	});

	it('keeps a part of the day for live events: a backfill is put off without a call, a replay may have half of that part', async () => {
		await control.lever('tier', { vendor: 'xero', day: 180 });
		const people = (name: string, trail: Row = {}): Row[] => [{ Name: name, _sync: trail }];
		expect(records(await writing('contact', 'create', people('First'), { priority: 'backfill' }))).toHaveLength(1);
		const off = failures(await writing('contact', 'create', people('Old'), { priority: 'backfill' }));
		expect(off).toMatchObject([{ cause: 'quota-exhausted', message: expect.stringMatching(/kept for more urgent records, so nothing was sent/) }]);
		expect(Date.parse(String(off[0]!.retryAt)) - Date.now()).toBeGreaterThan(3_500_000);
		expect(failures(await writing('contact', 'create', people('Old', { priority: 'backfill', attempts: 2 })))).toHaveLength(1);
		expect(await calls()).toHaveLength(1);
		expect(records(await writing('contact', 'create', people('Again', { attempts: 2 })))).toHaveLength(1);
		expect(records(await writing('contact', 'create', people('New')))).toHaveLength(1);
		await control.lever('tier', { vendor: 'xero', day: 60 });
		expect(records(await writing('contact', 'create', people('Newer')))).toHaveLength(1);
		expect(failures(await writing('contact', 'create', people('Again too', { attempts: 2 })))).toHaveLength(1);
		expect([(await calls()).length, waits]).toEqual([4, []]);
	});
});

describe('W8: the error output', () => {
	beforeEach(begin);

	const cases: Array<[string, number, Row | undefined, string, Row]> = [
		['a record that Xero refuses', 200, undefined, 'validation', { Name: 'A', EmailAddress: 'none' }],
		['an answer of 400', 400, { kind: 'status', status: 400, headers: {}, body: { Message: 'Bad' } }, 'validation', { Name: 'A' }],
		[
			'a missing organisation',
			403,
			{ kind: 'status', status: 403, body: { Title: 'Forbidden', Status: 403, Detail: 'AuthenticationUnsuccessful' } },
			'not-connected',
			{ Name: 'A' },
		],
		['a gateway that answers in HTML', 502, { kind: 'html', status: 502 }, 'temporarily-unavailable', { Name: 'A', ContactNumber: 'n' }],
		['the same for a record without a number', 502, { kind: 'html', status: 502 }, 'unknown', { Name: 'A' }],
		['a connection that is cut', 0, { kind: 'cut-before' }, 'network', { Name: 'A', ContactNumber: 'n' }],
		['a record that lacks its name', 0, undefined, 'validation', { EmailAddress: 'a@example.com' }],
	];

	it.each(['continueErrorOutput', 'continueRegularOutput'] as const)('tells cause, status, details, item and input with %s', async (onError) => {
		for (const [what, status, fault, cause, item] of cases) {
			await control.clearFaults();
			if (fault) await control.fault({ vendor: 'xero', match: { method: 'PUT', path: '/Contacts' }, times: 9, fault });
			const { outputs, error } = await runXero(sandbox.url, signedIn, {
				parameters: { resource: 'contact', operation: 'create', recordSource: 'inputItem' },
				items: [item],
				onError,
			});
			const [given] = outputs[onError === 'continueErrorOutput' ? 1 : 0]!;
			expect([what, error]).toEqual([what, undefined]);
			expect(given).toMatchObject({ pairedItem: { item: 0 }, json: { error: { cause, status, message: expect.stringMatching(/\w{3}/), input: item } } });
			expect(Object.keys(given!.json)).toEqual(['error']);
		}
	});

	it("names the request for Xero's support, also where the answer as a whole was fine", async () => {
		const [refused] = failures(await writing('contact', 'create', [{ Name: 'A', EmailAddress: 'none' }]));
		expect(refused!.requestId).toMatch(/^[0-9a-f-]{36}$/);
		const [gone] = failures(
			await runXero(sandbox.url, signedIn, { parameters: { resource: 'contact', operation: 'get', id: byId('nobody') }, onError: 'continueErrorOutput' }),
		);
		expect(gone).toMatchObject({ cause: 'not-found', status: 404, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
	});
});

it('W4: an item without an organisation does not inherit that of the item before', async () => {
	await begin();
	const parameters = { resource: 'contact', operation: 'getMany', limit: 1, organisation: { __rl: true, mode: 'id', value: '={{ $json.of }}' } };
	const { error } = await runXero(sandbox.url, signedIn, { parameters, items: [{ of: UK }, { of: '' }] });
	expect(error?.message).toContain('Pick the organisation: the credential reaches Demo Company (NZ), Demo Company (UK)');
	expect(await calls()).toEqual([]);
});

it('keeps organisations apart within one run', async () => {
	await begin();
	const parameters = { resource: 'contact', operation: 'getMany', returnAll: true, organisation: { __rl: true, mode: 'id', value: '={{ $json.of }}' } };
	const outcome = await runXero(sandbox.url, signedIn, { parameters, items: [{ of: NZ }, { of: UK }, { of: NZ }] });
	expect((await calls()).map(({ organisation }) => organisation)).toEqual([NZ, UK, NZ]);
	expect(outcome.outputs[0]!.filter(({ json }) => json.Name === 'Thames Print Works').map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
});
