import type { Field, Fields } from '../apis/define';
import type { Problem } from '../failure';
import { isRow } from '../record';
import { isSafe, steps } from './path';
import { isUnknown, reach } from './targets';
import { isVia, vias } from './vias';

const KINDS = ['always', 'rows', 'first', 'join', 'table', 'from'] as const;
const DEEPEST = 8;

/** What may be written: the fields of a table, and where accounts add fields of their own, any other name too. */
export interface Writable {
	readonly fields: Fields;
	readonly custom?: boolean;
}

/** What is wrong with a set of rules: unknown target fields, unknown functions, malformed rules. An empty list means it can be applied. */
export const check = (rules: unknown, { fields, custom = false }: Writable, at = '', depth = 0): Problem[] => {
	if (!isRow(rules)) return [{ at, says: 'rules are an object: target fields as keys, rules as values' }];
	return Object.entries(rules).flatMap(([target, rule]) => {
		const place = at === '' ? target : `${at}.${target}`;
		if (!isSafe(target)) return [{ at: place, says: 'this name cannot be a field' }];
		const reached = reach(fields, target);
		if ('says' in reached && !(custom && isUnknown(fields, target))) return [{ at: place, says: reached.says }];
		return rule === null ? [] : checkRule(rule, 'field' in reached ? { field: reached.field, custom } : { custom }, place, depth);
	});
};

/** The field that a rule fills, where a table knows it. */
interface Filled {
	readonly field?: Field;
	readonly custom: boolean;
}

function checkRule(rule: unknown, filled: Filled, at: string, depth: number): Problem[] {
	if (depth > DEEPEST) return [{ at, says: `rules are nested more than ${DEEPEST} deep` }];
	if (!isRow(rule)) return [{ at, says: 'a rule is an object such as {"from": "reference_number"}, or null to leave the field out' }];
	const kind = KINDS.find((name) => Object.hasOwn(rule, name));
	if (kind === undefined) return [{ at, says: `a rule has one of: ${KINDS.join(', ')}` }];
	return [...checkVia(rule, at), ...checkPaths(rule, at), ...checkInside(rule, kind, filled, at, depth)];
}

function checkInside(rule: Record<string, unknown>, kind: (typeof KINDS)[number], { field, custom }: Filled, at: string, depth: number): Problem[] {
	const inner = rule[kind];
	if (kind === 'first' || kind === 'join') {
		if (kind === 'join' && typeof rule['by'] !== 'string') return [{ at, says: '"join" needs "by": the text between the parts' }];
		return Array.isArray(inner) ? inner.flatMap((one: unknown) => checkRule(one, { custom }, at, depth + 1)) : [{ at, says: `"${kind}" is a list of rules` }];
	}
	if (kind === 'table' && typeof inner !== 'string' && !isRow(inner))
		return [{ at, says: '"table" is the name of a mapping table, or an object from value to value' }];
	if (kind !== 'rows') return [];
	if (field?.kind !== 'rows') return [{ at, says: 'this field holds no rows' }];
	if (!isRow(inner)) return [{ at, says: '"rows" is an object of named groups' }];
	return Object.entries(inner).flatMap(([name, group]) => checkGroup(group, { fields: field.fields, custom }, `${at}[${name}]`, depth));
}

function checkGroup(group: unknown, writable: Writable, at: string, depth: number): Problem[] {
	if (group === null) return [];
	if (!isRow(group) || (typeof group['each'] !== 'string') === (group['when'] === undefined))
		return [{ at, says: 'a group of rows has either "each" or "when", and "rules"' }];
	const odd = (['skip', 'most'] as const).filter((name) => group[name] !== undefined && !(Number.isInteger(group[name]) && Number(group[name]) >= 0));
	if (odd.length > 0) return [{ at, says: `"${odd[0]}" is a whole number` }];
	const { needs = [] } = group;
	if (!Array.isArray(needs) || !needs.every((name) => typeof name === 'string')) return [{ at, says: '"needs" is a list of texts' }];
	return [...checkPaths({ from: group['each'] ?? group['when'] }, at), ...check(group['rules'], writable, at, depth + 1)];
}

const checkVia = ({ via }: Record<string, unknown>, at: string): Problem[] =>
	via === undefined || isVia(via) ? [] : [{ at, says: `there is no function "${String(via)}"; known are ${vias.join(', ')}` }];

function checkPaths({ from, keys }: Record<string, unknown>, at: string): Problem[] {
	const isPath = (path: unknown): path is string => typeof path === 'string' && isSafe(path.replace(/^\$\./, '')) && steps(path).length > 0;
	const paths: unknown[] = from === undefined ? [] : Array.isArray(from) ? from : [from];
	const odd = paths.filter((path) => !isPath(path)).map((path) => ({ at, says: `"${JSON.stringify(path) ?? typeof path}" is no path` }));
	return keys === undefined || (Array.isArray(keys) && keys.every((key) => typeof key === 'string'))
		? odd
		: [...odd, { at, says: '"keys" is a list of texts' }];
}
