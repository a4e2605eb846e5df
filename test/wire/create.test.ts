import { xero } from '../../src/apis/xero';
import { zohoBooks } from '../../src/apis/zohoBooks';
import type { Row } from '../../src/record';
import { conversations } from '../../src/wire/conversations';
import { xeroDialect } from '../../src/wire/xero';
import { zohoBooksDialect } from '../../src/wire/zohoFinance';
import { askedFor, hold, keepsAll, wishesOf } from './scripted';

const invoice = (InvoiceNumber: string | undefined): Row => ({ ...(InvoiceNumber ? { InvoiceNumber } : {}), Contact: { ContactID: 'c1' }, LineItems: [] });
const create = (records: readonly Row[], run = 'run-1') => conversations.create(xeroDialect, askedFor(xero.invoice, 'create', run), wishesOf(records));
const keyOf = (records: readonly Row[], run?: string) =>
	hold(create(records, run), keepsAll('Invoices', 'InvoiceID')).requests[0]?.headers?.['Idempotency-Key'];

describe('idempotency key', () => {
	it('is the same for the same run and body', () => {
		expect(keyOf([invoice('A-1')])).toBe(keyOf([invoice('A-1')]));
	});

	it('is another for another run, another record, another order', () => {
		const keys = [
			keyOf([invoice('A-1')]),
			keyOf([invoice('A-1')], 'run-2'),
			keyOf([invoice('A-2')]),
			keyOf([invoice('A-1'), invoice('A-2')]),
			keyOf([invoice('A-2'), invoice('A-1')]),
		];
		expect(new Set(keys).size).toBe(5);
	});

	it('is not longer than Xero takes, and makes the request repeatable', () => {
		const { requests } = hold(create([invoice('A-1')]), keepsAll('Invoices', 'InvoiceID'));
		expect(requests[0]?.headers?.['Idempotency-Key']?.length).toBeLessThanOrEqual(128);
		expect(requests[0]?.repeatable).toBe(true);
	});

	it('does not exist at Zoho, so a create there is never repeated blindly', () => {
		const { requests } = hold(conversations.create(zohoBooksDialect, askedFor(zohoBooks.item, 'create'), wishesOf([{ name: 'Pen', rate: 1 }])), () => ({
			status: 201,
			body: { code: 0, item: { item_id: '1' } },
		}));
		expect(requests[0]).toMatchObject({ repeatable: false });
		expect(requests[0]?.headers).toBeUndefined();
	});
});

describe.each([0, 500, 502])('a create whose outcome is unknown (status %i)', (status) => {
	const lost =
		(known: readonly Row[]) =>
		({ method }: { method: string }) =>
			method === 'GET' ? { body: { Invoices: known } } : { status };

	it('is read back: found is created, not found can be sent again, and nothing is sent twice', () => {
		const { requests, result } = hold(create([invoice('A-1'), invoice('A-2')]), lost([{ InvoiceID: 'i1', InvoiceNumber: 'A-1' }]));
		expect(requests.map(({ method }) => method)).toEqual(['PUT', 'GET']);
		expect(requests[1]?.query?.InvoiceNumbers).toBe('A-1,A-2');
		expect(result[0]).toMatchObject({ did: 'created', record: { InvoiceID: 'i1' } });
		expect(result[1]?.failure?.message).toMatch(/is not there, so it can be sent again/);
		expect(result[1]?.failure?.cause).not.toBe('unknown');
	});

	it('is reported as unknown where the record has no natural key', () => {
		const { requests, result } = hold(create([invoice(undefined)]), lost([]));
		expect(requests).toHaveLength(1);
		expect(result[0]?.failure).toMatchObject({ cause: 'unknown' });
		expect(result[0]?.failure?.message).toMatch(/look for it before sending it again/);
	});

	it('is reported as unknown where the look-up fails too', () => {
		const { result } = hold(create([invoice('A-1')]), () => ({ status }));
		expect(result[0]?.failure?.cause).toBe('unknown');
	});
});

it('reads a lost create at Zoho back by its number', () => {
	const records = [{ invoice_number: 'INV-1', customer_id: '1', line_items: [{ name: 'Pen' }] }];
	const { requests, result } = hold(conversations.create(zohoBooksDialect, askedFor(zohoBooks.invoice, 'create'), wishesOf(records)), ({ method }) =>
		method === 'GET' ? { body: { code: 0, invoices: [{ invoice_id: '9', invoice_number: 'INV-1', status: 'draft' }] } } : { status: 0 },
	);
	expect(requests[0]?.query).toEqual({ ignore_auto_number_generation: 'true' });
	expect(requests[1]?.query).toMatchObject({ invoice_number: 'INV-1' });
	expect(result[0]).toMatchObject({ did: 'created', record: { invoice_id: '9' } });
});
