import axios from 'axios';
import { startSandbox, type Sandbox } from '../../sandbox/serve';
import { seedId } from '../../sandbox/zoho/crm/seed';
import { zohoClient } from '../../sandbox/zoho';
import { days, minutes, rows } from './zohoCaller';
import { crmCaller, EVERYTHING, id, type CrmCaller } from './zohoCrmCaller';

/** Who may do what, how often, and what it looks like when something goes wrong. */

let desk: CrmCaller;
beforeEach(() => void (desk = crmCaller()));

const leads = () => desk.call('GET', '/Leads', { query: { fields: 'id' } });

describe('tokens', () => {
	it('are told by either word, and never in the address', () => {
		const { access_token } = desk.zoho.mint({ scopes: EVERYTHING });
		const get = (headers: Record<string, string>, query = {}) => desk.call('GET', '/Leads', { query: { fields: 'id', ...query }, headers });
		expect(get({ authorization: `Bearer ${access_token}` }).status).toBe(200);
		expect(get({ authorization: `Zoho-oauthtoken ${access_token}` }).status).toBe(200);
		expect(get({ authorization: '' }, { authtoken: access_token })).toMatchObject({
			status: 401,
			body: { code: 'INVALID_TOKEN', details: {}, message: 'invalid oauth token', status: 'error' },
		});
	});

	it('end', () => {
		desk.signIn({ expiresInSeconds: 3600 });
		desk.later(minutes(60) - 1);
		expect(leads().status).toBe(200);
		desk.later(1);
		expect(leads().body.code).toBe('INVALID_TOKEN');
	});

	it('are given to a client without a user by the id of the organisation', () => {
		const ask = (soid: string, path = '/oauth/v2/token') =>
			desk.raw('POST', path, {
				query: { grant_type: 'client_credentials', client_id: zohoClient.id, client_secret: zohoClient.secret, scope: 'ZohoCRM.modules.ALL', soid },
			}).body;
		expect(ask('ZohoCRM.702091884')).toHaveProperty('access_token');
		expect(ask('ZohoCRM.60069194202')).toEqual({ error: 'missing_org_info' });
		expect(ask('ZohoCRM.20091557324', '/eu/oauth/v2/token')).toHaveProperty('access_token');
	});
});

describe('data centres', () => {
	it('keep their organisations apart', () => {
		expect(desk.raw('GET', '/eu/crm/v8/Leads', { query: { fields: 'id' } })).toMatchObject({ status: 401, body: { code: 'INVALID_TOKEN' } });
		desk.signIn({ centre: 'eu' });
		expect(leads().body.code).toBe('INVALID_TOKEN');
		expect(rows(desk.raw('GET', '/eu/crm/v8/org').body.org)).toMatchObject([{ company_name: 'Linden Handel', zgid: '20091557324', iso_code: 'EUR' }]);
		const there = seedId({ prefix: '7311402000' }, 'Leads', 1);
		const read = desk.raw('GET', `/eu/crm/v8/Leads/${there}`).first;
		expect(read).toMatchObject({ Last_Name: 'Rimu', Currency: 'EUR', Created_Time: expect.stringMatching(/\+01:00$/) });
		desk.raw('DELETE', `/eu/crm/v8/Leads/${there}`);
		desk.signIn();
		expect(leads().data).toHaveLength(8);
	});

	it('are seeded apart', () => {
		desk.seed({ 'eu/crm.Leads': [{ Last_Name: 'Linde', Company: 'L' }] });
		expect(leads().data).toHaveLength(8);
		desk.signIn({ centre: 'eu' });
		expect(desk.raw('GET', '/eu/crm/v8/Leads', { query: { fields: 'id' } }).data).toHaveLength(9);
	});
});

describe('scopes', () => {
	const allowed = (scopes: string, method: string, path: string, more = {}): boolean => {
		desk.signIn({ scopes });
		const { status, body } = desk.raw(method, `/crm/${path}`, more);
		if (body.code === 'OAUTH_SCOPE_MISMATCH') expect(status).toBe(401);
		return body.code !== 'OAUTH_SCOPE_MISMATCH';
	};
	const fields = { query: { fields: 'id', module: 'Leads' } };

	it.each([
		['ZohoCRM.modules.ALL', true],
		['ZohoCRM.modules.READ', true],
		['ZohoCRM.modules.leads.READ', true],
		['ZohoCRM.modules.Leads.ALL', true],
		['ZohoCRM.settings.all,ZohoCRM.modules.leads.read', true],
		['ZohoCRM.modules.leads.CREATE', false],
		['ZohoCRM.modules.contacts.READ', false],
		['ZohoCRM.modules.custom.READ', false],
		['ZohoBooks.fullaccess.all', false],
	])('with %s leads are read: %s', (scopes, expected) => expect(allowed(scopes, 'GET', 'v8/Leads', fields)).toBe(expected));

	it.each([
		['POST', 'v8/Leads', 'ZohoCRM.modules.leads.CREATE', 'ZohoCRM.modules.leads.UPDATE'],
		['POST', 'v8/Leads', 'ZohoCRM.modules.leads.WRITE', 'ZohoCRM.modules.leads.DELETE'],
		['POST', 'v8/Leads/upsert', 'ZohoCRM.modules.leads.CREATE', 'ZohoCRM.modules.leads.READ'],
		['PUT', 'v8/Leads', 'ZohoCRM.modules.leads.UPDATE', 'ZohoCRM.modules.leads.CREATE'],
		['DELETE', 'v8/Leads', 'ZohoCRM.modules.leads.DELETE', 'ZohoCRM.modules.leads.WRITE'],
		['GET', 'v8/Properties', 'ZohoCRM.modules.custom.READ', 'ZohoCRM.modules.leads.READ'],
		['GET', 'v8/Properties', 'ZohoCRM.modules.properties.READ', 'ZohoCRM.modules.custom.CREATE'],
		['GET', 'v8/Sales_Orders', 'ZohoCRM.modules.salesorders.READ', 'ZohoCRM.modules.purchaseorders.READ'],
		['GET', 'v8/Leads/search', 'ZohoCRM.modules.leads.READ,ZohoSearch.securesearch.READ', 'ZohoCRM.modules.ALL'],
		['GET', 'v8/Leads/actions/count', 'ZohoCRM.modules.ALL,ZohoSearch.securesearch.READ', 'ZohoSearch.securesearch.READ'],
		['GET', 'v8/settings/fields', 'ZohoCRM.settings.fields.READ', 'ZohoCRM.settings.modules.READ'],
		['GET', 'v8/settings/layouts', 'ZohoCRM.settings.ALL', 'ZohoCRM.settings.fields.ALL'],
		['GET', 'v8/org/currencies', 'ZohoCRM.settings.currencies.READ', 'ZohoCRM.org.READ'],
		['GET', 'v8/users', 'ZohoCRM.users.READ', 'ZohoCRM.org.READ'],
		['GET', 'v8/org', 'ZohoCRM.org.READ', 'ZohoCRM.users.READ'],
		['POST', 'v8/actions/watch', 'ZohoCRM.notifications.CREATE', 'ZohoCRM.notifications.READ'],
		['DELETE', 'v8/actions/watch', 'ZohoCRM.notifications.DELETE', 'ZohoCRM.notifications.WRITE'],
		['POST', 'v8/files', 'ZohoCRM.files.CREATE', 'ZohoCRM.files.READ'],
		['POST', 'v8/upload', 'ZohoFiles.files.ALL', 'ZohoCRM.bulk.ALL'],
		['POST', 'bulk/v8/write', 'ZohoCRM.bulk.ALL', 'ZohoCRM.bulk.READ'],
		['POST', `v8/Leads/${id('Leads', 1)}/actions/change_owner`, 'ZohoCRM.change_owner.CREATE', 'ZohoCRM.modules.ALL'],
		['POST', 'v8/Leads/actions/mass_update', 'ZohoCRM.mass_update.leads.UPDATE', 'ZohoCRM.modules.ALL'],
		['POST', 'v8/Leads/actions/add_tags', 'ZohoCRM.settings.tags.ALL', 'ZohoCRM.settings.fields.ALL'],
		['GET', `v8/Leads/${id('Leads', 1)}/Notes`, 'ZohoCRM.modules.leads.READ,ZohoCRM.modules.notes.READ', 'ZohoCRM.modules.leads.READ'],
		['GET', `v8/Leads/${id('Leads', 1)}/Attachments`, 'ZohoCRM.modules.attachments.READ', 'ZohoCRM.modules.leads.READ'],
		['POST', `v8/Leads/${id('Leads', 1)}/actions/convert`, 'ZohoCRM.modules.leads.CREATE', 'ZohoCRM.modules.leads.UPDATE'],
	])('%s %s goes with %s and not with %s', (method, path, enough, tooLittle) => {
		expect([allowed(enough, method, path, fields), allowed(tooLittle, method, path, fields)]).toEqual([true, false]);
	});

	it('of a query and of a bulk read are those of the module that is asked', () => {
		const query = { body: { select_query: 'select id from Leads where id is not null' } };
		expect(allowed('ZohoCRM.coql.READ,ZohoCRM.modules.leads.READ', 'POST', 'v8/coql', query)).toBe(true);
		expect(allowed('ZohoCRM.coql.READ,ZohoCRM.modules.deals.READ', 'POST', 'v8/coql', query)).toBe(false);
		expect(allowed('ZohoCRM.modules.leads.READ', 'POST', 'v8/coql', query)).toBe(false);
		const read = { body: { query: { module: { api_name: 'Leads' } } } };
		expect(allowed('ZohoCRM.bulk.READ,ZohoCRM.modules.leads.READ', 'POST', 'bulk/v8/read', read)).toBe(true);
		expect(allowed('ZohoCRM.bulk.READ', 'POST', 'bulk/v8/read', read)).toBe(false);
	});

	it('that are missing are named, with 401 or 403', () => {
		desk.signIn({ scopes: 'ZohoCRM.org.READ' });
		expect(leads()).toMatchObject({
			status: 401,
			body: {
				code: 'OAUTH_SCOPE_MISMATCH',
				message: 'invalid oauth scope to access this URL',
				details: { permissions: ['ZohoCRM.modules.Leads.READ'] },
				status: 'error',
			},
		});
		desk.lever('crmUnsure', { scope: 403 });
		expect(leads().status).toBe(403);
	});
});

describe('addresses', () => {
	it.each([
		['GET', '/settings/nothing', 404, 'INVALID_URL_PATTERN'],
		['GET', '/Leads/1/2/3/4/5', 404, 'INVALID_URL_PATTERN'],
		['PATCH', '/Leads', 400, 'INVALID_REQUEST_METHOD'],
		['POST', '/Leads/search', 400, 'INVALID_REQUEST_METHOD'],
		['DELETE', '/coql', 400, 'INVALID_REQUEST_METHOD'],
		['GET', '/Dogs', 400, 'INVALID_MODULE'],
	])('%s %s is %s %s', (method, path, status, code) => expect(desk.call(method, path)).toMatchObject({ status, body: { code, status: 'error' } }));

	it('of other versions are not served', () => expect(desk.raw('GET', '/crm/v2/Leads')).toMatchObject({ status: 404, body: { code: 'INVALID_URL_PATTERN' } }));
});

describe('credits', () => {
	const remaining = () => leads().headers['x-api-credits-remaining'];
	/** What a call costs, told by the header once half is gone. */
	const cost = (call: () => unknown): number => {
		const before = Number(remaining());
		call();
		return before - Number(remaining()) - 1;
	};

	it('go by the edition, for a rolling day', () => {
		expect(desk.lever('crmEdition', {})).toEqual({ edition: 'enterprise', credits: 53_000 });
		expect(desk.lever('crmEdition', { edition: 'free' })).toEqual({ edition: 'free', credits: 5000 });
		expect(desk.lever('crmEdition', { edition: 'standard' })).toEqual({ edition: 'standard', credits: 50_750 });
		expect(desk.lever('crmEdition', { edition: 'ultimate' })).toEqual({ edition: 'ultimate', credits: 56_000 });
		expect(() => desk.lever('crmEdition', { edition: 'gold' })).toThrow('edition must be one of');
	});

	it('are told once half of them are gone', () => {
		desk.lever('crmEdition', { edition: 'free', used: 2498 });
		expect(remaining()).toBeUndefined();
		expect(remaining()).toBe('2500');
		expect(remaining()).toBe('2499');
	});

	it('are refused when there are none, without a time to wait, until a day has gone', () => {
		desk.lever('crmEdition', { edition: 'free', used: 4999 });
		expect(leads().status).toBe(200);
		const over = leads();
		expect(over).toMatchObject({ status: 429, body: { code: 'TOO_MANY_REQUESTS', details: {}, status: 'error' } });
		expect(over.headers).not.toHaveProperty('retry-after');
		expect(over.headers).toMatchObject({ 'x-api-credits-remaining': '0' });
		desk.later(days(1));
		expect(leads().status).toBe(200);
	});

	it('differ by call', () => {
		desk.lever('crmEdition', { used: 30_000 });
		const record = { Last_Name: 'A', Company: 'B' };
		const insert = (count: number) => cost(() => desk.call('POST', '/Leads', { body: { data: Array.from({ length: count }, () => record) } }));
		expect([insert(1), insert(10), insert(11), insert(100)]).toEqual([1, 1, 2, 10]);
		expect(cost(() => desk.call('GET', '/Leads/deleted'))).toBe(2);
		expect(cost(() => desk.call('GET', '/Leads', { query: { fields: 'id', cvid: '1' } }))).toBe(3);
		expect(cost(() => desk.call('POST', `/Leads/${id('Leads', 1)}/actions/convert`, { body: { data: [{}] } }))).toBe(5);
		const coql = (limit: number) =>
			cost(() => desk.call('POST', '/coql', { body: { select_query: `select id from Leads where id is not null limit ${limit}` } }));
		expect([coql(200), coql(201), coql(1001)]).toEqual([1, 2, 3]);
		expect(cost(() => desk.raw('POST', '/crm/bulk/v8/read', { body: { query: { module: { api_name: 'Leads' } } } }))).toBe(50);
		expect(cost(() => desk.raw('POST', '/crm/bulk/v8/write', { body: {} }))).toBe(500);
		expect(cost(() => desk.call('POST', '/settings/modules', { body: {} }))).toBe(500);
		expect(cost(() => desk.call('GET', '/actions/watch'))).toBe(0);
		const tags = (count: number) =>
			cost(() => desk.call('POST', '/Leads/actions/add_tags', { body: { ids: Array.from({ length: count }, String), tags: [{ name: 'A' }] } }));
		expect([tags(50), tags(51)]).toEqual([1, 2]);
	});
});

describe('calls at once', () => {
	const at = (inFlight: number, data?: unknown[]) =>
		data === undefined
			? desk.call('GET', '/Leads', { query: { fields: 'id' }, inFlight }).status
			: desk.call('POST', '/Leads', { body: { data }, inFlight }).status;

	it.each([
		['free', 5],
		['standard', 10],
		['professional', 15],
		['enterprise', 20],
		['ultimate', 25],
	])('are limited in the edition %s to %s', (edition, most) => {
		desk.lever('crmEdition', { edition });
		expect([at(most - 1), at(most)]).toEqual([200, 429]);
	});

	it('are ten where they are heavy', () => {
		const record = { Last_Name: 'A', Company: 'B' };
		const eleven = Array.from({ length: 11 }, () => record);
		expect([at(9, eleven), at(10, eleven), at(10, [record])]).toEqual([201, 429, 201]);
	});
});

describe('several calls in one', () => {
	const send = (body: unknown) => desk.call('POST', '/__composite_requests', { body });
	const insert = (record: unknown) => ({ method: 'POST', uri: '/crm/v8/Leads', body: { data: [record] } });

	it('answer each for itself', () => {
		const said = send({
			__composite_requests: [
				insert({ Last_Name: 'A', Company: 'B' }),
				{ method: 'GET', uri: '/crm/v8/Leads', params: { fields: 'id', per_page: 1 } },
				insert({}),
			],
		});
		expect(said.status).toBe(207);
		expect(rows(said.body.__composite_requests)).toMatchObject([
			{ code: 'SUCCESS', details: { response: { status_code: 201, body: { data: [{ code: 'SUCCESS' }] } } } },
			{ details: { response: { status_code: 200 } } },
			{ details: { response: { status_code: 400 } } },
		]);
	});

	it('are undone together where it is asked for', () => {
		const said = send({ rollback_on_fail: true, __composite_requests: [insert({ Last_Name: 'A', Company: 'B' }), insert({})] });
		expect(said.status).toBe(400);
		expect(rows(said.body.__composite_requests)).toMatchObject([
			{ code: 'ROLLBACK_PERFORMED', details: { rollbacked_by_sub_request_index: 1 } },
			{ code: 'SUCCESS' },
		]);
		expect(leads().data).toHaveLength(8);
	});

	it('are five at most, and within their scopes', () => {
		expect(send({ __composite_requests: Array.from({ length: 6 }, () => insert({})) })).toMatchObject({
			status: 400,
			body: { details: { maximum_length: 5 } },
		});
		expect(send({ __composite_requests: [{ method: 'GET', uri: '/oauth/v2/token' }] }).body).toMatchObject({
			code: 'INVALID_DATA',
			details: { api_name: 'uri' },
		});
		desk.signIn({ scopes: 'ZohoCRM.composite_requests.CUSTOM' });
		expect(rows(send({ __composite_requests: [insert({})] }).body.__composite_requests)).toMatchObject([{ details: { response: { status_code: 401 } } }]);
	});
});

it('remembers all of it in a snapshot', () => {
	desk.seed({ modules: [{ api_name: 'Boats' }], Boats: [{ Name: 'Kea' }] });
	const kept = JSON.parse(JSON.stringify(desk.zoho.snapshot())) as unknown;
	desk.zoho.reset();
	desk.zoho.restore(kept);
	expect(desk.call('GET', '/Boats', { query: { fields: 'Name' } }).data).toMatchObject([{ Name: 'Kea' }]);
});

it('says what is wrong with a seed', () => {
	expect(() => desk.seed({ Leads: [{ Company: 'No name' }] })).toThrow('crm.Leads: required field not found');
	expect(() => desk.seed({ Dogs: [{}] })).toThrow('CRM has no module Dogs');
	expect(() => desk.seed({ Leads: [{ id: id('Leads', 1), Last_Name: 'A', Company: 'B' }] })).toThrow('exists');
});

describe('over HTTP', () => {
	let sandbox: Sandbox;
	let token: string;
	const ask = (method: string, path: string, data?: unknown) =>
		axios.request({
			method,
			url: `${sandbox.url}${path}`,
			data,
			headers: { authorization: `Bearer ${token}` },
			validateStatus: () => true,
			proxy: false,
			timeout: 5000,
			transformResponse: (text: string) => text,
		});
	const fault = (wish: object, path: string) => ask('POST', '/_sandbox/faults', { vendor: 'zoho', match: { path }, fault: wish });

	beforeAll(async () => {
		sandbox = await startSandbox();
		token = JSON.parse((await ask('POST', '/_sandbox/tokens', { vendor: 'zoho', scopes: EVERYTHING })).data as string).access_token as string;
	});
	afterAll(() => sandbox.close());

	const lead = { data: [{ Last_Name: 'Web', Company: 'W' }] };
	const many = async () => (JSON.parse((await ask('GET', '/zoho/crm/v8/Leads/actions/count')).data as string) as { count: number }).count;

	it('is CRM with its faults', async () => {
		expect((await ask('POST', '/zoho/crm/v8/Leads', lead)).status).toBe(201);
		await fault({ kind: 'rate-limit', problem: 'minute' }, '/crm/v8/Leads');
		const limited = await ask('POST', '/zoho/crm/v8/Leads', lead);
		expect([limited.status, JSON.parse(limited.data as string)]).toEqual([
			429,
			{ code: 'TOO_MANY_REQUESTS', details: {}, message: expect.any(String), status: 'error' },
		]);
		expect(limited.headers).not.toHaveProperty('retry-after');
		await fault({ kind: 'expired-token' }, '/crm/');
		expect(JSON.parse((await ask('POST', '/zoho/crm/v8/Leads', lead)).data as string)).toMatchObject({ code: 'INVALID_TOKEN' });
		await fault({ kind: 'html', status: 503 }, '/crm/');
		expect((await ask('POST', '/zoho/crm/v8/Leads', lead)).data).toContain('Service unavailable');
		expect(await many()).toBe(9);

		await fault({ kind: 'cut-after-commit' }, '/crm/v8/Leads$');
		await expect(ask('POST', '/zoho/crm/v8/Leads', lead)).rejects.toThrow();
		await fault({ kind: 'status', status: 500, afterCommit: true }, '/crm/v8/Leads$');
		expect((await ask('POST', '/zoho/crm/v8/Leads', lead)).status).toBe(500);
		await fault({ kind: 'truncated' }, '/crm/v8/Leads$');
		const half = await ask('POST', '/zoho/crm/v8/Leads', lead);
		expect(() => JSON.parse(half.data as string) as unknown).toThrow();
		expect(await many()).toBe(12);
	});

	it('is seen on the page and in the journal', async () => {
		expect((await ask('GET', '/')).data).toContain('CRM Deals');
		await ask('GET', '/zoho/crm/v8/org');
		const journal = JSON.parse((await ask('GET', '/_sandbox/journal')).data as string) as { path: string; organisation: string }[];
		expect(journal.at(-1)).toMatchObject({ path: '/crm/v8/org', organisation: '702091884' });
	});

	it('is empty where it is empty', async () => {
		const nothing = await ask('GET', '/zoho/crm/v8/Leads/5725767000000000001');
		expect([nothing.status, nothing.data, nothing.headers['content-type']]).toEqual([204, '', undefined]);
	});
});
