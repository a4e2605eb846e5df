import { cents, decimalOf, plain } from '../decimals';
import { Decimal } from '../libraries/decimal';
import { isFilled, isRow, type Row } from '../record';
import { lessPercent } from './discount';

/** Xero keeps four decimals of a quantity and of a unit amount. */
const UNIT_DECIMALS = 4;

const zero = new Decimal(0);
const unit = (value: Decimal): Decimal => value.round(UNIT_DECIMALS, Decimal.roundHalfUp);

/**
 * Lines for documents of Xero that know no discount: bills, credit notes and purchase orders. What a line costs after its discounts is said by
 * `net_quantity` and `net_rate`, whose product is that amount to the cent; where no price with four decimals gives it, one piece costs the amount,
 * and the description tells how many there were.
 */
export const netLines = (record: Row): Row => withLines(record, (line) => ({ ...line, ...netOf(line) }));

/** Lines for documents that know discounts: as they are, but for those whose price Xero would cut off, which are at what they cost. */
export const fineLines = (record: Row): Row =>
	withLines(record, (line) => (isFine(line) ? { ...line, discount_rate: undefined, discount_share: undefined, ...netOf(line) } : line));

const withLines = (record: Row, each: (line: Row) => Row): Row => {
	const lines = record['line_items'];
	return Array.isArray(lines) ? { ...record, line_items: lines.map((line: unknown) => (isRow(line) ? each(line) : line)) } : record;
};

const isFine = ({ quantity, rate }: Row): boolean =>
	[quantity, rate].some((value) => {
		const exact = decimalOf(value);
		return exact !== undefined && !unit(exact).eq(exact);
	});

function netOf(line: Row): Row {
	const quantity = decimalOf(line['quantity']);
	const rate = decimalOf(line['rate']);
	if (!quantity || !rate) return {};
	const amount = amountOf(line, quantity.times(rate));
	const isPlain = !isFilled(line['discount_rate']) && !isFilled(line['discount_share']);
	const price = isPlain ? unit(rate) : quantity.eq(0) ? zero : unit(amount.div(quantity));
	if (cents(unit(quantity).times(price)).eq(amount)) return { net_quantity: plain(unit(quantity)), net_rate: plain(price) };
	const counted = `${quantity.toFixed()} × ${rate.toFixed()}`;
	return { net_quantity: 1, net_rate: plain(amount), counted };
}

function amountOf({ discount_rate: percent, discount_share: share }: Row, exact: Decimal): Decimal {
	const rate = decimalOf(percent);
	return rate ? lessPercent(exact, rate) : cents(exact.minus(decimalOf(share) ?? zero));
}
