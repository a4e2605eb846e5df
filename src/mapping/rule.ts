import type { Fields } from '../apis/define';
import type { Row } from '../record';
import type { Via } from './vias';

/** One path or several, of which the first filled one counts. `$.` starts at the whole record, anything else at the row. */
export type Paths = string | readonly string[];

/** How one field of the target is filled. A rule is JSON, whether we wrote it, a user did, or a model proposed it. */
export type Rule =
	/** Copy, through a named function; `with` is that function's argument, `withFrom` where the record holds it, such as the country of a state. */
	| { readonly from: Paths; readonly via?: Via; readonly with?: string; readonly withFrom?: Paths }
	| { readonly always: unknown }
	/** Value to value, written into the rule. */
	| { readonly from: Paths; readonly table: Readonly<Record<string, unknown>> }
	/** Value to value, by the rows of a mapping table. */
	| TableRule
	/** The first rule that yields something. */
	| { readonly first: readonly Rule[] }
	/** Everything the rules yield, as one text. */
	| { readonly join: readonly Rule[]; readonly by: string }
	| { readonly rows: Readonly<Record<string, Rows | null>> };

export interface TableRule {
	readonly from?: Paths;
	/** The kind of row: tax, account, paymentAccount, … */
	readonly table: string;
	/** What to look for where `from` yields nothing. */
	readonly keys?: readonly string[];
	/** What to write where `from` yields nothing and no row has one of the keys. */
	readonly else?: unknown;
	/** Where no row is there, the field is left out with a warning: what it says matters to reports, not to the ledger. */
	readonly optional?: true;
	/** Only a row of the value's own counts, not the default one, and where there is none the field is left to other rules, or out, without a word. */
	readonly ifThere?: true;
	/** Where the source says the percentage of a tax, by which the target's own rates are looked through where no row is there. */
	readonly rate?: Paths;
	readonly via?: Via;
}

/** Rows of the target: one for each row of a source list, or a single one when something is filled and not zero. */
export interface Rows {
	readonly each?: string;
	readonly when?: Paths;
	readonly rules: Rules;
	/** Where the source keeps the row's tax percentage; the amount guard needs it. */
	readonly rate?: string;
	/** How many of the first rows belong elsewhere. */
	readonly skip?: number;
	/** How many rows the target takes; those beyond are said, not dropped in silence. */
	readonly most?: number;
	/** A row is nothing without these fields, and left out; why they are missing is said where they are filled. */
	readonly needs?: readonly string[];
}

/** Keys are target paths, such as `Contact.ContactNumber`. */
export type Rules = { readonly [target: string]: Rule | null };

/** A whole translation: of what, into what, and how. */
export interface Mapping {
	readonly label: string;
	readonly from: Side;
	readonly to: { readonly app: string; readonly resource: string };
	/** Where the source keeps who it is. */
	readonly source: { readonly id: string; readonly number?: string; readonly modified?: string };
	/** A list of the source of which each row becomes a record of its own; `totals` are then the row's. */
	readonly each?: string;
	/** Records that the mapping does not take, by what a field of theirs says, with a sentence why. */
	readonly refuses?: Readonly<Record<string, Readonly<Record<string, string>>>>;
	/** A step before the rules that works out what no single field says. */
	readonly prepare?: (record: Row) => Row;
	readonly totals?: TotalsAt;
	/** Fields that the target's account must add for it: they are nobody's standard fields. */
	readonly custom?: Fields;
	/** What the target has no place for, with a sentence for the case that the source has it. */
	readonly leftOut?: Readonly<Record<string, string>>;
	readonly rules: Rules;
}

/** Where the source keeps its totals, for the amount guard. */
export interface TotalsAt {
	readonly total?: Paths;
	readonly tax?: Paths;
	/** What all lines come to as they are priced, for sources that state no total. */
	readonly lines?: Paths;
	readonly currency: Paths;
}

export interface Side {
	readonly app: string;
	readonly entity: string;
}
