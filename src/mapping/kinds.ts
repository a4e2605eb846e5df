import type { Mapping, Rule, Rules } from './rule';

/** The kinds of rows of the mapping tables that mappings ask for, each once. */
export const tableKinds = (mappings: readonly Mapping[]): string[] => [...new Set(mappings.flatMap(({ rules }) => kindsIn(rules)))];

const kindsIn = (rules: Rules): string[] => Object.values(rules).flatMap((rule) => (rule === null ? [] : kindsOf(rule)));

function kindsOf(rule: Rule): string[] {
	if ('rows' in rule) return Object.values(rule.rows).flatMap((group) => (group ? kindsIn(group.rules) : []));
	if ('first' in rule) return rule.first.flatMap(kindsOf);
	if ('join' in rule) return rule.join.flatMap(kindsOf);
	return 'table' in rule && typeof rule.table === 'string' ? [rule.table] : [];
}

/** `paymentAccount` as a title: Payment Account. */
export const titled = (name: string): string =>
	name
		.replace(/([a-z\d])([A-Z])/g, '$1 $2')
		.split(' ')
		.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
		.join(' ');
