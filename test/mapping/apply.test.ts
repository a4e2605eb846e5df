import { apply } from '../../src/mapping/apply';
import type { Rules } from '../../src/mapping/rule';
import { tablesFrom } from '../../src/mapping/tables';
import type { Row } from '../../src/record';

const row = (kind: string, source_value: unknown, target_value: unknown, more: Row = {}): Row => ({
	kind,
	source_app: 'zohoBooks',
	source_value,
	target_app: 'xero',
	target_value,
	...more,
});
const fill = (rules: Rules, record: Row, rows: Row[] = []) => apply(rules, { record, row: record, place: '' }, tablesFrom(rows, 'zohoBooks', 'xero'));

describe('copying', () => {
	it('takes the first filled of several paths; zero and false are filled', () => {
		expect(fill({ A: { from: ['a', 'b'] } }, { a: '', b: 'x' }).record).toEqual({ A: 'x' });
		expect(fill({ A: { from: ['a', 'b'] } }, { a: 0, b: 'x' }).record).toEqual({ A: 0 });
		expect(fill({ A: { from: ['a', 'b'] } }, { a: false, b: 'x' }).record).toEqual({ A: false });
		expect(fill({ A: { from: ['a', 'b'] } }, { a: null, b: [] }).record).toEqual({});
	});
	it('reads custom fields, list places and flagged rows', () => {
		const record = { custom_field_hash: { cf_po: 'PO-1' }, list: [{ x: 1 }, { x: 2 }], people: [{ name: 'A' }, { name: 'B', main: true }] };
		expect(fill({ 'A.B': { from: 'custom_field_hash.cf_po' }, C: { from: 'list[1].x' }, D: { from: 'people[main].name' } }, record).record).toEqual({
			A: { B: 'PO-1' },
			C: 2,
			D: 'B',
		});
	});
	it('reads the row that has a value', () => {
		const record = {
			Phones: [
				{ PhoneType: 'FAX', PhoneNumber: '1' },
				{ PhoneType: 'MOBILE', PhoneNumber: '2' },
			],
		};
		expect(fill({ A: { from: 'Phones[PhoneType=MOBILE].PhoneNumber' }, B: { from: 'Phones[PhoneType=DDI].PhoneNumber' } }, record).record).toEqual({ A: '2' });
		expect(fill({ A: { from: 'Phones[__proto__=x].PhoneNumber' } }, record).record).toEqual({});
	});
	it('takes the argument of a transform from the record, else from the rule', () => {
		const rules: Rules = { A: { from: 'state', via: 'stateCode', withFrom: ['country', '$.home'], with: 'US' } };
		const stateIn = (record: Row) => fill(rules, { state: 'Western Australia', ...record }).record['A'];
		expect([stateIn({ country: 'AU' }), stateIn({ home: 'Australia' }), stateIn({})]).toEqual(['WA', 'WA', undefined]);
		expect(fill(rules, { state: 'Ohio' })).toMatchObject({ record: { A: 'OH' }, issues: [] });
		expect(fill(rules, { state: 'Ohio', country: 'AU' }).issues).toMatchObject([{ rule: 'value', at: 'state', says: '"Ohio" is no state of Australia' }]);
	});
	it('writes constants and leaves out what is null', () => {
		expect(fill({ A: { always: 1 }, B: null }, {}).record).toEqual({ A: 1 });
	});
	it('joins what is filled, without saying the same twice', () => {
		const rules: Rules = { A: { join: [{ from: 'name' }, { from: 'description' }], by: '\n' } };
		expect(fill(rules, { name: 'Travel', description: 'To Rome' }).record).toEqual({ A: 'Travel\nTo Rome' });
		expect(fill(rules, { name: 'Travel', description: 'Travel' }).record).toEqual({ A: 'Travel' });
		expect(fill(rules, {}).record).toEqual({});
	});
	it('never reaches a prototype', () => {
		const poisoned = JSON.parse('{"__proto__": {"polluted": "yes"}, "constructor": {"prototype": {"polluted": "yes"}}}') as Row;
		expect(
			fill({ A: { from: '__proto__.polluted' }, B: { from: 'toString' }, '__proto__.polluted': { always: 'yes' }, 'C.constructor.x': { always: 1 } }, poisoned)
				.record,
		).toEqual({ A: 'yes' });
		expect(({} as Row)['polluted']).toBeUndefined();
	});
});

describe('values that do not fit', () => {
	it('become an issue at the source place', () => {
		const { record, issues } = fill({ Date: { from: 'date', via: 'date' }, Rate: { from: 'rate', via: 'decimal' } }, { date: '31/12/2026', rate: '1,234.50' });
		expect(record).toEqual({});
		expect(issues).toEqual([
			expect.objectContaining({ rule: 'value', severity: 'error', at: 'date', says: '"31/12/2026" is not a date in the form YYYY-MM-DD' }),
			expect.objectContaining({ rule: 'value', severity: 'error', at: 'rate', says: '"1,234.50" is not a plain number' }),
		]);
	});
	it('are named when a written-in table does not know them', () => {
		const rules: Rules = { Status: { from: 'status', table: { sent: 'AUTHORISED' } } };
		expect(fill(rules, { status: 'SENT' }).record).toEqual({ Status: 'AUTHORISED' });
		expect(fill(rules, { status: 'odd' }).issues).toEqual([expect.objectContaining({ rule: 'value-unknown', at: 'status', severity: 'error' })]);
		expect(fill(rules, {})).toMatchObject({ record: {}, issues: [] });
	});
});

describe('mapping tables', () => {
	const rules: Rules = { Lines: { rows: { lines: { each: 'line_items', rules: { TaxType: { from: ['tax_id', 'tax_name'], table: 'tax' } } } } } };
	const lines = (...line_items: Row[]) => ({ line_items });
	const first = ({ record }: { record: Row }) => (record['Lines'] as Row[])[0]?.['TaxType'];

	it('match any of several values, without regard to case, blanks and a per cent sign', () => {
		expect(first(fill(rules, lines({ tax_id: '1', tax_name: 'VAT' }), [row('tax', ' vat ', 'OUTPUT2')]))).toBe('OUTPUT2');
		expect(first(fill(rules, lines({ tax_id: 1 }), [row('TAX', '1', 'OUTPUT2')]))).toBe('OUTPUT2');
		expect(first(fill(rules, lines({ tax_name: '15' }), [row('tax', '15 %', 'OUTPUT2')]))).toBe('OUTPUT2');
	});
	it('keep leading zeros apart', () => {
		expect(fill(rules, lines({ tax_id: '091' }), [row('tax', '91', 'X')]).issues).toHaveLength(1);
	});
	it('name the place and the row to add', () => {
		const { issues } = fill(rules, lines({ tax_id: '9' }, { tax_id: '9' }, { tax_id: '7', tax_name: 'VAT' }), [row('tax', '9', 'OUTPUT2')]);
		expect(issues).toEqual([
			{
				rule: 'mapping-row-missing',
				severity: 'error',
				at: 'line_items[2].tax_id',
				says: 'no tax is mapped for "7" or "VAT"',
				fix: 'Add this row to the mapping table: kind "tax", source_app "zohoBooks", source_value "7" or "VAT", target_app "xero", target_value the tax type in Xero, such as OUTPUT2.',
			},
		]);
	});
	it('report that a default row was used', () => {
		const result = fill(rules, lines({ tax_id: '9' }), [row('tax', '*', 'OUTPUT2')]);
		expect(first(result)).toBe('OUTPUT2');
		expect(result.issues).toEqual([expect.objectContaining({ rule: 'mapping-default-used', severity: 'warning', at: 'line_items[0].tax_id' })]);
	});
	it('refuse to choose between contradicting rows, and take repeated ones', () => {
		expect(fill(rules, lines({ tax_id: '9' }), [row('tax', '9', 'A'), row('tax', '9', 'B')]).issues).toEqual([
			expect.objectContaining({ rule: 'mapping-row-ambiguous', severity: 'error' }),
		]);
		expect(fill(rules, lines({ tax_id: '9' }), [row('tax', '9', 'A'), row('tax', '9', 'A')]).issues).toEqual([]);
	});
	it('use only rows of this direction that are complete; a blank application means any', () => {
		const rows = [
			row('tax', '9', 'A', { source_app: 'zohoCrm' }),
			row('tax', '9', 'B', { target_app: 'other' }),
			row('tax', '9', ''),
			row('tax', '', 'C'),
			{},
			row('tax', '9', 'D', { source_app: '', target_app: null }),
		];
		expect(first(fill(rules, lines({ tax_id: '9' }), rows))).toBe('D');
	});
	it('are shared by Books and Inventory, whose records are the same', () => {
		const asked = (rows: Row[]) =>
			apply(rules, { record: lines({ tax_id: '9' }), row: lines({ tax_id: '9' }), place: '' }, tablesFrom(rows, 'zohoInventory', 'xero'));
		expect(first(asked([row('tax', '9', 'A')]))).toBe('A');
		expect(asked([row('tax', '9', 'A', { source_app: 'zohoExpense' })]).issues).toHaveLength(1);
	});
	it('look for a fixed key where the source has none, and take the fallback where no row has it', () => {
		const none: Rules = { TaxType: { from: 'tax_id', table: 'tax', keys: ['No tax'], else: 'NONE' } };
		expect(fill(none, {}, [row('tax', '*', 'OUTPUT2')]).record).toEqual({ TaxType: 'NONE' });
		expect(fill(none, {}, [row('tax', 'no tax', 'BASEXCLUDED')]).record).toEqual({ TaxType: 'BASEXCLUDED' });
		expect(fill({ A: { table: 'account', keys: ['Shipping'] } }, {}).issues).toEqual([
			expect.objectContaining({ says: 'no account is mapped for "Shipping"' }),
		]);
	});
});

describe('rows', () => {
	it('come from lists and from single amounts, and remember their places', () => {
		const rules: Rules = {
			L: {
				rows: {
					lines: { each: 'items', rate: 'tax', rules: { N: { from: 'n' }, W: { from: '$.whole' } } },
					fee: { when: 'fee', rules: { N: { from: 'fee' } } },
				},
			},
		};
		const { record, places, rates } = fill(rules, { whole: 'w', items: [{ n: 1, tax: 5 }, { n: 2 }], fee: 3 });
		expect(record).toEqual({ L: [{ N: 1, W: 'w' }, { N: 2, W: 'w' }, { N: 3 }] });
		expect(places).toMatchObject({ 'L[1].N': 'items[1].n', 'L[1].W': 'whole', 'L[2].N': 'fee', L: 'items' });
		expect(rates).toEqual({ L: [5, undefined, undefined] });
		expect(fill(rules, { fee: 0 }).record).toEqual({});
	});
	it('may leave the first to another rule and stop at some number, which is said', () => {
		const rules: Rules = { L: { rows: { others: { each: 'items', skip: 1, most: 2, rules: { N: { from: 'n' } } } } } };
		const { record, issues, places } = fill(rules, { items: [1, 2, 3, 4, 5].map((n) => ({ n })) });
		expect(record).toEqual({ L: [{ N: 2 }, { N: 3 }] });
		expect(places).toMatchObject({ 'L[0].N': 'items[1].n' });
		expect(issues).toEqual([
			expect.objectContaining({ rule: 'left-out', severity: 'warning', at: 'items', says: expect.stringContaining('has 2 rows more') as string }),
		]);
		for (const items of [undefined, [{ n: 1 }]]) expect(fill(rules, { items })).toMatchObject({ record: {}, issues: [] });
		expect(fill(rules, { items: [{ n: 1 }, { n: 2 }, { n: 3 }] }).issues).toEqual([]);
	});
	it('are left out without what they need, and say why; where it is optional, only with a warning', () => {
		const rules: Rules = {
			L: { rows: { tags: { each: 'tags', needs: ['N'], rules: { N: { from: 'name', table: 'tag', optional: true }, W: { from: 'name' } } } } },
		};
		const { record, issues } = fill(rules, { tags: [{ name: 'known' }, { name: 'unknown' }] }, [row('tag', 'known', 'K')]);
		expect(record).toEqual({ L: [{ N: 'K', W: 'known' }] });
		expect(issues).toEqual([
			expect.objectContaining({ rule: 'mapping-row-missing', severity: 'warning', at: 'tags[1].name', says: 'no tag is mapped for "unknown"; it is left out' }),
		]);
	});
	it('that are no rows are named, not lost', () => {
		const rules: Rules = { L: { rows: { lines: { each: 'items', rules: { N: { from: 'n' } } } } } };
		expect(fill(rules, { items: [{ n: 1 }, 'odd', null] }).issues.map(({ at }) => at)).toEqual(['items[1]', 'items[2]']);
		expect(fill(rules, { items: { 0: { n: 1 } } }).issues).toEqual([expect.objectContaining({ rule: 'not-a-list', at: 'items' })]);
	});
});
