import type { Field, Fields } from '../../src/apis/define';
import type { Asked, Row } from '../vendor';
import { badPrecondition, badQuery, tooMuch, type Spoken } from './answers';
import { dayFrom } from './dates';
import { same, viewed, type Desk, type Kind } from './desk';
import { fieldsOf, linkedSegment, type Endpoint } from './endpoints';
import { show } from './shape';
import { sinceFrom } from './since';
import { BadQuery, compare, valueAt, where, type Value } from './where';

/** GET of a collection: narrow, order, cut into pages, show. */
export function list(desk: Desk, segment: string, endpoint: Endpoint, kind: Kind, { query, headers }: Asked): Spoken | { content: Row } {
	const since = endpoint.modifiedSince ? sinceFrom(headers) : undefined;
	if (Number.isNaN(since)) return badPrecondition;
	const { droppedInSummaries, lists = {} } = endpoint;
	const isSummary = droppedInSummaries !== undefined && isTrue(query.get('summaryOnly'));
	const pages = endpoint.paged === true ? {} : endpoint.paged;
	// Xero pages these two whether asked to or not.
	const forced = pages?.always || isSummary || ('Statuses' in lists && query.has('Statuses'));
	const paging = pages && (query.has('page') || forced);
	const summary = isSummary ? droppedInSummaries : [];
	try {
		const fields = fieldsOf(segment);
		const { own, linkedTo } = named(endpoint, query);
		const linked = desk.books
			.rows(endpoint.name)
			.filter(every([...own, isVisible(endpoint, kind, query, since)]))
			.map((row) => kind.linked?.(desk, row) ?? row)
			.filter(every(linkedTo));
		const narrowed = linked.filter(every(criteria(desk, endpoint, fields, query, summary)));
		const processed = isIndexed(endpoint, query) ? narrowed : linked;
		if (desk.volume !== undefined && processed.length > desk.volume) return tooMuch(endpoint.name);
		const ordered = inOrder(narrowed, endpoint, kind, fields, endpoint.order ? query.get('order') : null);
		const { page, pagination } = paging ? cut(ordered, query, pages.fixed) : { page: ordered, pagination: undefined };
		const dropped = new Set([...summary, ...(paging ? [] : (endpoint.detail ?? []))]);
		const shown = page.map((row) => {
			const stored = desk.books.get(endpoint.name, row[endpoint.id]) ?? row;
			const whole = viewed(desk, kind, stored, !paging);
			return show(endpoint, fields, Object.fromEntries(Object.entries(whole).filter(([name]) => !dropped.has(name))));
		});
		return { content: { ...(pagination && !pages?.uncounted ? { pagination } : {}), [endpoint.name]: shown } };
	} catch (error) {
		if (error instanceof BadQuery) return badQuery(error.message);
		throw error;
	}
}

type Test = (row: Row) => boolean;

const isTrue = (value: string | null): boolean => value?.toLowerCase() === 'true';
const every =
	(tests: readonly Test[]): Test =>
	(row) =>
		tests.every((test) => test(row));

function isVisible(endpoint: Endpoint, kind: Kind, query: URLSearchParams, since: number | undefined): Test {
	const showArchived = !endpoint.archived || isTrue(query.get('includeArchived'));
	const showDeleted = !endpoint.includeDeleted || isTrue(query.get('includeDeleted'));
	return (row) =>
		(kind.isListed?.(row) ?? true) &&
		(showDeleted || row.Status !== 'DELETED') &&
		(showArchived || row[endpoint.archived ?? ''] !== 'ARCHIVED') &&
		(since === undefined || Date.parse(String(row.UpdatedDateUTC)) >= since);
}

/** Parameters that name what is wanted, by what the records hold themselves and by what they are linked to; Xero finds it without going through all records. */
function named(endpoint: Endpoint, query: URLSearchParams): { own: Test[]; linkedTo: Test[] } {
	const own: Test[] = [];
	const linkedTo: Test[] = [];
	const at = (property: string) => (property.includes('.') ? linkedTo : own);
	for (const [parameter, property] of Object.entries(endpoint.lists ?? {})) {
		const asked = query.get(parameter);
		if (asked === null) continue;
		// An empty list is a list: nothing fits it.
		const wanted = new Set(asked.split(',').map((value) => value.trim().toLowerCase()));
		const path = property.split('.');
		at(property).push((row) => wanted.has(String(valueAt(row, path)).toLowerCase()));
	}
	for (const [parameter, property] of Object.entries(endpoint.equals ?? {})) {
		const asked = query.get(parameter);
		// A status or a contact may follow from what a record is linked to.
		if (asked !== null) linkedTo.push((row) => same(valueAt(row, property.split('.')), asked));
	}
	for (const [parameter, [property, side]] of Object.entries(endpoint.days ?? {})) {
		const day = dayFrom(query.get(parameter));
		// Unsure: what Xero says to a value that is no day; here it is ignored.
		if (day) own.push((row) => row[property] !== undefined && (side === 'from' ? String(row[property]) >= day : String(row[property]) <= day));
	}
	return { own, linkedTo };
}

/** Whether `where` is of the kind that Xero keeps an index for: conditions on certain fields that all must hold. */
function isIndexed({ indexed = [] }: Endpoint, query: URLSearchParams): boolean {
	const expression = query.get('where');
	if (!expression || query.has('searchTerm')) return false;
	const spoken = expression.replace(/"(?:[^"\\]|\\.)*"/g, '""');
	const paths = (spoken.match(/[A-Za-z_][\w.]*/g) ?? []).filter((word) => !/^(AND|true|false|null|guid|DateTime)$/i.test(word));
	return !spoken.includes('||') && paths.every((path) => indexed.includes(path));
}

function criteria(desk: Desk, endpoint: Endpoint, fields: Fields, query: URLSearchParams, dropped: readonly string[]): Test[] {
	const tests: Test[] = [];
	const term = query.get('searchTerm')?.toLowerCase();
	const { searched } = endpoint;
	if (term && searched) tests.push((row) => searched.some((name) => textOf(row[name]).toLowerCase().includes(term)));
	if (endpoint.createdByMyApp && isTrue(query.get('createdByMyApp'))) tests.push((row) => row._app === desk.app);
	const expression = query.get('where');
	if (expression && endpoint.where) {
		const fits = where(expression, ([first = '', ...rest]) => !dropped.includes(first) && exists(fields, first, rest));
		tests.push((row) => fits(typed(fields, row)));
	}
	return tests;
}

const textOf = (value: unknown): string => String(value ?? '');

/** Whether a filter may name it: a property of the tables, or, inside a linked record, one of that record's. */
function exists(fields: Fields, first: string, rest: readonly string[]): boolean {
	const field = fields[first];
	if (!field) return false;
	const [second, ...further] = rest;
	if (second === undefined) return true;
	const segment = linkedSegment(field);
	return exists(segment ? fieldsOf(segment) : 'fields' in field ? field.fields : {}, second, further);
}

/** Values as the filter language has them: days and instants become dates, decimals numbers. */
function typed(fields: Fields, row: Row): Row {
	return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typedValue(fields[name], value)]));
}

function typedValue(field: Field | undefined, value: unknown): unknown {
	if (!field || value === undefined || value === null) return value;
	if (field.kind === 'date' || field.kind === 'moment') return new Date(String(value));
	if (field.kind === 'decimal' || field.kind === 'integer') return Number(value);
	const segment = linkedSegment(field);
	return segment && typeof value === 'object' ? typed(fieldsOf(segment), value as Row) : value;
}

function inOrder(rows: Row[], endpoint: Endpoint, kind: Kind, fields: Fields, asked: string | null): Row[] {
	const fallback = kind.listedBy ?? `UpdatedDateUTC,${endpoint.id}`;
	const keys = (asked || fallback).split(',').map((key) => {
		const [path = '', direction = 'ASC'] = key.trim().split(/\s+/);
		const [first = '', ...rest] = path.split('.');
		if (asked && !exists(fields, first, rest)) throw new BadQuery(`No property or field '${path}' exists in type`);
		return { names: [first, ...rest], sign: direction.toUpperCase() === 'DESC' ? -1 : 1 };
	});
	const named = keys.map(({ names: [first = ''] }) => first);
	const decorated = rows.map((row) => {
		const values = typed(fields, Object.fromEntries(named.map((name) => [name, row[name]])));
		return { row, values: keys.map(({ names }) => valueAt(values, names)) };
	});
	decorated.sort((one, other) => {
		for (const [index, { sign }] of keys.entries()) {
			const order = nullsFirst(one.values[index] ?? null, other.values[index] ?? null);
			if (order) return order * sign;
		}
		return 0;
	});
	return decorated.map(({ row }) => row);
}

const nullsFirst = (one: Value, other: Value): number =>
	one === null || other === null ? Number(one !== null) - Number(other !== null) : (compare(one, other) ?? 0);

/** Sizes outside 1 to 1000 become the nearest one instead of failing. */
function cut(rows: readonly Row[], query: URLSearchParams, fixed?: true) {
	const whole = (name: string, otherwise: number): number => {
		const value = Number.parseInt(query.get(name) ?? '', 10);
		return Number.isNaN(value) ? otherwise : value;
	};
	const pageSize = fixed ? 100 : Math.min(1000, Math.max(1, whole('pageSize', 100)));
	const page = Math.max(1, whole('page', 1));
	return {
		page: rows.slice((page - 1) * pageSize, page * pageSize),
		pagination: { page, pageSize, pageCount: Math.ceil(rows.length / pageSize), itemCount: rows.length },
	};
}
