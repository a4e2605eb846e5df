import type { Issue } from '../failure';
import { isFilled, type Row } from '../record';
import { issue } from './fields';
import { checkPriced, dayOrder, eachLine, isDescriptionOnly } from './lines';
import { plainText } from './values';

/** What an accountant, or Xero, refuses in a quote though every field has the right kind. */
export const checkQuote = (record: Row): Issue[] => [
	...checkPriced(record),
	...(dayOrder(record, 'ExpiryDate')
		? []
		: [
				issue(
					'expiry-before-date',
					'ExpiryDate',
					`is ${String(record['ExpiryDate'])}, before the quote's date ${String(record['Date'])}`,
					'Correct one of the dates in the source.',
				),
			]),
	...(plainText(record['LineAmountTypes']).toUpperCase() === 'NOTAX' ? [] : eachLine(record, taxOf)),
];

/** Elsewhere a line without a tax rate has that of its account; in a quote it has none (https://developer.xero.com/documentation/api/accounting/quotes). */
const taxOf = (line: Row, at: string): Issue[] =>
	isFilled(line['TaxType']) || isDescriptionOnly(line)
		? []
		: [
				issue(
					'tax-missing',
					`${at}.TaxType`,
					'has no tax rate, and a quote takes none from the account',
					'Add a row of kind "tax" to the mapping table; NONE stands for no tax.',
				),
			];
