import { createXero } from '../../sandbox/xero';
import { NZ } from '../../sandbox/xero/seed';
import type { Resource } from '../../src/apis/define';
import { xero } from '../../src/apis/xero';
import type { Row } from '../../src/record';
import type { Asked } from '../../src/wire/ask';
import { isMany, type Answer, type Conversation, type Outcome, type Request } from '../../src/wire/conversation';
import { conversations } from '../../src/wire/conversations';
import { sharedKey } from '../../src/wire/idempotency';
import { xeroDialect } from '../../src/wire/xero';
import { drive, xeroInside } from '../support/drive';
import { seeded } from '../support/random';
import { hold, keepsAll, wishesOf } from './scripted';

/** Runs that are at one record at once and know nothing of each other, as two processes do: conversations share only Xero. */

let now = Date.parse('2026-11-25T12:00:00+13:00');
let sent: Request[] = [];
const line = xeroInside(createXero({ now: () => (now += 500) }), NZ, (request) => void sent.push(request));
const suppliers = ['books:77', 'books:78'].map((ContactNumber) => ({ ContactNumber, Name: `Supplier ${ContactNumber}` }));
beforeAll(async () => void (await drive(line, conversations.upsert(xeroDialect, asking(xero.contact, 'upsert'), wishesOf(suppliers)))));
beforeEach(() => {
	sent = [];
	// What an earlier test sent is forgotten.
	now += 6 * 60_000;
});

let runs = 0;
const asking = (resource: Resource, verb: string, more: Partial<Asked> = {}): Asked => ({
	resource,
	operation: resource.operations[verb]!,
	resources: xero,
	run: `run-${(runs += 1)}`,
	organisation: NZ,
	...more,
});
const upsert = (resource: Resource, records: readonly Row[], more: Partial<Asked> = {}): Conversation<Outcome[]> => {
	const verb = 'upsert' in resource.operations ? 'upsert' : 'createIfNew';
	return conversations.upsert(xeroDialect, asking(resource, verb, more), wishesOf(records));
};
const write = async (resource: Resource, records: readonly Row[]): Promise<Outcome[]> => await drive(line, upsert(resource, records));

/** Lets several talk at once: `luck` says whose request is next. One that waits before it asks lets the others go ahead. */
async function atOnce<T>(luck: () => number, all: readonly Conversation<T>[]): Promise<T[]> {
	const results: T[] = [];
	const open = all.map((talk, index) => ({ index, talk, step: talk.next() }));
	while (open.length) {
		const ready = open.filter(({ step }) => step.done || isMany(step.value) || !step.value.after);
		const one = ready.length ? ready[Math.floor(luck() * ready.length)]! : open[0]!;
		if (one.step.done) {
			results[one.index] = one.step.value;
			open.splice(open.indexOf(one), 1);
			continue;
		}
		if (isMany(one.step.value)) throw new Error('Writes ask for one thing at a time');
		const answer: Answer = await line.ask(one.step.value);
		one.step = one.talk.next(answer);
	}
	return results;
}

let numbers = 0;
const bill = (more: Row = {}): Row => ({
	InvoiceNumber: `ONCE-${(numbers += 1)}`,
	Contact: { ContactNumber: 'books:77' },
	Date: '2026-11-01',
	DueDate: '2026-11-30',
	LineAmountTypes: 'Exclusive',
	LineItems: [{ Description: 'Work', Quantity: '1', UnitAmount: '100', AccountCode: '400', TaxType: 'INPUT2' }],
	...more,
});
const alive = async (resource: Resource, key: string, value: unknown): Promise<Row[]> => {
	const outcomes = await drive(
		line,
		conversations.getMany(xeroDialect, asking(resource, 'getMany'), [{ from: 0, filters: { where: `${key}=="${String(value)}"` } }]),
	);
	return outcomes.flatMap(({ record }) => (record && !['DELETED', 'VOIDED'].includes(String(record.Status)) ? [record] : []));
};
const bills = async ({ InvoiceNumber }: Row) => await alive(xero.bill, 'InvoiceNumber', InvoiceNumber);
const failures = (outcomes: readonly Outcome[]): string[] => outcomes.flatMap(({ failure }) => (failure ? [failure.message] : []));
const creates = (): Request[] => sent.filter(({ method }) => method === 'PUT');

const ORDERS = 8;

/** Something is owed on it. */
async function owed(): Promise<Row> {
	const [outcome] = await write(xero.bill, [bill({ Status: 'AUTHORISED' })]);
	return outcome!.record!;
}

describe('two runs at one record at once make it once', () => {
	it('bills, in whatever order their requests come', async () => {
		const random = seeded(1);
		for (let turn = 0; turn < ORDERS; turn++) {
			const one = bill();
			const outcomes = await atOnce(random, [upsert(xero.bill, [one]), upsert(xero.bill, [one])]);
			expect(failures(outcomes.flat())).toEqual([]);
			const there = await bills(one);
			expect(there).toHaveLength(1);
			expect(outcomes.map(([outcome]) => outcome!.record!.InvoiceID)).toEqual([there[0]!.InvoiceID, there[0]!.InvoiceID]);
		}
	});

	it('bills that were changed in between: both find the one, which has what either says', async () => {
		const random = seeded(2);
		for (let turn = 0; turn < ORDERS; turn++) {
			const one = bill();
			const outcomes = await atOnce(random, [upsert(xero.bill, [one]), upsert(xero.bill, [{ ...one, DueDate: '2026-12-15' }])]);
			expect(failures(outcomes.flat())).toEqual([]);
			expect(await bills(one)).toHaveLength(1);
		}
	});

	it('payments', async () => {
		const random = seeded(3);
		for (let turn = 0; turn < ORDERS; turn++) {
			const { InvoiceID } = await owed();
			const Reference = `books:once-${turn}`;
			const payment = { Invoice: { InvoiceID }, Account: { Code: '090' }, Date: '2026-11-05', Amount: '10', Reference };
			const outcomes = await atOnce(random, [upsert(xero.payment, [payment]), upsert(xero.payment, [payment])]);
			expect(failures(outcomes.flat())).toEqual([]);
			expect(await alive(xero.payment, 'Reference', Reference)).toHaveLength(1);
		}
	});

	it('a notification and a sweep of many, where the sweep sends them one by one', async () => {
		const random = seeded(4);
		const many = Array.from({ length: 6 }, () => bill());
		const sweep = upsert(xero.bill, many, { oneByOne: true });
		const outcomes = await atOnce(random, [sweep, ...many.slice(1, 4).map((one) => upsert(xero.bill, [one]))]);
		expect(failures(outcomes.flat())).toEqual([]);
		for (const one of many) expect([one.InvoiceNumber, (await bills(one)).length]).toEqual([one.InvoiceNumber, 1]);
	});
});

it('two suppliers may use one number at once', async () => {
	const one = bill();
	const other = { ...one, Contact: { ContactNumber: 'books:78' } };
	await atOnce(seeded(5), [upsert(xero.bill, [one]), upsert(xero.bill, [other])]);
	expect(await bills(one)).toHaveLength(2);
});

describe('what Xero keeps of a key for six minutes does not stand in the way', () => {
	it('of a bill that was deleted meanwhile', async () => {
		const one = bill();
		for (let times = 0; times < 6; times++) {
			const [outcome] = await write(xero.bill, [one]);
			expect(await bills(one)).toHaveLength(1);
			await drive(line, conversations.act(xeroDialect, asking(xero.bill, 'delete'), [{ from: 0, id: String(outcome!.record!.InvoiceID) }]));
			expect(await bills(one)).toHaveLength(0);
		}
	});

	it('of a payment that was deleted meanwhile', async () => {
		const { InvoiceID } = await owed();
		const payment = { Invoice: { InvoiceID }, Account: { Code: '090' }, Date: '2026-11-05', Amount: '10', Reference: 'books:again' };
		const [first] = await write(xero.payment, [payment]);
		await drive(line, conversations.act(xeroDialect, asking(xero.payment, 'delete'), [{ from: 0, id: String(first!.record!.PaymentID) }]));
		const [second] = await write(xero.payment, [payment]);
		expect(second!.record!.PaymentID).not.toBe(first!.record!.PaymentID);
		expect(await alive(xero.payment, 'Reference', 'books:again')).toHaveLength(1);
	});

	it('of a refusal whose reason was put right in Xero', async () => {
		const one = bill({ LineItems: [{ Description: 'Work', Quantity: '1', UnitAmount: '100', AccountCode: '4711', TaxType: 'INPUT2' }] });
		expect(failures(await write(xero.bill, [one]))).toEqual([expect.stringMatching(/4711/)]);
		// A refusal that was given just now stands: nothing is sent twice for it.
		expect(creates()).toHaveLength(1);
		await drive(line, conversations.create(xeroDialect, asking(xero.account, 'create'), wishesOf([{ Code: '4711', Name: 'Found again', Type: 'EXPENSE' }])));
		expect(failures(await write(xero.bill, [one]))).toEqual([]);
		expect(await bills(one)).toHaveLength(1);
	});

	it('of a refusal whose reason was put right in the record', async () => {
		const one = bill();
		const wrong = { ...one, LineItems: [{ Description: 'Work', Quantity: '1', UnitAmount: '100', AccountCode: '4712', TaxType: 'INPUT2' }] };
		expect(failures(await write(xero.bill, [wrong]))).toHaveLength(1);
		expect(failures(await write(xero.bill, [one]))).toEqual([]);
		expect(await bills(one)).toHaveLength(1);
	});
});

it("waits a moment where another run's request is on its way and nothing is there yet", () => {
	const there = { InvoiceID: 'b1', InvoiceNumber: 'A-1', Contact: { ContactNumber: 'books:77' }, Status: 'AUTHORISED' };
	const reused = { Message: 'Idempotency Key: k is used with a different request.' };
	for (const body of [reused, 'in progress']) {
		const { requests, result } = hold(upsert(xero.bill, [bill({ InvoiceNumber: 'A-1' })]), ({ method }, turn) =>
			method === 'PUT' ? { status: body === reused ? 400 : 409, body } : { body: { Invoices: turn > 3 ? [{ ...there, StatusAttributeString: 'OK' }] : [] } },
		);
		expect(requests.map(({ method, after }) => [method, after])).toEqual([
			['GET', undefined],
			['PUT', undefined],
			['GET', undefined],
			['GET', 3_000],
			['POST', undefined],
		]);
		expect(result).toMatchObject([{ did: 'updated', record: { InvoiceID: 'b1' } }]);
	}
});

it('many new ones travel together unless they are to go one by one, and invoices always do', async () => {
	await write(xero.bill, [bill(), bill(), bill()]);
	expect(creates()).toHaveLength(1);
	await drive(line, upsert(xero.bill, [bill(), bill(), bill()], { oneByOne: true }));
	expect(creates()).toHaveLength(4);
});

it('a look is never much older than what is sent after it, however many there are', () => {
	const many = Array.from({ length: 100 }, () => bill());
	const kept = keepsAll('Invoices', 'InvoiceID');
	const { requests } = hold(upsert(xero.bill, many, { oneByOne: true }), (request) => (request.method === 'PUT' ? kept(request) : { body: { Invoices: [] } }));
	const looks = requests.flatMap(({ method }, index) => (method === 'GET' ? [index] : []));
	expect(looks).toEqual([0, 41, 82]);
});

it('the key is one for all runs, and another for another organisation, kind, number or supplier', () => {
	const one = bill();
	const keyFor = (record: Row, resource: Resource = xero.bill, more: Partial<Asked> = {}): string =>
		Object.values(sharedKey(asking(resource, 'create', more), record, []))[0]!;
	expect(keyFor(one)).toBe(keyFor({ ...one, InvoiceNumber: ` ${String(one.InvoiceNumber).toLowerCase()}`, DueDate: '2027-01-01' }));
	// A run that found the supplier's id has the same key as one that did not.
	expect(keyFor(one)).toBe(keyFor({ ...one, Contact: { ContactID: 'c1', ...(one.Contact as Row) } }));
	const keys = [keyFor(one), keyFor(bill()), keyFor({ ...one, Contact: { ContactNumber: 'books:78' } }), keyFor(one, xero.bill, { organisation: 'other' })];
	expect(new Set(keys).size).toBe(4);
	expect(keys[0]!.length).toBeLessThanOrEqual(128);
});
