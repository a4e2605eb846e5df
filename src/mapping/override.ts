import type { Problem } from '../failure';
import { isRow } from '../record';
import { check, type Writable } from './check';
import type { Rows, Rule, Rules } from './rule';

/** `LineItems[].TaxType` is the field in every group made from a source list, `LineItems[shipping].TaxType` in that group. */
const IN_ROWS = /^([^[\]]+)\[([^\]]*)\](?:\.(.+))?$/;

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
		const laid = layOne(rules, target, rule as Rule | null);
		const found = 'says' in laid ? [{ at: target, says: laid.says }] : check(laid.rules, writable);
		problems.push(...found);
		if ('rules' in laid && found.length === 0) rules = laid.rules;
	}
	return { rules, problems };
};

function layOne(rules: Rules, target: string, rule: Rule | null): { readonly rules: Rules } | { readonly says: string } {
	const inRows = IN_ROWS.exec(target);
	if (!inRows) return { rules: rule === null ? without(rules, target) : { ...rules, [target]: rule } };
	const [, field = '', group = '', path] = inRows;
	const known = Object.hasOwn(rules, field) ? rules[field] : undefined;
	if (!known || !('rows' in known)) return { says: `"${field}" is not filled with rows by this mapping` };
	const names = Object.keys(known.rows).filter((name) => (group === '' ? known.rows[name]?.each !== undefined : name === group));
	if (names.length === 0 && path !== undefined) return { says: `"${field}" has no rows called "${group}"; there are ${Object.keys(known.rows).join(', ')}` };
	const changed =
		path === undefined
			? { [group]: rule as unknown as Rows | null }
			: Object.fromEntries(names.map((name) => [name, inGroup(known.rows[name] ?? null, path, rule)]));
	return { rules: { ...rules, [field]: { rows: { ...known.rows, ...changed } } } };
}

const inGroup = (group: Rows | null, path: string, rule: Rule | null): Rows | null =>
	group && { ...group, rules: rule === null ? without(group.rules, path) : { ...group.rules, [path]: rule } };

/** Leaving out `Contact` leaves out `Contact.ContactNumber` too. A name that no rule fills stays in, so that a misspelling is found. */
function without(rules: Rules, target: string): Rules {
	const kept = Object.entries(rules).filter(([name]) => name !== target && !name.startsWith(`${target}.`));
	return kept.length < Object.keys(rules).length ? Object.fromEntries(kept) : { ...rules, [target]: null };
}
