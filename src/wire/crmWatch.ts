import { isRow, rowsIn, type Row } from '../record';
import type { Answer, Request } from './conversation';
import { ok } from './dialect';

/** Channels of notifications (https://www.zoho.com/crm/developer/docs/api/v8/notifications/overview.html). */

const PATH = '/actions/watch';

/** Events of one channel. */
export const MOST_EVENTS = 50;
/** Fields that one channel may be narrowed to. */
export const MOST_FIELDS = 10;

/** What a channel is opened with. */
export interface Opening {
	/** A number of our own that no JavaScript number holds. */
	readonly channel_id: string;
	/** Such as Leads.create. */
	readonly events: readonly string[];
	/** ISO. Without it, or more than a week away, a channel silently lives for an hour. */
	readonly channel_expiry: string;
	/** Comes back with each notification and is all that proves it. Up to fifty characters. */
	readonly token: string;
	readonly notify_url: string;
	/** Edits of related records notify too, unless switched off. */
	readonly notify_on_related_action: boolean;
	readonly notification_condition?: readonly Row[];
}

/** The number is ours and stays, so asking twice opens one channel; that a number in use is taken again is unsure. */
export const openWatch = (opening: Opening): Request => ({ method: 'POST', path: PATH, body: { watch: [opening] }, repeatable: true });

/** Says everything anew, its expiry too; only a channel that lives can be told. (PATCH would do with less, but its pages differ in how it is written.) */
export const renewWatch = (opening: Opening): Request => ({ method: 'PUT', path: PATH, body: { watch: [opening] }, repeatable: true });

export const readWatch = (id: string): Request => ({ method: 'GET', path: PATH, query: { channel_id: id }, repeatable: true });

export const closeWatches = (ids: readonly string[]): Request => ({ method: 'DELETE', path: PATH, query: { channel_ids: ids.join(',') }, repeatable: true });

const watchesIn = ({ body }: Answer): Row[] => rowsIn(isRow(body) ? body.watch : undefined);

/** Whether all that was asked was done; one answer can hold successes and errors. */
export const isDone = (answer: Answer): boolean => ok(answer) && watchesIn(answer).every(({ status }) => status !== 'error');

/** Whether there is no such channel (any more). */
export const isNotSubscribed = (answer: Answer): boolean => {
	const codes = [answer.body, ...watchesIn(answer)].map((row) => (isRow(row) ? row.code : undefined));
	return codes.includes('NOT_SUBSCRIBED') || answer.status === 404;
};

/** When the channel of an answer ends, in milliseconds; nothing where it tells of none. */
export function expiryIn(answer: Answer): number | undefined {
	if (!ok(answer)) return undefined;
	// A list says it of each module; who opens a channel is told it of each event.
	const rows = watchesIn(answer).flatMap((row) => [row, ...rowsIn(isRow(row.details) ? row.details.events : undefined)]);
	const times = rows.map(({ channel_expiry }) => Date.parse(String(channel_expiry))).filter((time) => !Number.isNaN(time));
	return times.length ? Math.min(...times) : undefined;
}
