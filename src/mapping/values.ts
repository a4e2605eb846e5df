import type { Issue } from '../failure';
import { isFilled } from '../record';
import { find, findFirst, list, type Scope } from './path';
import type { Paths, TableRule } from './rule';
import { currencyByCode } from './baseCurrency';
import { hasKind, lookUp, rowToAdd, type Tables } from './tables';
import { isTax, taxByRate } from './taxes';
import { flat, isVia, turn, type Via } from './vias';

/** What a rule yielded, and the source place it came from; the place is empty where there is none. */
export interface Outcome {
	readonly value?: unknown;
	readonly at: string;
	readonly issues?: readonly Issue[];
	/** A mapping row was there, so other rules for the field do not count, though it may fill another field than this one. */
	readonly decided?: true;
}

export const issue = (rule: string, severity: Issue['severity'], at: string, says: string, fix?: string): Issue => ({
	rule,
	severity,
	at,
	says,
	...(fix ? { fix } : {}),
});

const quoted = (values: readonly unknown[]): string => values.map((value) => `"${flat(value)}"`).join(' or ');

export function through(via: Via | undefined, value: unknown, at: string, argument?: string): Outcome {
	if (!isFilled(value) || !isVia(via)) return { value, at };
	const turned = turn(via, value, argument);
	const kept = 'value' in turned ? turned.value : undefined;
	if (!('says' in turned)) return { value: kept, at };
	return { value: kept, at, issues: [issue('value', turned.severity ?? 'error', at, turned.says, 'Correct the value in the source, or override the field.')] };
}

export function translated(from: Paths, table: Readonly<Record<string, unknown>>, scope: Scope): Outcome {
	const { value, at } = findFirst(scope, from);
	if (!isFilled(value)) return { at };
	const key = flat(value).toLowerCase();
	const known = Object.keys(table).find((name) => name.toLowerCase() === key);
	if (known !== undefined) return { value: table[known], at };
	const says = `"${flat(value)}" is not among the values this mapping knows (${Object.keys(table).join(', ')})`;
	return { at, issues: [issue('value-unknown', 'error', at, says, 'Override this field in the Record Mapper, or change the value in the source.')] };
}

/** What the organisations' own lists say where no row is there. */
function fromLive({ table, rate, optional }: TableRule, wanted: readonly unknown[], at: string, scope: Scope, tables: Tables): Outcome | undefined {
	if (table === 'currency') return currencyByCode(tables, wanted, at);
	if (!isTax(table)) return undefined;
	const stated = rate === undefined ? undefined : findFirst(scope, rate).value;
	const outcome = taxByRate(tables, table, { keys: wanted, stated, account: scope.beside?.['AccountCode'] });
	return outcome && { at, value: outcome.value, issues: [{ ...outcome.issue, at, ...(optional ? { severity: 'warning' as const } : {}) }] };
}

export function fromTable(rule: TableRule, scope: Scope, tables: Tables): Outcome {
	const { from, table, keys = [], else: otherwise, optional, ifThere, via } = rule;
	if (ifThere && !hasKind(tables, table)) return { at: findFirst(scope, list(from)[0]).at };
	const filled = list(from)
		.map((path) => find(scope, path))
		.filter(({ value }) => isFilled(value));
	const at = filled[0]?.at ?? findFirst(scope, from).at;
	const wanted = filled.length > 0 ? filled.map(({ value }) => value) : keys;
	const mayMiss = filled.length === 0 && (otherwise !== undefined || keys.length === 0);
	const answer = lookUp(tables, table, wanted, !mayMiss && !ifThere);
	if ('missing' in answer) {
		if (mayMiss) return { value: otherwise, at };
		if (ifThere) return { at };
		const live = fromLive(rule, wanted, at, scope, tables);
		if (live) return live;
		const says = `no ${table} is mapped for ${quoted(wanted)}`;
		const severity = optional ? 'warning' : 'error';
		return { at, issues: [issue('mapping-row-missing', severity, at, optional ? `${says}; it is left out` : says, rowToAdd(tables, table, wanted))] };
	}
	if ('ambiguous' in answer) {
		const says = `the mapping table sends ${table} "${answer.key}" to ${answer.ambiguous.join(' and to ')}`;
		return { at, issues: [issue('mapping-row-ambiguous', 'error', at, says, 'Keep one of these rows in the mapping table.')] };
	}
	const outcome: Outcome = { ...through(via, answer.found, at), decided: true };
	if (!answer.isDefault) return outcome;
	const says = `${quoted(wanted)} has no row of its own for ${table}; the default row sends it to ${answer.found}`;
	return { ...outcome, issues: [...(outcome.issues ?? []), issue('mapping-default-used', 'warning', at, says, rowToAdd(tables, table, wanted))] };
}
