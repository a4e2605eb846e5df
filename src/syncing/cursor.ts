import type { Row } from '../record';

/** How far a list of changes has been read: the vendor's latest time, and what was handed on within the overlap before it. */
export interface Cursor {
	/** ISO time of the vendor's clock. */
	readonly at: string;
	/** Records handed on, by id, with the time of their change. */
	readonly seen: Readonly<Record<string, string>>;
}

/** Vendors stamp by the second and some records late, so every reading begins a little before the last one ended. Milliseconds. */
export const OVERLAP = 120_000;

/** When a list was read, ISO. */
export interface Reading {
	readonly began: string;
	readonly ended: string;
}

/** Within one second a record can change twice with one stamp, so a second is read only when it is over. */
const SETTLED = 2_000;

export const readFrom = (cursor: Cursor, overlap = OVERLAP): string => new Date(Date.parse(cursor.at) - overlap).toISOString();

export interface Named {
	readonly id: string;
	readonly modified: string;
}

/**
 * What of these rows is new, oldest first, and the cursor after handing it on. Times are compared as instants, so that offsets and
 * daylight saving do not matter; a row counts as new until it was seen with that same time of change. Rows stamped while the
 * list was read wait for the next reading.
 */
export const advance = (
	cursor: Cursor,
	rows: readonly Row[],
	{ id, modified }: Named,
	reading: Reading,
	overlap = OVERLAP,
): { fresh: Row[]; cursor: Cursor } => {
	const settled = rows
		.map((row) => ({ row, id: String(row[id]), at: instant(row[modified]) }))
		// Where the vendor's clock and ours differ by more, nothing is held back: better twice than stuck.
		.filter((entry): entry is Timed => entry.at !== undefined && !isUnsettled(entry.at, reading));
	const from = Date.parse(cursor.at) - overlap;
	const fresh = settled.filter((entry) => entry.at >= from && instant(cursor.seen[entry.id]) !== entry.at).sort((one, other) => one.at - other.at);
	const latest = Math.max(Date.parse(cursor.at), ...settled.map(({ at }) => at));
	const remembered = { ...cursor.seen, ...Object.fromEntries(fresh.map((entry) => [entry.id, new Date(entry.at).toISOString()])) };
	const seen = Object.fromEntries(Object.entries(remembered).filter(([, at]) => (instant(at) ?? 0) >= latest - overlap));
	return { fresh: fresh.map(({ row }) => row), cursor: { at: new Date(latest).toISOString(), seen } };
};

/** Whether a second was still going on while it was read. */
export const isUnsettled = (at: number, { began, ended }: Reading): boolean => at > Date.parse(began) - SETTLED && at < Date.parse(ended) + SETTLED;

interface Timed {
	readonly row: Row;
	readonly id: string;
	readonly at: number;
}

/** The cursor of someone who has handed on everything there is: the first reading emits nothing. */
export const baseline = (rows: readonly Row[], named: Named, reading: Reading, overlap = OVERLAP): Cursor =>
	advance({ at: reading.began, seen: {} }, rows, named, reading, overlap).cursor;

export type Cursors = Readonly<Record<string, Cursor>>;

/** A record that a run has in hand: nobody knows yet whether it comes to its end. */
export interface Open {
	readonly id: string;
	/** When the state was made that was taken in hand first, in milliseconds; 0 where nobody knows. */
	readonly since: number;
}

/**
 * Cursors that do not count these as handed on, so that a reading which begins at them finds them again; and that lie no later than them, so that it still sees which of
 * them are new.
 */
export const leaving = (cursors: Cursors, open: readonly Open[]): Cursors =>
	open.length ? Object.fromEntries(Object.entries(cursors).map(([key, cursor]) => [key, leavingOf(cursor, open)])) : cursors;

function leavingOf({ at, seen }: Cursor, open: readonly Open[]): Cursor {
	const held = open.filter(({ id }) => id in seen);
	const ids = new Set(held.map(({ id }) => id));
	return {
		at: new Date(Math.min(Date.parse(at), ...held.map(({ id, since }) => since || Date.parse(seen[id]!)))).toISOString(),
		seen: Object.fromEntries(Object.entries(seen).filter(([id]) => !ids.has(id))),
	};
}

/** Of two states of the same cursors, each where it has come further: runs that end out of order take none of them back. */
export const furthest = (one: Cursors, other: Cursors): Cursors => ({
	...one,
	...Object.fromEntries(Object.entries(other).filter(([key, { at }]) => !one[key] || Date.parse(at) >= Date.parse(one[key].at))),
});

export const instant = (time: unknown): number | undefined => {
	const at = typeof time === 'string' ? Date.parse(time) : NaN;
	return Number.isNaN(at) ? undefined : at;
};
