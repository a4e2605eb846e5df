import type { Operation, Resource } from '../apis/define';
import type { Failure } from '../failure';
import type { Row } from '../record';
import { pathOf } from '../wire/ask';
import type { Answer, Conversation, Request } from '../wire/conversation';
import { conversations } from '../wire/conversations';
import { failureOf, ok, type Dialect } from '../wire/dialect';
import { instant } from './cursor';

/** Part of a list of changes, read as one. */
export interface Stretch {
	readonly rows: Row[];
	readonly pages: number;
	/** ISO time that the next stretch begins at; none where the list ended. */
	readonly next?: string;
	readonly failure?: Failure;
}

const SECOND = 1000;

/**
 * What changed since a time, up to a place where reading can begin anew. Pages are borders in a list that moves: a record that changes goes to its end, the rest
 * moves up, and whoever turns the page then steps over one. So where rows come in the order of their change, the next stretch begins at the time of the
 * last row instead. Pages are turned only inside one second, and then read once more from the last to the first: rows only ever move up, so none can pass by.
 */
export function* readStretch(dialect: Dialect, listed: Resource, since: string): Conversation<Stretch> {
	const resource = withHidden(listed);
	if (!(resource.since && 'header' in resource.since)) return yield* readWhole(dialect, resource, since);
	const rows = new Map<string, Row>();
	let pages = 0;
	const turnTo = function* (number: number): Conversation<Turned> {
		pages++;
		const turned = yield* readPage(dialect, resource, since, number);
		for (const row of turned.rows) rows.set(String(row[resource.id]), row);
		return turned;
	};
	for (let number = 1; ; number++) {
		const { failure, rows: read, isLast }: Turned = yield* turnTo(number);
		if (failure) return { rows: [], pages, failure };
		const next = isLast ? undefined : beginningAfter(resource, read, since);
		if (!isLast && !next) continue;
		for (let earlier = number - 1; earlier > 0; earlier--) {
			const again: Turned = yield* turnTo(earlier);
			if (again.failure) return { rows: [], pages, failure: again.failure };
		}
		return { rows: [...rows.values()], pages, ...(next ? { next } : {}) };
	}
}

interface Turned {
	readonly rows: Row[];
	readonly isLast: boolean;
	readonly failure?: Failure;
}

function* readPage(dialect: Dialect, resource: Resource, since: string, number: number): Conversation<Turned> {
	const asked = { resource, operation: getMany(resource), run: '' };
	const filters = { ...oldestFirst(resource), modifiedSince: since };
	const page = { number, size: dialect.pageSize };
	const listed = (): Request => ({ method: 'GET', path: pathOf(asked), ...dialect.list(resource, filters, page, asked.operation.filters), repeatable: true });
	const answer: Answer = yield dialect.changes?.(resource, since, page) ?? listed();
	// "Nothing changed" is an answer too.
	if (answer.status === 304) return { rows: [], isLast: true };
	if (!ok(answer)) return { rows: [], isLast: true, failure: failureOf(dialect, answer, resource) };
	return { rows: dialect.records(resource, answer), isLast: !dialect.more(resource, answer, page) };
}

/** Lists that are not narrowed by a header are read to their end: newest first, or compared row by row. */
function* readWhole(dialect: Dialect, resource: Resource, since: string): Conversation<Stretch> {
	const asked = { resource, operation: getMany(resource), run: '' };
	const outcomes = yield* conversations.getMany(dialect, asked, [{ from: 0, filters: { modifiedSince: since } }]);
	const failure = outcomes.find((outcome) => outcome.failure)?.failure;
	return failure ? { rows: [], pages: 1, failure } : { rows: outcomes.flatMap(({ record }) => (record ? [record] : [])), pages: 1 };
}

export const getMany = (resource: Resource): Operation => resource.operations.getMany!;

/** The resource with what its lists leave out unless asked: archived contacts, deleted transfers. */
export const withHidden = (resource: Resource): Resource => {
	const hidden = ['includeArchived', 'includeDeleted'].filter((name) => offers(resource, name));
	return hidden.length ? { ...resource, parameters: { ...resource.parameters, ...Object.fromEntries(hidden.map((name) => [name, 'true'])) } } : resource;
};

export const oldestFirst = (resource: Resource): Row => ordered(resource, 'ASC');
export const newestFirst = (resource: Resource): Row => ordered(resource, 'DESC');

const offers = (resource: Resource, filter: string): boolean => filter in (getMany(resource).filters ?? {});
const ordered = (resource: Resource, direction: 'ASC' | 'DESC'): Row =>
	offers(resource, 'order') && resource.modified ? { order: `${resource.modified} ${direction}` } : {};

/** A second before the last row, since nobody says whether "since" takes its own second in; none where that is no step forward, or rows are in no order. */
function beginningAfter(resource: Resource, rows: readonly Row[], since: string): string | undefined {
	const times = rows.map((row) => instant(row[resource.modified ?? '']) ?? NaN);
	const inOrder = times.every((time, index) => index === 0 || time >= times[index - 1]!);
	const next = Math.floor((times.at(-1) ?? NaN) / SECOND) * SECOND - SECOND;
	return inOrder && next > Math.floor(Date.parse(since) / SECOND) * SECOND ? new Date(next).toISOString() : undefined;
}
