import type { Suggestion } from '../suggestion';
import type { May, Option } from './chart';
import type { Paid } from './documents';
import { groundOf, nameOf } from './evidence';
import { featuresOf } from './features';
import type { Coding, Line } from './line';
import { directionIn, type Habits, type Memory } from './memory';
import { namedLike } from './names';
import { ruledBy, type Rules } from './rules';
import { candidatesFor } from './weigh';

export interface Asked {
	readonly line: Line;
	readonly coding: Coding;
	readonly precision: number;
	readonly options: readonly Option[] | undefined;
	readonly may: May;
}

/** What a source says: the likeliest first, and why the first is not sure; it is sure where there is no reason against it. */
export interface Said {
	readonly suggestions: readonly Suggestion[];
	readonly why?: string | undefined;
}

const MOST = 3;
/** The newest of rules that contradict each other is the likelier one, no more. */
const NEWEST = 0.7;

export const percent = (share: number): string => `${Number((Math.floor(share * 1000) / 10).toFixed(1))} %`;

const belowPrecision = (value: string, probability: number, precision: number): string =>
	`"${value}" is the likeliest, at ${percent(probability)}; that is not enough for suggestions of which ${percent(precision)} are to be right.`;

/** A rule is what the user wants, so it is sure; unless others contradict it, or the chart does not have its code. */
export const fromRules = ({ line, coding, may, precision }: Asked, rules: Rules | undefined): Said | undefined => {
	const ruled = rules && ruledBy(rules, coding, line);
	if (!ruled) return undefined;
	const codes = [...new Set(ruled.codes.flatMap((code) => may(code) ?? []))];
	const [newest, ...older] = codes;
	const on = nameOf(line, ruled.on);
	if (newest === undefined) {
		return { suggestions: [], why: `A rule for ${on} says "${ruled.codes[0]}", which is not there or is archived. Change the row of the mapping table.` };
	}
	if (older.length === 0) return { suggestions: [{ value: newest, probability: 1, source: 'rule', evidence: [`A rule for ${on} says so.`] }] };
	const suggestions = codes.map((value, at): Suggestion => ({
		value,
		probability: at === 0 ? NEWEST : (1 - NEWEST) / older.length,
		source: 'rule',
		evidence: [at === 0 ? `The newest rule for ${on} says so.` : `An older rule for ${on} says so.`],
	}));
	const why = `The rules for ${on} contradict each other: ${codes.map((code) => `"${code}"`).join(', ')}. Remove all rows of the mapping table but one.`;
	return NEWEST >= precision ? { suggestions } : { suggestions, why };
};

export const fromDocument = (paid: readonly Paid[], precision: number): Said => {
	const suggestions = paid.map(({ suggestion }) => suggestion);
	const { value, probability } = suggestions[0]!;
	return probability >= precision ? { suggestions } : { suggestions, why: belowPrecision(value, probability, precision) };
};

/** A document that only happens to have the amount of the line is named, and settles nothing. */
const SETTLES = 0.5;

/** What a line is given that pays a document. Final where nothing else is to be suggested: paying an invoice is no sale. */
export const fromPaid = ({ coding, precision, may }: Asked, paid: readonly Paid[]): (Said & { readonly isFinal: boolean }) | undefined => {
	const [first, ...others] = paid;
	if (!first) return undefined;
	const { document, suggestion } = first;
	const title = `${document.kind === 'sales' ? 'invoice' : 'bill'} ${document.number ?? document.id}`;
	const isClear = others.length === 0 && suggestion.probability > SETTLES;
	const code = document.codes?.[coding];
	const value = code === undefined ? undefined : may(code);
	if (value !== undefined && isClear) return { ...fromDocument([{ document, suggestion: { ...suggestion, value } }], precision), isFinal: true };
	if (coding === 'contact') return undefined;
	const why = isClear
		? `The line pays ${title}: allocate it to that instead of coding it.`
		: `It may pay ${title}${others.length > 0 ? ' or another open document' : ''}, of which the same amount is open: look at that first.`;
	return { suggestions: [], why, isFinal: isClear };
};

/** What was done before with lines like this one. */
export const fromMemory = ({ line, coding, precision, may }: Asked, memory: Memory): Said => {
	const habits = memory.habits.get(coding);
	if (!habits) return { suggestions: [] };
	const features = featuresOf(line, directionIn(memory, line));
	const found = candidatesFor(features, habits.counts);
	const open = found.flatMap((one) => ({ ...one, value: may(habits.codes.spelt(one.code)) })).filter(({ value }) => value !== undefined);
	let left = 1;
	const suggestions = open.slice(0, MOST).map(({ code, share, value }): Suggestion => {
		const probability = Math.min(left, habits.calibration.probability(share));
		left -= probability;
		return { value: value!, probability, ...groundOf(line, features, habits, code) };
	});
	const first = open[0];
	if (!first) return { suggestions };
	return first.share >= habits.calibration.least(precision) ? { suggestions } : { suggestions, why: unsure(habits, suggestions, precision) };
};

function unsure({ calibration }: Habits, [first, second]: readonly Suggestion[], precision: number): string {
	if (calibration.least(precision) > 1) {
		return `The history is too short, or too mixed, to promise that ${percent(precision)} of suggestions are right: ${calibration.lines} lines could be held against it.`;
	}
	const both = second && second.probability * 2 > first!.probability ? ` Lines like this one were coded "${second.value}" as well.` : '';
	return belowPrecision(first!.value, first!.probability, precision) + both;
}

/** Names tell something where the history tells little; nobody has found out how often they are right, so they are never sure. */
export const fromNames = ({ line, options = [] }: Asked, said: readonly Suggestion[]): Suggestion[] => {
	if (said.length >= MOST) return [];
	const left = 1 - said.reduce((sum, { probability }) => sum + probability, 0);
	return namedLike(line, options)
		.filter(({ option }) => said.every(({ value }) => value !== option.value))
		.slice(0, MOST - said.length)
		.map(({ option, likeness }, at) => ({
			value: option.value,
			probability: Math.max(0, left * likeness) / 2 ** (at + 1),
			source: 'text',
			evidence: [`Its name "${option.name}" is like what the line says.`],
		}));
};
