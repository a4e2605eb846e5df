import { createClock } from '../../sandbox/clock';
import { createZoho } from '../../sandbox/zoho';
import { accountId } from '../../sandbox/zoho/foundation';
import { customerId, itemId } from '../../sandbox/zoho/seedIds';
import { zohoBooks } from '../../src/apis/zohoBooks';
import { zohoExpense } from '../../src/apis/zohoExpense';
import { grouped } from '../../src/record';
import type { Wish } from '../../src/wire/ask';
import type { Answer, Conversation, Outcome as Told, Request } from '../../src/wire/conversation';
import { conversations } from '../../src/wire/conversations';
import { waitBeforeRetry } from '../../src/wire/retry';
import { zohoBooksDialect, zohoExpenseDialect } from '../../src/wire/zohoFinance';
import type { Line } from '../support/drive';
import type { Hurried } from '../support/hurried';
import { financeInside } from '../support/financeInside';
import { askedFor, hold } from '../wire/scripted';
import { seeded } from '../support/random';
import { records } from './accounts';
import { FinanceAccount, upTo, type Row } from './financeAccount';
import { trials } from '../support/trials';

/** Records that are written while answers are lost (W18), and what writing many costs, counted. */

jest.mock('n8n-workflow', () => jest.requireActual<Hurried>('../support/hurried').hurried());

const invoice = (more: Row = {}): Row => ({ customer_id: customerId(1), line_items: [{ item_id: itemId(1), quantity: 1 }], ...more });
const expense = (more: Row = {}): Row => ({
	...{ account_id: accountId('Office Supplies'), paid_through_account_id: accountId('Petty Cash') },
	...{ date: '2026-11-05', amount: 10, ...more },
});
const wishesOf = (all: readonly Row[]): Wish[] => all.map((record, from) => ({ from, record }));
const external = (value: string): Row => ({ custom_fields: [{ api_name: 'cf_external_id', value }] });

/** Through HTTP, ten thousand records and as many lost answers take minutes: the same conversations are held with the sandbox as a value. */
describe('W18: records written, with 20 % of the answers lost', () => {
	const RUNS = trials(400);
	/** Nothing in an upsert depends on how many there are. */
	const UPSERT_RUNS = 40;
	const PER_RUN = 25;
	const LOST = 0.2;
	const NOTHING: Answer = { status: 0, headers: {}, body: '' };

	const clock = createClock();
	const zoho = createZoho(clock);
	// Zoho CRM is left out: it has nothing to do here, and much to be put back.
	const empty = { ...(zoho.snapshot() as object), crm: {} };
	const random = seeded(20_261_125);
	let lost = 0;
	let calls = 0;

	/** Half of what is lost never came to Zoho; of the other half, only the answer did not come back. */
	const lossy = (line: Line): Line => ({
		...line,
		ask: async (request) => {
			calls += 1;
			// Slow enough for the limits of a minute and a day.
			clock.advance(12);
			const dice = random();
			if (dice >= LOST) return await line.ask(request);
			lost += 1;
			if (dice >= LOST / 2) await line.ask(request);
			return NOTHING;
		},
	});

	/** As the nodes do it, but without the waiting. */
	async function drive(line: Line, conversation: Conversation<Told[]>): Promise<Told[]> {
		let step = conversation.next();
		while (!step.done) {
			if (Array.isArray(step.value)) throw new Error('Only one at a time is written');
			const request = step.value as Exclude<typeof step.value, readonly unknown[]>;
			let answer = await line.ask(request);
			for (let tries = 1; waitBeforeRetry(line.dialect, request, answer, tries, 0.5) !== undefined; tries++) answer = await line.ask(request);
			step = conversation.next(answer);
		}
		return step.value;
	}

	const talk = async (line: Line, name: string, verb: 'create' | 'upsert', wishes: readonly Wish[]): Promise<Told[]> => {
		const resource = line.resources[name]!;
		return await drive(
			line,
			conversations[verb](line.dialect, { resource, operation: resource.operations[verb]!, resources: line.resources, run: 'run' }, wishes),
		);
	};

	/** An organization with nothing in it yet, and a plan that allows for it. */
	const fresh = (): Line => {
		zoho.restore(empty);
		zoho.levers!.plan!({ plan: 'PREMIUM' });
		[lost, calls] = [0, 0];
		return financeInside('zohoBooks', zoho);
	};
	const shelf = (name: string): Row[] => Object.values((zoho.snapshot() as { shelves: Record<string, Record<string, Row>> }).shelves[name]!);
	const duplicates = (values: readonly unknown[]): number => values.length - new Set(values).size;

	it('creates: none is there twice, none is lost without a word, and only what nothing tells is unknown', async () => {
		const sum = { written: 0, missing: 0, unknown: 0, searchless: 0, duplicates: 0, unsaid: 0, lost: 0, calls: 0 };
		// A number of its own, a reference that Zoho takes twice, and nothing that tells: only the notes say which is which.
		const portions = [
			{ name: 'invoice', shelf: 'invoices', records: upTo(1).map((index) => invoice({ invoice_number: `OWN-${index}`, notes: `i${index}` })) },
			{ name: 'expense', shelf: 'expenses', records: upTo(16).map((index) => expense({ reference_number: `REF-${index}`, description: `r${index}` })) },
			{ name: 'expense', shelf: 'expenses', records: upTo(8).map((index) => expense({ description: `b${index}` })) },
		];
		for (const _ of upTo(RUNS)) {
			const line = lossy(fresh());
			const told: Told[][] = [];
			for (const { name, records } of portions) told.push(await talk(line, name, 'create', wishesOf(records)));
			const there = [...shelf('invoices').map(({ notes }) => notes), ...shelf('expenses').map(({ description }) => description)];
			for (const [kind, { records }] of portions.entries()) {
				expect(told[kind]!.length).toBe(records.length);
				for (const { from, record, failure } of told[kind]!) {
					if (record) sum.written += 1;
					else if (failure?.cause === 'unknown') sum[kind === 2 ? 'unknown' : 'searchless'] += 1;
					else sum.missing += 1;
					// What is said to be written is there, and what is said to be missing is not.
					const isThere = there.includes(records[from]!.notes ?? records[from]!.description);
					if (failure?.cause !== 'unknown' && isThere !== Boolean(record)) sum.unsaid += 1;
				}
			}
			sum.duplicates += duplicates(there);
			sum.lost += lost;
			sum.calls += calls;
		}
		console.info(
			`W18: ${RUNS * PER_RUN} creates in ${sum.calls} calls, ${sum.lost} of them lost: ${sum.written} written, ${sum.missing} said to be missing, ${sum.unknown} without a number said to be unknown, ${sum.searchless} with one; ${sum.duplicates} duplicates, ${sum.unsaid} lost without a word`,
		);
		expect([sum.written + sum.missing + sum.unknown + sum.searchless, sum.duplicates, sum.unsaid]).toEqual([RUNS * PER_RUN, 0, 0]);
		expect(sum.unknown).toBeGreaterThan(RUNS * 8 * LOST * 0.8);
		// Where even the look-up got no answer five times, nobody knows either.
		expect(sum.searchless).toBeLessThan(5);
	}, 120_000);

	it('upserts by a unique field: none is there twice, none is unknown, and what was cut off five times in a row goes the next time', async () => {
		const sum = { written: 0, again: 0, there: 0, duplicates: 0, lost: 0, calls: 0 };
		const wishes = upTo(PER_RUN).map((from) => ({
			from,
			record: expense({ description: `u${from}`, custom_fields: [{ api_name: 'cf_external_id', value: `crm:${from}` }] }),
			inputs: { uniqueField: 'cf_external_id' },
		}));
		for (const _ of upTo(UPSERT_RUNS)) {
			const line = lossy(fresh());
			const first = await talk(line, 'expense', 'upsert', wishes);
			const failed = first.filter(({ failure }) => failure);
			expect(failed.filter(({ failure }) => failure!.cause !== 'network')).toEqual([]);
			const again = failed.map(({ from }) => wishes[from]!);
			const second = again.length ? await talk(line, 'expense', 'upsert', again) : [];
			const there = shelf('expenses').map(({ description }) => description);
			sum.written += [...first, ...second].filter(({ record }) => record).length;
			sum.again += failed.length;
			sum.there += there.length;
			sum.duplicates += duplicates(there);
			sum.lost += lost;
			sum.calls += calls;
		}
		console.info(
			`W18: ${UPSERT_RUNS * PER_RUN} upserts by a unique field in ${sum.calls} calls, ${sum.lost} of them lost: ${sum.written} written, ${sum.again} of them the next time; 0 unknown, ${sum.duplicates} duplicates`,
		);
		expect([sum.written, sum.there, sum.duplicates]).toEqual([UPSERT_RUNS * PER_RUN, UPSERT_RUNS * PER_RUN, 0]);
	});
});

describe('what creating or updating costs', () => {
	/** Requests by their method, where nothing is there yet and all is taken; a conversation is counted without HTTP. */
	const requestsFor = (wishes: readonly Wish[]): string => {
		const nothing = { contacts: [], page_context: { has_more_page: false } };
		const script = ({ method }: Request): Partial<Answer> => ({ body: { code: 0, ...(method === 'GET' ? nothing : { contact: { contact_id: '1' } }) } });
		const { requests, result } = hold(conversations.upsert(zohoBooksDialect, askedFor(zohoBooks.contact, 'upsert'), wishes), script);
		expect(result.filter(({ record }) => record)).toHaveLength(wishes.length);
		return methods(requests);
	};
	const methods = (requests: ReadonlyArray<{ readonly method: string }>): string =>
		grouped(requests, ({ method }) => method)
			.map((some) => `${some.length} ${some[0]!.method}`)
			.join(', ');

	it('by a unique field, 1,000 records take one request each and no look-up; by their names, one look-up more', () => {
		const wishes = upTo(1000).map((from) => ({ from, record: { contact_name: `Firm ${from}`, ...external(`crm:${from}`) } }));
		const byField = requestsFor(wishes.map((wish) => ({ ...wish, inputs: { uniqueField: 'cf_external_id' } })));
		const byName = requestsFor(wishes);
		console.info(`1,000 upserts by a unique field: ${byField}; by name: ${byName}`);
		expect([byField, byName]).toEqual(['1000 PUT', '1000 GET, 1000 POST']);
	});

	it.each([
		['on the first page', 7, '1 GET, 1 PUT'],
		['on the last page', 449, '3 GET, 1 PUT'],
		['nowhere', 450, '3 GET, 1 POST'],
	])('where a list cannot be asked for one record, it is looked through to its end: %s', (_, number, wanted) => {
		const script = ({ method, query = {} }: Request): Partial<Answer> => {
			if (method !== 'GET') return { body: { code: 0, merchant: { merchant_id: '1' } } };
			const first = (Number(query.page) - 1) * 200;
			const merchants = upTo(Math.min(200, 450 - first)).map((index) => ({ merchant_id: String(first + index), merchant_name: `Shop ${first + index}` }));
			return { body: { code: 0, merchants, page_context: { has_more_page: first + 200 < 450 } } };
		};
		const wishes = wishesOf([{ merchant_name: `shop ${number}` }]);
		const { requests } = hold(conversations.upsert(zohoExpenseDialect, askedFor(zohoExpense.merchant, 'upsert'), wishes), script);
		expect(methods(requests)).toBe(wanted);
	});

	it('so it does from the form of the node, for new records and for those that are there', async () => {
		const finance = await FinanceAccount.start();
		await finance.begin();
		const upsert = async (prefix: string, more: Row): Promise<string> => {
			finance.forget();
			const items = upTo(20).map((index) => ({ contact_name: `${prefix} ${index}`, ...external(`${prefix}:${index}`) }));
			const outcome = await finance.write('contact', 'upsert', items, { parameters: more });
			expect([records(outcome).length, new Set(records(outcome).map(({ contact_id }) => contact_id)).size]).toEqual([20, 20]);
			return methods(finance.calls);
		};
		const byField = { options: { uniqueField: 'cf_external_id' } };
		expect([await upsert('Own', byField), await upsert('Own', byField)]).toEqual(['20 PUT', '20 PUT']);
		// What is there is read by itself too: of its other fields, a list shows none.
		expect([await upsert('Named', {}), await upsert('Named', {})]).toEqual(['20 GET, 20 POST', '40 GET, 20 PUT']);
		expect(await finance.list('contact')).toHaveLength(24 + 40);
		await finance.close();
	});
});
