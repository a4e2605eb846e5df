import { stageFields } from '../apis/zohoCrm/events';
import type { Failure } from '../failure';
import { chunks, type Row } from '../record';
import type { Answer, Conversation } from '../wire/conversation';
import { closeWatches, expiryIn, isDone, isNotSubscribed, MOST_EVENTS, MOST_FIELDS, openWatch, readWatch, renewWatch, type Opening } from '../wire/crmWatch';
import { failureOf, isUnknown, ok } from '../wire/dialect';
import { proofOf } from '../wire/hookSecret';
import { zohoCrmDialect } from '../wire/zohoCrm';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Zoho grants a week at most and an hour where more is asked for, so half a day is left for clocks that differ. */
export const LIFE = 7 * DAY - 12 * HOUR;

/** A channel is renewed when half of its life is over. */
export const isDue = (expires: number, now: number): boolean => expires - now <= LIFE / 2;

/** What a channel tells of. */
export interface Watched {
	readonly events: readonly string[];
	readonly condition?: readonly Row[];
}

/** The channels of one trigger as they are stored, for everyone to read: what cannot be asked of Zoho when one is lost. */
export interface Channels {
	readonly url: string;
	/** What the secret is made with that all of them bear. */
	readonly salt: string;
	/** Of that secret: a notification whose token has it is ours. */
	readonly proof: string;
	readonly related: boolean;
	readonly watched: readonly (Watched & { readonly id: string })[];
}

export interface Wishes {
	readonly modules: readonly string[];
	/** What has to happen to a record. */
	readonly changes: readonly string[];
	/** Fields whose edits are wanted, by module; every edit of a module that is not named. */
	readonly fields: Readonly<Record<string, readonly string[]>>;
}

/** Events to subscribe to, and the fields that edits may be narrowed to. */
export interface Subscription {
	readonly events: readonly string[];
	readonly narrowed?: { readonly module: string; readonly fields: readonly string[] };
}

/**
 * What has to be subscribed to, by channel. Edits that are narrowed to fields have a channel for each module, because nobody says whether the condition would also
 * hold back what is created or deleted; more fields than a channel takes are left to our own check.
 */
export function subscriptions({ modules, changes, fields }: Wishes): Subscription[] {
	const wants = (...any: string[]): boolean => any.some((change) => changes.includes(change));
	const open: string[] = [];
	const narrowed: Subscription[] = [];
	for (const module of modules) {
		const stage = stageFields[module];
		const isFollowed = stage !== undefined && (wants('statusChanged') || (wants('won') && module === 'Deals'));
		const told = new Set([...(wants('updated') ? (fields[module] ?? []) : []), ...(isFollowed ? [stage] : [])]);
		const all = wants('updated') && !fields[module];
		const isNarrow = !all && told.size > 0 && told.size <= MOST_FIELDS;
		if (wants('created') || (wants('won') && module === 'Deals')) open.push(`${module}.create`);
		if (wants('deleted')) open.push(`${module}.delete`);
		if (isNarrow) narrowed.push({ events: [`${module}.edit`], narrowed: { module, fields: [...told] } });
		else if (all || told.size) open.push(`${module}.edit`);
	}
	return [...chunks(open, MOST_EVENTS).map((events) => ({ events })), ...narrowed];
}

/** The condition of a channel as the API takes it; ids are the account's, of the module and its fields. */
export const conditionOf = (module: Row, fields: readonly Row[]): Row => {
	const group = fields.map((field) => ({ field }));
	return { type: 'field_selection', module, field_selection: group.length === 1 ? group[0] : { group_operator: 'or', group } };
};

const openingOf = ({ url, related }: Channels, token: string, { id, events, condition }: Channels['watched'][number], now: number): Opening => ({
	channel_id: id,
	events,
	channel_expiry: `${new Date(now + LIFE).toISOString().slice(0, 19)}+00:00`,
	token,
	notify_url: url,
	notify_on_related_action: related,
	...(condition ? { notification_condition: condition } : {}),
});

const refusal = (answer: Answer): Failure => failureOf(zohoCrmDialect, answer);

/** Opens all of them with the secret; says why not. */
export function* open(channels: Channels, token: string, now: number): Conversation<Failure | undefined> {
	for (const each of channels.watched) {
		const answer = yield openWatch(openingOf(channels, token, each, now));
		if (!isDone(answer)) return refusal(answer);
	}
	return undefined;
}

/** Whether all of them live. */
export function* areOpen(channels: Channels, now: number): Conversation<boolean> {
	for (const { id } of channels.watched) if (((expiryIn(yield readWatch(id)) ?? 0) as number) <= now) return false;
	return true;
}

/** Closes all of them; one that is gone already is closed. */
export function* close({ watched }: Channels): Conversation<Failure | undefined> {
	for (const { id } of watched) {
		const answer = yield closeWatches([id]);
		if (!isDone(answer) && !isNotSubscribed(answer)) return refusal(answer);
	}
	return undefined;
}

export interface Tended {
	readonly channels: Channels;
	readonly did: readonly ('kept' | 'renewed' | 'opened')[];
	/** What could not be done, or was done otherwise than asked. */
	readonly failures: readonly Failure[];
}

/**
 * Looks after channels: renews one at half of its life, and all where their secret has become another, and opens a lost one again; what happened meanwhile is for the next
 * reading.
 */
export function* tend(channels: Channels, token: string, now: number, newId: () => string): Conversation<Tended> {
	const proof = proofOf(token);
	const isOther = proof !== channels.proof;
	const watched: Channels['watched'][number][] = [];
	const did: Tended['did'][number][] = [];
	const failures: Failure[] = [];
	for (const each of channels.watched) {
		watched.push(each);
		const seen = yield readWatch(each.id);
		if (!ok(seen) && !isNotSubscribed(seen)) {
			failures.push(refusal(seen));
			continue;
		}
		const expires = expiryIn(seen) ?? 0;
		if (expires > now && !isDue(expires, now) && !isOther) {
			did.push('kept');
			continue;
		}
		const renewed = expires > now ? yield renewWatch(openingOf(channels, token, each, now)) : undefined;
		const isLost = !renewed || isNotSubscribed(renewed);
		let answer: Answer = renewed && !isLost ? renewed : yield openWatch(openingOf(channels, token, each, now));
		// Whether the number of a channel that ended may be used again is unsure.
		if (isLost && !isDone(answer) && !isUnknown(answer) && ![401, 403, 429].includes(answer.status)) {
			const other = { ...each, id: newId() };
			answer = yield openWatch(openingOf(channels, token, other, now));
			if (isDone(answer)) watched.splice(-1, 1, other);
		}
		if (!isDone(answer)) {
			failures.push(refusal(answer));
			continue;
		}
		did.push(isLost ? 'opened' : 'renewed');
		const until = expiryIn(answer);
		if (until !== undefined && until - now < DAY) failures.push(tooShort(until));
	}
	// Told by the old secret as long as one of them still bears it.
	return { channels: { ...channels, watched, ...(failures.length ? {} : { proof }) }, did, failures };
}

/** An hour was granted for a week, as Zoho does where the week is over by its own clock. */
const tooShort = (until: number): Failure => ({
	cause: 'unknown',
	status: 200,
	message: `Zoho CRM keeps the notification channel only until ${new Date(until).toISOString()}. Check the clock of the computer that n8n runs on`,
	details: [],
});
