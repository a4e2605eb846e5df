import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '../../src/libraries/csv';
import { matchDuplicates } from '../../src/matching/match';
import { pairsBetween, thresholds, type Pair } from '../../src/matching/pairs';
import type { Row } from '../../src/record';
import { chance, type Chance } from '../mapping/random';
import { companies, people, world } from '../matching/generated';
import { identities, quality, truePairsBetween, truePairsWithin, type Quality } from '../matching/measure';

/** How well the shipped thresholds do on records that were not there when they were chosen. */

const settings = { understanding: { fields: new Map() }, thresholds, oneToOne: false, suggestMerge: false };
const named = ({ wrong, missed, found, f1 }: Quality): string => `F1 ${f1.toFixed(4)} (${found} found, ${wrong} wrong, ${missed} missed)`;
const sure = (pairs: readonly Pair[]): Set<string> =>
	new Set(pairs.filter(({ doubt, score }) => doubt === undefined && score >= thresholds.match).map(({ record, candidate }) => `${record}-${candidate}`));

/** Pairs of records that came out in one group. */
const groupedPairs = (rows: readonly Row[]): Set<string> => {
	const pairs = new Set<string>();
	for (const [at, { json }] of matchDuplicates(rows, settings).sorted.entries()) {
		const { items = [] } = (json['_sync'] as Row)['match'] as { items?: number[] };
		for (const other of items) if (other > at) pairs.add(`${at}-${other}`);
	}
	return pairs;
};

it.each([
	['one error', 701, (random: Chance) => random.int(1, 2), () => 1, 0.99],
	['one to four errors', 702, (random: Chance) => random.int(1, 4), (random: Chance) => random.int(1, 4), 0.99],
	['two to seven errors', 703, (random: Chance) => random.int(1, 4), (random: Chance) => random.int(2, 7), 0.96],
])('people with %s', (name, seed, copies, errors, least) => {
	const { rows, truth } = people(world(chance(seed)), 1000, copies, errors);
	const measured = quality(groupedPairs(rows), truePairsWithin(truth));
	console.info(`people, ${name}: ${named(measured)}`);
	expect(measured.f1).toBeGreaterThanOrEqual(least);
});

it.each([
	['nine of ten fields', 711, 0.9, 0.99],
	['seven of ten fields', 712, 0.7, 0.985],
	['four of ten fields', 713, 0.4, 0.96],
])('companies with %s', (name, seed, filled, least) => {
	const { records, candidates } = companies(world(chance(seed)), 2000, filled);
	const { pairs } = pairsBetween(identities(records.rows), identities(candidates.rows), thresholds);
	const measured = quality(sure(pairs), truePairsBetween(records.truth, candidates.truth));
	console.info(`companies, ${name}: ${named(measured)}`);
	expect(measured.f1).toBeGreaterThanOrEqual(least);
});

const file = join(__dirname, '..', '..', '..', 'shared', 'data', 'duplicates', 'febrl1.csv');

const present = existsSync(file);
if (!present) console.info('Not measured on febrl1: there is no ../shared/data/duplicates/febrl1.csv');

/** Chosen without this file; it is measured, never fitted to. */
(present ? it : it.skip)('febrl1', () => {
	const rows = parse(readFileSync(file, 'utf8'), { columns: true, trim: true }) as Row[];
	const truth = rows.map(({ rec_id }) => Number(/^rec-(\d+)-/.exec(String(rec_id))?.[1]));
	const measured = quality(groupedPairs(rows), truePairsWithin(truth));
	console.info(`febrl1: ${named(measured)}`);
	expect(measured.f1).toBeGreaterThanOrEqual(0.99);
});
