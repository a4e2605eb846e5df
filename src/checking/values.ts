import type { Field } from '../apis/define';
import { decimalOf } from '../decimals';
import { isRow } from '../record';

/** Why a value does not fit a kind of field; nothing where it does. Rows and groups are looked into elsewhere. */
export const misfit = (field: Field, value: unknown): string | undefined => {
	const says = kinds[field.kind]?.(value, field);
	return says ?? tooLong(field, value);
};

/** Why a text is too long for its field; nothing where it is not. */
export const tooLong = ({ max }: Field, value: unknown): string | undefined =>
	max !== undefined && isText(value) && length(value) > max ? `is ${length(value)} characters long; ${max} are allowed` : undefined;

/** A plain value as text; whatever arrives as an object has none, not even where it says how to make one. */
export const plainText = (value: unknown): string => (typeof value === 'object' || value === undefined ? '' : String(value));

/** Characters as a person counts them. */
const length = (value: string | number): number => [...String(value)].length;

const isText = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';
const shown = (value: unknown): string => (JSON.stringify(value) ?? typeof value).slice(0, 60);
const text = (value: unknown): string | undefined => (isText(value) ? undefined : `is no text: ${shown(value)}`);
const when = (holds: boolean, says: string): string | undefined => (holds ? says : undefined);

const EMAIL = /^[^\s@<>(),;:"[\]]+@[^\s@<>(),;:"[\]]+\.[^\s@.<>(),;:"[\]]{2,}$/;

const kinds: Readonly<Partial<Record<Field['kind'], (value: unknown, field: Field) => string | undefined>>> = {
	text,
	longText: text,
	email: (value) => text(value) ?? when(!EMAIL.test(String(value)), `is no email address: ${shown(value)}`),
	url: (value) => text(value) ?? when(!isAddress(String(value)), `is no web address: ${shown(value)}`),
	decimal: (value) => when(decimalOf(value) === undefined, `is no plain number: ${shown(value)}`),
	integer: (value) => when(!decimalOf(value)?.eq(decimalOf(value)!.round(0)), `is no whole number: ${shown(value)}`),
	flag: (value) => when(typeof value !== 'boolean', `is neither true nor false: ${shown(value)}`),
	date: (value) => when(!isDay(value), `is no date in the form YYYY-MM-DD: ${shown(value)}`),
	moment: (value) =>
		when(typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}T/.test(value) || Number.isNaN(Date.parse(value)), `is no ISO time: ${shown(value)}`),
	list: (value) => when(!Array.isArray(value), `is no list: ${shown(value)}`),
	choice: (value, field) => {
		const choices = field.kind === 'choice' ? Object.keys(field.choices) : [];
		return when(!choices.includes(plainText(value)), `is ${shown(value)}, which is none of ${choices.join(', ')}`);
	},
	group: (value) => when(!isRow(value), `holds no fields: ${shown(value)}`),
	rows: (value) => when(!Array.isArray(value), `is no list of rows: ${shown(value)}`),
};

/** A day that the calendar has. */
export const isDay = (value: unknown): boolean => {
	const day = typeof value === 'string' ? /^(\d{4})-(\d{2})-(\d{2})(?:T00:00:00(?:\.0+)?Z?)?$/.exec(value) : null;
	if (!day) return false;
	const time = new Date(`${day[1]}-${day[2]}-${day[3]}T00:00:00Z`);
	return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(`${day[1]}-${day[2]}-${day[3]}`);
};

const isAddress = (value: string): boolean => /^https?:\/\/[^\s/?#]+/i.test(value) && !/\s/.test(value);
