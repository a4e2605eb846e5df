import type { Field, Fields } from '../apis/define';
import { decimalOf } from '../decimals';
import { DateTime } from '../libraries/luxon';
import { find } from '../mapping/path';
import type { Rows, Rule, Rules } from '../mapping/rule';
import { reach } from '../mapping/targets';
import { flat } from '../mapping/vias';
import { isFilled, isRow, type Row } from '../record';

/** When are two values the same, though the one came out of a mapping and the other out of a vendor? */

/** A field of the target that is compared; of rows, the cells that the mapping fills. */
export interface Compared {
	readonly path: string;
	readonly field?: Field;
	readonly cells?: readonly Compared[];
	/** Says which row it is, such as the type of a phone, and nothing more. */
	readonly label?: true;
}

/** Every field that the rules fill, in their order. */
export const comparedBy = (rules: Rules, fields: Fields): Compared[] =>
	Object.entries(rules).flatMap(([path, rule]) => (rule === null ? [] : [compared(path, rule, fields)]));

function compared(path: string, rule: Rule, fields: Fields): Compared {
	const reached = reach(fields, path);
	const field = 'field' in reached ? reached.field : undefined;
	if (!('rows' in rule)) return { path, ...(field ? { field } : {}) };
	const inner = field?.kind === 'rows' ? field.fields : {};
	return { path, ...(field ? { field } : {}), cells: cellsOf(Object.values(rule.rows), inner) };
}

/** What a vendor works out where it is not sent, and always tells: equal prices and taxes have equal amounts of tax. */
const RECKONED = new Set(['TaxAmount']);

/** The cells of all groups of rows together; a cell that is always the same in each of them is a label, unless there are no others. */
function cellsOf(groups: readonly (Rows | null)[], fields: Fields): Compared[] {
	const filled = groups.flatMap((group) => (group ? comparedBy(group.rules, fields).map((cell) => ({ cell, rule: group.rules[cell.path]! })) : []));
	const fixed = new Set(
		filled.filter(({ cell }) => filled.every((other) => other.cell.path !== cell.path || 'always' in other.rule)).map(({ cell }) => cell.path),
	);
	const cells = [...new Map(filled.map(({ cell }) => [cell.path, cell])).values()].filter(({ path }) => !RECKONED.has(path));
	return cells.map((cell) => (fixed.has(cell.path) && fixed.size < cells.length ? { ...cell, label: true } : cell));
}

/** Rates and exchange rates have six decimals in Xero, unit amounts in rows four. */
const DECIMALS = 6;
const ROW_DECIMALS = 4;

/** A text that is the same for the same values, whatever their form; nothing for what is blank. */
export function canonical(value: unknown, { field, cells }: Pick<Compared, 'field' | 'cells'> = {}, inRow = false): string | undefined {
	if (!isFilled(value)) return undefined;
	if (Array.isArray(value)) return several(value, cells ?? cellsLike(value, field), field);
	if (isRow(value)) return object(value, cells ?? cellsLike([value], field), inRow);
	const text = scalar(value, field, inRow);
	return text === '' || (inRow && (text === '0' || text === 'false')) ? undefined : text;
}

/** Rows in whatever order; one that says nothing but which it is, as Xero's empty phones do, is none. */
function several(values: readonly unknown[], cells: readonly Compared[], field: Field | undefined): string | undefined {
	const entry = field?.kind === 'list' ? undefined : field;
	const texts = values.map((value) => (isRow(value) ? object(value, cells, true) : canonical(value, entry?.kind === 'rows' ? {} : { field: entry }, true)));
	const filled = texts.filter((text) => text !== undefined).sort();
	return filled.length === 0 ? undefined : JSON.stringify(filled);
}

function object(row: Row, cells: readonly Compared[], inRow: boolean): string | undefined {
	const filled = cells.flatMap((cell) => {
		const text = canonical(cellIn(row, cell.path), cell, inRow);
		return text === undefined ? [] : [{ cell, text }];
	});
	if (filled.every(({ cell }) => cell.label)) return undefined;
	return JSON.stringify(filled.map(({ cell, text }) => [cell.path, text]).sort());
}

/** Names that no rule gave may look like paths, and are none. */
const cellIn = (row: Row, path: string): unknown =>
	Object.hasOwn(row, path) ? row[path] : path === '' ? undefined : find({ record: row, row, place: '' }, path).value;

/** Where no rule says which cells count, all do that are there. */
function cellsLike(values: readonly unknown[], field: Field | undefined): Compared[] {
	const fields = field?.kind === 'rows' || field?.kind === 'group' ? field.fields : {};
	const names = new Set(values.flatMap((value) => (isRow(value) ? Object.keys(value) : [])));
	return [...names].map((path) => ({ path, ...(Object.hasOwn(fields, path) ? { field: fields[path]! } : {}) }));
}

function scalar(value: unknown, field: Field | undefined, inRow: boolean): string {
	const text = flat(value).normalize('NFC').replace(/\r\n?/g, '\n');
	switch (field?.kind) {
		case 'decimal':
		case 'integer':
			return number(text, inRow);
		case 'date':
			return /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(text)?.[0] ?? text;
		case 'moment':
			return moment(text);
		case 'flag':
		case 'choice':
			return text.toLowerCase();
		case undefined:
			return unlisted(value, text, inRow);
		default:
			return text;
	}
}

const number = (text: string, inRow: boolean): string =>
	decimalOf(text)
		?.round(inRow ? ROW_DECIMALS : DECIMALS)
		.toFixed()
		.replace(/^-0$/, '0') ?? text;

/** Xero's times without a zone are in UTC. */
function moment(text: string): string {
	const time = DateTime.fromISO(text, { zone: 'utc' });
	return time.isValid ? String(time.toMillis()) : text;
}

/** A field that no table knows: what looks like a number is one, but `007` is a code. */
const unlisted = (value: unknown, text: string, inRow: boolean): string =>
	typeof value === 'number' || /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) ? number(text, inRow) : text;

/** The time of a record's last change in milliseconds, of whatever vendor. */
export function changedAt(value: unknown): number | undefined {
	if (typeof value !== 'string') return undefined;
	const time = DateTime.fromISO(value.trim(), { zone: 'utc' });
	return time.isValid ? time.toMillis() : undefined;
}
