import type { Row } from '../../record';
import type { Flow } from '../../triage/found';

/** What a comparison goes by beside what it found. */
export interface Around {
	/** ISO, UTC. */
	readonly now: string;
	/** First and last day that were compared, ISO. */
	readonly from: string;
	readonly to: string;
	/** What could not be read, in words, by kind. */
	readonly unread: readonly { readonly kind: string; readonly message: string }[];
	/** The workflow that compares. */
	readonly flow: Flow;
	readonly executionId: string;
	readonly node: string;
	/** Open differences of earlier comparisons, rows of their table. */
	readonly known: readonly Row[];
	/** Newest rows of the audit trail for each kind of record. */
	readonly audit: readonly Row[];
	/** Dead letters that are open. */
	readonly letters: readonly Row[];
}
