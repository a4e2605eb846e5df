import type { Resource } from '../apis/define';
import { isFilled, type Row } from '../record';
import { encode } from './encode';
import { pathOf, spokenOf, type Asked, type Wish } from './ask';
import type { Answer, Conversation, Outcome, Request } from './conversation';
import { type Dialect, failureOf, ok, type Page } from './dialect';
import { asQuery } from './query';
import { besideOf } from './writing';

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
 * and so do more changed records than the list has grown by, since others must have left it then; the list is read again until it stood still.
 * A list that does not say how many records it has gives no sign of one that leaves and changes nothing else.
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
	const filters = { ...encode(operation.filters ?? {}, wish.filters ?? {}) };
	const since = isFilled(filters.modifiedSince) ? Date.parse(String(filters.modifiedSince)) : undefined;
	const [first = [], ...further] = dialect.columns?.(resource, operation, filters) ?? [];
	const records = new Map<string, Row>();
	const tokens: Array<string | undefined> = [];
	const pageWith = new Map<string, number>();
	const changed = new Set<string>();
	let [began, atFirst]: Array<number | undefined> = [];
	let [moved, count, last]: [boolean, number | undefined, Row | undefined] = [false, undefined, undefined];
	for (let number = 1; ; number++) {
		// The size stays the same over all pages, or their borders would shift.
		const page = { number, size: Math.min(dialect.pageSize, since === undefined || narrowsItself(resource) ? limit : dialect.pageSize), last };
		const answer: Answer = yield pageOf(dialect, asked, wish, filters, first, { ...page, token: tokens[0] });
		// "Nothing changed" is an answer too.
		if (answer.status === 304) break;
		if (!ok(answer)) return { records, moved, refused: answer };
		tokens[0] = dialect.token?.(answer);
		began ??= dialect.answeredAt?.(answer);
		const rows = dialect.records(resource, answer);
		const fresh = since === undefined ? rows : rows.filter((row) => isFresh(resource, row, since));
		for (const row of fresh) {
			const own = String(row[resource.id] ?? records.size);
			// What comes twice on one page is two records of one name, such as two notes of one moment.
			const id = pageWith.get(own) === number ? `${own} ${records.size}` : own;
			pageWith.set(own, number);
			moved ||= records.has(id);
			records.set(id, row);
			if (began !== undefined && resource.modified && Date.parse(String(row[resource.modified])) >= began) changed.add(id);
		}
		for (const [index, names] of further.entries()) {
			const rest: Answer = yield pageOf(dialect, asked, wish, filters, names, { ...page, token: tokens[index + 1] });
			if (!ok(rest)) return { records, moved, refused: rest };
			tokens[index + 1] = dialect.token?.(rest);
			const wider = new Map(dialect.records(resource, rest).map((row) => [String(row[resource.id]), row]));
			// A record that is no longer on the same page was changed meanwhile, like one that comes twice.
			moved ||= fresh.some((row) => !wider.has(String(row[resource.id])));
			for (const [id, row] of wider) if (records.has(id)) records.set(id, { ...records.get(id), ...row });
		}
		const whole = dialect.count?.(answer);
		moved ||= whole !== undefined && count !== undefined && whole < count;
		atFirst ??= whole;
		moved ||= number > 1 && changed.size > (whole ?? 0) - (atFirst ?? 0);
		[count, last] = [whole, rows.at(-1)];
		const pastSince = resource.since && 'sort' in resource.since && fresh.length < rows.length;
		if (records.size >= limit || pastSince || !dialect.more(resource, answer, page)) break;
	}
	return { records, moved: moved && records.size < limit };
}

/** One page, with as many of the fields as may be named at once. */
function pageOf(dialect: Dialect, asked: Asked, wish: Wish, filters: Row, names: readonly string[], page: Page): Request {
	const { operation } = asked;
	const resource = spokenOf(asked);
	const { query, ...listed } = dialect.list(resource, names.length ? { ...filters, fields: names } : filters, page, operation.filters);
	return {
		method: 'GET',
		path: pathOf(asked, wish),
		...listed,
		query: { ...query, ...asQuery(besideOf(operation, wish)) },
		...(resource.outside ? { outside: true } : {}),
		repeatable: true,
	};
}

const found = (wish: Wish, byId: ReadonlyMap<string, Row>, limit: number): Outcome[] =>
	[...byId.values()].slice(0, limit).map((record) => ({ from: wish.from, record, did: 'read' }));

const narrowsItself = (resource: Resource): boolean => Boolean(resource.since && ('header' in resource.since || 'parameter' in resource.since));

function isFresh(resource: Resource, row: Row, since: number): boolean {
	if (narrowsItself(resource) || !resource.modified) return true;
	const modified = Date.parse(String(row[resource.modified]));
	return Number.isNaN(modified) || modified >= since;
}
