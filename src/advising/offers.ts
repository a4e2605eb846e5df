import type { Rule, Rules } from '../mapping/rule';
import { targetsOf } from '../mapping/targets';
import { proposalOf, type Between } from './proposal';
import type { Advice, Suggestion } from './suggestion';

/** Suggested rules as a form offers them, each to be taken over by one click. */
export interface Offer {
	readonly name: string;
	/** The rules, as the JSON that overrides are written in. */
	readonly value: string;
	readonly description: string;
}

/** Less likely ones are no help. */
const LEAST = 0.5;
/** What one click takes over at once. */
const TOGETHER = 0.75;

/**
 * What the advisor would fill the fields of a target from that nothing fills yet, the surest first.
 * @param filled the rules of the mapping so far
 */
export function offersFor(between: Between, filled: Rules): Offer[] {
	const labels = new Map(targetsOf(between.writable.fields).map(({ path, label }) => [path, label]));
	const { rules } = proposalOf(between, LEAST);
	const open = Object.entries(rules).flatMap(([field, rule]): Offered[] =>
		rule === null || isFilled(filled, field) ? [] : [{ field, rule, ...backing(between, field) }],
	);
	const offers = open
		.sort((one, other) => other.probability - one.probability)
		.map((one): Offer => ({
			name: `${labels.get(one.field) ?? one.field} ${wordsFor(one)}`,
			value: JSON.stringify({ [one.field]: one.rule }),
			description: one.evidence,
		}));
	const likely = Object.entries(proposalOf(between, TOGETHER).rules).filter(([field, rule]) => rule !== null && !isFilled(filled, field));
	return likely.length < 2 ? offers : [all(likely), ...offers];
}

/** Of rows, those of their fields that are this sure. */
const all = (likely: readonly (readonly [string, Rule | null])[]): Offer => ({
	name: `All ${likely.length} That Are ${percent(TOGETHER)} Sure or More`,
	value: JSON.stringify(Object.fromEntries(likely)),
	description: likely.map(([field]) => field).join(', '),
});

interface Backing {
	/** Of rows, that of the least sure field in them. */
	readonly probability: number;
	/** How many fields of rows; none where it is a single one. */
	readonly inRows: number;
	readonly from: string;
	readonly evidence: string;
}

interface Offered extends Backing {
	readonly field: string;
	readonly rule: Rule;
}

/** What the rule of a field rests on. */
function backing({ advice, sources }: Between, field: string): Backing {
	const labels = new Map(sources.map(({ path, label }) => [path, label]));
	const rows = advice.flatMap((one) => (one.field.startsWith(`${field}[].`) && (one.suggestions[0]?.probability ?? 0) >= LEAST ? [one.suggestions[0]!] : []));
	const single = advice.find((one) => one.field === field)?.suggestions[0];
	const found: readonly Suggestion[] = single ? [single] : rows;
	return {
		probability: Math.min(1, ...found.map(({ probability }) => probability)),
		inRows: single ? 0 : rows.length,
		from: single ? (labels.get(single.value) ?? single.value) : '',
		evidence: single ? single.evidence.join('; ') : found.map(({ value }) => value).join(', '),
	};
}

const wordsFor = ({ from, inRows, probability }: Backing): string =>
	inRows === 0 ? `from ${from} (${percent(probability)} Sure)` : `With ${inRows} ${inRows === 1 ? 'Field' : 'Fields'} (${percent(probability)} Sure or More)`;

/** Within it, or around it. */
const isFilled = (rules: Rules, field: string): boolean =>
	Object.entries(rules).some(([name, rule]) => rule !== null && (name === field || name.startsWith(`${field}.`) || field.startsWith(`${name}.`)));

/** What a field of the target is suggested to be filled from, by the path in the source: with rows as `line_items[].name`. */
export const suggestedFor = (advice: readonly Advice[], target: string): ReadonlyMap<string, Suggestion> => {
	const field = target.replace(/\[[^\]]*\]/g, '[]');
	const found = advice.find((one) => one.field === field)?.suggestions ?? [];
	return new Map(found.filter(({ probability }) => probability >= LEAST).map((one) => [one.value, one]));
};

/** Such as 98 %. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;
