import type { Resource } from '../apis/define';
import type { Failure } from '../failure';
import { chunks, type Row } from '../record';
import type { Conversation } from '../wire/conversation';
import { conversations } from '../wire/conversations';
import type { Dialect } from '../wire/dialect';
import { readByIds } from '../wire/finding';
import { getMany, oldestFirst, withHidden } from './stretch';

/** From so many calls on, one that may spare them all is worth it. */
const MANY = 3;
/** An event may be stamped a little apart from the record. Milliseconds. */
const MARGIN = 60_000;

export interface Fetched {
	/** By id in lower case; what the vendor does not show is missing. */
	readonly records: ReadonlyMap<string, Row>;
	readonly failure?: Failure;
}

/**
 * Whole records by their ids, in as few calls as can be: forty ids a call, or, where that takes many, first one page of what changed since the earliest of their
 * events, which mostly has them all.
 */
export function* fetchRecords(dialect: Dialect, listed: Resource, ids: readonly string[], since: string): Conversation<Fetched> {
	const resource = withHidden(listed);
	const asked = { resource, operation: getMany(resource), run: '' };
	const records = new Map<string, Row>();
	const wanted = new Set(ids);
	const keep = (row: Row): void => {
		const id = String(row[resource.id]).toLowerCase();
		if (wanted.has(id)) records.set(id, row);
	};
	if (ids.length > (MANY - 1) * (resource.byId?.atOnce ?? 1)) {
		const filters = { ...oldestFirst(resource), modifiedSince: new Date(Date.parse(since) - MARGIN).toISOString() };
		const outcomes = yield* conversations.getMany(dialect, asked, [{ from: 0, filters, limit: dialect.pageSize }]);
		for (const { record } of outcomes) if (record) keep(record);
		const failure = outcomes.find((outcome) => outcome.failure)?.failure;
		if (failure) return { records, failure };
	}
	const missing = ids.filter((id) => !records.has(id));
	const found = missing.length ? yield* readByIds(dialect, asked, missing) : [];
	if ('failure' in found) return { records, failure: found.failure };
	found.forEach(keep);
	return { records };
}

/** Ids that a list takes at once. */
const IDS = 100;

/**
 * Whole records by their ids where a list takes ids and shows the fields that are named. Lists leave out subforms, so where these are wanted, and there are any, each record
 * is read by itself.
 */
export function* fetchListed(
	dialect: Dialect,
	resource: Resource,
	ids: readonly string[],
	{ subforms, filters }: { subforms: boolean; filters: Row },
): Conversation<Fetched> {
	const records = new Map<string, Row>();
	const isSingle = subforms && Object.values(resource.fields).some((field) => field.kind === 'rows' && field.rowId !== undefined);
	const operation = isSingle ? resource.operations.get! : getMany(resource);
	const asked = { resource, operation, run: '' };
	const outcomes = isSingle
		? yield* conversations.get(
				dialect,
				asked,
				ids.map((id) => ({ from: 0, id })),
			)
		: yield* conversations.getMany(
				dialect,
				asked,
				chunks(ids, IDS).map((some) => ({ from: 0, filters: { ...filters, ids: some } })),
			);
	for (const { record } of outcomes) if (record) records.set(String(record[resource.id]), record);
	// A record that is no longer there is no failure.
	const failure = outcomes.find((outcome) => outcome.failure && ![204, 404].includes(outcome.failure.status))?.failure;
	return { records, ...(failure ? { failure } : {}) };
}
