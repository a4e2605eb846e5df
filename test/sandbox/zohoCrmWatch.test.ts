import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Row } from '../../sandbox/vendor';
import { days, minutes, rows } from './zohoCaller';
import { crmCaller, id, NOON, ORIGIN, type CrmCaller } from './zohoCrmCaller';

let desk: CrmCaller;
beforeEach(() => void (desk = crmCaller()));

const CHANNEL = '1000000068001';
const URL_ = 'https://host.example/hook';
const LEAD = id('Leads', 1);

const channel = (more: Row = {}): Row => ({ channel_id: CHANNEL, events: ['Leads.create', 'Leads.edit'], notify_url: URL_, token: 'secret', ...more });
const send = (method: string, ...watch: Row[]) => desk.call(method, '/actions/watch', { body: { watch } });
const open = (more: Row = {}) => send('POST', channel(more));
const list = (query: Record<string, string> = {}) => desk.call('GET', '/actions/watch', { query });
const results = ({ body }: { body: Row }) => rows(body.watch);

describe('opening a channel', () => {
	it('answers for each module with its expiry', () => {
		const said = open({ events: ['Leads.create', 'Leads.edit', 'Deals.all'], channel_expiry: '2026-11-28T12:00:00+13:00' });
		expect(said.status).toBe(201);
		expect(results(said)).toEqual([
			{
				code: 'SUCCESS',
				details: {
					events: [
						{
							channel_expiry: '2026-11-28T12:00:00+13:00',
							resource_uri: `${ORIGIN}/crm/v8/Leads`,
							resource_id: expect.any(String),
							resource_name: 'Leads',
							channel_id: CHANNEL,
						},
						{
							channel_expiry: '2026-11-28T12:00:00+13:00',
							resource_uri: `${ORIGIN}/crm/v8/Deals`,
							resource_id: expect.any(String),
							resource_name: 'Deals',
							channel_id: CHANNEL,
						},
					],
				},
				message: 'Successfully subscribed for actions-watch of the given module',
				status: 'success',
			},
		]);
	});

	it.each([
		['no expiry', undefined, '2026-11-25T13:00:00+13:00'],
		['a week', '2026-12-02T12:00:00+13:00', '2026-12-02T12:00:00+13:00'],
		['more than a week: silently an hour', '2026-12-02T12:00:01+13:00', '2026-11-25T13:00:00+13:00'],
		['no moment', 'soon', '2026-11-25T13:00:00+13:00'],
	])('with %s', (_, channel_expiry, expected) => {
		const [result] = results(open({ channel_expiry }));
		expect(rows((result!.details as Row).events)[0]).toMatchObject({ channel_expiry: expected });
	});

	it.each([
		['no channel', { channel_id: undefined }, 'MANDATORY_NOT_FOUND', { api_name: 'channel_id', json_path: '$.watch[0].channel_id' }],
		['a channel that is no number', { channel_id: 'mine' }, 'INVALID_DATA', { api_name: 'channel_id' }],
		['no address', { notify_url: undefined }, 'MANDATORY_NOT_FOUND', { api_name: 'notify_url' }],
		['an address without https', { notify_url: 'http://host.example/hook' }, 'INVALID_DATA', { api_name: 'notify_url' }],
		['an address that is too long', { notify_url: `https://host.example/${'x'.repeat(250)}` }, 'INVALID_DATA', { maximum_length: 255 }],
		['a token that is too long', { token: 'x'.repeat(51) }, 'INVALID_DATA', { maximum_length: 50, api_name: 'token' }],
		['no events', { events: [] }, 'MANDATORY_NOT_FOUND', { api_name: 'events' }],
		['an unknown event', { events: ['Leads.create', 'Leads.update'] }, 'INVALID_DATA', { json_path: '$.watch[0].events[1]' }],
		['events of notes', { events: ['Notes.create'] }, 'INVALID_DATA', { api_name: 'events' }],
		['51 events', { events: Array.from({ length: 51 }, () => 'Leads.create') }, 'LIMIT_REACHED', { limit: 50 }],
	])('is refused with %s', (_, more, code, details) => {
		const said = open(more);
		expect(said.status).toBe(400);
		expect(results(said)[0]).toMatchObject({ code, status: 'error', details });
	});

	it('is a result for each: 207 where they differ, 50 channels at most', () => {
		expect(send('POST', channel(), channel({ channel_id: '2', token: 'x'.repeat(51) })).status).toBe(207);
		const many = Array.from({ length: 51 }, (_, index) => channel({ channel_id: String(index + 100) }));
		expect(results(send('POST', ...many)).filter(({ code }) => code === 'LIMIT_REACHED')).toHaveLength(2);
		expect(send('POST').body).toMatchObject({ code: 'MANDATORY_NOT_FOUND', details: { api_name: 'watch' } });
	});

	it('is known by what it listens to', () => {
		const condition = [{ type: 'field_selection', module: { api_name: 'Leads' }, field_selection: { field: { api_name: 'Phone' } } }];
		open({ events: ['Leads.edit', 'users.all'], notification_condition: condition, return_affected_field_values: true, notify_on_related_action: false });
		const [leads] = results(list({ module: 'Leads' }));
		expect(leads).toMatchObject({
			channel_id: CHANNEL,
			events: ['Leads.edit'],
			resource_name: 'Leads',
			token: 'secret',
			notify_url: URL_,
			notify_on_related_action: false,
			return_affected_field_values: true,
			notification_condition: condition,
		});
		expect(list({ channel_id: CHANNEL }).info).toEqual({ per_page: 200, count: 2, page: 1, more_records: false });
		expect(list({ channel_id: '7' })).toMatchObject({ status: 204, body: {} });
	});

	it.each([
		['a type that is none', [{ type: 'formula' }], 'INVALID_DATA'],
		[
			'a module that is not watched',
			[{ type: 'field_selection', module: { api_name: 'Deals' }, field_selection: { field: { api_name: 'Stage' } } }],
			'DEPENDENT_FIELD_MISSING',
		],
		['a field that is none', [{ type: 'field_selection', module: { api_name: 'Leads' }, field_selection: { field: { api_name: 'Nothing' } } }], 'INVALID_DATA'],
		[
			'eleven fields',
			[
				{
					type: 'field_selection',
					module: { api_name: 'Leads' },
					field_selection: { group_operator: 'or', group: Array.from({ length: 11 }, () => ({ field: { api_name: 'Phone' } })) },
				},
			],
			'LIMIT_REACHED',
		],
	])('is refused with a condition of %s', (_, notification_condition, code) => expect(results(open({ notification_condition }))[0]).toMatchObject({ code }));
});

describe('a channel', () => {
	it('ends by itself', () => {
		open({ channel_expiry: '2026-11-26T12:00:00+13:00' });
		desk.later(days(1) - 1);
		expect(list().status).toBe(200);
		desk.later(1);
		expect(list().status).toBe(204);
		expect(results(send('PUT', channel()))[0]).toMatchObject({ code: 'NOT_SUBSCRIBED', details: { channel_id: CHANNEL } });
		expect(results(send('PATCH', { channel_id: CHANNEL }))[0]).toMatchObject({ code: 'NOT_SUBSCRIBED' });
		expect(desk.call('DELETE', '/actions/watch', { query: { channel_ids: CHANNEL } })).toMatchObject({
			status: 400,
			body: { watch: [{ code: 'NOT_SUBSCRIBED' }] },
		});
	});

	it('is renewed as a whole', () => {
		open();
		desk.later(minutes(30));
		expect(send('PUT', channel({ events: ['Deals.delete'], channel_expiry: '2026-12-01T00:00:00Z', token: 'new' })).status).toBe(200);
		expect(results(list())).toMatchObject([{ events: ['Deals.delete'], token: 'new', channel_expiry: '2026-12-01T13:00:00+13:00' }]);
	});

	it('is changed in part, by a list or a bare object', () => {
		open({ return_affected_field_values: true });
		expect(send('PATCH', { channel_id: CHANNEL, channel_expiry: '2026-12-01T00:00:00Z' }).status).toBe(200);
		expect(results(list())).toMatchObject([
			{ events: ['Leads.create', 'Leads.edit'], token: 'secret', channel_expiry: '2026-12-01T13:00:00+13:00', return_affected_field_values: true },
		]);
		expect(desk.call('PATCH', '/actions/watch', { query: { channel_id: CHANNEL }, body: { token: 'new', events: ['Leads.delete'] } }).status).toBe(200);
		expect(results(list())).toMatchObject([{ events: ['Leads.create', 'Leads.edit', 'Leads.delete'], token: 'new' }]);
		send('PATCH', { channel_id: CHANNEL, events: ['Leads.create', 'Leads.delete'], _delete_events: true });
		expect(results(list())).toMatchObject([{ events: ['Leads.edit'] }]);
		send('PATCH', { channel_id: CHANNEL, events: ['Leads.edit'], _delete_events: true });
		expect(list().status).toBe(204);
	});

	it('is closed', () => {
		open();
		open({ channel_id: '2' });
		const said = desk.call('DELETE', '/actions/watch', { query: { channel_ids: `${CHANNEL},3` } });
		expect(said.status).toBe(207);
		expect(results(said)).toMatchObject([
			{ code: 'SUCCESS', message: 'Successfully un-subscribed for actions-watch of the given module', details: { channel_id: CHANNEL } },
			{ code: 'NOT_SUBSCRIBED' },
		]);
		expect(results(list())).toMatchObject([{ channel_id: '2' }]);
		expect(desk.call('DELETE', '/actions/watch').body).toMatchObject({ code: 'REQUIRED_PARAM_MISSING', details: { param_name: 'channel_ids' } });
	});
});

describe('deliveries', () => {
	let server: Server;
	let hook: string;
	let got: { body: Row; headers: NodeJS.Dict<string | string[]> }[] = [];
	let status = 200;

	beforeAll(async () => {
		server = createServer((request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				got.push({ body: JSON.parse(Buffer.concat(chunks).toString('utf8')) as Row, headers: request.headers });
				response.writeHead(status).end();
			});
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		hook = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?flow=7`;
	});
	afterAll(() => server.close());
	beforeEach(() => {
		got = [];
		status = 200;
	});

	const listen = (more: Row = {}) => expect(open({ notify_url: hook, channel_expiry: '2026-12-01T00:00:00Z', ...more }).status).toBe(201);
	const deliver = async (wishes: Row = {}) => {
		const said = (await desk.lever('crmNotifications', { origin: ORIGIN, ...wishes })) as { delivered: Row[]; waiting: number };
		return { ...said, bodies: got.map(({ body }) => body) };
	};
	const insert = (...names: string[]) => desk.call('POST', '/Leads', { body: { data: names.map((Last_Name) => ({ Last_Name, Company: 'C' })) } });
	const edit = (values: Row, lead = LEAD) => desk.call('PUT', `/Leads/${lead}`, { body: { data: [values] } });

	it('say what was inserted, with the token and no signature', async () => {
		listen();
		const { details } = insert('Kea');
		const { delivered, bodies, waiting } = await deliver();
		expect(bodies).toEqual([
			{
				server_time: Date.parse(NOON),
				query_params: { flow: '7' },
				module: 'Leads',
				resource_uri: `${ORIGIN}/crm/v8/Leads`,
				ids: [details.id],
				affected_fields: [],
				operation: 'insert',
				channel_id: CHANNEL,
				token: 'secret',
			},
		]);
		expect(Object.keys(got[0]!.headers).filter((name) => /signature/.test(name))).toEqual([]);
		expect(delivered).toMatchObject([{ channel_id: CHANNEL, status: 200 }]);
		expect(waiting).toBe(0);
		expect((await deliver()).delivered).toEqual([]);
	});

	it('name the fields that were changed, and their values where they are wanted', async () => {
		listen({ return_affected_field_values: true });
		edit({ Phone: '+64 1', Company: 'Rimu & Sons', Lead_Source: 'Partner' });
		const { bodies } = await deliver();
		expect(bodies).toMatchObject([
			{
				operation: 'update',
				ids: [LEAD],
				affected_fields: [{ [LEAD]: ['Phone', 'Lead_Source'] }],
				affected_values: [{ record_id: LEAD, values: { Phone: '+64 1', Lead_Source: 'Partner' } }],
			},
		]);
	});

	it('of a mass action come in one call', async () => {
		listen();
		insert('A', 'B', 'C');
		desk.call('POST', '/Leads/actions/mass_update', { body: { data: [{ Rating: 'Active' }], ids: [LEAD, id('Leads', 2)] } });
		const { bodies } = await deliver();
		expect(bodies.map(({ operation, ids }) => [operation, rows(ids).length])).toEqual([
			['insert', 3],
			['update', 2],
		]);
	});

	it('are of the operations chosen only', async () => {
		listen({ events: ['Leads.delete', 'Contacts.all'] });
		insert('A');
		desk.call('DELETE', `/Leads/${LEAD}`);
		desk.made('Contacts', { Last_Name: 'New' });
		const { bodies } = await deliver();
		expect(bodies.map(({ module, operation }) => [module, operation])).toEqual([
			['Leads', 'delete'],
			['Contacts', 'insert'],
		]);
		expect(bodies[0]).toMatchObject({ ids: [LEAD], affected_fields: [] });
	});

	it('of edits can depend on fields', async () => {
		const group = [{ field: { api_name: 'Phone' } }, { field: { api_name: 'Email' } }];
		const when = (group_operator: string) => ({
			notification_condition: [{ type: 'field_selection', module: { api_name: 'Leads' }, field_selection: { group_operator, group } }],
		});
		listen({ ...when('or'), return_affected_field_values: true });
		edit({ Rating: 'Active' });
		edit({ Phone: '1', Rating: 'Shut Down' });
		const { bodies } = await deliver();
		expect(bodies).toMatchObject([{ affected_fields: [{ [LEAD]: ['Phone', 'Rating'] }], affected_values: [{ record_id: LEAD, values: { Phone: '1' } }] }]);
		got = [];
		send('PATCH', { channel_id: CHANNEL, ...when('and') });
		edit({ Phone: '2' });
		edit({ Phone: '3', Email: 'a@b.example' });
		expect((await deliver()).bodies).toHaveLength(1);
	});

	it('tell of what happens around a record, unless that is not wanted', async () => {
		listen({ events: ['Accounts.edit'] });
		const note = () => desk.call('POST', `/Accounts/${id('Accounts', 1)}/Notes`, { body: { data: [{ Note_Content: 'N' }] } });
		note();
		desk.made('Contacts', { Last_Name: 'New', Account_Name: { id: id('Accounts', 1) } });
		expect((await deliver()).bodies).toMatchObject([
			{ module: 'Accounts', operation: 'update', ids: [id('Accounts', 1)], affected_fields: [] },
			{ module: 'Accounts', operation: 'update' },
		]);
		got = [];
		send('PATCH', { channel_id: CHANNEL, notify_on_related_action: false });
		note();
		expect((await deliver()).bodies).toEqual([]);
	});

	it('stop when the channel has ended', async () => {
		listen({ channel_expiry: undefined });
		insert('A');
		desk.later(minutes(60));
		insert('B');
		expect((await deliver()).bodies).toHaveLength(1);
	});

	it('tell of what a user enters, and of the caller himself', async () => {
		listen();
		desk.seed({ Leads: [{ Last_Name: 'Typed', Company: 'T' }] });
		edit({ Phone: '1' });
		expect((await deliver()).bodies.map(({ operation }) => operation)).toEqual(['insert', 'update']);
	});

	it('are not tried again', async () => {
		listen();
		status = 500;
		insert('A');
		expect((await deliver()).delivered).toMatchObject([{ status: 500 }]);
		expect((await deliver()).delivered).toEqual([]);
	});

	it('can come twice, never, out of order, with another token or again', async () => {
		listen();
		for (let count = 0; count < 10; count += 1) insert(`N${count}`);
		expect((await deliver({ again: true, duplicates: 0.2, drop: 0.5 })).bodies).toHaveLength(6);
		got = [];
		const inOrder = (await deliver({ again: true })).bodies.map(({ ids }) => String(ids));
		got = [];
		const shuffled = (await deliver({ again: true, shuffle: 7 })).bodies.map(({ ids }) => String(ids));
		expect(shuffled).not.toEqual(inOrder);
		expect([...shuffled].sort()).toEqual([...inOrder].sort());
		got = [];
		expect((await deliver({ channel_id: '7' })).waiting).toBe(10);
		const { bodies, waiting } = await deliver({ tamperToken: true });
		expect(bodies.map(({ token }) => token)).toEqual(Array.from({ length: 10 }, () => 'tampered'));
		expect(waiting).toBe(0);
	});

	it('of a conversion name every module it touches', async () => {
		listen({ events: ['Leads.edit', 'Contacts.create', 'Accounts.create'] });
		desk.call('POST', `/Leads/${LEAD}/actions/convert`, { body: { data: [{}] } });
		expect((await deliver()).bodies.map(({ module, operation }) => `${String(module)} ${String(operation)}`).sort()).toEqual([
			'Accounts insert',
			'Contacts insert',
			'Leads update',
		]);
	});

	it('go out for finished bulk jobs that want to be called', async () => {
		desk.raw('POST', '/crm/bulk/v8/read', {
			body: { callback: { url: hook, method: 'post' }, query: { module: { api_name: 'Leads' }, fields: ['Last_Name'] } },
		});
		expect((await deliver()).bodies).toEqual([]);
		desk.later(10_000);
		expect((await deliver()).bodies).toMatchObject([
			{ operation: 'read', state: 'COMPLETED', job_id: expect.any(String), result: { count: 8, more_records: false }, file_type: 'csv' },
		]);
	});
});
