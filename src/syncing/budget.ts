/** What is known of an organisation's calls of the day. */
export interface Budget {
	/** Calls left, and the most that were ever seen left. */
	readonly left: number;
	readonly most: number;
	/** When that was said, in milliseconds. */
	readonly at: number;
}

/** Nothing says when a vendor's day begins, so what was said is believed for an hour and then asked anew. */
const BELIEVED = 3_600_000;

/** Xero tells what is left and not of how many: 1,000 a day without a paid tier, 5,000 with one. */
const TIERS = [1000, 5000];

export const noted = (before: Budget | undefined, left: number | undefined, at: number): Budget | undefined =>
	left === undefined ? before : { left, most: Math.max(left, before?.most ?? 0), at };

/** Whether fewer calls are left than the share, in percent, that reading for news must leave to others. */
export function isShort(budget: Budget | undefined, share: number, now: number): boolean {
	if (!budget || now - budget.at > BELIEVED) return false;
	const allowance = TIERS.find((tier) => budget.most <= tier) ?? budget.most;
	return budget.left < (allowance * share) / 100;
}
