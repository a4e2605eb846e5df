import { Blocks, blockingKeys, LARGEST_BLOCK } from '../../src/matching/blocking';
import { matchDuplicates } from '../../src/matching/match';
import { thresholds } from '../../src/matching/pairs';
import { chance } from '../mapping/random';
import { companies, people, world } from './generated';
import { identities, truePairsBetween, truePairsWithin } from './measure';

const lost = (truth: ReadonlySet<string>, ours: ReturnType<typeof identities>, theirs: ReturnType<typeof identities>): number => {
	const blocks = new Blocks(theirs.map(blockingKeys));
	const sharing = ours.map((identity) => new Set(blocks.sharing(blockingKeys(identity))));
	return [...truth].filter((pair) => !sharing[Number(pair.split('-')[0])]!.has(Number(pair.split('-')[1]))).length;
};

it('loses fewer than 0.5 % of the true pairs of generated records', () => {
	const w = world(chance(301));
	const persons = people(
		w,
		3000,
		(random) => random.int(1, 3),
		(random) => random.int(1, 4),
	);
	const read = identities(persons.rows);
	const sides = companies(w, 4000);
	const cases = [
		['people', truePairsWithin(persons.truth), read, read],
		['companies', truePairsBetween(sides.records.truth, sides.candidates.truth), identities(sides.records.rows), identities(sides.candidates.rows)],
	] as const;
	for (const [name, truth, ours, theirs] of cases) {
		const missing = lost(truth, ours, theirs);
		console.info(`blocking, ${name}: ${missing} of ${truth.size} true pairs lost (${((100 * missing) / truth.size).toFixed(3)} %)`);
		expect(missing / truth.size).toBeLessThan(0.005);
	}
});

const copies = (count: number, key: number): number[][] => Array.from({ length: count }, () => [key]);

it('gives each position once, and none of a key that too many share', () => {
	const blocks = new Blocks([[2, 4], [4, 6], [4], ...copies(LARGEST_BLOCK + 1, 8)]);
	expect(blocks.sharing([2, 4, 6]).sort()).toEqual([0, 1, 2]);
	expect(blocks.sharing([8, 6])).toEqual([1]);
	expect(blocks.sharing([4], 1)).toEqual([1, 2]);
	expect(blocks.sharing([])).toEqual([]);
	expect(new Blocks([]).sharing([2])).toEqual([]);
	expect(new Blocks(copies(LARGEST_BLOCK, 8)).sharing([8])).toHaveLength(LARGEST_BLOCK);
});

it('a hundred copies of one record are compared, and as usual as they are, a person is asked', () => {
	const rows = Array.from({ length: 100 }, () => ({ name: 'Kauri Timber', city: 'Napier' }));
	const settings = { understanding: { fields: new Map() }, thresholds, oneToOne: false, suggestMerge: false };
	expect(new Set(matchDuplicates(rows, settings).sorted.map(({ to }) => to))).toEqual(new Set(['review']));
});
