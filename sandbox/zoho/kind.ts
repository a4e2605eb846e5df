import type { Answer, Asked, Row } from '../vendor';
import type { Ledger, Shelf } from './ledger';

/** What Books says of a record that was written. */
interface Words {
	readonly created: string;
	readonly updated: string;
	readonly deleted: string;
}

/** What one can do to a record beside reading and writing it, by the path below the record. */
export type Act = (ledger: Ledger, row: Row, asked: Asked) => Row;

/** What a list can be asked for. A parameter that is not named here is passed over without a word. */
export interface ListRules {
	readonly report: string;
	/** `filter_by` values, the first being what applies when none is sent. */
	readonly filterBy: Readonly<Record<string, (shown: Row, ledger: Ledger) => boolean>>;
	readonly sortable: readonly string[];
	readonly sort: { readonly column: string; readonly order: 'A' | 'D' };
	/** Fields that `search_text` looks into. */
	readonly searched: readonly string[];
	readonly texts: readonly string[];
	readonly numbers: readonly string[];
	readonly days: readonly string[];
	/** Parameters of this list alone, asked of the record as it is stored. */
	readonly stored?: Readonly<Record<string, (ledger: Ledger, row: Row, wanted: string) => boolean>>;
	/** Whether `last_modified_time` narrows the list: documents and accounts only. */
	readonly modifiedSince?: true;
}

/** One kind of record: its words and what it does beyond being stored. */
export interface Kind {
	readonly shelf: Shelf;
	readonly path: string;
	/** The keys of the answer. They are written down here and not taken from our own tables, so that a wrong table is found out. */
	readonly one: string;
	readonly many: string;
	readonly id: string;
	/** The group of the scope: ZohoBooks.<group>.READ. */
	readonly scope: string;
	/** As in "Invoice does not exist." */
	readonly noun: string;
	readonly list: ListRules;
	/** The record as GET by id shows it, and as a row of a list. */
	shown(ledger: Ledger, row: Row): Row;
	row(ledger: Ledger, row: Row): Row;
	readonly words?: Words;
	/** Both return what is to be stored, or refuse. `asked` is missing when a seed enters a record. */
	create?(ledger: Ledger, sent: Row, asked?: Asked): Row;
	update?(ledger: Ledger, known: Row, sent: Row): Row;
	/** Refuses, or undoes what the record did elsewhere. */
	remove?(ledger: Ledger, known: Row): void;
	readonly acts?: Readonly<Record<string, { readonly does: Act; readonly says: string; readonly more?: (row: Row) => Row }>>;
	/** The singular in /{singular}/{id}/customfields, and the name of the kind where custom fields are defined. */
	readonly singular?: string;
	readonly customFields?: true;
	print?(ledger: Ledger, row: Row): Answer;
	/** Files go to this address below a record, in a form field of this name; the last one is what is read back and removed. */
	readonly files?: 'attachment' | 'receipt';
	/** What is said about records; under another key than `comments` where it is named. */
	readonly comments?: true | 'contact_comments';
	/** What a seed's status means for the record as it is stored. */
	entered?(ledger: Ledger, row: Row, status: string): Row;
	/** Answers addresses below the kind's own that follow no common rule; `rest` are the segments after it. */
	below?(ledger: Ledger, asked: Asked, rest: readonly string[]): Answer | undefined;
}
