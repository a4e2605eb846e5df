import { isRow, type Row } from '../../record';
import type { Coded, Document } from './document';
import { textOf } from './text';

/** What each vendor's reader finds in a record. */
export interface Fields extends Pick<Document, 'party' | 'name' | 'currency' | 'reference' | 'pays' | 'accounts' | 'taxes' | 'banks'> {
	readonly date: unknown;
	/** The address of the record that it was made from. */
	readonly link: string;
	/** In capitals. */
	readonly status: string;
}

/** Of a hundred thousand documents most have none of some. */
export const NO_ROWS: readonly Row[] = [];
export const NO_CODES: readonly Coded[] = [];
export const NO_TEXTS: readonly string[] = [];

export const filled = (values: readonly unknown[]): string[] => values.map(textOf).filter((text) => text !== '');

/** Each code once, at the first line that has it. */
export const coded = (rows: readonly Row[], list: string, name: string): readonly Coded[] => {
	if (rows.length === 0) return NO_CODES;
	const found = new Map<string, Coded>();
	for (const [index, row] of rows.entries()) {
		const value = textOf(row[name]);
		if (value !== '' && !found.has(value)) found.set(value, { at: `${list}[${index}].${name}`, values: [value] });
	}
	return found.size === 0 ? NO_CODES : [...found.values()];
};

/** An account that goes by a code, by an id or by both. */
export const oneCode = (at: string, account: unknown, names: readonly string[]): readonly Coded[] => {
	const values = filled(isRow(account) ? names.map((name) => account[name]) : [account]);
	return values.length === 0 ? NO_CODES : [{ at, values }];
};

/** Numbers that are shown in part only tell nothing. */
export const bankAccount = (at: string, value: unknown): readonly Coded[] => {
	const number = textOf(value)
		.toUpperCase()
		.replace(/[^\p{L}\p{N}*•]/gu, '');
	return number.length < 4 || /[*•]|X{3}/.test(number) ? NO_CODES : [{ at, values: [number] }];
};
