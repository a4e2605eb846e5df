import type { Field, Fields, Resource } from '../apis/define';
import { isFilled, isRow, rowsIn, SYNC, type Row } from '../record';

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
			return field.keys && isRow(value) ? keyOf(Object.values(field.keys), value) : value;
		case 'group':
			return isRow(value) ? encode(field.fields, value) : value;
		case 'rows':
			return Array.isArray(value) ? rowsIn(value).map((row) => encode(field.fields, row)) : value;
		default:
			return value;
	}
}

/** The day as it was written, never converted between time zones: a document's date is the vendor's calendar day. */
function calendarDay(value: unknown): unknown {
	if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] ?? value;
	const iso = isRow(value) && typeof value.toISO === 'function' ? String(value.toISO()) : undefined;
	return iso?.slice(0, 10) ?? value;
}

/** Of a linked object only its first known key is sent: anything more would change the linked record at Xero. */
function keyOf(keys: readonly string[], linked: Row): Row {
	const key = keys.find((name) => isFilled(linked[name]));
	return key === undefined ? linked : { [key]: linked[key] };
}
