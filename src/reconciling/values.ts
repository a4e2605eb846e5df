import { decimalOf } from '../decimals';
import { isDay } from '../checking/values';
import { Decimal } from '../libraries/decimal';
import { flat } from '../mapping/vias';
import { isFilled } from '../record';
import type { Compared, Kind } from './plan';

/** A value as facts keep it: small, and nothing that could change. Undefined is a field that the record does not have. */
export type Kept = string | number | null | undefined;

/** Longer texts are compared by their beginning: nothing that is compared is longer. */
const LONGEST = 1000;

export const keep = (value: unknown): Kept => {
	if (value === undefined || typeof value === 'number') return value;
	if (!isFilled(value)) return null;
	return flat(value).slice(0, LONGEST);
};

const MICROSOFT = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/;

/** Many records share few days, and telling whether the calendar has a day takes time. */
const days = new Map<string, string | undefined>();
const MOST_DAYS = 10_000;

/** The calendar day of a date or a time, ISO; nothing where it is none. */
export const dayOf = (value: Kept): string | undefined => {
	const text = String(value ?? '');
	if (days.has(text)) return days.get(text);
	if (days.size >= MOST_DAYS) days.clear();
	const day = readDay(text);
	days.set(text, day);
	return day;
};

function readDay(text: string): string | undefined {
	const milliseconds = MICROSOFT.exec(text)?.[1];
	const day = milliseconds === undefined ? /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(text)?.[0] : isoOf(new Date(Number(milliseconds)));
	return isDay(day) ? day : undefined;
}

const isoOf = (moment: Date): string | undefined => (Number.isNaN(moment.getTime()) ? undefined : moment.toISOString().slice(0, 10));

/** Case, outer blanks and how many blanks stand in a row make no difference. */
export const spell = (value: Kept): string =>
	String(value ?? '')
		.trim()
		.replace(/\s+/g, ' ')
		.toLowerCase();

export const currencyOf = (value: Kept): string =>
	String(value ?? '')
		.trim()
		.toUpperCase();

/** Why a value cannot be compared; nothing where it can. */
export const unreadable = (kind: Kind, value: Kept): string | undefined => {
	if (value === undefined || value === null) return undefined;
	if (isMoney(kind) && !decimalOf(value)) return `${shown(value)} is no plain number`;
	return kind === 'date' && !dayOf(value) ? `${shown(value)} is no date in the form YYYY-MM-DD` : undefined;
};

export const isMoney = (kind: Kind): boolean => kind === 'amount' || kind === 'balance';

export const shown = (value: Kept): string => (value === undefined || value === null ? 'nothing' : `"${String(value).slice(0, 60)}"`);

/** A filled, readable value in the one spelling that equal values share; nothing otherwise. */
export const canonical = ({ kind, letters, without }: Compared, value: Kept): string | undefined => {
	if (value === undefined || value === null) return undefined;
	if (isMoney(kind)) return decimalOf(value)?.toFixed();
	if (kind === 'date') return dayOf(value);
	if (kind === 'currency') return currencyOf(value);
	return behind(spell(letters === undefined ? value : [...String(value).trim()].slice(0, letters).join('')), without);
};

/** A text without the prefix that it begins with, in whatever case. */
export const behind = (text: string, prefixes: readonly string[] = []): string => {
	const lower = text.toLowerCase();
	return text.slice(prefixes.find((one) => lower.startsWith(one.toLowerCase()))?.length ?? 0).trim();
};

/** Whether two values of a field say the same. Both are readable. An amount that is not filled is none, as zero is. */
export const agree = (field: Compared, left: Kept, right: Kept): boolean => {
	if (isMoney(field.kind))
		return apart(left, right)
			.abs()
			.times(100)
			.lte(decimalOf(field.tolerance ?? 0) ?? 0);
	const [one, other] = [canonical(field, left) ?? '', canonical(field, right) ?? ''];
	return one === other || (field.kind === 'status' && hasOwn(field.equivalents, one)?.includes(other) === true);
};

const hasOwn = <T>(table: Readonly<Record<string, T>> | undefined, name: string): T | undefined =>
	table && Object.hasOwn(table, name) ? table[name] : undefined;

/** Left less right. */
export const apart = (left: Kept, right: Kept): Decimal => moneyOf(left).minus(moneyOf(right));

export const moneyOf = (value: Kept): Decimal => decimalOf(value) ?? new Decimal(0);
