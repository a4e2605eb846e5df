import type { Resource } from '../apis/define';
import { isFilled, type Row } from '../record';
import { encode } from './encode';
import { pathOf, type Asked, type Wish } from './ask';
import type { Conversation, Outcome } from './conversation';
import { type Dialect, failureOf, ok } from './dialect';

/** Pages of a list until the limit is reached, the list ends, or its rows are older than asked for. */
export function* readMany(dialect: Dialect, asked: Asked, wish: Wish): Conversation<Outcome[]> {
	const { resource, operation } = asked;
	const filters = encode(operation.filters ?? {}, wish.filters ?? {});
	const since = isFilled(filters.modifiedSince) ? Date.parse(String(filters.modifiedSince)) : undefined;
	const limit = wish.limit ?? Infinity;
	const byId = new Map<string, Row>();
	for (let number = 1; ; number++) {
		// The size stays the same over all pages, or their borders would shift.
		const page = { number, size: Math.min(dialect.pageSize, since === undefined || narrowsItself(resource) ? limit : dialect.pageSize) };
		const answer = yield { method: 'GET', path: pathOf(asked), ...dialect.list(resource, filters, page), repeatable: true };
		// "Nothing changed" is an answer too.
		if (answer.status === 304) break;
		if (!ok(answer)) return [...found(wish, byId, limit), { from: wish.from, failure: failureOf(dialect, answer, resource) }];
		const rows = dialect.records(resource, answer);
		const fresh = since === undefined ? rows : rows.filter((row) => isFresh(resource, row, since));
		// A record that changes while pages are read can appear on two of them: the later one holds.
		for (const row of fresh) byId.set(String(row[resource.id] ?? byId.size), row);
		const pastSince = resource.since && 'sort' in resource.since && fresh.length < rows.length;
		if (byId.size >= limit || pastSince || !dialect.more(resource, answer, page)) break;
	}
	return found(wish, byId, limit);
}

const found = (wish: Wish, byId: ReadonlyMap<string, Row>, limit: number): Outcome[] =>
	[...byId.values()].slice(0, limit).map((record) => ({ from: wish.from, record, did: 'read' }));

const narrowsItself = (resource: Resource): boolean => Boolean(resource.since && ('header' in resource.since || 'parameter' in resource.since));

function isFresh(resource: Resource, row: Row, since: number): boolean {
	if (narrowsItself(resource) || !resource.modified) return true;
	const modified = Date.parse(String(row[resource.modified]));
	return Number.isNaN(modified) || modified >= since;
}
