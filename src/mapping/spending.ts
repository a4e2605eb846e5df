import { cents, decimalOf, plain, sum } from '../decimals';
import { Decimal } from '../libraries/decimal';
import { isFilled, type Row } from '../record';
import { sharesOf, taxOn } from './discount';

/** What expenses of Zoho Books and Zoho Expense come to, as a transaction of the account that paid them. */

const zero = new Decimal(0);

export const amountOf = (line: Row): Decimal => decimalOf(line['amount']) ?? decimalOf(line['item_total']) ?? zero;
export const isTaxed = (line: Row): boolean => isFilled(line['tax_id']) || isFilled(line['tax_name']);

/** Zero percent of no tax is no tax. */
export const withoutNoTax = (line: Row): Row => (isTaxed(line) ? line : { ...line, tax_percentage: undefined });

export const taxOf = (line: Row, inclusive: boolean): Decimal =>
	isTaxed(line) ? (decimalOf(line['tax_amount']) ?? taxOn(amountOf(line), decimalOf(line['tax_percentage']) ?? zero, inclusive)) : zero;

/**
 * In Xero such a transaction is in the currency of its account, which an expense does not tell. It is taken to be the organisation's own, unless the
 * workflow says another under `account_currency`: an expense in a foreign currency is booked at what it came to, its lines sharing that with their tax.
 */
export const spentFromAccount = (expense: Row, lines: readonly Row[]): Row => {
	const inclusive = expense['is_inclusive_tax'] === true;
	const rate = decimalOf(expense['exchange_rate']);
	const isOwn = !rate || rate.eq(1) || (isFilled(expense['account_currency']) && expense['account_currency'] === expense['currency_code']);
	if (isOwn) {
		return {
			spent: lines.map((line) => ({ ...withoutNoTax(line), spent_amount: line['amount'] ?? line['item_total'] })),
			spent_total: isFilled(expense['total']) ? expense['total'] : expense['amount'],
			spent_tax: expense['tax_amount'],
			account_currency: expense['currency_code'],
			account_rate: rate && plain(rate),
			spent_inclusive: inclusive,
		};
	}
	const gross = lines.map((line) => (inclusive ? amountOf(line) : amountOf(line).plus(taxOf(line, false))));
	const whole = decimalOf(expense['bcy_total']) ?? cents(sum(gross).times(rate));
	const shares = sharesOf(whole, gross);
	return {
		spent: lines.map((line, index) => ({ ...withoutNoTax(line), spent_amount: plain(shares[index]!) })),
		spent_total: plain(whole),
		account_currency: undefined,
		foreign_currency: expense['currency_code'] ?? 'foreign',
		spent_inclusive: true,
	};
};
