import { cents } from '../../decimals';
import type { Issue } from '../../failure';
import type { Decimal } from '../../libraries/decimal';
import { median, medianAbsoluteDeviation } from '../../libraries/statistics';
import type { Document } from './document';
import { remember } from './remember';
import { earlierOf, HABIT, money, review, type Case } from './subject';

/** An amount that is far outside what the party is used to, or suspiciously round. */
export const amounts = (one: Case): Issue[] => {
	const { document, earlier } = one;
	for (const measure of ['gross', 'net'] as const) {
		const amount = document[measure];
		const sorted = sortedBy[measure](earlier).get(document.currency) ?? [];
		if (amount?.gt(0) && sorted.length >= HABIT) return [...outlier(one, amount, sorted), ...round(one, amount, sorted)];
	}
	return [];
};

/** By currency, the smallest first. */
const sortedOf = (measure: 'gross' | 'net') =>
	remember((documents: readonly Document[]) => {
		const sorted = new Map<string | undefined, Decimal[]>();
		for (const { currency, [measure]: amount } of documents) if (amount?.gt(0)) sorted.set(currency, [...(sorted.get(currency) ?? []), amount]);
		for (const amounts of sorted.values()) amounts.sort((left, right) => left.cmp(right));
		return sorted;
	});

const sortedBy = { gross: sortedOf('gross'), net: sortedOf('net') };

/** Robust standard deviations, on a scale of ratios: amounts of a party spread by factors, not by sums. */
const FAR = 3;
/** Of few documents the spread itself is uncertain: two more for eight of them, less the more there are. */
const UNSURE = 16;
/** Of a normal distribution, the standard deviation by the median absolute deviation. */
const NORMAL = 1.4826;
/** A fixed price has no spread, and a rise of prices is nothing to look at: a tenth counts as a deviation at least. */
const LEAST = Math.log(1.1);
/** And outside all earlier amounts by that factor: a small amount is a part delivery more often than an error. */
const ABOVE = 1.5;
const BELOW = 3;

function outlier(one: Case, amount: Decimal, sorted: readonly Decimal[]): Issue[] {
	const [lowest, highest] = [sorted[0]!, sorted.at(-1)!];
	if (amount.lte(highest.times(ABOVE)) && amount.times(BELOW).gte(lowest)) return [];
	// Figures only decide; what is said is exact.
	const logs = sorted.map((other) => Math.log(Number(other)));
	const deviation = Math.max(LEAST, NORMAL * medianAbsoluteDeviation(logs));
	const off = Math.abs(Math.log(Number(amount)) - median(logs)) / deviation;
	if (off <= FAR + UNSURE / sorted.length) return [];
	const usual = lowest.eq(highest)
		? `come to ${money(lowest)} each`
		: `lie between ${money(lowest)} and ${money(highest)} (median ${money(cents(middleOf(sorted)))})`;
	const says = `${comesTo(one, amount)}; the ${earlierOf(one, sorted.length)} ${usual}`;
	return [
		review('amount-outlier', one.places.amount, says, 'Compare it with the paper: a digit too many, a decimal point or another party are the usual reasons.'),
	];
}

/** Of an even number the mean of the two in the middle. */
function middleOf(sorted: readonly Decimal[]): Decimal {
	const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)]!, sorted[Math.floor(sorted.length / 2)]!];
	return low.plus(high).times('0.5');
}

const comesTo = ({ document }: Case, amount: Decimal): string =>
	`${document.kind === 'payment' ? 'is' : 'adds up to'} ${money(amount, document.currency)}${document.gross ? '' : ' without tax'}`;

/** So many documents tell whether round sums are unusual. */
const ENOUGH = 20;

/** Whole thousands where amounts are about that, else whole hundreds. */
function round(one: Case, amount: Decimal, sorted: readonly Decimal[]): Issue[] {
	const unit = middleOf(sorted).gte(1000) ? 1000 : 100;
	if (sorted.length < ENOUGH || !amount.mod(unit).eq(0)) return [];
	// A tenth of what is round to a tenth of the unit is round to the unit by chance; so with one in twenty of those, one in two hundred is.
	const nearly = sorted.filter((other) => other.mod(unit / 10).eq(0)).length;
	const exactly = sorted.filter((other) => other.mod(unit).eq(0)).length;
	if (nearly * 20 > sorted.length || exactly * 100 > sorted.length) return [];
	const says = `${comesTo(one, amount)}, a whole multiple of ${unit}, as ${exactly === 0 ? 'none' : exactly} of the ${earlierOf(one, sorted.length)} is`;
	return [review('round-sum', one.places.amount, says, 'Look whether it is an estimate or a payment on account.')];
}
