import { CHANCE, IN_SUM } from './limits';

/** How many steps a search may still take; shared by all searches of a line. */
export interface Budget {
	left: number;
	/** Whether a search ended before it had seen everything. */
	capped: boolean;
}

interface Amount {
	readonly amount: number;
}

/** Both included. */
export interface Bounds {
	readonly low: number;
	readonly high: number;
}

/** The smallest step of money in whole thousandths. */
const CENT = 10;

/** Whether it would be a coincidence that so many of all come to an amount within the bounds: some of many documents come to any amount. */
export const isTelling = (all: number, count: number, { low, high }: Bounds): boolean => {
	let ways = 1;
	for (let chosen = 0; chosen < count; chosen++) ways *= (all - chosen) / (chosen + 1);
	return ways * ((high - low) / CENT + 1) <= CHANCE * (high / CENT);
};

/** So many documents may be in a sum of some of all. */
export const tellingCounts = (all: number, bounds: Bounds): number[] =>
	Array.from({ length: Math.max(0, Math.min(IN_SUM, all) - 1) }, (_, index) => index + 2).filter((count) => isTelling(all, count, bounds));

/**
 * Two or more of the amounts, so many as one of the counts, whose sum lies within the bounds. Amounts are above zero. It looks at no more than the
 * budget allows, and says so by it.
 */
export const sumWithin = <T extends Amount>(all: readonly T[], counts: readonly number[], { low, high }: Bounds, budget: Budget): readonly T[] | undefined => {
	const sorted = all.filter(({ amount }) => amount <= high).sort((one, other) => other.amount - one.amount);
	for (const count of counts) {
		if (budget.capped) return undefined;
		const found = choose(sorted, count, 0, { low, high }, budget);
		if (found) return found;
	}
	return undefined;
};

/** So many of those from a place on; larger ones stand first. */
function choose<T extends Amount>(sorted: readonly T[], count: number, from: number, { low, high }: Bounds, budget: Budget): T[] | undefined {
	if (budget.left <= 0) {
		budget.capped = true;
		return undefined;
	}
	budget.left -= 1;
	const first = placeOf(sorted, from, high);
	if (count === 1) return sorted[first] && sorted[first].amount >= low ? [sorted[first]] : undefined;
	// Once the largest that is left is too small for all that are to come, so are the others.
	for (let index = first; index <= sorted.length - count && sorted[index]!.amount * count >= low && !budget.capped; index++) {
		const { amount } = sorted[index]!;
		const rest = choose(sorted, count - 1, index + 1, { low: low - amount, high: high - amount }, budget);
		if (rest) return [sorted[index]!, ...rest];
	}
	return undefined;
}

/** The first place from which on no amount is above the bound. */
function placeOf(sorted: readonly Amount[], from: number, high: number): number {
	let [low, end] = [from, sorted.length];
	while (low < end) {
		const middle = (low + end) >> 1;
		if (sorted[middle]!.amount > high) low = middle + 1;
		else end = middle;
	}
	return low;
}
