import { labelled } from '../../../benchmarks/advice/fieldPairs';
import { measured } from '../../../benchmarks/advice/fields';
import { adviseFields } from '../../../src/advising/fields/advise';
import { described, type Described } from '../../../src/advising/fields/described';
import { rulesFrom } from '../../../src/advising/fields/rules';
import { fieldsOf, kindOf, seenIn } from '../../../src/advising/fields/seen';
import { meant } from '../../../src/advising/fields/words';
import { applications } from '../../../src/apis/targets';
import { CUSTOM, customMapping } from '../../../src/mapping/custom';
import { check } from '../../../src/mapping/check';
import { map } from '../../../src/mapping/map';
import type { Row } from '../../../src/record';
import { tablesFrom } from '../../../src/mapping/tables';

const fields = (app: string, resource: string): Described[] => described(app, applications[app]!.resources[resource]!);

describe('pairs of fields labelled by hand', () => {
	it('name fields that there are', () => {
		for (const { from, to, pairs } of labelled) {
			const [sources, targets] = [fields(...from), fields(...to)].map((all) => all.map(({ path }) => path));
			expect(Object.keys(pairs).filter((path) => !targets!.includes(path))).toEqual([]);
			expect(
				Object.values(pairs)
					.flat()
					.filter((path) => !sources!.includes(path)),
			).toEqual([]);
		}
		expect(labelled.reduce((sum, { pairs }) => sum + Object.keys(pairs).length, 0)).toBeGreaterThanOrEqual(200);
	});

	it('are found, held-out ones too, and what is given as sure is', () => {
		const heldOut = measured('heldOut');
		expect(heldOut.top1).toBeGreaterThanOrEqual(0.85);
		expect(heldOut.top3).toBeGreaterThanOrEqual(0.95);
		expect(heldOut.sureRight).toBeGreaterThanOrEqual(0.97);
		expect(heldOut.sure).toBeGreaterThanOrEqual(100);
		expect(measured('known').top1).toBeGreaterThanOrEqual(0.95);
	});
});

describe('what is never suggested', () => {
	it('the number that a vendor gives a record or a row itself', () => {
		for (const { from, to } of labelled) {
			const targets = fields(...to);
			const own = new Set(targets.filter(({ part, isReadOnly }) => isReadOnly || part === 'id' || part === 'rowId').map(({ path }) => path));
			expect(adviseFields(targets, fields(...from)).filter(({ field }) => own.has(field))).toEqual([]);
		}
	});

	it('anything for fields of which the source says nothing', () => {
		const nothing = described('other', { fields: { colour: { kind: 'text', label: 'Colour' } }, label: 'Car', id: 'vin', title: 'vin' });
		expect(adviseFields(fields('xero', 'invoice'), nothing)).toEqual([]);
		expect(adviseFields(fields('xero', 'invoice'), [])).toEqual([]);
	});
});

describe('rules', () => {
	it.each(labelled.map(({ from, to }) => [from.join(' '), to.join(' '), from, to] as const))('of %s into %s pass the check', (_from, _to, from, to) => {
		const [targets, sources] = [fields(...to), fields(...from)];
		const { rules } = rulesFrom(adviseFields(targets, sources), { targets, sources, prefix: 'books:' }, 0.75);
		expect(Object.keys(rules).length).toBeGreaterThan(0);
		expect(check(rules, { fields: applications[to[0]]!.resources[to[1]]!.fields })).toEqual([]);
	});

	it('translate an order that no table describes, which was only seen', () => {
		const orders = [1, 2, 3, 4].map((number) => ({
			order_no: `A-${number}`,
			ordered_on: `2026-03-0${number}`,
			due_date: `2026-04-0${number}`,
			currency: 'EUR',
			customer: { email: `buyer${number}@example.com` },
			positions: [{ qty: String(number), unit_price: '9.90', description: `Tea ${number}` }],
		}));
		const targets = fields('xero', 'invoice');
		const sources = described('shop', { fields: fieldsOf(orders), label: 'Order', id: 'order_no', title: 'order_no' });
		const advised = adviseFields(targets, sources, { seen: seenIn(orders) });
		const { rules } = rulesFrom(advised, { targets, sources, prefix: 'shop:' }, 0.5);
		const mapping = { ...(customMapping({ app: 'zohoBooks', resource: 'invoice' }, { app: 'xero', resource: 'invoice' }) as Parameters<typeof map>[0]) };
		const [mapped] = map({ ...mapping, totals: undefined } as typeof mapping, rules, orders[1]!, { mapping: CUSTOM } as never, tablesFrom([], 'zohoBooks', 'xero'));
		expect(mapped!.record).toMatchObject({
			InvoiceNumber: 'A-2',
			DueDate: '2026-04-02',
			CurrencyCode: 'EUR',
			LineItems: [{ Quantity: 2, UnitAmount: 9.9, Description: 'Tea 2' }],
		});
	});
});

describe('samples', () => {
	it.each([
		[['2026-01-01', '2026-02-03'], 'date'],
		[['2026-01-01T10:00:00Z'], 'moment'],
		[['1.5', '-2', '3'], 'decimal'],
		[['0123', '0999'], 'text'],
		[['460000000026049', '460000000026051'], 'text'],
		[['a@b.co'], 'email'],
		[['true', 'false'], 'flag'],
		[['https://x.example/1'], 'url'],
		[['Tea', 'Milk'], 'text'],
	] as const)('%j look like %s', (values, kind) => {
		expect(kindOf(values)).toBe(kind);
	});

	it('decide between fields whose names say nothing, by values that both sides know', () => {
		const samples = [1, 2, 3, 4, 5].map((number) => ({ field_a: `P-${number}`, field_b: `Tea ${number}` }));
		const there = [1, 2, 3, 4, 5].map((number) => ({ Code: `P-${number}`, Name: `Tea ${number}` }));
		const sources = described('shop', { fields: fieldsOf(samples), label: 'Thing', id: 'none', title: 'none' });
		const advised = adviseFields(fields('xero', 'item'), sources, { seen: seenIn(samples), seenInTarget: seenIn(there) });
		const first = (path: string): unknown => advised.find(({ field }) => field === path)?.suggestions[0]?.value;
		expect([first('Code'), first('Name')]).toEqual(['field_a', 'field_b']);
	});

	it('of any shape do no harm', () => {
		const odd: Row[] = [{ a: null, b: [], c: [[1]], __proto__: { x: 1 }, d: { e: { f: { g: { h: { i: { j: 1 } } } } } } }, { constructor: 'x', a: { b: 1 } }, {}];
		expect(() =>
			adviseFields(fields('xero', 'invoice'), described('x', { fields: fieldsOf(odd), label: '', id: 'a', title: 'a' }), { seen: seenIn(odd) }),
		).not.toThrow();
	});
});

describe('names', () => {
	it.each([
		['UnitAmount', ['price']],
		['list_price', ['price']],
		['Unit Price', ['price']],
		['paid_through_account_id', ['bank', 'id']],
		['tax_reg_no', ['taxnumber']],
		['AddressLine2', ['street2']],
		['is_inclusive_tax', ['inclusive']],
	])('%s means %j', (name, words) => {
		expect(meant(name)).toEqual(words);
	});
});
