import type { Row } from '../vendor';
import type { Books } from './books';

/** Where one request is worked on: the books of its organisation, and what the request brings along. */
export interface Desk {
	readonly books: Books;
	readonly organisation: Row;
	/** Today in the organisation's time zone. */
	readonly today: string;
	/** The instant as ISO 8601. */
	readonly now: string;
	/** Decimals of a unit amount: 2, or 4 with unitdp=4. */
	readonly unitDecimals: number;
	/** The app that asks; invoices remember it (createdByMyApp). */
	readonly app: string;
	newId(): string;
}

/** What became of one record that was sent: stored if there are no problems, echoed if there are. */
export interface Outcome {
	readonly row: Row;
	readonly problems: readonly string[];
	/** Said, but stored all the same. */
	readonly warnings?: readonly string[];
	/** A change that does not move UpdatedDateUTC. */
	readonly quiet?: boolean;
}

/** What a kind of record does beyond being stored; one for each path, and it sees what Xero sees: the record before, and what was sent. */
export interface Kind {
	/** The record that a POST without an id is about. */
	match?(desk: Desk, sent: Row): Row | undefined;
	write(desk: Desk, sent: Row, known: Row | undefined): Outcome;
	/** The record with what it shows of others. Brief is for lists without a page. */
	view?(desk: Desk, row: Row, brief: boolean): Row;
	/** The record with those it refers to, for filters and order. */
	linked?(desk: Desk, row: Row): Row;
	/** Why it cannot be deleted. */
	remove?(desk: Desk, row: Row): readonly string[];
	/** What is said about an id that does not exist, for kinds that say it about the one element instead of answering 404. */
	readonly unknownId?: string;
	/** The order of a list nobody ordered; by UpdatedDateUTC and id where not said. */
	readonly listedBy?: string;
}

/** Keeps a record and returns it as kept. */
export function keep(desk: Desk, collection: string, id: string, { row, quiet }: Pick<Outcome, 'row' | 'quiet'>): Row {
	const key = row[id] ?? desk.newId();
	const kept: Row = { ...row, [id]: key, UpdatedDateUTC: quiet && row.UpdatedDateUTC ? row.UpdatedDateUTC : desk.now };
	desk.books.put(collection, key, kept);
	return kept;
}

export const same = (one: unknown, other: unknown): boolean => String(one ?? '').toLowerCase() === String(other ?? '').toLowerCase();
