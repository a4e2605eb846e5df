import type { Problem } from '../failure';
import { isRow } from '../record';
import { check, type Writable } from './check';
import { isPlain } from './plain';
import type { Rows, Rule, Rules } from './rule';

/** `LineItems[].TaxType` is the field in every group made from a source list, `LineItems[shipping].TaxType` in that group. */
export const IN_ROWS = /^([^[\]]+)\[([^\]]*)\](?:\.(.+))?$/;

export interface Laid {
	readonly rules: Rules;
	readonly problems: readonly Problem[];
}

/** A user's rules on top of ours: same JSON; null leaves a field out. What cannot be applied is reported and not applied. */
export const lay = (base: Rules, overrides: unknown, writable: Writable): Laid => {
	if (overrides === undefined || overrides === null || overrides === '') return { rules: base, problems: [] };
	if (!isRow(overrides)) return { rules: base, problems: [{ at: '', says: 'overrides are an object: target fields as keys, rules as values' }] };
	let rules = base;
	const problems: Problem[] = [];
	for (const [target, rule] of Object.entries(overrides)) {
		const laid = isPlain(rule) ? layOne(rules, target, rule as Rule | null) : { says: 'this rule is nested too deep, or within itself' };
		const found = 'says' in laid ? [{ at: target, says: laid.says }] : check(changed(laid.rules, target), writable);
		problems.push(...found);
		if ('rules' in laid && found.length === 0) rules = laid.rules;
	}
	return { rules, problems };
};

/** The rule that an override changed or left out. */
function changed(rules: Rules, target: string): Rules {
	const field = IN_ROWS.exec(target)?.[1] ?? target;
	return Object.hasOwn(rules, field) ? Object.fromEntries([[field, rules[field]!]]) : {};
}

type LaidOne = { readonly rules: Rules } | { readonly says: string };

function layOne(rules: Rules, target: string, rule: Rule | null): LaidOne {
	const [, field = '', group = '', path] = IN_ROWS.exec(target) ?? [];
	if (field === '') return { rules: rule === null ? without(rules, target) : { ...rules, [target]: rule } };
	const known = Object.hasOwn(rules, field) ? rules[field] : undefined;
	if (!known || !('rows' in known)) return { says: `"${field}" is not filled with rows by this mapping; fill it with the rows of a list first` };
	if (path === undefined && group === '') return { says: `say which field of the rows is meant, such as ${field}[].…, or which group of them` };
	const names = groupsNamed(known.rows, group);
	const isNew = path === undefined && rule !== null;
	if (names.length === 0 && !isNew) return { says: `"${field}" has no rows called "${group}"; there are ${Object.keys(known.rows).join(', ')}` };
	if (path === undefined) return { rules: { ...rules, [field]: { rows: { ...known.rows, [group]: rule as unknown as Rows | null } } } };
	return layInside(rules, field, { rows: known.rows, names, path, rule });
}

/** The groups of rows that a path means: all that are made from a source list, or the one that it names. */
export const groupsNamed = (rows: Readonly<Record<string, Rows | null>>, group: string): string[] =>
	Object.keys(rows).filter((name) => (group === '' ? rows[name]?.each !== undefined : name === group));

interface Inside {
	readonly rows: Readonly<Record<string, Rows | null>>;
	readonly names: readonly string[];
	readonly path: string;
	readonly rule: Rule | null;
}

/** Rows in rows are reached alike. */
function layInside(rules: Rules, field: string, { rows, names, path, rule }: Inside): LaidOne {
	const all: Record<string, Rows | null> = { ...rows };
	for (const name of names) {
		const group = rows[name];
		if (!group) continue;
		const laid = layOne(group.rules, path, rule);
		if ('says' in laid) return laid;
		all[name] = { ...group, rules: laid.rules };
	}
	return { rules: { ...rules, [field]: { rows: all } } };
}

/** Leaving out `Contact` leaves out `Contact.ContactNumber` too. A name that no rule fills stays in, so that a misspelling is found. */
function without(rules: Rules, target: string): Rules {
	const kept = Object.entries(rules).filter(([name]) => name !== target && !name.startsWith(`${target}.`));
	return kept.length < Object.keys(rules).length ? Object.fromEntries(kept) : { ...rules, [target]: null };
}
