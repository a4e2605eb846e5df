import type { Row } from '../../src/record';
import type { Chance } from '../mapping/random';

/** What goes wrong in records, overrides and rows of the form, and worse. */

const numbers = [
	'1.234,56',
	'1 234,56',
	'1\u00a0234,56',
	'1\u202f234,56',
	'1’234.56',
	"1'234.56",
	'1,234.56',
	'12,34,567.89',
	'12,5',
	'١٢٫٥',
	'(5.00)',
	'5-',
	'€ 5',
	'1e3',
	'0x10',
];

const dates = [
	'2026-11-25',
	'20261125',
	'2026/11/25',
	'25/11/2026',
	'11/25/2026',
	'25.11.2026',
	'25-Nov-26',
	'Nov 25, 2026',
	'2026-W48-3',
	'2026-11-25T10:00:00+1300',
	'/Date(1795564800000+0000)/',
	1795564800,
	'2026-02-30',
	'ce mercredi',
];

const texts = ['👩‍👩‍👧‍👦🧾', 'שלום עולם', 'مرحبا', '\u202Eright to left', '\uD800', '\u0000', 'é\u0301\u0301', '{{ $json }}', '=cmd()', '', ' ', 'ﷺ'.repeat(400)];

/** Through JSON, so that `__proto__` is a key like any other. */
const polluting = (): unknown => JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":5,"length":-1}');

const shapes: readonly unknown[] = [null, true, [], {}, [[]], [null], ['text'], [[{}]], { 0: 'a' }, [{}, null, 5], Number.NaN, Infinity, -0, 1e21];

const oddValue = (random: Chance): unknown =>
	random.is(0.1) ? polluting() : random.of<unknown>(random.of<readonly unknown[]>([numbers, dates, texts, shapes]));

/** Within itself, and wide, so that whoever walks through all of it never comes back. */
const cyclic: Row = {};
cyclic['first'] = Array(30).fill(cyclic);

const deepText = `${'{"first":['.repeat(2000)}1${']}'.repeat(2000)}`;
const deep: unknown = JSON.parse(deepText);

/** A record of which some fields, or fields of its first rows, hold something odd. */
export const oddRecord = (random: Chance, record: Row): unknown => {
	if (random.is(0.03)) return random.of<unknown>([[record], JSON.stringify(record), '{"a":', null, 5, 'text', [[]], polluting(), cyclic, deep, deepText]);
	const copy = structuredClone(record);
	for (let count = random.int(0, 4); count > 0; count--) spoil(random, copy);
	return copy;
};

function spoil(random: Chance, record: Row): void {
	const names = Object.keys(record);
	if (names.length === 0) return;
	const name = random.of(names);
	const inner = record[name];
	const [row] = (Array.isArray(inner) ? inner : [inner]) as unknown[];
	if (typeof row === 'object' && row !== null && random.is(0.7)) spoil(random, row as Row);
	else Object.defineProperty(record, name, { value: oddValue(random), enumerable: true, configurable: true, writable: true });
}

const targets = [
	'Reference',
	'LineItems',
	'LineItems[].Quantity',
	'LineItems[].Tracking[].Name',
	'LineItems[]',
	'LineItems[lines]',
	'LineItems[__proto__].Quantity',
	'line_items[].rate',
	'Contact',
	'Contact.ContactID',
	'__proto__',
	'constructor.prototype.polluted',
	'cf_own',
	'Own_Rows[].Name',
	'',
	'[',
	'].[',
	'a[b][c]',
	'Nope',
	'😀',
];

const paths: readonly unknown[] = [
	'total',
	'line_items',
	'LineItems',
	'$.date',
	'custom_field_hash.cf_po',
	'line_items[0].name',
	'a[b=c].d',
	'__proto__.polluted',
	'$.',
	'',
	'[',
	['a', 'b'],
	['a', 5],
	5,
	null,
	{},
	'['.repeat(3000),
];

const oddRule = (random: Chance): unknown => {
	const made: readonly (() => unknown)[] = [
		() => null,
		() => oddValue(random),
		() => cyclic,
		() => deep,
		() => ({ from: random.of(paths) }),
		() => ({
			from: random.of(paths),
			via: random.of(['upper', 'clip', 'date', 'decimal', 'nope', polluting()]),
			with: random.of(['5', '', 5, null, polluting()]),
		}),
		() => ({ always: random.of([oddValue(random), cyclic, deep]) }),
		() => ({
			from: random.of(paths),
			table: random.of(['account', {}, polluting(), { a: cyclic }, 5]),
			else: oddValue(random),
			keys: random.of([undefined, ['Sales'], [5]]),
		}),
		() => ({ first: [oddRule(random), oddRule(random)] }),
		() => ({ join: [oddRule(random)], by: random.of([', ', undefined, 5]) }),
		() => ({
			rows: { lines: { each: random.of(paths), rate: random.of(paths), rules: random.of([{}, null, { Quantity: { from: 'quantity' } }, polluting()]) } },
		}),
		() => ({
			rows: random.of([
				null,
				[],
				{ lines: null },
				{ lines: { when: random.of(paths), rules: { [random.of(targets)]: { always: 1 } } } },
				{ lines: { each: 'x', when: 'y' } },
			]),
		}),
	];
	return random.of(made)();
};

export const oddOverrides = (random: Chance): unknown => {
	if (random.is(0.1)) return random.of<unknown>(['{', '[]', 'null', '5', [], 5, '{"__proto__":{"always":1}}', `${'['.repeat(9000)}${']'.repeat(9000)}`]);
	return Object.fromEntries(Array.from({ length: random.int(1, 3) }, () => [random.of(targets), oddRule(random)]));
};

const oddCell = (random: Chance): unknown => {
	const value = random.of<unknown>([...paths, 'account', 'clip', '5']);
	return random.is(0.5) ? { __rl: true, mode: random.of(['list', 'path', 5]), value } : random.of([value, oddValue(random)]);
};

/** Rows of the form as an expression, an import or a hand may leave them. */
export const oddRows = (random: Chance): unknown => {
	if (random.is(0.1)) return random.of<unknown>([null, 5, 'text', {}, { fields: [] }, [null], [[]], ['Reference'], polluting()]);
	return Array.from({ length: random.int(0, 3) }, () => ({
		field: random.of<unknown>([...targets, ...targets, 5, null, polluting()]),
		source: random.of<unknown>(['path', 'firstFilled', 'constant', 'table', 'rows', 'leaveOut', 'sorcery', 5, polluting()]),
		...Object.fromEntries(
			['from', 'paths', 'kind', 'otherwise', 'transform', 'argument', 'value'].filter(() => random.is(0.6)).map((name) => [name, oddCell(random)]),
		),
		...(random.is(0.1) ? { value: random.of([cyclic, deep]) } : {}),
	}));
};
