import { deflateSync, gzipSync } from 'node:zlib';
import { inAllWritings, newControl } from '../../scripts/leaks/check';
import { Keyring } from '../../scripts/leaks/keyring';
import { Search } from '../../scripts/leaks/search';
import { writingsOf } from '../../scripts/leaks/writings';
import type { Asked } from '../../sandbox/vendor';

/** Whoever looks for secrets must find them, or finding none says nothing. */

const secret = 'p&ss "wörd"/+\\1';
const search = new Search(
	new Map([
		['mine', secret],
		['other', '1000.a0000010123456789abcdef.19f4'],
	]),
);
const text = JSON.stringify({ a: 1, 'b"': 'x' });
const within = (written: string | Buffer): Buffer => Buffer.concat([Buffer.from(`${text.repeat(50)} `), Buffer.from(written), Buffer.from(` ${text}`)]);

it.each<[string, string | Buffer]>([
	['as it is', secret],
	['in an address', `https://x.test/?a=${encodeURIComponent(secret)}&b=1`],
	['in a form', new URLSearchParams({ a: secret }).toString()],
	['in JSON', JSON.stringify({ a: secret })],
	['in JSON within JSON', JSON.stringify({ a: JSON.stringify([secret]) })],
	['in a page', '<p>p&amp;ss &quot;wörd&quot;/+\\1</p>'],
	['in hex', Buffer.from(secret).toString('hex')],
	...['', 'u', 'us', 'user:', 'user:1'].map((before): [string, string] => [
		`in base64 after "${before}"`,
		Buffer.from(`${before}${secret} and more`).toString('base64'),
	]),
	['in base64 for addresses', Buffer.from(`u${secret}`).toString('base64url')],
])('finds a secret %s', (_, written) => {
	expect([...search.in(within(written))]).toEqual(['mine']);
});

it.each<[string, Buffer]>([
	['gzip', gzipSync(within(secret))],
	['zlib', deflateSync(within(secret))],
	['gzip in base64', Buffer.from(gzipSync(within(secret)).toString('base64'))],
])('finds a secret in %s', (_, packed) => {
	expect([...search.in(packed)]).toEqual(['mine']);
});

it('finds nothing in what is only like it', () => {
	expect([...search.in(within(secret.slice(0, -1)))]).toEqual([]);
	expect([...search.in(within(secret.toUpperCase()))]).toEqual([]);
	expect([...search.in(Buffer.alloc(0))]).toEqual([]);
	expect([...search.in(Buffer.from(secret.slice(0, -1)))]).toEqual([]);
	expect([...search.in(Buffer.from(secret))]).toEqual(['mine']);
	expect(() => writingsOf('too short')).toThrow('too short to be looked for');
});

it('finds each writing of a control by itself', () => {
	const control = newControl();
	const blind = inAllWritings(control)
		.split('\n')
		.filter((writing) => !new Search(new Map([['control', control]])).in(within(writing)).has('control'));
	expect(blind).toEqual([]);
});

const asked = (path: string, more: Partial<Asked> = {}): Asked => ({
	method: 'POST',
	path,
	query: new URLSearchParams(),
	headers: {},
	body: '',
	origin: '',
	inFlight: 0,
	...more,
});

it('knows what the sandbox issues and is told, and says where one came that has no place there', () => {
	const { observe, secrets, strays } = bound(new Keyring());
	observe(asked('/connect/token', { body: 'client_secret=the-client-secret&code=the-code-of-the-sign-in' }), {
		status: 200,
		body: { access_token: 'an-access-token', refresh_token: 'a-refresh-token' },
	});
	observe(asked('/crm/v8/actions/watch', { body: JSON.stringify({ watch: [{ token: 'a-token-of-a-channel' }] }) }), {
		status: 200,
		body: { watch: [{ code: 'NOT_SUBSCRIBED' }] },
	});
	observe(asked('/identity/connect/authorize'), { status: 302, headers: { location: 'http://localhost/?code=another-code-of-a-sign-in' } });
	expect(secrets().map(([, one]) => one)).toEqual([
		'the-client-secret',
		'the-code-of-the-sign-in',
		'an-access-token',
		'a-refresh-token',
		'a-token-of-a-channel',
		'another-code-of-a-sign-in',
	]);
	observe(asked('/api.xro/2.0/Invoices', { headers: { authorization: 'Bearer an-access-token' }, body: '{}' }), { status: 200 });
	expect([...strays]).toEqual([]);
	observe(asked('/api.xro/2.0/Invoices', { body: '{"Reference":"an-access-token"}' }), { status: 200 });
	expect([...strays]).toEqual(['access_token 3 in POST /api.xro/2.0/Invoices']);
});

const bound = (keyring: Keyring) => ({ observe: keyring.observe, secrets: () => keyring.secrets(), strays: keyring.strays });
