import type { Field, Fields, Resource } from '../apis/define';
import { steps, write } from '../mapping/path';
import { isFilled, isRow, rowsIn, type Row } from '../record';
import type { Decision } from './conflict';

/** What is sent: what changes, and what the vendor must have with it though it does not change. */

/** What one may write of a value that was read: without what the vendor sets, with the ids of rows. */
export function writablePart(value: unknown, field: Field | undefined): unknown {
	if (!isFilled(value) || field?.readOnly) return undefined;
	switch (field?.kind) {
		case 'group':
			return isRow(value) ? ownPart(value, field.fields) : undefined;
		case 'rows': {
			const rows = rowsIn(value).map((row) => ownPart(row, field.fields) ?? {});
			return rows.length > 0 ? rows : undefined;
		}
		case 'link':
			return isRow(value) ? linkPart(value, Object.values(field.keys ?? {})) : value;
		case 'choice':
			return typeof value === 'string' && Object.hasOwn(field.choices, value) ? value : undefined;
		default:
			return value;
	}
}

function ownPart(row: Row, fields: Fields): Row | undefined {
	const part = Object.entries(fields).flatMap(([name, field]) => {
		const value = Object.hasOwn(row, name) ? writablePart(row[name], field) : undefined;
		return isFilled(value) ? [[name, value] as const] : [];
	});
	return part.length > 0 ? Object.fromEntries(part) : undefined;
}

/** One key is enough to name a record; two could name two. */
function linkPart(value: Row, keys: readonly string[]): Row | undefined {
	const key = keys.find((name) => Object.hasOwn(value, name) && isFilled(value[name]));
	return key === undefined ? undefined : { [key]: value[key] };
}

/** Fields that identify a record, or that the vendor wants with every write. */
export const alwaysSent = ({ key, operations: { upsert, create } }: Resource): string[] => [
	...new Set([...(key ? [key.field, ...(key.within ?? []), ...(key.owner ? [key.owner] : [])] : []), ...(upsert?.requires ?? create?.requires ?? [])]),
];

/**
 * Lines are amounts only together with the currency, the tax and the dates of their document: a vendor that gets them without the rest takes its own
 * defaults for it. So a document is sent whole, each field as it is to stand.
 */
const isSentWhole = (resource: Resource): boolean => alwaysSent(resource).some((name) => resource.fields[name]?.kind === 'rows');

interface Sides {
	readonly resource: Resource;
	/** What the mapping made of the source, and the record as it is in the target. */
	readonly source: Row;
	readonly target: Row;
}

/** A field, what the source has for it, and what was decided. */
interface Standing {
	readonly path: string;
	readonly value: unknown;
	readonly does: Decision['does'];
}

/** Each field as it is to stand, as far as it must be sent. */
export function recordOf({ resource, source, target }: Sides, fields: readonly Standing[]): Row {
	const record: Row = {};
	const isWhole = isSentWhole(resource);
	const id = [target[resource.id], source[resource.id]].find(isFilled);
	if (id !== undefined && resource.fields[resource.id]?.readOnly === undefined) record[resource.id] = id;
	for (const { path, value, does } of fields) {
		// Rows that agree go along as the target has them, since its rows have ids.
		const asMade = does === 'agree' && isFilled(value) && resource.fields[path]?.kind !== 'rows';
		if (does === 'write' || (isWhole && asMade)) put(record, path, value, resource, target);
		else if (isWhole) stand(record, path, resource, target);
	}
	for (const name of alwaysSent(resource)) {
		if (Object.hasOwn(record, name)) continue;
		const value = [writablePart(target[name], resource.fields[name]), source[name]].find(isFilled);
		if (value !== undefined) record[name] = value;
	}
	return record;
}

/** Vendors take a group, such as an address, as a whole, so its other fields go along as they are. */
function put(record: Row, path: string, value: unknown, { fields }: Resource, target: Row): void {
	const [root = '', ...rest] = steps(path);
	const field = fields[root];
	if (rest.length > 0 && field?.kind === 'group' && !Object.hasOwn(record, root)) {
		const part = isRow(target[root]) ? structuredClone(writablePart(target[root], field)) : undefined;
		if (part !== undefined) record[root] = part;
	}
	write(record, path, value);
}

function stand(record: Row, path: string, { fields }: Resource, target: Row): void {
	const [root = ''] = steps(path);
	if (Object.hasOwn(record, root)) return;
	const part = writablePart(target[root], fields[root]);
	if (isFilled(part)) record[root] = structuredClone(part);
}
