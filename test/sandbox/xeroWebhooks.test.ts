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
		expect(await deliver()).toEqual({ status: 'Retry', answered: 503, waiting: 1 });
		answer = () => [200];
		await deliver();
		expect(events(2)).toEqual(events(0));
		xero.xero.seed({ Contacts: [{ Name: 'Tui' }] });
		await deliver();
		expect(received[3]?.body).toContain('"firstEventSequence": 2,"lastEventSequence": 2');
	});

	it('stop after a day of failures, until the intent is proven anew', async () => {
		xero.xero.seed({ Contacts: [{ Name: 'Kea' }] });
		answer = () => [500];
		await deliver();
		xero.clock.advance(24 * 3600 + 1);
		expect(await deliver()).toEqual({ status: 'Disabled', waiting: 1 });
		answer = (isSigned) => [isSigned ? 200 : 401];
		await deliver({ intent: true });
		expect(await deliver()).toMatchObject({ status: 'OK', delivered: 1 });
	});
});
