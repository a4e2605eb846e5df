import type { Field } from '../../apis/define';
import { decimalOf } from '../../decimals';
import { Decimal } from '../../libraries/decimal';
import { isFilled, isRow, rowsIn, type Row } from '../../record';
import type { Subject } from '../checkable';
import { isSameOwner } from './existing';
import { dayOf, keyOf } from './standing';

/** What a record would change of a document that is there. What either side leaves open is no change: it proves nothing. */

/** Places where the two differ, but for those that may. */
export const changedFields = ({ resource }: Subject, record: Row, document: Row, except: readonly string[], ofLines: readonly string[] = []): string[] =>
	Object.entries(record).flatMap(([name, value]) => {
		const field = Object.hasOwn(resource.fields, name) ? resource.fields[name] : undefined;
		if (!field || field.readOnly || except.includes(name) || !isFilled(value) || document[name] === undefined) return [];
		if (field.kind === 'rows') return changedRows(field, name, value, document[name], ofLines);
		return isSame(field, value, document[name]) ? [] : [name];
	});

type Rows = Extract<Field, { kind: 'rows' }>;

/** Lines stand for those that are there by their id, else by what they say, as the nodes tell them apart; the others are held against what is left. */
function changedRows(field: Rows, name: string, value: unknown, there: unknown, except: readonly string[]): string[] {
	const known = rowsIn(there);
	// Short lists leave the lines out.
	if (known.length === 0) return [];
	const left = new Set(known);
	const taken = new Map<number, Row>();
	const lines = rowsIn(value);
	const take = (fits: (line: Row, row: Row) => boolean): void =>
		lines.forEach((line, index) => {
			const row = taken.has(index) ? undefined : [...left].find((one) => fits(line, one));
			if (!row) return;
			taken.set(index, row);
			left.delete(row);
		});
	const { rowId } = field;
	const differs = (line: Row, row: Row): string[] => changedIn(field, line, row, except);
	if (rowId !== undefined) take((line, row) => keyOf(line[rowId]) !== undefined && keyOf(line[rowId]) === keyOf(row[rowId]));
	take((line, row) => differs(line, row).length === 0);
	take(() => true);
	return lines.flatMap((line, index) => {
		const row = taken.get(index);
		return row ? differs(line, row).map((inner) => `${name}[${index}].${inner}`) : [`${name}[${index}]`];
	});
}

const changedIn = ({ fields, rowId }: Rows, line: Row, row: Row, except: readonly string[]): string[] =>
	Object.entries(line).flatMap(([name, value]) => {
		const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
		if (!field || field.readOnly || name === rowId || except.includes(name) || !isFilled(value) || row[name] === undefined) return [];
		return isSame(field, value, row[name]) ? [] : [name];
	});

function isSame(field: Field, one: unknown, other: unknown): boolean {
	if (field.kind === 'link') return isSameOwner(one, other) ?? true;
	const [first, second] = [amountOf(one), amountOf(other)];
	if (first && second) return first.eq(second);
	if (field.kind === 'decimal' || field.kind === 'integer') return true;
	if (field.kind === 'date') return dayOf(one) === undefined || dayOf(other) === undefined || dayOf(one) === dayOf(other);
	if (isRow(one) || isRow(other) || Array.isArray(one) || Array.isArray(other)) return true;
	return keyOf(one) === keyOf(other);
}

/** Xero keeps four decimals; Zoho writes some percentages with their sign. */
const amountOf = (value: unknown) => decimalOf(typeof value === 'string' ? value.replace('%', '') : value)?.round(4, Decimal.roundHalfUp);
