import { xero } from '../../src/apis/xero';
import type { Row } from '../../src/record';
import { conversations } from '../../src/wire/conversations';
import type { Asked } from '../../src/wire/ask';
import type { Request } from '../../src/wire/conversation';
import { xeroDialect } from '../../src/wire/xero';
import { askedFor, byPosition, hold, keepsAll, sentIn, wishesOf } from './scripted';

/** How records are found again, so that none is created twice. */

const asked = (resource: Parameters<typeof askedFor>[0], verb: string): Asked => ({ ...askedFor(resource, verb), resources: xero });
const line = [{ Description: 'Paper', Quantity: 1, UnitAmount: 10 }];
const isRead = ({ method }: Request): boolean => method === 'GET';

describe('bills whose contact is named by number', () => {
	const bills = Array.from({ length: 90 }, (_, index) => ({ InvoiceNumber: `B-${index}`, Contact: { ContactNumber: `books:${index % 3}` }, LineItems: line }));
	const contacts = [0, 1, 2].map((index) => ({ ContactID: `c${index}`, ContactNumber: `books:${index}`, Name: `Supplier ${index}` }));
	/** As Xero lists them: the contact with its id and name only. */
	const listed = bills.map(({ InvoiceNumber }, index) => ({
		InvoiceID: `i${index}`,
		InvoiceNumber,
		Contact: { ContactID: `c${index % 3}`, Name: `Supplier ${index % 3}` },
	}));

	const answer =
		(known: readonly Row[], write = keepsAll('Invoices', 'InvoiceID')) =>
		(request: Request) => {
			if (!isRead(request)) return write(request);
			if (request.path === '/Contacts') return { body: { Contacts: contacts } };
			const numbers = request.query?.InvoiceNumbers?.split(',') ?? [];
			return { body: { Invoices: known.filter(({ InvoiceNumber }) => numbers.includes(String(InvoiceNumber))) } };
		};

	it('are found where the list shows no number of the contact: 90 bills twice, 0 duplicates', () => {
		const { requests, result } = hold(conversations.upsert(xeroDialect, asked(xero.bill, 'upsert'), wishesOf(bills)), answer(listed));
		expect(requests.filter(({ method }) => method === 'PUT')).toEqual([]);
		expect(new Set(byPosition(result).map(({ did }) => did))).toEqual(new Set(['updated']));
		expect(byPosition(result).map(({ record }) => record?.InvoiceID)).toEqual(listed.map(({ InvoiceID }) => InvoiceID));
		// One more call finds the ids of all contacts.
		expect(requests.filter(({ path }) => path === '/Contacts')).toHaveLength(1);
	});

	it('are created where the number is another supplier’s', () => {
		const others = listed.map((row) => ({ ...row, Contact: { ContactID: 'c9', Name: 'Somebody else' } }));
		const { result } = hold(conversations.upsert(xeroDialect, asked(xero.bill, 'upsert'), wishesOf(bills)), answer(others));
		expect(new Set(result.map(({ did }) => did))).toEqual(new Set(['created']));
	});

	it('ask for no ids where nothing with their numbers is there', () => {
		const { requests } = hold(conversations.upsert(xeroDialect, asked(xero.bill, 'upsert'), wishesOf(bills)), answer([]));
		expect(requests.some(({ path }) => path === '/Contacts')).toBe(false);
	});

	it('whose create got no answer are found again, and not said to be missing: 0 duplicates', () => {
		const lost = answer(listed, () => ({ status: 0 }));
		const { requests, result } = hold(conversations.create(xeroDialect, asked(xero.bill, 'create'), wishesOf(bills.slice(0, 40))), lost);
		expect(requests.filter((request) => !isRead(request))).toHaveLength(1);
		expect(result.map(({ did, record }) => [did, record?.InvoiceID])).toEqual(listed.slice(0, 40).map(({ InvoiceID }) => ['created', InvoiceID]));
	});

	it('are written nowhere while the ids of their contacts cannot be had', () => {
		const { requests, result } = hold(conversations.upsert(xeroDialect, asked(xero.bill, 'upsert'), wishesOf(bills)), (request) =>
			request.path === '/Contacts' ? { status: 503 } : answer(listed)(request),
		);
		expect(requests.every(isRead)).toBe(true);
		expect(new Set(result.map(({ failure }) => failure?.cause))).toEqual(new Set(['temporarily-unavailable']));
	});
});

describe('purchase orders', () => {
	const order = (index: number, more: Row = {}): Row => ({ PurchaseOrderNumber: `PO/${index}`, Contact: { ContactID: 'c1' }, LineItems: line, ...more });
	const known: Record<string, Row> = {
		'PO/1': { PurchaseOrderID: 'p1', PurchaseOrderNumber: 'PO/1', Status: 'DRAFT', Contact: { ContactID: 'c1' }, LineItems: [] },
		'PO/2': { PurchaseOrderID: 'p2', PurchaseOrderNumber: 'PO/2', Status: 'DRAFT', Contact: { ContactID: 'c2', Name: 'Another Ltd' }, LineItems: [] },
		'PO/3': { PurchaseOrderID: 'p3', PurchaseOrderNumber: 'PO/3', Status: 'DELETED', Contact: { ContactID: 'c1' }, LineItems: [] },
	};
	const answer = (request: Request) => {
		if (!isRead(request)) return keepsAll('PurchaseOrders', 'PurchaseOrderID')(request);
		const number = decodeURIComponent(request.path.slice('/PurchaseOrders/'.length));
		if (number === 'PO/4') return { status: 503 };
		return known[number] ? { body: { PurchaseOrders: [known[number]] } } : { status: 404, headers: { 'content-type': 'text/html' } };
	};
	const { requests, result } = hold(
		conversations.upsert(xeroDialect, asked(xero.purchaseOrder, 'upsert'), wishesOf([0, 1, 2, 3, 4].map((index) => order(index)))),
		answer,
	);

	it('are looked up by number, each at its own address, and then written together', () => {
		expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
			...[0, 1, 2, 3, 4].map((index) => `GET /PurchaseOrders/PO%2F${index}`),
			'PUT /PurchaseOrders',
			'POST /PurchaseOrders',
		]);
		expect(requests.slice(5).map((request) => sentIn(request).map(({ PurchaseOrderNumber }) => PurchaseOrderNumber))).toEqual([['PO/0', 'PO/3'], ['PO/1']]);
	});

	it('are new where there is none, ours where it is ours, left alone where it is another contact’s, and one failed look-up costs one order', () => {
		expect(byPosition(result).map(({ did, failure }) => did ?? failure?.cause)).toEqual([
			'created',
			'updated',
			'conflict',
			'created',
			'temporarily-unavailable',
		]);
		expect(byPosition(result)[2]?.failure?.message).toBe(
			'Xero already has purchase order PO/2, which belongs to Another Ltd. Nothing was written. Give one of the two another number',
		);
	});

	it('of a hundred take a hundred look-ups and two writes', () => {
		const all = hold(
			conversations.upsert(xeroDialect, asked(xero.purchaseOrder, 'upsert'), wishesOf(Array.from({ length: 100 }, (_, index) => order(100 + index)))),
			answer,
		);
		expect(all.requests.map(({ method }) => method).filter((method) => method !== 'GET')).toEqual(['PUT', 'PUT']);
		expect(all.requests).toHaveLength(102);
	});
});

it('quotes are looked up by the parameter that their list has', () => {
	const quote = { QuoteNumber: 'QU-1', Contact: { ContactID: 'c1' }, Date: '2026-11-01', LineItems: line };
	const { requests, result } = hold(conversations.upsert(xeroDialect, asked(xero.quote, 'upsert'), wishesOf([quote])), (request) =>
		isRead(request) ? { body: { Quotes: [{ QuoteID: 'q1', QuoteNumber: 'QU-1', Contact: { ContactID: 'c1' } }] } } : keepsAll('Quotes', 'QuoteID')(request),
	);
	expect(requests[0]).toMatchObject({ path: '/Quotes', query: { QuoteNumber: 'QU-1', page: '1' } });
	expect(requests[0]!.query).not.toHaveProperty('where');
	expect(sentIn(requests[1]!)[0]).toMatchObject({ QuoteID: 'q1' });
	expect(result).toMatchObject([{ did: 'updated' }]);
});
