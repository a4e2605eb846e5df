import { isFilled, isRow, rowsIn, SYNC, textOf, type Row } from '../../record';
import { steps } from '../../mapping/path';
import { fromJson } from '../../wire/text';

/** A row of the table of dead letters, read. */
export interface Told {
	readonly row: Row;
	readonly cause: string;
	readonly message: string;
	readonly advice: string;
	readonly status: string;
	readonly target: string;
	readonly sourceApp: string;
	readonly details: readonly { readonly at: string; readonly says: string }[];
	/** What a replay sends again; nothing where the letter does not keep it. */
	readonly payload: Row | undefined;
	readonly history: readonly Row[];
}

/** Reads a letter; nothing where the row is none. */
export function toldBy(row: Row): Told | undefined {
	const [cause, message] = [textOf(row['cause']), textOf(row['message'])];
	if (cause === '' && message === '') return undefined;
	const payload = jsonIn(row['payload']);
	return {
		row,
		cause,
		message,
		advice: textOf(row['advice']),
		status: textOf(row['status']),
		target: textOf(row['target']),
		sourceApp: textOf(row['source_app']),
		details: rowsIn(jsonIn(row['details'])).map((detail) => ({ at: textOf(detail['at']), says: textOf(detail['says']) })),
		payload: isRow(payload) ? payload : undefined,
		history: rowsIn(jsonIn(row['history'])),
	};
}

const jsonIn = (value: unknown): unknown => (typeof value === 'string' ? fromJson(value) : value);

/** All that a letter says of why it failed. */
export const wordsOf = ({ message, advice, details }: Told): string => [message, ...details.map(({ says }) => says), advice].join('\n');

/** What letters say that failed for the same reason: without what is only about the one record. */
export const likenessOf = ({ cause, target, message, details }: Told): string =>
	[cause, target, (details.find(({ says }) => says !== '')?.says ?? message).slice(0, 300)]
		.join('\n')
		.toLowerCase()
		.replace(/"[^"]*"|'[^']*'|“[^”]*”/g, '?')
		.replace(/\d+/g, '0')
		.replace(/\s+/g, ' ');

const MOST_LEAVES = 2_000;
const DEEPEST = 20;

/** Every single value of a payload by its path, such as `line_items[0].rate`; notes of ours and what the record is known by are none to edit. */
export function leavesOf({ payload, row }: Told): ReadonlyMap<string, unknown> {
	const leaves = new Map<string, unknown>();
	const id = textOf(row['source_id']);
	const enter = (value: unknown, path: string, depth: number): void => {
		if (leaves.size >= MOST_LEAVES || depth > DEEPEST) return;
		if (Array.isArray(value)) value.forEach((entry, index) => enter(entry, `${path}[${index}]`, depth + 1));
		else if (isRow(value)) {
			for (const [name, entry] of Object.entries(value)) {
				if ((depth === 0 && name === SYNC) || name === '' || /[.[\]]/.test(name)) continue;
				enter(entry, path === '' ? name : `${path}.${name}`, depth + 1);
			}
		} else if (!(steps(path).length === 1 && id !== '' && isFilled(value) && String(value) === id)) leaves.set(path, value ?? null);
	};
	if (payload) enter(payload, '', 0);
	return leaves;
}
