import type { Fields, Operation, Resource } from '../apis/define';
import type { Failure, Problem } from '../failure';
import type { Row } from '../record';
import type { Answer, Conversation, Did, Request, SentFile } from './conversation';
import type { Usage } from './usage';

/** A limit that an answer speaks of, and how long it lasts where the vendor says so. */
export interface Limit {
	readonly kind: 'minute' | 'day' | 'concurrent';
	readonly seconds?: number;
}

export interface Page {
	readonly number: number;
	readonly size: number;
	/** The last record so far, where lists go on after it. */
	readonly last?: Row;
	/** What the answer before named the next page by, where it did. */
	readonly token?: string;
}

/** What became of one record: as the vendor keeps it and, where it says so, what was done; or why it was refused. */
export type Result = { readonly record: Row; readonly did?: Did } | { readonly failure: Failure };

/** How one vendor speaks: everything that is the same for all of its resources. */
export interface Dialect {
	readonly vendor: string;
	readonly pageSize: number;
	/** What its requests are counted together with, where several apps share the limits of one organisation. */
	readonly countedWith?: string;
	/** Each app that reaches the organisation has limits of its own. */
	readonly countedPerApp?: true;
	/** Requests a minute and at once that stay inside the vendor's limits for one organisation. */
	readonly perMinute: number;
	readonly atOnce: number;
	/** Requests at once that some plans allow, where plans differ; they are tried out. */
	readonly atMost?: number;
	/** Paths of requests that only read, though they are no GET, such as a query in a body. */
	readonly queries?: readonly string[];
	/** A list shows less of a record than the record by itself. */
	readonly listsInShort?: true;
	/** Where the organisation is said. */
	inOrganisation(id: string): Pick<Request, 'headers' | 'query'>;
	/** Records as they travel in a write of the operation, with what holds for all of them. */
	write(resource: Resource, operation: Operation, records: readonly Row[], beside: Row): Pick<Request, 'query' | 'headers' | 'body'>;
	/** Form values of a list operation as parameters; `fields` are the operation's filters. */
	list(resource: Resource, filters: Row, page: Page, fields?: Fields): Pick<Request, 'query' | 'headers'>;
	/** How a page of what changed since a time is asked for, oldest change first, where the vendor has a better way than its list. */
	changes?(resource: Resource, since: string, page: Page): Request | undefined;
	/** What the vendor would refuse about these filters. */
	filterProblems?(filters: Row, fields: Fields): Problem[];
	/** How a file travels; as its bare bytes where not said. */
	file?(file: SentFile, operation: Operation): Pick<Request, 'headers' | 'body'>;
	/** What the vendor would refuse about a file. */
	fileProblem?(name: string, bytes: Uint8Array): string | undefined;
	/** Form values that find records by a property of theirs. */
	find(by: { readonly parameter: string; readonly field: string }, keys: readonly string[]): Row;
	/** The records of an answer, with dates made ISO 8601. */
	records(resource: Resource, answer: Answer): Row[];
	/** Whether a further page follows. */
	more(resource: Resource, answer: Answer, page: Page): boolean;
	/** What names the next page, where it has a name of its own. */
	token?(answer: Answer): string | undefined;
	/** Where a list shows only fields that are named, and only so many at once: the names, in as few portions as there can be. */
	columns?(resource: Resource, operation: Operation, filters: Row): readonly string[][];
	/** The ids of records by a field's values, where the vendor's own matching is not enough; each row holds the id and the field. */
	idsWith?(resource: Resource, field: string, values: readonly string[]): Conversation<Row[] | { failure: Failure }>;
	/**
	 * How a record is created or updated in one request where a field of the account's own that takes no duplicates tells which it is;
	 * nothing where the record has no value there.
	 */
	writeByField?(resource: Resource, record: Row, field: string): Request | undefined;
	/** A text that is longer than its field takes is refused for certain, and each record takes a call of its own, so it is not even sent. */
	readonly refusesLongTexts?: true;
	/** What a changed row leaves out may be cleared, so such rows are sent whole. */
	readonly wholeRows?: true;
	/** How a row is sent that is to be removed, where leaving it out is not enough. */
	removedRow?(rowId: string, row: Row): Row;
	/** When the answer was given by the vendor's clock, in milliseconds, where it says so. */
	answeredAt?(answer: Answer): number | undefined;
	/** How many records the whole list has, where the vendor says so. */
	count?(answer: Answer): number | undefined;
	/** Whether an answer that refuses tells so of each record, so that none needs to be sent apart to learn why. */
	tellsEach?(answer: Answer, sent: number): boolean;
	/** What became of each record of a write, in the order sent. */
	results(resource: Resource, answer: Answer, sent: readonly Row[], operation: Operation): Result[];
	limit(answer: Answer): Limit | undefined;
	/** What the vendor says is left of the organisation's allowance. */
	remaining?(answer: Answer): Pick<Usage, 'leftThisMinute' | 'leftToday'>;
	/** How many calls the day has in all, as far as the answer tells, and the seconds until the next one begins, where it says so. */
	day?(answer: Answer): { readonly of?: number; readonly endsIn?: number };
	/** Why a request failed, in words for a person; the resource tells which permission it needs. */
	failure(answer: Answer, resource?: Resource): Failure;
}

export const ok = (answer: Answer): boolean => answer.status >= 200 && answer.status < 300;

/** No readable answer, or one that leaves open whether the vendor acted. */
export const isUnknown = (answer: Answer): boolean => answer.status === 0 || (answer.status >= 500 && answer.status !== 501);

export const failureOf = (dialect: Dialect, answer: Answer, resource?: Resource): Failure => answer.problem ?? dialect.failure(answer, resource);

/** An answer that every further request of the same kind would get too: a refused sign-in, or a day's allowance used up. */
export const isFinal = (dialect: Dialect, answer: Answer): boolean =>
	answer.status === 401 || answer.problem?.cause === 'quota-exhausted' || dialect.limit(answer)?.kind === 'day';
