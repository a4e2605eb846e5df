import { h, type ComponentChild } from '../../libraries/html';
import { grouped, rowsIn, textOf, timeOf, type Row } from '../../record';
import { tag, when } from '../page';
import { nothing } from '../parts';
import { isOpen, type State } from './health';

/** A sign-in or a channel of notifications, and whether it lasts. */
export interface Connection {
	readonly name: string;
	readonly state: State;
	readonly says: string;
	/** ISO; empty where nobody says when it ends. */
	readonly endsAt: string;
}

const DAY = 86_400_000;
/** Templates renew channels when half of their week is over. */
const SOON = 2 * DAY;

/** Causes of letters that a new sign-in heals. */
const BROKEN: Readonly<Record<string, string>> = {
	'credential-invalid': 'has to be connected again',
	'not-connected': 'lost its organisation',
	'scope-missing': 'lacks a permission',
};

/** Xero lets go of what is not used for so long (https://developer.xero.com/documentation/guides/oauth2/token-types); the sign-ins of Zoho do not end by themselves. */
const UNUSED: Readonly<Record<string, string>> = { Xero: 'A sign-in that is not used for 60 days ends.' };

/** As the quota names them. */
const vendors: Readonly<Record<string, string>> = {
	xero: 'Xero',
	zohoBooks: 'Zoho finance',
	zohoCrm: 'Zoho CRM',
	zohoExpense: 'Zoho finance',
	zohoInventory: 'Zoho finance',
};

const vendorOf = (letter: Row): string => {
	const [app = ''] = (textOf(letter['target']) || textOf(letter['source_app'])).split(':');
	return Object.hasOwn(vendors, app) ? vendors[app]! : app;
};

/**
 * @param quotas rows as the Sync Monitor tells them: vendors that were called
 * @param letters dead letters
 */
export function connectionsOf(quotas: readonly Row[], letters: readonly Row[]): Connection[] {
	const broken = letters.filter((letter) => isOpen(letter) && Object.hasOwn(BROKEN, textOf(letter['cause'])));
	const named = new Set([...quotas.map(({ vendor }) => textOf(vendor)), ...broken.map(vendorOf)].filter(Boolean));
	return [...named].sort().map((vendor): Connection => {
		const letter = broken.find((one) => vendorOf(one) === vendor);
		if (letter) return { name: vendor, state: 'bad', says: `${BROKEN[textOf(letter['cause'])]!}: ${textOf(letter['message'])}`, endsAt: '' };
		const calls = quotas.filter((row) => row['vendor'] === vendor).reduce((sum, row) => sum + (Number(row['calls_today']) || 0), 0);
		return { name: vendor, state: 'good', says: [calls > 0 ? 'used today.' : 'not used today.', UNUSED[vendor] ?? ''].filter(Boolean).join(' '), endsAt: '' };
	});
}

/**
 * Channels of Zoho CRM, which end after a week unless they are renewed.
 * @param answers of its list of channels, with a list under `watch`
 */
export function channelsOf(answers: readonly Row[], now: number): Connection[] {
	const all = answers.flatMap(({ watch }) => rowsIn(watch));
	return grouped(all, ({ channel_id: id }) => textOf(id)).map((events) => {
		const ends = events.map(({ channel_expiry: expiry }) => timeOf(expiry)?.getTime() ?? 0).sort((one, other) => one - other)[0]!;
		const modules = [
			...new Set(events.map(({ resource_name: name, events: what }) => textOf(name) || (Array.isArray(what) ? String(what[0] ?? '').split('.')[0]! : ''))),
		];
		const state: State = ends <= now ? 'bad' : ends - now < SOON ? 'warn' : 'good';
		const says = { bad: 'has ended: publish its workflow anew', warn: 'ends soon: look whether its workflow runs', good: 'is renewed by its workflow' }[state];
		return {
			name: `Channel of ${modules.filter(Boolean).join(', ') || textOf(events[0]!['channel_id'])}`,
			state,
			says,
			endsAt: ends > 0 ? new Date(ends).toISOString() : '',
		};
	});
}

const words: Readonly<Record<State, string>> = { good: 'connected', warn: 'ends soon', bad: 'broken' };

export function connectionList(all: readonly Connection[]): ComponentChild {
	if (all.length === 0) return nothing('Nothing was called yet.');
	return h(
		'ul',
		{ style: 'list-style:none;padding:0' },
		...all.map(({ name, state, says, endsAt }) =>
			h(
				'li',
				{ style: 'margin:0 0 8px' },
				h('strong', null, name),
				' ',
				tag(words[state], state),
				' ',
				h('span', { class: 'soft' }, says),
				endsAt === '' ? null : [' · ends ', when(endsAt)],
			),
		),
	);
}
