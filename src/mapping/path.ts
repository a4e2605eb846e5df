import { isFilled, isRow, rowsIn, type Row } from '../record';
import type { Paths } from './rule';

/** Where a rule stands: the whole record, and the row it works on. */
export interface Scope {
	readonly record: Row;
	readonly row: Row;
	/** The row's own path, such as `line_items[2]`; empty for the record. */
	readonly place: string;
	/** What a rule is about that reads nothing itself. */
	readonly about?: string;
	/** What is already filled beside the target field: its row, or its group. */
	readonly beside?: Row;
}

/** What was found, and where. */
export interface Found {
	readonly value: unknown;
	readonly at: string;
}

const WHOLE = '$.';
const NEVER = new Set(['__proto__', 'prototype', 'constructor']);

/** `contact_persons[is_primary_contact].email` takes the row whose flag is set, `Addresses[AddressType=POBOX].City` the row with that value, `[2]` the third. */
export const steps = (path: string): string[] => path.match(/[^.[\]]+|\[[^\]]*\]/g) ?? [];

export const isSafe = (path: string): boolean => path !== '' && steps(path).every((step) => !NEVER.has(step.replace(/[[\]]/g, '')));

export const list = (paths: Paths | undefined): readonly string[] => (paths === undefined ? [] : typeof paths === 'string' ? [paths] : paths);

/** Only own properties are read, so no path reaches what JavaScript hangs on every object. */
const read = (start: unknown, path: string): unknown => steps(path).reduce(stepInto, start);

function stepInto(value: unknown, step: string): unknown {
	if (!step.startsWith('[')) return isRow(value) && Object.hasOwn(value, step) ? value[step] : undefined;
	const inside = step.slice(1, -1);
	if (/^\d+$/.test(inside)) return Array.isArray(value) ? value[Number(inside)] : undefined;
	const [, name = inside, wanted] = /^([^=]+)=(.*)$/.exec(inside) ?? [];
	return rowsIn(value).find((row) => Object.hasOwn(row, name) && row[name] === (wanted ?? true));
}

export const find = ({ record, row, place }: Scope, path: string): Found => {
	if (path.startsWith(WHOLE)) return { value: read(record, path.slice(WHOLE.length)), at: path.slice(WHOLE.length) };
	return { value: read(row, path), at: place === '' ? path : `${place}.${path}` };
};

/** The first filled of several places; where none is, the first of them is named. */
export const findFirst = (scope: Scope, paths: Paths | undefined): Found => {
	const found = list(paths).map((path) => find(scope, path));
	return found.find(({ value }) => isFilled(value)) ?? { value: undefined, at: found[0]?.at ?? scope.place };
};

/** Writes into nested objects; a path that would reach a prototype is not written. */
export const write = (target: Row, path: string, value: unknown): void => {
	if (!isSafe(path)) return;
	const names = steps(path);
	const last = names.pop();
	if (last === undefined) return;
	const home = names.reduce<Row>((inner, name) => {
		const next = Object.hasOwn(inner, name) ? inner[name] : undefined;
		return isRow(next) ? next : ((inner[name] = {}) as Row);
	}, target);
	home[last] = value;
};
