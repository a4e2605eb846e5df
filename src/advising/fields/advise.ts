import type { Advice, Suggestion } from '../suggestion';
import type { Described } from './described';
import { agreement, fit, rarityOf, type Rarity } from './likeness';

/** A field of the source for one of the target, and how well it fits, 0 to 1. */
interface Pair {
	readonly source: Described;
	readonly score: number;
}

const SUGGESTED = 3;
/** Below this nothing of the names agrees that would be worth a look. */
const LEAST = 0.2;

/** One list of rows into another, or none into none; a value of the record may still be every row's, and a row's the record's. */
const ACROSS = 0.55;
/** What identifies a record or gives it its name does so on both sides. */
const SAME_PART = 0.2;
const KEY = 0.9;

/** Vendors keep addresses and phone numbers in rows or in the record itself. */
const isInRows = ({ list, path }: Described): boolean => list !== undefined && !/^(address|phone)/i.test(path);

function scored(target: Described, source: Described, rarity: Rarity): number {
	if (samePart(target, source) && target.part === 'key') return KEY;
	const across = isInRows(target) === isInRows(source) && depth(target) === depth(source) ? 1 : ACROSS;
	const part = samePart(target, source) ? SAME_PART : 0;
	const named = target.names !== undefined && target.names === source.names ? 0.1 : 0;
	return Math.min(1, (agreement(target, source, rarity) + named) * fit(target, source) * across + part);
}

const depth = ({ path, ...of }: Described): number => (isInRows({ path, ...of }) ? path.split('[]').length : 0);

/** A key that is not what people know a record by carries the source's id (docs/design.md: links live on the records). */
const samePart = ({ part }: Described, source: Described): boolean =>
	part === 'key' ? source.part === 'id' : part === 'title' && source.part === 'title';

/**
 * Which field of the source each field of the target may be filled from.
 * @returns advice for every field of the target that has any, by its path; the values are paths of the source
 */
export function adviseFields(targets: readonly Described[], sources: readonly Described[], { precision = 0.98 }: { precision?: number } = {}): Advice[] {
	const rarity = rarityOf([...targets, ...sources]);
	const writable = targets.filter(({ isReadOnly }) => !isReadOnly);
	const table = new Map(writable.map((target) => [target.path, sources.map((source) => ({ source, score: scored(target, source, rarity) }))]));
	const best = new Map<string, number>();
	for (const pairs of table.values()) for (const { source, score } of pairs) best.set(source.path, Math.max(best.get(source.path) ?? 0, score));
	return writable.flatMap((target) => {
		const pairs = table
			.get(target.path)!
			.map(({ source, score }): Pair => ({ source, score: score - 0.3 * (best.get(source.path)! - score) }))
			.filter(({ score }) => score >= LEAST)
			.sort((one, other) => other.score - one.score)
			.slice(0, SUGGESTED);
		if (pairs.length === 0) return [];
		const suggestions = pairs.map((pair, index) => suggestion(target, pair, index === 0 ? pairs[1] : pairs[0]));
		const [first] = suggestions;
		return [{ field: target.path, suggestions, ...(first!.probability >= precision ? { sure: first! } : {}) }];
	});
}

const suggestion = (target: Described, { source, score }: Pair, rival: Pair | undefined): Suggestion => ({
	value: source.path,
	probability: Math.max(0, Math.min(1, score - Math.max(0, (rival?.score ?? 0) - score))),
	source: 'text',
	evidence: [`"${source.label}" and "${target.label}" say the same`],
});
