import { isRow, rowsIn, type Row } from '../record';
import { instant } from './cursor';

/** An event of Xero's webhook: which record of which organisation changed when, and nothing of what is in it. */
export interface XeroTold {
	readonly tenant: string;
	readonly id: string;
	/** In capitals; the set is open, new ones come every few months. */
	readonly category: string;
	/** CREATE or UPDATE, in capitals. */
	readonly type: string;
	/** ISO. */
	readonly at: string;
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The events of a delivery; an intent to receive has none. What is no event of a record is passed over. */
export const eventsIn = (body: unknown): Row[] => (isRow(body) ? rowsIn(body.events).filter((event) => toldBy(event) !== undefined) : []);

/** An event as Xero wrote it, read. Times have no zone and are UTC; the case of words differs between Xero's pages. */
export function toldBy({ tenantId, resourceId, eventCategory, eventType, eventDateUtc }: Row): XeroTold | undefined {
	const at = instant(/(Z|[+-]\d{2}:?\d{2})$/.test(String(eventDateUtc)) ? eventDateUtc : `${String(eventDateUtc)}Z`);
	const ids = [tenantId, resourceId].every((id) => typeof id === 'string' && GUID.test(id));
	if (at === undefined || !ids || typeof eventCategory !== 'string' || typeof eventType !== 'string') return undefined;
	return {
		tenant: String(tenantId).toLowerCase(),
		id: String(resourceId).toLowerCase(),
		category: eventCategory.toUpperCase(),
		type: eventType.toUpperCase(),
		at: new Date(at).toISOString(),
	};
}
