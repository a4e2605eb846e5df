import type { Problem } from '../failure';
import type { Paths } from '../mapping/rule';
import type { Row } from '../record';

export type SideName = 'left' | 'right';

/** What a compared field holds, and so how two values of it are equal. The first field of a kind plays its part in sums and explanations. */
export const kinds = {
	amount: 'Amount',
	balance: 'Balance Still Open',
	currency: 'Currency',
	date: 'Date',
	party: 'Customer or Vendor',
	status: 'Status',
	text: 'Text',
} as const;

export type Kind = keyof typeof kinds;

/** A field that both sides should agree on. */
export interface Compared {
	/** What a person calls it. */
	readonly label: string;
	readonly kind: Kind;
	/** Where each side holds it; the first filled of several places counts. */
	readonly left: Paths;
	readonly right: Paths;
	/** Cents by which amounts may differ; decimal text or number. */
	readonly tolerance?: number | string;
	/** Which statuses of the right stand for one of the left; in lower case. */
	readonly equivalents?: Readonly<Record<string, readonly string[]>>;
	/** How many letters the shorter side holds. */
	readonly letters?: number;
	/** What is no part of a text, at its beginning. */
	readonly without?: readonly string[];
}

/** What is known of one side's records. */
export interface Side {
	/** What a person calls it, such as Xero. */
	readonly name: string;
	/** The fields that together tell a record; of each, the first filled of several places counts. */
	readonly key: readonly Paths[];
	/** The vendor's own id, for the outputs. */
	readonly id?: Paths;
	/** Where the record's status stands, and which statuses end a record; in lower case. */
	readonly status?: Paths;
	readonly ended?: readonly string[];
	/** A document's lines, to know how much rounding can amount to. */
	readonly lines?: Paths;
	/** The exchange rate, in whichever direction. */
	readonly rate?: Paths;
	/** When the record was last changed. */
	readonly modified?: Paths;
	/** What shows that a record came from the other side. */
	readonly origin?: { readonly from: Paths; readonly has: string };
	/** What shows that the other side has nothing for a record. */
	readonly alone?: Paths;
	/** What a record of another kind says of itself, and what should be done with it. */
	readonly strangers?: { readonly from: Paths; readonly are: Readonly<Record<string, string>> };
	/** One record as the several that the other side has for it; nothing to compare is a problem. */
	readonly parts?: (record: Row) => readonly Row[] | Problem;
}

/** What is compared with what. */
export interface Plan {
	/** What a person calls one of the records, such as "invoice". */
	readonly entity: string;
	readonly left: Side;
	readonly right: Side;
	readonly compared: readonly Compared[];
	readonly ignoreCase: boolean;
	/** What is taken off the beginning of each part of a key, such as `books:`. */
	readonly prefixes: readonly string[];
	/** Fields that, all equal, tell a record whose key was changed; by label. Without it: party, amount, date and currency. */
	readonly alike?: readonly (readonly string[])[];
	/** First and last day that are compared, ISO; either may be missing. */
	readonly period?: { readonly from?: string; readonly to?: string };
}

/** Where in the list of compared fields those are that play a part; -1 where none does. */
export interface Roles {
	readonly amount: number;
	readonly currency: number;
	readonly date: number;
	/** For each way to recognise a record without its key: the fields that must be equal. */
	readonly alike: readonly (readonly number[])[];
}

/** Fewer equal fields would join strangers. */
const FEWEST_ALIKE = 2;

export const rolesOf = ({ compared, alike }: Plan): Roles => {
	const first = (kind: Kind): number => compared.findIndex((field) => field.kind === kind);
	const usual = (['party', 'amount', 'date', 'currency'] as const).map(first).filter((index) => index >= 0);
	const named = alike?.map((labels) => labels.map((label) => compared.findIndex((field) => field.label === label)));
	return {
		amount: first('amount'),
		currency: first('currency'),
		date: first('date'),
		// A field that was left out of the comparison tells nothing any more.
		alike: named ? named.filter((fields) => fields.every((index) => index >= 0)) : usual.length >= FEWEST_ALIKE && first('party') >= 0 ? [usual] : [],
	};
};
