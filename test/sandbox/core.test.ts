import { request } from 'node:http';
import axios from 'axios';
import { startSandbox, type Sandbox } from '../../sandbox/serve';
import { NZ } from '../../sandbox/xero/seed';

let sandbox: Sandbox;
let token: string;

beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(async () => {
	await control('POST', 'reset');
	token = (await control('POST', 'tokens', { vendor: 'xero' })).data.access_token;
});

const ask = (method: string, path: string, data?: unknown, headers: Record<string, string> = {}) =>
	axios.request({ method, url: `${sandbox.url}${path}`, data, headers, validateStatus: () => true, proxy: false, timeout: 5000 });
const control = (method: string, path: string, data?: unknown) => ask(method, `/_sandbox/${path}`, data);
const xero = (method: string, path: string, data?: unknown) =>
	ask(method, `/xero/api.xro/2.0/${path}`, data, { authorization: `Bearer ${token}`, 'xero-tenant-id': NZ, accept: 'application/json' });
const contact = { Name: 'Kea Limited' };
const named = async () => (await xero('GET', 'Contacts?where=Name%3D%3D%22Kea%20Limited%22')).data.Contacts.length;

describe('control', () => {
	it('says what it has when asked for what it has not', async () => {
		const { status, data } = await control('GET', 'nothing');
		expect(status).toBe(404);
		expect(data.controls).toContain('POST /reset');
	});

	it('resets both vendors, the clock and the journal', async () => {
		await xero('PUT', 'Contacts', contact);
		await control('POST', 'clock', { advanceSeconds: 86_400 });
		const { data } = await control('POST', 'reset');
		expect(Math.abs(Date.parse(data.now) - Date.now())).toBeLessThan(5000);
		token = (await control('POST', 'tokens', { vendor: 'xero' })).data.access_token;
		expect(await named()).toBe(0);
	});

	it('moves time', async () => {
		const { data } = await control('POST', 'clock', { set: '2030-01-01T00:00:00Z' });
		expect(data.now).toMatch(/^2030-01-01T00:00:0/);
		expect((await xero('GET', 'Organisation')).data.Detail).toMatch(/^TokenExpired/);
		expect((await control('POST', 'clock', { set: 'soon' })).status).toBe(400);
	});

	it('takes back a snapshot', async () => {
		const { data: before } = await control('GET', 'snapshot');
		await xero('PUT', 'Contacts', contact);
		expect(await named()).toBe(1);
		await control('POST', 'snapshot', before);
		expect(await named()).toBe(0);
		expect((await xero('PUT', 'Contacts', contact)).status).toBe(200);
	});

	it("seeds by the vendor's own rules and says why it cannot", async () => {
		const { data } = await control('POST', 'seed', { vendor: 'xero', records: { Contacts: [contact] } });
		expect(data.Contacts[0].ContactID).toMatch(/^[0-9a-f-]{36}$/);
		const again = await control('POST', 'seed', { vendor: 'xero', records: { Contacts: [contact] } });
		expect(again.status).toBe(400);
		expect(again.data.error).toContain('already assigned');
	});

	it('keeps a journal without tokens', async () => {
		await control('DELETE', 'journal');
		await xero('PUT', 'Contacts?summarizeErrors=false', contact);
		await ask('POST', '/xero/connect/token', 'grant_type=refresh_token&refresh_token=secret');
		await ask('GET', '/zoho/books/v3/organizations?authtoken=secret');
		const { data } = await control('GET', 'journal');
		expect(data).toHaveLength(3);
		expect(data[0]).toMatchObject({
			vendor: 'xero',
			method: 'PUT',
			path: '/api.xro/2.0/Contacts',
			query: 'summarizeErrors=false',
			status: 200,
			organisation: NZ,
			bodyBytes: 22,
		});
		expect(JSON.stringify(data)).not.toMatch(/secret/);
		expect(JSON.stringify(data)).not.toContain(token);
		expect((await control('GET', 'journal?vendor=zoho')).data).toHaveLength(1);
	});

	it('gives Zoho tokens that name the sandbox as its API', async () => {
		const { data } = await control('POST', 'tokens', { vendor: 'zoho' });
		expect(data.api_domain).toBe(`${sandbox.url}/zoho`);
	});
});

describe('faults', () => {
	const ambush = (fault: unknown, times = 1, match: unknown = { path: 'Contacts' }) => control('POST', 'faults', { vendor: 'xero', match, times, fault });

	it('answer a status once, then no more', async () => {
		await ambush({ kind: 'status', status: 503, headers: { 'retry-after': '300' }, body: 'The Organisation is offline' });
		const first = await xero('GET', 'Contacts');
		expect([first.status, first.data, first.headers['retry-after']]).toEqual([503, 'The Organisation is offline', '300']);
		expect((await xero('GET', 'Contacts')).status).toBe(200);
	});

	it('meet only what they match', async () => {
		await ambush({ kind: 'status', status: 500 }, 1, { method: 'PUT', path: '/Contacts$' });
		expect((await xero('GET', 'Contacts')).status).toBe(200);
		expect((await control('GET', 'faults')).data).toHaveLength(1);
		expect((await xero('PUT', 'Contacts', contact)).status).toBe(500);
		expect((await control('GET', 'faults')).data).toHaveLength(0);
	});

	it('cut the connection before the work, or after it', async () => {
		await ambush({ kind: 'cut-before' });
		await expect(xero('PUT', 'Contacts', contact)).rejects.toThrow(/socket hang up|ECONNRESET/);
		expect(await named()).toBe(0);
		await ambush({ kind: 'cut-after-commit' }, 1, { method: 'PUT' });
		await expect(xero('PUT', 'Contacts', contact)).rejects.toThrow(/socket hang up|ECONNRESET/);
		expect(await named()).toBe(1);
	});

	it('fail after the work was done', async () => {
		await ambush({ kind: 'status', status: 500, afterCommit: true }, 1, { method: 'PUT' });
		expect((await xero('PUT', 'Contacts', contact)).status).toBe(500);
		expect(await named()).toBe(1);
	});

	it("speak the vendor's language", async () => {
		await ambush({ kind: 'rate-limit', problem: 'minute', retryAfter: 22 });
		const { status, headers } = await xero('GET', 'Contacts');
		expect([status, headers['retry-after'], headers['x-rate-limit-problem'], headers['x-minlimit-remaining']]).toEqual([429, '22', 'minute', '0']);
		await ambush({ kind: 'expired-token' });
		expect((await xero('GET', 'Contacts')).data.Detail).toMatch(/^TokenExpired: token expired at \d\d\/\d\d\/\d{4} /);
		await control('POST', 'faults', { vendor: 'zoho', match: {}, fault: { kind: 'expired-token' } });
		expect((await ask('GET', '/zoho/books/v3/organizations')).status).toBe(401);
	});

	it('cut the text of an answer whose length is right', async () => {
		await ambush({ kind: 'truncated' });
		const { status, data, headers } = await xero('GET', 'Contacts');
		expect(status).toBe(200);
		expect(() => JSON.parse(data)).toThrow();
		expect(Number(headers['content-length'])).toBe(Buffer.byteLength(data));
	});

	it('answer late, which lets five requests fill the organisation', async () => {
		await ambush({ kind: 'timeout', ms: 400 }, 5);
		const slow = Array.from({ length: 5 }, () => xero('GET', 'Contacts'));
		await new Promise((resolve) => setTimeout(resolve, 150));
		const { status, headers } = await xero('GET', 'Organisation');
		expect([status, headers['x-rate-limit-problem'], headers['retry-after']]).toEqual([429, 'concurrent', undefined]);
		expect((await Promise.all(slow)).map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200]);
		expect((await xero('GET', 'Organisation')).status).toBe(200);
	});

	it('answer a page of HTML', async () => {
		await ambush({ kind: 'html', status: 502 });
		const { status, headers, data } = await xero('GET', 'Contacts');
		expect([status, headers['content-type']]).toEqual([502, 'text/html; charset=utf-8']);
		expect(data).toContain('<h1>');
	});

	it.each([{ kind: 'flood' }, { kind: 'status' }, { kind: 'rate-limit', problem: 'week' }, undefined])('refuses %j', async (fault) => {
		expect((await ambush(fault)).status).toBe(400);
	});
});

describe('events', () => {
	it('are delivered for records of a vendor and kept for the page', async () => {
		const { data } = await control('POST', 'events', {
			vendor: 'zoho',
			url: `${sandbox.url}/nowhere`,
			entity: 'contact',
			ids: 'all',
			secret: 'sandboxsecret42',
		});
		expect(data.length).toBeGreaterThan(0);
		expect(data[0]).toMatchObject({ status: 404 });
		expect((await control('GET', 'deliveries')).data).toHaveLength(data.length);
		expect((await control('POST', 'events', { vendor: 'zoho', entity: 'contact' })).status).toBe(400);
	});
});

describe('the page', () => {
	it('shows both ledgers and escapes what is in them', async () => {
		await xero('PUT', 'Contacts', { Name: `Kea & "Sons" 'Ltd'`, EmailAddress: 'kea@kea.example' });
		const { data, headers } = await ask('GET', '/');
		expect(headers['content-type']).toBe('text/html; charset=utf-8');
		expect(data).toContain('Kea &amp; &quot;Sons&quot; &#39;Ltd&#39;');
		expect(data).toContain('<span>Zoho</span>');
		expect(data).not.toMatch(/src=|href=|<script/);
	});
});

describe('addresses', () => {
	it('belong to one vendor each', async () => {
		expect((await ask('GET', '/xerox/connections')).status).toBe(404);
		expect((await ask('GET', '/xero/connections')).status).toBe(401);
	});

	it('take a body that comes in pieces', async () => {
		const body = Buffer.from(JSON.stringify({ Name: 'Tāne Māhuta Ltd' }));
		const status = await new Promise<number>((resolve, reject) => {
			const sent = request(
				`${sandbox.url}/xero/api.xro/2.0/Contacts`,
				{
					method: 'PUT',
					headers: { authorization: `Bearer ${token}`, 'xero-tenant-id': NZ, accept: 'application/json' },
				},
				(answer) => resolve(answer.resume().statusCode ?? 0),
			);
			sent.on('error', reject);
			// The middle of a two-byte letter.
			sent.write(body.subarray(0, 11));
			setTimeout(() => sent.end(body.subarray(11)), 30);
		});
		expect(status).toBe(200);
		expect((await xero('GET', 'Contacts?searchTerm=m%C4%81huta')).data.Contacts[0].Name).toBe('Tāne Māhuta Ltd');
	});
});
