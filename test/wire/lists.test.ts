import type { Resource } from '../../src/apis/define';
import { xero } from '../../src/apis/xero';
import { zohoBooks } from '../../src/apis/zohoBooks';
import type { Row } from '../../src/record';
import { conversations } from '../../src/wire/conversations';
import type { Answer, Request } from '../../src/wire/conversation';
import type { Dialect } from '../../src/wire/dialect';
import { xeroDialect } from '../../src/wire/xero';
import { zohoBooksDialect } from '../../src/wire/zohoFinance';
import { askedFor, hold, type Script } from './scripted';

/** A vendor that holds so many invoices and cuts them into pages as asked. */
const xeroWith =
	(count: number): Script =>
	({ query }) => {
		const [page, size] = [Number(query?.page), Number(query?.pageSize)];
		const rows = Array.from({ length: count }, (_, index) => ({ InvoiceID: `i${index}` })).slice((page - 1) * size, page * size);
		return { body: { pagination: { page, pageSize: size, pageCount: Math.ceil(count / size), itemCount: count }, Invoices: rows } };
	};

const zohoWith =
	(key: string, rows: readonly Row[]): Script =>
	({ query }) => {
		const [page, size] = [Number(query?.page), Number(query?.per_page)];
		return { body: { code: 0, [key]: rows.slice((page - 1) * size, page * size), page_context: { page, has_more_page: page * size < rows.length } } };
	};

const list = (dialect: Dialect, resource: Resource, filters: Row, limit: number | undefined, script: Script) =>
	hold(conversations.getMany(dialect, askedFor(resource, 'getMany'), [{ from: 0, filters, limit }]), script);

const sizes = (requests: readonly Request[]) => [...new Set(requests.map(({ query }) => query?.pageSize ?? query?.per_page))];

describe('a list', () => {
	it.each([
		[1, 1, '1'],
		[250, 1, '250'],
		[1000, 1, '1000'],
		[2500, 3, '1000'],
		[undefined, 4, '1000'],
	])('of Xero brings exactly %s of 3,500 in %i requests of %s', (limit, calls, size) => {
		const { requests, result } = list(xeroDialect, xero.invoice, {}, limit, xeroWith(3500));
		expect(result).toHaveLength(limit ?? 3500);
		expect(requests).toHaveLength(calls);
		expect(sizes(requests)).toEqual([size]);
		expect(requests.map(({ query }) => query?.page)).toEqual(requests.map((_, index) => String(index + 1)));
	});

	it.each([
		[1, 1, '1'],
		[250, 2, '200'],
		[undefined, 3, '200'],
	])('of Zoho brings exactly %s of 450 in %i requests of %s', (limit, calls, size) => {
		const rows = Array.from({ length: 450 }, (_, index) => ({ invoice_id: String(index) }));
		const { requests, result } = list(zohoBooksDialect, zohoBooks.invoice, {}, limit, zohoWith('invoices', rows));
		expect(result).toHaveLength(limit ?? 450);
		expect(requests).toHaveLength(calls);
		expect(sizes(requests)).toEqual([size]);
	});

	it('holds a record once that moved to a later page meanwhile, in its later state', () => {
		const pages: Row[][] = [
			[{ invoice_id: '1', total: 1 }, { invoice_id: '2' }],
			[{ invoice_id: '1', total: 5 }, { invoice_id: '3' }],
		];
		const { result } = list(zohoBooksDialect, zohoBooks.invoice, {}, undefined, (_, turn) => ({
			body: { code: 0, invoices: pages[turn - 1], page_context: { has_more_page: turn < 2 } },
		}));
		expect(result.map(({ record }) => [record?.invoice_id, record?.total])).toEqual([
			['1', 5],
			['2', undefined],
			['3', undefined],
		]);
	});

	it('brings what came before a failure, and the failure', () => {
		const { result } = list(xeroDialect, xero.invoice, {}, undefined, (request, turn) => (turn === 2 ? { status: 503 } : xeroWith(3000)(request, turn)));
		expect(result).toHaveLength(1001);
		expect(result.at(-1)?.failure?.cause).toBe('temporarily-unavailable');
	});

	it('of Xero that cannot be paged is read once', () => {
		const { requests, result } = list(xeroDialect, xero.taxRate, {}, undefined, () => ({ body: { TaxRates: [{ TaxType: 'NONE' }, { TaxType: 'OUTPUT2' }] } }));
		expect(requests).toHaveLength(1);
		expect(requests[0]?.query).toEqual({});
		expect(result).toHaveLength(2);
	});
});

describe('a list of what changed', () => {
	const since = { modifiedSince: '2026-03-31T23:30:00.123+13:00' };

	it('is asked of Xero by header, in UTC and whole seconds; nothing changed is an empty list', () => {
		const { requests, result } = list(xeroDialect, xero.invoice, since, undefined, (): Partial<Answer> => ({ status: 304 }));
		expect(requests[0]?.headers).toEqual({ 'If-Modified-Since': '2026-03-31T10:30:00' });
		expect(result).toEqual([]);
	});

	it('is asked of Zoho by parameter where there is one, as Zoho writes times', () => {
		const { requests } = list(zohoBooksDialect, zohoBooks.invoice, since, 5, zohoWith('invoices', []));
		expect(requests[0]?.query).toMatchObject({ last_modified_time: '2026-03-31T10:30:00+0000', per_page: '5' });
	});

	it('is sorted by change and left at the first older row where there is no parameter', () => {
		const at = (minute: number) => `2026-03-31T23:${String(minute).padStart(2, '0')}:00+1300`;
		const rows = Array.from({ length: 400 }, (_, index) => ({ contact_id: String(index), last_modified_time: index < 210 ? at(45) : at(10) }));
		const { requests, result } = list(zohoBooksDialect, zohoBooks.contact, since, undefined, zohoWith('contacts', rows));
		expect(requests).toHaveLength(2);
		expect(requests[0]?.query).toMatchObject({ sort_column: 'last_modified_time', sort_order: 'D', per_page: '200' });
		expect(requests[0]?.query).not.toHaveProperty('last_modified_time');
		expect(result).toHaveLength(210);
	});

	it('is compared row by row where it can be neither asked nor sorted', () => {
		const rows = Array.from({ length: 300 }, (_, index) => ({
			item_id: String(index),
			last_modified_time: index % 2 ? '2026-04-01T00:00:00+1300' : '2026-03-31T00:00:00+1300',
		}));
		const { requests, result } = list(zohoBooksDialect, zohoBooks.item, since, undefined, zohoWith('items', rows));
		expect(requests).toHaveLength(2);
		expect(result).toHaveLength(150);
	});

	it('brings exactly the limit also where rows are compared', () => {
		const rows = Array.from({ length: 300 }, (_, index) => ({
			item_id: String(index),
			last_modified_time: index < 290 ? '2026-03-31T00:00:00+1300' : '2026-04-01T00:00:00+1300',
		}));
		const { requests, result } = list(zohoBooksDialect, zohoBooks.item, since, 3, zohoWith('items', rows));
		expect(sizes(requests)).toEqual(['200']);
		expect(result.map(({ record }) => record?.item_id)).toEqual(['290', '291', '292']);
	});
});

describe('filters', () => {
	it("travel as Xero wants them: lists by comma, nothing empty, the document's type with the condition", () => {
		const filters = { Statuses: ['AUTHORISED', 'PAID'], searchTerm: '', includeArchived: false, summaryOnly: true, where: 'Total > 5 OR Total < 1' };
		const { requests } = list(xeroDialect, xero.bill, filters, 1, xeroWith(0));
		expect(requests[0]?.query).toEqual({
			unitdp: '4',
			page: '1',
			pageSize: '1',
			Statuses: 'AUTHORISED,PAID',
			summaryOnly: 'true',
			where: '(Type=="ACCPAY") AND (Total > 5 OR Total < 1)',
		});
	});
});
