import { IN_SUM, STEPS } from '../../src/reconciling/bank/limits';
import { sumWithin, type Budget } from '../../src/reconciling/bank/sums';
import { suggest, type BankOutcome } from '../../src/reconciling/bank/suggest';
import { bankItem } from '../../src/reconciling/bank/items';
import type { Row } from '../../src/record';
import { chance } from '../mapping/random';
import { inBooks, inXero } from './invoices';

/** What lines of a bank statement stand for. */

type Told = Extract<BankOutcome, { to: 'suggested' | 'nothing' }>;

const all = (lines: readonly Row[], documents: readonly Row[]): BankOutcome[] => [...suggest(lines, documents)];
const told = (lines: readonly Row[], documents: readonly Row[]): Told[] =>
	all(lines, documents).flatMap((one) => (one.to === 'suggested' || one.to === 'nothing' ? [one] : []));
const only = (line: Row, documents: readonly Row[]): Told => told([line], documents)[0]!;
/** A suggestion as its kind, its fee and the numbers of its documents. */
const short = (one: Told): unknown[] =>
	one.to === 'suggested' ? [one.best.kind, one.best.fee / 1000, ...one.best.documents.map(({ number }) => number)] : [one.to];

const on = (day: string, amount: number, text = '', more: Row = {}): Row => ({ date: `2026-11-${day}`, amount, description: text, ...more });
const other = { customer_name: 'Rimu Design' };
const bill = (number: string, balance: number): Row => ({
	bill_id: number,
	bill_number: number,
	vendor_name: 'Northland Freight Ltd',
	date: '2026-11-01',
	due_date: '2026-11-20',
	status: 'open',
	balance,
});
const payment = (id: string, amount: number, day: string): Row => ({
	payment_id: id,
	reference_number: `TRX-${id}00`,
	customer_name: 'Rimu Design',
	date: `2026-11-${day}`,
	amount,
	invoices: [],
});

describe('exact', () => {
	it.each([
		['by amount alone, where nothing else fits', on('05', 12.34), [inBooks(1, 1234), inBooks(2, 1235_00)], ['exact', 0, 'INV-1']],
		['by its number among equal amounts', on('05', 12.34, 'payment inv 0002'), [inBooks(1, 1234), inBooks('0002', 1234)], ['exact', 0, 'INV-0002']],
		['by its party, though the bank cuts the name off', on('05', 12.34, 'RIMU DESIGN LIM'), [inBooks(1, 1234), inBooks(2, 1234, other)], ['exact', 0, 'INV-2']],
		['in Xero', on('05', 12.34, 'INV-0007'), [inXero('0007', 1234)], ['exact', 0, 'INV-0007']],
		['money that went out', on('19', -40, 'northland freight'), [inBooks(1, 4000), bill('N-1', 40)], ['exact', 0, 'N-1']],
		['by direction where amounts have no sign', on('19', 40, '', { debit_or_credit: 'debit' }), [inBooks(1, 4000), bill('N-1', 40)], ['exact', 0, 'N-1']],
		[
			'a payment rather than its invoice of long ago',
			on('05', 12.34),
			[payment('1', 12.34, '05'), inBooks(2, 1234, { date: '2026-03-01', due_date: '2026-04-01' })],
			['exact', 0, 'TRX-100'],
		],
		['the payment of the nearest day', on('05', 12.34), [payment('1', 12.34, '02'), payment('2', 12.34, '05')], ['exact', 0, 'TRX-200']],
		['never in another currency', on('05', 12.34, 'INV-0001', { currency: 'USD' }), [inBooks('0001', 1234)], ['nothing']],
		['never before it was issued', on('05', 12.34), [inBooks(1, 1234, { date: '2026-11-20' })], ['nothing']],
		['never a payment of another week', on('25', 12.34), [payment('1', 12.34, '05')], ['nothing']],
	])('%s', (_, line, documents, expected) => {
		expect(short(only(line, documents))).toEqual(expected);
	});

	it('says where others fit as well', () => {
		expect(only(on('05', 12.34), [inBooks(1, 1234), inBooks(2, 1234)])).toMatchObject({ to: 'suggested', ties: 1, others: [{ kind: 'exact' }] });
	});

	it('suggests a document for one line only, the surest', () => {
		const found = told([on('05', 12.34), on('06', 12.34, 'INV-0001')], [inBooks('0001', 1234)]);
		expect(found.map(short)).toEqual([['nothing'], ['exact', 0, 'INV-0001']]);
		expect(found[0]).toMatchObject({ others: [{ kind: 'exact' }] });
	});
});

describe('split', () => {
	it('finds the documents of one party that come to the amount', () => {
		const documents = [inBooks(1, 1000, other), inBooks(2, 2550, other), inBooks(3, 700, other), inBooks(4, 3550)];
		expect(short(only(on('30', 32.5, 'Rimu Design'), documents))).toEqual(['split', 0, 'INV-2', 'INV-3']);
		expect(new Set(short(only(on('30', 42.5, 'Rimu Design'), documents)))).toEqual(new Set(['split', 0, 'INV-1', 'INV-2', 'INV-3']));
	});
	it('without a name in the line only where all that is open of a party comes to the amount', () => {
		const documents = [inBooks(1, 1000, other), inBooks(2, 2550, other), inBooks(4, 3500)];
		expect(only(on('30', 35.5), documents)).toMatchObject({
			to: 'suggested',
			best: { kind: 'split', because: expect.arrayContaining(['It is all that is open of this party.']) as string[] },
		});
		expect(short(only(on('30', 35.5), [...documents, inBooks(5, 100, other)]))).toEqual(['nothing']);
	});
	it('finds the documents that the line names, also with a fee', () => {
		const documents = [inBooks('0011', 10_000), inBooks('0012', 20_000), inBooks('0013', 5_000)];
		expect(short(only(on('05', 300, 'INV-0011 INV-0012'), documents))).toEqual(['split', 0, 'INV-0011', 'INV-0012']);
		expect(short(only(on('05', 297.5, 'INV-0011, INV-0012'), documents))).toEqual(['split with fee', 2.5, 'INV-0011', 'INV-0012']);
	});
	it('does not add up what belongs to several parties', () => {
		expect(short(only(on('05', 30), [inBooks(1, 1000), inBooks(2, 2000, other)]))).toEqual(['nothing']);
	});
});

describe('fee', () => {
	it.each([
		['was taken off what came in', on('05', 97.1, 'INV-0001'), [inBooks('0001', 10_000)], ['fee', 2.9, 'INV-0001']],
		['was added to what went out', on('05', -41.5, 'Northland Freight'), [bill('N-1', 40)], ['fee', 1.5, 'N-1']],
		['is small', on('05', 90, 'INV-0001'), [inBooks('0001', 10_000)], ['nothing']],
		['needs more than the amount to speak for it', on('05', 99), [inBooks('0001', 10_000)], ['nothing']],
	])('%s', (_, line, documents, expected) => {
		expect(short(only(line, documents))).toEqual(expected);
	});
});

it('what is matched already, or moves nothing, takes no part', () => {
	const found = told([on('05', 12.34, '', { IsReconciled: true }), on('05', 0), on('05', 12.34, '', { status: 'matched' })], [inBooks(1, 1234)]);
	expect(found.map(({ to }) => to)).toEqual(['nothing', 'nothing', 'nothing']);
});

it('says why, and what to do', () => {
	const documents = [inBooks('0001', 10_000)];
	const [outcome] = all([on('05', 97.1, 'Harbour Cafe INV-0001')], documents);
	expect(bankItem(outcome!, [on('05', 97.1)], documents).json).toMatchObject({
		kind: 'fee',
		fee: '2.90',
		isSure: true,
		because: ['The amount is 100.00; the line has 97.10: a fee of 2.90.', 'The line names INV-0001.', 'The line names Harbour Cafe Ltd.'],
		fix: expect.stringContaining('enter the fee of 2.90 as money spent on bank charges. No application can match bank lines for you in Xero') as string,
	});
});

describe('the search is bounded', () => {
	it('ends within its steps where a sum would take longer than anyone waits, and says so', () => {
		// All even, so that no sum is odd: an unbounded search would look at all of them.
		const amounts = Array.from({ length: 60 }, (_, index) => ({ amount: 100_000 + index * 2 }));
		const budget: Budget = { left: STEPS, capped: false };
		const started = Date.now();
		expect(sumWithin(amounts, [2, 3, 4, 5, 6, 7, 8], { low: 700_001, high: 700_001 }, budget)).toBeUndefined();
		expect(budget).toEqual({ left: 0, capped: true });
		expect(Date.now() - started).toBeLessThan(1000);
	});

	it('a line says that more could be tried', () => {
		const documents = Array.from({ length: 60 }, (_, index) => inBooks(index, 10_000 + index * 2, other));
		expect(only(on('05', 700.01, 'Rimu Design'), documents)).toMatchObject({ to: 'nothing', capped: true });
		const alike = Array.from({ length: 40 }, (_, index) => inBooks(index, 10_000));
		const capped = only(on('05', 100), alike);
		expect(capped).toMatchObject({ to: 'suggested', capped: true });
		expect(only(on('05', 100), alike.slice(0, 3))).toMatchObject({ capped: false });
	});

	it('finds every sum of a few documents that there is', () => {
		const random = chance(31);
		for (let run = 0; run < 300; run++) {
			const amounts = Array.from({ length: random.int(2, 14) }, () => ({ amount: random.int(1, 500) }));
			const size = random.int(2, Math.min(amounts.length, IN_SUM));
			const wanted = amounts.slice(0, size).reduce((total, { amount }) => total + amount, 0);
			const budget: Budget = { left: 1e6, capped: false };
			const found = sumWithin(amounts, [size], { low: wanted, high: wanted }, budget);
			expect(found?.reduce((total, { amount }) => total + amount, 0)).toBe(wanted);
			expect(new Set(found).size).toBe(found?.length);
		}
	});

	it('2,000 lines against 10,000 documents of 300 parties take seconds', () => {
		const random = chance(32);
		const party = (index: number): string => `Client ${index % 300} Ltd`;
		const documents = Array.from({ length: 10_000 }, (_, index) =>
			inBooks(String(index).padStart(5, '0'), random.int(100, 500_000), { customer_name: party(index) }),
		);
		const truths = Array.from({ length: 2000 }, (_, index) => random.of([[documents[index * 3]!], [documents[index * 3]!, documents[index * 3 + 300]!], []]));
		const lines = truths.map((paid) => {
			const amount = paid.length > 0 ? paid.reduce((total, one) => total + Math.round(Number(one['total']) * 100), 0) / 100 : random.int(100, 500_000) / 100;
			const { customer_name: name, invoice_number: number } = paid[0] ?? documents[random.int(0, 9999)]!;
			return on('10', amount, random.of(['', String(name), String(number)]));
		});
		const started = Date.now();
		const found = told(lines, documents);
		const seconds = (Date.now() - started) / 1000;
		const sure = found.flatMap((one, index) => (one.to === 'suggested' && one.ties === 0 ? [{ best: one.best, truth: truths[index]! }] : []));
		const right = sure.filter(
			({ best, truth }) => best.documents.length === truth.length && best.documents.every(({ id }) => truth.some((one) => one['invoice_id'] === id)),
		);
		const capped = found.filter((one) => one.capped).length;
		console.info(
			`Bank: 2,000 lines x 10,000 documents in ${seconds.toFixed(1)} s; ${sure.length} sure suggestions, ${right.length} of them right; ${capped} capped`,
		);
		expect(right.length / sure.length).toBeGreaterThan(0.9);
		expect(found).toHaveLength(2000);
		expect(Date.now() - started).toBeLessThan(15_000);
	});
});

it('every record of 200 pairs of lists comes out once', () => {
	const random = chance(33);
	for (let run = 0; run < 200; run++) {
		const documents = Array.from({ length: random.int(0, 20) }, (_, index) =>
			random.of([
				inBooks(index, random.int(1, 5) * 1000),
				bill(`N-${index}`, random.int(1, 5) * 10),
				payment(String(index), random.int(1, 5) * 10, '05'),
				{ x: 1 },
			]),
		);
		const lines = Array.from({ length: random.int(0, 20) }, () => on('05', random.int(-5, 9) * 10, random.of(['', 'Rimu Design'])));
		const outcomes = all(lines, documents);
		const used = outcomes.flatMap((one) =>
			one.to === 'suggested' ? one.best.documents.map(({ at }) => at) : one.to === 'unused' || (one.to === 'error' && one.side === 'right') ? [one.at] : [],
		);
		expect(used.sort((one, two) => one - two)).toEqual(documents.map((_, index) => index));
		expect(outcomes.flatMap((one) => (one.to === 'suggested' || one.to === 'nothing' ? [one.line.at] : []))).toEqual(lines.map((_, index) => index));
	}
});
