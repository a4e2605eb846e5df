import type { Row } from '../../record';

/** What is looked at before the books of a month are closed. */

/** `ask` is what no application tells: a person has to look. */
export type State = 'pass' | 'fail' | 'ask';

export interface Check {
	readonly name: string;
	readonly state: State;
	/** What was found, in words. */
	readonly says: string;
	/** Who has to act, and how; empty where nobody has to. */
	readonly who: string;
	readonly fix: string;
	/** Some of what was found. */
	readonly items: readonly string[];
	/** A page that leads on: desk, reconciliation or dashboard; empty for none. */
	readonly page: '' | 'desk' | 'reconciliation' | 'dashboard';
}

export interface ClosingInput {
	/** Such as 2026-10. */
	readonly period: string;
	/** Milliseconds. */
	readonly now: number;
	readonly overdueDays: number;
	readonly silentDays: number;
	/** The day up to which Zoho Books is locked, as a person typed it; ISO, or empty. */
	readonly booksLockedTo: string;
	/** Rows of both sides: documents and bank lines of the period, overdue invoices, the organisation of Xero. */
	readonly records: readonly Row[];
	/** Names of what could not be read, with the reason. */
	readonly unread: readonly { readonly name: string; readonly message: string }[];
	readonly letters: readonly Row[];
	readonly reviews: readonly Row[];
	/** Open differences, and the last comparisons. */
	readonly reconciliations: readonly Row[];
	readonly volumes: readonly Row[];
	readonly mappings: readonly Row[];
	/** What the check of the audit trail came to. */
	readonly verified?: Row;
}

export const lastDayOf = (period: string): string => {
	const [year = 0, month = 1] = period.split('-').map(Number);
	return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
};

export const isPeriod = (period: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(period);

export const DAY = 86_400_000;
export const MOST_ITEMS = 10;
export const OPEN: readonly unknown[] = ['waiting', 'retrying', 'parked'];

export const many = (count: number, one: string, more = `${one}s`): string => `${count.toLocaleString('en')} ${count === 1 ? one : more}`;
export const ask = (name: string, says: string, who: string, fix: string): Check => ({ name, state: 'ask', says, who, fix, items: [], page: '' });

interface Wanted {
	readonly name: string;
	readonly good: string;
	readonly bad: (count: number) => string;
	readonly who: string;
	readonly fix: string;
	readonly page?: Check['page'];
}

/** Passes where nothing was found. */
export const none = (found: readonly string[], { name, good, bad, who, fix, page = '' }: Wanted): Check =>
	found.length === 0
		? { name, state: 'pass', says: good, who: '', fix: '', items: [], page }
		: { name, state: 'fail', says: bad(found.length), who, fix, items: found.slice(0, MOST_ITEMS), page };
