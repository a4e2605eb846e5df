import { date, moment } from '../../src/apis/define';
import { xero } from '../../src/apis/xero';
import { zohoBooks } from '../../src/apis/zohoBooks';
import { decode } from '../../src/wire/decode';
import { encode, encodeRecord } from '../../src/wire/encode';
import { withInstants } from '../../src/wire/instant';
import { fromJson } from '../../src/wire/text';

const invoice = (record: Record<string, unknown>) => encodeRecord(xero.invoice, record);

describe('encode', () => {
	it.each([
		'2026-03-31',
		'2026-03-31T23:59:59',
		'2026-03-31T00:00:00.000Z',
		'2026-03-31T23:59:59.999-11:00',
		'2026-03-31T00:00:00+14:00',
		{ toISO: () => '2026-03-31T22:00:00.000-05:00' },
	])('sends the day that was written, whatever the zone: %j', (Date) => {
		expect(invoice({ Date })).toEqual({ Type: 'ACCREC', Date: '2026-03-31' });
	});

	it('passes on what is not a day, for the vendor to refuse', () => {
		expect(invoice({ Date: '31/03/2026' })).toMatchObject({ Date: '31/03/2026' });
	});

	it('shrinks a linked record to its first key, so that it is never changed along the way', () => {
		expect(invoice({ Contact: { Name: 'New name', ContactID: 'c1', ContactNumber: 'books:1', Addresses: [] } })).toMatchObject({
			Contact: { ContactID: 'c1' },
		});
		expect(invoice({ Contact: { Name: 'New name', ContactID: '', ContactNumber: 'books:1' } })).toMatchObject({ Contact: { ContactNumber: 'books:1' } });
		expect(invoice({ LineItems: [{ AccountCode: '0200' }] })).toMatchObject({ LineItems: [{ AccountCode: '0200' }] });
	});

	it('never sends what the vendor sets, nor our own notes', () => {
		expect(invoice({ Total: 5, UpdatedDateUTC: 'x', Payments: [], Type: 'ACCPAY', _sync: { source: {} }, Reference: 'r' })).toEqual({
			Type: 'ACCREC',
			Reference: 'r',
		});
		expect(encode(zohoBooks.contact.fields, { contact_name: 'A', last_modified_time: 'x', _sync: {} })).toEqual({ contact_name: 'A' });
	});

	it('keeps null, which clears, and leaves out what is empty', () => {
		expect(invoice({ Reference: null, DueDate: null, Url: '', CurrencyCode: undefined })).toEqual({ Type: 'ACCREC', Reference: null, DueDate: null });
	});

	it('makes numbers and flags of texts, and keeps zero and false', () => {
		const lines = [{ Quantity: '0', UnitAmount: '12.3456', Description: '0012', DiscountRate: 'ten' }];
		expect(invoice({ LineItems: lines, SentToContact: 'false' })).toEqual({
			Type: 'ACCREC',
			SentToContact: false,
			LineItems: [{ Quantity: 0, UnitAmount: 12.3456, Description: '0012', DiscountRate: 'ten' }],
		});
	});

	it('keeps codes and ids as text', () => {
		expect(encodeRecord(xero.account, { Code: '0090' })).toEqual({ Code: '0090' });
		expect(encodeRecord(zohoBooks.invoice, { customer_id: '4600000000000260491' })).toEqual({ customer_id: '4600000000000260491' });
	});

	it('passes on a field that is newer than the table', () => {
		expect(invoice({ BrandNew: { a: 1 } })).toMatchObject({ BrandNew: { a: 1 } });
	});

	it('changes nothing of what it was given', () => {
		const record = { Date: '2026-03-31T10:00:00Z', Contact: { ContactID: 'c', Name: 'n' }, LineItems: [{ Quantity: '1' }] };
		const before = structuredClone(record);
		invoice(record);
		expect(record).toEqual(before);
	});
});

describe('decode', () => {
	const read = (record: Record<string, unknown>) => decode(xero.invoice.fields, record);

	it("reads Xero's dates as the day in UTC where a day is meant, and as an instant elsewhere", () => {
		expect(read({ Date: '/Date(1774915200000+0000)/', UpdatedDateUTC: '/Date(1774957530123+0000)/', DueDate: '/Date(1774915200000)/' })).toEqual({
			Date: '2026-03-31',
			UpdatedDateUTC: '2026-03-31T11:45:30.123Z',
			DueDate: '2026-03-31',
		});
		expect(read({ Date: '/Date(-86400000+1300)/' })).toEqual({ Date: '1969-12-31' });
	});

	it('reads dates inside rows and in fields that the table does not know', () => {
		expect(read({ Payments: [{ Date: '/Date(1774915200000+0000)/' }], Newer: { At: '/Date(1774915200000+0000)/' } })).toEqual({
			Payments: [{ Date: '2026-03-31' }],
			Newer: { At: '2026-03-31T00:00:00.000Z' },
		});
	});

	it("gives Zoho's offsets their colon and leaves everything else alone", () => {
		expect(
			decode(zohoBooks.invoice.fields, {
				last_modified_time: '2026-03-31T23:45:30+1300',
				date: '2026-03-31',
				notes: 'call 2026-03-31T23:45:30+1300 ',
				zero: 0,
				none: null,
			}),
		).toEqual({
			last_modified_time: '2026-03-31T23:45:30+13:00',
			date: '2026-03-31',
			notes: 'call 2026-03-31T23:45:30+1300 ',
			zero: 0,
			none: null,
		});
	});

	it('takes no prototype from an answer', () => {
		const record = decode({}, JSON.parse('{"__proto__":{"polluted":true},"a":1}') as Record<string, unknown>);
		expect(record).toEqual({ a: 1 });
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	});
});

describe('fromJson', () => {
	it('keeps the digits of long ids, as numbers or texts', () => {
		expect(fromJson('{"id":4600000000000260491,"other":"4600000000000260491","negative":-4600000000000260491}')).toEqual({
			id: '4600000000000260491',
			other: '4600000000000260491',
			negative: '-4600000000000260491',
		});
	});

	it('reads money, rates and small numbers as numbers', () => {
		expect(fromJson('[0, -1, 12.50, 0.1, 1e3, 123456789012345]')).toEqual([0, -1, 12.5, 0.1, 1000, 123456789012345]);
	});

	it.each(['{"invoices":[{"invoice_id":"1"', '', '<html></html>', '{"a":1,}'])('is undefined where the text breaks off or is no JSON: %s', (text) => {
		expect(fromJson(text)).toBeUndefined();
	});
});

it("reads times of the form in the workflow's time zone, and leaves times that say theirs", () => {
	const fields = { modifiedSince: moment('Modified Since'), day: date('Day') };
	const values = { modifiedSince: '2026-11-25T10:00:00', day: '2026-11-25T10:00:00' };
	expect(withInstants(fields, values, 'Pacific/Auckland')).toEqual({ ...values, modifiedSince: '2026-11-24T21:00:00.000Z' });
	expect(withInstants(fields, { modifiedSince: '2026-11-25T10:00:00+01:00' }, 'Pacific/Auckland')).toEqual({ modifiedSince: '2026-11-25T09:00:00.000Z' });
	expect(withInstants(fields, { modifiedSince: 'yesterday' }, 'UTC')).toEqual({ modifiedSince: 'yesterday' });
});
