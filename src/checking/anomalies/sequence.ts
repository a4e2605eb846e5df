import type { Issue } from '../../failure';
import type { Document, Kind } from './document';
import type { Series } from './history';
import { nouns } from './kinds';
import { isOwnNumbering, numberedAs, written, type Numbered } from './numbering';
import { HABIT, review, type Case } from './subject';
import { isoOf } from './text';

/** The numbers of a series that are used, in order: earlier ones and those of the records that are written now. */
interface Used {
	readonly earlier: Series;
	readonly counters: readonly number[];
	/** Of the earlier ones. */
	readonly highest: number;
	/** Whether it has hardly any gap, so that a new one says something. */
	readonly dense: boolean;
}

export type AllUsed = ReadonlyMap<string, Used>;

/** Series with more than one gap in so many numbers have gaps as a rule. */
const GAPS = 20;

/** The series of all records that are written now. */
export const usedBy = (documents: readonly Document[], series: ReadonlyMap<string, Series> | undefined): AllUsed => {
	const now = new Map<string, Set<number>>();
	for (const { kind, number } of documents) {
		const numbered = isOwnNumbering(kind) ? numberedAs(number) : undefined;
		if (numbered) now.set(numbered.series, (now.get(numbered.series) ?? new Set<number>()).add(numbered.counter));
	}
	return new Map(
		[...now].flatMap(([name, counters]): [string, Used][] => {
			const earlier = series?.get(name);
			if (!earlier || earlier.size < HABIT) return [];
			const before = inOrder(earlier.keys());
			const gaps = before.filter((counter, index) => index > 0 && counter - before[index - 1]! > 1).length;
			const all = inOrder(new Set([...before, ...counters]));
			return [[name, { earlier, counters: all, highest: before.at(-1)!, dense: gaps * GAPS <= before.length }]];
		}),
	);
};

const inOrder = (counters: Iterable<number>): number[] => [...counters].sort((one, other) => one - other);

/** Further on than this, and than the series is long, is no gap but another number. */
const FAR = 100;
/** A lower number that is dated so many days after the next higher one comes late. */
const LATE = 31;

/** The organisation's own numbers follow each other, and auditors and tax offices ask for those that are missing. */
export const sequence = ({ document, places }: Case, all: AllUsed): Issue[] => {
	const numbered = isOwnNumbering(document.kind) ? numberedAs(document.number) : undefined;
	const used = numbered && all.get(numbered.series);
	if (!numbered || !used || used.earlier.has(numbered.counter)) return [];
	const found = numbered.counter < used.highest ? backwards(numbered, document, used) : forwards(numbered, document.kind, used);
	return found ? [review(found.rule, places.number, found.says, found.fix)] : [];
};

interface Found {
	readonly rule: 'number-gap' | 'number-jump';
	readonly says: string;
	readonly fix: string;
}

function forwards({ series, counter, digits }: Numbered, kind: Kind, { earlier, counters, highest, dense }: Used): Found | undefined {
	const previous = counters[below(counters, counter)] ?? highest;
	const missing = counter - previous - 1;
	if (missing <= 0 || !dense) return undefined;
	const [first, last, before] = [previous + 1, counter - 1, previous].map((one) => written(series, one, digits));
	const noun = nouns[kind];
	if (missing > FAR && missing > earlier.size)
		return {
			rule: 'number-jump',
			says: `lies ${counter - previous} numbers beyond ${before}, the highest of the ${earlier.size} before it`,
			fix: 'Look whether a digit is wrong; if a new series begins, nothing needs doing.',
		};
	return {
		rule: 'number-gap',
		says: `comes after ${before}; ${missing === 1 ? `${first} is missing` : `${first} to ${last} are missing (${missing} ${noun[1]})`}`,
		fix: `Look for the missing ${noun[missing === 1 ? 0 : 1]} in the source, or keep a note of why there is none.`,
	};
}

function backwards({ series, counter, digits }: Numbered, { day }: Document, { earlier, counters }: Used): Found | undefined {
	const next = counters.slice(below(counters, counter) + 2).find((one) => earlier.get(one) !== undefined);
	const used = next === undefined ? undefined : earlier.get(next);
	if (next === undefined || used === undefined || day === undefined || day - used <= LATE) return undefined;
	return {
		rule: 'number-jump',
		says: `is dated ${isoOf(day)}, but the higher number ${written(series, next, digits)} was used on ${isoOf(used)}, ${day - used} days before`,
		fix: 'Look whether number and date are right.',
	};
}

/** Where the next lower number stands; -1 where there is none. */
function below(counters: readonly number[], counter: number): number {
	let [from, to] = [0, counters.length];
	while (from < to) {
		const middle = (from + to) >> 1;
		if (counters[middle]! < counter) from = middle + 1;
		else to = middle;
	}
	return from - 1;
}
