import { Blocks, blockingKeys } from '../src/matching/blocking';
import { decide } from '../src/matching/decide';
import type { Identity } from '../src/matching/identity';
import { pairsBetween, thresholds } from '../src/matching/pairs';
import { say, seconds, table } from '../scripts/progress';
import { chance } from '../test/mapping/random';
import { companies, people, world, type Generated } from '../test/matching/generated';
import { identities, quality, truePairsBetween } from '../test/matching/measure';

/**
 * Matches generated records with generated candidates and prints how long it took and how good it was:
 * `npx tsx benchmarks/matching.ts [records] [companies|people]`, 100,000 companies by default.
 */

const wanted = Number(process.argv[2] ?? 100_000);
const what = process.argv[3] ?? 'companies';
const MEGABYTE = 2 ** 20;

interface Sides {
	readonly records: Generated;
	readonly candidates: Generated;
}

/** Everyone is in both sets; the first record of a person has one or two errors. */
function peopleTwice(count: number): Sides {
	const all = people(
		world(chance(11)),
		count,
		() => 2,
		(random) => random.int(1, 2),
	);
	const side = (which: number): Generated => ({
		rows: all.rows.filter((_, at) => at % 2 === which),
		truth: all.truth.filter((_, at) => at % 2 === which),
	});
	return { records: side(0), candidates: side(1) };
}

/** A busy machine takes longer than the processor works for us, so both are said. */
const took = <T>(work: () => T): [T, string] => {
	const [began, before] = [Date.now(), process.cpuUsage()];
	const result = work();
	return [result, `${seconds(began)} (processor ${(process.cpuUsage(before).user / 1e6).toFixed(1)} s)`];
};

say(`Generating ${wanted.toLocaleString('en')} ${what} a side ...`);
// Three of four companies are on each side.
const { records, candidates } = what === 'people' ? peopleTwice(wanted) : companies(world(chance(7)), Math.ceil(wanted / 0.75));
const heap = () => process.memoryUsage().heapUsed / MEGABYTE;
const before = heap();

const [[ours, theirs], reading] = took(() => [identities(records.rows), identities(candidates.rows)] as [Identity[], Identity[]]);
const [{ pairs, comparisons }, comparing] = took(() => pairsBetween(ours, theirs, thresholds));
const [decisions, deciding] = took(() => decide(ours.length, pairs, thresholds, false));
const peak = process.resourceUsage().maxRSS / 1024;

const truth = truePairsBetween(records.truth, candidates.truth);
const sure = new Set(
	pairs.filter(({ doubt, score }) => doubt === undefined && score >= thresholds.match).map(({ record, candidate }) => `${record}-${candidate}`),
);
const matched = new Set(decisions.flatMap((decision) => (decision.is === 'matched' ? [`${decision.pair.record}-${decision.pair.candidate}`] : [])));
const [ofPairs, ofMatches] = [quality(sure, truth), quality(matched, truth)];

const truePartners = new Map<number, number[]>();
for (const pair of truth) {
	const [record = 0, candidate = 0] = pair.split('-').map(Number);
	truePartners.set(record, [...(truePartners.get(record) ?? []), candidate]);
}
const blocks = new Blocks(theirs.map(blockingKeys));
const lost = ours.reduce((sum, identity, record) => {
	const sharing = new Set(blocks.sharing(blockingKeys(identity)));
	return sum + (truePartners.get(record) ?? []).filter((candidate) => !sharing.has(candidate)).length;
}, 0);

say(
	table([
		['records x candidates', `${ours.length.toLocaleString('en')} x ${theirs.length.toLocaleString('en')}`],
		['read and normalised', reading],
		['compared', comparing],
		['decided', deciding],
		['comparisons', `${comparisons.toLocaleString('en')} (${((100 * comparisons) / (ours.length * theirs.length)).toFixed(4)} % of all pairs)`],
		['memory', `${Math.round(heap() - before)} MB more on the heap at the end, ${Math.round(peak)} MB resident at most (generated records included)`],
		['true pairs', truth.size.toLocaleString('en')],
		['lost by blocking', `${lost} (${((100 * lost) / truth.size).toFixed(3)} %)`],
		['pairs at the match threshold', `F1 ${ofPairs.f1.toFixed(4)}, ${ofPairs.wrong} wrong, ${ofPairs.missed} missed`],
		['records on Matched', `${matched.size.toLocaleString('en')}, ${ofMatches.wrong} with a wrong candidate`],
		['records on To Review', decisions.filter(({ is }) => is === 'review').length.toLocaleString('en')],
	]),
);
