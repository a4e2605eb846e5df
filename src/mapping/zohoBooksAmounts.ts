import { Decimal } from '../libraries/decimal';
import { isFilled, isRow, type Row } from '../record';
import { decimalOf, plain } from './vias';

const CENTS = 2;
const zero = new Decimal(0);
const cents = (amount: Decimal): Decimal => amount.round(CENTS, Decimal.roundHalfUp);
const sum = (amounts: readonly Decimal[]): Decimal => amounts.reduce((total, amount) => total.plus(amount), zero);
const lessPercent = (amount: Decimal, percent: Decimal): Decimal => cents(amount.times(new Decimal(100).minus(percent)).div(100));

interface Line {
	readonly row: Row;
	/** Quantity times rate, in cents; nothing where either is no number. */
	readonly gross: Decimal;
	readonly exact: Decimal;
}

/** A line's discount, as Xero says it: `discount_rate` in percent or `discount_share` in money. */
type Discount = { readonly discount_rate: number | string } | { readonly discount_share: number | string } | Record<never, never>;

/**
 * What no single field of a sales document of Zoho Books says: each line's part of the discounts, a discount after tax as an amount,
 * and the shipping charge with or without tax, as the document's prices are.
 */
export const zohoBooksAmounts = (record: Row): Row => {
	const rows: unknown[] = Array.isArray(record['line_items']) ? record['line_items'] : [];
	const lines = rows.filter(isRow).map(lineOf);
	const discounts = lines.length === 0 ? [] : discountsOf(record, lines);
	let next = 0;
	const line_items = rows.map((row) => (isRow(row) ? { ...withoutNoTax(row), ...discounts[next++] } : row));
	const inclusive = record['is_inclusive_tax'] === true;
	const charge = record[inclusive ? 'shipping_charge_inclusive_of_tax' : 'shipping_charge_exclusive_of_tax'];
	return {
		...record,
		...(Array.isArray(record['line_items']) ? { line_items } : {}),
		...(isFilled(charge) && decimalOf(record['shipping_charge'])?.eq(0) !== true ? { shipping_charge: charge } : {}),
		...afterTax(record),
	};
};

function lineOf(row: Row): Line {
	const exact = (decimalOf(row['quantity']) ?? zero).times(decimalOf(row['rate']) ?? zero);
	return { row, exact, gross: cents(exact) };
}

/** Zero percent without a tax's name is how Books says "no tax". */
function withoutNoTax(row: Row): Row {
	const { tax_percentage: percentage, ...others } = row;
	return isFilled(row['tax_id']) || isFilled(row['tax_name']) || decimalOf(percentage)?.eq(0) !== true ? row : others;
}

const isEntityLevel = (record: Row): boolean => record['discount_type'] === 'entity_level';

function afterTax(record: Row): Row {
	if (!isEntityLevel(record) || record['is_discount_before_tax'] !== false) return {};
	const amount = decimalOf(record['discount_total']) ?? (percentOf(record['discount']) ? undefined : decimalOf(record['discount']));
	return amount?.gt(0) ? { discount_after_tax: plain(amount) } : {};
}

function discountsOf(record: Row, lines: readonly Line[]): Discount[] {
	if (!isEntityLevel(record)) return lines.map(itemDiscount);
	return record['is_discount_before_tax'] === false ? [] : spread(record, lines);
}

/** A percentage stays one where it gives the same cents as the amount that Books states. */
function itemDiscount({ row, gross, exact }: Line): Discount {
	const stated = decimalOf(row['discount_amount']);
	const percent = percentOf(row['discount']);
	const amount = cents(stated ?? (percent ? exact.times(percent).div(100) : decimalOf(row['discount'])) ?? zero);
	if (percent && (!stated || lessPercent(exact, percent).eq(gross.minus(amount)))) return percent.gt(0) ? { discount_rate: plain(percent) } : {};
	return amount.eq(0) ? {} : { discount_share: plain(amount) };
}

/** A discount on the whole document, before tax: the same percentage on every line where the cents agree, else shares that add up. */
function spread(record: Row, lines: readonly Line[]): Discount[] {
	const gross = sum(lines.map((line) => line.gross));
	const percent = percentOf(record['discount']) ?? decimalOf(record['discount_percent']);
	const stated = decimalOf(record['discount_total']) ?? (percent ? undefined : decimalOf(record['discount']));
	const amount = cents(stated ?? gross.times(percent ?? zero).div(100));
	if (amount.lte(0)) return [];
	const reduced = percent?.gt(0) ? sum(lines.map(({ exact }) => lessPercent(exact, percent))) : undefined;
	if (percent && reduced?.eq(gross.minus(amount))) return lines.map(() => ({ discount_rate: plain(percent) }));
	return sharesOf(withTax(record, gross, amount), lines.map((line) => line.gross)).map((share) => (share.eq(0) ? {} : { discount_share: plain(share) }));
}

/** Where prices include tax, the stated discount may not: the total tells how much prices really fell. */
function withTax(record: Row, gross: Decimal, stated: Decimal): Decimal {
	const total = decimalOf(record['total']);
	if (record['is_inclusive_tax'] !== true || !total) return stated;
	const others = ['shipping_charge', 'adjustment', 'roundoff_value'].map((name) => decimalOf(record[name]) ?? zero);
	const fallen = gross.plus(sum(others)).minus(total);
	return fallen.gt(stated) && fallen.lte(gross) ? fallen : stated;
}

/** Cents in proportion; what rounding leaves over goes to the lines that lost most by it. */
export const sharesOf = (amount: Decimal, parts: readonly Decimal[]): Decimal[] => {
	const whole = sum(parts);
	if (whole.eq(0)) return parts.map(() => zero);
	const exact = parts.map((part) => amount.times(part).div(whole));
	const shares = exact.map((share) => share.round(CENTS, Decimal.roundDown));
	const left = amount.minus(sum(shares));
	const step = new Decimal(left.lt(0) ? '-0.01' : '0.01');
	const order = exact.map((share, index) => ({ index, lost: share.minus(shares[index]!).abs() })).sort((one, other) => other.lost.cmp(one.lost) || one.index - other.index);
	const count = Math.min(Number(left.div(step).round(0).toFixed()), order.length);
	for (const { index } of order.slice(0, count)) shares[index] = shares[index]!.plus(step);
	return shares;
};

function percentOf(value: unknown): Decimal | undefined {
	return typeof value === 'string' && value.trim().endsWith('%') ? decimalOf(value.trim().slice(0, -1)) : undefined;
}
