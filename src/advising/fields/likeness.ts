import type { Field } from '../../apis/define';
import type { Described } from './described';

/** How rarely each word is said: what every name says tells nothing. */
export type Rarity = (word: string) => number;

export const rarityOf = (fields: readonly Described[]): Rarity => {
	const counts = new Map<string, number>();
	for (const { says } of fields) for (const word of says.keys()) counts.set(word, (counts.get(word) ?? 0) + 1);
	return (word) => Math.log(1 + fields.length / (counts.get(word) ?? 1));
};

/** What of two fields' names agrees, 0 to 1: the cosine of what they say. */
export function agreement(one: Described, other: Described, rarity: Rarity): number {
	let [common, ofOne, ofOther] = [0, 0, 0];
	for (const [word, weight] of one.says) {
		const counts = rarity(word);
		ofOne += (weight * counts) ** 2;
		common += weight * counts * (other.says.get(word) ?? 0) * counts;
	}
	for (const [word, weight] of other.says) ofOther += (weight * rarity(word)) ** 2;
	return common === 0 ? 0 : common / Math.sqrt(ofOne * ofOther);
}

type Sort = 'number' | 'date' | 'flag' | 'choice' | 'link' | 'text';

const sorts: Partial<Record<Field['kind'], Sort>> = {
	decimal: 'number',
	integer: 'number',
	date: 'date',
	moment: 'date',
	flag: 'flag',
	choice: 'choice',
	link: 'link',
};

const sortOf = ({ kind }: Pick<Described, 'kind'>): Sort => sorts[kind] ?? 'text';

/** Texts may hold anything; a number is no date, and a flag is neither. */
const FITS: Readonly<Record<Sort, Partial<Record<Sort, number>>>> = {
	number: { number: 1, text: 0.75 },
	date: { date: 1, text: 0.75 },
	flag: { flag: 1, choice: 0.8, text: 0.5 },
	choice: { choice: 1, flag: 0.8, text: 0.9, link: 0.6 },
	link: { link: 1, text: 0.85, choice: 0.6 },
	text: { text: 1, choice: 0.8, link: 0.75, number: 0.5, date: 0.5, flag: 0.3 },
};
const MISFIT = 0.25;

/** How far the one kind of value can stand in a field of the other, 0 to 1. */
export const fit = (target: Described, source: Described): number => FITS[sortOf(target)][sortOf(source)] ?? MISFIT;

/** How far the values that samples hold agree, 0 to 1: the share of the source's values that the target's samples, or its choices, have too. */
export function overlap(source: readonly string[], target: ReadonlySet<string>): number {
	if (source.length === 0 || target.size === 0) return 0;
	const distinct = new Set(source.map(plain));
	// A few values that everything has, such as a flag's two, say nothing.
	if (distinct.size < 3) return 0;
	return [...distinct].filter((value) => target.has(value)).length / distinct.size;
}

export const plain = (value: string): string => value.trim().toLowerCase();
