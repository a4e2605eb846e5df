import { xero } from '../../src/apis/xero';
import { conversations } from '../../src/wire/conversations';
import type { SentFile } from '../../src/wire/conversation';
import { xeroDialect } from '../../src/wire/xero';
import { seeded } from '../support/random';
import { askedFor, hold } from './scripted';

const random = seeded(5);
const bytesOf = (length: number): Uint8Array => Uint8Array.from({ length }, () => Math.floor(random() * 256));
const holder = { Endpoint: 'Invoices', RecordID: 'i1' };

describe('a file that is sent', () => {
	const sending = (file: SentFile | undefined, inputs = {}) =>
		hold(
			conversations.upload(xeroDialect, askedFor(xero.attachment, 'upload'), [{ from: 0, inputs: { ...holder, ...inputs }, ...(file ? { file } : {}) }]),
			() => ({
				body: { Attachments: [{ AttachmentID: 'a1', FileName: 'x' }] },
			}),
		);

	it('travels as its bytes, under its name and with its media type', () => {
		const bytes = bytesOf(5000);
		const { requests, result } = sending({ name: 'Receipt 1 (é).pdf', mediaType: 'application/pdf', bytes });
		expect(requests).toEqual([
			{
				method: 'PUT',
				path: '/Invoices/i1/Attachments/Receipt%201%20(%C3%A9).pdf',
				headers: { 'Content-Type': 'application/pdf' },
				body: bytes,
				repeatable: true,
			},
		]);
		expect(result).toMatchObject([{ did: 'created', record: { AttachmentID: 'a1' } }]);
	});

	it('takes the name that is given, and is shown online where that is wanted', () => {
		const { requests } = sending({ name: 'scan0001.jpg', mediaType: 'image/jpeg', bytes: bytesOf(3) }, { FileName: 'Receipt.jpg', IncludeOnline: true });
		expect(requests[0]).toMatchObject({ path: '/Invoices/i1/Attachments/Receipt.jpg', query: { IncludeOnline: 'true' } });
		expect(sending({ name: 'a.jpg', mediaType: 'image/jpeg', bytes: bytesOf(3) }, { IncludeOnline: false }).requests[0]).not.toHaveProperty('query');
	});

	it.each(['<', '>', ':', '"', '/', '\\', '|', '?', '*', '+', '\0'])('is not sent under a name with %j', (sign) => {
		const { requests, result } = sending({ name: `a${sign}b.pdf`, mediaType: 'application/pdf', bytes: bytesOf(3) });
		expect(requests).toEqual([]);
		expect(result[0]?.failure).toMatchObject({ cause: 'validation', message: expect.stringMatching(/holds a sign that Xero refuses.*Nothing was sent/) });
	});

	it.each<[string, SentFile | undefined, RegExp]>([
		['there is none', undefined, /no file in the given field/],
		['it has no name', { name: '', mediaType: 'text/plain', bytes: bytesOf(1) }, /has no name/],
		['its name would lead elsewhere', { name: '..', mediaType: 'text/plain', bytes: bytesOf(1) }, /is no name of a file/],
		['it is larger than Xero takes', { name: 'a.bin', mediaType: 'text/plain', bytes: new Uint8Array(10 * 1024 * 1024 + 1) }, /larger than 10 MB/],
	])('is not sent where %s', (_, file, says) => {
		const { requests, result } = sending(file);
		expect(requests).toEqual([]);
		expect(result[0]?.failure?.message).toMatch(says);
	});

	it('of just 10 MB is sent', () => {
		expect(sending({ name: 'a.bin', mediaType: 'text/plain', bytes: new Uint8Array(10 * 1024 * 1024) }).requests).toHaveLength(1);
	});
});

describe('a file that is fetched', () => {
	const fetching = (verb: 'pdf' | 'attachment', answer: Parameters<typeof hold>[1], AttachmentID = 'a1') =>
		verb === 'pdf'
			? hold(conversations.download(xeroDialect, askedFor(xero.invoice, 'downloadPdf'), [{ from: 2, id: 'i1' }]), answer)
			: hold(conversations.download(xeroDialect, askedFor(xero.attachment, 'download'), [{ from: 2, inputs: { ...holder, AttachmentID } }]), answer);

	it('keeps its bytes and media type', () => {
		const bytes = bytesOf(5000);
		const { requests, result } = fetching('pdf', () => ({ headers: { 'content-type': 'application/pdf; charset=x' }, body: bytes }));
		expect(requests).toEqual([{ method: 'GET', path: '/Invoices/i1/pdf', accept: 'application/pdf', repeatable: true }]);
		expect(result).toEqual([{ from: 2, did: 'read', record: { InvoiceID: 'i1' }, file: { name: 'i1.pdf', mediaType: 'application/pdf', bytes } }]);
	});

	it('is asked for by its id or its name, which it then has', () => {
		const { requests, result } = fetching('attachment', () => ({ headers: { 'content-type': 'image/png' }, body: bytesOf(9) }), 'Logo 1.png');
		expect(requests[0]).toMatchObject({ path: '/Invoices/i1/Attachments/Logo%201.png', accept: 'application/octet-stream' });
		expect(result[0]?.file).toMatchObject({ name: 'Logo 1.png', mediaType: 'image/png' });
	});

	it.each([
		[404, '', 'not-found'],
		[400, { Message: 'Not available as PDF' }, 'validation'],
		[503, 'The Organisation is offline', 'temporarily-unavailable'],
		[200, { Invoices: [] }, 'unknown'],
	])('that does not come (%i) is a failure, not a file of the error', (status, body, cause) => {
		const { result } = fetching('pdf', () => ({ status, body }));
		expect(result[0]).toMatchObject({ from: 2, failure: { cause } });
		expect(result[0]).not.toHaveProperty('file');
	});
});
