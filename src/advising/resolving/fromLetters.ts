import type { Cause } from '../../failure';
import { find } from '../../mapping/path';
import { isFilled, isRow, rowsIn, textOf, type Row } from '../../record';
import type { Edit, Fix } from './fix';
import { leavesOf, likenessOf, toldBy, type Told } from './letter';

/** Letters that were resolved, by what they failed for. */
export type Resolved = ReadonlyMap<string, readonly Told[]>;

/** More of a kind would tell nothing new. The newest count. */
const MOST = 50;

export function resolvedIn(history: readonly Row[]): Resolved {
	const letters = new Map<string, Told[]>();
	for (const row of history) {
		const told = toldBy(row);
		if (!told || !['done', 'dismissed'].includes(told.status)) continue;
		const likeness = likenessOf(told);
		const like = letters.get(likeness);
		if (!like) letters.set(likeness, [told]);
		else like.push(told);
	}
	return new Map([...letters].map(([likeness, like]) => [likeness, like.slice(-MOST)]));
}

/** Causes that are none of the record's: whatever somebody changed meanwhile did not help. */
const beside: ReadonlySet<string> = new Set<Cause>(['rate-limited', 'quota-exhausted', 'temporarily-unavailable', 'network', 'conflict']);

/** What resolved letters that failed for the same reason: edits of their records, what they have now where this one failed, and why they were dismissed. */
export function fixesFromLetters(told: Told, resolved: Resolved): Fix[] {
	const like = resolved.get(likenessOf(told)) ?? [];
	const counts = new Map<string, { fix: Fix; count: number }>();
	for (const letter of like) {
		for (const fix of [...(beside.has(told.cause) ? [] : edits(told, letter)), ...dismissals(letter)]) {
			const key = JSON.stringify(fix);
			const known = counts.get(key) ?? { fix, count: 0 };
			counts.set(key, { fix, count: known.count + 1 });
		}
	}
	return [...counts.values()]
		.sort((one, other) => other.count - one.count)
		.map(({ fix, count }) => ({ ...fix, evidence: [`${count} of ${like.length} letters like this ${like.length === 1 ? 'was' : 'were'} resolved so`] }));
}

/** The desk keeps what was edited in the letter's history; without that, what the record says now at the place that had failed. */
function edits(told: Told, letter: Told): Fix[] {
	const leaves = leavesOf(told);
	const kept = letter.history.flatMap((entry) => rowsIn(entry['edited']).map((edit) => ({ path: textOf(edit['path']), to: edit['to'] })));
	const places = letter.status === 'done' && letter.payload ? letter.details.map(({ at }) => at).filter((at) => at !== '') : [];
	const now = places.map((path) => ({ path, to: find({ record: letter.payload!, row: letter.payload!, place: '' }, path).value }));
	const seen = new Set<string>();
	return [...kept, ...now].flatMap(({ path, to }) => {
		if (!isScalar(to) || seen.has(path) || !isPlace(told, leaves, path)) return [];
		seen.add(path);
		const from = leaves.get(path) ?? null;
		return from === to || !isCategory(to) ? [] : [editFix({ path, from, to }, 'letter', [])];
	});
}

const isScalar = (value: unknown): boolean => isFilled(value) && ['string', 'number', 'boolean'].includes(typeof value);

/** A value that is only right for one record, such as a date, an amount or a number of a document, is no advice for another. */
const isCategory = (value: unknown): boolean =>
	typeof value !== 'number' && (typeof value !== 'string' || !/\d{4}-\d{2}-\d{2}|^[-+]?\d+\.\d+$/.test(value)) && String(value).length <= 100;

/** A value of the record, or a gap right beside one. */
function isPlace({ payload }: Told, leaves: ReadonlyMap<string, unknown>, path: string): boolean {
	if (leaves.has(path)) return true;
	const above = path.replace(/\.?[^.[\]]+$/, '');
	if (!payload || path === '' || path.endsWith(']') || path.startsWith('_sync')) return false;
	const home = above === '' ? payload : find({ record: payload, row: payload, place: '' }, above).value;
	const name = path.slice(above === '' ? 0 : above.length + 1);
	return isRow(home) && !Object.hasOwn(home, name) && /^[A-Za-z]\w*$/.test(name) && !['constructor', 'prototype'].includes(name);
}

export const editFix = (edit: Edit, source: Fix['source'], evidence: readonly string[]): Fix => ({
	kind: 'edit',
	edit,
	says: `${isFilled(edit.from) ? `Change ${edit.path} of the record from ${words(edit.from)} to ${words(edit.to)}` : `Fill ${edit.path} of the record with ${words(edit.to)}`}, then replay.`,
	source,
	evidence,
});

const words = (value: unknown): string => (typeof value === 'string' ? `"${value}"` : String(value));

function dismissals(letter: Told): Fix[] {
	if (letter.status !== 'dismissed') return [];
	const reason = textOf(letter.history.findLast((entry) => textOf(entry['dismissed']) !== '')?.['dismissed']).slice(0, 200);
	return reason === '' ? [] : [{ kind: 'dismiss', reason, says: `Dismiss this letter: ${reason}`, source: 'letter', evidence: [] }];
}
