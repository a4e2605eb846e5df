import { Blocks, blockingKeys } from './blocking';
import { compare, type Comparison, type Doubt } from './compare';
import type { Evidence } from './evidence';
import { countValues } from './frequency';
import type { Identity } from './identity';

/** Probabilities; a pair at or above `match` is one party, one at or above `review` may be. */
export interface Thresholds {
	readonly match: number;
	readonly review: number;
}

/** Shipped for all records and never fitted to a set: sure enough to act without a person, and possible enough to ask one. */
export const thresholds: Thresholds = { match: 0.9, review: 0.05 };

export interface Pair {
	/** Position among the records. */
	readonly record: number;
	/** Position among the candidates, or among the records where these are compared with each other. */
	readonly candidate: number;
	/** Probability that both are one party, from 0 to 1. */
	readonly score: number;
	/** The same in bits, which still tells apart what rounds to 1. */
	readonly bits: number;
	readonly evidence: readonly Evidence[];
	readonly doubt?: Doubt;
}

export interface Found {
	/** Pairs at or above the threshold for review. */
	readonly pairs: readonly Pair[];
	/** How many pairs were compared. */
	readonly comparisons: number;
}

/** A handful of records says little about how usual a match is, so it counts as so many. */
const FEWEST = 1000;

/** Before anything is compared, each record has one partner among all, at best. */
const priorBits = (among: number): number => Math.log2(Math.max(FEWEST, among));

const judge = ({ weight, evidence, doubt }: Comparison, prior: number) => ({
	score: 1 / (1 + 2 ** (prior - weight)),
	bits: weight - prior,
	evidence,
	...(doubt && { doubt }),
});

/** All pairs of a record and a candidate that may be one party. */
export const pairsBetween = (records: readonly Identity[], candidates: readonly Identity[], { review }: Thresholds): Found => {
	const bits = countValues([...records, ...candidates]);
	const blocks = new Blocks(candidates.map(blockingKeys));
	return collect(records, candidates, review, priorBits(candidates.length), bits, (record) => blocks.sharing(blockingKeys(records[record]!)));
};

/** All pairs of records that may be one party, each pair once. */
export const pairsWithin = (records: readonly Identity[], { review }: Thresholds): Found => {
	const bits = countValues(records);
	const keys = records.map(blockingKeys);
	const blocks = new Blocks(keys);
	return collect(records, records, review, priorBits(records.length), bits, (record) => blocks.sharing(keys[record]!, record + 1));
};

function collect(
	records: readonly Identity[],
	candidates: readonly Identity[],
	review: number,
	prior: number,
	bits: Parameters<typeof compare>[2],
	partnersOf: (record: number) => readonly number[],
): Found {
	const pairs: Pair[] = [];
	let comparisons = 0;
	const least = prior + Math.log2(review / (1 - review));
	records.forEach((identity, record) => {
		for (const candidate of partnersOf(record)) {
			comparisons++;
			const compared = compare(identity, candidates[candidate]!, bits, least);
			const judged = compared && judge(compared, prior);
			if (judged && judged.score >= review) pairs.push({ record, candidate, ...judged });
		}
	});
	return { pairs, comparisons };
}
