import type { Field, Fields } from '../apis/define';
import { misfit } from '../checking/values';
import type { Problem } from '../failure';
import { isFilled, isRow } from '../record';
import { isSafe, steps } from './path';
import { isPlain, shown } from './plain';
import { isUnknown, reach } from './targets';
import { isVia, vias } from './vias';

const KINDS = ['always', 'rows', 'first', 'join', 'table', 'from'] as const;
const DEEPEST = 8;
/** Longer than any path of a vendor's record. */
const LONGEST_PATH = 500;

/** A field of the account that no table knows: it may hold anything, rows with fields of the account's own too. */
const OWN: Field = { kind: 'rows', label: '', fields: {} };

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
		if (!isSafe(target) || target.length > LONGEST_PATH) return [{ at: place, says: 'this name cannot be a field' }];
		if (target.includes('[')) return [{ at: place, says: 'a field of rows is named such as LineItems[].AccountCode' }];
		const reached = reach(fields, target);
		if ('field' in reached) return rule === null ? [] : checkRule(rule, { field: reached.field, custom }, place, depth);
		if (!custom || !isUnknown(fields, target)) return [{ at: place, says: reached.says }];
		return rule === null ? [] : checkRule(rule, { field: OWN, custom }, place, depth);
	});
};

/** The field that a rule fills; none inside of another rule. */
interface Filled {
	readonly field?: Field;
	readonly custom: boolean;
}

function checkRule(rule: unknown, filled: Filled, at: string, depth: number): Problem[] {
	if (depth > DEEPEST) return [{ at, says: `rules are nested more than ${DEEPEST} deep` }];
	if (!isRow(rule)) return [{ at, says: 'a rule is an object such as {"from": "reference_number"}, or null to leave the field out' }];
	const kind = KINDS.find((name) => Object.hasOwn(rule, name));
	if (kind === undefined) return [{ at, says: `a rule has one of: ${KINDS.join(', ')}` }];
	return [...checkVia(rule, at), ...checkPaths(rule, at), ...checkPaths({ from: rule['withFrom'] }, at), ...checkInside(rule, kind, filled, at, depth)];
}

function checkInside(rule: Record<string, unknown>, kind: (typeof KINDS)[number], { field, custom }: Filled, at: string, depth: number): Problem[] {
	const inner = rule[kind];
	if (kind === 'always') return checkConstant(inner, { field, custom }, at);
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

/** A fixed value is of the field's kind. Choices are the account's own in part, and so are left to the checks of the whole record. */
function checkConstant(value: unknown, { field, custom }: Filled, at: string): Problem[] {
	if (!isPlain(value)) return [{ at, says: 'this value is nested too deep, or within itself' }];
	if (!field || field === OWN || !isFilled(value) || (custom && field.kind === 'choice')) return [];
	if (field.kind === 'link') return isRow(value) === (field.keys !== undefined) ? [] : [{ at, says: linkSays(field) }];
	const says = misfit(field, value);
	return says === undefined ? [] : [{ at, says: `the value ${says}` }];
}

const linkSays = ({ resource, keys }: Extract<Field, { kind: 'link' }>): string =>
	keys ? `names the ${resource} by an object with one of ${Object.values(keys).join(', ')}` : `names the ${resource} by one text`;

function checkGroup(group: unknown, writable: Writable, at: string, depth: number): Problem[] {
	if (group === null) return [];
	if (!isRow(group) || (typeof group['each'] !== 'string') === (group['when'] === undefined))
		return [{ at, says: 'a group of rows has either "each" or "when", and "rules"' }];
	const odd = (['skip', 'most'] as const).filter((name) => group[name] !== undefined && !(Number.isInteger(group[name]) && Number(group[name]) >= 0));
	if (odd.length > 0) return [{ at, says: `"${odd[0]}" is a whole number` }];
	const { needs = [] } = group;
	if (!Array.isArray(needs) || !needs.every((name) => typeof name === 'string')) return [{ at, says: '"needs" is a list of texts' }];
	// Of a row's percentage there is one place.
	if (group['rate'] !== undefined && !isPath(group['rate'])) return [{ at, says: `${shown(group['rate'])} is no path` }];
	return [...checkPaths({ from: group['each'] ?? group['when'] }, at), ...check(group['rules'], writable, at, depth + 1)];
}

function checkVia({ via, with: argument }: Record<string, unknown>, at: string): Problem[] {
	if (via !== undefined && !isVia(via)) return [{ at, says: `there is no function ${shown(via)}; known are ${vias.join(', ')}` }];
	return argument === undefined || typeof argument === 'string' ? [] : [{ at, says: '"with" is a text' }];
}

function checkPaths({ from, keys, rate }: Record<string, unknown>, at: string): Problem[] {
	const paths = [from, rate].flatMap((one): unknown[] => (one === undefined ? [] : Array.isArray(one) ? one : [one]));
	const odd = paths.filter((path) => !isPath(path)).map((path) => ({ at, says: `${shown(path)} is no path` }));
	return keys === undefined || (Array.isArray(keys) && keys.every((key) => typeof key === 'string'))
		? odd
		: [...odd, { at, says: '"keys" is a list of texts' }];
}

const isPath = (path: unknown): path is string =>
	typeof path === 'string' && path.length <= LONGEST_PATH && isSafe(path.replace(/^\$\./, '')) && steps(path).length > 0;
