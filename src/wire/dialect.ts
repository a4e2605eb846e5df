import type { Fields, Operation, Resource } from '../apis/define';
import type { Failure, Problem } from '../failure';
import type { Row } from '../record';
import type { Answer, Request } from './conversation';
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
}

/** How one vendor speaks: everything that is the same for all of its resources. */
export interface Dialect {
	readonly vendor: string;
	readonly pageSize: number;
	/** Requests a minute and at once that stay inside the vendor's limits for one organisation. */
	readonly perMinute: number;
	readonly atOnce: number;
	/** Where the organisation is said. */
	inOrganisation(id: string): Pick<Request, 'headers' | 'query'>;
	/** Records as they travel in a write of the operation. */
	write(resource: Resource, operation: Operation, records: readonly Row[]): Pick<Request, 'query' | 'headers' | 'body'>;
	/** Form values of a list operation as parameters; `fields` are the operation's filters. */
	list(resource: Resource, filters: Row, page: Page, fields?: Fields): Pick<Request, 'query' | 'headers'>;
	/** What the vendor would refuse about these filters. */
	filterProblems?(filters: Row, fields: Fields): Problem[];
	/** Form values that find records by a property of theirs. */
	find(by: { readonly parameter: string; readonly field: string }, keys: readonly string[]): Row;
	/** The records of an answer, with dates made ISO 8601. */
	records(resource: Resource, answer: Answer): Row[];
	/** Whether a further page follows. */
	more(resource: Resource, answer: Answer, page: Page): boolean;
	/** How many records the whole list has, where the vendor says so. */
	count?(answer: Answer): number | undefined;
	/** What became of each record of a write, in the order sent. */
	results(resource: Resource, answer: Answer, count: number, operation: Operation): Array<{ record: Row } | { failure: Failure }>;
	limit(answer: Answer): Limit | undefined;
	/** What the vendor says is left of the organisation's allowance. */
	remaining?(answer: Answer): Pick<Usage, 'leftThisMinute' | 'leftToday'>;
	/** Why a request failed, in words for a person; the resource tells which permission it needs. */
	failure(answer: Answer, resource?: Resource): Failure;
}

export const ok = (answer: Answer): boolean => answer.status >= 200 && answer.status < 300;

/** No readable answer, or one that leaves open whether the vendor acted. */
export const isUnknown = (answer: Answer): boolean => answer.status === 0 || (answer.status >= 500 && answer.status !== 501);

export const failureOf = (dialect: Dialect, answer: Answer, resource?: Resource): Failure => answer.problem ?? dialect.failure(answer, resource);

/** An answer that every further request of the same kind would get too: a refused sign-in, or a day's allowance used up. */
export const isFinal = (dialect: Dialect, answer: Answer): boolean => answer.status === 401 || dialect.limit(answer)?.kind === 'day';
