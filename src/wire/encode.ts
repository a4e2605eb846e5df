import type { Field, Fields, Resource } from '../apis/define';
import { isFilled, isRow, rowsIn, SYNC, type Row } from '../record';
import { fromJson } from './text';

/**
 * A record as the vendor takes it: what the vendor sets itself stays out, links shrink to their key, dates to the calendar day.
 * Keys the table does not know pass unchanged, so that a field newer than this package can be sent; `null` clears a field.
 */
export const encode = (fields: Fields, record: Row): Row =>
	Object.fromEntries(
		Object.entries(record)
			.filter(([name, value]) => name !== SYNC && !fields[name]?.readOnly && value !== undefined && value !== '')
			.map(([name, value]) => [name, encodeValue(fields[name], value)]),
	);

export const encodeRecord = (resource: Resource, record: Row): Row => ({ ...encode(resource.fields, record), ...resource.fixed });

function encodeValue(field: Field | undefined, value: unknown): unknown {
	if (!field || value === null) return value;
	switch (field.kind) {
		case 'decimal':
		case 'integer':
			return typeof value === 'string' && isFilled(value) && Number.isFinite(Number(value)) ? Number(value) : value;
		case 'flag':
			return value === 'true' ? true : value === 'false' ? false : value;
		case 'date':
			return calendarDay(value);
		case 'link':
			return field.keys ? keyOf(Object.values(field.keys), value) : value;
		case 'list':
			return entriesIn(field, value);
		case 'group': {
			const held = parsed(value);
			return isRow(held) ? encode(field.fields, held) : held;
		}
		case 'rows': {
			const held = parsed(value);
			return Array.isArray(held) ? rowsIn(held).map((row) => encode(field.fields, row)) : held;
		}
		default:
			return value;
	}
}

/** The form has one text for a list: entries with commas between, or JSON; an entry that is known may hold a comma itself. */
export const entriesIn = ({ choices = {} }: Extract<Field, { kind: 'list' }>, value: unknown): unknown => {
	if (typeof value !== 'string') return value;
	const listed = value.trim().startsWith('[') ? fromJson(value) : undefined;
	return Array.isArray(listed) ? listed : value in choices ? [value] : value.split(',').map((each) => each.trim());
};

/** Where the form has one field for a whole object or list, it holds JSON. */
const parsed = (value: unknown): unknown => (typeof value === 'string' ? (fromJson(value) ?? value) : value);

/** The day as it was written, never converted between time zones: a document's date is the vendor's calendar day. */
function calendarDay(value: unknown): unknown {
	if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] ?? value;
	const iso = isRow(value) && typeof value.toISO === 'function' ? String(value.toISO()) : undefined;
	return iso?.slice(0, 10) ?? value;
}

/** Of a linked object only its first known key is sent: anything more would change the linked record at Xero. A bare value is what a list of the form gives: the first key. */
function keyOf(keys: readonly string[], linked: unknown): unknown {
	if (!isRow(linked)) return { [keys[0]!]: linked };
	const key = keys.find((name) => isFilled(linked[name]));
	return key === undefined ? linked : { [key]: linked[key] };
}
