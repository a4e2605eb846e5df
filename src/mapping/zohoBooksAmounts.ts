import { cents, decimalOf, plain, sum } from '../decimals';
import { Decimal } from '../libraries/decimal';
import { isFilled, isRow, type Row } from '../record';
import { lessPercent, percentOf, spread, taxOfLines, taxOn, type Discount, type Line } from './discount';
import { fineLines } from './netLines';
import { statedTaxes } from './statedTaxes';

const zero = new Decimal(0);

/**
 * What no single field of a sales document of Zoho Books says: each line's part of the discounts, a discount after tax as an amount,
 * and the shipping charge with or without tax, as the document's prices are.
 */
export const zohoBooksAmounts = (record: Row): Row => {
	const rows: unknown[] = Array.isArray(record['line_items']) ? record['line_items'] : [];
	const lines = rows.filter(isRow).map(lineOf);
	const { byLine, afterTax } = discountsOf(record, lines);
	const taxes = statedTaxes(record, lines, byLine);
	let next = 0;
	const line_items = rows.map((row) => (isRow(row) ? { ...withoutNoTax(row), ...byLine[next], ...taxes[next++] } : row));
	const inclusive = record['is_inclusive_tax'] === true;
	const charge = decimalOf(record[inclusive ? 'shipping_charge_inclusive_of_tax' : 'shipping_charge_exclusive_of_tax']);
	return {
		...record,
		...(Array.isArray(record['line_items']) ? { line_items } : {}),
		...(charge && !charge.eq(0) ? { shipping_charge: plain(charge) } : {}),
		...(afterTax?.gt(0) ? { discount_after_tax: plain(afterTax) } : {}),
	};
};

/** An invoice, quote or order to a customer; a price that is finer than Xero keeps it is not cut off. */
export const zohoSalesAmounts = (record: Row): Row => fineLines(zohoBooksAmounts(record));

function lineOf(row: Row): Line {
	const exact = (decimalOf(row['quantity']) ?? zero).times(decimalOf(row['rate']) ?? zero);
	return { row, exact, gross: cents(exact), rate: decimalOf(row['tax_percentage']) ?? zero };
}

/** Zero percent without a tax's name is how Books says "no tax". */
function withoutNoTax(row: Row): Row {
	const { tax_percentage: percentage, ...others } = row;
	return isFilled(row['tax_id']) || isFilled(row['tax_name']) || decimalOf(percentage)?.eq(0) !== true ? row : others;
}

interface Discounts {
	readonly byLine: readonly Discount[];
	/** What comes off after tax. */
	readonly afterTax?: Decimal;
}

function discountsOf(record: Row, lines: readonly Line[]): Discounts {
	const isAfterTax = record['is_discount_before_tax'] === false;
	if (record['discount_type'] === 'entity_level') {
		if (!isAfterTax) return { byLine: spread(record, lines) };
		const stated = decimalOf(record['discount_total']) ?? (percentOf(record['discount']) ? undefined : decimalOf(record['discount']));
		return { byLine: [], afterTax: stated };
	}
	const amounts = lines.map(itemAmount);
	if (isAfterTax && isTaxedInFull(record, lines, amounts)) return { byLine: [], afterTax: sum(amounts) };
	return { byLine: lines.map((line, index) => itemDiscount(line, amounts[index]!)) };
}

/** Whether the stated tax is that of the prices before the discount, and not that of the prices after it. */
function isTaxedInFull(record: Row, lines: readonly Line[], amounts: readonly Decimal[]): boolean {
	const wanted = taxOfLines(record);
	const inclusive = record['is_inclusive_tax'] === true;
	const reduced = sum(lines.map(({ gross, rate }, index) => taxOn(gross.minus(amounts[index]!), rate, inclusive)));
	const full = sum(lines.map(({ gross, rate }) => taxOn(gross, rate, inclusive)));
	return wanted !== undefined && !reduced.eq(wanted) && full.eq(wanted);
}

function itemAmount({ row, exact }: Line): Decimal {
	const percent = percentOf(row['discount']);
	return cents(decimalOf(row['discount_amount']) ?? (percent ? exact.times(percent).div(100) : decimalOf(row['discount'])) ?? zero);
}

/** A percentage stays one where it gives the same cents as the amount that Books states. */
function itemDiscount({ row, gross, exact }: Line, amount: Decimal): Discount {
	const percent = percentOf(row['discount']);
	if (percent && lessPercent(exact, percent).eq(gross.minus(amount))) return percent.gt(0) ? { discount_rate: plain(percent) } : {};
	return amount.eq(0) ? {} : { discount_share: plain(amount) };
}
