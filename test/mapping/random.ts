/** Repeatable chance (mulberry32): the same seed gives the same run everywhere. */
export interface Chance {
	/** From 0 up to, not including, 1. */
	next(): number;
	/** Whole number, both ends included. */
	int(low: number, high: number): number;
	of<T>(choices: readonly T[]): T;
	is(probability: number): boolean;
}

export const chance = (seed: number): Chance => {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
	return {
		next,
		int: (low, high) => low + Math.floor(next() * (high - low + 1)),
		of: (choices) => choices[Math.floor(next() * choices.length)]!,
		is: (probability) => next() < probability,
	};
};
