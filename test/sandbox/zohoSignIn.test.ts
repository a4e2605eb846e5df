import { zohoClient } from '../../sandbox/zoho';
import { caller, minutes, ORIGIN, type Caller } from './zohoCaller';

const redirect = 'http://localhost:5678/rest/oauth2-credential/callback';
const client = { client_id: zohoClient.id, client_secret: zohoClient.secret };
let desk: Caller;
beforeEach(() => void (desk = caller()));

const authorize = (more: Record<string, string> = {}, centre = '') =>
	desk.raw('GET', `${centre}/oauth/v2/auth`, {
		query: {
			response_type: 'code',
			client_id: zohoClient.id,
			redirect_uri: redirect,
			scope: 'ZohoBooks.invoices.READ,ZohoBooks.settings.READ',
			access_type: 'offline',
			prompt: 'consent',
			state: 'st&te',
			...more,
		},
	});
const consent = (more: Record<string, string> = {}): URLSearchParams => new URL(authorize(more).headers?.location ?? '').searchParams;
const token = (sent: Record<string, string>, path = '/oauth/v2/token'): Record<string, unknown> =>
	desk.raw('POST', path, {
		body: new URLSearchParams({ ...client, ...sent }).toString(),
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
	}).body as Record<string, unknown>;
const exchange = (code: string, more: Record<string, string> = {}) => token({ grant_type: 'authorization_code', redirect_uri: redirect, code, ...more });
const signedIn = () => exchange(consent().get('code')!);

describe('consent', () => {
	it('sends the user back with code, location, accounts server and state', () => {
		const answer = authorize();
		expect(answer.status).toBe(302);
		const back = new URL(answer.headers!.location!);
		expect(back.origin + back.pathname).toBe(redirect);
		expect(Object.fromEntries(back.searchParams)).toEqual({
			code: expect.stringMatching(/^1000\./),
			location: 'au',
			'accounts-server': ORIGIN,
			state: 'st&te',
		});
	});

	it.each([
		['Invalid Client', { client_id: 'unknown' }],
		['Invalid response type', { response_type: 'token' }],
		['Invalid Redirect Uri', { redirect_uri: 'javascript:alert(1)' }],
		['Invalid OAuth Scope', { scope: 'everything' }],
	])('shows a page: %s', (heading, wrong) => {
		expect(authorize(wrong)).toMatchObject({ status: 400, body: expect.stringContaining(heading) });
	});
});

describe('a code', () => {
	it('is worth a token for an hour and a refresh token', () => {
		expect(signedIn()).toEqual({
			access_token: expect.stringMatching(/^1000\..{20,90}$/),
			refresh_token: expect.stringMatching(/^1000\./),
			api_domain: ORIGIN,
			token_type: 'Bearer',
			expires_in: 3600,
		});
	});

	it('is taken once', () => {
		const code = consent().get('code')!;
		exchange(code);
		expect(exchange(code)).toEqual({ error: 'invalid_code' });
	});

	it('lives for a minute', () => {
		const [early, late] = [consent().get('code')!, consent().get('code')!];
		desk.later(59_000);
		expect(exchange(early)).toHaveProperty('access_token');
		desk.later(1_000);
		expect(exchange(late)).toEqual({ error: 'invalid_code' });
	});

	it('brings a refresh token only offline, and later only when consent is asked for', () => {
		expect(exchange(consent({ access_type: 'online' }).get('code')!)).not.toHaveProperty('refresh_token');
		expect(exchange(consent({ prompt: '' }).get('code')!)).not.toHaveProperty('refresh_token');
		expect(exchange(consent().get('code')!)).toHaveProperty('refresh_token');
	});

	it('brings one at the first consent without asking', () => {
		expect(exchange(consent({ prompt: '' }).get('code')!)).toHaveProperty('refresh_token');
	});

	it('is refused with HTTP 200 where something is wrong', () => {
		const code = () => consent().get('code')!;
		expect(exchange(code(), { redirect_uri: `${redirect}/other` })).toEqual({ error: 'invalid_redirect_uri' });
		expect(exchange(code(), { client_secret: 'wrong' })).toEqual({ error: 'invalid_client_secret' });
		expect(exchange(code(), { client_id: 'wrong' })).toEqual({ error: 'invalid_client' });
		expect(exchange(code(), { grant_type: 'password' })).toEqual({ error: 'unsupported_grant_type' });
	});

	it('is worth nothing in another data centre', () => {
		const code = consent().get('code')!;
		expect(token({ grant_type: 'authorization_code', redirect_uri: redirect, code }, '/eu/oauth/v2/token')).toEqual({ error: 'invalid_code' });
		const abroad = new URL(authorize({}, '/eu').headers!.location!).searchParams;
		expect(abroad.get('accounts-server')).toBe(`${ORIGIN}/eu`);
		expect(token({ grant_type: 'authorization_code', redirect_uri: redirect, code: abroad.get('code')! }, '/eu/oauth/v2/token')).toHaveProperty(
			'api_domain',
			`${ORIGIN}/eu`,
		);
	});

	it('may come in the query and the client in the header', () => {
		const basic = Buffer.from(`${zohoClient.id}:${zohoClient.secret}`).toString('base64');
		const answer = desk.raw('POST', '/oauth/v2/token', {
			query: { grant_type: 'authorization_code', redirect_uri: redirect, code: consent().get('code')! },
			headers: { authorization: `Basic ${basic}` },
		});
		expect(answer).toMatchObject({ status: 200, body: { token_type: 'Bearer' } });
	});
});

describe('a refresh token', () => {
	const refresh = (refresh_token: unknown) => token({ grant_type: 'refresh_token', refresh_token: String(refresh_token) });

	it('stays the same and is not repeated', () => {
		const { refresh_token: kept, access_token: first } = signedIn();
		const again = refresh(kept);
		expect(again).not.toHaveProperty('refresh_token');
		expect(again.access_token).not.toBe(first);
		expect(refresh(kept)).toHaveProperty('access_token');
	});

	it('is worth ten access tokens in ten minutes', () => {
		const { refresh_token: kept } = signedIn();
		for (let count = 0; count < 9; count += 1) expect(refresh(kept)).toHaveProperty('access_token');
		expect(refresh(kept)).toEqual({
			error: 'Access Denied',
			error_description: 'You have made too many requests continuously. Please try again after some time.',
			status: 'failure',
		});
		desk.later(minutes(10));
		expect(refresh(kept)).toHaveProperty('access_token');
	});

	it('dies silently when the user gets a twenty-first', () => {
		const first = signedIn().refresh_token;
		for (let count = 0; count < 18; count += 1) signedIn();
		expect(refresh(first)).toHaveProperty('access_token');
		// One was minted for the caller: this makes twenty-one.
		signedIn();
		signedIn();
		expect(refresh(first)).toEqual({ error: 'invalid_code' });
	});

	it.each(['/oauth/v2/revoke/token', '/oauth/v2/token/revoke'])('is revoked at %s', (path) => {
		const { refresh_token: kept } = signedIn();
		expect(token({ token: String(kept) }, path)).toEqual({ status: 'success' });
		expect(refresh(kept)).toEqual({ error: 'invalid_code' });
		expect(token({ token: String(kept) }, path)).toHaveProperty('error');
	});

	it('is not an access token', () => expect(refresh(signedIn().access_token)).toEqual({ error: 'invalid_code' }));
});

it('gives a token for an organisation without a user', () => {
	const ask = (soid: string) => token({ grant_type: 'client_credentials', scope: 'ZohoBooks.fullaccess.all', soid });
	expect(ask('ZohoBooks.60069194202')).toEqual({ access_token: expect.any(String), api_domain: ORIGIN, token_type: 'Bearer', expires_in: 3600 });
	expect(ask('ZohoBooks.1')).toEqual({ error: 'missing_org_info' });
});

it('knows its data centres', () => {
	expect(desk.raw('GET', '/oauth/serverinfo').body).toMatchObject({ locations: { au: ORIGIN, eu: `${ORIGIN}/eu` } });
});

describe('Books', () => {
	const organizations = (authorization: string) => desk.raw('GET', '/books/v3/organizations', { headers: { authorization } });

	it('takes both words for a token, for an hour', () => {
		const { access_token: access } = signedIn();
		expect(organizations(`Zoho-oauthtoken ${String(access)}`).status).toBe(200);
		expect(organizations(`Bearer ${String(access)}`).status).toBe(200);
		desk.later(minutes(60));
		expect(organizations(`Bearer ${String(access)}`)).toEqual({
			status: 401,
			body: { code: 57, message: 'You are not authorized to perform this operation' },
		});
	});

	it('does not tell a missing scope from a dead token', () => {
		desk.signIn({ scopes: ['ZohoBooks.invoices.READ'] });
		expect(desk.call('GET', '/invoices').status).toBe(200);
		expect(desk.call('POST', '/invoices', { body: {} })).toMatchObject({ status: 401, body: { code: 57 } });
		expect(desk.call('GET', '/contacts')).toMatchObject({ status: 401, body: { code: 57 } });
		desk.signIn({ scopes: 'ZohoBooks.contacts.ALL' });
		expect(desk.call('GET', '/contacts').status).toBe(200);
	});

	it('does not know a token of another data centre', () => {
		const { access_token: access } = signedIn();
		expect(desk.raw('GET', '/eu/books/v3/organizations', { headers: { authorization: `Bearer ${String(access)}` } }).status).toBe(401);
	});
});
