import Big from 'big.js';

/** Money is decimal; it becomes a number only when it is shown. Half a cent rounds up, away from zero. */
export const big = (value: unknown): Big => new Big(value === undefined || value === null || value === '' ? 0 : String(value));
export const cents = (value: Big): Big => value.round(2, Big.roundHalfUp);
export const sum = (values: readonly Big[]): Big => values.reduce((total, one) => total.plus(one), new Big(0));

/** A discount is an amount, or a percentage written with its sign. */
const discountOf = (discount: unknown, base: Big): Big => {
	const written = String(discount ?? '').trim();
	return written.endsWith('%') ? base.times(big(written.slice(0, -1))).div(100) : big(written);
};

export interface Line {
	readonly rate: Big;
	readonly quantity: Big;
	readonly discount: unknown;
	/** Percent. */
	readonly tax: Big;
}

export interface Terms {
	readonly inclusive: boolean;
	readonly byLine: boolean;
	readonly beforeTax: boolean;
	readonly discount: unknown;
	readonly shipping: Big;
	readonly adjustment: Big;
}

interface LineTotals {
	readonly discount: Big;
	/** Without tax and before a discount on the whole document. */
	readonly net: Big;
	readonly withTax: Big;
	readonly tax: Big;
}

/** The share of each line in a discount on the whole, in cents; the last line takes what is left over. */
const shares = (discount: Big, amounts: readonly Big[]): Big[] => {
	const whole = sum(amounts);
	let left = discount;
	return amounts.map((amount, index) => {
		const share = index === amounts.length - 1 ? left : whole.eq(0) ? new Big(0) : cents(discount.times(amount).div(whole));
		left = left.minus(share);
		return share;
	});
};

const taxIn = (amount: Big, percent: Big, inclusive: boolean): Big =>
	cents(inclusive ? amount.times(percent).div(percent.plus(100)) : amount.times(percent).div(100));

/**
 * Each line's amount and its tax are rounded, then summed: the organisation's preference "line level". Not sure: what Books calls item_total and
 * sub_total where prices include tax (here both are without tax), and how a discount on the whole is shared among lines (here by amount, in cents).
 */
export const totals = (lines: readonly Line[], terms: Terms) => {
	const gross = lines.map(({ rate, quantity }) => rate.times(quantity));
	const byLine = lines.map((line, index) => (terms.byLine ? discountOf(line.discount, gross[index]!) : new Big(0)));
	// Rounded once: the line's amount is not the difference of two rounded amounts.
	const amounts = gross.map((amount, index) => cents(terms.beforeTax ? amount.minus(byLine[index]!) : amount));
	const onWhole = terms.byLine || !terms.beforeTax ? new Big(0) : cents(discountOf(terms.discount, sum(amounts)));
	const share = shares(onWhole, amounts);
	const shown = lines.map((line, index): LineTotals => {
		const amount = amounts[index]!;
		// What is left and what came off add up to the line's price in cents.
		const discount = terms.beforeTax ? cents(gross[index]!).minus(amount) : cents(byLine[index]!);
		const tax = taxIn(amount.minus(share[index]!), line.tax, terms.inclusive);
		const net = terms.inclusive ? amount.minus(taxIn(amount, line.tax, true)) : amount;
		return { discount, net, withTax: terms.inclusive ? amount : net.plus(taxIn(amount, line.tax, false)), tax };
	});
	const taxTotal = sum(shown.map(({ tax }) => tax));
	const beforeDiscount = terms.inclusive ? sum(amounts) : sum(amounts).plus(taxTotal);
	const afterTax = terms.beforeTax ? new Big(0) : terms.byLine ? sum(shown.map(({ discount }) => discount)) : cents(discountOf(terms.discount, beforeDiscount));
	return {
		lines: shown,
		subTotal: sum(shown.map(({ net }) => net)),
		subTotalWithTax: terms.inclusive ? sum(amounts) : new Big(0),
		taxTotal,
		discountTotal: terms.byLine ? sum(shown.map(({ discount }) => discount)) : onWhole.plus(afterTax),
		total: beforeDiscount.minus(onWhole).minus(afterTax).plus(terms.shipping).plus(terms.adjustment),
	};
};
