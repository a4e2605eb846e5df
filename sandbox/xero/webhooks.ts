import { createHmac } from 'node:crypto';
import axios from 'axios';
import type { Row } from '../vendor';
import type { Change } from './books';
import { newId, type Event, type State } from './state';

/** Xero's webhooks: thin events of all organisations of the app, signed over the raw body, posted to one address. */

/** Other collections have no events. Unsure whether a payment also tells of its invoice; here it does, since it changes it. */
const CATEGORIES: Readonly<Record<string, string>> = {
	Contacts: 'CONTACT',
	Invoices: 'INVOICE',
	CreditNotes: 'CREDITNOTE',
	Prepayments: 'PREPAYMENT',
	// Unsure: its events were announced, never shown.
	Overpayments: 'OVERPAYMENT',
	// Experimental: in the specification, but nobody has seen one. Only told of where it is asked for.
	Payments: 'PAYMENT',
};
const USUAL = Object.values(CATEGORIES).filter((category) => category !== 'PAYMENT');

/** Newer categories say a little of the record. Unsure for overpayments. */
const TELLS: Readonly<Record<string, readonly string[]>> = {
	CreditNotes: ['Type', 'Status'],
	Prepayments: ['Type', 'Status', 'UpdatedDateUTCString'],
	Overpayments: ['Type', 'Status', 'UpdatedDateUTCString'],
};

const PATIENCE = 5000;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const KEPT = 31 * DAY;
/** After the retry at once. Unsure: "every 15 minutes with decreasing frequency" is all that Xero says. */
const RETRIES = [15, 30, 60, 120, 240].map((minutes) => minutes * MINUTE);

/** Remembers what there is to tell. */
export function announce(state: State, at: number, tenantId: string, changes: readonly Change[]): void {
	for (const { collection, id, isNew } of changes) {
		const row = state.books.get(tenantId)?.get(collection, id);
		if (!CATEGORIES[collection] || !row) continue;
		const whole: Row = { ...row, UpdatedDateUTCString: `${new Date(at).toISOString().slice(0, 19)}Z` };
		const data = TELLS[collection]?.map((name) => [name, whole[name]]);
		state.hook.events.push({
			tenantId,
			resourceId: id,
			collection,
			eventType: isNew ? 'CREATE' : 'UPDATE',
			at,
			...(data ? { data: Object.fromEntries(data) as Row } : {}),
		});
	}
}

interface Post {
	readonly status: number;
	readonly answered: string;
}

/**
 * `intent` plays the check that precedes all events: some of its posts are signed wrongly on purpose.
 * Otherwise everything that waits is posted, and stays if it is not taken; `again` posts it without forgetting it, so that it comes twice.
 * `categories` are those chosen in the portal; `batch` is how many events travel in a post; `shuffle` is a seed for their order; `duplicates` the share that comes twice.
 */
export async function deliverWebhook(state: State, now: number, { url, key, intent, again, origin, ...wishes }: Row): Promise<Row> {
	if (typeof url !== 'string' || typeof key !== 'string') throw new Error('url and key are needed');
	if (intent === true) return await playIntent(state, url, key);
	const { hook } = state;
	if (hook.failingSince !== undefined && now - hook.failingSince > DAY) return { status: 'Disabled', waiting: hook.events.length };
	if (hook.nextTryAt !== undefined && now < hook.nextTryAt) return { status: 'Retry', waiting: hook.events.length, nextTryAt: iso(hook.nextTryAt) };

	const chosen = Array.isArray(wishes.categories) ? wishes.categories.map(String) : USUAL;
	hook.events = hook.events.filter(({ collection, at }) => chosen.includes(CATEGORIES[collection] ?? '') && now - at <= KEPT);
	const events = asWished(hook.events, wishes);
	if (!events.length) return { status: 'OK', delivered: 0, waiting: 0 };

	const size = typeof wishes.batch === 'number' ? Math.max(1, wishes.batch) : events.length;
	const posts = Array.from({ length: Math.ceil(events.length / size) }, (_, index) => events.slice(index * size, (index + 1) * size));
	let answered = 0;
	for (const some of posts) {
		const body = bodyOf(state, some, String(origin));
		// A post that is not taken is tried again at once.
		answered = (await post(url, body, key)).status;
		if (!isTaken(answered)) answered = (await post(url, body, key)).status;
		if (!isTaken(answered)) return failed(state, now, answered);
		if (again !== true) {
			hook.sequence += some.length;
			hook.events = hook.events.filter((event) => !some.includes(event));
		}
	}
	delete hook.failingSince;
	delete hook.nextTryAt;
	hook.tries = 0;
	return { status: 'OK', answered, delivered: events.length, waiting: hook.events.length };
}

const iso = (at: number): string => new Date(at).toISOString();
const isTaken = (status: number): boolean => status >= 200 && status < 300;

function failed(state: State, now: number, answered: number): Row {
	const { hook } = state;
	hook.failingSince ??= now;
	hook.nextTryAt = now + (RETRIES[hook.tries ?? 0] ?? RETRIES.at(-1)!);
	hook.tries = (hook.tries ?? 0) + 1;
	return { status: 'Retry', answered, waiting: hook.events.length, nextTryAt: iso(hook.nextTryAt) };
}

/** Out of order, and some of them twice, as happens on the way. */
function asWished(events: readonly Event[], { shuffle, duplicates }: Row): Event[] {
	if (typeof shuffle !== 'number' && typeof duplicates !== 'number') return [...events];
	const random = seeded(typeof shuffle === 'number' ? shuffle : 1);
	const twice = events.slice(0, Math.round(events.length * (typeof duplicates === 'number' ? duplicates : 0)));
	const all = [...events, ...twice];
	for (let index = all.length - 1; index > 0; index--) {
		const other = Math.floor(random() * (index + 1));
		[all[index], all[other]] = [all[other]!, all[index]!];
	}
	return all;
}

/** Numbers below 1 that are the same for the same seed (a linear congruential generator). */
function seeded(seed: number): () => number {
	let state = seed >>> 0;
	return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

async function playIntent(state: State, url: string, key: string): Promise<Row> {
	for (const isSignedWell of [true, false, true, false]) {
		const { status, answered } = await post(url, bodyOf(state, [], ''), isSignedWell ? key : `${key} but another`);
		const isGood = isSignedWell ? isTaken(status) : status === 401;
		if (!isGood) return { status: 'Intent to receive required', reason: isSignedWell ? 'Response not 200' : 'Response to incorrectly signed payload not 401' };
		if (answered) return { status: 'Intent to receive required', reason: 'Response contains a body' };
	}
	delete state.hook.failingSince;
	delete state.hook.nextTryAt;
	state.hook.tries = 0;
	return { status: 'OK' };
}

/** With the irregular blanks of the real one: whoever parses it and writes it anew gets another signature. */
function bodyOf(state: State, events: readonly Event[], origin: string): string {
	const first = events.length ? state.hook.sequence + 1 : 0;
	const last = events.length ? state.hook.sequence + events.length : 0;
	const told = events.map(({ collection, at, resourceId, tenantId, eventType, data }) => ({
		resourceUrl: `${origin}/api.xro/2.0/${collection}/${resourceId}`,
		resourceId,
		tenantId,
		tenantType: 'ORGANISATION',
		eventCategory: CATEGORIES[collection],
		eventType,
		eventDateUtc: iso(at).slice(0, -1),
		...(data ? { data } : {}),
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
