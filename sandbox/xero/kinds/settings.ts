import type { Row } from '../../vendor';
import type { Desk } from '../desk';
import { spelled } from '../dates';

/** What documents, contacts and payments have to agree with: currencies, rates, lock dates. */

export const currencyProblems = (desk: Desk, code: unknown): string[] =>
	!code || desk.books.get('Currencies', code) ? [] : [`Organisation is not subscribed to currency ${code}`];

export const activeRate = (desk: Desk, type: unknown): Row | undefined => {
	const rate = desk.books.get('TaxRates', type);
	return rate?.Status === 'ACTIVE' ? rate : undefined;
};

/** Unsure: the wording of Xero is reported, not seen. */
export const taxProblems = (desk: Desk, type: unknown): string[] =>
	!type || activeRate(desk, type) ? [] : [`The TaxType code '${type}' does not exist or cannot be used for this type of transaction.`];

/** A document on the lock date is as locked as one before it. */
export function lockProblems({ organisation: { PeriodLockDate, EndOfYearLockDate } }: Desk, day: unknown): string[] {
	const isLocked = (lock: unknown): boolean => typeof lock === 'string' && String(day) <= lock;
	return [
		...(isLocked(PeriodLockDate) ? [`The document date cannot be before the period lock date, currently set at ${spelled(PeriodLockDate)}`] : []),
		...(isLocked(EndOfYearLockDate) ? [`The document date cannot be before the end of year lock date, currently set at ${spelled(EndOfYearLockDate)}`] : []),
	];
}

/** Units of a currency for one of NZD, invented and fixed: Xero takes the day's rate of XE.com. */
const UNITS: Readonly<Record<string, number>> = { NZD: 1, AUD: 0.91, USD: 0.6, EUR: 0.52, GBP: 0.45 };

export const dayRate = (base: unknown, currency: unknown): number =>
	base === currency ? 1 : Math.round(((UNITS[String(currency)] ?? 1) / (UNITS[String(base)] ?? 1)) * 1e6) / 1e6;
