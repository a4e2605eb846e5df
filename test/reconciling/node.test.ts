import { Reconciler } from '../../nodes/Reconciler/Reconciler.node';
import { bankOutputs } from '../../src/reconciling/bank/items';
import { limitsFrom } from '../../src/reconciling/bank/form';
import { CUSTOM, planFrom } from '../../src/reconciling/form';
import { outputs } from '../../src/reconciling/items';
import { presets } from '../../src/reconciling/presets';
import { reconcile } from '../../src/reconciling/reconcile';
import type { Row } from '../../src/record';
import { runNode } from '../engine/engine';
import { chance } from '../mapping/random';
import { junk, junkRow, spoiled } from '../nodes/junk';
import { jsons } from '../nodes/kitRecords';
import { inBooks, inXero } from './invoices';

/** The Reconciler in n8n's own engine. */

const node = new Reconciler();
type Output = (typeof outputs)[number];

const ran = async (left: readonly Row[], right: readonly Row[], parameters: object = {}) => {
	const { outputs: found, error } = await runNode({ node, parameters: { operation: 'reconcile', records: 'invoice', ...parameters }, items: [left, right] });
	return { error, found, at: (name: Output): readonly Row[] => jsons(found[outputs.indexOf(name)]) as Row[] };
};

it('sends each record to its output, paired with where it came from', async () => {
	const left = [inBooks(1, 1000), inBooks(2, 2000), inBooks(3, 3000, { _sync: { attempts: 2 } }), { total: 1 }];
	const right = [inXero(9, 9000, { Contact: { Name: 'B' } }), inXero(1, 1000), inXero(2, 2001)];
	const { error, found, at } = await ran(left, right);
	expect(error).toBeUndefined();
	expect(at('Agreed')).toEqual([{ entity: 'invoice', key: 'inv-1', amount: 10, currency: 'NZD', date: '2026-11-02', leftId: 'b1', rightId: 'x1' }]);
	expect(at('Different')).toMatchObject([
		{ key: 'inv-2', cause: 'rounding', differences: [{ field: 'Total', left: 20, right: 20.01, cents: '-1' }, {}], left: left[1], right: right[2] },
	]);
	expect(at('Missing Left')).toMatchObject([{ InvoiceID: 'x9', _sync: { drift: { cause: 'not-synced', entity: 'invoice', key: 'inv-9' } } }]);
	expect(at('Missing Right')).toMatchObject([
		{ ...left[2], _sync: { attempts: 2, drift: { cause: 'not-synced', says: expect.stringContaining('to Xero') as string } } },
	]);
	expect(at('Summary')).toMatchObject([
		{ period: '2026-11', currency: 'NZD', leftCount: 3, rightCount: 3, leftSum: '60', rightSum: '120.01', difference: '-60.01', equal: false },
	]);
	expect(at('Errors')).toMatchObject([
		{ error: { cause: 'validation', message: expect.stringContaining('invoice_number is missing') as string, input: { total: 1 } } },
	]);
	expect(found[1]?.[0]?.pairedItem).toEqual([
		{ item: 1, input: 0 },
		{ item: 2, input: 1 },
	]);
});

it('compares the payments of a document each by itself', async () => {
	const applied = (id: string, amount: number) => ({ invoice_id: id, invoice_number: `INV-${id}`, amount_applied: amount });
	const here = {
		payment_id: '7',
		customer_name: 'A',
		date: '2026-11-02',
		currency_code: 'NZD',
		amount: 60,
		invoices: [applied('1', 20), applied('2', 30)],
		unused_amount: 10,
	};
	const back = { ...here, payment_id: '8', reference_number: 'xero:P9', invoices: [applied('3', 5)], unused_amount: 0 };
	const there = (id: string, number: string, amount: number, more: Row = {}) => ({
		PaymentID: id,
		Amount: amount,
		Date: '2026-11-02',
		Status: 'AUTHORISED',
		Invoice: { InvoiceNumber: `INV-${number}`, CurrencyCode: 'NZD', Contact: { Name: 'A' } },
		...more,
	});
	const right = [there('P1', '1', 20, { Reference: 'books:7:1' }), there('P9', '3', 5), there('P4', '4', 1, { PaymentType: 'ARCREDITPAYMENT' })];
	const { at } = await ran([here, back], right, { records: 'customerPayment' });
	expect(at('Agreed').map(({ key }) => key)).toEqual(['7:1', 'p9']);
	expect(at('Missing Right').map(({ _sync }) => (_sync as { drift: Row }).drift)).toMatchObject([
		{ key: '7:2', cause: 'not-synced', amount: 30 },
		{ key: '7', cause: 'unapplied', amount: '10' },
	]);
	expect(at('Errors')).toMatchObject([{ error: { details: [{ at: 'PaymentType' }] } }]);
});

it.each([
	['the right side is empty', [inBooks(1, 1)], []],
	['the left side is empty', [], [inXero(1, 1)]],
])('works where %s', async (_, left, right) => {
	const { error, at } = await ran(left, right);
	expect(error).toBeUndefined();
	expect(at('Missing Left').length + at('Missing Right').length).toBe(1);
});

it('says what it does not understand in the form; where the run goes on, no record is lost', async () => {
	const setting = { node, parameters: { operation: 'reconcile', records: CUSTOM }, items: [[{ a: 1 }], [{ b: 1 }, { c: 1 }]] };
	expect((await runNode(setting)).error?.message).toContain('Key needs the same number of fields on both sides');
	const { error, outputs: found } = await runNode({ ...setting, onError: 'continueRegularOutput' });
	expect(error).toBeUndefined();
	expect(jsons(found[outputs.indexOf('Errors')])).toMatchObject([
		{ error: { input: { a: 1 } } },
		{ error: { input: { b: 1 } } },
		{ error: { input: { c: 1 } } },
	]);
});

it('suggests what bank lines pay', async () => {
	const lines = [
		{ date: '2026-11-05', amount: 10, payee: 'HARBOUR CAFE INV-1' },
		{ date: '2026-11-05', amount: 3.33 },
	];
	const documents = [inBooks(1, 1000), inBooks(2, 999_999), inBooks(3, 1, { status: 'void' }), { note: 'x' }];
	const parameters = { operation: 'suggestBankMatches', bankOptions: { days: 3 } };
	const { outputs: found, error } = await runNode({ node, parameters, items: [lines, documents] });
	expect(error).toBeUndefined();
	const at = (name: (typeof bankOutputs)[number]) => jsons(found[bankOutputs.indexOf(name)]);
	expect(at('Suggested')).toMatchObject([{ line: lines[0], kind: 'exact', isSure: true, documents: [{ id: 'b1', number: 'INV-1' }] }]);
	expect(at('No Suggestion')).toMatchObject([{ line: lines[1] }]);
	expect(at('Unused Documents')).toMatchObject([
		{ invoice_id: 'b2' },
		{ invoice_id: 'b3', _sync: { bank: { says: 'It takes no part: its status is void.' } } },
	]);
	expect(at('Errors')).toMatchObject([{ error: { input: { note: 'x' } } }]);
});

/** Every record of both inputs is on some output. */
const accounted = (found: Awaited<ReturnType<typeof runNode>>['outputs'], left: readonly unknown[], right: readonly unknown[]) => {
	const seen = new Set(
		found
			.flat()
			.flatMap(({ pairedItem }) => pairedItem as { item: number; input: number }[] | { item: number; input: number })
			.map(({ item, input }) => `${input} ${item}`),
	);
	const all = [left, right].flatMap((records, input) => records.map((_, item) => `${input} ${item}`));
	expect(all.filter((one) => !seen.has(one))).toEqual([]);
};

it('10,000 fuzzed records crash nothing, and every one comes out', async () => {
	const random = chance(21);
	const payment = {
		payment_id: '7',
		customer_name: 'A',
		date: '2026-11-02',
		amount: 20,
		invoices: [{ invoice_id: '1', invoice_number: 'INV-1', amount_applied: 20 }],
	};
	const sound = (index: number): Row =>
		random.of([inBooks(index, index), inXero(index, index), payment, { contact_id: '1', contact_name: 'A' }, { date: '2026-11-02', amount: index }]);
	const record = (index: number): Row => (random.is(0.4) ? junkRow(random) : random.is(0.8) ? spoiled(random, sound(index)) : sound(index));
	let records = 0;
	for (let run = 0; records < 10_000; run++) {
		const [left, right] = [100, random.int(0, 100)].map((size) => Array.from({ length: size }, (_, index) => record(index))) as [Row[], Row[]];
		const isBank = random.is(0.3);
		const own = { key: { leftKey: random.of(['date', 'a.b', '😀', 'invoices[0].invoice_id']), rightKey: random.of(['Date', 'line_items', 'total']) } };
		const parameters = isBank ? { operation: 'suggestBankMatches' } : { records: random.of(Object.keys(presets)), ...(random.is(0.3) ? own : {}) };
		const { outputs: found, error } = await runNode({ node, parameters: { operation: 'reconcile', ...parameters }, items: [left, right] });
		if (error) throw error;
		accounted(found, left, right);
		records += left.length + right.length;
	}
	console.info(`Reconciler: ${records} fuzzed records, 0 crashes, all on some output`);
	expect(({} as Row)['polluted']).toBeUndefined();
});

it('junk in the form ends as words, never as a crash', () => {
	const random = chance(22);
	const found = { plans: 0, problems: 0 };
	for (let run = 0; run < 3000; run++) {
		const plan = planFrom({
			records: random.of(['invoice', CUSTOM, junk(random)]),
			key: junk(random),
			options: junk(random),
			fields: [junk(random), junk(random)],
		});
		found[Array.isArray(plan) ? 'problems' : 'plans']++;
		if (!Array.isArray(plan)) expect([...reconcile(plan, [inBooks(1, 1)], [inXero(1, 1)])].length).toBeGreaterThan(0);
		limitsFrom(junk(random));
	}
	expect(Math.min(found.plans, found.problems)).toBeGreaterThan(100);
});
