import type { Document } from './document';

/** Documents further apart are no duplicates of each other. */
export const FARTHEST = 90;

/** So many before and after are looked at, those of the days around first. */
const MOST = 500;

/** Documents of a party that come to the same as one of it and are dated at most 90 days before or after it. The list is sorted, the latest first. */
export const nearAndSame = (document: Document, sorted: readonly Document[]): Document[] => {
	const { day } = document;
	if (day === undefined) return sorted.slice(0, MOST).filter((other) => comesToTheSame(document, other));
	const middle = placeOf(day, sorted);
	return sorted
		.slice(Math.max(0, middle - MOST), middle + MOST)
		.filter((other) => Math.abs(day - (other.day ?? Infinity)) <= FARTHEST && comesToTheSame(document, other));
};

/** Where the first one stands that is not later. */
function placeOf(day: number, sorted: readonly Document[]): number {
	let [from, to] = [0, sorted.length];
	while (from < to) {
		const middle = (from + to) >> 1;
		if ((sorted[middle]!.day ?? -Infinity) > day) from = middle + 1;
		else to = middle;
	}
	return from;
}

export const latestFirst = (one: Document, other: Document): number => (other.day ?? -Infinity) - (one.day ?? -Infinity) || 0;

export const comesToTheSame = (one: Document, other: Document): boolean => {
	if (one.currency !== undefined && other.currency !== undefined && one.currency !== other.currency) return false;
	if (one.gross && other.gross) return one.gross.eq(other.gross) && !one.gross.eq(0);
	return one.net !== undefined && other.net !== undefined && one.net.eq(other.net) && !one.net.eq(0);
};

/** Infinite where one of them has no date. */
export const daysApart = (one: Document, other: Document): number =>
	one.day === undefined || other.day === undefined ? Infinity : Math.abs(one.day - other.day);
