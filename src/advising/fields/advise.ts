import type { Advice, Suggestion } from '../suggestion';
import type { Described } from './described';
import { agreement, fit, overlap, plain, rarityOf, type Rarity } from './likeness';
import { kindOf, type Seen } from './seen';

export interface Settings {
	/** What a suggestion must reach to be used without a look; 0.98 where not said. */
	readonly precision?: number;
	/** What samples of the source hold. */
	readonly seen?: Seen;
	/** What records of the target that exist already hold. */
	readonly seenInTarget?: Seen;
}

/** A field of the source for one of the target, and how well it fits, 0 to 1. */
interface Pair {
	readonly source: Described;
	readonly score: number;
	/** The share of its values that are known in the target. */
	readonly shared: number;
}

const SUGGESTED = 3;
/** Below this nothing agrees that would be worth a look. */
const LEAST = 0.2;
/** The one in rows and the other not: a value of the record may still be every row's. */
const ACROSS = 0.55;
/** Both name the same kind of record. */
const SAME_NAMED = 0.1;
/** Both give their record its name. */
const SAME_PART = 0.2;
/** A key that is not what people know a record by carries the source's id (docs/design.md: links live on the records). */
const KEY = 0.9;
const OWN_NUMBER = 0.4;
/** What values that both sides have add, at most. */
const VALUES = 0.4;
/** What a source field loses that fits another target better. */
const RIVAL = 0.3;

/** How sure a score is: of the hand-labelled pairs that docs/advice.md calls known, so many of each stretch were right, rounded down. */
const sureness: ReadonlyArray<readonly [from: number, probability: number]> = [
	[0.95, 0.98],
	[0.85, 0.9],
	[0.7, 0.75],
	[0.5, 0.5],
	[0.35, 0.2],
];
const UNSURE = 0.1;

/**
 * Which field of the source each field of the target may be filled from.
 * @returns advice for every field of the target that has any, by its path; the values are paths of the source
 */
export function adviseFields(targets: readonly Described[], sources: readonly Described[], settings: Settings = {}): Advice[] {
	const rarity = rarityOf([...targets, ...sources]);
	const looked = sources.map((source) => ({ source, values: settings.seen?.get(source.path) ?? [] }));
	const table = targets.filter(isFillable).map((target) => {
		const known = new Set((settings.seenInTarget?.get(target.path) ?? []).map(plain));
		return { target, pairs: looked.map(({ source, values }): Pair => paired(target, asSeen(source, values), rarity, overlap(values, known))) };
	});
	const best = new Map<string, number>();
	for (const { pairs } of table) for (const { source, score } of pairs) best.set(source.path, Math.max(best.get(source.path) ?? 0, score));
	return table.flatMap(({ target, pairs }) => {
		const ranked = pairs
			.map((pair): Pair => ({ ...pair, score: pair.score - RIVAL * (best.get(pair.source.path)! - pair.score) }))
			.filter(({ score }) => score >= LEAST)
			.sort((one, other) => other.score - one.score);
		return advice(target, ranked.slice(0, SUGGESTED), settings.precision ?? 0.98);
	});
}

/** A text in which dates are seen is as good as a date. */
const asSeen = (source: Described, values: readonly string[]): Described =>
	values.length > 0 && (source.kind === 'text' || source.kind === 'longText') ? { ...source, kind: kindOf(values) } : source;

function paired(target: Described, source: Described, rarity: Rarity, shared: number): Pair {
	const [said, isKey] = [agreement(target, source, rarity), target.part === 'key' && source.part === 'id'];
	if (isKey) return { source, shared, score: KEY };
	// The source's own number means nothing to the target but where it is its key.
	if (source.part === 'id' || source.part === 'rowId') return { source, shared, score: OWN_NUMBER * said };
	const across = placeOf(target) === placeOf(source) ? 1 : ACROSS;
	const part = target.part === 'title' && source.part === 'title' ? SAME_PART : 0;
	const named = target.names !== undefined && target.names === source.names ? SAME_NAMED : 0;
	return { source, shared, score: Math.min(1, (said + named + VALUES * shared) * fit(target, source) * across + part) };
}

/** How deep in rows; vendors keep addresses and phone numbers in rows or in the record itself. */
const placeOf = ({ list, path }: Described): number => (list === undefined || /^(address|phone)/i.test(path) ? 0 : path.split('[]').length);

/** What the vendor numbers itself is never filled from the other's numbers. */
const isFillable = ({ isReadOnly, part }: Described): boolean => !isReadOnly && part !== 'id' && part !== 'rowId';

function advice(target: Described, pairs: readonly Pair[], precision: number): Advice[] {
	const suggestions = pairs.map((pair) =>
		suggestion(
			target,
			pair,
			pairs.find(({ source }) => !isTwin(source, pair.source)),
		),
	);
	const [first] = suggestions;
	return first ? [{ field: target.path, suggestions, ...(first.probability >= precision ? { sure: first } : {}) }] : [];
}

/** What names the same thing by its number and by its name. */
const isTwin = ({ path: one }: Described, { path: other }: Described): boolean => stemOf(one) === stemOf(other);

const stemOf = (path: string): string => path.replace(/_?(id|name|code|number)$/i, '');

function suggestion(target: Described, { source, score, shared }: Pair, rival: Pair | undefined): Suggestion {
	const margin = score - Math.max(0, (rival?.score ?? 0) - score);
	const probability = sureness.find(([from]) => margin >= from)?.[1] ?? UNSURE;
	return { value: source.path, probability, source: 'text', evidence: evidence(target, source, shared) };
}

function evidence(target: Described, source: Described, shared: number): string[] {
	const words = [...target.says.keys()].filter((word) => source.says.has(word));
	return [
		...(target.part === 'key' && source.part === 'id' ? [`"${target.label}" carries the number that the source knows the record by`] : []),
		...(words.length ? [`"${source.label}" and "${target.label}" both mean: ${words.join(', ')}`] : []),
		...(target.names !== undefined && target.names === source.names ? [`both name the same kind of record`] : []),
		...(shared > 0 ? [`${Math.round(shared * 100)} percent of its values are known in the target`] : []),
		...(fit(target, source) < 0.5 ? [`what it holds is of another kind`] : []),
	];
}
