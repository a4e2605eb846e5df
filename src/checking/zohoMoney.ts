import { cents, decimalOf, sum } from '../decimals';
import { Decimal } from '../libraries/decimal';
import { lessPercent, percentOf, taxOn } from '../mapping/discount';
import { rowsIn, type Row } from '../record';
import type { Totals } from './money';

const zero = new Decimal(0);

/** What Zoho Books and Inventory will make of a document whose discounts stand on its lines: each line and its tax in cents, then the sums. */
export const zohoTotals = (record: Row, rates: readonly unknown[]): Totals => {
	const inclusive = record['is_inclusive_tax'] === true;
	const lines = rowsIn(record['line_items']).map((line, index) => {
		const amount = lineAmount(line);
		return { amount, tax: taxOn(amount, decimalOf(rates[index]) ?? zero, inclusive) };
	});
	const amounts = sum(lines.map(({ amount }) => amount));
	const tax = sum(lines.map((line) => line.tax));
	const adjustment = decimalOf(record['adjustment']) ?? zero;
	const net = inclusive ? amounts.minus(tax) : amounts;
	return { net, tax, total: net.plus(tax).plus(adjustment), lines: amounts };
};

function lineAmount({ quantity, rate, discount }: Row): Decimal {
	const gross = (decimalOf(quantity) ?? zero).times(decimalOf(rate) ?? zero);
	const percent = percentOf(discount);
	return percent ? lessPercent(gross, percent) : cents(gross.minus(decimalOf(discount) ?? zero));
}
