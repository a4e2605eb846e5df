import { DateTime } from 'luxon';

/** Inside, a day is YYYY-MM-DD and an instant is ISO 8601; outside, Xero writes both as /Date(milliseconds+0000)/. */

const DAY = /^(\d{4}-\d{2}-\d{2})(?:T.*)?$/;
const MICROSOFT = /^\\?\/Date\((-?\d+)(?:[+-]\d{4})?\)\\?\/$/;

/** The calendar day that a caller means, or nothing if it is none. The offset of the Microsoft form does not move the instant. */
export function dayFrom(value: unknown): string | undefined {
	const text = String(value).trim();
	const [, milliseconds] = MICROSOFT.exec(text) ?? [];
	if (milliseconds) return new Date(Number(milliseconds)).toISOString().slice(0, 10);
	const [, day] = DAY.exec(text) ?? [];
	return day && DateTime.fromISO(day, { zone: 'utc' }).isValid ? day : undefined;
}

export function momentFrom(value: unknown): string | undefined {
	const text = String(value).trim();
	const [, milliseconds] = MICROSOFT.exec(text) ?? [];
	const moment = milliseconds ? DateTime.fromMillis(Number(milliseconds)) : DateTime.fromISO(text, { zone: 'utc' });
	return moment.isValid ? (moment.toUTC().toISO() ?? undefined) : undefined;
}

export const microsoft = (isoOrDay: unknown): string => `/Date(${Date.parse(String(isoOrDay))}+0000)/`;

/** Organisation.Timezone is Windows' name without blanks; those of the seeded organisations. */
const ZONES: Readonly<Record<string, string>> = { NEWZEALANDSTANDARDTIME: 'Pacific/Auckland', GMTSTANDARDTIME: 'Europe/London', UTC: 'UTC' };

/** Where no date is sent, Xero takes the organisation's day, not that of UTC. */
export function todayIn(timezone: unknown, now: number): string {
	const zone = ZONES[String(timezone)] ?? 'utc';
	const quarter = Math.floor(now / QUARTER);
	const known = days.get(zone);
	if (known?.quarter === quarter) return known.day;
	const day = DateTime.fromMillis(now, { zone }).toISODate() ?? '';
	days.set(zone, { quarter, day });
	return day;
}

/** A day begins with a quarter of an hour wherever on earth. */
const QUARTER = 15 * 60_000;
const days = new Map<string, { readonly quarter: number; readonly day: string }>();

export const plusDays = (day: string, days: number): string => DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toISODate() ?? day;

/** How far a month is from a day, and which day of it: for payment terms. Days past a month's end become its last day. */
export function dayOfMonth(day: string, monthsOn: number, ofMonth: number): string {
	const month = DateTime.fromISO(day, { zone: 'utc' }).startOf('month').plus({ months: monthsOn });
	return month.set({ day: Math.min(Math.max(ofMonth, 1), month.daysInMonth ?? 28) }).toISODate() ?? day;
}

/** As in refusals about lock dates. Unsure: the form of the date in Xero's text is not recorded. */
export const spelled = (day: unknown): string => DateTime.fromISO(String(day), { zone: 'utc' }).setLocale('en').toFormat('d MMMM yyyy');
