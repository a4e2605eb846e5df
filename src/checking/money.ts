import { cents, decimalOf, sum } from '../decimals';
import { Decimal } from '../libraries/decimal';
import { rowsIn, type Row } from '../record';
import { plainText } from './values';

export interface Totals {
	readonly net: Decimal;
	readonly tax: Decimal;
	readonly total: Decimal;
	/** What the lines come to as they are priced: with tax where prices include it. */
	readonly lines: Decimal;
}

const zero = new Decimal(0);
/** Xero keeps four decimals of a unit amount and of a quantity when it is asked to (unitdp=4). */
const UNIT_DECIMALS = 4;

/** What Xero will make of a document: each line in cents, tax per line in cents, then the sums. */
export const xeroTotals = (record: Row, rates: readonly unknown[]): Totals => {
	// Quotes spell it in capitals.
	const mode = plainText(record['LineAmountTypes']).toLowerCase();
	const lines = rowsIn(record['LineItems']).map((line, index) => {
		const amount = lineAmount(line);
		return { amount, tax: mode === 'notax' ? zero : lineTax(line, amount, rates[index], mode === 'inclusive') };
	});
	const amounts = sum(lines.map(({ amount }) => amount));
	const tax = sum(lines.map((line) => line.tax));
	return mode === 'inclusive'
		? { net: amounts.minus(tax), tax, total: amounts, lines: amounts }
		: { net: amounts, tax, total: amounts.plus(tax), lines: amounts };
};

const unit = (value: unknown): Decimal | undefined => decimalOf(value)?.round(UNIT_DECIMALS, Decimal.roundHalfUp);

export const lineAmount = (line: Row): Decimal => {
	const quantity = unit(line['Quantity']);
	const price = unit(line['UnitAmount']);
	if (!quantity || !price) return cents(decimalOf(line['LineAmount']) ?? zero);
	const rate = decimalOf(line['DiscountRate']);
	const gross = quantity.times(price);
	if (rate) return cents(gross.times(new Decimal(100).minus(rate)).div(100));
	return cents(gross.minus(decimalOf(line['DiscountAmount']) ?? zero));
};

function lineTax(line: Row, amount: Decimal, rate: unknown, inclusive: boolean): Decimal {
	const given = decimalOf(line['TaxAmount']);
	if (given) return cents(given);
	const percent = line['TaxType'] === 'NONE' ? zero : (decimalOf(rate) ?? zero);
	if (inclusive && percent.lte(-100)) return zero;
	return cents(amount.times(percent).div(inclusive ? percent.plus(100) : 100));
}
