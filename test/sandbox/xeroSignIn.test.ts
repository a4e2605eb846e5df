import { createHash } from 'node:crypto';
import { NZ, UK, xeroClient, xeroCustomClient, xeroPkceClient } from '../../sandbox/xero/seed';
import { caller, type Caller } from './xeroCaller';

const REDIRECT = 'http://localhost:5678/rest/oauth2-credential/callback';
const SCOPES = 'openid offline_access accounting.invoices accounting.contacts.read';
const MINUTE = 60;

let xero: Caller;
beforeEach(() => {
	xero = caller();
});

const form = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();
const basic = ({ id, secret }: { id: string; secret: string }) => ({ authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` });
const authorize = (more: Record<string, string> = {}) =>
	xero.raw(
		'GET',
		`/identity/connect/authorize?${form({ response_type: 'code', client_id: xeroClient.id, redirect_uri: REDIRECT, scope: SCOPES, state: 'a b&c', ...more })}`,
	);
const codeOf = (more: Record<string, string> = {}): string => new URL(authorize(more).headers.location ?? '').searchParams.get('code') ?? '';
const exchange = (fields: Record<string, string>, headers: Record<string, string> = basic(xeroClient)) =>
	xero.raw('POST', '/connect/token', form({ grant_type: 'authorization_code', redirect_uri: REDIRECT, ...fields }), headers);
const refresh = (refresh_token: unknown) =>
	xero.raw('POST', '/connect/token', form({ grant_type: 'refresh_token', refresh_token: String(refresh_token) }), basic(xeroClient));
const bearer = (token: unknown, tenant = NZ) => ({ headers: { authorization: `Bearer ${token}`, 'xero-tenant-id': tenant } });

describe('consent', () => {
	it('sends back with code and state', () => {
		const { status, headers } = authorize();
		const to = new URL(headers.location ?? '');
		expect(status).toBe(302);
		expect(to.origin + to.pathname).toBe(REDIRECT);
		expect(to.searchParams.get('state')).toBe('a b&c');
	});

	it.each([
		['an unknown scope', { scope: 'accounting.everything' }, 'invalid_scope'],
		['a scope that needs approval', { scope: 'accounting.journals.read' }, 'unauthorized_client'],
		['no scope', { scope: '' }, 'invalid_scope'],
		['an unknown client', { client_id: 'nobody' }, 'unauthorized_client'],
		['127.0.0.1', { redirect_uri: 'http://127.0.0.1:5678/callback' }, 'invalid_request'],
		['PKCE with method plain', { code_challenge: 'x', code_challenge_method: 'plain' }, 'invalid_request'],
	])('refuses %s and sends nobody back', (_, more, error) => {
		const { status, text, headers } = authorize(more);
		expect(status).toBe(400);
		expect(text).toContain(error);
		expect(headers.location).toBeUndefined();
	});

	it('connects one organisation where bulk connect is off', () => {
		const authorization = `Bearer ${xero.token().access_token}`;
		const listed = () => xero.raw('GET', '/connections', '', { authorization }).body as unknown as { id: string; tenantId: string }[];
		for (const { id } of listed()) xero.raw('DELETE', `/connections/${id}`, '', { authorization });
		expect(listed()).toEqual([]);
		authorize({ acr_values: 'bulk_connect:false' });
		expect(listed()).toHaveLength(1);
		authorize();
		expect(listed()).toHaveLength(2);
	});
});

describe('the code', () => {
	it('gives tokens that say what was granted', () => {
		const { status, body } = exchange({ code: codeOf() });
		expect(status).toBe(200);
		expect(body).toMatchObject({ expires_in: 1800, token_type: 'Bearer', scope: SCOPES });
		expect(Object.keys(body)).toEqual(expect.arrayContaining(['access_token', 'refresh_token', 'id_token']));
		const claims = JSON.parse(Buffer.from(String(body.access_token).split('.')[1] ?? '', 'base64url').toString());
		expect(claims).toMatchObject({ client_id: xeroClient.id, scope: SCOPES.split(' ') });
		expect(claims.exp - claims.nbf).toBe(1800);
		expect(claims.authentication_event_id).toMatch(/^[0-9a-f-]{36}$/);
	});

	it('takes the client in the body too, and no refresh token without offline_access', () => {
		const { body } = exchange({ code: codeOf({ scope: 'accounting.invoices' }), client_id: xeroClient.id, client_secret: xeroClient.secret }, {});
		expect(body.access_token).toBeDefined();
		expect(body.refresh_token).toBeUndefined();
		expect(body.id_token).toBeUndefined();
	});

	it('works once, for five minutes, for its own address and client', () => {
		const code = codeOf();
		expect(exchange({ code }).status).toBe(200);
		expect(exchange({ code }).body).toEqual({ error: 'invalid_grant' });
		expect(exchange({ code: codeOf(), redirect_uri: `${REDIRECT}/` }).body).toEqual({ error: 'invalid_grant' });
		const late = codeOf();
		xero.clock.advance(5 * MINUTE + 1);
		expect(exchange({ code: late }).body).toEqual({ error: 'invalid_grant' });
		expect(exchange({ code: codeOf() }, basic({ ...xeroClient, secret: 'wrong' })).body).toEqual({ error: 'invalid_client' });
	});

	it('is bound to its verifier', () => {
		const verifier = 'v'.repeat(64);
		const challenge = {
			code_challenge: createHash('sha256').update(verifier).digest('base64url'),
			code_challenge_method: 'S256',
			client_id: xeroPkceClient.id,
		};
		const spend = (code_verifier: string) => exchange({ code: codeOf(challenge), client_id: xeroPkceClient.id, code_verifier }, {});
		expect(spend('w'.repeat(64)).body).toEqual({ error: 'invalid_grant' });
		expect(spend(verifier).body.access_token).toBeDefined();
		expect(authorize({ client_id: xeroPkceClient.id }).status).toBe(400);
	});
});

describe('refreshing', () => {
	it('rotates, and the token before works for thirty minutes more', () => {
		const { refresh_token: first } = exchange({ code: codeOf() }).body;
		const { refresh_token: second } = refresh(first).body;
		expect(second).not.toBe(first);
		xero.clock.advance(29 * MINUTE);
		expect(refresh(first).status).toBe(200);
		xero.clock.advance(2 * MINUTE);
		expect(refresh(first).body).toEqual({ error: 'invalid_grant' });
		expect(refresh(second).status).toBe(200);
	});

	it('ends after sixty silent days', () => {
		const { refresh_token } = exchange({ code: codeOf() }).body;
		xero.clock.advance(61 * 24 * 60 * MINUTE);
		expect(refresh(refresh_token).body).toEqual({ error: 'invalid_grant' });
	});

	it('ends with revocation, which disconnects the organisations', () => {
		const { refresh_token, access_token } = exchange({ code: codeOf() }).body;
		expect(xero.raw('POST', '/connect/revocation', form({ token: String(refresh_token) }), basic(xeroClient)).status).toBe(200);
		expect(refresh(refresh_token).body).toEqual({ error: 'invalid_grant' });
		expect(xero.api('GET', '/Contacts', undefined, bearer(access_token)).status).toBe(401);
		expect(xero.api('GET', '/Contacts').status).toBe(403);
	});
});

describe('a custom connection', () => {
	const ask = (scope: string) => xero.raw('POST', '/connect/token', form({ grant_type: 'client_credentials', scope }), basic(xeroCustomClient));

	it('has one organisation, which need not be named', () => {
		const { body } = ask('accounting.contacts accounting.settings');
		expect(body.refresh_token).toBeUndefined();
		expect(xero.api('GET', '/Contacts', undefined, bearer(body.access_token, '')).status).toBe(200);
		expect(xero.api('GET', '/Contacts', undefined, bearer(body.access_token, UK)).status).toBe(403);
		const listed = xero.raw('GET', '/connections', '', { authorization: `Bearer ${body.access_token}` }).body as unknown as { tenantId: string }[];
		expect(listed.map(({ tenantId }) => tenantId)).toEqual([NZ]);
	});

	it('is refused a scope it lacks', () => {
		expect(ask('accounting.contacts finance.statements.read').body).toEqual({
			error: 'invalid_scope',
			error_description: 'Client credentials scope validation failed',
		});
	});
});

describe('a token at the door', () => {
	it('is missing or unknown', () => {
		const { status, body, headers } = xero.api('GET', '/Contacts', undefined, bearer('nonsense'));
		expect([status, body.Detail, headers['www-authenticate']]).toEqual([401, 'AuthenticationUnsuccessful', 'Bearer error=invalid_token']);
	});

	it('is expired', () => {
		const { access_token } = xero.token();
		xero.clock.advance(1799);
		expect(xero.api('GET', '/Contacts', undefined, bearer(access_token)).status).toBe(200);
		xero.clock.advance(1);
		const { status, body } = xero.api('GET', '/Contacts', undefined, bearer(access_token));
		expect(status).toBe(401);
		expect(body).toMatchObject({
			Type: null,
			Title: 'Unauthorized',
			Status: 401,
			Detail: 'TokenExpired: token expired at 03/10/2026 01:30:00',
			Extensions: {},
		});
	});

	it.each([
		['accounting.contacts.read', 'GET', '/Contacts', 200],
		['accounting.contacts.read', 'PUT', '/Contacts', 401],
		['accounting.contacts', 'PUT', '/Contacts', 200],
		['accounting.transactions', 'GET', '/Payments', 200],
		['accounting.transactions.read', 'GET', '/Invoices', 200],
		['accounting.invoices', 'GET', '/Payments', 401],
		['accounting.settings.read', 'GET', '/TaxRates', 200],
	])('with %s may %s %s: %i', (scope, method, path, status) => {
		const said = xero.api(method, path, method === 'GET' ? undefined : { Name: 'New One' }, bearer(xero.token({ scopes: [scope] }).access_token));
		expect(said.status).toBe(status);
		if (status === 401) expect(said.body.Detail).toBe('AuthorizationUnsuccessful');
	});

	it('is for connected organisations only', () => {
		const { access_token } = xero.token();
		const connections = xero.raw('GET', '/connections', '', { authorization: `Bearer ${access_token}` }).body as unknown as {
			id: string;
			tenantId: string;
			createdDateUtc: string;
		}[];
		const nz = connections.find(({ tenantId }) => tenantId === NZ);
		expect(nz?.createdDateUtc).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}$/);
		expect(xero.api('GET', '/Contacts', undefined, bearer(access_token, nz?.id)).status).toBe(403);
		expect(xero.raw('DELETE', `/connections/${NZ}`, '', { authorization: `Bearer ${access_token}` }).status).toBe(404);
		expect(xero.raw('DELETE', `/connections/${nz?.id}`, '', { authorization: `Bearer ${access_token}` }).status).toBe(204);
		const { status, body } = xero.api('GET', '/Contacts', undefined, bearer(access_token));
		expect([status, body.Title, body.Detail]).toEqual([403, 'Forbidden', 'AuthenticationUnsuccessful']);
		expect(xero.api('GET', '/Contacts', undefined, bearer(access_token, UK)).status).toBe(200);
	});
});
