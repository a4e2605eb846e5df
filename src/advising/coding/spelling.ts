import { organisationNames } from '../../matching/names';
import { words } from '../../matching/text';
import type { Field } from './features';

/** A value of a field as it is compared, and its words. */
export interface Spelt {
	/** Empty where the value says nothing. */
	readonly key: string;
	readonly words: readonly string[];
}

const HAS_DIGIT = /\p{N}/u;

/** Numbers of documents and dates stand in texts and differ from line to line. */
const lasting = (all: readonly string[]): readonly string[] => {
	const some = all.filter((word) => !HAS_DIGIT.test(word));
	return some.length > 0 ? some : all;
};

const spelling: Readonly<Record<Field, (value: string) => Spelt>> = {
	/** Legal forms and the order of words make no other party. */
	party: (value) => {
		const all = words(value);
		return { key: organisationNames(value)[0]?.key ?? all.join(' '), words: all };
	},
	item: (value) => {
		const all = words(value);
		return { key: all.join(' '), words: all };
	},
	text: (value) => {
		const all = lasting(words(value));
		return { key: all.join(' '), words: all };
	},
};

/** Parties and items come again and again, so they are taken apart once. */
const known: Record<Field, Map<string, Spelt>> = { party: new Map(), item: new Map(), text: new Map() };
const REMEMBERED = 5_000;

export const spell = (field: Field, value: string): Spelt => {
	const found = known[field].get(value);
	if (found) return found;
	const made = spelling[field](value);
	if (known[field].size >= REMEMBERED) known[field].clear();
	known[field].set(value, made);
	return made;
};

/** Codes are one that differ only in case, blanks and signs between their words. */
export const codeKey = (code: string): string => words(code).join(' ') || code.trim();
