import { createHash } from 'node:crypto';
import type { Answer, Asked } from '../vendor';
import { connect } from './connections';
import { scopeProblem } from './scopes';
import { clients, NZ, type Client } from './seed';
import { newId, type State } from './state';
import { give, redeem, revoke } from './tokens';

/** login.xero.com and identity.xero.com. Whoever comes to the consent page agrees at once. */

const CODE_MS = 5 * 60_000;

const scopesOf = (text: string | null): string[] => (text ?? '').split(/\s+/).filter(Boolean);

export function authorize(state: State, now: number, { query }: Asked): Answer {
	const client = clients.find(({ id }) => id === query.get('client_id'));
	const redirect = query.get('redirect_uri') ?? '';
	const scopes = scopesOf(query.get('scope'));
	const challenge = query.get('code_challenge') ?? undefined;
	if (!client || client.kind === 'custom') return sorry('unauthorized_client', 'Unknown client or client not enabled');
	if (!isAllowed(redirect)) return sorry('invalid_request', 'Invalid redirect_uri');
	if (query.get('response_type') !== 'code') return sorry('unsupported_response_type', 'Only response_type=code is supported');
	const problem = scopeProblem(scopes);
	if (problem) return sorry(problem, problem === 'invalid_scope' ? 'Invalid scope' : 'Invalid scope for client');
	if (challenge ? query.get('code_challenge_method') !== 'S256' : client.kind === 'pkce')
		return sorry('invalid_request', 'A code challenge with method S256 is required');

	const consent = newId(state);
	connect(state, now, consent, { bulk: !(query.get('acr_values') ?? '').includes('bulk_connect:false') });
	const code = createHash('sha256')
		.update(`code ${newId(state)}`)
		.digest('base64url');
	state.codes.set(code, { client: client.id, scopes, consent, redirect, expires: now + CODE_MS, ...(challenge ? { challenge } : {}) });
	const to = new URL(redirect);
	to.searchParams.set('code', code);
	to.searchParams.set('scope', scopes.join(' '));
	const echoed = query.get('state');
	if (echoed !== null) to.searchParams.set('state', echoed);
	return { status: 302, headers: { location: to.toString() } };
}

export function token(state: State, now: number, asked: Asked): Answer {
	const form = new URLSearchParams(asked.body);
	const client = clientOf(asked, form);
	if (!client) return refused('invalid_client');
	switch (form.get('grant_type')) {
		case 'authorization_code': {
			const code = state.codes.get(form.get('code') ?? '');
			state.codes.delete(form.get('code') ?? '');
			const isGood =
				code &&
				code.client === client.id &&
				code.expires >= now &&
				code.redirect === form.get('redirect_uri') &&
				proves(code.challenge, form.get('code_verifier'));
			return isGood ? granted(give(state, now, code)) : refused('invalid_grant');
		}
		case 'refresh_token': {
			const found = redeem(state, now, form.get('refresh_token') ?? '', client.id);
			return found ? granted(give(state, now, found)) : refused('invalid_grant');
		}
		case 'client_credentials': {
			if (client.kind !== 'custom') return refused('unauthorized_client');
			const scopes = scopesOf(form.get('scope'));
			if (scopeProblem(scopes)) return refused('invalid_scope', 'Client credentials scope validation failed');
			const consent = newId(state);
			if (!state.connections.has(NZ)) connect(state, now, consent, { bulk: false });
			return granted(give(state, now, { client: client.id, scopes, consent }, { tenant: NZ }));
		}
		default:
			return refused('unsupported_grant_type');
	}
}

export function revocation(state: State, asked: Asked): Answer {
	const form = new URLSearchParams(asked.body);
	if (!clientOf(asked, form)) return refused('invalid_client');
	revoke(state, form.get('token') ?? '');
	return { status: 200 };
}

export const discovery = ({ origin }: Asked): Answer => ({
	status: 200,
	body: {
		issuer: 'https://identity.xero.com',
		authorization_endpoint: `${origin}/identity/connect/authorize`,
		token_endpoint: `${origin}/connect/token`,
		revocation_endpoint: `${origin}/connect/revocation`,
		grant_types_supported: ['authorization_code', 'client_credentials', 'refresh_token'],
		code_challenge_methods_supported: ['S256'],
	},
});

/** In the header, or in the body. Only an app for phones and desktops has no secret. */
function clientOf({ headers: { authorization = '' } }: Asked, form: URLSearchParams): Client | undefined {
	const [, basic] = /^Basic\s+(.+)$/i.exec(authorization) ?? [];
	const [id, ...secret] = basic ? Buffer.from(basic, 'base64').toString('utf8').split(':') : [form.get('client_id') ?? '', form.get('client_secret') ?? ''];
	return clients.find((client) => client.id === id && (client.secret ?? '') === secret.join(':'));
}

function proves(challenge: string | undefined, verifier: string | null): boolean {
	if (!challenge) return true;
	const isVerifier = verifier !== null && verifier.length >= 43 && verifier.length <= 128;
	return isVerifier && createHash('sha256').update(verifier).digest('base64url') === challenge;
}

/** As Xero: https, or http on localhost by name; http://127.0.0.1 is refused. */
function isAllowed(redirect: string): boolean {
	if (!URL.canParse(redirect)) return false;
	const { protocol, hostname } = new URL(redirect);
	return protocol === 'https:' || (protocol === 'http:' && hostname === 'localhost');
}

const UNSTORED = { 'cache-control': 'no-store, no-cache, max-age=0' };
const granted = (body: unknown): Answer => ({ status: 200, headers: UNSTORED, body });
const refused = (error: string, description?: string): Answer => ({
	status: 400,
	headers: UNSTORED,
	body: { error, ...(description ? { error_description: description } : {}) },
});

/** Xero shows such errors on its own page and sends nobody back. */
const sorry = (error: string, description: string): Answer => ({
	status: 400,
	headers: { 'content-type': 'text/html; charset=utf-8', 'x-frame-options': 'DENY' },
	body: `<!DOCTYPE html>\n<html><head><title>Error</title></head><body><h1>Sorry, something went wrong</h1><p>Error: ${error}</p><p>${description}</p></body></html>\n`,
});
