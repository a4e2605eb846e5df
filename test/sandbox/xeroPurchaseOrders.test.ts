import type { Row } from '../../sandbox/vendor';
import { ZERO_ID } from '../../sandbox/xero/ids';
import { caller, messages, refusals, type Caller } from './xeroCaller';

let xero: Caller;
beforeEach(() => {
	xero = caller();
});

const line = (own: Row = {}): Row => ({ Description: 'Paper', Quantity: 1, UnitAmount: 20, AccountCode: '453', ...own });
const order = (own: Row = {}): Row => ({ Contact: { Name: 'Bayside Wholesale' }, Date: '2026-03-09', LineItems: [line()], ...own });
const put = (own: Row = {}, query = '') => xero.api('PUT', `/PurchaseOrders${query}`, order(own));
const post = (body: Row, query = '') => xero.api('POST', `/PurchaseOrders${query}`, body);
const made = (own: Row = {}): Row => xero.one(put(own), 'PurchaseOrders');
const get = (id: unknown): Row => xero.one(xero.api('GET', `/PurchaseOrders/${id}`), 'PurchaseOrders');

it('is numbered, dated and summed up', () => {
	const { PurchaseOrderID, ...shown } = made({ Date: undefined });
	expect(shown).toMatchObject({
		PurchaseOrderNumber: 'PO-0001',
		Type: 'PURCHASEORDER',
		Status: 'DRAFT',
		DateString: '2026-03-10T00:00:00',
		SubTotal: 20,
		TotalTax: 3,
		Total: 23,
		SentToContact: false,
		HasErrors: false,
	});
	expect(get('PO-0001').PurchaseOrderID).toBe(PurchaseOrderID);
});

it('keeps four decimals a unit without being asked', () => {
	expect(made({ LineItems: [line({ Quantity: 1000, UnitAmount: 0.12345 })] })).toMatchObject({ SubTotal: 123.5, LineItems: [{ UnitAmount: 0.1235 }] });
});

it('creates no contact', () => {
	expect(put({ Contact: { Name: 'Brand New Ltd' } }).status).toBe(400);
	expect(xero.api('GET', '/Contacts?searchTerm=Brand').body.Contacts).toEqual([]);
});

it.each<[string, Row]>([
	['no lines', { LineItems: [] }],
	['no contact', { Contact: undefined }],
	['an unknown account', { LineItems: [line({ AccountCode: '123' })] }],
	['instructions that are too long', { DeliveryInstructions: 'x'.repeat(501) }],
])('is refused with %s', (_, own) => {
	const said = put(own);
	expect([said.status, refusals(said)]).toEqual([400, [expect.any(String)]]);
});

describe('a number that is taken', () => {
	it.each(['PUT', 'POST'])('by a live order makes a create by %s edit that order', (method) => {
		const { PurchaseOrderID } = made({ PurchaseOrderNumber: 'P-1', Reference: 'one' });
		const said = xero.api(
			method,
			'/PurchaseOrders',
			order({ PurchaseOrderNumber: 'P-1', Contact: { Name: 'PowerDirect' }, LineItems: [line({ UnitAmount: 50 })] }),
		);
		expect(xero.one(said, 'PurchaseOrders')).toMatchObject({ PurchaseOrderID, Reference: 'one', SubTotal: 50, Contact: { Name: 'PowerDirect' } });
		expect(xero.api('GET', '/PurchaseOrders').body.PurchaseOrders).toHaveLength(1);
	});

	it('by a deleted order is refused, with no id', () => {
		const { PurchaseOrderID } = made({ PurchaseOrderNumber: 'P-1' });
		post({ PurchaseOrderID, Status: 'DELETED' });
		const refused = xero.one(put({ PurchaseOrderNumber: 'P-1' }, '?summarizeErrors=false'), 'PurchaseOrders');
		expect(refused).toMatchObject({ PurchaseOrderID: ZERO_ID, HasErrors: true, StatusAttributeString: 'ERROR' });
		expect(messages(refused)).toEqual(['PurchaseOrder status change is invalid', 'Deleted PurchaseOrders cannot be updated']);
	});

	it('is not given to another order', () => {
		made({ PurchaseOrderNumber: 'P-1' });
		const { PurchaseOrderID } = made({ PurchaseOrderNumber: 'P-2' });
		expect(refusals(post({ PurchaseOrderID, PurchaseOrderNumber: 'P-1' }))).toEqual(['Order number must be unique']);
	});
});

it.each([
	['DRAFT', 'SUBMITTED', 200],
	['DRAFT', 'AUTHORISED', 200],
	['SUBMITTED', 'AUTHORISED', 200],
	['AUTHORISED', 'BILLED', 200],
	['AUTHORISED', 'DRAFT', 400],
	['BILLED', 'DELETED', 200],
	['BILLED', 'AUTHORISED', 400],
])('goes from %s to %s: %i', (from, to, status) => {
	const { PurchaseOrderID } = made({ Status: from });
	expect(post({ PurchaseOrderID, Status: to }).status).toBe(status);
	expect(get(PurchaseOrderID).Status).toBe(status === 200 ? to : from);
});

it('is final when it is deleted', () => {
	const { PurchaseOrderID } = made();
	post({ PurchaseOrderID, Status: 'DELETED' });
	expect(refusals(post({ PurchaseOrderID, Reference: 'x' }))).toContain('Deleted PurchaseOrders cannot be updated');
	expect(get(PurchaseOrderID).Status).toBe('DELETED');
});

it('warns where a draft is marked as sent', () => {
	const said = xero.one(put({ SentToContact: true }, '?summarizeErrors=false'), 'PurchaseOrders');
	expect(said).toMatchObject({
		StatusAttributeString: 'WARNING',
		SentToContact: false,
		Warnings: [{ Message: 'Only AUTHORISED and BILLED purchase orders may have SentToContact updated.' }],
	});
	expect(made({ Status: 'AUTHORISED', SentToContact: true })).toMatchObject({ SentToContact: true });
});

it('is listed in pages whether asked for or not, by its own parameters', () => {
	made({ PurchaseOrderNumber: 'A', Date: '2026-01-10' });
	made({ PurchaseOrderNumber: 'B', Date: '2026-02-10', Status: 'AUTHORISED' });
	const list = (query: string) => xero.api('GET', `/PurchaseOrders${query}`).body;
	const numbers = (query: string) => (list(query).PurchaseOrders as Row[]).map(({ PurchaseOrderNumber }) => PurchaseOrderNumber);
	expect(list('')).toMatchObject({ pagination: { page: 1, pageSize: 100, pageCount: 1, itemCount: 2 } });
	expect(list('?pageSize=1&page=2')).toMatchObject({ pagination: { pageCount: 2 }, PurchaseOrders: [{ LineItems: [{}] }] });
	expect(numbers('?Status=AUTHORISED')).toEqual(['B']);
	expect(numbers('?DateFrom=2026-01-01&DateTo=2026-01-31')).toEqual(['A']);
	expect(numbers('?where=Status%3D%3D%22DRAFT%22&order=PurchaseOrderNumber DESC')).toEqual(['B', 'A']);
});
