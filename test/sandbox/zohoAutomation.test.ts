import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import axios from 'axios';
import { createOutbox, signZoho, type Outbox } from '../../sandbox/outbox';
import { startSandbox } from '../../sandbox/serve';
import type { Row } from '../../sandbox/vendor';
import { zohoOrganization } from '../../sandbox/zoho';
import { caller, days, rows, type Caller } from './zohoCaller';
import { expense, expenseCaller, MERE } from './zohoExpenseCaller';

interface Received {
	readonly method: string;
	readonly url: string;
	readonly headers: IncomingHttpHeaders;
	readonly body: string;
}

const secret = 'sandboxsecret42';
let server: Server;
let url: string;
let received: Received[];
let desk: Caller;
let outbox: Outbox;

beforeAll(async () => {
	server = createServer((request, response) => {
		let body = '';
		request.setEncoding('utf8');
		request.on('data', (chunk: string) => (body += chunk));
		request.on('end', () => {
			received.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
			response.writeHead(request.url?.includes('fail') ? 500 : 200).end();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
	received = [];
	desk = caller();
	outbox = createOutbox();
});

const until = async (holds: () => boolean): Promise<void> => {
	for (let tries = 0; !holds() && tries < 100; tries += 1) await new Promise((resolve) => setTimeout(resolve, 20));
};

const post = async (): Promise<void> => await desk.zoho.post!(outbox);
const hook = (more: Row = {}) => desk.call('POST', '/settings/webhooks', { body: { webhook_name: 'W', entity: 'item', url, secret, ...more } });
const hookId = (more: Row = {}): string => String((hook(more).body.webhook as Row).webhook_id);
const rule = (id: string, more: Row = {}) =>
	desk.call('POST', '/settings/workflows', {
		body: {
			workflow_name: 'R',
			rule_type: 'add',
			entity: 'item',
			instant_actions: [{ action_type: 'webhook', action_id: id }],
			...more,
		},
	});
const item = (name: string): string => String((desk.call('POST', '/items', { body: { name, rate: 5 } }).body.item as Row).item_id);
const payloads = (): Row[] => received.map(({ body }) => JSON.parse(body) as Row);
const lever = (name: string, input: Row): unknown => desk.zoho.levers![name]!(input);

describe('webhooks', () => {
	it('bear one name each, and keep to their limits', () => {
		expect(hook()).toMatchObject({ status: 201, body: { code: 0, webhook: { webhook_name: 'W', method: 'POST', has_secret: true } } });
		expect(hook().body).toMatchObject({ code: 107051 });
		for (const wrong of [
			{ webhook_name: 'W2', secret: 'short' },
			{ webhook_name: 'W2', secret: 'has a blank in it' },
			{ webhook_name: 'W2', url: 'nowhere' },
			{ webhook_name: 'W2', entity: 'feather' },
			{ webhook_name: 'W2', method: 'PATCH' },
			{ webhook_name: 'N'.repeat(51) },
			{ webhook_name: '' },
		])
			expect(hook(wrong).status).toBe(400);
		expect(rows(desk.call('GET', '/settings/webhooks').body.webhooks)).toHaveLength(1);
		expect(JSON.stringify(desk.call('GET', '/settings/webhooks').body)).not.toContain(secret);
	});

	it('tell what they can be about', () => {
		const { entities } = desk.call('GET', '/settings/webhooks/editpage').body;
		expect(rows(entities).map((row) => row.entity)).toEqual(expect.arrayContaining(['contact', 'invoice', 'item', 'customerpayment', 'journal', 'bill']));
	});

	it('need the scope of the settings', () => {
		desk.signIn({ scopes: ['ZohoBooks.settings.READ'] });
		expect(hook()).toMatchObject({ status: 401, body: { code: 57 } });
		expect(desk.call('GET', '/settings/webhooks').status).toBe(200);
	});

	it('stay while a rule names them', () => {
		const id = hookId();
		const { workflow_id: workflow } = rule(id).body.workflow as Row;
		expect(desk.call('DELETE', `/settings/webhooks/${id}`).status).toBe(400);
		expect(desk.call('DELETE', `/settings/workflows/${String(workflow)}`).status).toBe(200);
		expect(desk.call('DELETE', `/settings/webhooks/${id}`).status).toBe(200);
	});
});

describe('workflow rules', () => {
	it('are for the plans from Professional up', async () => {
		const id = hookId();
		lever('plan', { plan: 'Standard' });
		expect(rule(id).status).toBe(400);
		lever('plan', { plan: 'Professional' });
		expect(rule(id).status).toBe(201);
		lever('plan', { plan: 'Free' });
		item('Silent');
		await post();
		expect(received).toEqual([]);
	});

	it('are ten for each module', () => {
		const id = hookId();
		for (let count = 0; count < 10; count += 1) expect(rule(id).status).toBe(201);
		expect(rule(id).status).toBe(400);
		expect(rule(id, { entity: 'invoices' }).status).toBe(201);
	});

	it('name webhooks that are there, and what happens', () => {
		expect(rule('1').status).toBe(400);
		const actions = ['A', 'B'].map((name) => ({ action_type: 'webhook', action_id: hookId({ webhook_name: name }) }));
		expect(rule('', { instant_actions: actions }).status).toBe(400);
		expect(rule(hookId(), { rule_type: 'always' }).status).toBe(400);
		expect(rule(hookId({ webhook_name: 'W2' }), { entity: 'feather' }).status).toBe(400);
	});
});

describe('deliveries', () => {
	it('come of what a rule is about, signed and with ids as numbers', async () => {
		const id = hookId({ query_parameters: [{ param_name: 'event', param_value: 'item made' }] });
		item('Before');
		rule(id);
		const made = item('After');
		desk.call('PUT', `/items/${made}`, { body: { rate: 6 } });
		desk.call('POST', '/contacts', { body: { contact_name: 'Nobody' } });
		await post();
		expect(received).toHaveLength(1);
		const [one] = received;
		expect(one!.url).toBe('/hook?event=item+made');
		expect(one!.body).toContain(`{"organization_id":${zohoOrganization.id},"item":{`);
		expect(one!.body).toContain(`"item_id":${made},`);
		expect(one!.headers['x-zoho-webhook-signature']).toBe(signZoho({ secret, parameters: [['event', 'item made']], body: one!.body }));
		expect(payloads()[0]).toMatchObject({ item: { name: 'After', rate: 5 } });
	});

	it('wait for nothing that was refused or only read', async () => {
		rule(hookId(), { rule_type: 'add_edit' });
		desk.call('POST', '/items', { body: { name: 'No rate' } });
		desk.call('GET', '/items');
		await post();
		expect(received).toEqual([]);
	});

	it('tell of changes, and of those fields alone that are named', async () => {
		const made = item('Pen');
		rule(hookId(), { rule_type: 'edit' });
		rule(hookId({ webhook_name: 'Rate', url: `${url}/rate` }), { rule_type: 'edit', field_update: ['rate'], field_update_comparator: 'any' });
		desk.call('PUT', `/items/${made}`, { body: { description: 'blue' } });
		desk.call('PUT', `/items/${made}`, { body: { rate: 9 } });
		await post();
		expect(received.map((one) => one.url).sort()).toEqual(['/hook', '/hook', '/hook/rate']);
	});

	it('tell of records that another call has changed', async () => {
		const invoice = desk.call('POST', '/invoices', { body: { customer_id: '460000000038001000', line_items: [{ name: 'A', rate: 10 }] } }).body.invoice as Row;
		rule(hookId({ entity: 'invoice' }), { entity: 'invoice', rule_type: 'edit' });
		desk.call('POST', '/customerpayments', {
			body: {
				customer_id: '460000000038001000',
				payment_mode: 'cash',
				amount: 10,
				date: '2026-11-25',
				invoices: [{ invoice_id: invoice.invoice_id, amount_applied: 10 }],
			},
		});
		await post();
		expect(payloads()).toMatchObject([{ invoice: { status: 'paid', balance: 0 } }]);
	});

	it('say little of what is gone', async () => {
		const made = item('Gone');
		rule(hookId(), { rule_type: 'delete' });
		desk.call('DELETE', `/items/${made}`);
		await post();
		expect(received.map(({ body }) => body)).toEqual([`{"organization_id":${zohoOrganization.id},"item":{"item_id":${made}}}`]);
	});

	it('may be forms or texts of one’s own', async () => {
		const form = { body_type: 'x-www-form-urlencoded' };
		rule(hookId({ webhook_name: 'Old form', url: `${url}/old`, ...form }));
		rule(hookId({ webhook_name: 'Form', url: `${url}/form`, ...form, form_data: [{ param_name: 'name', param_value: '${ITEM.ITEM_NAME}' }] }));
		rule(
			hookId({
				webhook_name: 'Raw',
				url: `${url}/raw`,
				method: 'PUT',
				raw_data: '{"id":"${ITEM.ITEM_ID}"}',
				headers: [{ param_name: 'x-mine', param_value: 'yes' }],
			}),
		);
		const made = item('Ink');
		await post();
		const at = (path: string) => received.find((one) => one.url.endsWith(path))!;
		const json = new URLSearchParams(at('/old').body).get('JSONString') ?? '';
		expect(JSON.parse(json)).toMatchObject({ item: { name: 'Ink' } });
		expect(at('/old').headers['x-zoho-webhook-signature']).toBe(signZoho({ secret, parameters: [['JSONString', json]] }));
		expect(at('/form').body).toBe('name=Ink');
		expect(at('/form').headers['x-zoho-webhook-signature']).toBe(signZoho({ secret, parameters: [['name', 'Ink']] }));
		expect(at('/raw')).toMatchObject({ method: 'PUT', body: `{"id":"${made}"}` });
		expect(at('/raw').headers['x-mine']).toBe('yes');
	});

	it('are remembered, and can be repeated', async () => {
		rule(hookId({ url: `${url}/fail` }));
		item('Lost');
		await post();
		const [history] = rows(desk.call('GET', '/settings/webhooks/histories').body.histories);
		expect(history).toMatchObject({ status: 'failure', response_code: 500, webhook_name: 'W', event: 'add' });
		expect(desk.call('POST', `/settings/webhooks/histories/${String(history!.history_id)}/resend`).status).toBe(200);
		await post();
		expect(received).toHaveLength(2);
		expect(received[0]!.body).toBe(received[1]!.body);
		const many = Array.from({ length: 11 }, () => history!.history_id).join(',');
		expect(desk.call('POST', '/settings/webhooks/histories/bulkresend', { query: { history_ids: many } }).status).toBe(400);
	});

	it('are a thousand a day; the rest is dropped without a word', async () => {
		const id = hookId();
		for (let count = 0; count < 10; count += 1) rule(id);
		for (let count = 0; count < 101; count += 1) {
			desk.later(1000);
			item(`Item ${count}`);
		}
		expect(lever('webhooks', { hold: true })).toEqual({ waiting: 1000 });
		desk.later(days(1));
		desk.signIn();
		item('Next day');
		expect(lever('webhooks', { hold: false, drop: 0.99 })).toEqual({ waiting: 10 });
		await post();
		expect(payloads().map(({ item: told }) => (told as Row).name)).toEqual(Array.from({ length: 10 }, () => 'Next day'));
	});

	it('can be held, doubled and shuffled', async () => {
		rule(hookId());
		lever('webhooks', { hold: true });
		const made = Array.from({ length: 6 }, (_, index) => item(`Held ${index}`));
		await post();
		expect(received).toEqual([]);
		lever('webhooks', { hold: false, duplicates: 0.5, shuffle: 7 });
		await post();
		const ids = received.map(({ body }) => /"item_id":(\d+),/.exec(body)?.[1]);
		expect(ids).toHaveLength(9);
		expect(new Set(ids)).toEqual(new Set(made));
		expect(ids.slice(0, 6)).not.toEqual(made);
	});
});

describe('the sandbox over HTTP', () => {
	it('delivers by itself, and shows what it delivered', async () => {
		const sandbox = await startSandbox();
		try {
			const send = async (path: string, body: unknown): Promise<Row> =>
				(await axios.post<Row>(`${sandbox.url}${path}`, body, { headers: { authorization: `Bearer ${token}` }, proxy: false })).data;
			const token = ((await axios.post(`${sandbox.url}/_sandbox/tokens`, { vendor: 'zoho' }, { proxy: false })).data as { access_token: string }).access_token;
			const query = `?organization_id=${zohoOrganization.id}`;
			const { webhook } = await send(`/zoho/books/v3/settings/webhooks${query}`, { webhook_name: 'H', entity: 'contact', url, secret });
			const actions = [{ action_type: 'webhook', action_id: (webhook as Row).webhook_id }];
			await send(`/zoho/books/v3/settings/workflows${query}`, { workflow_name: 'H', rule_type: 'add', entity: 'contact', instant_actions: actions });
			await send(`/zoho/books/v3/contacts${query}`, { contact_name: 'Told of' });
			await until(() => received.length === 1);
			expect(payloads()).toMatchObject([{ contact: { contact_name: 'Told of' } }]);
			expect((await axios.get<Row[]>(`${sandbox.url}/_sandbox/deliveries`, { proxy: false })).data).toMatchObject([{ status: 200 }]);
			await axios.post(`${sandbox.url}/_sandbox/webhooks`, { vendor: 'zoho', hold: true }, { proxy: false });
			await send(`/zoho/books/v3/contacts${query}`, { contact_name: 'Held back' });
			expect(received).toHaveLength(1);
			await axios.post(`${sandbox.url}/_sandbox/webhooks`, { vendor: 'zoho', hold: false }, { proxy: false });
			expect(received).toHaveLength(2);
		} finally {
			await sandbox.close();
		}
	});
});

describe('rules that are made by hand', () => {
	it('tell of reports that go from hand to hand', async () => {
		const expenses = expenseCaller();
		expenses.zoho.levers!.rules!({ app: 'expense', entity: 'expense_report', events: ['Submitted'], url });
		const { expense_id } = expenses.made('/expenses', expense());
		const report = { report_name: 'Trip', start_date: '2026-11-01', end_date: '2026-11-25', expenses: [{ expense_id }] };
		const { report_id: id } = expenses.made('/expensereports', report);
		expenses.call('POST', `/expensereports/${String(id)}/submit`, { body: { approver_id: MERE } });
		await expenses.zoho.post!(outbox);
		expect(payloads()).toMatchObject([{ expense_report: { report_name: 'Trip', status: 'submitted' } }]);
	});

	it('serve the apps that have no calls for them', async () => {
		lever('rules', { app: 'inventory', entity: 'item', events: ['Created or Edited'], url, secret, format: 'form' });
		item('By hand');
		await post();
		expect(JSON.parse(new URLSearchParams(received[0]!.body).get('JSONString') ?? '')).toMatchObject({ item: { name: 'By hand' } });
		lever('rules', { clear: true });
		item('Nobody is told');
		await post();
		expect(received).toHaveLength(1);
	});

	it('fit statuses that a record comes into', async () => {
		lever('rules', { app: 'books', entity: 'invoice', events: ['sent'], url });
		const { invoice_id: id } = desk.call('POST', '/invoices', { body: { customer_id: '460000000038001000', line_items: [{ name: 'A', rate: 10 }] } }).body
			.invoice as Row;
		desk.call('PUT', `/invoices/${String(id)}`, { body: { notes: 'N' } });
		desk.call('POST', `/invoices/${String(id)}/status/sent`);
		desk.call('PUT', `/invoices/${String(id)}`, { body: { notes: 'M' } });
		await post();
		expect(payloads()).toMatchObject([{ invoice: { status: 'sent', notes: 'N' } }]);
	});

	it('say what they need', () => {
		expect(() => lever('rules', { app: 'crm', entity: 'item', events: ['add'], url })).toThrow('app must be one of books, inventory, expense');
		expect(() => lever('rules', { entity: 'feather', events: ['add'], url })).toThrow('entity must be one of');
		expect(() => lever('rules', { entity: 'item', events: [], url })).toThrow('events must say when');
		expect(() => lever('rules', { entity: 'item', events: ['add'], url: 'nowhere' })).toThrow('url must be the address');
	});
});
