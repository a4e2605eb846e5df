import { createHash } from 'node:crypto';
import { newId, type Access, type Grant, type Refresh, type State } from './state';

export const ACCESS_SECONDS = 1800;
const IDENTITY_SECONDS = 300;
/** The token before the last still works for so long, in case the answer that carried its successor was lost. */
const GRACE_MS = 30 * 60_000;
const UNUSED_MS = 60 * 24 * 3_600_000;

export const USER = { id: '9a1c1b0e-5c0d-4d55-8d3b-2a6a7c1f0e11', email: 'demo@sandbox.test', given: 'Demo', family: 'User' };

export interface TokenAnswer {
	readonly access_token: string;
	readonly expires_in: number;
	readonly token_type: 'Bearer';
	readonly scope: string;
	readonly refresh_token?: string;
	readonly id_token?: string;
}

/** An access token, and what its scopes bring along. */
export function give(state: State, now: number, grant: Grant, { seconds = ACCESS_SECONDS, tenant }: { seconds?: number; tenant?: string } = {}): TokenAnswer {
	const { client, scopes, consent } = grant;
	const expires = now + seconds * 1000;
	const times = { nbf: Math.floor(now / 1000), exp: Math.floor(expires / 1000) };
	const issued = { iss: 'https://identity.xero.com', client_id: client, jti: newId(state) };
	const access_token = token({
		...times,
		...issued,
		aud: 'https://identity.xero.com/resources',
		...(tenant ? {} : { sub: USER.id, xero_userid: USER.id }),
		authentication_event_id: consent,
		scope: scopes,
	});
	const access: Access = { client, scopes, consent, expires, ...(tenant ? { tenant } : {}) };
	state.access.set(access_token, access);
	const answer = { access_token, expires_in: seconds, token_type: 'Bearer' as const, scope: scopes.join(' ') };
	if (tenant) return answer;
	return {
		...answer,
		...(scopes.includes('offline_access') ? { refresh_token: refreshToken(state, now, grant) } : {}),
		...(scopes.includes('openid')
			? {
					id_token: token({
						...times,
						...issued,
						exp: times.nbf + IDENTITY_SECONDS,
						aud: client,
						sub: USER.id,
						xero_userid: USER.id,
						email: USER.email,
						given_name: USER.given,
						family_name: USER.family,
					}),
				}
			: {}),
	};
}

function refreshToken(state: State, now: number, { client, scopes, consent }: Grant): string {
	const text = createHash('sha256')
		.update(`refresh ${newId(state)}`)
		.digest('base64url');
	state.refresh.set(text, { client, scopes, consent, given: now });
	return text;
}

/** The grant behind a refresh token that still works, which is used up from now on. */
export function redeem(state: State, now: number, text: string, client: string): Refresh | undefined {
	const found = state.refresh.get(text);
	const isDead = !found || found.client !== client || now - found.given > UNUSED_MS || (found.rotated !== undefined && now - found.rotated > GRACE_MS);
	if (isDead) return undefined;
	found.rotated ??= now;
	return found;
}

/** Ends a consent: its tokens, and the user's connections. */
export function revoke(state: State, text: string): void {
	const found = state.refresh.get(text);
	if (!found) return;
	for (const [key, { consent }] of state.refresh) if (consent === found.consent) state.refresh.delete(key);
	for (const [key, { consent }] of state.access) if (consent === found.consent) state.access.delete(key);
	state.connections.clear();
}

/** Looks like Xero's: three parts, readable claims. The signature is none; nothing here may rely on it. */
function token(claims: Readonly<Record<string, unknown>>): string {
	const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
	const unsigned = `${part({ alg: 'RS256', kid: 'sandbox', typ: 'JWT' })}.${part(claims)}`;
	return `${unsigned}.${createHash('sha256').update(unsigned).digest('base64url')}`;
}
