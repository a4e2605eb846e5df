import type { Field, Fields } from '../apis/define';
import { isRow, type Row } from '../record';

const XERO_INSTANT = /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/;
const OFFSET_WITHOUT_COLON = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?[+-]\d{2})(\d{2})$/;

/** A record as workflows hold it: the vendor's names and shapes, with dates and times made ISO 8601. */
export const decode = (fields: Fields, record: Row): Row => {
	const decoded: Row = {};
	for (const name of Object.keys(record)) {
		if (name !== '__proto__') decoded[name] = decodeValue(fields[name], record[name]);
	}
	return decoded;
};

function decodeValue(field: Field | undefined, value: unknown): unknown {
	if (typeof value === 'string') return decodeText(field, value);
	const inner = field?.kind === 'group' || field?.kind === 'rows' ? field.fields : {};
	if (Array.isArray(value)) return value.map((entry: unknown) => (isRow(entry) ? decode(inner, entry) : decodeValue(undefined, entry)));
	return isRow(value) ? decode(inner, value) : value;
}

/** A document's date is midnight UTC of the organisation's calendar day, so it is read in UTC and stays a day. */
function decodeText(field: Field | undefined, value: string): string {
	if (value.startsWith('/Date(')) {
		const instant = XERO_INSTANT.exec(value);
		if (!instant) return value;
		const iso = new Date(Number(instant[1])).toISOString();
		return field?.kind === 'date' ? iso.slice(0, 10) : iso;
	}
	// Most texts are no times, and there are thousands in an answer.
	return value[10] === 'T' ? value.replace(OFFSET_WITHOUT_COLON, '$1:$2') : value;
}
