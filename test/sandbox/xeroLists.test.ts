import type { Row } from '../../sandbox/vendor';
import { caller, sale, type Caller } from './xeroCaller';

let xero: Caller;
beforeEach(() => {
	xero = caller();
	const invoices = [
		sale({ InvoiceNumber: 'A-1', Reference: 'alpha', Date: '2026-01-10' }),
		sale({ InvoiceNumber: 'A-2', Contact: { Name: 'PowerDirect' }, Date: '2026-02-10', Status: 'DRAFT' }),
		sale({ InvoiceNumber: 'A-3', Reference: 'Beta', LineItems: [{ Description: 'x', Quantity: 1, UnitAmount: 500, AccountCode: '200' }] }),
	];
	for (const invoice of invoices) {
		xero.api('PUT', '/Invoices', invoice);
		xero.clock.advance(10);
	}
});

const list = (path: string, headers = {}) => xero.api('GET', path, undefined, { headers });
const numbers = (query: string, headers = {}): unknown => {
	const { body, status } = list(`/Invoices?${query}`, headers);
	return status === 200 ? (body.Invoices as Row[]).map(({ InvoiceNumber }) => InvoiceNumber) : body.Message;
};
const where = (expression: string): unknown => numbers(`where=${encodeURIComponent(expression)}`);

describe('where', () => {
	it.each<[string, string[]]>([
		['Status=="DRAFT"', ['A-2']],
		['Status="DRAFT"', ['A-2']],
		['Status!="DRAFT"', ['A-1', 'A-3']],
		['Total > 115', ['A-3']],
		['Total >= 115 AND Total < 575', ['A-1', 'A-2']],
		['Date >= DateTime(2026, 02, 01) && Date < DateTime(2026,03,01)', ['A-2']],
		['Date==DateTime(2026,1,10)', ['A-1']],
		['Type=="ACCREC" AND (Status=="DRAFT" OR Total==575)', ['A-2', 'A-3']],
		['Status=="DRAFT" || Status=="AUTHORISED" && Total==575', ['A-2', 'A-3']],
		['(Status=="DRAFT" || Status=="AUTHORISED") && Total==575', ['A-3']],
		['Contact.Name=="PowerDirect"', ['A-2']],
		['Contact.ContactNumber=="RIDGEWAY"', ['A-1', 'A-3']],
		['Contact.Name.StartsWith("Power")', ['A-2']],
		['InvoiceNumber.EndsWith("3")', ['A-3']],
		['Contact.Name.Contains("way Uni")', ['A-1', 'A-3']],
		['Reference!=null AND Reference.ToLower()=="beta"', ['A-3']],
		['Reference!=null AND Reference.ToLower().StartsWith("al")', ['A-1']],
		['Reference==null', ['A-2']],
		['Reference=="beta"', []],
		['SentToContact==false AND Total==575', ['A-3']],
		['SentToContact==true', []],
		['Reference=="say \\"hi\\""', []],
	])('%s', (expression, found) => {
		expect(where(expression)).toEqual(found);
	});

	it('reaches into what a payment belongs to', () => {
		const [first] = list('/Invoices').body.Invoices as Row[];
		xero.api('PUT', '/Payments', { Invoice: { InvoiceID: first?.InvoiceID }, Account: { Code: '090' }, Amount: 5, Reference: 'books:1' });
		const count = (expression: string) => (list(`/Payments?where=${encodeURIComponent(expression)}`).body.Payments as Row[]).length;
		expect(count(`Invoice.InvoiceID==guid("${first?.InvoiceID}")`)).toBe(1);
		expect(count('Invoice.InvoiceNumber=="A-3"')).toBe(0);
		expect(count('Account.Code=="090" AND Amount==5 AND Status!="DELETED"')).toBe(1);
		expect(count('Reference=="books:9" OR Reference=="books:1"')).toBe(1);
	});

	it('compares ids as ids only', () => {
		const [first] = list('/Invoices').body.Invoices as Row[];
		const id = String(first?.InvoiceID);
		expect(where(`InvoiceID==guid("${id.toUpperCase()}")`)).toEqual(['A-1']);
		expect(where(`Contact.ContactID==Guid("${(first?.Contact as Row).ContactID}")`)).toEqual(['A-1', 'A-3']);
		expect(where(`InvoiceID=="${id}"`)).toMatch(/incompatible/);
	});

	it.each([
		'Status==',
		'Status=="DRAFT',
		'Status=="DRAFT" AND',
		'(Total > 1',
		'Nothing==1',
		'Contact.Nothing==1',
		'Total',
		'Total > "x"',
		'Date > DateTime(2026,13,1)',
		'Status.Reverse()=="x"',
		'Total > 1 Total',
		'InvoiceID==guid("x")',
		'#',
	])('cannot read %s', (expression) => {
		const { status, body } = list(`/Invoices?where=${encodeURIComponent(expression)}`);
		expect([status, body.ErrorNumber, body.Type]).toEqual([400, 16, 'QueryParseException']);
	});

	it('fails on nothing where it is not guarded', () => {
		expect(where('Reference.StartsWith("A")')).toBe('Where clause invocation error: StartsWith');
		expect(where('Reference!=null AND Reference.StartsWith("A")')).toEqual([]);
	});
});

describe('narrowing', () => {
	it('by lists', () => {
		const [first] = list('/Invoices').body.Invoices as Row[];
		expect(numbers('InvoiceNumbers=A-3,a-1,A-9')).toEqual(['A-1', 'A-3']);
		expect(numbers(`IDs=${first?.InvoiceID}`)).toEqual(['A-1']);
		expect(numbers(`ContactIDs=${(first?.Contact as Row).ContactID}`)).toEqual(['A-1', 'A-3']);
		expect(numbers('Statuses=DRAFT,PAID')).toEqual(['A-2']);
		expect(numbers('Statuses=')).toEqual([]);
	});

	it('by a term, and by the app that made it', () => {
		expect(numbers('searchTerm=BET')).toEqual(['A-3']);
		xero.xero.seed({ Invoices: [sale({ InvoiceNumber: 'B-1' })] });
		expect(numbers('searchTerm=B-1')).toEqual(['B-1']);
		expect(numbers('createdByMyApp=true')).toEqual(['A-1', 'A-2', 'A-3']);
	});

	it('by the time of change, to the second', () => {
		expect(numbers('', { 'if-modified-since': '2026-03-10T01:00:10' })).toEqual(['A-2', 'A-3']);
		expect(numbers('', { 'if-modified-since': '2026-03-10T01:00:11Z' })).toEqual(['A-3']);
		expect(numbers('', { 'if-modified-since': 'Tue, 10 Mar 2026 01:00:20 GMT' })).toEqual(['A-3']);
		expect(list('/Invoices', { 'if-modified-since': 'yesterday' }).status).toBe(412);
	});

	it('hides archived contacts unless they are asked for', () => {
		const names = (query: string) => (list(`/Contacts?${query}`).body.Contacts as Row[]).map(({ Name }) => Name);
		expect(names('searchTerm=Closed')).toEqual([]);
		expect(names('searchTerm=Closed&includeArchived=true')).toEqual(['Closed Trading Ltd']);
	});
});

describe('pages', () => {
	it('exist only where they are asked for, and then show everything', () => {
		const bare = list('/Invoices').body;
		expect(bare.pagination).toBeUndefined();
		expect((bare.Invoices as Row[])[0]?.LineItems).toBeUndefined();
		const paged = list('/Invoices?page=1&pageSize=2').body;
		expect(paged.pagination).toEqual({ page: 1, pageSize: 2, pageCount: 2, itemCount: 3 });
		expect((paged.Invoices as Row[])[0]?.LineItems).toHaveLength(1);
		expect(numbers('page=2&pageSize=2')).toEqual(['A-3']);
		expect(numbers('page=3&pageSize=2')).toEqual([]);
	});

	it.each([
		['0', 1],
		['5000', 1000],
		['', 100],
		['many', 100],
	])('of size "%s" are %i', (asked, size) => {
		expect(list(`/Invoices?page=1&pageSize=${asked}`).body.pagination).toMatchObject({ pageSize: size });
	});

	it('are forced by Statuses and summaryOnly', () => {
		expect(list('/Invoices?Statuses=DRAFT').body.pagination).toMatchObject({ page: 1, itemCount: 1 });
		const [first] = list('/Invoices?summaryOnly=true').body.Invoices as Row[];
		expect(first).toMatchObject({ Total: 115 });
		expect(Object.keys(first ?? {})).not.toEqual(expect.arrayContaining(['LineItems']));
		expect(list('/Contacts?summaryOnly=true&where=IsCustomer==true').body.Type).toBe('QueryParseException');
	});

	it('do not exist for accounts', () => {
		expect(list('/Accounts?page=1').body.pagination).toBeUndefined();
	});
});

describe('order', () => {
	it('is the time of change, or as asked', () => {
		const [first] = list('/Invoices').body.Invoices as Row[];
		xero.api('POST', `/Invoices/${first?.InvoiceID}`, { Reference: 'later' });
		expect(numbers('')).toEqual(['A-2', 'A-3', 'A-1']);
		expect(numbers('order=Total DESC,InvoiceNumber')).toEqual(['A-3', 'A-1', 'A-2']);
		expect(numbers('order=Contact.Name,Date DESC')).toEqual(['A-2', 'A-3', 'A-1']);
		expect(numbers('order=Nothing')).toMatch(/Nothing/);
	});
});

describe('the dress', () => {
	it.each([['*/*'], [''], ['text/html'], ['application/xml']])('is XML for Accept: %s', (accept) => {
		const { status, headers, text } = list('/Contacts', { accept });
		expect([status, headers['content-type']]).toEqual([200, 'text/xml; charset=utf-8']);
		expect(text).toContain('<Contact><ContactID>');
		expect(text).toContain('Harbour &amp; Sons');
	});

	it('is JSON where JSON is among what is accepted', () => {
		expect(list('/Contacts', { accept: 'application/json, text/plain, */*' }).headers['content-type']).toBe('application/json; charset=utf-8');
	});

	it('is neither for what does not exist', () => {
		const { status, text, headers } = list('/Invoices/11111111-1111-4111-8111-111111111111');
		expect([status, text, headers['content-type']]).toEqual([404, '', 'text/html; charset=utf-8']);
		expect(list('/Bills').status).toBe(404);
		expect(xero.api('POST', '/Organisation', {}).status).toBe(501);
	});
});
