import { DateTime } from 'luxon';
import type { Field, Fields } from '../../src/apis/define';
import type { Asked, Row } from '../vendor';
import { text } from './ledger';
import { refusal } from './refused';

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value of a form field in a multipart body. */
const part = (body: string, boundary: string, name: string): string | undefined =>
	body
		.split(`--${boundary}`)
		.find((one) => one.includes(`name="${name}"`))
		?.split(/\r?\n\r?\n/)
		.slice(1)
		.join('\n\n')
		.replace(/\r?\n$/, '');

const jsonString = ({ body, headers, query }: Asked): string => {
	const type = headers['content-type'] ?? '';
	const boundary = /boundary="?([^";]+)/.exec(type)?.[1];
	if (boundary !== undefined) return part(body, boundary, 'JSONString') ?? '{}';
	if (type.startsWith('application/x-www-form-urlencoded')) return new URLSearchParams(body).get('JSONString') ?? query.get('JSONString') ?? '{}';
	return body.trim() === '' ? (query.get('JSONString') ?? '{}') : body;
};

/** What was sent: JSON, or in the older way JSON in the form field JSONString. */
export const sentIn = (asked: Asked): unknown => {
	try {
		return JSON.parse(jsonString(asked)) as unknown;
	} catch {
		throw refusal.invalid('JSONString');
	}
};

export const recordIn = (asked: Asked): Row => {
	const sent = sentIn(asked);
	if (!isRow(sent)) throw refusal.invalid('JSONString');
	return sent;
};

const isDay = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && DateTime.fromISO(value).isValid;
const label = (name: string): string =>
	name
		.split('_')
		.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
		.join(' ');

const plain = (name: string, value: unknown, max?: number): string => {
	if (typeof value === 'object') throw refusal.invalid(name);
	if (max !== undefined && text(value).length > max) throw refusal.tooLong(name, max);
	return text(value);
};

const number = (name: string, value: unknown): number => {
	const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof read !== 'number' || !Number.isFinite(read)) throw refusal.invalid(name);
	return read;
};

/** Reads a value as the vendor does; what an empty text clears becomes undefined. */
const read = (name: string, field: Field, value: unknown): unknown => {
	if (value === null || (value === '' && field.kind !== 'group' && field.kind !== 'rows')) return undefined;
	switch (field.kind) {
		case 'decimal':
			return number(name, value);
		case 'integer':
			// Seen in the field: a text here is refused, and under the name on the form.
			if (!Number.isInteger(value)) throw refusal.invalid(label(name));
			return value;
		case 'flag':
			if (typeof value !== 'boolean' && value !== 'true' && value !== 'false') throw refusal.invalid(name);
			return value === true || value === 'true';
		case 'date':
			if (!isDay(value)) throw refusal.invalid(name);
			return value;
		case 'choice':
			if (!Object.hasOwn(field.choices, text(value))) throw refusal.invalid(name);
			return text(value);
		case 'list':
			if (!Array.isArray(value)) throw refusal.invalid(name);
			return value.map((one) => plain(name, one));
		case 'group':
			if (!isRow(value)) throw refusal.invalid(name);
			return taken(field.fields, value);
		case 'rows':
			if (!Array.isArray(value) || !value.every(isRow)) throw refusal.invalid(name);
			return value.map((row) => taken(field.fields, row));
		default:
			return plain(name, value, field.max);
	}
};

/** The fields of the table that were sent, read; what the vendor sets itself and what it does not know is passed over without a word. */
export const taken = (fields: Fields, sent: Row, but: readonly string[] = []): Row =>
	Object.fromEntries(
		Object.entries(fields)
			.filter(([name, field]) => field.readOnly !== true && sent[name] !== undefined && !but.includes(name))
			.map(([name, field]) => [name, read(name, field, sent[name])]),
	);
