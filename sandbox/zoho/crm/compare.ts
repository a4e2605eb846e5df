import type { Row } from '../../vendor';
import { text } from '../ledger';
import type { DataType, FieldDef } from './fields';
import { valueOf } from './shown';
import { isDay, momentOf, type Crm, type Rec } from './state';

/** Comparing what a field holds with what someone is looking for: search, COQL and bulk reads all do it. */

export type Operator =
	| 'equals'
	| 'not_equal'
	| 'starts_with'
	| 'ends_with'
	| 'contains'
	| 'not_contains'
	| 'in'
	| 'not_in'
	| 'between'
	| 'not_between'
	| 'greater_than'
	| 'greater_equal'
	| 'less_than'
	| 'less_equal'
	| 'is_null'
	| 'not_null';

export type Comparable = string | number;

type Sort = 'number' | 'date' | 'datetime' | 'boolean' | 'text' | 'id';

const NUMBERS: readonly DataType[] = ['integer', 'double', 'currency', 'percent', 'formula'];
const REFERENCES: readonly DataType[] = ['lookup', 'ownerlookup', 'userlookup'];

export const sortOf = ({ data_type, api_name }: FieldDef): Sort => {
	if (NUMBERS.includes(data_type)) return 'number';
	if (data_type === 'date' || data_type === 'datetime' || data_type === 'boolean') return data_type;
	return data_type === 'bigint' || api_name === 'id' ? 'id' : 'text';
};

export const isReference = ({ data_type }: FieldDef): boolean => REFERENCES.includes(data_type);

/** What was written, as something to compare with; nothing if it is no value of this sort. */
export const wantedOf = (sort: Sort, written: unknown): Comparable | undefined => {
	const value = text(written);
	switch (sort) {
		case 'number':
			return value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : undefined;
		case 'date':
			return isDay(value) ? value : undefined;
		case 'datetime':
			return momentOf(value);
		case 'boolean':
			return /^(true|false)$/i.test(value) ? value.toLowerCase() : undefined;
		case 'id':
			return value;
		default:
			return value.toLowerCase();
	}
};

/** What the field holds; several values for a multi-select, none where it is empty. A reference is told by its name, or by its id. */
export const heldBy = (crm: Crm, rec: Rec, field: FieldDef, by: 'name' | 'id' = 'name', values: Row = rec.values): Comparable[] => {
	const value = valueOf(crm, rec, field, values);
	const list = Array.isArray(value) ? value : [value];
	const sort = isReference(field) && by === 'id' ? 'id' : sortOf(field);
	return list.flatMap((one: unknown) => {
		const plain = typeof one === 'object' && one !== null ? (one as Row)[by] : one;
		return plain === null || plain === undefined || plain === '' ? [] : (wantedOf(sort, plain) ?? []);
	});
};

const below = (a: Comparable, b: Comparable): boolean => (typeof a === 'number' && typeof b === 'number' ? a < b : String(a) < String(b));

type Test = (held: Comparable, wanted: readonly Comparable[]) => boolean;

const first = (wanted: readonly Comparable[]): Comparable => wanted[0] ?? '';

const TESTS: Readonly<Record<Exclude<Operator, 'is_null' | 'not_null'>, Test>> = {
	equals: (held, wanted) => held === first(wanted),
	not_equal: (held, wanted) => held !== first(wanted),
	starts_with: (held, wanted) => String(held).startsWith(String(first(wanted))),
	ends_with: (held, wanted) => String(held).endsWith(String(first(wanted))),
	contains: (held, wanted) => String(held).includes(String(first(wanted))),
	not_contains: (held, wanted) => !String(held).includes(String(first(wanted))),
	in: (held, wanted) => wanted.includes(held),
	not_in: (held, wanted) => !wanted.includes(held),
	between: (held, [low = '', high = '']) => !below(held, low) && !below(high, held),
	not_between: (held, [low = '', high = '']) => below(held, low) || below(high, held),
	greater_than: (held, wanted) => below(first(wanted), held),
	greater_equal: (held, wanted) => !below(held, first(wanted)),
	less_than: (held, wanted) => below(held, first(wanted)),
	less_equal: (held, wanted) => !below(first(wanted), held),
};

const NEGATIVE: readonly Operator[] = ['not_equal', 'not_contains', 'not_in', 'not_between'];

export const passes = (held: readonly Comparable[], operator: Operator, wanted: readonly Comparable[]): boolean => {
	if (operator === 'is_null') return held.length === 0;
	if (operator === 'not_null') return held.length > 0;
	const test = TESTS[operator];
	// What is empty is unlike everything.
	return NEGATIVE.includes(operator) ? held.every((one) => test(one, wanted)) : held.some((one) => test(one, wanted));
};

/** Smaller first, empty last. */
export const inOrder = ([a]: readonly Comparable[], [b]: readonly Comparable[]): number => {
	if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
	return below(a, b) ? -1 : below(b, a) ? 1 : 0;
};
