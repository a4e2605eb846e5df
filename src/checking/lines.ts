import { decimalOf } from '../decimals';
import type { Issue } from '../failure';
import { isFilled, rowsIn, type Row } from '../record';
import { currency } from './currency';
import { issue } from './fields';
import { isDay } from './values';

/** What Xero's sales documents have in common. */

/** Xero caps a line. */
const LARGEST_LINE = '9999999999.99';

/** Of tracking. */
const MOST_CATEGORIES = 2;

export const checkPriced = (record: Row): Issue[] => [...currency(record, 'CurrencyCode'), ...currencyRate(record), ...eachLine(record, checkLine)];

export const eachLine = (record: Row, check: (line: Row, at: string) => Issue[]): Issue[] =>
	rowsIn(record['LineItems']).flatMap((line, index) => check(line, `LineItems[${index}]`));

export const isDescriptionOnly = (line: Row): boolean => ['Quantity', 'UnitAmount', 'LineAmount'].every((name) => !isFilled(line[name]));

/** The second day may not come before the first. */
export const dayOrder = (record: Row, later: string): boolean => {
	const [first, second] = [record['Date'], record[later]];
	return !isDay(first) || !isDay(second) || String(second).slice(0, 10) >= String(first).slice(0, 10);
};

function checkLine(line: Row, at: string): Issue[] {
	const found: Issue[] = [];
	const rate = decimalOf(line['DiscountRate']);
	if (!isFilled(line['Description']) && !isFilled(line['ItemCode']))
		found.push(issue('description-missing', `${at}.Description`, 'is missing', 'Give the line a name or a description in the source.'));
	if (rate && (rate.lt(0) || rate.gt(100)))
		found.push(issue('discount', `${at}.DiscountRate`, `is ${rate.toFixed()} percent`, 'A discount lies between 0 and 100 percent.'));
	if (rate && isFilled(line['DiscountAmount']))
		found.push(issue('discount', `${at}.DiscountAmount`, 'stands beside a discount rate; Xero takes one of them', 'Leave one of them out.'));
	if (rowsIn(line['Tracking']).length > MOST_CATEGORIES)
		found.push(
			issue(
				'too-many',
				`${at}.Tracking`,
				`is tracked by ${rowsIn(line['Tracking']).length} categories; Xero takes ${MOST_CATEGORIES}`,
				'Leave rows of the others out of the mapping table.',
			),
		);
	if (['Quantity', 'UnitAmount'].some((name) => decimalOf(line[name])?.abs().gt(LARGEST_LINE)))
		found.push(issue('too-large', at, 'is larger than Xero can hold', 'Correct quantity or price in the source.'));
	return found;
}

function currencyRate({ CurrencyRate: rate }: Row): Issue[] {
	return decimalOf(rate)?.lte(0)
		? [
				issue(
					'currency-rate',
					'CurrencyRate',
					'is not above zero',
					'Correct the exchange rate in the source, or leave it out: Xero then takes the rate of the day.',
				),
			]
		: [];
}
