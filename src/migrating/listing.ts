import type { Failure } from '../failure';
import { isFilled, type Row } from '../record';
import type { Answer, Conversation } from '../wire/conversation';
import { failureOf, ok, type Dialect } from '../wire/dialect';
import type { Entity, Range } from './entities';

/** Records on a page of Zoho's lists, at most. */
export const LARGEST_PAGE = 200;

/** A page of a list as it stands now. */
export interface Listed {
	readonly rows: readonly Row[];
	readonly more: boolean;
	readonly answer: Answer;
}

/** One page of all records of a kind, in an order that a migration can go on in. */
export function* listPage(dialect: Dialect, entity: Entity, range: Range, number: number, size: number): Conversation<Listed | { readonly failure: Failure }> {
	const { source, sort, dated } = entity;
	const days = dated ? { date_start: range.since, date_end: range.until } : {};
	const filters = { sort_column: sort, sort_order: 'A', ...Object.fromEntries(Object.entries(days).filter(([, day]) => isFilled(day))) };
	const page = { number, size };
	const answer: Answer = yield { method: 'GET', path: source.path, ...dialect.list(source, filters, page), repeatable: true };
	if (!ok(answer)) return { failure: failureOf(dialect, answer, source) };
	return { rows: dialect.records(source, answer), more: dialect.more(source, answer, page), answer };
}
