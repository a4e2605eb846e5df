import type { FinanceChange } from '../apis/zohoFinance/events';
import { isFilled, type Row } from '../record';
import type { Known } from './ledger';

/** What can have happened to a record. "Changed" is said where nobody tells whether it is new. */
export const changes = {
	created: 'Created',
	paid: 'Paid',
	statusChanged: 'Status Changed',
	updated: 'Updated',
	voided: 'Voided or Deleted',
} as const;

/** What can have happened to a record of Zoho CRM. */
export const crmChanges = {
	created: 'Created',
	deleted: 'Deleted',
	updated: 'Edited',
	statusChanged: 'Stage or Status Changed',
	won: 'Deal Won',
} as const;

export type CrmChange = keyof typeof crmChanges;
export type Change = keyof typeof changes | CrmChange | FinanceChange | 'changed';

/** How a change became known. */
export type Bringer = 'webhook' | 'notification' | 'sweep' | 'polling';

/** What travels with a record about its change. */
export interface Happened {
	readonly changes: readonly Change[];
	readonly by: Bringer;
	/** ISO time of the event, or of the change where there was none. */
	readonly at: string;
	/** The status that the record had when it was last seen. */
	readonly statusBefore?: string;
}

const VOID = ['VOIDED', 'DELETED'];
/** A record is stamped twice when it is made; further apart, it was made earlier. */
const AT_ONCE = 1000;

/** The status, by the names that Xero has for it. */
export const statusOf = (record: Row): string | undefined => {
	const status = record.Status ?? record.ContactStatus;
	return isFilled(status) ? String(status) : undefined;
};

/**
 * What happened, as far as it can be told: types of events where a webhook brought it, and what is known of the record from before. Paid and voided are
 * told when a record is first seen so, a change of status when the one before is known.
 */
export function changesIn(record: Row, known: Known | undefined, types: readonly string[]): Change[] {
	const status = statusOf(record);
	const isOther = status !== undefined && status !== known?.status;
	const happened = types.length ? types.flatMap((type) => ofType[type] ?? ['changed' as const]) : [unTold(record, known)];
	return [
		...new Set<Change>([
			...happened,
			...(isOther && known?.status !== undefined ? (['statusChanged'] as const) : []),
			...(isOther && status === 'PAID' ? (['paid'] as const) : []),
			...(isOther && VOID.includes(status) ? (['voided'] as const) : []),
		]),
	];
}

const ofType: Readonly<Record<string, readonly Change[]>> = { CREATE: ['created'], UPDATE: ['updated'] };

/** Without an event: a record that was seen before is not new, and few records say when they were made. */
function unTold(record: Row, known: Known | undefined): Change {
	if (known) return 'updated';
	const [made, modified] = [Date.parse(String(record.CreatedDateUTC)), Date.parse(String(record.UpdatedDateUTC))];
	if (Number.isNaN(made) || Number.isNaN(modified)) return 'changed';
	return modified - made <= AT_ONCE ? 'created' : 'updated';
}

/** Whether somebody who wants these wants that; what may be either is handed on to those who want one of the two. */
export const isWanted = (wanted: readonly string[], happened: readonly Change[]): boolean =>
	happened.some((change) => (change === 'changed' ? wanted.includes('created') || wanted.includes('updated') : wanted.includes(change)));
