import type { ZohoVendor } from '../../sandbox/zoho';
import { customerId, itemId } from '../../sandbox/zoho/seedIds';
import type { Hurried } from '../support/hurried';
import { waits } from '../support/hurried';
import { byId, records } from './accounts';
import { APPS, failures, FinanceAccount, pairs, upTo, type FinanceApp, type Row } from './financeAccount';

/** The limits of Zoho's finance apps, and answers that do not come (W19, W20), with the count of each gate. */

jest.mock('n8n-workflow', () => jest.requireActual<Hurried>('../support/hurried').hurried());

let finance: FinanceAccount;
beforeAll(async () => void (finance = await FinanceAccount.start()));
afterAll(async () => await finance.close());
beforeEach(async () => await finance.begin());

const named = (count: number): Row[] => upTo(count).map((index) => ({ contact_name: `Late ${index}` }));
const people: Readonly<Record<FinanceApp, string>> = { books: 'contact', inventory: 'contact', expense: 'customer' };
const seconds = (): number[] => waits.map((wait) => Math.floor(wait / 1000));
const hoursUntil = (retryAt: unknown): number => (Date.parse(String(retryAt)) - Date.now()) / 3_600_000;

/** So many calls were made today, by whomever. */
async function made(today: number): Promise<void> {
	// The day begins with its first call.
	await finance.list('contact', { limit: 1 });
	finance.forget();
	const zoho = finance.sandbox.vendors.zoho as ZohoVendor;
	const state = zoho.snapshot() as { usage: Row };
	zoho.restore({ ...state, usage: { ...state.usage, today } });
}

describe('W19: the calls of a day', () => {
	it.each(APPS)('Zoho %s: items of a day that is used up are handed on with the time of its end, after one call', async (app) => {
		await finance.fault({ kind: 'rate-limit', problem: 'day' }, { path: `^/${app}/` });
		const outcome = await finance.write(people[app], 'create', named(120), { app });
		const journal = (await finance.control.journal('zoho')).filter(({ path }) => path.startsWith(`/${app}/`));
		expect([failures(outcome).length, journal.length, waits]).toEqual([120, 1, []]);
		const [first] = failures(outcome);
		console.info(`W19 ${app}: 120 items, ${journal.length} call, to be tried again in ${hoursUntil(first!.retryAt).toFixed(1)} h`);
		for (const { cause, retryAt } of failures(outcome)) {
			expect(cause).toBe('quota-exhausted');
			expect(hoursUntil(retryAt)).toBeGreaterThan(0);
			expect(hoursUntil(retryAt)).toBeLessThan(25);
		}
	});

	it.each([
		['FREE', 1000],
		['STANDARD', 2000],
		['PROFESSIONAL', 5000],
		['PREMIUM', 10_000],
	])('on the plan %s all of its %i calls are made, and none more', async (plan, limit) => {
		await finance.control.lever('plan', { vendor: 'zoho', plan });
		await made(limit - 15);
		const outcome = await finance.write('contact', 'create', named(20));
		console.info(`W19: plan ${plan}: stopped after ${limit - 15 + pairs(outcome, 0).length} of ${limit} calls`);
		expect([pairs(outcome, 0), pairs(outcome, 1), finance.calls.length]).toEqual([upTo(15), [15, 16, 17, 18, 19], 15]);
		expect(failures(outcome).every(({ cause }) => cause === 'quota-exhausted')).toBe(true);
		expect(outcome.hints.map(({ message, type }) => [message.replace(/[\d.]+ kB/, '…'), type])).toEqual([
			['Zoho Books, 60069194202: 15 calls, … received; calls left: 0 today', 'warning'],
		]);
	});

	it.each(APPS)('Zoho %s: what is left of today stands beside the first item', async (app) => {
		await made(1233);
		const outcome = await finance.run(people[app], 'getMany', { app, parameters: { limit: 1 } });
		const { organisations } = outcome.outputs[0]![0]!.usage as unknown as { organisations: Row[] };
		expect(organisations).toMatchObject([{ organisation: '60069194202', calls: 1, leftToday: 5000 - 1234 }]);
		expect(outcome.hints[0]!.message).toContain('calls left: 3766 today');
	});

	it('one organization that has none left keeps no other one waiting', async () => {
		const other = { contact_id: '77', contact_name: 'Other Ltd' };
		finance.intercept(({ query }, answer) => {
			const rest = { contacts: [other], page_context: { has_more_page: false } };
			if (query.get('organization_id') === '2')
				return { status: 200, headers: { 'x-rate-limit-remaining': '500' }, body: { code: 0, message: 'success', ...rest } };
			const body = { code: 45, message: 'The API call for this organization has exceeded the maximum call rate limit of 1000.' };
			return query.get('organization_id') === '1' ? { status: 429, headers: { 'x-rate-limit-reset': '3600', 'x-rate-limit-remaining': '0' }, body } : answer();
		});
		const outcome = await finance.run('contact', 'getMany', {
			parameters: { limit: 1, organization: byId('={{ $json.of }}') },
			items: ['1', '2', '1', '2'].map((of) => ({ of })),
		});
		expect([pairs(outcome, 0), pairs(outcome, 1), waits]).toEqual([[1, 3], [0, 2], []]);
		expect(failures(outcome).map(({ retryAt }) => Math.round(hoursUntil(retryAt)))).toEqual([1, 1]);
		expect(outcome.hints.map(({ message }) => /calls left: (\d+)/.exec(message)?.[1])).toEqual(['0', '500']);
	});
});

describe('W20: what passes by itself is waited out', () => {
	it.each(APPS)('Zoho %s: 429 with Retry-After waits as long as it says', async (app) => {
		await finance.fault({ kind: 'rate-limit', problem: 'minute', retryAfter: 30 }, { path: `^/${app}/` }, 2);
		const outcome = await finance.write(people[app], 'create', named(1), { app });
		console.info(`W20 ${app}: waited ${seconds().join(' and ')} s, then ${records(outcome).length} written`);
		expect([records(outcome).length, seconds()]).toEqual([1, [30, 30]]);
	});

	it.each(APPS)('Zoho %s: code 44, which comes without a time, waits for the next minute', async (app) => {
		await finance.fault({ kind: 'rate-limit', problem: 'minute' }, { path: `^/${app}/` });
		expect(records(await finance.write(people[app], 'create', named(1), { app }))).toHaveLength(1);
		expect(seconds()).toEqual([60]);
	});

	it('code 1070, too many at once, is tried again in seconds, and ends after five times', async () => {
		await finance.fault({ kind: 'rate-limit', problem: 'concurrent' }, { path: '^/books/' }, 3);
		expect(records(await finance.write('contact', 'create', named(1)))).toHaveLength(1);
		expect(waits).toHaveLength(3);
		expect(waits.every((wait) => wait >= 500 && wait <= 5000)).toBe(true);
		await finance.fault({ kind: 'rate-limit', problem: 'concurrent' }, { path: '^/books/' }, 9);
		expect(failures(await finance.write('contact', 'create', [{ contact_name: 'Once More' }]))[0]).toMatchObject({ cause: 'rate-limited', status: 429 });
		expect(waits).toHaveLength(3 + 4);
	});

	it('130 calls of one run meet no refusal of a Zoho that allows 100 a minute', async () => {
		const outcome = await finance.write('contact', 'create', named(130));
		const statuses = (await finance.control.journal('zoho')).map(({ status }) => status);
		console.info(
			`W20: 130 calls, ${statuses.filter((status) => status === 429).length} refused, ${Math.round(seconds().reduce((all, wait) => all + wait, 0))} s waited`,
		);
		expect([pairs(outcome, 0).length, statuses.includes(429)]).toEqual([130, false]);
	});

	it.each<[string, Row]>([
		['a 503', { kind: 'status', status: 503, body: { code: 1000, message: 'Internal Error' } }],
		['a gateway in HTML', { kind: 'html', status: 502 }],
		['a connection that is cut', { kind: 'cut-before' }],
		['an answer that is lost', { kind: 'cut-after-commit' }],
		['an answer that breaks off', { kind: 'truncated' }],
	])('%s is tried again where it was read', async (_, fault) => {
		await finance.fault(fault, { method: 'GET' }, 3);
		expect(await finance.list('contact', { limit: 2 })).toHaveLength(2);
		expect(waits).toHaveLength(3);
		expect(waits[0]! < waits[1]! && waits[1]! < waits[2]!).toBe(true);
	});

	const invoice = (more: Row = {}): Row => ({ customer_id: customerId(1), line_items: [{ item_id: itemId(1), quantity: 1 }], ...more });
	const lost: Array<[string, Row, boolean]> = [
		['a connection that is cut before', { kind: 'cut-before' }, false],
		['a gateway in HTML', { kind: 'html', status: 502 }, false],
		['an answer that is lost', { kind: 'cut-after-commit' }, true],
		['a 500 after which all is done', { kind: 'status', status: 500, afterCommit: true }, true],
		['an answer that breaks off', { kind: 'truncated' }, true],
	];

	it.each(lost)('%s on a create is looked up, and nothing is sent twice', async (_, fault, isThere) => {
		await finance.fault(fault, { method: 'POST' });
		const outcome = await finance.write('invoice', 'create', [invoice({ invoice_number: 'OWN-1' })]);
		const journal = (await finance.control.journal('zoho'))
			.filter(({ path }) => path.startsWith('/books/'))
			.map(({ method, query }) => `${method} ${query.includes('OWN-1')}`);
		expect(journal).toEqual(['POST false', 'GET true']);
		if (isThere) expect(records(outcome)).toMatchObject([{ invoice_number: 'OWN-1' }]);
		else expect(failures(outcome)[0]!.message).toContain('is not there, so it can be sent again');
		expect(await finance.list('invoice')).toHaveLength(isThere ? 1 : 0);
	});

	it.each(lost)('%s on a create that nothing tells is reported as unknown', async (_, fault, isThere) => {
		await finance.fault(fault, { method: 'POST' });
		const [failure] = failures(await finance.write('invoice', 'create', [invoice()]));
		expect(failure).toMatchObject({ cause: 'unknown', message: expect.stringContaining('is not known: look for it before sending it again') });
		expect([(await finance.list('invoice')).length, waits]).toEqual([isThere ? 1 : 0, []]);
	});
});
