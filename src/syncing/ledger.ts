import { createHash } from 'node:crypto';

/** What was last seen of a record. Times are milliseconds, so that thousands fit where n8n keeps them. */
export interface Known {
	/** The vendor's time of the change whose outcome was seen. */
	readonly modified: number;
	readonly status?: string;
	/** What was in it, where two states can have one time. */
	readonly print?: string;
	/** What was in the fields whose changes are wanted. */
	readonly chosen?: string;
	/** It was deleted. */
	readonly gone?: true;
	/** Nobody wanted what had happened, so it was not handed on. */
	readonly passed?: true;
	/** The latest event of each type that was worked off. */
	readonly events?: Readonly<Record<string, number>>;
}

/** By record, the one that was touched longest ago first. */
export type Ledger = Readonly<Record<string, Known>>;

/** Beyond it the oldest are forgotten, and what comes again of them counts as new: better twice than never. */
export const KEPT = 2500;

/** A quarter of a hash tells thousands of records apart and keeps the ledger small. Never a number, which objects would put in an order of their own. */
export const recordKey = (...parts: readonly string[]): string => `_${digest(parts.join('\n').toLowerCase())}`;

/** Enough of a hash to tell values apart. */
export const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 11);

/** An event that was worked off, or one that is late: the record was read after a later event of its type. */
export const isRepeated = (known: Known | undefined, event: { readonly type: string; readonly at: string }): boolean =>
	Date.parse(event.at) <= (known?.events?.[event.type] ?? -Infinity);

/** How long after the change it tells of an event may be stamped. */
const TOLD_WITHIN = 5000;

/**
 * Whether this state of the record was seen. An event much later than the record's own time tells of a change that does not move it, such as the due date of a
 * document that is partly paid, so the state is another.
 */
export const isSeen = (known: Known | undefined, modified: number, events: readonly { readonly at: string }[] = []): boolean =>
	known !== undefined && modified <= known.modified && events.every(({ at }) => Date.parse(at) <= known.modified + TOLD_WITHIN);

/** Whether the same is known of a record twice: then whoever stored one of them saw all that the other saw. */
export const isAlike = (one: Known | undefined, other: Known | undefined): boolean =>
	one !== undefined &&
	other !== undefined &&
	(['modified', 'status', 'print', 'chosen', 'gone', 'passed'] as const).every((name) => one[name] === other[name]) &&
	[...Object.keys(one.events ?? {}), ...Object.keys(other.events ?? {})].every((type) => one.events?.[type] === other.events?.[type]);

/** The ledger with what is known now; what is known of a record already is not taken back by something older. */
export function remember(ledger: Ledger, entries: Iterable<readonly [key: string, known: Known]>, kept = KEPT): Ledger {
	const touched = new Map<string, Known>();
	for (const [key, known] of entries) {
		if (!touched.has(key) && ledger[key]) touched.set(key, ledger[key]);
		touch(touched, key, known);
	}
	const all = [...Object.entries(ledger).filter(([key]) => !touched.has(key)), ...touched];
	return Object.fromEntries(all.length > kept ? all.slice(-kept) : all);
}

/** The ledger and what is known beside it, to look up in: in no order, and nothing is forgotten. */
export function together(ledger: Ledger, entries: Iterable<readonly [key: string, known: Known]>): Ledger {
	const all: Record<string, Known> = { ...ledger };
	for (const [key, known] of entries) all[key] = all[key] ? both(all[key], known) : known;
	return all;
}

/** The same, of one record. */
export function touch(all: Map<string, Known>, key: string, known: Known): void {
	const before = all.get(key);
	all.delete(key);
	all.set(key, before ? both(before, known) : known);
}

function both(one: Known, other: Known): Known {
	if (one === other) return one;
	const [older, later] = other.modified >= one.modified ? [one, other] : [other, one];
	const types = new Set([...Object.keys(one.events ?? {}), ...Object.keys(other.events ?? {})]);
	const events = Object.fromEntries([...types].map((type) => [type, Math.max(one.events?.[type] ?? 0, other.events?.[type] ?? 0)]));
	const status = later.status ?? older.status;
	return { ...later, ...(status ? { status } : {}), ...(types.size ? { events } : {}) };
}
