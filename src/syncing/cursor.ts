import type { Row } from '../record';

/** How far a list of changes has been read: the vendor's latest time, and what was handed on within the overlap before it. */
export interface Cursor {
	/** ISO time of the vendor's clock. */
	readonly at: string;
	/** Records handed on, by id, with the time of their change. */
	readonly seen: Readonly<Record<string, string>>;
}

/** Vendors stamp by the second and some records late, so every reading begins a little before the last one ended. */
const OVERLAP = 120_000;

export const readFrom = (cursor: Cursor): string => new Date(Date.parse(cursor.at) - OVERLAP).toISOString();

export interface Named {
	readonly id: string;
	readonly modified: string;
}

/**
 * What of these rows is new, oldest first, and the cursor after handing it on. Times are compared as instants, so that offsets and
 * daylight saving do not matter; a row counts as new until it was seen with that same time of change.
 */
export const advance = (cursor: Cursor, rows: readonly Row[], { id, modified }: Named): { fresh: Row[]; cursor: Cursor } => {
	const timed = rows.map((row) => ({ row, id: String(row[id]), at: instant(row[modified]) })).filter(({ at }) => at !== undefined) as Array<{ row: Row; id: string; at: number }>;
	const from = Date.parse(cursor.at) - OVERLAP;
	const fresh = timed.filter((entry) => entry.at >= from && instant(cursor.seen[entry.id]) !== entry.at).sort((one, other) => one.at - other.at);
	const latest = Math.max(Date.parse(cursor.at), ...timed.map(({ at }) => at));
	const remembered = { ...Object.fromEntries(Object.entries(cursor.seen)), ...Object.fromEntries(fresh.map((entry) => [entry.id, new Date(entry.at).toISOString()])) };
	const seen = Object.fromEntries(Object.entries(remembered).filter(([, at]) => (instant(at) ?? 0) >= latest - OVERLAP));
	return { fresh: fresh.map(({ row }) => row), cursor: { at: new Date(latest).toISOString(), seen } };
};

/** The cursor of someone who has handed on everything there is: the first reading emits nothing. */
export const baseline = (now: string, rows: readonly Row[], named: Named): Cursor => advance({ at: now, seen: {} }, rows, named).cursor;

const instant = (time: unknown): number | undefined => {
	const at = typeof time === 'string' ? Date.parse(time) : NaN;
	return Number.isNaN(at) ? undefined : at;
};
