import type { Decimal } from '../../libraries/decimal';

/** What a document is, whichever application it is in. */
export type Kind = 'invoice' | 'bill' | 'customerCredit' | 'vendorCredit' | 'payment' | 'spent' | 'received' | 'quote' | 'purchaseOrder' | 'contact';

export type App = 'xero' | 'zoho';

/** A value with its place in the record; an account may go by its code and by its id. */
export interface Coded {
	readonly at: string;
	readonly values: readonly string[];
}

/** An invoice, a payment or another document of either vendor, or one that is still to be written, in one shape. */
export interface Document {
	readonly app: App;
	readonly kind: Kind;
	/** Its id in its own application; empty where it has none yet. */
	readonly id: string;
	/** The id of the record that it was made from; empty where that is not known. */
	readonly origin: string;
	/** Ids and numbers by which its party is known, then the folded name. */
	readonly party: readonly string[];
	readonly nameKey: string;
	readonly name: string;
	/** Days since 1970. */
	readonly day: number | undefined;
	/** What it comes to with tax, and without; each only where it is known. */
	readonly gross: Decimal | undefined;
	readonly net: Decimal | undefined;
	readonly currency: string | undefined;
	readonly number: string;
	/** Never an id that our own mappings put there. */
	readonly reference: string;
	/** The numbers and ids of the documents that a payment pays. */
	readonly pays: readonly string[];
	readonly accounts: readonly Coded[];
	readonly taxes: readonly Coded[];
	/** Numbers of bank accounts, without blanks and hyphens. */
	readonly banks: readonly Coded[];
	/** Void or deleted. */
	readonly ended: boolean;
}

/** Where the fields of a record stand, for the places of issues. */
export interface Places {
	readonly amount: string;
	readonly date: string;
	readonly number: string;
	readonly currency: string;
}
