import type { Issue } from '../failure';
import { isRow, SYNC, type Row } from '../record';
import { compare } from './compare';
import { decide, type Reason } from './decide';
import { explain, sentences } from './explain';
import { countValues } from './frequency';
import { groupUp, type Membership } from './groups';
import { identityOf, type Read, type Understanding } from './identity';
import { suggestMerge, type Party } from './merge';
import { pairsBetween, pairsWithin, type Pair, type Thresholds } from './pairs';

export interface Settings {
	readonly understanding: Understanding;
	readonly thresholds: Thresholds;
	/** Each candidate is matched to one record at most. */
	readonly oneToOne: boolean;
	readonly suggestMerge: boolean;
}

/** What became of one record; the record itself is unchanged but for what stands under `_sync`. */
export interface Sorted {
	readonly to: 'matched' | 'review' | 'new';
	readonly json: Row;
}

export interface Outcome {
	/** By position of the record. */
	readonly sorted: readonly Sorted[];
	/** Positions of candidates that hold nothing to compare. */
	readonly empty: readonly number[];
}

/** Says for each record which candidate it is. Nothing is thrown, whatever the records hold. */
export const matchCandidates = (rows: readonly Row[], candidateRows: readonly Row[], settings: Settings): Outcome => {
	const [records, candidates] = [rows, candidateRows].map((side) => side.map((row) => identityOf(row, settings.understanding))) as [Read[], Read[]];
	const { pairs } = pairsBetween(records.map(identity), candidates.map(identity), settings.thresholds);
	const tell = teller({ rows, records, others: candidateRows, otherReads: candidates, otherSide: 'candidate', settings });
	const decisions = decide(rows.length, pairs, settings.thresholds, settings.oneToOne);
	return {
		sorted: decisions.map((decision, at) => {
			if (!records[at]!.comparable) return tell.nothing(at);
			if (decision.is === 'new') return tell.fresh(at);
			return decision.is === 'review' ? tell.review(at, decision.reason, decision.pairs) : tell.matched(at, decision.pair);
		}),
		empty: candidates.flatMap(({ comparable }, at) => (comparable ? [] : [at])),
	};
};

/** Says for each record which others of the same set are the same party. */
export const matchDuplicates = (rows: readonly Row[], settings: Settings): Outcome => {
	const records = rows.map((row) => identityOf(row, settings.understanding));
	const identities = records.map(identity);
	const { pairs } = pairsWithin(identities, settings.thresholds);
	const bits = countValues(identities);
	const contradict = (one: number, other: number) => {
		const { weight, doubt } = compare(identities[one]!, identities[other]!, bits);
		return weight < 0 || doubt === 'names-differ';
	};
	const tell = teller({ rows, records, others: rows, otherReads: records, otherSide: 'record', settings });
	const members = groupUp(rows.length, pairs, settings.thresholds, contradict);
	const suggestions = new Map<number, object>();
	return {
		sorted: members.map((membership, at) => {
			if (!records[at]!.comparable) return tell.nothing(at);
			if (membership.is === 'new') return tell.fresh(at);
			if (membership.is === 'review') return tell.review(at, membership.reason, membership.pairs);
			return tell.grouped(at, membership, suggestions);
		}),
		empty: [],
	};
};

const identity = ({ identity: found }: Read) => found;

interface Stage {
	readonly rows: readonly Row[];
	readonly records: readonly Read[];
	readonly others: readonly Row[];
	readonly otherReads: readonly Read[];
	readonly otherSide: Party['side'];
	readonly settings: Settings;
}

/** Writes what was decided beside the record. */
function teller({ rows, records, others, otherReads, otherSide, settings }: Stage) {
	const party = (side: Party['side'], item: number): Party => {
		const [row, read] = side === 'record' ? [rows[item]!, records[item]!] : [others[item]!, otherReads[item]!];
		return { side, item, row, facts: read.facts };
	};
	/** A pair, seen from one of its records. */
	const seen = (at: number, { record, candidate, score, evidence }: Pair) => {
		const other = otherSide === 'record' && candidate === at ? record : candidate;
		return { item: other, score: rounded(score), evidence: explain(evidence, records[at]!, otherReads[other]!), record: others[other]! };
	};
	const noted = (to: Sorted['to'], at: number, match: object, more: readonly Issue[] = []): Sorted => ({
		to,
		json: beside(rows[at]!, match, [...records[at]!.issues, ...more]),
	});
	const asked = (at: number, reason: Reason, candidates: readonly object[], more: readonly Issue[] = []) =>
		noted('review', at, { decision: 'review', reason, says: sentences[reason], candidates }, more);
	return {
		fresh: (at: number): Sorted => noted('new', at, { decision: 'new' }),
		nothing: (at: number): Sorted => asked(at, 'nothing-to-compare', [], [nothingToCompare]),
		review: (at: number, reason: Reason, pairs: readonly Pair[]): Sorted =>
			asked(
				at,
				reason,
				pairs.map((pair) => seen(at, pair)),
			),
		matched: (at: number, pair: Pair): Sorted => {
			const { score, evidence, ...candidate } = seen(at, pair);
			const merge = settings.suggestMerge ? { merge: suggestMerge([party('record', at), party('candidate', pair.candidate)]) } : {};
			return noted('matched', at, { decision: 'matched', score, candidate, evidence, ...merge });
		},
		grouped: (at: number, { group, members, pairs }: Extract<Membership, { is: 'matched' }>, suggestions: Map<number, object>): Sorted => {
			const parties = members.map((member) => party('record', member)) as [Party, ...Party[]];
			const merge = suggestions.get(group) ?? suggestMerge(parties);
			suggestions.set(group, merge);
			const survives = (merge as { survivor: { item: number } }).survivor.item === at;
			const same = pairs.map((pair) => seen(at, pair));
			return noted('matched', at, { decision: 'matched', group, items: members, survives, candidates: same, ...(settings.suggestMerge && { merge }) });
		},
	};
}

const rounded = (score: number): number => Math.round(score * 10_000) / 10_000;

const nothingToCompare: Issue = {
	rule: 'nothing-to-compare',
	severity: 'warning',
	at: '',
	says: 'holds nothing that it could be recognised by',
	fix: 'Say in "Fields" which of its fields hold a name, a number or an address.',
};

function beside(row: Row, match: object, issues: readonly Issue[]): Row {
	const trail = isRow(row[SYNC]) ? row[SYNC] : {};
	const earlier = Array.isArray(trail['issues']) ? (trail['issues'] as unknown[]) : [];
	return { ...row, [SYNC]: { ...trail, ...(earlier.length + issues.length > 0 && { issues: [...earlier, ...issues] }), match } };
}
