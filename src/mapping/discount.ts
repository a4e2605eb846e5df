import { cents, decimalOf, plain, sum } from '../decimals';
import { Decimal } from '../libraries/decimal';
import type { Row } from '../record';

/** A line of a sales document, in decimals. */
export interface Line {
	readonly row: Row;
	/** Quantity times rate; zero where either is no number. */
	readonly exact: Decimal;
	/** The same in cents. */
	readonly gross: Decimal;
	/** Tax in percent. */
	readonly rate: Decimal;
}

/** A line's discount, as Xero says it: `discount_rate` in percent or `discount_share` in money. */
export type Discount = { readonly discount_rate: number | string } | { readonly discount_share: number | string } | Record<never, never>;

const zero = new Decimal(0);
const cent = new Decimal('0.01');

export const percentOf = (value: unknown): Decimal | undefined =>
	typeof value === 'string' && value.trim().endsWith('%') ? decimalOf(value.trim().slice(0, -1)) : undefined;

export const lessPercent = (amount: Decimal, percent: Decimal): Decimal => cents(amount.times(new Decimal(100).minus(percent)).div(100));

/** A discount on the whole document, before tax: the same percentage on every line where the cents agree, else shares that add up. */
export const spread = (record: Row, lines: readonly Line[]): Discount[] => {
	const gross = sum(lines.map((line) => line.gross));
	const percent = percentOf(record['discount']) ?? decimalOf(record['discount_percent']);
	const stated = decimalOf(record['discount_total']) ?? (percent ? undefined : decimalOf(record['discount']));
	const amount = cents(stated ?? gross.times(percent ?? zero).div(100));
	if (amount.lte(0)) return [];
	const wanted = taxOfLines(record);
	const inclusive = record['is_inclusive_tax'] === true;
	if (percent?.gt(0)) {
		const reduced = lines.map(({ exact }) => lessPercent(exact, percent));
		const tax = sum(lines.map(({ rate }, index) => taxOn(reduced[index]!, rate, inclusive)));
		if (sum(reduced).eq(gross.minus(amount)) && (!wanted || tax.eq(wanted))) return lines.map(() => ({ discount_rate: plain(percent) }));
	}
	const shares = sharesOf(
		withTax(record, gross, amount, lines),
		lines.map((line) => line.gross),
	);
	return settle(lines, shares, wanted, inclusive).map((share) => (share.eq(0) ? {} : { discount_share: plain(share) }));
};

/** The tax that Books states, less that on the shipping charge. */
export function taxOfLines(record: Row): Decimal | undefined {
	const rate = decimalOf(record['shipping_charge_tax_percentage']) ?? zero;
	const charge = decimalOf(record['shipping_charge']) ?? zero;
	return decimalOf(record['tax_total'])?.minus(taxOn(charge, rate, record['is_inclusive_tax'] === true));
}

export const taxOn = (amount: Decimal, rate: Decimal, inclusive: boolean): Decimal =>
	inclusive && rate.lte(-100) ? zero : cents(amount.times(rate).div(inclusive ? rate.plus(100) : 100));

/** How many cents of discount may move from one line to another, and how many such moves. */
const FARTHEST = 20;
const MOST_MOVES = 5;

/** Moves a few cents of the discount between lines until tax, rounded line by line, is what Books states; the discount stays the same. */
function settle(lines: readonly Line[], shares: readonly Decimal[], wanted: Decimal | undefined, inclusive: boolean): readonly Decimal[] {
	const taxAt = (index: number, share: Decimal) => taxOn(lines[index]!.gross.minus(share), lines[index]!.rate, inclusive);
	let settled = shares;
	for (let move = 0; wanted && move < MOST_MOVES; move++) {
		const off = wanted.minus(sum(settled.map((share, index) => taxAt(index, share))));
		if (off.eq(0)) return settled;
		const moved = step(lines, settled, taxAt, off.gt(0) ? cent : cent.times(-1));
		if (!moved) return shares;
		settled = moved;
	}
	return settled;
}

/** One move that changes the tax by one cent. */
function step(
	lines: readonly Line[],
	shares: readonly Decimal[],
	taxAt: (index: number, share: Decimal) => Decimal,
	change: Decimal,
): readonly Decimal[] | undefined {
	for (let count = 1; count <= FARTHEST; count++) {
		const size = cent.times(count);
		const turns = shares.map((share, index) => {
			const tax = taxAt(index, share);
			const more = share.plus(size);
			const less = share.minus(size);
			return {
				more: more.lte(lines[index]!.gross) ? taxAt(index, more).minus(tax) : undefined,
				less: less.gte(0) ? taxAt(index, less).minus(tax) : undefined,
			};
		});
		for (const [from, given] of [
			[change, zero],
			[zero, change],
		] as const) {
			const less = turns.findIndex((turn) => turn.less?.eq(from));
			const more = turns.findIndex((turn, index) => index !== less && turn.more?.eq(given));
			if (less >= 0 && more >= 0) return shares.map((share, index) => (index === less ? share.minus(size) : index === more ? share.plus(size) : share));
		}
	}
	return undefined;
}

/** Where prices include tax, the stated discount may not: the total tells how much prices really fell. */
function withTax(record: Row, gross: Decimal, stated: Decimal, lines: readonly Line[]): Decimal {
	const total = decimalOf(record['total']);
	if (record['is_inclusive_tax'] !== true || !total) return stated;
	const others = ['shipping_charge', 'adjustment', 'roundoff_value'].map((name) => decimalOf(record[name]) ?? zero);
	const fallen = gross.plus(sum(others)).minus(total);
	const highest = lines.reduce((high, { rate }) => (rate.gt(high) ? rate : high), zero);
	const most = stated.times(highest.div(100).plus(1)).plus(new Decimal(lines.length).div(100));
	return fallen.gt(stated) && fallen.lte(most) ? fallen : stated;
}

/** Cents in proportion; what rounding leaves over goes to the lines that lost most by it. */
export const sharesOf = (amount: Decimal, parts: readonly Decimal[]): Decimal[] => {
	const whole = sum(parts);
	if (whole.eq(0)) return parts.map(() => zero);
	const exact = parts.map((part) => amount.times(part).div(whole));
	const shares = exact.map((share) => share.round(2, Decimal.roundDown));
	const left = amount.minus(sum(shares));
	const step = new Decimal(left.lt(0) ? '-0.01' : '0.01');
	const order = exact
		.map((share, index) => ({ index, lost: share.minus(shares[index]!).abs() }))
		.sort((one, other) => other.lost.cmp(one.lost) || one.index - other.index);
	const count = Math.min(Number(left.div(step).round(0).toFixed()), order.length);
	for (const { index } of order.slice(0, count)) shares[index] = shares[index]!.plus(step);
	return shares;
};
