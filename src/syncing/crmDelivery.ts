import { isRow, rowsIn, type Row } from '../record';
import type { Bringer } from './told';

/** What Zoho CRM calls what happened, on its way to us; a channel is subscribed to in other words. */
export const operations = ['insert', 'update', 'delete'] as const;
export type Operation = (typeof operations)[number];

/** A change of a record that became known: by a notification, which says what happened, or by a reading, which says when. As it lies in an execution. */
export interface CrmTold {
	readonly module: string;
	readonly id: string;
	/** ISO time of the notification, or of the change. */
	readonly at: string;
	readonly by: Bringer;
	readonly type?: Operation;
	/** API names of the fields that changed, where the notification says. */
	readonly fields?: readonly string[];
	/** A reading found it made since the one before, or changed at no other time. */
	readonly isNew?: true;
	/** What the list of deleted records says. */
	readonly deleted?: Row;
}

export interface Notification {
	readonly token: string;
	readonly told: readonly CrmTold[];
}

/**
 * A notification of Zoho CRM (https://www.zoho.com/crm/developer/docs/api/v8/notifications/overview.html): ids, and nothing of what is in the records. A mass action
 * tells of several at once. What is none has no token and tells nothing.
 */
export function notificationIn(body: unknown): Notification {
	if (!isRow(body)) return { token: '', told: [] };
	const { module, ids, operation, affected_fields, server_time } = body;
	const token = typeof body.token === 'string' ? body.token : '';
	const type = operations.find((known) => known === operation);
	const time = Number(server_time);
	if (typeof module !== 'string' || !type || !Array.isArray(ids)) return { token, told: [] };
	const at = new Date(Number.isSafeInteger(time) && time > 0 ? time : Date.now()).toISOString();
	const changed = Object.assign({}, ...rowsIn(affected_fields)) as Row;
	const told = [...new Set(ids.map(String))].filter(isId).map((id): CrmTold => {
		const fields = changed[id];
		return { module, id, at, by: 'notification', type, ...(Array.isArray(fields) ? { fields: fields.map(String) } : {}) };
	});
	return { token, told };
}

/** Ids are numbers of up to 19 digits. */
const isId = (id: string): boolean => /^\d{1,25}$/.test(id);
