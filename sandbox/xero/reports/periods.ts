import { DateTime } from 'luxon';
import type { Row } from '../../vendor';
import { dayFrom } from '../dates';
import type { Desk } from '../desk';

/** The days that reports are about; both ends belong to a period. */
export interface Period {
	readonly from: string;
	readonly to: string;
}

/** What cannot be answered, in invented words: Xero's own are not recorded. */
export class BadReport extends Error {}

const at = (day: string): DateTime => DateTime.fromISO(day, { zone: 'utc' });
const iso = (moment: DateTime): string => moment.toISODate() ?? '';

export const startOfMonth = (day: string): string => iso(at(day).startOf('month'));
export const endOfMonth = (day: string): string => iso(at(day).endOf('month'));
export const daysBetween = (from: string, to: string): number => Math.round(at(to).diff(at(from), 'days').days);
export const monthsOn = (day: string, months: number): string => iso(at(day).plus({ months }));
export const dayBefore = (day: string): string => iso(at(day).minus({ days: 1 }));

/** Parameters are read in any case: the specification spells some of them both ways. */
function parameter(query: URLSearchParams, name: string): string | undefined {
	const [, value] = [...query].find(([key]) => key.toLowerCase() === name.toLowerCase()) ?? [];
	return value === undefined || value === '' ? undefined : value;
}

export function dayOf(query: URLSearchParams, name: string): string | undefined {
	const value = parameter(query, name);
	const day = value === undefined ? undefined : dayFrom(value);
	if (value !== undefined && !day) throw new BadReport(`${name} is not a date.`);
	return day;
}

export function textOf(query: URLSearchParams, name: string): string | undefined {
	return parameter(query, name);
}

export function flagOf(query: URLSearchParams, name: string): boolean {
	return parameter(query, name)?.toLowerCase() === 'true';
}

export function countOf(query: URLSearchParams, name: string, most: number): number | undefined {
	const value = parameter(query, name);
	if (value === undefined) return undefined;
	const count = Number(value);
	if (!Number.isInteger(count) || count < 1 || count > most) throw new BadReport(`${name} must be between 1 and ${most}.`);
	return count;
}

const MONTHS: Readonly<Record<string, number>> = { MONTH: 1, QUARTER: 3, YEAR: 12 };

/** How far the compared periods lie apart, in months. */
export function timeframeOf(query: URLSearchParams): number {
	const value = parameter(query, 'timeframe') ?? 'MONTH';
	const months = MONTHS[value.toUpperCase()];
	if (!months) throw new BadReport('timeframe must be MONTH, QUARTER or YEAR.');
	return months;
}

/** This month unless both ends are said; one that is missing is the start or the end of the month of the other. */
export function spanOf(desk: Desk, query: URLSearchParams): Period {
	const [from, to] = [dayOf(query, 'fromDate'), dayOf(query, 'toDate')];
	const span = { from: from ?? startOfMonth(to ?? desk.today), to: to ?? endOfMonth(from ?? desk.today) };
	if (span.from > span.to) throw new BadReport('fromDate must not be after toDate.');
	return span;
}

/** The end of a month stays the end of a month, however long it is. */
const back = (day: string, months: number): string => (day === endOfMonth(day) ? endOfMonth(monthsOn(startOfMonth(day), -months)) : monthsOn(day, -months));

/** A span and those before it that it is compared with, the latest first. */
export const compared = (span: Period, periods: number, months: number): Period[] =>
	Array.from({ length: periods + 1 }, (_, index) => ({ from: monthsOn(span.from, -index * months), to: back(span.to, index * months) }));

export const comparedDays = (day: string, periods: number, months: number): string[] =>
	Array.from({ length: periods + 1 }, (_, index) => back(day, index * months));

/** The first day of the financial year that a day is in. */
export function yearStart({ organisation }: Desk, day: string): string {
	const { FinancialYearEndMonth: month, FinancialYearEndDay: ends }: Row = organisation;
	const end = at(day).set({ day: 1, month: Number(month) || 12 });
	const last = end.set({ day: Math.min(Number(ends) || 31, end.daysInMonth ?? 28) });
	return iso((iso(last) < day ? last : last.minus({ years: 1 })).plus({ days: 1 }));
}
