import type { Field, Fields } from '../apis/define';
import { decimalOf } from '../decimals';
import { isFilled, isRow, rowsIn, type Row } from '../record';
import type { Change } from './conversation';
import type { Dialect } from './dialect';
import { sameText } from './finding';
import { pairedRows } from './rows';

type RowsField = Extract<Field, { kind: 'rows' }>;

/**
 * Of what would be sent, all that differs from the record that is there, field by field. Money and quantities are compared as decimals, days as days,
 * times as instants, links by their keys, and texts to the letter.
 */
export const changesBetween = (dialect: Dialect, fields: Fields, sent: Row, there: Row, within = ''): Change[] =>
	Object.entries(sent).flatMap(([name, to]) => changesAt(dialect, fields[name], `${within}${name}`, to, there[name]));

function changesAt(dialect: Dialect, field: Field | undefined, at: string, to: unknown, from: unknown): Change[] {
	if (field?.kind === 'group' && isRow(to) && (isRow(from) || !isFilled(from)))
		return changesBetween(dialect, field.fields, to, isRow(from) ? from : {}, `${at}.`);
	if (field?.kind === 'rows' && Array.isArray(to) && (Array.isArray(from) || !isFilled(from))) return rowChanges(dialect, field, at, rowsIn(to), rowsIn(from));
	return agrees(field, to, from) ? [] : [{ at, from: from ?? null, to: to ?? null }];
}

/** A row that is sent has the place that it is sent at; one that goes has its place among those that are there. */
function rowChanges(dialect: Dialect, field: RowsField, at: string, sent: readonly Row[], there: readonly Row[]): Change[] {
	const { rowId, fields, kept } = field;
	const name = rowId === undefined ? namingIn(fields, sent) : undefined;
	const fits = rowId === undefined ? (row: Row, known: Row) => name !== undefined && isFilled(row[name]) && sameText(row[name], known[name]) : () => true;
	const pairs = [...pairedRows(sent, there, (row) => (rowId === undefined ? undefined : row[rowId]), fits)];
	const isRemoved = (row: Row, known: Row): boolean =>
		rowId !== undefined && dialect.removedRow !== undefined && JSON.stringify(dialect.removedRow(rowId, known)) === JSON.stringify(row);
	const written = sent.flatMap((row, index): Change[] => {
		const place = `${at}[${index}]`;
		const known = pairs.find(([, ours]) => ours === row)?.[0];
		if (!known) return [{ at: place, from: null, to: row }];
		return isRemoved(row, known) ? [{ at: place, from: known, to: null }] : changesBetween(dialect, fields, row, known, `${place}.`);
	});
	// Rows without ids are no set that the vendor replaces.
	const lost = rowId === undefined || kept ? [] : there.filter((known) => !pairs.some(([one]) => one === known));
	return [...written, ...lost.map((known) => ({ at: `${at}[${there.indexOf(known)}]`, from: known, to: null }))];
}

/** The field that tells rows without ids apart, such as a kind of address: the first of the table that all of them fill. */
const namingIn = (fields: Fields, sent: readonly Row[]): string | undefined => Object.keys(fields).find((name) => sent.every((row) => isFilled(row[name])));

/** Whether what would be sent says what is there. What is empty or off is often not shown at all. */
function agrees(field: Field | undefined, to: unknown, from: unknown): boolean {
	if (!isFilled(to) || !isFilled(from)) return (!isFilled(to) || to === false) && (!isFilled(from) || from === false);
	switch (field?.kind) {
		case 'decimal':
		case 'integer':
			return sameNumber(to, from);
		case 'date':
			return String(to).slice(0, 10) === String(from).slice(0, 10);
		case 'moment':
			return Date.parse(String(to)) === Date.parse(String(from)) || to === from;
		case 'link':
			return sameLink(to, from);
		default:
			return sameValue(to, from);
	}
}

const sameNumber = (to: unknown, from: unknown): boolean => {
	const [ours, theirs] = [decimalOf(to), decimalOf(from)];
	return ours && theirs ? ours.eq(theirs) : String(to) === String(from);
};

/** By the keys that both name; a bare key may be any of the other's. */
function sameLink(to: unknown, from: unknown): boolean {
	if (!isRow(to) && !isRow(from)) return sameText(to, from);
	if (!isRow(to)) return Object.values(from as Row).some((key) => sameText(key, to));
	if (!isRow(from)) return Object.values(to).some((key) => sameText(key, from));
	const named = Object.keys(to).filter((name) => isFilled(to[name]) && isFilled(from[name]));
	return named.length > 0 && named.every((name) => sameValue(to[name], from[name]) || sameText(to[name], from[name]));
}

/** What no table describes: numbers as numbers, of an object what would be sent of it. */
function sameValue(to: unknown, from: unknown): boolean {
	if (Array.isArray(to)) return Array.isArray(from) && to.length === from.length && to.every((one, index) => sameValue(one, from[index]));
	if (isRow(to)) return isRow(from) && Object.entries(to).every(([name, one]) => agrees(undefined, one, from[name]));
	return typeof to === 'number' || typeof from === 'number' ? sameNumber(to, from) : String(to) === String(from);
}

/** So many changes are told one by one; the rest are counted. */
const TOLD = 8;

/** Changes in words: `DueDate from 2026-11-30 to 2026-12-15; LineItems[2] goes`. */
export const inWords = (changes: readonly Change[]): string =>
	[...changes.slice(0, TOLD).map(changeInWords), ...(changes.length > TOLD ? [`and ${changes.length - TOLD} more`] : [])].join('; ');

function changeInWords({ at, from, to }: Change): string {
	if (!isFilled(to)) return isRow(from) ? `${at} goes` : `${at} is emptied (was ${shown(from)})`;
	return !isFilled(from) ? `${at} becomes ${shown(to)}` : `${at} from ${shown(from)} to ${shown(to)}`;
}

const LONGEST = 80;

const shown = (value: unknown): string => {
	const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
	return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
};
