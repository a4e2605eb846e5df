/** What is small, near and bounded. Every bound that cuts something off is told with the suggestion. */
export interface Limits {
	/** Days between a payment and its line on the statement. */
	readonly days: number;
	/** The largest fee: percent of the amount, and in units of its currency. The smaller of the two counts. */
	readonly feePercent: number;
	readonly feeAmount: number;
}

export const usualLimits: Limits = { days: 5, feePercent: 4, feeAmount: 50 };

/** Documents of one amount that are looked at for a line, the nearest in time. */
export const SAME_AMOUNT = 25;
/** Documents of one party that are looked at for a sum, the nearest in time, and most of them in one sum. */
export const OF_PARTY = 40;
export const IN_SUM = 8;
/** How likely something may fit by chance alone and still be suggested. */
export const CHANCE = 0.1;
/** Steps of all searches for sums of one line. */
export const STEPS = 20_000;
/** Suggestions that are kept of a line. */
export const KEPT = 5;
/** An invoice may be paid this many days after its date. */
export const OPEN_DAYS = 400;
