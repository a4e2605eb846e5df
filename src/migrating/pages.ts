import type { Failure } from '../failure';
import { isFilled, rowsIn, SYNC, textOf, type Row } from '../record';
import { askAll, type Answer, type Conversation } from '../wire/conversation';
import { failureOf, ok, type Dialect } from '../wire/dialect';
import type { Entity, EntityName, Range } from './entities';
import { listPage, type Listed } from './listing';

/** How far a kind of record has been read. */
export interface Cursor {
	/** Pages that are done. */
	readonly page: number;
	/** Ids of the last of them, in their order. */
	readonly seen: readonly string[];
}

/** What one run of a migration brings over. */
export interface Page {
	readonly entity: EntityName;
	/** Whole records, each with `_sync.migrates` that says what it is. */
	readonly records: readonly Row[];
	readonly next: Cursor;
	readonly last: boolean;
	/** Records that were deleted between the list and the reading of them. */
	readonly gone: number;
	readonly calls: number;
}

/** Further than that a list does not move back while one page is written. */
const BACK = 3;

/**
 * The next page, each record complete. Where records are deleted meanwhile, all later ones move up, and who only turned the page would step over as many. So the
 * page before is listed again: whatever follows the last record that was seen has not been brought yet.
 */
export function* readPage(
	dialect: Dialect,
	name: EntityName,
	entity: Entity,
	range: Range,
	{ page: done, seen }: Cursor,
	size: number,
): Conversation<Page | { readonly failure: Failure }> {
	const { source } = entity;
	const idOf = (row: Row): string => textOf(row[source.id]);
	const known = new Set(seen);
	const current: Listed | { readonly failure: Failure } = yield* listPage(dialect, entity, range, done + 1, size);
	if ('failure' in current) return current;
	let calls = 1;
	let rows = [...current.rows];
	for (let back = done; back > 0 && back > done - BACK && !rows.some((row) => known.has(idOf(row))); back--) {
		const before: Listed | { readonly failure: Failure } = yield* listPage(dialect, entity, range, back, size);
		if ('failure' in before) return before;
		calls++;
		rows = [...before.rows, ...rows];
	}
	const fresh = rows.slice(rows.findLastIndex((row) => known.has(idOf(row))) + 1).filter((row) => isWithin(row, entity, range));
	const answers: Answer[] = yield* askAll(
		fresh.map((row) => ({ method: 'GET', path: `${source.path}/${encodeURIComponent(idOf(row))}`, repeatable: true })),
		dialect.atMost ?? dialect.atOnce,
	);
	const failed = answers.find((answer) => !ok(answer) && answer.status !== 404);
	if (failed) return { failure: failureOf(dialect, failed, source) };
	const records = answers.flatMap((answer) => (ok(answer) ? dialect.records(source, answer).slice(0, 1) : []));
	return {
		entity: name,
		records: records.map((record) => ({ ...record, [SYNC]: { migrates: name } })),
		// A list that grew shorter than what is done has nothing more to show.
		next: { page: current.rows.length ? done + 1 : done, seen: current.rows.length ? current.rows.map(idOf) : [...seen] },
		last: !current.more,
		gone: fresh.length - records.length,
		calls: calls + fresh.length,
	};
}

/** Not every list can be asked for its days. */
function isWithin(row: Row, { dated }: Entity, { since, until }: Range): boolean {
	const day = textOf(row['date']);
	if (!dated || !day) return true;
	return (!isFilled(since) || day >= since) && (!isFilled(until) || day <= until);
}

export const cursorIn = (row: Row): Cursor => {
	const seen: unknown = typeof row['seen'] === 'string' && row['seen'] ? JSON.parse(row['seen']) : [];
	return { page: Number(row['page']) || 0, seen: Array.isArray(seen) ? seen.map(String) : [] };
};

export const recordsIn = (page: Row): Row[] => rowsIn(page['records']);
