import type { Answer, Row } from '../vendor';
import { Books, type BooksState } from './books';
import { endpoints } from './endpoints';
import { guidOf } from './ids';
import { organisations, type Seeded } from './seed';
import { settingsOf } from './seedSettings';

/** Everything the vendor remembers. All of it is plain data but the books, which are turned into data for a snapshot. */
export interface State {
	/** How many identifiers were given out. */
	ids: number;
	readonly access: Map<string, Access>;
	readonly refresh: Map<string, Refresh>;
	readonly codes: Map<string, Code>;
	readonly connections: Map<string, Connection>;
	/** Calls that the app may make; and how many records a list may go through, where that is limited. */
	tier: { day: number; minute: number; volume?: number };
	hook: Hook;
	readonly windows: Map<string, Window>;
	readonly replies: Map<string, Reply>;
	readonly books: Map<string, Books>;
}

export interface Grant {
	readonly client: string;
	readonly scopes: readonly string[];
	/** The consent that it came from: revoking one ends all that hangs on it. */
	readonly consent: string;
}
export interface Access extends Grant {
	readonly expires: number;
	/** Tokens of a custom connection know one organisation. */
	readonly tenant?: string;
}
export interface Refresh extends Grant {
	readonly given: number;
	/** When the token that follows it was given. */
	rotated?: number;
}
export interface Code extends Grant {
	readonly redirect: string;
	readonly challenge?: string;
	readonly expires: number;
}
export interface Connection {
	readonly id: string;
	readonly authEventId: string;
	readonly tenantId: string;
	readonly tenantType: 'ORGANISATION';
	readonly tenantName: string;
	readonly createdDateUtc: string;
	readonly updatedDateUtc: string;
}
export interface Window {
	begins: number;
	used: number;
}
export interface Reply {
	readonly at: number;
	readonly request: string;
	readonly answer: Answer;
}

/** What waits for the app's webhook. */
export interface Hook {
	events: Event[];
	/** Of the last event that was delivered. */
	sequence: number;
	/** Since when deliveries fail; a day of it switches the webhook off. */
	failingSince?: number;
	/** How often they were tried anew, and when next. */
	tries?: number;
	nextTryAt?: number;
}
export interface Event {
	readonly tenantId: string;
	readonly resourceId: string;
	readonly collection: string;
	readonly eventType: 'CREATE' | 'UPDATE';
	readonly at: number;
	/** What newer categories say of the record. */
	readonly data?: Row;
}

/** Allocations have no address of their own. */
const idOf = (collection: string): string => Object.values(endpoints).find(({ name }) => name === collection)?.id ?? collection.replace(/s$/, 'ID');

export const newId = (state: State): string => guidOf(`xero sandbox ${(state.ids += 1)}`);

export function freshState(now: number): State {
	const state: State = {
		ids: 0,
		access: new Map(),
		refresh: new Map(),
		codes: new Map(),
		connections: new Map(),
		windows: new Map(),
		replies: new Map(),
		books: new Map(),
		tier: { day: 1000, minute: 60 },
		hook: { events: [], sequence: 0 },
	};
	for (const seeded of organisations(new Date(now).toISOString())) found(state, seeded);
	return state;
}

/** Another organisation of the same user, not yet connected. */
export const found = (state: State, { tenant, books }: Seeded): void =>
	void state.books.set(tenant, new Books({ ...settingsOf(tenant, books), ...books }, idOf));

export const organisationOf = (state: State, tenant: string): Row => state.books.get(tenant)?.rows('Organisations')[0] ?? {};

type Frozen = {
	[K in keyof State]: State[K] extends Map<string, Books> ? Record<string, BooksState> : State[K] extends Map<string, infer V> ? Record<string, V> : State[K];
};

export function freeze({ books, ids, tier, hook, ...maps }: State): Frozen {
	const plain = Object.fromEntries(Object.entries(maps).map(([name, map]) => [name, Object.fromEntries<unknown>(map)]));
	return structuredClone({
		ids,
		tier,
		hook,
		...plain,
		books: Object.fromEntries([...books].map(([tenant, one]) => [tenant, one.state()])),
	}) as unknown as Frozen;
}

export function thaw(snapshot: unknown): State {
	const { ids, tier, hook, books, ...plain } = structuredClone(snapshot) as Frozen;
	const maps = Object.fromEntries(Object.entries(plain).map(([name, record]) => [name, new Map(Object.entries(record))]));
	return { ids, tier, hook, ...maps, books: new Map(Object.entries(books).map(([tenant, state]) => [tenant, new Books(state, idOf)])) } as unknown as State;
}
