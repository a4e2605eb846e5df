import type { Named } from './evidence';
import { written } from './money';
import type { Document, Line } from './read';

/** What a line likely pays, how sure that is, and why. */
export interface Suggestion {
	readonly kind: 'exact' | 'fee' | 'split' | 'split with fee';
	/** From 0 to 100. */
	readonly score: number;
	readonly documents: readonly Document[];
	/** Whole thousandths; zero where the amounts are equal. */
	readonly fee: number;
	/** Each a sentence. */
	readonly because: readonly string[];
}

/** Fewer points are a coincidence more often than not. */
const LEAST = 50;

const BASE: Readonly<Record<Suggestion['kind'], number>> = { exact: 50, split: 42, fee: 32, 'split with fee': 25 };
const POINTS = { numbers: 40, party: 25, sameDay: 10, nearDay: 6, due: 6, allOpen: 8 } as const;
const NEAR = 7;
const ALL_OPEN: Evidence = [POINTS.allOpen, 'It is all that is open of this party.'];

/** Documents as a suggestion for a line; nothing where too little speaks for them. `isWhole` where they are all that is open of their party. */
export const scored = (line: Line, documents: readonly Document[], named: Named, isWhole: boolean): Suggestion | undefined => {
	const sum = documents.reduce((total, { amount }) => total + amount, 0);
	const fee = Math.abs(sum - line.amount);
	const kind = documents.length > 1 ? (fee === 0 ? 'split' : 'split with fee') : fee === 0 ? 'exact' : 'fee';
	const evidence = [
		...ofAmount(kind, line, sum, fee, documents.length),
		...ofText(documents, named),
		...ofTime(line, documents),
		...(isWhole ? [ALL_OPEN] : []),
	];
	const score = Math.min(
		100,
		evidence.reduce((total, [points]) => total + points, 0),
	);
	return score < LEAST ? undefined : { kind, score, documents, fee, because: evidence.map(([, says]) => says) };
};

type Evidence = readonly [points: number, says: string];

function ofAmount(kind: Suggestion['kind'], { amount }: Line, sum: number, fee: number, count: number): Evidence[] {
	const what = count > 1 ? `${count} documents come to ${written(sum)}` : `The amount is ${written(sum)}`;
	const gap = fee === 0 ? 'the same as the line' : `the line has ${written(amount)}: a fee of ${written(fee)}`;
	return [[BASE[kind], `${what}; ${gap}.`]];
}

function ofText(documents: readonly Document[], { numbers, parties }: Named): Evidence[] {
	const told = documents.filter((document) => numbers.has(document));
	const [{ party }] = documents as readonly [Document];
	return [
		...(told.length > 0
			? [[Math.round((POINTS.numbers * told.length) / documents.length), `The line names ${told.map(({ number }) => number).join(', ')}.`] as const]
			: []),
		...(parties.has(party) ? [[POINTS.party, `The line names ${party}.`] as const] : []),
	];
}

function ofTime({ day }: Line, documents: readonly Document[]): Evidence[] {
	const [first] = documents as readonly [Document];
	if (first.kind === 'payment')
		return first.day === day ? [[POINTS.sameDay, 'It is of the same day.']] : [[POINTS.nearDay, `It is of ${first.day}, near the line's ${day}.`]];
	const dates = documents.flatMap(({ due, day: issued }) => [due ?? issued]);
	const isNear = dates.every((due) => Math.abs(Date.parse(due) - Date.parse(day)) <= NEAR * 86_400_000);
	return isNear ? [[POINTS.due, 'It is paid about when it is due.']] : [];
}
