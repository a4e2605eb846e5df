import type { Answer, Asked } from '../vendor';
import { partsOf } from './multipart';
import { isThrottled, newAccessToken, newCode, newRefreshToken, revoke, takeCode } from './grants';
import { find, text, type Ledger } from './ledger';

/** The one client that is registered. Any address may be its redirect address, as n8n's port is not known here. */
export const zohoClient = { id: '1000.SANDBOXCLIENT000000000000000000', secret: 'sandboxsecret0000000000000000000000000000' } as const;

/** Where the organisation lives; under /eu stands a second data centre that knows the client, but neither its tokens nor its organisations. */
export const HOME = 'au';
export const host = (asked: Asked, centre: string): string => `${asked.origin}${centre === HOME ? '' : `/${centre}`}`;

const said = (body: unknown, status = 200): Answer => ({ status, body });
/** Most errors come with HTTP 200. */
const error = (name: string): Answer => said({ error: name });
const throttled: Answer = said(
	{ error: 'Access Denied', error_description: 'You have made too many requests continuously. Please try again after some time.', status: 'failure' },
	400,
);

/** Parameters may stand in the address, in the body, which may be a form of either kind, or, for the client, in the Authorization header. */
const parameters = (asked: Asked): URLSearchParams => {
	const { query, body, headers } = asked;
	const all = new URLSearchParams(query);
	for (const { name, content } of partsOf(asked)) all.set(name, content.toString('utf8'));
	if ((headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded'))
		for (const [name, value] of new URLSearchParams(body)) all.set(name, value);
	const basic = /^Basic (.+)$/i.exec(headers.authorization ?? '')?.[1];
	if (basic !== undefined) {
		const [id, ...secret] = Buffer.from(basic, 'base64').toString('utf8').split(':').map(decodeURIComponent);
		all.set('client_id', id ?? '');
		all.set('client_secret', secret.join(':'));
	}
	return all;
};

const scopes = (written: string): string[] => written.split(/[\s,]+/).filter((one) => one !== '');
const areScopes = (written: string): boolean => scopes(written).length > 0 && scopes(written).every((one) => /^[A-Za-z]+(\.[A-Za-z_]+)+$/.test(one));

const page = (status: number, heading: string): Answer => ({
	status,
	headers: { 'content-type': 'text/html; charset=utf-8' },
	body: `<h1>${heading}</h1>`,
});

/** The user is signed in and always says yes. */
const authorize = (ledger: Ledger, asked: Asked, centre: string): Answer => {
	const { query } = asked;
	const redirect = query.get('redirect_uri') ?? '';
	if (query.get('client_id') !== zohoClient.id) return page(400, 'Invalid Client');
	if (query.get('response_type') !== 'code') return page(400, 'Invalid response type');
	if (!/^https?:\/\//.test(redirect)) return page(400, 'Invalid Redirect Uri');
	if (!areScopes(query.get('scope') ?? '')) return page(400, 'Invalid OAuth Scope');
	const back = new URL(redirect);
	const code = newCode(ledger, {
		scope: scopes(query.get('scope') ?? '').join(','),
		redirect,
		centre,
		offline: query.get('access_type') === 'offline',
		consent: query.get('prompt') === 'consent',
	});
	for (const [name, value] of Object.entries({ code, location: centre, 'accounts-server': host(asked, centre) })) back.searchParams.set(name, value);
	const state = query.get('state');
	if (state !== null) back.searchParams.set('state', state);
	return { status: 302, headers: { location: back.toString() } };
};

type Grant = (ledger: Ledger, sent: URLSearchParams, asked: Asked, centre: string) => Answer;

const token = (asked: Asked, centre: string, access: string, refresh?: string): Answer =>
	said({
		access_token: access,
		...(refresh === undefined ? {} : { refresh_token: refresh }),
		api_domain: host(asked, centre),
		token_type: 'Bearer',
		expires_in: 3600,
	});

const grants: Readonly<Record<string, Grant>> = {
	authorization_code: (ledger, sent, asked, centre) => {
		const code = takeCode(ledger, sent.get('code') ?? '', centre);
		if (code === undefined) return error('invalid_code');
		if (sent.get('redirect_uri') !== code.redirect) return error('invalid_redirect_uri');
		const refresh = code.offline && code.fresh ? newRefreshToken(ledger, code.scope, centre) : undefined;
		return token(asked, centre, newAccessToken(ledger, code.scope, centre, refresh), refresh);
	},
	refresh_token: (ledger, sent, asked, centre) => {
		const refresh = sent.get('refresh_token') ?? '';
		const known = ledger.state.grants.refresh[refresh];
		if (known === undefined || known.centre !== centre) return error('invalid_code');
		if (isThrottled(ledger, refresh)) return throttled;
		return token(asked, centre, newAccessToken(ledger, known.scope, centre, refresh));
	},
	/** Not sure that the finance apps take this grant; CRM does. */
	client_credentials: (ledger, sent, asked, centre) => {
		if (!areScopes(sent.get('scope') ?? '')) return error('invalid_scope');
		const [, service, organization] = /^Zoho(\w+)\.(\d+)$/.exec(sent.get('soid') ?? '') ?? [];
		// CRM's organisations have ids of their own.
		const known = service === 'CRM' ? ledger.state.crm[centre]?.org.zgid === organization : find(ledger, 'organizations', organization) !== undefined;
		if (organization === undefined || !known) return error('missing_org_info');
		return token(asked, centre, newAccessToken(ledger, scopes(sent.get('scope') ?? '').join(','), centre));
	},
};

const exchange = (ledger: Ledger, asked: Asked, centre: string): Answer => {
	const sent = parameters(asked);
	if (sent.get('client_id') !== zohoClient.id) return error('invalid_client');
	if (sent.get('client_secret') !== zohoClient.secret) return error('invalid_client_secret');
	const grant = grants[text(sent.get('grant_type'))];
	return grant === undefined ? error('unsupported_grant_type') : grant(ledger, sent, asked, centre);
};

const revokeNow = (ledger: Ledger, asked: Asked): Answer => {
	const sent = parameters(asked);
	return sent.get('client_id') === zohoClient.id && sent.get('client_secret') === zohoClient.secret && revoke(ledger, sent.get('token') ?? '')
		? said({ status: 'success' })
		: said({ error: 'invalid_token' }, 400);
};

/** The older form asks for no client. */
const revokeThen = (ledger: Ledger, asked: Asked): Answer =>
	revoke(ledger, parameters(asked).get('token') ?? '') ? said({ status: 'success' }) : said({ error: 'invalid_token' }, 400);

const routes: Readonly<Record<string, (ledger: Ledger, asked: Asked, centre: string) => Answer>> = {
	'GET /oauth/v2/auth': authorize,
	'POST /oauth/v2/token': exchange,
	'POST /oauth/v2/revoke/token': revokeNow,
	'POST /oauth/v2/token/revoke': revokeThen,
	'GET /oauth/serverinfo': (_, asked) => said({ result: 'success', locations: { [HOME]: host(asked, HOME), eu: host(asked, 'eu') } }),
};

/** The accounts server's answer, or nothing if the address is not one of its own. */
export const accounts = (ledger: Ledger, asked: Asked, centre: string): Answer | undefined => routes[`${asked.method} ${asked.path}`]?.(ledger, asked, centre);
