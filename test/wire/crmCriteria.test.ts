import { readCriteria, type Written } from '../../sandbox/zoho/crm/criteria';
import { criteriaOf, isSearchable, operators } from '../../src/wire/zohoCrmCriteria';
import { seeded } from '../support/random';

/** Conditions in the language of Zoho's search, read back by the sandbox, which shares no code with what writes them. */

type Row = Record<string, unknown>;

const field = (api_name: string, data_type: string, more: Row = {}): Row => ({ api_name, data_type, ...more });
const fields = [
	field('Words', 'text'),
	field('Notes', 'textarea'),
	field('Number_of', 'autonumber'),
	field('Stage', 'picklist'),
	field('Kinds', 'multiselectpicklist'),
	field('Done', 'boolean'),
	field('Rooms', 'integer'),
	field('Entry', 'bigint'),
	field('Price', 'currency'),
	field('Share', 'percent'),
	field('Built', 'date'),
	field('Opened', 'datetime'),
	field('Account', 'lookup'),
	field('Owner', 'ownerlookup'),
	field('Ratio', 'formula', { formula: { return_type: 'double' } }),
	field('Rated', 'formula', { formula: { return_type: 'string' } }),
	field('Plans', 'fileupload'),
	field('Rows', 'subform'),
	field('Hidden', 'text', { searchable: false }),
];

const made = (rows: readonly Row[], match: unknown = 'all') => criteriaOf(rows, match, { fields, zone: 'Pacific/Auckland' });
const criteria = (...rows: Row[]): string => {
	const result = made(rows);
	if ('problems' in result) throw new Error(JSON.stringify(result.problems));
	return result.criteria;
};
const said = (rows: readonly Row[], match?: unknown): string[] => {
	const result = made(rows, match);
	return 'problems' in result ? result.problems.map(({ at, says }) => `${at} ${says}`) : [];
};

const BASIC = ['equals', 'not_equal'];
const RANGES = ['between', 'greater_than', 'greater_equal', 'less_than', 'less_equal'];
const SORTS: Array<[names: string[], value: string, knows: string[]]> = [
	[['Words', 'Notes', 'Number_of', 'Rated'], 'Abc', [...BASIC, 'in', 'starts_with']],
	[['Stage', 'Kinds'], 'Open', [...BASIC, 'in']],
	[['Account', 'Owner'], 'Tui Ltd', [...BASIC, 'in']],
	[['Done'], 'true', BASIC],
	[['Rooms', 'Entry', 'Price', 'Share', 'Ratio'], '12', [...BASIC, 'in', ...RANGES]],
	[['Built'], '2026-01-31', [...BASIC, 'in', ...RANGES]],
	[['Opened'], '2026-01-31T10:00:00Z', [...BASIC, 'in', ...RANGES]],
];
const cases = SORTS.flatMap(([names, value, knows]) =>
	names.flatMap((name) => Object.keys(operators).map((operator) => [operator, name, value, knows.includes(operator)] as const)),
);

it.each(cases)('%s of %s is written where its type knows it, and else refused', (operator, name, value, isKnown) => {
	const row = { field: name, operator, value, to: operator === 'between' ? value : '' };
	if (!isKnown) return expect(said([row])[0]).toMatch(`Condition 1 asks ${name} for "${operator}", which its type does not know: choose one of equals, `);
	const written = value === '2026-01-31T10:00:00Z' ? '2026-01-31T10:00:00+00:00' : value;
	return expect(criteria(row)).toBe(`(${name}:${operator}:${operator === 'between' ? `${written},${written}` : written})`);
});

it.each<[string, unknown, string]>([
	['Words', 'A (B), C\\D', 'A \\(B\\)\\, C\\\\D'],
	['Words', '  edges  ', 'edges'],
	['Words', 0, '0'],
	['Done', false, 'false'],
	['Done', 'TRUE', 'true'],
	['Rooms', 4, '4'],
	['Price', '-12.50', '-12.50'],
	['Entry', '9007199254740993', '9007199254740993'],
	['Built', '2026-01-31T00:00:00', '2026-01-31'],
	// Eleven at night in London is the next day in the workflow's zone.
	['Built', '2026-01-31T23:00:00Z', '2026-02-01'],
	['Opened', '2026-01-31T10:00:00.123+05:30', '2026-01-31T04:30:00+00:00'],
	['Opened', '2026-06-30T12:00:00', '2026-06-30T00:00:00+00:00'],
	['Opened', '2026-06-30', '2026-06-29T12:00:00+00:00'],
	['Opened', new Date('2026-06-30T12:00:00Z'), '2026-06-30T12:00:00+00:00'],
])('%s takes %j as %s', (name, value, written) => expect(criteria({ field: name, operator: 'equals', value })).toBe(`(${name}:equals:${written})`));

it('means a linked record by its ID where there is one, and else by its name', () => {
	const id = '5725767000000411001';
	const equals = (named: string, value: unknown): string => criteria({ field: named, operator: 'equals', value });
	expect(equals('Account', id)).toBe(`(Account.id:equals:${id})`);
	expect(equals('Account.id', id)).toBe(`(Account.id:equals:${id})`);
	expect(equals('Owner', { id, name: 'Mere Tane' })).toBe(`(Owner.id:equals:${id})`);
	expect(equals('Account', '2026')).toBe('(Account:equals:2026)');
	expect(criteria({ field: 'Account', operator: 'in', value: `${id}, Tui Ltd` })).toBe(`(Account:in:${id},Tui Ltd)`);
});

it('takes several values from a text with commas, or from a list, whose values keep theirs', () => {
	expect(criteria({ field: 'Stage', operator: 'in', value: 'Open, Won,' })).toBe('(Stage:in:Open,Won)');
	expect(criteria({ field: 'Stage', operator: 'in', value: ['Lost, late', 'Won'] })).toBe('(Stage:in:Lost\\, late,Won)');
});

it('joins conditions by "and" or "or", as one group', () => {
	const rows = ['A', 'B', 'C'].map((value) => ({ field: 'Words', operator: 'equals', value }));
	expect([made(rows, 'all'), made(rows, 'any')]).toEqual([
		{ criteria: '((Words:equals:A)and(Words:equals:B)and(Words:equals:C))' },
		{ criteria: '((Words:equals:A)or(Words:equals:B)or(Words:equals:C))' },
	]);
	expect(said(rows, 'or')).toEqual(['Match "or" is neither "all" nor "any"']);
});

describe('refuses', () => {
	const sound = { field: 'Words', operator: 'equals', value: 'A' };

	it.each<[string, Row, string]>([
		['no field', { operator: 'equals', value: 'A' }, 'names no field: choose one, or take the condition away'],
		['an unknown field', { ...sound, field: 'Word' }, 'asks for Word, which is no field of the module; nearest: Words, '],
		['a file', { ...sound, field: 'Plans' }, 'asks for Plans, which Zoho CRM cannot search: choose another field'],
		['what the account does not index', { ...sound, field: 'Hidden' }, 'asks for Hidden, which Zoho CRM cannot search'],
		[
			'an operator that is none',
			{ ...sound, operator: 'contains' },
			'asks Words for "contains", which its type does not know: choose one of equals, not_equal, in, starts_with',
		],
		['no operator', { ...sound, operator: undefined }, 'asks Words for "undefined"'],
		['an empty value', { ...sound, value: ' ' }, 'lacks a value for Words: fill one in, or take the condition away'],
		['no value', { field: 'Words', operator: 'starts_with' }, 'lacks a value for Words'],
		['a list of nothing', { field: 'Stage', operator: 'in', value: ' , ' }, 'lacks a value for Stage'],
		['a linked record without an ID', { field: 'Account', operator: 'equals', value: { name: 'A' } }, 'lacks a value for Account'],
		['half a range', { field: 'Rooms', operator: 'between', value: 1 }, 'lacks one of the two values that Rooms is to be between: fill in both'],
		['a word as a number', { field: 'Rooms', operator: 'equals', value: 'many' }, 'compares Rooms with "many", which is not a number, such as 12.5'],
		['a number too large to be written out', { field: 'Price', operator: 'equals', value: 1e21 }, 'compares Price with "1e+21"'],
		['a word among numbers', { field: 'Rooms', operator: 'in', value: '1,x' }, 'compares Rooms with "x"'],
		['a word as a flag', { field: 'Done', operator: 'equals', value: 'yes' }, 'compares Done with "yes", which is not true or false'],
		['a day that there is not', { field: 'Built', operator: 'equals', value: '2026-02-30' }, 'compares Built with "2026-02-30", which is not a day'],
		['an hour as a day', { field: 'Built', operator: 'equals', value: '12' }, 'compares Built with "12"'],
		['a word as a time', { field: 'Opened', operator: 'less_than', value: 'now' }, 'compares Opened with "now", which is not a time'],
	])('%s, and says which condition it is', (_, row, says) => {
		const [first, ...others] = said([sound, row]);
		expect([first!.slice(0, 12 + says.length), others]).toEqual([`Condition 2 ${says}`, []]);
	});

	it('all that is wrong at once', () => {
		expect(said([{ ...sound, value: '' }, sound, { ...sound, field: '' }])).toEqual([
			expect.stringContaining('Condition 1 lacks'),
			expect.stringContaining('Condition 3 names no field'),
		]);
	});

	it('more conditions, and more letters, than Zoho takes', () => {
		const many = (count: number): Row[] => Array.from({ length: count }, () => sound);
		expect([said(many(15)), said(many(16))]).toEqual([[], ['Conditions are 16 where Zoho CRM takes 15: take some away, or search in several steps']]);
		const long = (length: number): string[] => said([{ ...sound, value: 'x'.repeat(length) }]);
		expect([long(2985), long(2986)]).toEqual([[], ['Conditions are 3001 characters together where Zoho CRM takes 3000: search for fewer values at once']]);
	});
});

it('knows which fields a search can ask for', () => {
	expect(fields.filter((one) => !isSearchable(one)).map(({ api_name }) => api_name)).toEqual(['Plans', 'Rows', 'Hidden']);
});

describe('whatever the values hold', () => {
	const random = seeded(20261125);
	const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
	/** Rich in what ends a value, and in what looks like the language itself. */
	const LETTERS = ['\\', '(', ')', ',', ':', ' ', 'and', 'or', ')or(', '\\)', 'a', 'Ü', '漢', '"', "'", '&', '+', '%29', '\n', '😀'];
	const word = (): string => {
		const letters = Array.from({ length: 1 + Math.floor(random() * 8) }, () => pick(LETTERS)).join('');
		return letters.trim() || '\\';
	};
	const rangeOf = (): { row: Row; read: Row } => {
		const [value, to] = [Math.floor(random() * 1000), Math.floor(random() * 1000)];
		return { row: { field: 'Price', operator: 'between', value, to }, read: { name: 'Price', operator: 'between', values: [String(value), String(to)] } };
	};
	const rowOf = (): { row: Row; read: Row } => {
		if (random() < 0.2) return rangeOf();
		const operator = pick(['equals', 'not_equal', 'starts_with', 'in']);
		const values = operator === 'in' ? Array.from({ length: 1 + Math.floor(random() * 4) }, word) : [word()];
		const named = pick(['Words', 'Notes']);
		return { row: { field: named, operator, value: operator === 'in' ? values : values[0] }, read: { name: named, operator, values } };
	};
	const flat = (written: Written): Array<Written | string> =>
		'joined' in written ? [...flat(written.left), written.joined, ...flat(written.right)] : [written];

	it('the sandbox reads back exactly the conditions that were given', () => {
		for (let round = 0; round < 3000; round++) {
			const given = Array.from({ length: 1 + Math.floor(random() * 6) }, rowOf);
			const match = pick(['all', 'any']);
			const result = made(
				given.map(({ row }) => row),
				match,
			);
			if ('problems' in result) throw new Error(JSON.stringify(result.problems));
			const expected = given.flatMap(({ read }, index) => (index ? [match === 'all' ? 'and' : 'or', read] : [read]));
			expect(flat(readCriteria(result.criteria))).toEqual(expected);
		}
	});
});
