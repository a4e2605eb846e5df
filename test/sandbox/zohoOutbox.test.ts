import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createOutbox, deliverEvents, eventsFor, signXero, signZoho } from '../../sandbox/outbox';
import { createZoho, demoInvoices, type ZohoVendor } from '../../sandbox/zoho';

interface Received {
	readonly url: string;
	readonly headers: IncomingHttpHeaders;
	readonly body: string;
}

const secret = 'sandboxsecret42';
let server: Server;
let url: string;
let received: Received[];
let zoho: ZohoVendor;
let invoiceIds: string[];

beforeAll(async () => {
	server = createServer((request, response) => {
		let body = '';
		request.setEncoding('utf8');
		request.on('data', (chunk: string) => (body += chunk));
		request.on('end', () => {
			received.push({ url: request.url ?? '', headers: request.headers, body });
			response.writeHead(request.url?.includes('fail') ? 500 : 200).end('ok');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
	zoho = createZoho({ now: () => Date.parse('2026-11-25T00:00:00Z') });
	invoiceIds = zoho.seed({ invoices: demoInvoices(4) }).invoices!.map(({ invoice_id: id }) => String(id));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => void (received = []));

const signatureOf = ({ headers }: Received): unknown => headers['x-zoho-webhook-signature'];

describe('signatures', () => {
	const vector = {
		secret,
		parameters: [
			['subscription_id', '90343'],
			['name', 'basic'],
		] as const,
		body: '{"created_date":"2019-03-06","event_id":"5675"}',
	};

	it('signs parameters in the order of their keys and then the body', () => {
		expect(signZoho(vector)).toBe('0a0ed90a78884013405f88122d9d9b3ea7e31d262cfb9175b2f523f2ad238a15');
		expect(signZoho(vector, 'base64')).toBe('Cg7ZCniIQBNAX4gSLZ2bPqfjHSYs+5F1svUj8q0jihU=');
	});

	it('signs as Xero does', () => {
		// HMAC-SHA256 of "what do ya want for nothing?" with the key "Jefe": RFC 4231, test case 2.
		expect(Buffer.from(signXero('what do ya want for nothing?', 'Jefe'), 'base64').toString('hex')).toBe(
			'5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
		);
	});
});

describe('delivery', () => {
	const payload = { organization_id: '60069194202', invoice: { invoice_id: '460000000000100353', note: 'a "contact_id":"1" in text', total: 10 } };

	it('signs the bytes that arrive, with the parameters of the address decoded', async () => {
		const delivery = await createOutbox().deliver({ url: `${url}?event=invoice%20changed`, secret, payload, query: { by: 'us+them' } });
		const [one] = received;
		expect(delivery.status).toBe(200);
		expect(signatureOf(one!)).toBe(
			signZoho({
				secret,
				parameters: [
					['by', 'us+them'],
					['event', 'invoice changed'],
				],
				body: one!.body,
			}),
		);
		expect(one!.headers['content-type']).toBe('application/json');
	});

	it('signs the fields of a form and not its body', async () => {
		await createOutbox().deliver({ url, secret, payload, format: 'form' });
		const json = new URLSearchParams(received[0]!.body).get('JSONString') ?? '';
		expect(JSON.parse(json)).toEqual(payload);
		expect(signatureOf(received[0]!)).toBe(signZoho({ secret, parameters: [['JSONString', json]] }));
	});

	it('writes ids as numbers without losing a digit, and leaves text alone', async () => {
		await createOutbox().deliver({ url, payload, idsAsNumbers: true });
		expect(received[0]!.body).toBe(
			'{"organization_id":60069194202,"invoice":{"invoice_id":460000000000100353,"note":"a \\"contact_id\\":\\"1\\" in text","total":10}}',
		);
		expect(signatureOf(received[0]!)).toBeUndefined();
	});

	it.each([
		['a wrong signature', { corruptSignature: true }, false, 64],
		['no signature', { omitSignature: true }, false, undefined],
		['a changed body', { tamperBody: true }, false, 64],
		['nothing wrong', {}, true, 64],
	])('sends %s', async (_, tampering, verifies, length) => {
		await createOutbox().deliver({ url, secret, payload, ...tampering });
		const [one] = received;
		const signature = signatureOf(one!) as string | undefined;
		expect(signature?.length).toBe(length);
		expect(signature === signZoho({ secret, body: one!.body })).toBe(verifies);
		expect(JSON.parse(one!.body)).toMatchObject(payload);
	});

	it('keeps what became of each delivery', async () => {
		const outbox = createOutbox();
		await outbox.deliver({ url: `${url}/fail`, payload });
		await outbox.deliver({ url: 'http://127.0.0.1:1/', payload });
		expect(outbox.deliveries().map(({ status }) => status)).toEqual([500, 0]);
		expect(outbox.deliveries()[1]!.error).toMatch(/ECONNREFUSED/);
		outbox.clear();
		expect(outbox.deliveries()).toEqual([]);
	});
});

describe('events', () => {
	it('hold the record as it is read by id', () => {
		const [event] = eventsFor(zoho, 'invoice', invoiceIds.slice(0, 1));
		expect(Object.keys(event!)).toEqual(['organization_id', 'invoice']);
		expect(event!.invoice).toMatchObject({ invoice_id: invoiceIds[0], total: 87.74, tax_total: 11.44, status: 'sent' });
		expect((event!.invoice as { line_items: unknown[] }).line_items).toHaveLength(3);
	});

	it('are delivered for all records, several at once, each once', async () => {
		const outbox = createOutbox();
		const done = await deliverEvents(zoho, { entity: 'invoice', ids: 'all', url, secret, concurrency: 3, idsAsNumbers: true }, outbox);
		expect(done.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
		expect(received.map(({ body }) => /"invoice_id":(\d{18}),/.exec(body)?.[1]).sort()).toEqual([...invoiceIds].sort());
		expect(received.every((one) => signatureOf(one) === signZoho({ secret, body: one.body }))).toBe(true);
	});

	it('refuse what is not there', async () => {
		await expect(deliverEvents(zoho, { entity: 'invoice', ids: ['1'], url })).rejects.toThrow('Invoice does not exist.');
		expect(() => eventsFor(zoho, 'feather', 'all')).toThrow('There is no feather');
	});
});
