import type { Resource } from '../apis/define';
import { isFilled, type Row } from '../record';
import { encode } from './encode';
import { pathOf, spokenOf, type Asked, type Wish } from './ask';
import type { Answer, Conversation, Outcome } from './conversation';
import { type Dialect, failureOf, ok } from './dialect';

/** How often a list is read again because it moved while its pages were read. */
const READINGS = 3;

/** What one reading of a list came to. */
interface Reading {
	readonly records: Map<string, Row>;
	/** Rows moved over the border of two pages while they were read, so that some may have been stepped over. */
	readonly moved: boolean;
	readonly refused?: Answer;
}

/**
 * Pages of a list until the limit is reached, the list ends, or its rows are older than asked for. Lists are sorted by their last change,
 * so a record that changes meanwhile moves to the end and the rest moves up: one that comes twice, or a list that grew shorter, tells of it,
 * and the list is read again until it stood still.
 */
export function* readMany(dialect: Dialect, asked: Asked, wish: Wish): Conversation<Outcome[]> {
	const limit = wish.limit ?? Infinity;
	const all = new Map<string, Row>();
	for (let readings = 1; ; readings++) {
		const { records, moved, refused } = yield* readOnce(dialect, asked, wish, limit);
		for (const [id, record] of records) all.set(id, record);
		const failure = refused && failureOf(dialect, refused, asked.resource);
		if (failure || !moved || readings === READINGS) return [...found(wish, all, limit), ...(failure ? [{ from: wish.from, failure }] : [])];
	}
}

function* readOnce(dialect: Dialect, asked: Asked, wish: Wish, limit: number): Conversation<Reading> {
	const { operation } = asked;
	const resource = spokenOf(asked);
	const fields = operation.filters ?? {};
	const filters = { ...encode(fields, wish.filters ?? {}) };
	const since = isFilled(filters.modifiedSince) ? Date.parse(String(filters.modifiedSince)) : undefined;
	const records = new Map<string, Row>();
	let [moved, count, last]: [boolean, number | undefined, Row | undefined] = [false, undefined, undefined];
	for (let number = 1; ; number++) {
		// The size stays the same over all pages, or their borders would shift.
		const page = { number, size: Math.min(dialect.pageSize, since === undefined || narrowsItself(resource) ? limit : dialect.pageSize), last };
		const answer: Answer = yield {
			method: 'GET',
			path: pathOf(asked, wish),
			...dialect.list(resource, filters, page, fields),
			...(resource.outside ? { outside: true } : {}),
			repeatable: true,
		};
		// "Nothing changed" is an answer too.
		if (answer.status === 304) break;
		if (!ok(answer)) return { records, moved, refused: answer };
		const rows = dialect.records(resource, answer);
		const fresh = since === undefined ? rows : rows.filter((row) => isFresh(resource, row, since));
		for (const row of fresh) {
			const id = String(row[resource.id] ?? records.size);
			moved ||= records.has(id);
			records.set(id, row);
		}
		const whole = dialect.count?.(answer);
		moved ||= whole !== undefined && count !== undefined && whole < count;
		[count, last] = [whole, rows.at(-1)];
		const pastSince = resource.since && 'sort' in resource.since && fresh.length < rows.length;
		if (records.size >= limit || pastSince || !dialect.more(resource, answer, page)) break;
	}
	return { records, moved: moved && records.size < limit };
}

const found = (wish: Wish, byId: ReadonlyMap<string, Row>, limit: number): Outcome[] =>
	[...byId.values()].slice(0, limit).map((record) => ({ from: wish.from, record, did: 'read' }));

const narrowsItself = (resource: Resource): boolean => Boolean(resource.since && ('header' in resource.since || 'parameter' in resource.since));

function isFresh(resource: Resource, row: Row, since: number): boolean {
	if (narrowsItself(resource) || !resource.modified) return true;
	const modified = Date.parse(String(row[resource.modified]));
	return Number.isNaN(modified) || modified >= since;
}
