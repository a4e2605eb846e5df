import type { Answer, Row } from '../../../vendor';
import { text } from '../../ledger';
import { big } from '../../totals';
import type { Call } from '../call';
import { heldBy, inOrder, isReference, passes, sortOf, wantedOf, type Comparable } from '../compare';
import type { FieldDef } from '../fields';
import { fieldMeta } from '../fieldMeta';
import { CrmRefused, refuse } from '../refused';
import { fieldNamed, moduleNamed } from '../schema';
import { valueOf } from '../shown';
import { find, findAnywhere, recordsOf, stamp, userOf, type Crm, type Rec } from '../state';
import { parse, type Aggregate, type Column, type Condition, type Query } from './parse';
import { invalidQuery } from './words';

/** COQL reads what was written the moment before: it has no index that lags. */

/** A column found: the fields that lead to it, and what it is in the end. */
interface Reach {
	readonly path: string;
	readonly through: readonly FieldDef[];
	readonly field: FieldDef;
	/** The column is the id of what the last field on the way looks up, or something of a user. */
	readonly ofUser?: string;
}

const MOST_JOINS = 2;
const UNSELECTED = new Set(['subform', 'fileupload', 'profileimage']);
const USER = ['id', 'first_name', 'last_name', 'full_name', 'email'];

const isPerson = ({ data_type }: FieldDef): boolean => data_type === 'ownerlookup' || data_type === 'userlookup';

const noColumn = (path: string): CrmRefused => invalidQuery({ column_name: path }, 'column given seems to be invalid');

const reach = (crm: Crm, module: string, path: string): Reach => {
	const names = path.split('.');
	const last = names.pop() ?? '';
	if (names.length > MOST_JOINS) throw noColumn(path);
	const through: FieldDef[] = [];
	let here: string | undefined = module;
	for (const name of names) {
		const field: FieldDef | undefined = here === undefined ? undefined : fieldNamed(crm, here, name);
		if (field === undefined || !isReference(field)) throw noColumn(path);
		through.push(field);
		here = isPerson(field) ? undefined : field.lookup?.[0];
	}
	const person = through.at(-1);
	if (person && isPerson(person)) {
		if (!USER.includes(last)) throw noColumn(path);
		return { path, through: through.slice(0, -1), field: person, ofUser: last };
	}
	const field = here === undefined ? undefined : fieldNamed(crm, here, last);
	if (field === undefined || UNSELECTED.has(field.data_type) || field.api_name === 'Tag') throw noColumn(path);
	return { path, through, field };
};

/** The record at the end of the way, if every step leads somewhere. */
const arrive = (crm: Crm, rec: Rec, through: readonly FieldDef[]): Rec | undefined => {
	let here: Rec | undefined = rec;
	for (const { api_name, lookup = [] } of through) {
		const id: unknown = here?.values[api_name];
		if (id === null || id === undefined) return undefined;
		here = lookup.length === 1 ? find(crm, text(lookup[0]), id) : findAnywhere(crm, id, lookup);
	}
	return here;
};

const personAt = (crm: Crm, rec: Rec, field: FieldDef): Row | undefined => {
	const value = valueOf(crm, rec, field);
	return userOf(crm, text((value as Row | null)?.id));
};

const shown = (crm: Crm, rec: Rec, { through, field, ofUser }: Reach): unknown => {
	const end = arrive(crm, rec, through);
	if (end === undefined) return null;
	if (ofUser !== undefined) return personAt(crm, end, field)?.[ofUser] ?? null;
	const value = valueOf(crm, end, field);
	// Of a user only the id is told.
	return isPerson(field) && value !== null ? { id: (value as Row).id } : value;
};

const held = (crm: Crm, rec: Rec, { through, field, ofUser }: Reach): readonly Comparable[] => {
	const end = arrive(crm, rec, through);
	if (end === undefined) return [];
	if (ofUser !== undefined) {
		const value = personAt(crm, end, field)?.[ofUser];
		return value === undefined || value === null ? [] : [text(value).toLowerCase()];
	}
	// A lookup is compared by its id.
	return heldBy(crm, end, field, 'id');
};

const NUMERIC_ONLY = new Set(['number', 'date', 'datetime', 'boolean']);

type Test = (crm: Crm, rec: Rec) => boolean;

const testOf = (crm: Crm, module: string, condition: Condition): Test => {
	if ('joined' in condition) {
		const [left, right] = [testOf(crm, module, condition.left), testOf(crm, module, condition.right)];
		return condition.joined === 'and' ? (at, rec) => left(at, rec) && right(at, rec) : (at, rec) => left(at, rec) || right(at, rec);
	}
	const { path, operator, written, values, negated = false } = condition;
	const column = reach(crm, module, path);
	const sort = column.ofUser === undefined ? (isReference(column.field) ? 'id' : sortOf(column.field)) : 'text';
	const wrong = (reason: string) => invalidQuery({ column_name: path, operator: written, reason });
	if (written.endsWith('like') && (NUMERIC_ONLY.has(sort) || isReference(column.field))) throw wrong('the operator is not supported for the data type');
	const wanted = values.map((value) => {
		const read = wantedOf(sort, value);
		if (read === undefined) throw wrong(`the value must be of type ${column.field.data_type}`);
		return read;
	});
	return (at, rec) => passes(held(at, rec, column), operator, wanted) !== negated;
};

const labelOf = ({ path, aggregate, alias }: Column): string => alias ?? (aggregate ? `${aggregate}(${path})` : path);

const checkColumns = ({ columns, groupBy }: Query): void => {
	const labels = new Map<string, string>();
	for (const column of columns) {
		const { alias, path, aggregate } = column;
		const details = { column_name: path, ...(aggregate ? { aggregate } : {}) };
		// The texts are invented.
		if (alias !== undefined && !/^[A-Za-z]\w*$/.test(alias)) throw new CrmRefused(400, 'INVALID_ALIAS', 'the alias is invalid', { alias, column_name: path });
		const label = labelOf(column);
		const other = labels.get(label);
		if (other !== undefined && alias !== undefined)
			throw new CrmRefused(400, 'DUPLICATE_ALIAS', 'the alias is used twice', { alias, referred_columns: [other, path] });
		if (other !== undefined) throw new CrmRefused(400, 'DUPLICATE_DATA', 'duplicate data', details);
		labels.set(label, path);
		const isGrouped = groupBy.length > 0 || columns.some((one) => one.aggregate);
		if (isGrouped && aggregate === undefined && !groupBy.includes(path) && !(alias && groupBy.includes(alias)))
			throw invalidQuery({ column_name: path, clause: 'group by' }, 'the column must be in the group by clause');
	}
};

const number = (values: readonly Comparable[]): ReturnType<typeof big>[] => values.map((value) => big(value));

const REDUCE: Readonly<Record<Aggregate, (values: readonly Comparable[]) => unknown>> = {
	COUNT: (values) => values.length,
	SUM: (values) =>
		number(values)
			.reduce((total, one) => total.plus(one), big(0))
			.toNumber(),
	AVG: (values) =>
		values.length
			? number(values)
					.reduce((total, one) => total.plus(one), big(0))
					.div(values.length)
					.round(2)
					.toNumber()
			: null,
	MIN: (values) => [...values].sort((a, b) => inOrder([a], [b]))[0] ?? null,
	MAX: (values) => [...values].sort((a, b) => inOrder([b], [a]))[0] ?? null,
};

/** Money and numbers can be added up; dates have a first and a last. */
const aggregated = (crm: Crm, rows: readonly Rec[], column: Reach, aggregate: Aggregate): unknown => {
	const sort = isReference(column.field) ? 'id' : sortOf(column.field);
	if (['SUM', 'AVG'].includes(aggregate) && sort !== 'number')
		throw invalidQuery({ column_name: column.path, operator: aggregate, reason: 'the aggregate is not supported for the data type' });
	const result = REDUCE[aggregate](rows.flatMap((rec) => held(crm, rec, column)));
	return sort === 'datetime' && typeof result === 'number' && aggregate !== 'COUNT' ? stamp(crm, result) : result;
};

const byOrder = (crm: Crm, module: string, { orderBy, columns }: Query): ((a: Rec, b: Rec) => number) => {
	const orders = orderBy.map(({ path, descending }) => {
		const named = columns.find(({ alias, aggregate }) => alias === path && aggregate === undefined);
		return { column: reach(crm, module, named?.path ?? path), sign: descending ? -1 : 1 };
	});
	return (a, b) => {
		for (const { column, sign } of orders) {
			const order = sign * inOrder(held(crm, a, column), held(crm, b, column));
			if (order) return order;
		}
		return a.id < b.id ? -1 : 1;
	};
};

const groups = (crm: Crm, module: string, query: Query, rows: readonly Rec[]): Row[] => {
	const keys = query.groupBy.map((path) => reach(crm, module, query.columns.find(({ alias }) => alias === path)?.path ?? path));
	const together = new Map<string, Rec[]>();
	for (const rec of rows) {
		const key = JSON.stringify(keys.map((column) => held(crm, rec, column)));
		together.set(key, [...(together.get(key) ?? []), rec]);
	}
	const all = [...together.values()].map((group) =>
		Object.fromEntries(
			query.columns.map((column) => {
				const found = reach(crm, module, column.path);
				return [labelOf(column), column.aggregate ? aggregated(crm, group, found, column.aggregate) : shown(crm, group[0]!, found)];
			}),
		),
	);
	// Without groups there is one, even if nothing is in it.
	if (query.groupBy.length > 0 || all.length > 0) return all;
	return [
		Object.fromEntries(query.columns.map((column) => [labelOf(column), aggregated(crm, [], reach(crm, module, column.path), column.aggregate ?? 'COUNT')])),
	];
};

const orderedGroups = (query: Query, rows: readonly Row[]): Row[] =>
	[...rows].sort((a, b) => {
		for (const { path, descending } of query.orderBy) {
			const label = labelOf(query.columns.find((column) => labelOf(column) === path || column.path === path) ?? { path });
			const order = (descending ? -1 : 1) * inOrder([a[label] as Comparable], [b[label] as Comparable]);
			if (order) return order;
		}
		return 0;
	});

const mentions = (condition: Condition, path: string): boolean =>
	'joined' in condition ? mentions(condition.left, path) || mentions(condition.right, path) : condition.path === path;

/** The module that is asked; whether there is one is said later. */
export const moduleAsked = (call: Call): string => /\bfrom\s+(\w+)/i.exec(text(call.body().select_query))?.[1] ?? '';

export const coql = (crm: Crm, call: Call): Answer => {
	const { select_query: written, include_meta: meta } = call.body();
	if (written === undefined) throw refuse.mandatory('select_query', '$.select_query');
	if (typeof written !== 'string') throw refuse.data({ expected_data_type: 'string', api_name: 'select_query', json_path: '$.select_query' });
	if (meta !== undefined && !(Array.isArray(meta) && meta.every((one) => one === 'fields')))
		throw refuse.data({ api_name: 'include_meta', json_path: '$.include_meta', supported_values: ['fields'] });

	const query = parse(written);
	const module = moduleNamed(crm, query.module);
	if (module === undefined || module.generated === 'subform') throw invalidQuery({ module: query.module }, 'module given seems to be invalid');
	checkColumns(query);
	const reached = query.columns.map((column) => ({ label: labelOf(column), found: reach(crm, module.api_name, column.path) }));
	const test = testOf(crm, module.api_name, query.where);
	// Converted leads are left out unless the query names the field that tells them [unsure].
	const both = mentions(query.where, 'Converted__s');
	const fitting = recordsOf(crm, module.api_name).filter((rec) => (both || rec.converted === undefined) && test(crm, rec));

	const isGrouped = query.groupBy.length > 0 || query.columns.some(({ aggregate }) => aggregate);
	const all: readonly (() => Row)[] = isGrouped
		? orderedGroups(query, groups(crm, module.api_name, query, fitting)).map((row) => () => row)
		: fitting.sort(byOrder(crm, module.api_name, query)).map((rec) => () => ({
				...Object.fromEntries(reached.map(({ label, found }) => [label, shown(crm, rec, found)])),
				id: rec.id,
			}));
	const data = all.slice(query.offset, query.offset + query.limit).map((row) => row());
	if (!data.length) return { status: 204 };
	return {
		status: 200,
		body: {
			data,
			info: { count: data.length, more_records: all.length > query.offset + query.limit },
			...(meta ? { fields: Object.fromEntries(reached.map(({ label, found }) => [label, fieldMeta(crm, module.api_name, found.field)])) } : {}),
		},
	};
};
