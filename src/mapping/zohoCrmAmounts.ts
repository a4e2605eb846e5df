import { cents, decimalOf, plain, sum } from '../decimals';
import { Decimal } from '../libraries/decimal';
import { isRow, rowsIn, type Row } from '../record';
import { lessPercent, percentOf, sharesOf as inProportion, spread, taxOn, type Line } from './discount';

/**
 * What no single field of a quote of Zoho CRM says. Prices are without tax; a row has a discount (an amount, or text such as 10%) and any number of taxes.
 * Unsure is whether the document's own `Tax` is the sum of its rows' taxes, or a tax on top of their sum with its names in `$line_tax`: the grand total
 * tells, and both are understood.
 */

const ROWS = 'Quoted_Items';
const zero = new Decimal(0);

/** A tax as a row names it. */
interface Tax {
	readonly name: string;
	readonly percentage: Decimal;
}

interface QuoteLine extends Line {
	/** What comes off, in cents. */
	readonly off: Decimal;
	/** What is left of the price. */
	readonly net: Decimal;
	readonly taxes: readonly Tax[];
}

export const zohoCrmQuoteAmounts = (quote: Row): Row => {
	if (!Array.isArray(quote[ROWS])) return quote;
	const lines = rowsIn(quote[ROWS]).map(lineOf);
	const onTop = taxOnTop(quote, lines);
	const discount = decimalOf(quote['Discount']) ?? zero;
	const taxed = onTop ? lines.map((line) => ({ ...line, ...onTop })) : lines;
	// A tax on top is reckoned from what the discount leaves, or from the whole: what is stated tells.
	const isBeforeTax = onTop !== undefined && discount.gt(0) && !onTop.whole;
	const shares = isBeforeTax ? sharesOf(discount, onTop.amount, taxed) : taxed.map(() => zero);
	const left = taxed.map((line, index) => ({ ...line, net: line.net.minus(shares[index]!) }));
	const taxes = onTop ? taxesOfWhole(left, onTop) : left.map(taxOfRow);
	let next = 0;
	const rows = quote[ROWS].map((row: unknown) => {
		if (!isRow(row)) return row;
		const [line, index] = [left[next]!, next++];
		return { ...row, ...discountOf(taxed[index]!, shares[index]!), ...taxFields(line.taxes), ...statedTax(line, taxes[index]!) };
	});
	return { ...quote, [ROWS]: rows, ...(isBeforeTax || discount.eq(0) ? {} : { discount_after_tax: plain(discount) }) };
};

/** A deal is billed by the rows of its quote, else by its products, else by its amount. */
export const zohoCrmDealAmounts = (deal: Row): Row => {
	const { Quote, Products, ...alone } = deal;
	const quote = isRow(Quote) ? zohoCrmQuoteAmounts(Quote) : undefined;
	if (rowsIn(quote?.[ROWS]).length > 0) return { ...alone, Quote: quote };
	if (rowsIn(Products).length > 0) return { ...alone, Products };
	return { ...deal, amount_alone: deal['Amount'] };
};

function lineOf(row: Row): QuoteLine {
	const exact = (decimalOf(row['Quantity']) ?? zero).times(decimalOf(row['List_Price']) ?? zero);
	const gross = cents(exact);
	const percent = percentOf(row['Discount']);
	const left = decimalOf(row['Total_After_Discount']);
	const off = left ? gross.minus(left) : cents(percent ? gross.times(percent).div(100) : (decimalOf(row['Discount']) ?? zero));
	const taxes = taxesIn(row['Line_Tax']);
	return { row, exact, gross, off, net: gross.minus(off), taxes, rate: rateOf(taxes) };
}

/** Taxes that were not chosen may stand there with zero percent, so those that count something come first, and a single one of zero percent is one. */
function taxesIn(value: unknown): Tax[] {
	const all = rowsIn(value).map(({ name, percentage }) => ({ name: typeof name === 'string' ? name.trim() : '', percentage: decimalOf(percentage) ?? zero }));
	const counting = all.filter(({ percentage }) => !percentage.eq(0));
	return counting.length > 0 || all.length !== 1 ? counting : all;
}

const rateOf = (taxes: readonly Tax[]): Decimal => sum(taxes.map(({ percentage }) => percentage));

/** What the mapping table is asked for: "GST 15%", else "GST", else "15"; at zero percent only with the percentage, because its name may stand for another rate there. */
function taxFields(taxes: readonly Tax[]): Row {
	if (taxes.length === 0) return {};
	const rate = rateOf(taxes);
	const name = taxes.map((tax) => tax.name).join(' + ');
	return { tax_key: `${name} ${rate.toFixed()}%`, ...(rate.eq(0) ? {} : { tax_name: name }), tax_percentage: plain(rate) };
}

/** Xero rounds the tax of a line once. A row with two taxes has them rounded apart. */
const taxOfRow = ({ net, taxes }: QuoteLine): Decimal => sum(taxes.map(({ percentage }) => taxOn(net, percentage, false)));

/** A tax on top is rounded once for all rows; each has its share of that, unless more than rounding lies between. */
function taxesOfWhole(lines: readonly QuoteLine[], { rate, amount }: OnTop): Decimal[] {
	const nets = lines.map(({ net }) => net);
	return amount.eq(taxOn(sum(nets), rate, false)) ? inProportion(amount, nets) : nets.map((net) => taxOn(net, rate, false));
}

/** What Xero would not reckon itself is said, to the cent. */
const statedTax = ({ net, rate }: QuoteLine, tax: Decimal): Row => (taxOn(net, rate, false).eq(tax) ? {} : { stated_tax: plain(tax) });

/** A percentage stays one where Xero makes the same cents of it. */
function discountOf({ row, exact, net, off }: QuoteLine, share: Decimal): Row {
	const percent = percentOf(row['Discount']);
	if (share.eq(0) && percent && lessPercent(exact, percent).eq(net)) return { discount_rate: plain(percent) };
	const all = off.plus(share);
	return all.eq(0) ? {} : { discount_share: plain(all) };
}

interface OnTop {
	readonly taxes: readonly Tax[];
	readonly rate: Decimal;
	readonly amount: Decimal;
	/** The discount does not lower it. */
	readonly whole: boolean;
}

/** The tax that is not in the rows; only where no row has one of its own, because Xero has one tax a line. */
function taxOnTop(quote: Row, lines: readonly QuoteLine[]): OnTop | undefined {
	const taxes = taxesIn(quote['$line_tax']);
	const total = decimalOf(quote['Grand_Total']);
	if (!total || taxes.length === 0 || lines.some((line) => line.taxes.length > 0)) return undefined;
	const net = sum(lines.map((line) => line.net));
	const amount = total.minus(net.minus(decimalOf(quote['Discount']) ?? zero).plus(decimalOf(quote['Adjustment']) ?? zero));
	if (amount.eq(0)) return undefined;
	const rate = rateOf(taxes);
	const whole = amount.eq(sum(lines.map((line) => taxOn(line.net, rate, false))));
	return { taxes, rate, amount, whole };
}

/** Each line's part of a discount on the whole, so that the tax on what is left is the stated one. */
function sharesOf(discount: Decimal, tax: Decimal, lines: readonly QuoteLine[]): Decimal[] {
	const parts = spread(
		{ discount_total: plain(discount), tax_total: plain(tax) },
		lines.map((line) => ({ ...line, exact: line.net, gross: line.net })),
	);
	return lines.map((_, index) => {
		const part = parts[index] ?? {};
		return ('discount_share' in part ? decimalOf(part.discount_share) : undefined) ?? zero;
	});
}
