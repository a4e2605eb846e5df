import { decimalOf } from '../decimals';
import type { Issue } from '../failure';
import { isFilled, rowsIn, type Row } from '../record';
import { currency } from './currency';
import { issue } from './fields';
import { xeroTotals } from './money';
import { isDay } from './values';

/** Xero caps a line. */
const LARGEST_LINE = '9999999999.99';

/** What an accountant, or Xero, refuses in a sales invoice though every field has the right kind. */
export const checkInvoice = (record: Row): Issue[] => [
	...currency(record, 'CurrencyCode'),
	...currencyRate(record),
	...dates(record),
	...linkBack(record['Url']),
	...approval(record),
	...rowsIn(record['LineItems']).flatMap((line, index) => checkLine(line, `LineItems[${index}]`)),
];

/** Anything that reaches the ledgers, or soon will. */
const isBooked = (record: Row): boolean => record['Status'] === 'AUTHORISED' || record['Status'] === 'SUBMITTED';

function approval(record: Row): Issue[] {
	if (!isBooked(record)) return [];
	const found: Issue[] = [];
	const lines = rowsIn(record['LineItems']);
	if (Array.isArray(record['LineItems']) && lines.length === 0)
		found.push(issue('no-lines', 'LineItems', 'has no line, and an approved invoice needs one', 'Add a line in the source, or send the invoice as a draft.'));
	if (!isFilled(record['DueDate']))
		found.push(issue('due-date-missing', 'DueDate', 'is missing, and an approved invoice needs it', 'Give the invoice a due date in the source.'));
	if (xeroTotals({ ...record, LineAmountTypes: 'NoTax' }, []).total.lt(0))
		found.push(issue('negative-total', 'LineItems', 'adds up to less than zero, which Xero takes as a credit note only', 'Enter a credit note instead.'));
	return [...found, ...lines.flatMap((line, index) => accountOf(line, `LineItems[${index}]`))];
}

const accountOf = (line: Row, at: string): Issue[] =>
	isFilled(line['AccountCode']) || isFilled(line['ItemCode']) || isDescriptionOnly(line)
		? []
		: [
				issue(
					'account-missing',
					`${at}.AccountCode`,
					'has no account, and an approved invoice needs one on every line',
					'Add a row of kind "account" to the mapping table, or a default row "*".',
				),
			];

const isDescriptionOnly = (line: Row): boolean => ['Quantity', 'UnitAmount', 'LineAmount'].every((name) => !isFilled(line[name]));

function checkLine(line: Row, at: string): Issue[] {
	const found: Issue[] = [];
	const rate = decimalOf(line['DiscountRate']);
	if (!isFilled(line['Description']) && !isFilled(line['ItemCode']))
		found.push(issue('description-missing', `${at}.Description`, 'is missing', 'Give the line a name or a description in the source.'));
	if (rate && (rate.lt(0) || rate.gt(100)))
		found.push(issue('discount', `${at}.DiscountRate`, `is ${rate.toFixed()} percent`, 'A discount lies between 0 and 100 percent.'));
	if (rate && isFilled(line['DiscountAmount']))
		found.push(issue('discount', `${at}.DiscountAmount`, 'stands beside a discount rate; Xero takes one of them', 'Leave one of them out.'));
	if (['Quantity', 'UnitAmount'].some((name) => decimalOf(line[name])?.abs().gt(LARGEST_LINE)))
		found.push(issue('too-large', at, 'is larger than Xero can hold', 'Correct quantity or price in the source.'));
	return found;
}

function dates({ Date: date, DueDate: due }: Row): Issue[] {
	if (!isDay(date) || !isDay(due) || String(due).slice(0, 10) >= String(date).slice(0, 10)) return [];
	return [issue('due-before-date', 'DueDate', `is ${String(due)}, before the invoice date ${String(date)}`, 'Correct one of the dates in the source.')];
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

function linkBack(value: unknown): Issue[] {
	return typeof value === 'string' && /xero/i.test(value)
		? [issue('link-back', 'Url', 'contains "xero", which Xero does not take', 'Leave the link back out, or give another address.')]
		: [];
}
