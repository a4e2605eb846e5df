/** Why something did not happen, in the words that workflows branch on. */
export const causes = [
	'rate-limited',
	'quota-exhausted',
	'temporarily-unavailable',
	'network',
	'credential-invalid',
	'scope-missing',
	'not-connected',
	'validation',
	'duplicate',
	'business-rule',
	'not-found',
	'conflict',
	'unknown',
] as const;

export type Cause = (typeof causes)[number];

/** A problem with its place, such as `LineItems[2].TaxType`; the place is empty where the whole record is meant. */
export interface Problem {
	readonly at: string;
	readonly says: string;
}

/** What the error output carries beside the input. */
export interface Failure {
	readonly cause: Cause;
	/** HTTP status; 0 where no answer came. */
	readonly status: number;
	/** What happened and what to do, for a person. */
	readonly message: string;
	/** The vendor's own words, each with its place. */
	readonly details: readonly Problem[];
	/** What the vendor's support asks for. */
	readonly requestId?: string;
	/** ISO time before which trying again is pointless. */
	readonly retryAt?: string;
}

/** What travels with a record under `_sync`: where it came from. Read by nodes, never sent to a vendor. */
export interface Sync {
	readonly source?: Source;
	/** Problems found on the way, for the Record Validator. */
	readonly issues?: readonly Issue[];
	/** What happened to the record, where a trigger can tell. */
	readonly event?: object;
	/** How often this record has failed before. */
	readonly attempts?: number;
	/** How urgent it is, where that is not plain from the above: live, replay or backfill. */
	readonly priority?: string;
}

export interface Source {
	/** xero, zohoBooks, … */
	readonly app: string;
	readonly organization?: string;
	/** invoice, contact, payment, … */
	readonly entity: string;
	readonly id: string;
	/** What a person calls the record. */
	readonly number?: string;
	/** The vendor's time of the change, ISO. */
	readonly modified?: string;
	/** Address of the record in the vendor's own application. */
	readonly url?: string;
}

/** A problem that stops or delays a record, with the way out. */
export interface Issue extends Problem {
	readonly rule: string;
	readonly severity: 'error' | 'warning' | 'review';
	readonly fix?: string;
}
