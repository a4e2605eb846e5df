import type { Asked, Row } from '../vendor';
import type { Spoken } from './answers';
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
	/** Tracked items may be sold that are not in stock (allowBackorders=true). */
	readonly backorders?: boolean;
	/** The app that asks; invoices remember it (createdByMyApp). */
	readonly app: string;
	/** What the app is called; '' where the organisation's own user is at work. */
	readonly appName: string;
	/** Who a record's history names. */
	readonly user: string;
	/** How many records a list may go through; any number where not said. */
	readonly volume?: number;
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

/** What comes of a request: the content of an envelope, or an answer that has none. */
export type Reply = Spoken | { readonly content: Row };

/**
 * Something below one record's address, such as /Invoices/{id}/Email. `row` is the record as stored; `rest` are the path's further parts, such as
 * an allocation's id. What it stores is taken back if it answers with a status from 400 on, or throws Unreadable (./shape).
 */
export type Action = (desk: Desk, row: Row, asked: Asked, rest: readonly string[]) => Reply;

/** What a kind of record does beyond being stored; one for each path, and it sees what Xero sees: the record before, and what was sent. */
export interface Kind {
	/** The record that a POST without an id is about. */
	match?(desk: Desk, sent: Row): Row | undefined;
	write(desk: Desk, sent: Row, known: Row | undefined): Outcome;
	/** The record with what it shows of others. Brief is for lists without a page. */
	view?(desk: Desk, row: Row, brief: boolean): Row;
	/** The record with those it refers to, for filters and order. */
	linked?(desk: Desk, row: Row): Row;
	/** Whether it is there for those who read; all are where not said. */
	isListed?(row: Row): boolean;
	/** Why it cannot be deleted. */
	remove?(desk: Desk, row: Row): readonly string[];
	/** Below one record: by method and the path there, with {} for what varies, such as 'PUT Allocations' or 'DELETE Allocations/{}'. */
	readonly actions?: Readonly<Record<string, Action>>;
	/**
	 * What is answered otherwise than records usually are: `path` is what follows the endpoint, such as ['Settings'], or nothing for the collection.
	 * Without an answer the usual way is gone.
	 */
	answer?(desk: Desk, asked: Asked, path: readonly string[]): Reply | undefined;
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

/** A record with what it shows of others. Whether files hang on it is known of every record that may have some. */
export function viewed(desk: Desk, kind: Kind, row: Row, brief: boolean): Row {
	const shown = kind.view?.(desk, row, brief) ?? row;
	return 'HasAttachments' in shown ? { ...shown, HasAttachments: row.HasAttachments ?? false } : shown;
}
