import { createClock } from '../../sandbox/clock';
import { createZoho } from '../../sandbox/zoho';
import { accountId } from '../../sandbox/zoho/foundation';
import { customerId, itemId } from '../../sandbox/zoho/seedIds';
import type { Wish } from '../../src/wire/ask';
import type { Answer, Conversation, Outcome as Told } from '../../src/wire/conversation';
import { conversations } from '../../src/wire/conversations';
import { waitBeforeRetry } from '../../src/wire/retry';
import type { Line } from '../support/drive';
import type { Hurried } from '../support/hurried';
import { financeInside } from '../support/operatingFinance';
import { seeded } from '../support/random';
import { records } from './accounts';
import { FinanceAccount, pairs, upTo, type Row } from './financeAccount';

/** Records that are written while answers are lost (W18), and what writing many costs, counted. */

jest.mock('n8n-workflow', () => jest.requireActual<Hurried>('../support/hurried').hurried());

const invoice = (more: Row = {}): Row => ({ customer_id: customerId(1), line_items: [{ item_id: itemId(1), quantity: 1 }], ...more });
const expense = (reference_number: string): Row => ({
	...{ account_id: accountId('Office Supplies'), paid_through_account_id: accountId('Petty Cash') },
	...{ date: '2026-11-05', amount: 10, reference_number },
});
const external = (value: string): Row => ({ custom_fields: [{ api_name: 'cf_external_id', value }] });

/** Through HTTP, ten thousand records and as many lost answers take minutes: the same conversations are held with the sandbox as a value. */
describe('W18: 10,000 records, with 20 % of the answers lost', () => {
	const RUNS = 100;
	const PER_RUN = 100;
	const LOST = 0.2;
	const NOTHING: Answer = { status: 0, headers: {}, body: '' };

	const clock = createClock();
	const zoho = createZoho(clock);
	const empty = zoho.snapshot();
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
	const all = (collection: string): Row[] => zoho.ids(collection).map((id) => zoho.record(collection, id).record);
	const counted = (values: readonly unknown[]): number => values.length - new Set(values).size;

	it('creates: none is there twice, none is lost without a word, and only what nothing tells is unknown', async () => {
		const sum = { written: 0, missing: 0, unknown: 0, there: 0, duplicates: 0, unsaid: 0, lost: 0, calls: 0 };
		for (const run of upTo(RUNS)) {
			const line = lossy(fresh());
			// A number of one's own, a reference that Zoho takes twice, and nothing that tells.
			const own = upTo(PER_RUN / 2).map((from) => ({ from, record: invoice({ invoice_number: `${run}-${from}` }) }));
			const referring = upTo(PER_RUN / 4).map((from) => ({ from, record: expense(`${run}-${from}`) }));
			const bare = upTo(PER_RUN / 4).map((from) => ({ from, record: invoice({ reference_number: `bare ${from}` }) }));
			const told = [await talk(line, 'invoice', 'create', own), await talk(line, 'expense', 'create', referring), await talk(line, 'invoice', 'create', bare)];
			const invoices = all('invoices');
			const [numbers, references] = [invoices.map(({ invoice_number }) => invoice_number), all('expenses').map(({ reference_number }) => reference_number)];
			const bareThere = invoices.map(({ reference_number }) => reference_number).filter((reference) => String(reference).startsWith('bare'));
			const there = (kind: number, from: number): boolean =>
				[numbers.includes(`${run}-${from}`), references.includes(`${run}-${from}`), bareThere.includes(`bare ${from}`)][kind]!;
			for (const [kind, outcomes] of told.entries())
				for (const { from, record, failure } of outcomes) {
					if (record) sum.written += 1;
					else if (failure?.cause === 'unknown') sum.unknown += 1;
					else sum.missing += 1;
					// What is said to be written is there, and what is said to be missing is not.
					if (failure?.cause !== 'unknown' && there(kind, from) !== Boolean(record)) sum.unsaid += 1;
				}
			expect(told.map((outcomes) => outcomes.length)).toEqual([own.length, referring.length, bare.length]);
			// Whether a look-up that failed five times found anything, nobody knows.
			const unknown = told.map((outcomes) => outcomes.filter(({ failure }) => failure?.cause === 'unknown').length);
			expect(unknown[0]! + unknown[1]!).toBeLessThan(3);
			sum.duplicates += counted(numbers) + counted(references) + counted(bareThere);
			sum.there += numbers.length + references.length;
			sum.lost += lost;
			sum.calls += calls;
		}
		console.info(
			`W18: ${RUNS * PER_RUN} creates in ${sum.calls} calls, ${sum.lost} of them lost: ${sum.written} written, ${sum.missing} said to be missing, ${sum.unknown} said to be unknown; ${sum.duplicates} duplicates, ${sum.unsaid} lost without a word`,
		);
		expect(sum.written + sum.missing + sum.unknown).toBe(RUNS * PER_RUN);
		expect([sum.duplicates, sum.unsaid]).toEqual([0, 0]);
		expect(sum.unknown).toBeGreaterThan(RUNS * PER_RUN * 0.25 * LOST * 0.8);
	});

	it('upserts by a unique field: none is there twice, none is unknown, and what was cut off five times in a row goes the next time', async () => {
		const sum = { written: 0, again: 0, there: 0, duplicates: 0, lost: 0, calls: 0 };
		for (const run of upTo(RUNS)) {
			const line = lossy(fresh());
			const wishes = upTo(PER_RUN).map((from) => ({
				from,
				record: { contact_name: `${run}-${from}`, ...external(`${run}-${from}`) },
				inputs: { uniqueField: 'cf_external_id' },
			}));
			const first = await talk(line, 'contact', 'upsert', wishes);
			const failed = first.filter(({ failure }) => failure);
			expect(failed.filter(({ failure }) => failure!.cause !== 'network')).toEqual([]);
			const second = failed.length
				? await talk(
						line,
						'contact',
						'upsert',
						failed.map(({ from }) => wishes[from]!),
					)
				: [];
			const names = all('contacts')
				.map(({ contact_name }) => String(contact_name))
				.filter((name) => name.startsWith(`${run}-`));
			sum.written += [...first, ...second].filter(({ record }) => record).length;
			sum.again += failed.length;
			sum.there += names.length;
			sum.duplicates += counted(names);
			sum.lost += lost;
			sum.calls += calls;
		}
		console.info(
			`W18: ${RUNS * PER_RUN} upserts by a unique field in ${sum.calls} calls, ${sum.lost} of them lost: ${sum.written} written, ${sum.again} of them the next time; 0 unknown, ${sum.duplicates} duplicates`,
		);
		expect([sum.written, sum.there, sum.duplicates]).toEqual([RUNS * PER_RUN, RUNS * PER_RUN, 0]);
	});
});

describe('what 1,000 records cost', () => {
	let finance: FinanceAccount;
	beforeAll(async () => void (finance = await FinanceAccount.start()));
	afterAll(async () => await finance.close());
	beforeEach(async () => await finance.begin());

	const methods = (): string => {
		const by = new Map<string, number>();
		for (const { method } of finance.calls) by.set(method, (by.get(method) ?? 0) + 1);
		return [...by].map(([method, count]) => `${count} ${method}`).join(', ');
	};

	it('by a unique field, one request each and no look-up, whether they are new or not', async () => {
		const items = upTo(1000).map((index) => ({ contact_name: `Firm ${index % 990}`, ...external(`crm:${index % 990}`) }));
		const outcome = await finance.write('contact', 'upsert', items, { parameters: { options: { uniqueField: 'cf_external_id' } } });
		console.info(`1,000 upserts by a unique field: ${methods()}`);
		expect([pairs(outcome, 0).length, methods()]).toEqual([1000, '1000 PUT']);
		expect(finance.calls.every(({ headers }) => headers['x-upsert'] === 'true')).toBe(true);
	});

	it('by their names, one look-up and one write each', async () => {
		const items = upTo(1000).map((index) => ({ contact_name: `Firm ${index}` }));
		const outcome = await finance.write('contact', 'upsert', items);
		console.info(`1,000 upserts by name: ${methods()}`);
		expect([records(outcome).length, methods()]).toEqual([1000, '1000 GET, 1000 POST']);
	});
});
