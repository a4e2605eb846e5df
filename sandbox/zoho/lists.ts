import { DateTime } from 'luxon';
import type { Row } from '../vendor';
import type { Kind, ListRules } from './kind';
import { all, text, today, type Ledger, type State } from './ledger';
import { refusal } from './refused';

const LARGEST = 200;

type Test = (row: Row, ledger: Ledger) => boolean;

const whole = (name: string, written: string | null, otherwise: number): number => {
	if (written === null) return otherwise;
	const value = Number(written);
	if (!Number.isInteger(value) || value < 1) throw refusal.invalid(name);
	return value;
};

const texts: Readonly<Record<string, (value: string, wanted: string) => boolean>> = {
	'': (value, wanted) => value === wanted,
	_startswith: (value, wanted) => value.startsWith(wanted),
	_contains: (value, wanted) => value.includes(wanted),
};
const numbers: Readonly<Record<string, (value: number, wanted: number) => boolean>> = {
	'': (value, wanted) => value === wanted,
	_less_than: (value, wanted) => value < wanted,
	_less_equals: (value, wanted) => value <= wanted,
	_greater_than: (value, wanted) => value > wanted,
	_greater_equals: (value, wanted) => value >= wanted,
	_start: (value, wanted) => value >= wanted,
	_end: (value, wanted) => value <= wanted,
};
const days: Readonly<Record<string, (value: string, wanted: string) => boolean>> = {
	'': (value, wanted) => value === wanted,
	_start: (value, wanted) => value >= wanted,
	_end: (value, wanted) => value <= wanted,
	_before: (value, wanted) => value < wanted,
	_after: (value, wanted) => value > wanted,
};

/** Upper and lower case do not matter [unsure]. */
const textTest = (name: string, ending: string, wanted: string): Test => {
	const small = wanted.toLowerCase();
	return (row) => texts[ending]!(text(row[name]).toLowerCase(), small);
};
const numberTest = (name: string, ending: string, wanted: string): Test => {
	if (wanted.trim() === '' || Number.isNaN(Number(wanted))) throw refusal.filter(name + ending);
	return (row) => numbers[ending]!(Number(row[name]), Number(wanted));
};
const dayTest = (name: string, ending: string, wanted: string): Test => {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(wanted)) throw refusal.filter(name + ending);
	return (row) => days[ending]!(text(row[name]), wanted);
};

/** One row of the table for each family of fields: which fields, which endings, and how a value is compared. */
const families = ({ texts: ofText, numbers: ofNumber, days: ofDay }: ListRules) => [
	{ names: ofText, endings: Object.keys(texts), test: textTest },
	{ names: ofNumber, endings: Object.keys(numbers), test: numberTest },
	{ names: ofDay, endings: Object.keys(days), test: dayTest },
];

/** The parameter `status` knows the same states as filter_by, written in another way: partially_paid is Status.PartiallyPaid. */
const statusTest = ({ filterBy }: ListRules, wanted: string): Test => {
	const named = Object.entries(filterBy).find(([name]) => name.toLowerCase() === `status.${wanted.replace(/_/g, '')}`);
	if (named === undefined) throw refusal.filter('status');
	return named[1];
};

const fieldTests = (rules: ListRules, query: URLSearchParams): Test[] => {
	const known = families(rules);
	return [...query].flatMap(([parameter, wanted]) => {
		if (parameter === 'status') return [statusTest(rules, wanted)];
		if (/^cf_\w+$/.test(parameter)) return [(row: Row) => text(row[parameter]).toLowerCase() === wanted.toLowerCase()];
		return known.flatMap(({ names, endings, test }) =>
			names.flatMap((name) => endings.filter((ending) => name + ending === parameter).map((ending) => test(name, ending, wanted))),
		);
	});
};

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{4}$/;

/**
 * Rows changed at or after a time [unsure whether "at" counts]. A plus sign that was not written as %2B arrives here as a blank. What Books does
 * then is not known; it is refused, so that a client that does it is found out.
 */
const sinceTests = ({ modifiedSince }: ListRules, query: URLSearchParams): Test[] => {
	const since = query.get('last_modified_time');
	if (since === null || modifiedSince !== true) return [];
	if (!moment.test(since)) throw refusal.filter('last_modified_time');
	const from = DateTime.fromISO(since).toMillis();
	return [(row) => DateTime.fromISO(text(row.last_modified_time)).toMillis() >= from];
};

const searchTests = ({ searched }: ListRules, query: URLSearchParams): Test[] => {
	const words = (query.get('search_text') ?? '').toLowerCase();
	return words === '' ? [] : [(row) => searched.some((name) => text(row[name]).toLowerCase().includes(words))];
};

const filterOf = ({ filterBy }: ListRules, query: URLSearchParams): { name: string; test: Test } => {
	const name = query.get('filter_by') ?? Object.keys(filterBy)[0]!;
	const test = Object.hasOwn(filterBy, name) ? filterBy[name] : undefined;
	if (test === undefined) throw refusal.filter('filter_by');
	return { name, test };
};

const sortOf = ({ sort, sortable }: ListRules, query: URLSearchParams) => {
	const column = query.get('sort_column') ?? sort.column;
	if (column !== sort.column && !sortable.includes(column) && !column.startsWith('cf_')) throw refusal.filter('sort_column');
	const order = query.get('sort_order') ?? (query.has('sort_column') ? 'A' : sort.order);
	if (order !== 'A' && order !== 'D') throw refusal.filter('sort_order');
	return { column, order };
};

/** Timestamps of one organisation can have two offsets over a year: they compare as instants. */
const comparable = (column: string, value: unknown): number | string => {
	if (typeof value === 'number') return value;
	return column.endsWith('_time') ? DateTime.fromISO(text(value)).toMillis() : text(value).toLowerCase();
};

const sorted = (rows: readonly Row[], column: string, order: string, id: string): Row[] => {
	const keyed = rows.map((row) => ({ row, key: comparable(column, row[column]), id: text(row[id]) }));
	const by = <T extends number | string>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);
	const turn = order === 'D' ? -1 : 1;
	return keyed.sort((a, b) => turn * (by(a.key, b.key) || by(a.id, b.id))).map(({ row }) => row);
};

/** What was last listed of each shelf, so that the pages of a long list are not all worked out anew; it holds until anything changes. */
const kept = new WeakMap<State, Map<Kind, { readonly key: string; readonly rows: readonly Row[] }>>();

/** A shorter list is as quickly made as looked up. */
const LONG = 1000;

function sortedRows(
	ledger: Ledger,
	kind: Kind,
	query: URLSearchParams,
	{ tests, column, order }: { readonly tests: readonly Test[]; readonly column: string; readonly order: string },
): readonly Row[] {
	const own = [...query].filter(([name]) => name !== 'page' && name !== 'per_page');
	const key = JSON.stringify([own, column, order, today(ledger), ledger.state.changes]);
	const known = kept.get(ledger.state) ?? new Map<Kind, { key: string; rows: readonly Row[] }>();
	kept.set(ledger.state, known);
	const before = known.get(kind);
	if (before?.key === key) return before.rows;
	const asked = Object.entries(kind.list.stored ?? {}).filter(([name]) => query.has(name));
	const found = all(ledger, kind.shelf)
		.filter((row) => asked.every(([name, test]) => test(ledger, row, query.get(name)!)))
		.map((row) => kind.row(ledger, row))
		.filter((row) => tests.every((test) => test(row, ledger)));
	const rows = sorted(found, column, order, kind.id);
	if (rows.length > LONG) known.set(kind, { key, rows });
	return rows;
}

/** A list as Books answers it; there is no total count, only whether a further page follows. */
export const listed = (ledger: Ledger, kind: Kind, query: URLSearchParams): Row => {
	const page = whole('page', query.get('page'), 1);
	// The chart of accounts was seen to come whole.
	const largest = kind.shelf === 'chartofaccounts' ? 5000 : LARGEST;
	const size = Math.min(whole('per_page', query.get('per_page'), largest), largest);
	const filter = filterOf(kind.list, query);
	const { column, order } = sortOf(kind.list, query);
	const tests = [filter.test, ...sinceTests(kind.list, query), ...searchTests(kind.list, query), ...fieldTests(kind.list, query)];
	const shown = sortedRows(ledger, kind, query, { tests, column, order });
	return {
		code: 0,
		message: 'success',
		[kind.many]: shown.slice((page - 1) * size, page * size),
		page_context: {
			page,
			per_page: size,
			has_more_page: page * size < shown.length,
			report_name: kind.list.report,
			applied_filter: filter.name,
			custom_fields: [],
			sort_column: column,
			sort_order: order,
		},
	};
};
