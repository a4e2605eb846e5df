import type { Answer, Asked, Clock, Row, Vendor } from '../vendor';
import { admit, answerApi, expired, tenantOf } from './api';
import { connect, connections } from './connections';
import { enter } from './entry';
import { tooMany } from './limits';
import { authorize, discovery, revocation, token } from './oauth';
import { API } from './paths';
import { everyScope } from './scopes';
import { nzCompany, xeroClient } from './seed';
import { sheetsOf } from './sheets';
import { found, freeze, freshState, newId, thaw } from './state';
import { give } from './tokens';
import { deliverWebhook } from './webhooks';

/** Xero: its sign-in, its connections and the Accounting API, for two organisations. */
export function createXero(clock: Clock): Vendor {
	let state = freshState(clock.now());
	connect(state, clock.now(), newId(state));

	const doors: Readonly<Record<string, (asked: Asked) => Answer>> = {
		'GET /identity/connect/authorize': (asked) => authorize(state, clock.now(), asked),
		'POST /connect/token': (asked) => token(state, clock.now(), asked),
		'POST /connect/revocation': (asked) => revocation(state, asked),
		'GET /.well-known/openid-configuration': discovery,
	};

	/** On every answer; Xero's support asks for it. */
	const correlated = (given: Answer): Answer => ({ ...given, headers: { ...given.headers, 'Xero-Correlation-Id': newId(state) } });

	const answer = (asked: Asked): Answer => {
		const door = doors[`${asked.method} ${asked.path}`];
		if (door) return door(asked);
		const isApi = asked.path.startsWith(`${API}/`);
		if (!isApi && !/^\/connections(\/|$)/.test(asked.path)) return { status: 404, headers: { 'content-type': 'text/html; charset=utf-8' }, body: '' };
		const admitted = admit(state, clock.now(), asked);
		if ('status' in admitted) return correlated(admitted);
		return correlated(isApi ? answerApi(state, clock.now(), asked, admitted) : connections(state, asked, admitted));
	};

	return {
		name: 'xero',
		prefix: '/xero',
		answer,
		reset() {
			state = freshState(clock.now());
			connect(state, clock.now(), newId(state));
		},
		seed: (records) => enter(state, clock.now(), records),
		snapshot: () => freeze(state),
		restore: (snapshot) => void (state = thaw(snapshot)),
		sheets: () => [...state.books.values()].filter((books, index) => index === 0 || books.rows('Invoices').length > 0).flatMap(sheetsOf),
		organisation: ({ headers }) => headers['xero-tenant-id'],
		refuse(fault, asked) {
			const access = admit(state, clock.now(), asked);
			const [client, tenant] = 'status' in access ? [xeroClient.id, tenantOf(asked)] : [access.client, tenantOf(asked, access)];
			return correlated(
				fault.kind === 'expired-token' ? expired(state, clock.now()) : tooMany(state, clock.now(), client, tenant, fault.problem, fault.retryAfter),
			);
		},
		levers: {
			/** A token without a browser, as if the user had consented. */
			tokens: ({ scopes = everyScope, expiresInSeconds }: Row) => {
				const list = Array.isArray(scopes) ? scopes.map(String) : String(scopes).split(/\s+/);
				const consent = newId(state);
				connect(state, clock.now(), consent);
				return give(
					state,
					clock.now(),
					{ client: xeroClient.id, scopes: list, consent },
					typeof expiresInSeconds === 'number' ? { seconds: expiresInSeconds } : {},
				);
			},
			/** Further organisations of the same user, connected to the app: { names }. Answers their ids. */
			organisations: ({ names }: Row) => {
				const companies = (Array.isArray(names) ? names : []).map((name) => nzCompany(new Date(clock.now()).toISOString(), String(name)));
				for (const company of companies) found(state, company);
				connect(state, clock.now(), newId(state));
				return { tenants: companies.map(({ tenant }) => tenant) };
			},
			/** Posts what happened to the app's address: { url, key, intent?, again?, categories?, batch?, shuffle?, duplicates? }. */
			webhooks: (input: Row) => deliverWebhook(state, clock.now(), input),
			/** What the app pays for: 1,000 calls a day on Starter, 5,000 above. */
			tier: ({ day = state.tier.day, minute = state.tier.minute }: Row) => (state.tier = { ...state.tier, day: Number(day), minute: Number(minute) }),
			/** How many records a list may go through before Xero refuses it, such as 100,000; without a number there is no limit. */
			volume: ({ most }: Row) => {
				const { volume: _before, ...rest } = state.tier;
				return (state.tier = typeof most === 'number' ? { ...rest, volume: most } : rest);
			},
		},
	};
}
