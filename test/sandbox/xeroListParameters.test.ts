import type { Row } from '../../sandbox/vendor';
import { caller, sale, type Caller } from './xeroCaller';

let xero: Caller;
beforeEach(() => {
	xero = caller();
});
const list = (path: string, collection: string): Row[] => xero.api('GET', path).body[collection] as Row[];
const line = { Description: 'Work', Quantity: 1, UnitAmount: 100, AccountCode: '200', TaxType: 'OUTPUT2' };
const contact = { Name: 'Ridgeway University' };

describe('quotes', () => {
	beforeEach(() => {
		for (const [QuoteNumber, Date, ExpiryDate] of [
			['QU-1', '2026-03-01', '2026-03-31'],
			['QU-2', '2026-03-05', '2026-04-30'],
		]) {
			xero.clock.advance(1);
			xero.api('PUT', '/Quotes', {
				QuoteNumber,
				Contact: { ContactID: xero.one(xero.api('GET', '/Contacts/RIDGEWAY'), 'Contacts').ContactID },
				Date,
				ExpiryDate,
				LineItems: [line],
			});
		}
	});
	const numbers = (query: string): unknown[] => list(`/Quotes${query}`, 'Quotes').map(({ QuoteNumber }) => QuoteNumber);

	it('are narrowed by parameters of their own', () => {
		expect(numbers('')).toEqual(['QU-1', 'QU-2']);
		expect(numbers('?DateFrom=2026-03-02')).toEqual(['QU-2']);
		expect(numbers('?DateTo=2026-03-05')).toEqual(['QU-1', 'QU-2']);
		expect(numbers('?ExpiryDateTo=2026-04-01')).toEqual(['QU-1']);
		expect(numbers('?QuoteNumber=QU-2')).toEqual(['QU-2']);
		expect(numbers('?Status=SENT')).toEqual([]);
		expect(numbers('?Status=')).toEqual([]);
		expect(numbers('?order=QuoteNumber%20DESC')).toEqual(['QU-2', 'QU-1']);
	});

	it('know no where, and do not count their pages', () => {
		expect(numbers('?where=QuoteNumber%3D%3D%22QU-2%22')).toEqual(['QU-1', 'QU-2']);
		const { body } = xero.api('GET', '/Quotes?page=1&pageSize=1');
		expect(body).not.toHaveProperty('pagination');
		expect(body.Quotes).toHaveLength(1);
	});
});

it('orders come in pages whether asked to or not, and know no where', () => {
	const { ContactID } = xero.one(xero.api('GET', '/Contacts/RIDGEWAY'), 'Contacts');
	for (const PurchaseOrderNumber of ['PO-1', 'PO-2']) {
		const sent = { PurchaseOrderNumber, Contact: { ContactID }, Date: '2026-03-01', LineItems: [{ ...line, AccountCode: '429', TaxType: 'INPUT2' }] };
		expect(xero.api('PUT', '/PurchaseOrders', sent).status).toBe(200);
	}
	const { body } = xero.api('GET', '/PurchaseOrders?where=Total%3E1000');
	expect(body.pagination).toEqual({ page: 1, pageSize: 100, pageCount: 1, itemCount: 2 });
	expect((body.PurchaseOrders as Row[])[0]?.LineItems).toHaveLength(1);
	expect(list('/PurchaseOrders?Status=DRAFT&DateFrom=2026-03-01', 'PurchaseOrders')).toHaveLength(2);
	expect(list('/PurchaseOrders?DateFrom=2026-03-02', 'PurchaseOrders')).toEqual([]);
});

it('parameters that are not offered are ignored', () => {
	const all = list('/Accounts', 'Accounts').length;
	expect(list('/Accounts?page=2&pageSize=1', 'Accounts')).toHaveLength(all);
	expect(list('/BrandingThemes?where=Name%3D%3D%22x%22&order=Nothing', 'BrandingThemes')).toHaveLength(2);
	expect(xero.api('GET', '/Payments?summaryOnly=true').body).not.toHaveProperty('pagination');
	expect(list('/Contacts?createdByMyApp=true', 'Contacts').length).toBeGreaterThan(0);
	// Without summarizeErrors on offer, a refused record is a refused request.
	expect(xero.api('PUT', '/Accounts?summarizeErrors=false', { Code: '200', Name: 'Twice', Type: 'EXPENSE' }).status).toBe(400);
	expect(xero.api('PUT', '/Contacts?summarizeErrors=false', { Name: 'PowerDirect' }).status).toBe(200);
});

it('deleted transfers are hidden unless they are asked for', () => {
	const send = { FromBankAccount: { Code: '090' }, ToBankAccount: { Code: '091' }, Amount: 10, Date: '2026-03-01' };
	const { BankTransferID, ...shown } = xero.one(xero.api('PUT', '/BankTransfers', send), 'BankTransfers');
	expect(shown).not.toHaveProperty('UpdatedDateUTC');
	expect(list('/BankTransfers', 'BankTransfers')).toHaveLength(1);
	xero.api('POST', `/BankTransfers/${BankTransferID}`, { Status: 'DELETED' });
	expect(list('/BankTransfers', 'BankTransfers')).toEqual([]);
	expect(list('/BankTransfers?includeDeleted=true', 'BankTransfers')).toHaveLength(1);
});

describe('high volume', () => {
	beforeEach(() => {
		for (const InvoiceNumber of ['A', 'B', 'C']) xero.api('PUT', '/Invoices', sale({ InvoiceNumber, Contact: contact, Reference: `ref ${InvoiceNumber}` }));
	});
	const status = (query: string): number => xero.api('GET', `/Invoices${query}`).status;

	it('is refused once it is switched on, unless the list is narrowed by what Xero keeps an index of', () => {
		expect(status('')).toBe(200);
		xero.xero.levers?.volume?.({ most: 2 });
		const { status: refused, body } = xero.api('GET', '/Invoices?page=1');
		expect([refused, body.ErrorNumber, body.Type]).toEqual([400, 51, 'HighVolumeException']);
		expect(String(body.Message)).toMatch(/^Your request is not filtering Invoices efficiently, given the extremely high volume for this organisation\./);
		expect(status('?InvoiceNumbers=A,B')).toBe(200);
		expect(status(`?where=${encodeURIComponent('InvoiceNumber=="A"')}`)).toBe(200);
		expect(status(`?where=${encodeURIComponent('Status=="AUTHORISED" AND Reference=="ref OR || A"')}`)).toBe(200);
		expect(status(`?where=${encodeURIComponent('InvoiceNumber=="A" OR InvoiceNumber=="B"')}`)).toBe(400);
		expect(status(`?where=${encodeURIComponent('Reference.StartsWith("ref A")')}`)).toBe(400);
		expect(status(`?where=${encodeURIComponent('SubTotal==1')}`)).toBe(400);
		expect(status('?searchTerm=A')).toBe(400);
		expect(xero.api('GET', '/Invoices', undefined, { headers: { 'if-modified-since': '2026-03-11T00:00:00' } }).status).toBe(200);
		xero.xero.levers?.tier?.({ minute: 1000 });
		expect(status('')).toBe(400);
		xero.xero.levers?.volume?.({});
		expect(status('')).toBe(200);
	});
});
