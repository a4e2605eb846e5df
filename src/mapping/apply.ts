import { decimalOf } from '../decimals';
import type { Issue } from '../failure';
import { isFilled, isRow, type Row } from '../record';
import { isRateField, isRateOfBase } from './baseCurrency';
import { find, findFirst, list, steps, write, type Scope } from './path';
import type { Paths, Rows, Rule, Rules, TableRule } from './rule';
import type { Tables } from './tables';
import { fromTable, issue, through, translated, type Outcome } from './values';
import { flat } from './vias';

/** A target record, what is wrong with it, and where each of its fields came from. */
export interface Filled {
	readonly record: Row;
	readonly issues: readonly Issue[];
	/** Target path to source path. */
	readonly places: Readonly<Record<string, string>>;
	/** The tax percentages of the target's rows, by their field. */
	readonly rates: Readonly<Record<string, readonly unknown[]>>;
}

type Result = Outcome & { readonly rows?: readonly (Filled & { readonly at: string; readonly rate: unknown })[] };

/** What the record looks like over there. Nothing is dropped without an issue, and nothing throws. */
export const apply = (rules: Rules, scope: Scope, tables: Tables): Filled => {
	const record: Row = {};
	const issues: Issue[] = [];
	const places: Record<string, string> = {};
	const rates: Record<string, readonly unknown[]> = {};
	const plain = { ...scope, beside: record };
	// In any other field than the vendor's own a rate is what whoever mapped it wanted.
	const elsewhere = tables.bases ? { ...tables, bases: undefined } : tables;
	for (const [target, rule] of Object.entries(rules)) {
		if (rule === null) continue;
		const inner = target.includes('.') ? { ...scope, beside: besideOf(record, target) } : plain;
		const { value, at: place, issues: found = [], rows } = evaluate(rule, inner, isRateField(target) ? tables : elsewhere);
		const at = place || scope.about || '';
		issues.push(...found.map((one) => (one.at === '' ? { ...one, at } : one)));
		if (rows) {
			rates[target] = rows.map(({ rate }) => rate);
			rows.forEach((row, index) => {
				places[`${target}[${index}]`] = row.at;
				for (const [path, place] of Object.entries(row.places)) places[`${target}[${index}].${path}`] = place;
			});
		}
		if (isFilled(value)) write(record, target, value);
		if (at !== '') places[target] = at;
	}
	return { record, issues, places, rates };
};

/** The group that a field stands in. */
const besideOf = (record: Row, target: string): Row => {
	const group = find({ record, row: record, place: '' }, steps(target).slice(0, -1).join('.')).value;
	return isRow(group) ? group : {};
};

function evaluate(rule: Rule, scope: Scope, tables: Tables): Result {
	if ('always' in rule) return { value: rule.always, at: '' };
	if ('rows' in rule) return rowsOf(rule.rows, scope, tables);
	if ('first' in rule) return firstOf(rule.first, scope, tables);
	if ('join' in rule) return joined(rule.join, rule.by, scope, tables);
	if ('table' in rule) return typeof rule.table === 'string' ? fromTable(rule as TableRule, scope, tables) : translated(rule.from ?? [], rule.table, scope);
	const { value, at } = findFirst(scope, rule.from);
	return tables.bases && isRateOfBase(rule.via) ? { at } : through(rule.via, value, at, argumentOf(rule, scope));
}

/** What the record holds goes before what the rule says. */
function argumentOf({ with: said, withFrom }: { readonly with?: string; readonly withFrom?: Paths }, scope: Scope): string | undefined {
	const { value } = findFirst(scope, withFrom);
	return isFilled(value) ? flat(value) : said;
}

function firstOf(rules: readonly Rule[], scope: Scope, tables: Tables): Result {
	let at = '';
	for (const rule of rules) {
		const outcome = evaluate(rule, scope, tables);
		if (isFilled(outcome.value) || outcome.issues?.length || outcome.decided) return outcome;
		at = outcome.at;
	}
	return { at };
}

function joined(rules: readonly Rule[], by: string, scope: Scope, tables: Tables): Result {
	const outcomes = rules.map((rule) => evaluate(rule, scope, tables));
	const filled = outcomes.filter(({ value }) => isFilled(value));
	return {
		value: [...new Set(filled.map(({ value }) => flat(value)))].join(by),
		at: (filled.find(({ at }) => at !== '') ?? outcomes[0])?.at ?? '',
		issues: outcomes.flatMap(({ issues = [] }) => issues),
	};
}

function rowsOf(groups: Readonly<Record<string, Rows | null>>, scope: Scope, tables: Tables): Result {
	const used = Object.values(groups).filter((group) => group !== null);
	const made = used.flatMap((group) =>
		scopesOf(group, scope).map((inner) => ({
			...apply(group.rules, inner, tables),
			at: inner.about ?? inner.place,
			rate: group.rate === undefined ? undefined : find(inner, group.rate).value,
			needs: group.needs ?? [],
		})),
	);
	const rows = made.filter(({ record, needs }) => needs.every((name) => isFilled(record[name])));
	const lists = used.flatMap(({ each }) => (each === undefined ? [] : [find(scope, each)]));
	const issues = [
		...lists.flatMap(({ value, at }) => oddRows(value, at)),
		...used.flatMap((group) => tooMany(group, scope)),
		...made.flatMap((row) => row.issues),
	];
	return { value: rows.map(({ record }) => record), at: lists[0]?.at ?? '', issues, rows };
}

function scopesOf(group: Rows, scope: Scope): Scope[] {
	const { skip = 0, most = Infinity } = group;
	return allScopesOf(group, scope).slice(skip, skip + most);
}

function tooMany({ each, skip = 0, most = Infinity }: Rows, scope: Scope): Issue[] {
	if (each === undefined) return [];
	const beyond = allScopesOf({ each, rules: {} }, scope).length - skip - most;
	const says = `has ${beyond} row${beyond === 1 ? '' : 's'} more than the target takes; the last are left out`;
	return beyond > 0
		? [issue('left-out', 'warning', find(scope, each).at, says, 'Put those that matter first, or enter the others in the target by hand.')]
		: [];
}

function allScopesOf({ each, when }: Rows, scope: Scope): Scope[] {
	if (each === undefined) {
		const cause = list(when)
			.map((path) => find(scope, path))
			.find(({ value }) => counts(value));
		return cause ? [{ ...scope, about: cause.at }] : [];
	}
	const { value, at } = find(scope, each);
	return (Array.isArray(value) ? value : []).flatMap((row: unknown, index) => (isRow(row) ? [{ record: scope.record, row, place: `${at}[${index}]` }] : []));
}

/** Filled, and not a zero amount. */
export const counts = (value: unknown): boolean => isFilled(value) && decimalOf(value)?.eq(0) !== true;

/** Rows that are no objects cannot be mapped; they are named rather than lost. */
export const oddRows = (value: unknown, at: string): Issue[] => {
	const fix = 'Correct the record in the source.';
	if (isFilled(value) && !Array.isArray(value)) return [issue('not-a-list', 'error', at, 'is not a list of rows', fix)];
	return (Array.isArray(value) ? value : []).flatMap((row: unknown, index) =>
		isRow(row) ? [] : [issue('not-a-row', 'error', `${at}[${index}]`, 'is not a row with fields', fix)],
	);
};
