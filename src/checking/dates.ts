import type { Issue } from '../failure';
import type { Row } from '../record';
import type { Subject } from './checkable';
import { issue } from './fields';
import { isDay } from './values';

/** Days that no vendor refuses and an accountant would look at twice. */

const OLDEST = '2000-01-01';
/** What has happened, rather than what is promised. */
const HAPPENED = new Set(['payment', 'bankTransaction', 'zohoBooks:customerPayment', 'zohoBooks:vendorPayment']);

export const checkDates = ({ name, resource: { fields } }: Subject, record: Row, today: string): Issue[] => {
	const field = ['Date', 'date'].find((one) => Object.hasOwn(fields, one));
	const day = field === undefined ? undefined : record[field];
	if (field === undefined || !isDay(day)) return [];
	const date = String(day).slice(0, 10);
	const fix = 'Correct the date in the source, or approve the record as it is.';
	if (date < OLDEST) return [issue('date-far', field, `is ${date}, which is long ago`, fix, 'review')];
	if (date > yearAfter(today)) return [issue('date-far', field, `is ${date}, which is more than a year ahead`, fix, 'review')];
	if (!HAPPENED.has(name) || date <= dayAfter(today)) return [];
	return [issue('date-ahead', field, `is ${date}, which has not come yet`, 'Correct the date in the source, if the money has moved already.', 'warning')];
};

const yearAfter = (today: string): string => `${Number(today.slice(0, 4)) + 1}${today.slice(4, 10)}`;

/** Somewhere it is tomorrow already. */
const dayAfter = (today: string): string => new Date(Date.parse(`${today.slice(0, 10)}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
