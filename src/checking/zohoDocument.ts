import { decimalOf } from '../decimals';
import type { Issue } from '../failure';
import { isFilled, rowsIn, type Row } from '../record';
import { issue } from './fields';
import { isDay } from './values';

/** What Zoho Books and Inventory refuse though every field has the right kind. */

/** Of quotes, orders, invoices, bills and credits. */
export const checkZohoDocument = (record: Row): Issue[] => [
	...rate(record),
	...['due_date', 'expiry_date', 'delivery_date'].flatMap((name) => order(record, name)),
	...rowsIn(record['line_items']).flatMap((line, index) => checkLine(line, `line_items[${index}]`)),
];

function rate({ exchange_rate: value }: Row): Issue[] {
	return decimalOf(value)?.lte(0)
		? [issue('currency-rate', 'exchange_rate', 'is not above zero', 'Correct the exchange rate in the source, or leave it out.')]
		: [];
}

function order(record: Row, later: string): Issue[] {
	const [first, second] = [record['date'], record[later]];
	if (!isDay(first) || !isDay(second) || String(second) >= String(first)) return [];
	return [issue('due-before-date', later, `is ${String(second)}, before the date ${String(first)}`, 'Correct one of the dates in the source.')];
}

function checkLine(line: Row, at: string): Issue[] {
	const found: Issue[] = [];
	if (['item_id', 'name', 'account_id', 'description'].every((name) => !isFilled(line[name])))
		found.push(issue('description-missing', `${at}.name`, 'is missing', 'Give the line a name or an item in the source.'));
	if (!isFilled(line['rate']) && !isFilled(line['item_id']))
		found.push(issue('rate-missing', `${at}.rate`, 'is missing', 'Give the line a price in the source.'));
	return found;
}

/** A payment that names nothing would be money on account, which was not meant. */
export const checkZohoPayment =
	(name: 'invoice' | 'bill') =>
	(record: Row): Issue[] => {
		const amount = decimalOf(record['amount']);
		const rows = rowsIn(record[`${name}s`]);
		const found = rate(record);
		if (amount?.lte(0))
			found.push(
				issue('amount', 'amount', `is ${amount.toFixed()}; a payment is above zero`, 'Correct the amount in the source; money going back is a refund.'),
			);
		if (rows.length === 0 || rows.some((row) => !isFilled(row[`${name}_id`]))) {
			const fix = `Read the ${name} from Zoho by its number and put it under "Found" before the Record Mapper, or read the ${name} in Xero with its link back.`;
			found.push(issue('link', `${name}s`, `names no ${name} that is paid`, fix));
		}
		return found;
	};
