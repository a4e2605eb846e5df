import type { Doubt } from './compare';
import type { Pair, Thresholds } from './pairs';

/** Why a person is asked. */
export type Reason = 'unsure' | Doubt | 'ambiguous' | 'taken' | 'contradicts-group' | 'nothing-to-compare';

export type Decision =
	| { readonly is: 'matched'; readonly pair: Pair }
	| { readonly is: 'review'; readonly reason: Reason; readonly pairs: readonly Pair[] }
	| { readonly is: 'new' };

/** Two candidates that are less than so many bits apart are equally likely. */
export const TIE = 2;
/** So many candidates are shown for review, the best first. */
const SHOWN = 5;

export const byScore = (one: Pair, other: Pair): number => other.bits - one.bits || one.record - other.record || one.candidate - other.candidate;

export const isSure = ({ score, doubt }: Pair, { match }: Thresholds): boolean => doubt === undefined && score >= match;

/**
 * What becomes of each record. Pairs are taken best first; with `oneToOne` a candidate is given away once. Where a pair has a rival for its record
 * (or, one to one, for its candidate) that is as likely, a person decides.
 */
export const decide = (count: number, pairs: readonly Pair[], thresholds: Thresholds, oneToOne: boolean): Decision[] => {
	const decisions: Decision[] = Array.from({ length: count }, () => ({ is: 'new' }));
	const byRecord = groupedBy(pairs, 'record');
	const byCandidate = oneToOne ? groupedBy(pairs, 'candidate') : new Map<number, Pair[]>();
	const settled = new Set<number>();
	const taken = new Set<number>();
	for (const pair of [...pairs].sort(byScore)) {
		if (!isSure(pair, thresholds) || settled.has(pair.record) || taken.has(pair.candidate)) continue;
		const free = (rival: Pair) => rival !== pair && !settled.has(rival.record) && !taken.has(rival.candidate);
		const isRival = (rival: Pair) => free(rival) && pair.bits - rival.bits < TIE;
		const rivals = [...byRecord.get(pair.record)!, ...(byCandidate.get(pair.candidate) ?? [])].filter(isRival);
		const records = new Set([pair, ...rivals].map(({ record }) => record));
		if (rivals.length === 0) decisions[pair.record] = { is: 'matched', pair };
		else for (const record of records) decisions[record] = { is: 'review', reason: 'ambiguous', pairs: shown(byRecord.get(record)!) };
		for (const record of records) settled.add(record);
		if (oneToOne) taken.add(pair.candidate);
	}
	for (const [record, all] of byRecord) if (!settled.has(record)) decisions[record] = { is: 'review', reason: reasonFor(all, thresholds), pairs: shown(all) };
	return decisions;
};

export const shown = (pairs: readonly Pair[]): Pair[] => [...pairs].sort(byScore).slice(0, SHOWN);

function reasonFor(pairs: readonly Pair[], thresholds: Thresholds): Reason {
	const first = shown(pairs)[0]!;
	return isSure(first, thresholds) ? 'taken' : (first.doubt ?? 'unsure');
}

function groupedBy(pairs: readonly Pair[], side: 'record' | 'candidate'): Map<number, Pair[]> {
	const groups = new Map<number, Pair[]>();
	for (const pair of pairs) {
		const group = groups.get(pair[side]);
		if (group) group.push(pair);
		else groups.set(pair[side], [pair]);
	}
	return groups;
}
