import type { Field, Fields } from '../apis/define';
import type { Problem } from '../failure';
import { isFilled, isRow, type Row } from '../record';
import { LINE_RATE } from './custom';
import type { Rule } from './rule';
import { targetsOf } from './targets';
import { isTax } from './taxes';
import { flat, type Via } from './vias';

/** Where a row of the form takes the value of its field from. */
export type EntrySource = 'path' | 'firstFilled' | 'constant' | 'table' | 'rows' | 'leaveOut';

/** What the form calls the rows that are made from a list. */
const GROUP = 'lines';

/** What the form's rows come to: the JSON that overrides are written in, and what is wrong with rows. */
export interface Formed {
	readonly overrides: Readonly<Record<string, Rule | null>>;
	readonly problems: readonly Problem[];
}

/** The form's rows as overrides, those first that make rows, since others fill the fields in these. A row of a wrong shape is named and left out. */
export const overridesFrom = (entries: unknown, fields: Fields): Formed => {
	if (!isFilled(entries)) return { overrides: {}, problems: [] };
	if (!Array.isArray(entries)) return { overrides: {}, problems: [{ at: '', says: 'the field overrides are no list of rows' }] };
	const kinds = new Map(targetsOf(fields).map(({ path, field }) => [path, field]));
	const read = entries.flatMap((entry: unknown, index) => entryOf(entry, index, kinds) ?? []);
	const made = new Map<string, Made>();
	const problems: Problem[] = [];
	for (const one of read) {
		if ('says' in one) problems.push(one);
		else if (made.has(one.field)) problems.push({ at: one.field, says: 'an earlier row fills this field already; this one does not count' });
		else made.set(one.field, one);
	}
	const ordered = [...made.values()].sort((one, other) => Number(makesRows(other.rule)) - Number(makesRows(one.rule)));
	return { overrides: Object.fromEntries(ordered.map(({ field, rule }) => [field, rule])), problems };
};

interface Made {
	readonly field: string;
	readonly rule: Rule | null;
}

const makesRows = (rule: Rule | null): boolean => rule !== null && 'rows' in rule;

/** A row that was added and not touched says nothing. */
const isUntouched = (entry: unknown): boolean =>
	!isFilled(entry) || (isRow(entry) && Object.entries(entry).every(([name, value]) => name === 'source' || !isFilled(isRow(value) ? value['value'] : value)));

const placeOf = (index: number): string => `Field Overrides, row ${index + 1}`;

function entryOf(entry: unknown, index: number, kinds: ReadonlyMap<string, Field>): Made | Problem | undefined {
	if (isUntouched(entry)) return undefined;
	if (!isRow(entry)) return { at: placeOf(index), says: 'is no row of the form' };
	const field = typeof entry['field'] === 'string' ? entry['field'].trim() : '';
	if (field === '') return { at: placeOf(index), says: 'names no field of the target' };
	const rule = ruleFrom(entry, kinds.get(field.replace(/\[[^\]]*\]/g, '[]')));
	return typeof rule === 'string' ? { at: field, says: rule } : { field, rule };
}

/** What one row says, or a sentence about what it lacks. */
function ruleFrom(entry: Row, field: Field | undefined): Rule | null | string {
	const source = (entry['source'] ?? 'path') as EntrySource;
	const makers: Record<EntrySource, () => Rule | null | string> = {
		leaveOut: () => null,
		constant: () => ({ always: constant(entry['value'], field) }),
		path: () => copied(pathsIn(entry['from']), entry),
		firstFilled: () => copied(pathsIn(entry['paths']), entry),
		table: () => tabled(entry, field),
		rows: () => listed(pathsIn(entry['from'])),
	};
	return typeof source === 'string' && Object.hasOwn(makers, source) ? makers[source]() : 'the row has no source that is known';
}

function copied(paths: readonly string[], { transform, argument }: Row): Rule | string {
	if (paths.length === 0) return 'no field of the record is named to fill it from; to leave it empty, choose Leave Out';
	const from = paths.length === 1 ? paths[0]! : paths;
	if (!isFilled(transform)) return { from };
	// Blanks count: they may be what is to stand between.
	const told = typeof argument === 'string' ? argument : isFilled(argument) ? flat(argument) : '';
	return { from, via: transform as Via, ...(told === '' ? {} : { with: told }) };
}

function tabled({ from, kind, otherwise }: Row, field: Field | undefined): Rule | string {
	const [table, paths] = [pickedIn(kind), pathsIn(from)];
	if (table === '') return 'no kind of row of the mapping table is named';
	if (paths.length === 0) return 'no field of the record is named to look up in the mapping table';
	return {
		from: paths.length === 1 ? paths[0]! : paths,
		table,
		// A tax without a row is looked for by its percentage, where the rates of the target are known.
		...(isTax(table) ? { rate: LINE_RATE } : {}),
		...(isFilled(otherwise) ? { else: constant(otherwise, field) } : {}),
	};
}

/** The percentage of each row is noted, where the row has one: the amount guard reckons with it. */
function listed([each, ...others]: readonly string[]): Rule | string {
	if (each === undefined || others.length > 0) return 'one list of the record is named to make rows from';
	return { rows: { [GROUP]: { each, rate: LINE_RATE, rules: {} } } };
}

/** What is picked from a list or typed. */
const pickedIn = (picked: unknown): string => {
	const value = isRow(picked) ? picked['value'] : picked;
	return typeof value === 'string' || typeof value === 'number' ? flat(value) : '';
};

const pathsIn = (picked: unknown): string[] =>
	pickedIn(picked)
		.split(/\s*,\s*/)
		.filter(Boolean);

/** A text from the form, as what the field holds. */
function constant(value: unknown, field: Field | undefined): unknown {
	if (typeof value !== 'string') return value;
	if (field?.kind === 'flag' && /^(true|false)$/i.test(value.trim())) return /^true$/i.test(value.trim());
	if (field?.kind === 'list') return listIn(value);
	// A link without keys holds an id, whose digits all count.
	if (field?.kind === 'rows' || field?.kind === 'group' || (field?.kind === 'link' && field.keys)) return parsed(value) ?? value;
	return value;
}

const listIn = (text: string): unknown => {
	const list = parsed(text);
	return Array.isArray(list) ? list : text.split(/\s*,\s*/).filter(Boolean);
};

/** JSON, or nothing where it is none. */
export const parsed = (text: string): unknown => {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
};
