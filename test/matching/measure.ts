import { identityOf, type Identity, type Understanding } from '../../src/matching/identity';
import type { Row } from '../../src/record';

const plainly: Understanding = { fields: new Map(), country: 'NZ' };

export const identities = (rows: readonly Row[]): Identity[] => rows.map((row) => identityOf(row, plainly).identity);

/** How many of the true pairs are among those found, and how many of those found are true. */
export interface Quality {
	readonly found: number;
	readonly wrong: number;
	readonly missed: number;
	readonly f1: number;
}

export const quality = (found: ReadonlySet<string>, truth: ReadonlySet<string>): Quality => {
	const right = [...found].filter((pair) => truth.has(pair)).length;
	return { found: right, wrong: found.size - right, missed: truth.size - right, f1: (2 * right) / (found.size + truth.size) };
};

/** Pairs of positions within one set that are of one party. */
export const truePairsWithin = (truth: readonly number[]): Set<string> => {
	const places = new Map<number, number[]>();
	truth.forEach((party, at) => places.set(party, [...(places.get(party) ?? []), at]));
	return new Set([...places.values()].flatMap((members) => members.flatMap((one, at) => members.slice(at + 1).map((other) => `${one}-${other}`))));
};

/** Pairs of positions in two sets that are of one party. */
export const truePairsBetween = (records: readonly number[], candidates: readonly number[]): Set<string> => {
	const places = new Map<number, number[]>();
	candidates.forEach((party, at) => places.set(party, [...(places.get(party) ?? []), at]));
	return new Set(records.flatMap((party, at) => (places.get(party) ?? []).map((candidate) => `${at}-${candidate}`)));
};
