import type { Fields } from '../apis/define';
import { groupsNamed, IN_ROWS } from './override';
import { list, steps } from './path';
import type { Mapping, Rows, Rule, Rules } from './rule';
import type { Target } from './targets';

/** A field that a mapping may read, by the path that a rule names it with. */
export type Source = Target;

/** Starts at the whole record, where a rule stands in a row. */
const WHOLE = '$.';

/** Everything of a record that holds a single value, those included that the vendor sets. Rows are read row by row. */
export const sourcesOf = (fields: Fields, path = '', label = ''): Source[] =>
	Object.entries(fields).flatMap(([name, field]) => {
		const here: Source = { path: path + name, label: label + field.label, field };
		if (field.kind === 'rows') return [];
		if (field.kind === 'group') return sourcesOf(field.fields, `${here.path}.`, `${here.label} › `);
		if (field.kind !== 'link' || !field.keys) return [here];
		return Object.values(field.keys).map((key): Source => ({
			path: `${here.path}.${key}`,
			label: `${here.label} › ${key}`,
			field: { kind: 'text', label: key },
		}));
	});

/** The lists of a record that rows may be made from. */
export const listsOf = (fields: Fields, path = '', label = ''): Source[] =>
	Object.entries(fields).flatMap(([name, field]) => {
		const here: Source = { path: path + name, label: label + field.label, field };
		if (field.kind === 'group') return listsOf(field.fields, `${here.path}.`, `${here.label} › `);
		return field.kind === 'rows' ? [here] : [];
	});

/** The lists of the source, each in a row of the one before, of whose rows the rows of a target field are made; none for a field of the record itself. */
export const scopeOf = ({ each }: Mapping, rules: Rules, target: string): string[] => [...(each === undefined ? [] : [each]), ...eachOf(rules, target)];

const eachOf = (rules: Rules, target: string): string[] => {
	const [rows, rest] = rowsAt(rules, target);
	return rows[0] ? [...list(rows[0].each), ...eachOf(rows[0].rules, rest)] : [];
};

/** The groups of rows that a target path stands in, and the rest of the path there. */
function rowsAt(rules: Rules, target: string): [Rows[], string] {
	const [, field = '', group = '', rest = ''] = IN_ROWS.exec(target) ?? [];
	const rule = Object.hasOwn(rules, field) ? rules[field] : undefined;
	if (!rule || !('rows' in rule)) return [[], ''];
	return [groupsNamed(rule.rows, group).flatMap((name) => rule.rows[name] ?? []), rest];
}

/** What a rule at a place of the target may read: of its own row, then of the whole record. `read` narrows to single values or to lists. */
export const readable = (fields: Fields, scope: readonly string[], read: typeof sourcesOf | typeof listsOf): Source[] => {
	if (scope.length === 0) return read(fields);
	const row = scope.reduce<{ fields: Fields; label: string }>(
		(at, path) => (path.startsWith(WHOLE) ? into(fields, path.slice(WHOLE.length)) : into(at.fields, path)),
		{
			fields,
			label: '',
		},
	);
	return [...read(row.fields, '', row.label && `${row.label} › `), ...read(fields).map((one) => ({ ...one, path: WHOLE + one.path }))];
};

/** The path from the whole record of what a rule reads in the innermost row of a scope: `name` in rows of `line_items` is `line_items[].name`. */
export const wholePath = (scope: readonly string[], path: string): string => {
	const rows = scope.reduce((at, each) => (each.startsWith(WHOLE) ? `${each.slice(WHOLE.length)}[].` : `${at}${each}[].`), '');
	return path.startsWith(WHOLE) ? path.slice(WHOLE.length) : rows + path;
};

/** The fields of a list's rows; none where no table describes them, as of a list that the mapping works out. */
function into(fields: Fields, path: string): { fields: Fields; label: string } {
	let at: { fields: Fields; label: string } = { fields, label: '' };
	for (const step of steps(path)) {
		const field = Object.hasOwn(at.fields, step) ? at.fields[step] : undefined;
		at = field?.kind === 'rows' || field?.kind === 'group' ? { fields: field.fields, label: field.label } : { fields: {}, label: '' };
	}
	return at;
}

/** The paths that rules read at the place of a target, among them what a mapping works out and no table knows. */
export const pathsAt = (rules: Rules, target: string): string[] => {
	const [rows, rest] = rowsAt(rules, target);
	if (rows.length > 0) return rows.flatMap((one) => pathsAt(one.rules, rest));
	return [...new Set(Object.values(rules).flatMap((each) => (each === null ? [] : pathsOf(each))))];
};

const pathsOf = (rule: Rule): string[] => {
	if ('always' in rule || 'rows' in rule) return [];
	if ('first' in rule) return rule.first.flatMap(pathsOf);
	if ('join' in rule) return rule.join.flatMap(pathsOf);
	return [...list(rule.from)];
};
