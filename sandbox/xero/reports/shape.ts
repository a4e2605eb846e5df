import type Big from 'big.js';
import { DateTime } from 'luxon';
import type { Row } from '../../vendor';
import type { Desk } from '../desk';

/**
 * The shape of all reports (https://developer.xero.com/documentation/api/accounting/reports): rows of cells whose values are texts. What a cell is about
 * is said by attributes, by which a reader joins it to records; headings come without rows, totals in sections without a title, and some cells without a value.
 */

export interface Figures {
	readonly name: string;
	readonly type: string;
	readonly titles: readonly string[];
	readonly rows: readonly Row[];
}

/** What attributes say: an id of Xero's choosing, and its value. */
type About = Readonly<Record<string, unknown>>;

export const cell = (value: string | undefined, about: About = {}): Row => {
	const attributes = Object.entries(about).flatMap(([Id, Value]) => (Value === undefined ? [] : [{ Value: String(Value), Id }]));
	return { ...(value === undefined ? {} : { Value: value }), ...(attributes.length ? { Attributes: attributes } : {}) };
};

export const header = (...titles: readonly string[]): Row => ({ RowType: 'Header', Cells: titles.map((title) => cell(title)) });
export const row = (values: ReadonlyArray<string | undefined>, about?: About): Row => ({ RowType: 'Row', Cells: values.map((value) => cell(value, about)) });
export const summary = (...values: readonly string[]): Row => ({ RowType: 'SummaryRow', Cells: values.map((value) => cell(value)) });
export const section = (Title: string, rows: readonly Row[]): Row => ({ RowType: 'Section', Title, Rows: [...rows] });
/** Only a title, which the sections after it are about. */
export const heading = (Title: string): Row => ({ RowType: 'Section', Title });

export const money = (value: Big): string => value.toFixed(2);

/** Days as reports spell them. */
const spelled = (day: string, format: string): string => DateTime.fromISO(day, { zone: 'utc' }).setLocale('en').toFormat(format);
export const longDay = (day: string): string => spelled(day, 'd MMMM yyyy');
export const shortDay = (day: string): string => spelled(day, 'd MMM yyyy');
export const longMonth = (day: string): string => spelled(day, 'MMMM yyyy');
export const shortMonth = (day: string): string => spelled(day, 'MMM yyyy');
export const dashedMonth = (day: string): string => spelled(day, 'MMM-yy');
/** As the reports on one contact write days: with a time that says nothing. */
export const dayTime = (day: unknown): string => `${String(day).slice(0, 10)} 00:00:00`;

export const nameOf = ({ organisation }: Desk): string => String(organisation.Name);

/** By code, as a chart of accounts is read; accounts without one come first. */
export const byCode = (one: Row, other: Row): number => String(one.Code ?? '').localeCompare(String(other.Code ?? ''));
