import { createHmac } from 'node:crypto';
import axios from 'axios';
import type { Row } from '../vendor';
import type { Change } from './books';
import { newId, type Event, type State } from './state';

/** Xero's webhooks: thin events of all organisations of the app, signed over the raw body, posted to one address. */

/** Other collections have no events. Unsure whether a payment also tells of its invoice; here it does, since it changes it. */
const CATEGORIES: Readonly<Record<string, string>> = { Contacts: 'CONTACT', Invoices: 'INVOICE' };

const PATIENCE = 5000;
const DAY = 24 * 3_600_000;

/** Remembers what there is to tell. */
export function announce(state: State, at: number, tenantId: string, changes: readonly Change[]): void {
	for (const { collection, id, isNew } of changes) {
		if (CATEGORIES[collection]) state.hook.events.push({ tenantId, resourceId: id, collection, eventType: isNew ? 'CREATE' : 'UPDATE', at });
	}
}

interface Post {
	readonly status: number;
	readonly answered: string;
}

/**
 * `intent` plays the check that precedes all events: some of its posts are signed wrongly on purpose.
 * Otherwise everything that waits is posted at once, and stays if it is not taken; `again` posts it without forgetting it, so that it comes twice.
 */
export async function deliverWebhook(state: State, now: number, { url, key, intent, again, origin }: Row): Promise<Row> {
	if (typeof url !== 'string' || typeof key !== 'string') throw new Error('url and key are needed');
	if (intent === true) return await playIntent(state, url, key);
	const { hook } = state;
	if (hook.failingSince !== undefined && now - hook.failingSince > DAY) return { status: 'Disabled', waiting: hook.events.length };
	const events = hook.events.slice();
	if (!events.length) return { status: 'OK', delivered: 0, waiting: 0 };

	const { status } = await post(url, bodyOf(state, events, String(origin)), key);
	const isTaken = status >= 200 && status < 300;
	if (!isTaken) {
		hook.failingSince ??= now;
		return { status: 'Retry', answered: status, waiting: hook.events.length };
	}
	delete hook.failingSince;
	if (again !== true) {
		hook.events = hook.events.slice(events.length);
		hook.sequence += events.length;
	}
	return { status: 'OK', answered: status, delivered: events.length, waiting: hook.events.length };
}

async function playIntent(state: State, url: string, key: string): Promise<Row> {
	for (const isSignedWell of [true, false, true, false]) {
		const { status, answered } = await post(url, bodyOf(state, [], ''), isSignedWell ? key : `${key} but another`);
		const isGood = isSignedWell ? status >= 200 && status < 300 : status === 401;
		if (!isGood) return { status: 'Intent to receive required', reason: isSignedWell ? 'Response not 200' : 'Response to incorrectly signed payload not 401' };
		if (answered) return { status: 'Intent to receive required', reason: 'Response contains a body' };
	}
	delete state.hook.failingSince;
	return { status: 'OK' };
}

/** With the irregular blanks of the real one: whoever parses it and writes it anew gets another signature. */
function bodyOf(state: State, events: readonly Event[], origin: string): string {
	const first = events.length ? state.hook.sequence + 1 : 0;
	const last = events.length ? state.hook.sequence + events.length : 0;
	const told = events.map(({ collection, at, resourceId, tenantId, eventType }) => ({
		resourceUrl: `${origin}/api.xro/2.0/${collection}/${resourceId}`,
		resourceId,
		tenantId,
		tenantType: 'ORGANISATION',
		eventCategory: CATEGORIES[collection],
		eventType,
		eventDateUtc: new Date(at).toISOString().slice(0, -1),
	}));
	return `{"events":${JSON.stringify(told)},"firstEventSequence": ${first},"lastEventSequence": ${last}, "entropy": "${newId(state).replace(/-/g, '').slice(0, 20).toUpperCase()}"}`;
}

/** The key is text, although it looks like base64. */
async function post(url: string, body: string, key: string): Promise<Post> {
	const signature = createHmac('sha256', key).update(body, 'utf8').digest('base64');
	return await axios
		.post<string>(url, Buffer.from(body), {
			headers: { 'content-type': 'application/json; charset=utf-8', 'x-xero-signature': signature },
			timeout: PATIENCE,
			maxRedirects: 0,
			proxy: false,
			responseType: 'text',
			validateStatus: () => true,
		})
		.then(({ status, data }) => ({ status, answered: data }))
		.catch(() => ({ status: 0, answered: '' }));
}
