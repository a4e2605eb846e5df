import { heldBy, isReference, passes, sortOf, wantedOf, type Comparable, type Operator } from './compare';
import type { FieldDef } from './fields';
import { CrmRefused } from './refused';
import { fieldNamed } from './schema';
import type { Row } from '../../vendor';
import type { Crm, Rec } from './state';

/**
 * The criteria of search: `((Last_Name:equals:Burns)and(Created_Time:between:a,b))`, with a backslash before brackets, commas and backslashes of a value
 * (fact sheet, section 3.7).
 */

const MOST = 15;
const MOST_VALUES = 100;

export type Condition = (crm: Crm, rec: Rec, values: Row) => boolean;

const invalid = (details: Row, message = 'Invalid query formed'): CrmRefused => new CrmRefused(400, 'INVALID_QUERY', message, details);

const EQUAL: readonly Operator[] = ['equals', 'not_equal', 'in'];
const WITHIN: readonly Operator[] = [...EQUAL, 'between', 'greater_than', 'greater_equal', 'less_than', 'less_equal'];
const WORDS: readonly Operator[] = [...EQUAL, 'starts_with'];

const allowedFor = (field: FieldDef, byId: boolean): readonly Operator[] => {
	if (byId || field.data_type === 'boolean' || field.data_type === 'picklist' || field.data_type === 'multiselectpicklist') return EQUAL;
	return sortOf(field) === 'text' ? WORDS : WITHIN;
};

/** A value up to the sign that ends it, with what the backslashes shelter. */
const readUntil = (written: string, from: number, ends: string): { value: string; at: number } => {
	let value = '';
	let at = from;
	while (at < written.length && !ends.includes(written[at]!)) {
		if (written[at] === '\\') at += 1;
		value += written[at] ?? '';
		at += 1;
	}
	return { value, at };
};

const UNSEARCHED = new Set(['subform', 'fileupload', 'profileimage']);

const fieldFor = (crm: Crm, module: string, name: string): { field: FieldDef; by: 'id' | 'name' } => {
	const [plain = '', deeper] = name.split('.');
	const field = fieldNamed(crm, module, plain);
	const isWrong = field === undefined || UNSEARCHED.has(field.data_type) || (deeper !== undefined && (deeper !== 'id' || !isReference(field)));
	if (isWrong) throw invalid({ reason: 'the field is not available for search', column_name: name }, 'the field is not available for search');
	return { field, by: deeper === 'id' ? 'id' : 'name' };
};

const conditionOf = (crm: Crm, module: string, name: string, operator: string, values: readonly string[]): Condition => {
	const { field, by } = fieldFor(crm, module, name);
	const known = allowedFor(field, by === 'id').find((one) => one === operator);
	if (known === undefined) throw invalid({ operator, reason: 'invalid operator found' });
	if (values.length > MOST_VALUES) throw invalid({ param_name: 'criteria' }, `Only ${MOST_VALUES} values are allowed in "IN" criteria`);
	const wanted = values.map((value): Comparable => {
		const read = by === 'id' ? value : wantedOf(sortOf(field), value);
		if (read === undefined || value === '') throw invalid({ expected_data_type: field.data_type, reason: 'invalid value for search', value });
		return read;
	});
	if ((known === 'between') !== (wanted.length === 2) && known !== 'in') throw invalid({ operator, reason: 'invalid value for search' });
	return (within, rec, held) => passes(heldBy(within, rec, field, by, held), known, wanted);
};

/** Criteria as they are written: a condition, or two of them joined. */
export type Written =
	| { readonly name: string; readonly operator: string; readonly values: readonly string[] }
	| { readonly joined: 'and' | 'or'; readonly left: Written; readonly right: Written };

/** Reads one bracket after the other; `and` binds no tighter than `or`, what stands first is done first [unsure]. */
export const readCriteria = (written: string): Written => {
	let at = 0;
	let count = 0;
	const fail = (reason: string): CrmRefused => invalid({ reason });
	const skip = (): void => {
		while (written[at] === ' ') at += 1;
	};
	const take = (sign: string): void => {
		skip();
		if (written[at] !== sign) throw fail(`expected ${sign} at ${at}`);
		at += 1;
	};
	const simple = (): Written => {
		const name = readUntil(written, at, ':');
		const operator = readUntil(written, name.at + 1, ':');
		at = operator.at;
		if (written[at] !== ':') throw fail('a condition is field, operator and value');
		const values: string[] = [];
		do {
			const value = readUntil(written, at + 1, ',)(');
			values.push(value.value.trim());
			at = value.at;
		} while (written[at] === ',');
		count += 1;
		if (count > MOST) throw new CrmRefused(400, 'CRITERIA_LIMIT_EXCEEDED', `no of criterium that can be given exceed the limit ${MOST}`);
		return { name: name.value.trim(), operator: operator.value.trim(), values };
	};
	const group = (): Written => {
		take('(');
		skip();
		const inner = written[at] === '(' ? chain() : simple();
		take(')');
		return inner;
	};
	const chain = (): Written => {
		let left = group();
		for (skip(); /^(and|or)\b/i.test(written.slice(at)); skip()) {
			const joined = /^and/i.test(written.slice(at)) ? 'and' : 'or';
			at += joined.length;
			left = { joined, left, right: group() };
		}
		return left;
	};
	const all = chain();
	skip();
	if (at < written.length) throw fail(`unexpected sign at ${at}`);
	return all;
};

const understood = (crm: Crm, module: string, written: Written): Condition => {
	if ('name' in written) return conditionOf(crm, module, written.name, written.operator, written.values);
	const [left, right] = [understood(crm, module, written.left), understood(crm, module, written.right)];
	return written.joined === 'and'
		? (within, rec, held) => left(within, rec, held) && right(within, rec, held)
		: (within, rec, held) => left(within, rec, held) || right(within, rec, held);
};

export const parseCriteria = (crm: Crm, module: string, written: string): Condition => understood(crm, module, readCriteria(written));
