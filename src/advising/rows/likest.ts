import type { Entry, Found } from '../../mapping/proposals';
import type { Option } from '../coding/chart';
import { words } from '../../matching/text';
import { namedLike } from '../coding/names';

/** One that may be meant, and why. */
export interface Likely {
	readonly entry: Entry;
	readonly why: string;
}

const MOST = 3;

/** The options of a list, made once: what names are made of is found out once for all that is asked of it. */
const made = new WeakMap<readonly Entry[], readonly Option[]>();

const optionsOf = (entries: readonly Entry[]): readonly Option[] => {
	const known = made.get(entries) ?? entries.map(({ id, name }): Option => ({ value: id, name, isActive: true }));
	made.set(entries, known);
	return known;
};

/**
 * What of a list may be meant, the likest first, three at most: what the code or the percentage leads to, then what is called like it. A tax of another
 * percentage, and an account of what is earned for one of what is spent, are none.
 */
export function likest(wanted: Entry, found: Found | undefined, entries: readonly Entry[]): Likely[] {
	const byId = new Map(entries.map((one) => [one.id, one]));
	const may = (one: Entry): boolean => one.percent === wanted.percent && (!one.nature || !wanted.nature || one.nature === wanted.nature);
	const first = found && 'entry' in found && may(found.entry) ? [{ entry: found.entry, why: found.by }] : [];
	const named = namedLike({ text: wanted.name }, optionsOf(entries)).flatMap(({ option }) => {
		const entry = byId.get(option.value);
		return entry && share(wanted.name, entry.name) ? [{ entry, why: 'it is called like it' }] : [];
	});
	const sameRate = wanted.percent === undefined ? [] : entries.map((entry) => ({ entry, why: 'it has the same percentage' }));
	const likely = [...first, ...named, ...sameRate].filter(({ entry }) => may(entry));
	return likely.filter(({ entry }, at) => likely.findIndex((one) => one.entry.id === entry.id) === at).slice(0, MOST);
}

const STEM = 5;

/** A word in common, as far as its beginning: endings alone make no two names alike. */
const share = (one: string, other: string): boolean => {
	const stems = (name: string): string[] => words(name).flatMap((word) => (word.length > 2 ? [word.slice(0, STEM)] : []));
	const theirs = new Set(stems(other));
	return stems(one).some((stem) => theirs.has(stem));
};
