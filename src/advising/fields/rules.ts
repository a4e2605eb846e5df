import type { Rule, Rules } from '../../mapping/rule';
import { LINE_RATE } from '../../mapping/custom';
import type { Advice } from '../suggestion';
import type { Described } from './described';

/** Suggested pairs as rules, in the JSON that the Record Mapper's overrides are written in. */
export interface Proposed {
	readonly rules: Rules;
	/** Fields whose suggestion could not be written as a rule, with the reason. */
	readonly leftOut: ReadonlyArray<{ readonly at: string; readonly says: string }>;
}

interface Chosen {
	readonly target: Described;
	readonly source: Described;
}

interface Sides {
	readonly targets: readonly Described[];
	readonly sources: readonly Described[];
	/** What is bought has other taxes in Xero than what is sold. */
	readonly buys?: boolean;
	/** Before the source's ids, so that two sources never give the same key, such as `books:`. */
	readonly prefix: string;
}

const LIST = '[].';
/** The group of rows, as the form calls it. */
const GROUP = 'lines';

/** @param least the probability that a suggestion must have to become a rule */
export function rulesFrom(advices: readonly Advice[], sides: Sides, least: number): Proposed {
	const [targets, sources] = [byPath(sides.targets), byPath(sides.sources)];
	const leftOut: Array<{ at: string; says: string }> = [];
	const likely = advices.filter(({ suggestions: [first] }) => first !== undefined && first.probability >= least);
	const used = new Map<string, string>();
	const chosen = [...likely].sort(surestFirst).flatMap(({ field, suggestions: [first] }): Chosen[] => {
		const [target, source] = [targets.get(field), sources.get(first!.value)];
		if (!target || !source) return [];
		const before = used.get(source.path);
		if (before !== undefined && first!.probability < SURE) {
			leftOut.push({ at: field, says: `"${source.path}" fills "${before}" already, for which it fits better` });
			return [];
		}
		if (before === undefined) used.set(source.path, field);
		return [{ target, source }];
	});
	return { rules: level(oncePerLink(chosen), '', '', sides, leftOut), leftOut };
}

/** A field may fill two others where both are this sure. */
const SURE = 0.98;

const surestFirst = ({ suggestions: [one] }: Advice, { suggestions: [other] }: Advice): number => other!.probability - one!.probability;

const byPath = (all: readonly Described[]): Map<string, Described> => new Map(all.map((one) => [one.path, one]));

/** Xero takes tracking by ids or by names. */
const BY_NAME = [/Tracking\[\]\.Tracking(Category|Option)ID$/, 'Tracking[].$1'] as const;

/** A link is named by one of its keys; the vendor's own id is the last that another vendor's record can fill. */
function oncePerLink(chosen: readonly Chosen[]): Chosen[] {
	const linkOf = ({ target: { kind, path } }: Chosen): string =>
		kind === 'link' && path.includes('.') ? path.replace(/\.[^.]*$/, '') : path.replace(...BY_NAME);
	const named = new Map<string, Chosen>();
	for (const one of chosen) if (!named.has(linkOf(one)) || !/ID$/.test(one.target.path)) named.set(linkOf(one), one);
	return [...named.values()];
}

/** The rules of one level of rows; those deeper go into rows of theirs. */
function level(chosen: readonly Chosen[], into: string, outOf: string, sides: Sides, leftOut: Array<{ at: string; says: string }>): Rules {
	const rules: Record<string, Rule> = {};
	const deeper = new Map<string, Chosen[]>();
	for (const one of chosen) {
		const rest = one.target.path.slice(into.length);
		const at = rest.indexOf(LIST);
		if (at < 0) rules[rest] = ruleOf(one, outOf, sides);
		else deeper.set(rest.slice(0, at), [...(deeper.get(rest.slice(0, at)) ?? []), one]);
	}
	for (const [list, inside] of deeper) {
		const target = into + list;
		const each = listRead(inside, outOf);
		const read = each === undefined ? inside : inside.filter(({ source }) => source.path.startsWith(each) || !source.path.includes(LIST));
		for (const { target: lost } of inside.filter((one) => !read.includes(one)))
			leftOut.push({ at: lost.path, says: `its suggestion stands in another list than that of "${target}"` });
		if (each === undefined)
			rules[list] = {
				rows: { [GROUP]: { when: read.map(({ source }) => plainPath(source.path, outOf)), rules: level(read, target + LIST, outOf, sides, leftOut) } },
			};
		else
			rules[list] = {
				rows: {
					[GROUP]: {
						each: plainPath(each, outOf).slice(0, -LIST.length),
						...(rated(each, sides) ? { rate: LINE_RATE } : {}),
						rules: level(read, target + LIST, each, sides, leftOut),
					},
				},
			};
	}
	return rules;
}

/** The list that most of the rows' fields are read from, within the one that is read already. */
function listRead(inside: readonly Chosen[], outOf: string): string | undefined {
	const counts = new Map<string, number>();
	for (const { source } of inside) {
		const at = source.path.startsWith(outOf) ? source.path.indexOf(LIST, outOf.length) : -1;
		if (at < 0) continue;
		const list = source.path.slice(0, at + LIST.length);
		counts.set(list, (counts.get(list) ?? 0) + 1);
	}
	return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
}

const rated = (each: string, { sources }: Sides): boolean => sources.some(({ path }) => path === each + LINE_RATE);

/** Within the row, or from the whole record; of a list that no row stands for, the first. */
const plainPath = (path: string, outOf: string): string => (outOf === '' || path.startsWith(outOf) ? firstOf(path.slice(outOf.length)) : `$.${firstOf(path)}`);

const firstOf = (path: string): string => (path.endsWith(LIST) ? firstOf(path.slice(0, -LIST.length)) + LIST : path.replaceAll(LIST, '[0].'));

/** Kinds of rows of the mapping table, by what a link names. */
const tables: Readonly<Record<string, string>> = { account: 'account', tax: 'tax', currency: 'currency', tag: 'trackingCategory', product: 'item' };

function ruleOf({ target, source }: Chosen, outOf: string, { buys, prefix }: Sides): Rule {
	const from = plainPath(source.path, outOf);
	if (target.part === 'key' && source.part === 'id') return { from, via: 'prefix', with: prefix };
	if (target.names === 'party') return /Number$/.test(target.path) ? { from, via: 'prefix', with: prefix } : { from, table: 'contact' };
	if (target.names === 'account' && target.says.has('bank')) return { from, table: 'paymentAccount' };
	const table = target.kind === 'link' ? tables[target.names ?? ''] : undefined;
	if (table === 'tax') return { from, table: buys ? 'purchaseTax' : 'tax' };
	if (table !== undefined) return { from, table };
	if (/^tracking|\.tags\[\]|Tracking\[\]/i.test(target.path))
		return { from, table: target.says.has('option') ? 'trackingOption' : 'trackingCategory', optional: true };
	if (target.says.has('inclusive')) return { from, via: 'taxMode' };
	if (target.kind === 'date') return { from, via: 'date' };
	if (target.kind === 'decimal') return { from, via: 'decimal' };
	return { from };
}
