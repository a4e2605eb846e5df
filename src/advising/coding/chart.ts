import type { Coding } from './line';
import { codeKey } from './spelling';

/** A value that a coding may have: an account, a tax rate, a tracking option, a contact. */
export interface Option {
	/** What is written into the record: code, type, name or id. */
	readonly value: string;
	readonly name: string;
	readonly description?: string;
	/** Archived and deleted ones are never suggested. */
	readonly isActive: boolean;
}

/** What is allowed. A coding without a list is not checked: only values of the history and of the rules are suggested. */
export type Chart = Readonly<Partial<Record<Coding, readonly Option[]>>>;

/** A code as the chart has it; nothing where the chart has no such code, or has archived it. */
export type May = (code: string) => string | undefined;

/** A chart is the same for all lines of a run. */
const actives = new WeakMap<readonly Option[], ReadonlyMap<string, string>>();

/** Without a list every code is as it is. */
export const allowedBy = (options: readonly Option[] | undefined): May => {
	if (!options) return (code) => code;
	const active = actives.get(options) ?? activeOf(options);
	actives.set(options, active);
	return (code) => active.get(code.trim()) ?? active.get(codeKey(code));
};

const activeOf = (options: readonly Option[]): ReadonlyMap<string, string> => {
	const values = options.filter(({ isActive }) => isActive).map(({ value }) => value);
	return new Map([...values.map((value): [string, string] => [codeKey(value), value]), ...values.map((value): [string, string] => [value.trim(), value])]);
};
