import type { Field, Fields } from '../../src/apis/define';
import type { Row } from '../vendor';
import { dayFrom, microsoft, momentFrom } from './dates';
import { fieldsOf, linkedSegment, type Endpoint } from './endpoints';
import { isDecimal } from './money';

/** From what is sent to what is kept, and from there to what is shown; both by the kinds in the tables. */

/** The body cannot be read as what the endpoint expects, so nothing of it is looked at. */
export class Unreadable extends Error {}

/** What of a record is the caller's to say. */
export function accept(endpoint: Endpoint, fields: Fields, sent: Row): Row {
	const own = ([name, { readOnly }]: [string, Field]): boolean => !readOnly || (endpoint.settable ?? []).includes(name);
	return take(Object.fromEntries(Object.entries(fields).filter(own)), sent);
}

/** The known part of what was sent, each value as we keep it. Unknown properties are ignored, as Xero does; null counts as not sent (unsure). */
export function take(fields: Fields, sent: Row, at = ''): Row {
	const kept: Row = {};
	for (const [name, field] of Object.entries(fields)) {
		const value = sent[name];
		if (value !== undefined && value !== null) kept[name] = taken(field, value, at ? `${at}.${name}` : name);
	}
	return kept;
}

function taken(field: Field, value: unknown, at: string): unknown {
	switch (field.kind) {
		case 'decimal':
		case 'integer':
			// Kept as it was written: its decimals count (unitdp).
			return isDecimal(value) ? value : unreadable(at, value);
		case 'flag':
			return typeof value === 'boolean' ? value : value === 'true' ? true : value === 'false' ? false : unreadable(at, value);
		case 'date':
			return dayFrom(value) ?? unreadable(at, value);
		case 'moment':
			return momentFrom(value) ?? unreadable(at, value);
		case 'rows':
			return Array.isArray(value) ? value.map((row, index) => take(field.fields, objectAt(row, `${at}[${index}]`), `${at}[${index}]`)) : unreadable(at, value);
		case 'group':
			return take(field.fields, objectAt(value, at), at);
		case 'link': {
			const segment = field.keys && linkedSegment(field);
			return segment ? take(fieldsOf(segment), objectAt(value, at), at) : textAt(value, at);
		}
		case 'list':
			return Array.isArray(value) ? value.map((item) => textAt(item, at)) : unreadable(at, value);
		default:
			return textAt(value, at);
	}
}

const textAt = (value: unknown, at: string): string => (typeof value === 'object' ? unreadable(at, value) : String(value));
const objectAt = (value: unknown, at: string): Row =>
	typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : unreadable(at, value);

function unreadable(at: string, value: unknown): never {
	throw new Unreadable(`Could not convert ${typeof value === 'object' ? 'object' : JSON.stringify(value)}. Path '${at}'`);
}

/** Names with an underscore are the sandbox's own and never shown. */
const isShown = ([name, value]: [string, unknown]): boolean => !name.startsWith('_') && value !== undefined && value !== null;

/** Readable instants end with a Z where they are new, as UpdatedDateUTCString is. */
const COMPANIONS: Readonly<Record<string, (instant: string) => string>> = {
	UpdatedDateUTC: (instant) => `${instant.slice(0, 19)}Z`,
	CreatedDateUTC: (instant) => instant.slice(0, 19),
};

/** A record as Xero writes it. */
export function show(endpoint: Endpoint, fields: Fields, row: Row): Row {
	const { UpdatedDateUTC, ...rest } = row;
	// Endpoints that cannot be asked for changes do not date their records.
	const shown = {
		...written(fields, (endpoint.dated ?? endpoint.modifiedSince) ? { ...rest, UpdatedDateUTC } : rest),
		...(endpoint.flag ? { [endpoint.flag]: false } : {}),
	};
	for (const name of endpoint.companions ?? []) {
		const value = row[name];
		if (typeof value !== 'string') continue;
		shown[`${name}String`] = COMPANIONS[name]?.(value) ?? `${value.slice(0, 10)}T00:00:00`;
	}
	return shown;
}

/** What is shown of a part of a record, such as an allocation. */
export function written(fields: Fields, row: Row): Row {
	return Object.fromEntries(
		Object.entries(row)
			.filter(isShown)
			.map(([name, value]) => [name, writtenValue(fields[name], name, value)]),
	);
}

function writtenValue(field: Field | undefined, name: string, value: unknown): unknown {
	if (field?.kind === 'date' || field?.kind === 'moment' || (!field && /^(Updated|Created)DateUTC$/.test(name))) return microsoft(value);
	if (field?.kind === 'decimal' || field?.kind === 'integer') return Number(value);
	const nested = field && 'fields' in field ? field.fields : field?.kind === 'link' && field.keys ? fieldsOf(linkedSegment(field) ?? '') : {};
	if (Array.isArray(value)) return value.map((item: unknown) => (typeof item === 'object' && item !== null ? written(nested, item as Row) : item));
	return typeof value === 'object' && value !== null ? written(nested, value as Row) : value;
}

/** Texts longer than Xero takes, in invented words: its own are not recorded. */
export function tooLong(fields: Fields, row: Row, at = ''): string[] {
	return Object.entries(fields).flatMap(([name, field]) => {
		const value = row[name];
		if (typeof value === 'string' && field.max !== undefined && value.length > field.max)
			return [`The length of ${at}${name} must not exceed ${field.max} characters.`];
		if (field.kind === 'group' && typeof value === 'object' && value !== null) return tooLong(field.fields, value as Row, `${at}${name}.`);
		if (field.kind === 'rows' && Array.isArray(value)) return value.flatMap((item: Row) => tooLong(field.fields, item, `${at}${name}.`));
		return [];
	});
}
