import { list } from './path';
import type { Mapping, Rows, Rule, Rules } from './rule';

const code = (text: string): string => `\`${text}\``;
const cell = (text: string): string => text.replace(/\|/g, '\\|').replace(/\n/g, ' ');
const said = (value: unknown): string => (value === null ? 'nothing' : typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
const paths = (from: Parameters<typeof list>[0]): string =>
	list(from)
		.map((path) => code(path.replace(/^\$\./, '')))
		.join(', else ');

/** A rule as a bookkeeper would say it. */
const words = (rule: Rule): string => {
	if ('always' in rule) return `always ${code(said(rule.always))}`;
	if ('first' in rule) return rule.first.map(words).join('; else ');
	if ('join' in rule) return `${rule.join.map(words).join(' and ')}, joined by ${code(JSON.stringify(rule.by))}`;
	if ('rows' in rule) return `rows: ${Object.keys(rule.rows).join(', ')}`;
	if ('table' in rule && typeof rule.table === 'string') {
		const { from, table, keys, else: otherwise, optional, ifThere, rate } = rule as Extract<Rule, { table: string }>;
		const key = [paths(from), (keys ?? []).map((name) => `"${name}"`).join(', ')].filter(Boolean).join(', else the row ');
		return `mapping table **${table}** by ${list(from).length > 0 ? key : `the row ${key}`}${otherwise === undefined ? '' : `; without a row ${code(said(otherwise))}`}${optional ? '; without a row left out with a warning' : ''}${ifThere ? ', where it has a row' : ''}${rate === undefined ? '' : `; without a row of its own by the rate in ${paths(rate)}`}`;
	}
	if ('table' in rule)
		return `${paths(rule.from)}: ${Object.entries(rule.table)
			.map(([from, to]) => `${code(from)} → ${code(said(to))}`)
			.join(', ')}`;
	const argument = [rule.withFrom === undefined ? '' : paths(rule.withFrom), rule.with === undefined ? '' : code(rule.with)].filter(Boolean).join(', else ');
	return paths(rule.from) + (rule.via === undefined ? '' : ` (${rule.via}${argument === '' ? '' : ` ${argument}`})`);
};

const lines = (rules: Rules, place = ''): string[] =>
	Object.entries(rules).flatMap(([target, rule]) => {
		if (rule === null) return [];
		const own = `| ${code(place + target)} | ${cell(words(rule))} |`;
		return 'rows' in rule ? [own, ...Object.entries(rule.rows).flatMap(([name, group]) => (group ? groupLines(name, group, place + target) : []))] : [own];
	});

function groupLines(name: string, group: Rows, place: string): string[] {
	const about = group.each === undefined ? `one row when ${paths(group.when)} is filled and not zero` : `a row for each of ${code(group.each)}${someOf(group)}`;
	return [`| ${code(`${place}[${name}]`)} | ${cell(about)} |`, ...lines(group.rules, `${place}[${name}].`)];
}

/** What the target's account must have for it, or what comes out that is no record of its own there. */
const ownFields = ({ to, custom = {} }: Mapping): string[] => {
	const named = Object.entries(custom).map(([name, { kind }]) => `${code(name)} (${kind})`);
	if (named.length === 0) return [];
	if (to.app === 'zohoCrm') return [`Add these fields to the account, or override them to fill your own: ${named.join(', ')}.`, ''];
	return [`What comes out is for the workflow to go on with: ${named.join(', ')}.`, ''];
};

/** What the mapping is not for. */
const refused = ({ refuses = {} }: Mapping): string[] =>
	Object.entries(refuses).flatMap(([path, sentences]) =>
		Object.entries(sentences).map(([value, says]) => `- ${code(path)} is ${code(value)}: refused, because ${says}.`),
	);

const someOf = ({ skip, most, needs }: Rows): string =>
	`${needs === undefined ? '' : ` that has ${needs.map(code).join(' and ')}`}${skip === undefined ? '' : ` after the first${skip === 1 ? '' : ` ${skip}`}`}${most === undefined ? '' : `, ${most} at most`}`;

/** Rules as a table in Markdown. */
export const print = (rules: Rules): string => ['| Target field | Filled from |', '| --- | --- |', ...lines(rules)].join('\n');

/** The whole page of mappings for the documentation. */
export const printAll = (mappings: Readonly<Record<string, Mapping>>): string =>
	[
		'# Built-in mappings',
		'',
		'Generated from `src/mapping/builtIn`; do not edit. The left column is what an override in the Record Mapper is keyed by; `null` leaves a field out.',
		'',
		...Object.entries(mappings).flatMap(([name, mapping]) => printOne(name, mapping)),
	].join('\n');

function printOne(name: string, mapping: Mapping): string[] {
	const { label, each, leftOut = {}, rules } = mapping;
	const notes = [...Object.entries(leftOut).map(([path, says]) => `- ${code(path)}: ${says}; the record goes on with a warning.`), ...refused(mapping)];
	return [
		`## ${label}`,
		'',
		`Name: ${code(name)}.${each === undefined ? '' : ` One target record for each row of ${code(each)}; other fields are read from the whole record.`}`,
		'',
		print(rules),
		'',
		...ownFields(mapping),
		...notes,
		...(notes.length > 0 ? [''] : []),
	];
}
