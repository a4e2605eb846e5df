import { distance } from '../libraries/distance';

/** Whether one letter was added, left out or mistaken, or two neighbours changed places. */
export const isSlip = (one: string, other: string): boolean => {
	const [short, long] = one.length <= other.length ? [one, other] : [other, one];
	if (long.length - short.length > 1) return false;
	let start = 0;
	while (start < short.length && short[start] === long[start]) start++;
	let end = 0;
	while (end < short.length - start && short[short.length - 1 - end] === long[long.length - 1 - end]) end++;
	// What differs between the common start and the common end.
	const [left, right] = [short.length - start - end, long.length - start - end];
	if (left + right <= 2) return right === 1;
	return left === 2 && right === 2 && short[start] === long[start + 1] && short[start + 1] === long[start];
};

/** From 0 to 1, the share of letters that need no change. */
export const likeness = (one: string, other: string): number => {
	const longest = Math.max(one.length, other.length);
	return longest === 0 ? 0 : 1 - distance(one, other) / longest;
};

const sounds: readonly (readonly [RegExp, string])[] = [
	[/^(?:kn|gn|pn)/, 'n'],
	[/^wr/, 'r'],
	[/ph/g, 'f'],
	[/gh(?![aeiouy])/g, ''],
	[/sch|[sc]h|sz/g, 'x'],
	[/ck|[cq]/g, 'k'],
	[/z/g, 's'],
	[/[dt]/g, 't'],
	[/[bp]/g, 'p'],
	[/[vw]/g, 'f'],
	[/[gj]/g, 'j'],
	[/(?!^)[aeiouyh]/g, ''],
	[/^[aeiouy]/, 'a'],
	[/(.)\1+/g, '$1'],
];

const heard = new Map<string, string>();
const REMEMBERED = 100_000;

/** How a word sounds, roughly: consonants that are often taken for each other are one, vowels count at the start only. Other scripts stay as they are. */
export const sound = (word: string): string => {
	const known = heard.get(word);
	if (known !== undefined) return known;
	const said = /^[a-z]+$/.test(word) ? sounds.reduce((text, [from, to]) => text.replace(from, to), word) : word;
	if (heard.size >= REMEMBERED) heard.clear();
	heard.set(word, said);
	return said;
};

/** How alike two words are: the same, as if mistyped or misheard, faintly alike, or not. Short words are alike only if they are the same. */
export type Alike = 'same' | 'near' | 'close' | 'other';

export const alike = (one: string, other: string): Alike => {
	if (one === other) return 'same';
	const [shortest, longest] = one.length <= other.length ? [one.length, other.length] : [other.length, one.length];
	// Most words that are compared differ, and most of those by their length already.
	if (shortest < 3 || shortest * 2 < longest || /\d/.test(one) || /\d/.test(other)) return 'other';
	if (isSlip(one, other)) return shortest >= 4 ? 'near' : 'close';
	if (shortest < 4) return 'other';
	const share = likeness(one, other);
	if (share >= 0.79) return 'near';
	if (share < 0.5) return 'other';
	if (sound(one) === sound(other)) return 'near';
	return share >= 0.62 ? 'close' : 'other';
};
