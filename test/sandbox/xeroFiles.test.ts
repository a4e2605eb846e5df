import axios from 'axios';
import { startSandbox } from '../../sandbox/serve';
import type { Row } from '../../sandbox/vendor';
import { createXero } from '../../sandbox/xero';
import { NZ } from '../../sandbox/xero/seed';
import { caller, refusals, sale, type Caller, type Said } from './xeroCaller';

let xero: Caller;
let invoice: Row;
beforeEach(() => {
	xero = caller();
	invoice = xero.one(xero.api('PUT', '/Invoices', sale({ InvoiceNumber: 'INV-7' })), 'Invoices');
});

const path = (rest = ''): string => `/Invoices/${invoice.InvoiceID}${rest}`;
/** Bytes that no text encoding keeps. */
const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x00, 0xff, 0xfe, 0x0d, 0x0a]);

describe('files', () => {
	const upload = (name: string, content: Buffer = picture, type = 'image/png', query = ''): Said =>
		xero.api('PUT', path(`/Attachments/${encodeURIComponent(name)}${query}`), content, { headers: { 'content-type': type } });
	const listed = (): Row[] => xero.api('GET', path('/Attachments')).body.Attachments as Row[];

	it('come back byte for byte, by name and by id, in their own type', () => {
		const made = xero.one(upload('shop front.png'), 'Attachments');
		expect(made).toMatchObject({ FileName: 'shop front.png', MimeType: 'image/png', ContentLength: 9, IncludeOnline: false });
		expect(String(made.Url)).toBe(`http://sandbox/xero/api.xro/2.0/Invoices/${invoice.InvoiceID}/Attachments/shop%20front.png`);
		for (const address of ['shop%20front.png', made.AttachmentID]) {
			const { bytes, headers } = xero.api('GET', path(`/Attachments/${address}`));
			expect(bytes).toEqual(picture);
			expect(headers['content-type']).toBe('image/png');
		}
		expect(listed()).toHaveLength(1);
		expect(xero.api('GET', path('/Attachments/other.png')).status).toBe(404);
	});

	it('are replaced by one of the same name', () => {
		const { AttachmentID } = xero.one(upload('a.txt', Buffer.from('one')), 'Attachments');
		expect(xero.one(xero.api('POST', path('/Attachments/a.txt'), Buffer.from('two')), 'Attachments').AttachmentID).toBe(AttachmentID);
		expect(xero.api('GET', path('/Attachments/a.txt')).bytes?.toString()).toBe('two');
		expect(listed()).toHaveLength(1);
	});

	it('are ten at most, not empty, not too large, and have a sound name', () => {
		for (let count = 0; count < 10; count += 1) expect(upload(`${count}.txt`).status).toBe(200);
		expect(upload('eleventh.txt').status).toBe(400);
		expect(upload('9.txt', Buffer.from('again')).status).toBe(200);
		expect(upload('9.txt', Buffer.alloc(0)).status).toBe(400);
		for (const name of ['a/b.txt', 'a?.txt', 'a*.txt', 'a<b>.txt', 'a:b.txt', 'a|b.txt', 'a+b.txt', 'a"b.txt', 'a\\b.txt'])
			expect(upload(name).status).toBe(400);
		expect(xero.api('PUT', path('/Attachments/huge.bin'), Buffer.alloc(10 * 1024 * 1024 + 1)).status).toBe(413);
		const { AccountID } = (xero.api('GET', '/Accounts').body.Accounts as Row[])[0] ?? {};
		expect(xero.api('PUT', `/Accounts/${AccountID}/Attachments/large.bin`, Buffer.alloc(4 * 1024 * 1024)).status).toBe(400);
	});

	it('show on the record, and survive as JSON', () => {
		expect(invoice.HasAttachments).toBe(false);
		upload('a.png');
		expect(xero.one(xero.api('GET', path()), 'Invoices').HasAttachments).toBe(true);
		const { access_token } = xero.token();
		const copy = createXero(xero.clock);
		copy.restore(JSON.parse(JSON.stringify(xero.xero.snapshot())));
		const { body } = copy.answer({
			method: 'GET',
			path: `/api.xro/2.0${path('/Attachments/a.png')}`,
			query: new URLSearchParams(),
			headers: { authorization: `Bearer ${access_token}`, 'xero-tenant-id': NZ },
			body: '',
			origin: '',
		});
		expect(body).toEqual(picture);
	});

	it('are shown to customers where it is asked for, but not with bills', () => {
		expect(xero.one(upload('a.pdf', picture, 'application/pdf', '?IncludeOnline=true'), 'Attachments').IncludeOnline).toBe(true);
		const bill = xero.one(
			xero.api('PUT', '/Invoices', sale({ Type: 'ACCPAY', LineItems: [{ Description: 'x', Quantity: 1, UnitAmount: 1, AccountCode: '429' }] })),
			'Invoices',
		);
		const sent = xero.api('PUT', `/Invoices/${bill.InvoiceID}/Attachments/a.pdf?IncludeOnline=true`, picture);
		expect(xero.one(sent, 'Attachments')).not.toHaveProperty('IncludeOnline');
	});

	it('need a scope of their own, and not that of the record', () => {
		const as = (scope: string, method = 'GET', address = '/Attachments') =>
			xero.api(method, path(address), method === 'PUT' ? picture : undefined, {
				headers: { authorization: `Bearer ${xero.token({ scopes: ['openid', scope] }).access_token}` },
			}).status;
		expect(as('accounting.invoices')).toBe(401);
		expect(as('accounting.attachments.read')).toBe(200);
		expect(as('accounting.attachments.read', 'PUT', '/Attachments/a.png')).toBe(401);
		expect(as('accounting.attachments', 'PUT', '/Attachments/a.png')).toBe(200);
		expect(as('accounting.attachments', 'GET', '/History')).toBe(401);
		expect(as('accounting.invoices.read', 'GET', '/History')).toBe(200);
	});

	it('are not of every kind of record, and are never deleted', () => {
		expect(xero.api('GET', '/TaxRates/OUTPUT2/Attachments').status).toBe(404);
		expect(xero.api('DELETE', path('/Attachments/a.png')).status).toBe(501);
		expect(xero.api('GET', '/Invoices/11111111-1111-4111-8111-111111111111/Attachments').status).toBe(404);
	});

	it('pass through HTTP unharmed', async () => {
		const sandbox = await startSandbox();
		try {
			const { data: token } = await axios.post<{ access_token: string }>(`${sandbox.url}/_sandbox/tokens`, { vendor: 'xero' });
			const [contact] = sandbox.vendors.xero?.seed({ Contacts: [{ Name: 'Kea' }] }).Contacts ?? [];
			const headers = { authorization: `Bearer ${token.access_token}`, 'xero-tenant-id': NZ, accept: 'application/json' };
			const address = `${sandbox.url}/xero/api.xro/2.0/Contacts/${contact?.ContactID}/Attachments/kea.png`;
			await axios.put(address, picture, { headers: { ...headers, 'content-type': 'image/png' } });
			const { data, headers: answered } = await axios.get<ArrayBuffer>(address, { headers, responseType: 'arraybuffer' });
			expect(Buffer.from(data)).toEqual(picture);
			expect(answered['content-type']).toBe('image/png');
			expect(answered['content-length']).toBe('9');
		} finally {
			await sandbox.close();
		}
	});
});

describe('history', () => {
	const entries = (): Row[] => xero.api('GET', path('/History')).body.HistoryRecords as Row[];
	const add = (Details: unknown) => xero.api('PUT', path('/History'), { HistoryRecords: [{ Details }] });

	it('tells what happened, the newest first', () => {
		xero.clock.advance(60);
		xero.api('POST', path(), { Status: 'VOIDED' });
		expect(entries().map(({ Changes }) => Changes)).toEqual(['Voided', 'Created']);
		expect(entries()[0]).toMatchObject({ DateUTCString: '2026-03-10T01:01:00', User: 'System Generated' });
		expect(JSON.stringify(entries()[1])).toContain('n8n in the sandbox');
	});

	it('takes notes, which stay', () => {
		const note = xero.one(add('Called the customer'), 'HistoryRecords');
		expect(note).toMatchObject({ Details: 'Called the customer', DateUTCString: '2026-03-10T01:00:00', ValidationErrors: [] });
		expect(entries()[0]).toMatchObject({ Details: 'Called the customer' });
		expect(xero.api('POST', path('/History'), { HistoryRecords: [{ Details: 'x' }] }).status).toBe(501);
		expect(xero.api('DELETE', path('/History')).status).toBe(501);
	});

	it('refuses notes without words, or with too many, and takes none of a request then', () => {
		expect(add('x'.repeat(2500)).status).toBe(200);
		expect(add('x'.repeat(2501)).status).toBe(400);
		const before = entries().length;
		expect(xero.api('PUT', path('/History'), { HistoryRecords: [{ Details: 'good' }, { Details: '' }] }).status).toBe(400);
		expect(entries()).toHaveLength(before);
		expect(xero.api('PUT', path('/History'), {}).status).toBe(400);
	});

	it('says in words that there is no such record', () => {
		const said = xero.api('PUT', '/Invoices/11111111-1111-4111-8111-111111111111/History', { HistoryRecords: [{ Details: 'Hello' }] });
		expect(refusals(said)).toEqual(['The document with the supplied id was not found for this endpoint.']);
		expect(xero.api('GET', '/Invoices/11111111-1111-4111-8111-111111111111/History').status).toBe(404);
		expect(xero.api('GET', '/Accounts/1/History').status).toBe(404);
	});

	it('names files and the user behind what was seeded', () => {
		xero.api('PUT', path('/Attachments/a.png'), picture);
		expect(entries().map(({ Details }) => Details)).toContain('Attached the file a.png through the Xero API using n8n in the sandbox');
		const [contact] = xero.xero.seed({ Contacts: [{ Name: 'Kea' }] }).Contacts ?? [];
		expect(xero.one(xero.api('GET', `/Contacts/${contact?.ContactID}/History`), 'HistoryRecords')).toMatchObject({ Changes: 'Created', User: 'Demo User' });
	});
});

describe('documents as PDF', () => {
	const isPdf = ({ status, headers, bytes }: Said): void => {
		expect([status, headers['content-type']]).toEqual([200, 'application/pdf']);
		const text = bytes?.toString('latin1') ?? '';
		expect(text.startsWith('%PDF-1.')).toBe(true);
		expect(text).toContain('INV-7');
		// The table of objects is where the end of the file says, and each object where the table says.
		const table = text.slice(Number(/startxref\n(\d+)/.exec(text)?.[1]));
		expect(table.startsWith('xref')).toBe(true);
		const starts = [...table.matchAll(/^(\d{10}) 00000 n /gm)].map(([, start]) => Number(start));
		expect(starts.map((start) => text.slice(start, start + 7))).toEqual(starts.map((_, index) => `${index + 1} 0 obj`));
	};

	it('come from an address of their own, and for the header', () => {
		isPdf(xero.api('GET', path('/pdf')));
		isPdf(xero.api('GET', path(), undefined, { headers: { accept: 'application/pdf' } }));
		isPdf(xero.api('GET', '/Invoices/INV-7/pdf'));
		expect(xero.api('GET', '/Contacts/RIDGEWAY/pdf').status).toBe(404);
	});
});
