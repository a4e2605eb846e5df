import type { Result } from './evidence';
import type { Bits } from './frequency';
import type { Name } from './names';
import { alike, isSlip, likeness } from './similar';

/** More than this no name is worth: even rare ones are given twice. */
const MOST = 20;
const DIFFERENT = -8;
/** Two numbered parties (Trust No 1, Trust No 2) are two. */
const OTHER_NUMBER = -8;

export interface Compared {
	readonly result: Result;
	readonly weight: number;
}

/** A GmbH and a Ltd of one name are two companies, more often than not. */
const OTHER_LAW = -4;

/** Compares two names of organisations by their words, whatever their order. A rare word says more than a usual one, for and against. */
export const compareNames = (one: Name, other: Name, bits: Bits): Compared => {
	const compared = compareWords(one, other, bits);
	const otherLaw = one.families.length > 0 && other.families.length > 0 && !one.families.some((family) => other.families.includes(family));
	return otherLaw && compared.weight > 0 ? { result: 'similar', weight: compared.weight + OTHER_LAW } : compared;
};

function compareWords(one: Name, other: Name, bits: Bits): Compared {
	const worth = (word: string) => Math.min(14, bits('word', word));
	const sum = (words: readonly string[]) => words.reduce((total, word) => total + worth(word), 0);
	const least = Math.min(sum(one.tokens), sum(other.tokens));
	if (one.key === other.key) return { result: 'agreed', weight: Math.min(MOST, Math.max(least, whole(one, bits))) };
	if (one.joined === other.joined) return { result: 'agreed', weight: Math.min(MOST, least) };
	const { agreed, left, right } = aligned(one.tokens, other.tokens, worth);
	if (numbersOf(left) !== numbersOf(right)) return { result: 'disagreed', weight: OTHER_NUMBER };
	if (left.length + right.length === 0) return { result: 'similar', weight: Math.min(MOST - 2, agreed) };
	if (nearlyOne(one.joined, other.joined)) return { result: 'similar', weight: Math.min(MOST - 4, 0.7 * least) };
	if (abbreviates(one, other) || abbreviates(other, one)) return { result: 'similar', weight: 2 };
	return weighed(agreed, sum(left), sum(right));
}

/** Usual words make a name that nobody else has; a single word is no more than that. */
const whole = ({ tokens, key }: Name, bits: Bits): number => (tokens.length > 1 ? bits('name', key) : 0);

function weighed(agreed: number, left: number, right: number): Compared {
	const share = (2 * agreed) / (2 * agreed + left + right);
	// All of the shorter name is in the longer one: Acme, and Acme Widgets New Zealand.
	if (Math.min(left, right) === 0 && agreed > 0) return { result: 'similar', weight: 0.7 * Math.min(MOST, agreed) - Math.min(5, 0.2 * (left + right)) };
	if (share >= 0.6) return { result: 'similar', weight: Math.min(MOST, agreed) - 0.5 * (left + right) };
	if (share >= 0.35) return { result: 'disagreed', weight: Math.max(DIFFERENT, 0.5 * agreed - 0.5 * (left + right)) };
	return { result: 'disagreed', weight: DIFFERENT };
}

interface Aligned {
	/** Bits of the words that both have, or nearly. */
	readonly agreed: number;
	readonly left: readonly string[];
	readonly right: readonly string[];
}

const factor = { same: 1, near: 0.7, close: 0.4 } as const;

/** Pairs words: the same ones first, then those that are alike. */
export const aligned = (ones: readonly string[], others: readonly string[], worth: (word: string) => number): Aligned => {
	const right = [...others];
	let agreed = 0;
	const unpaired = ones.filter((word) => {
		const at = right.indexOf(word);
		if (at < 0) return true;
		agreed += worth(word);
		right.splice(at, 1);
		return false;
	});
	const left = unpaired.filter((word) => {
		const found = likest(word, right);
		if (!found) return true;
		agreed += factor[found.how] * Math.min(worth(word), worth(right[found.at]!));
		right.splice(found.at, 1);
		return false;
	});
	return { agreed, left, right };
};

function likest(word: string, others: readonly string[]): { readonly at: number; readonly how: keyof typeof factor } | undefined {
	let found: { at: number; how: keyof typeof factor } | undefined;
	for (let at = 0; at < others.length; at++) {
		const how = alike(word, others[at]!);
		if (how !== 'other' && (!found || factor[how] > factor[found.how])) found = { at, how };
	}
	return found;
}

const numbersOf = (words: readonly string[]): string =>
	words
		.filter((word) => /^\d+$/.test(word))
		.sort()
		.join(' ');

/** Written apart or together, with a slip on top. */
const nearlyOne = (one: string, other: string): boolean =>
	Math.min(one.length, other.length) >= 5 && !/\d/.test(one + other) && (isSlip(one, other) || likeness(one, other) >= 0.88);

/** IBM for International Business Machines; one letter would abbreviate too much. */
const abbreviates = (short: Name, long: Name): boolean =>
	short.tokens.length === 1 &&
	short.joined.length >= 3 &&
	short.joined.length === long.tokens.length &&
	long.tokens.every((word, at) => word[0] === short.joined[at]);
