import { DateTime } from 'luxon';
import { remembered } from '../../remembered';
import type { Row } from '../../vendor';
import { text } from '../ledger';
import type { FieldDef, ModuleDef } from './fields';

/** What CRM remembers, as plain data, and the words to get at it. */

/** A record. Times are milliseconds; lookups are ids; moments are texts in UTC. How it reads is `shown.ts`'s question. */
export interface Rec {
	readonly id: string;
	readonly module: string;
	readonly values: Row;
	readonly owner: string;
	readonly createdBy: string;
	readonly modifiedBy: string;
	readonly created: number;
	readonly modified: number;
	readonly layout: string;
	readonly tags: readonly string[];
	/** A lead's end. What it became stands among its values. */
	readonly converted?: { readonly at: number; readonly by: string };
	readonly locked?: boolean;
	readonly photo?: string;
	/** What the search index knows: the newest entry whose time has come counts. */
	readonly indexed: readonly { readonly from: number; readonly values: Row }[];
}

export interface Gone {
	readonly id: string;
	readonly name: string;
	readonly at: number;
	readonly by: string;
	readonly createdBy: string;
}

export interface StoredFile {
	readonly id: string;
	readonly name: string;
	readonly type: string;
	/** Base64. */
	readonly content: string;
	readonly size: number;
	readonly at: number;
}

export interface Attachment {
	readonly id: string;
	readonly module: string;
	readonly parent: string;
	readonly name: string;
	readonly file?: string;
	readonly link?: string;
	readonly size: number;
	readonly at: number;
	readonly by: string;
}

export interface Link {
	readonly left: string;
	readonly leftId: string;
	readonly right: string;
	readonly rightId: string;
	readonly extras: Row;
}

export interface Tag {
	readonly id: string;
	readonly name: string;
	readonly color: string | null;
	readonly at: number;
	readonly by: string;
}

export interface Channel {
	readonly id: string;
	readonly events: readonly string[];
	readonly expires: number;
	readonly url: string;
	readonly token: string | null;
	readonly returnValues: boolean;
	readonly onRelated: boolean;
	readonly condition: readonly Row[];
}

/** A post that waits for the lever: a notification of a channel, or the callback of a bulk job. */
export interface Waiting {
	readonly url: string;
	readonly body: Row;
	readonly channel?: string;
}

/** Work that CRM does in its own time. `result` is what it came to. */
export interface Job {
	readonly id: string;
	readonly kind: 'read' | 'write' | 'mass_update' | 'mass_convert';
	readonly at: number;
	readonly by: string;
	readonly scope: string;
	readonly order: Row;
	readonly result?: Row;
	readonly file?: string;
}

/** Where the facts are unsure, the likelier answer; the lever `crmUnsure` switches to the other. */
export interface Unsure {
	/** HTTP status of a write that partly failed: 207, or that of a success. */
	mixed: 207 | 200;
	/** HTTP status of GET by id where there is nothing. */
	missing: 204 | 404;
	/** HTTP status of an upsert that only inserted. */
	upserted: 200 | 201;
	/** HTTP status where a scope is missing. */
	scope: 401 | 403;
	/** Whether If-Modified-Since takes the second itself in. */
	since: 'exclusive' | 'inclusive';
	/** Whether rows of a subform that are not sent stay. */
	rows: 'merge' | 'replace';
}

export const likely: Unsure = { mixed: 207, missing: 204, upserted: 200, scope: 401, since: 'exclusive', rows: 'merge' };

export interface CrmState {
	/** First ten digits of every id: another organisation, other ids. */
	readonly prefix: string;
	counter: number;
	readonly org: Row;
	readonly users: Row[];
	/** Who has signed in. */
	me: string;
	readonly currencies: Row[];
	edition: string;
	readonly modules: ModuleDef[];
	readonly fields: Record<string, FieldDef[]>;
	/** Grows with every change to modules and fields. */
	schema: number;
	readonly records: Record<string, Record<string, Rec>>;
	readonly gone: Record<string, Gone[]>;
	links: Link[];
	readonly tags: Record<string, Tag[]>;
	readonly files: Record<string, StoredFile>;
	readonly attachments: Record<string, Attachment>;
	readonly channels: Record<string, Channel>;
	waiting: Waiting[];
	readonly jobs: Record<string, Job>;
	readonly numbered: Record<string, number>;
	/** Credits spent, by the minute they were spent in. */
	spent: { minute: number; credits: number }[];
	/** When results of bulk reads were fetched. */
	fetched: number[];
	unsure: Unsure;
}

/** What happened to a record in this request, to be told of at its end. */
export interface Change {
	readonly module: string;
	readonly id: string;
	readonly operation: 'insert' | 'update' | 'delete';
	readonly fields: readonly string[];
	readonly values: Row;
	/** Something near the record changed, not the record. */
	readonly related?: true;
}

/** CRM as one request sees it: one moment, one user. */
export interface Crm {
	readonly state: CrmState;
	readonly now: number;
	/** The address of the API, data centre included. */
	readonly host: string;
	readonly changes: Change[];
}

/** Ids have 19 digits, more than a JavaScript number holds. */
export const newId = ({ state }: Crm): string => `${state.prefix}${String(500_000_000 + (state.counter += 1))}`;

export const userOf = ({ state }: Crm, id: string): Row | undefined => state.users.find((user) => user.id === id);
export const me = (crm: Crm): Row => userOf(crm, crm.state.me) ?? {};

export const person = (crm: Crm, id: string): Row => {
	const user = userOf(crm, id);
	return { name: text(user?.full_name), id };
};

/** Whoever asks sees times in the time zone of his own, to the second, with a colon in the offset [L]. */
export const stamp = (crm: Crm, at: number): string => stampIn(at, text(me(crm).time_zone));
const stampIn = remembered((at: number, zone: string) => DateTime.fromMillis(at, { zone }).toFormat("yyyy-MM-dd'T'HH:mm:ssZZ"));

/** An ISO 8601 moment with an offset; anything else is not one. */
export const momentOf = (value: unknown): number | undefined => {
	if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(value)) return undefined;
	return instantIn(value);
};
const instantIn = remembered((iso: string) => {
	const at = DateTime.fromISO(iso);
	return at.isValid ? at.toMillis() : undefined;
});

export const isDay = (value: unknown): value is string =>
	typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && DateTime.fromISO(value, { zone: 'utc' }).isValid;

export const recordsOf = ({ state }: Crm, module: string): Rec[] => Object.values(state.records[module] ?? {});
export const find = ({ state }: Crm, module: string, id: unknown): Rec | undefined => state.records[module]?.[text(id)];

export const keep = ({ state }: Crm, rec: Rec): Rec => {
	(state.records[rec.module] ??= {})[rec.id] = rec;
	return rec;
};

export const drop = ({ state }: Crm, { module, id }: Rec): void => {
	delete state.records[module]?.[id];
};

/** The record of whatever module has this id. */
export const findAnywhere = (crm: Crm, id: unknown, modules: readonly string[] = Object.keys(crm.state.records)): Rec | undefined => {
	for (const module of modules) {
		const found = find(crm, module, id);
		if (found) return found;
	}
	return undefined;
};
