import { byScore, isSure, shown, type Reason } from './decide';
import type { Pair, Thresholds } from './pairs';

/** What became of a record among others of its own set. */
export type Membership =
	| { readonly is: 'matched'; readonly group: number; readonly members: readonly number[]; readonly pairs: readonly Pair[] }
	| { readonly is: 'review'; readonly reason: Reason; readonly pairs: readonly Pair[] }
	| { readonly is: 'new' };

/** Joining larger groups than this, members are not asked whether they contradict each other: so many pairs would be compared. */
const MOST_ASKED = 400;

/**
 * Puts records that are one party into groups, the surest pairs first. Two groups are not joined where a member of one clearly is another party
 * than a member of the other (`contradict`), or a chain of likenesses would join strangers; such a pair goes to a person.
 */
export const groupUp = (count: number, pairs: readonly Pair[], thresholds: Thresholds, contradict: (one: number, other: number) => boolean): Membership[] => {
	const groupOf: number[][] = Array.from({ length: count }, (_, at) => [at]);
	const open: { readonly pair: Pair; readonly reason: Reason }[] = [];
	for (const pair of [...pairs].sort(byScore)) {
		const [one, other] = [groupOf[pair.record]!, groupOf[pair.candidate]!];
		if (one === other) continue;
		if (!isSure(pair, thresholds)) open.push({ pair, reason: pair.doubt ?? 'unsure' });
		else if (one.length * other.length <= MOST_ASKED && one.length * other.length > 1 && one.some((a) => other.some((b) => contradict(a, b))))
			open.push({ pair, reason: 'contradicts-group' });
		else join(groupOf, one, other);
	}
	return memberships(groupOf, pairs, open);
};

function join(groupOf: number[][], one: number[], other: number[]): void {
	const [large, small] = one.length >= other.length ? [one, other] : [other, one];
	large.push(...small);
	for (const at of small) groupOf[at] = large;
}

function memberships(groupOf: readonly number[][], pairs: readonly Pair[], open: readonly { pair: Pair; reason: Reason }[]): Membership[] {
	const numbers = new Map<number[], number>();
	for (const group of groupOf) if (group.length > 1 && !numbers.has(group)) numbers.set(group, numbers.size + 1);
	for (const group of numbers.keys()) group.sort((a, b) => a - b);
	const within = both(pairs.filter(({ record, candidate }) => groupOf[record] === groupOf[candidate]).map((pair) => ({ pair })));
	const undecided = both(open.filter(({ pair }) => groupOf[pair.record] !== groupOf[pair.candidate]));
	return groupOf.map((members, at) => {
		const group = numbers.get(members);
		if (group !== undefined) return { is: 'matched', group, members, pairs: (within.get(at) ?? []).map(({ pair }) => pair) };
		const unsure = undecided.get(at);
		return unsure ? { is: 'review', reason: unsure[0]!.reason, pairs: shown(unsure.map(({ pair }) => pair)) } : { is: 'new' };
	});
}

/** Entries by each of the two records that they are about. */
function both<T extends { readonly pair: Pair }>(entries: readonly T[]): Map<number, T[]> {
	const found = new Map<number, T[]>();
	for (const entry of entries) {
		for (const at of [entry.pair.record, entry.pair.candidate]) found.set(at, [...(found.get(at) ?? []), entry]);
	}
	return found;
}
