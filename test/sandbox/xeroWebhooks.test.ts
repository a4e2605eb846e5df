import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Row } from '../../sandbox/vendor';
import { NZ, UK } from '../../sandbox/xero/seed';
import { caller, sale, type Caller } from './xeroCaller';

const KEY = 'c2FuZGJveC1rZXk=';
let xero: Caller;
let server: Server;
let url: string;
let received: { body: string; isSigned: boolean }[];
let answer: (isSigned: boolean) => [status: number, body?: string];

beforeEach(async () => {
	xero = caller();
	received = [];
	answer = (isSigned) => [isSigned ? 200 : 401];
	server = createServer(async (request, response) => {
		let body = '';
		for await (const chunk of request) body += chunk;
		const isSigned = request.headers['x-xero-signature'] === createHmac('sha256', KEY).update(body).digest('base64');
		received.push({ body, isSigned });
		const [status, text] = answer(isSigned);
		response.writeHead(status).end(text);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const deliver = (more: Row = {}) => xero.xero.levers?.webhooks?.({ url, key: KEY, origin: 'http://sandbox/xero', ...more }) as Promise<Row>;
const events = (index = 0) => JSON.parse(received[index]?.body ?? '{}').events as Row[];

describe('the intent to receive', () => {
	it('is proven by 200 for good and 401 for bad signatures', async () => {
		expect(await deliver({ intent: true })).toEqual({ status: 'OK' });
		expect(received.map(({ isSigned }) => isSigned)).toEqual([true, false, true, false]);
		expect(received[0]?.body).toMatch(/^\{"events":\[\],"firstEventSequence": 0,"lastEventSequence": 0, "entropy": "[0-9A-F]{20}"\}$/);
	});

	it.each<[string, typeof answer]>([
		['Response not 200', () => [500]],
		['Response to incorrectly signed payload not 401', () => [200]],
		['Response contains a body', (isSigned) => [isSigned ? 200 : 401, 'thanks']],
	])('fails: %s', async (reason, behaviour) => {
		answer = behaviour;
		expect(await deliver({ intent: true })).toEqual({ status: 'Intent to receive required', reason });
	});
});

describe('events', () => {
	it('tell of contacts and invoices of every organisation, once each', async () => {
		const { InvoiceID } = xero.one(xero.api('PUT', '/Invoices', sale({ Contact: { Name: 'Brand New Ltd' } })), 'Invoices');
		xero.api('PUT', '/Contacts', { Name: 'Kea' }, { headers: { 'xero-tenant-id': UK } });
		xero.api('PUT', '/Contacts', { Name: 'Kea' }, { headers: { 'xero-tenant-id': UK } });
		xero.api('POST', `/Invoices/${InvoiceID}`, { Reference: 'x' });
		expect(await deliver()).toEqual({ status: 'OK', answered: 200, delivered: 4, waiting: 0 });
		expect(events().map(({ eventCategory, eventType, tenantId }) => [eventCategory, eventType, tenantId])).toEqual([
			['CONTACT', 'CREATE', NZ],
			['INVOICE', 'CREATE', NZ],
			['CONTACT', 'CREATE', UK],
			['INVOICE', 'UPDATE', NZ],
		]);
		expect(events()[1]).toMatchObject({
			resourceId: InvoiceID,
			resourceUrl: `http://sandbox/xero/api.xro/2.0/Invoices/${InvoiceID}`,
			eventDateUtc: '2026-03-10T01:00:00.000',
		});
		expect(received[0]?.isSigned).toBe(true);
		expect(await deliver()).toMatchObject({ delivered: 0 });
	});

	it('come again when asked for, count on, and wait while they are not taken', async () => {
		xero.xero.seed({ Contacts: [{ Name: 'Kea' }] });
		await deliver({ again: true });
		answer = () => [503];
		expect(await deliver()).toEqual({ status: 'Retry', answered: 503, waiting: 1, nextTryAt: '2026-03-10T01:15:00.000Z' });
		answer = () => [200];
		expect(await deliver()).toMatchObject({ status: 'Retry', waiting: 1 });
		xero.clock.advance(15 * 60);
		await deliver();
		// Tried twice at once, and then not before its time.
		expect(received).toHaveLength(4);
		expect(events(3)).toEqual(events(0));
		xero.xero.seed({ Contacts: [{ Name: 'Tui' }] });
		await deliver();
		expect(received[4]?.body).toContain('"firstEventSequence": 2,"lastEventSequence": 2');
	});

	it('are tried ever less often', async () => {
		xero.xero.seed({ Contacts: [{ Name: 'Kea' }] });
		answer = () => [500];
		const waits: number[] = [];
		for (let now = Date.parse('2026-03-10T01:00:00Z'), tries = 0; tries < 6; tries++) {
			const next = Date.parse(String((await deliver()).nextTryAt));
			waits.push((next - now) / 60_000);
			xero.clock.advance((next - now) / 1000);
			now = next;
		}
		expect(waits).toEqual([15, 30, 60, 120, 240, 240]);
	});

	it('stop after a day of failures, until the intent is proven anew, and are forgotten after 31 days', async () => {
		xero.xero.seed({ Contacts: [{ Name: 'Kea' }] });
		answer = () => [500];
		await deliver();
		xero.clock.advance(24 * 3600 + 1);
		expect(await deliver()).toEqual({ status: 'Disabled', waiting: 1 });
		xero.clock.advance(30 * 24 * 3600);
		xero.xero.seed({ Contacts: [{ Name: 'Tui' }] });
		answer = (isSigned) => [isSigned ? 200 : 401];
		await deliver({ intent: true });
		expect(await deliver()).toMatchObject({ status: 'OK', delivered: 1, waiting: 0 });
	});

	it('of newer categories say what the record is, and payments are told of where asked for only', async () => {
		const { hook } = (xero.xero.snapshot() as { hook: { events: Row[] } }) ?? {};
		expect(hook.events).toEqual([]);
		const { InvoiceID } = xero.one(xero.api('PUT', '/Invoices', sale({})), 'Invoices');
		await deliver();
		const pay = (Amount: number) => xero.api('PUT', '/Payments', { Invoice: { InvoiceID }, Account: { Code: '090' }, Date: '2026-03-10', Amount });
		pay(1);
		await deliver();
		expect(events(received.length - 1).map(({ eventCategory }) => eventCategory)).toEqual(['INVOICE']);
		pay(2);
		await deliver({ categories: ['PAYMENT'] });
		expect(events(received.length - 1).map(({ eventCategory, eventType, data }) => [eventCategory, eventType, data])).toEqual([
			['PAYMENT', 'CREATE', undefined],
		]);
		xero.api('PUT', '/CreditNotes', { Type: 'ACCRECCREDIT', Contact: { Name: 'Ridgeway University' }, Date: '2026-03-09', LineItems: [] });
		await deliver({ categories: ['CREDITNOTE'] });
		expect(events(received.length - 1)[0]).toMatchObject({ eventCategory: 'CREDITNOTE', data: { Type: 'ACCRECCREDIT', Status: 'DRAFT' } });
	});

	it('come in several posts, out of order and some of them twice, the same way for the same seed', async () => {
		xero.xero.seed({ Contacts: Array.from({ length: 40 }, (_, index) => ({ Name: `Kea ${index}` })) });
		expect(await deliver({ batch: 11, shuffle: 3, duplicates: 0.1, again: true })).toMatchObject({ status: 'OK', delivered: 44 });
		expect(received.map((_, index) => events(index).length)).toEqual([11, 11, 11, 11]);
		const ids = received.flatMap((_, index) => events(index).map(({ resourceId }) => resourceId));
		expect(new Set(ids).size).toBe(40);
		await deliver({ batch: 11, shuffle: 3, duplicates: 0.1 });
		expect(received.slice(4).flatMap((_, index) => events(index + 4).map(({ resourceId }) => resourceId))).toEqual(ids);
	});
});

it('knows further organisations of the same user, with a chart of accounts', () => {
	const { tenants } = xero.xero.levers?.organisations?.({ names: ['Kea Ltd', 'Tui Ltd'] }) as { tenants: string[] };
	for (const tenant of tenants) {
		const said = xero.api('GET', '/Accounts', undefined, { headers: { 'xero-tenant-id': tenant } });
		expect(said.status).toBe(200);
		expect((said.body.Accounts as Row[]).length).toBeGreaterThan(30);
	}
	xero.xero.seed({ 'Tui Ltd/Contacts': [{ Name: 'Only there' }] });
	expect((xero.api('GET', '/Contacts', undefined, { headers: { 'xero-tenant-id': tenants[1]! } }).body.Contacts as Row[]).map(({ Name }) => Name)).toEqual([
		'Only there',
	]);
});
