import type { Row } from '../../sandbox/vendor';
import { ZERO_ID } from '../../sandbox/xero/ids';
import { NZ } from '../../sandbox/xero/seed';
import { caller, refusals, sale, type Caller } from './xeroCaller';

let xero: Caller;
beforeEach(() => {
	xero = caller();
});

const put = (invoice: Row, query = '?unitdp=4') => xero.api('PUT', `/Invoices${query}`, invoice);
const made = (own: Row = {}): Row => xero.one(put(sale(own)), 'Invoices');
const get = (id: unknown): Row => xero.one(xero.api('GET', `/Invoices/${id}?unitdp=4`), 'Invoices');
const line = (own: Row = {}): Row => ({ Description: 'Work', Quantity: 1, UnitAmount: 100, AccountCode: '200', ...own });

describe('creating', () => {
	it('fills in what is left out', () => {
		const { InvoiceID, ...invoice } = made({ Status: undefined, Date: undefined, DueDate: undefined });
		expect(InvoiceID).toMatch(/^[0-9a-f-]{36}$/);
		// The day in Auckland, which is ahead of UTC; midnight UTC of that day.
		expect(invoice).toMatchObject({
			InvoiceNumber: 'INV-0001',
			Status: 'DRAFT',
			LineAmountTypes: 'Exclusive',
			CurrencyCode: 'NZD',
			CurrencyRate: 1,
			DateString: '2026-03-10T00:00:00',
			Date: '/Date(1773100800000+0000)/',
		});
		xero.clock.advance(11 * 3600);
		expect(made({ Date: undefined }).DateString).toBe('2026-03-11T00:00:00');
	});

	it('writes dates as Xero does', () => {
		const { text } = put(sale());
		expect(text).toContain('"DueDate":"\\/Date(1774915200000+0000)\\/"');
		expect(text).toContain('"UpdatedDateUTCString":"2026-03-10T01:00:00Z"');
		expect(text).toMatch(/^\{"Id":"[0-9a-f-]{36}","Status":"OK","ProviderName":"n8n in the sandbox","DateTimeUTC":"\\\/Date\(\d+\)\\\/"/);
	});

	it.each<[string, Row, string]>([
		['no type', { Type: undefined }, 'Invoice not of valid type for creation'],
		['no contact', { Contact: {} }, 'The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber'],
		[
			'an archived contact by number',
			{ Contact: { ContactNumber: 'books:460000000038099' } },
			'The contact with the specified contact details has been archived. The contact must be un-archived before creating new invoices or credit notes',
		],
		['an unknown account', { LineItems: [line({ AccountCode: '123' })] }, "Account code '123' is not a valid code for this document."],
		['a bank account', { LineItems: [line({ AccountCode: '090' })] }, "Account code '090' is not a valid code for this document."],
		['accounts receivable', { LineItems: [line({ AccountCode: '610' })] }, "Account code '610' is not a valid code for this document."],
		[
			'an archived account',
			{ LineItems: [line({ AccountCode: '999' })] },
			"Account code '999' has been archived, or has been deleted. Each line item must reference a valid account.",
		],
		['no account on approval', { LineItems: [line({ AccountCode: undefined })] }, 'Account code must be specified'],
		['a rate for purchases on sales', { LineItems: [line({ TaxType: 'INPUT2' })] }, "The TaxType code 'INPUT2' cannot be used with account code '200'."],
		[
			'an unknown rate',
			{ LineItems: [line({ TaxType: 'OUTPUT9' })] },
			"The TaxType code 'OUTPUT9' does not exist or cannot be used for this type of transaction.",
		],
		['a currency that is off', { CurrencyCode: 'JPY' }, 'Organisation is not subscribed to currency JPY'],
	])('refuses %s', (_, own, message) => {
		const said = put(sale(own));
		expect([said.status, refusals(said)]).toEqual([400, [message]]);
		expect((said.body.Elements as Row[])[0]).toMatchObject({ InvoiceID: ZERO_ID, HasErrors: true });
	});

	// Only that it is refused: the words are the sandbox's own.
	it.each<[string, Row]>([
		['a missing due date on approval', { DueDate: undefined }],
		['no lines on approval', { LineItems: [] }],
		['a line without description on approval', { LineItems: [line({ Description: undefined })] }],
		['an unknown tracking option', { LineItems: [line({ Tracking: [{ Name: 'Region', Option: 'Moon' }] })] }],
		['an unknown tracking category', { LineItems: [line({ Tracking: [{ Name: 'Planet', Option: 'Moon' }] })] }],
		['a link that names Xero', { Url: 'https://example.com/xero/1' }],
		['a negative total', { LineItems: [line({ UnitAmount: -1 })] }],
	])('refuses %s', (_, own) => {
		expect(refusals(put(sale(own)))).toHaveLength(1);
	});

	it('accepts drafts that could not be approved', () => {
		expect(put(sale({ Status: 'DRAFT', DueDate: undefined, LineItems: [{ Description: 'Only words' }] })).status).toBe(200);
	});

	it("takes the due date from the contact's terms", () => {
		const bill = made({ Type: 'ACCPAY', Contact: { Name: 'Bayside Wholesale' }, DueDate: undefined, LineItems: [line({ AccountCode: '300' })] });
		expect(bill.DueDateString).toBe('2026-04-20T00:00:00');
	});

	it('creates the contact that only has a name, and not for a refused document', () => {
		const { Contact } = made({ Contact: { Name: 'Brand New Ltd' } }) as { Contact: Row };
		expect(xero.api('GET', `/Contacts/${Contact.ContactID}`).status).toBe(200);
		put(sale({ Contact: { Name: 'Never Born Ltd' }, LineItems: [line({ AccountCode: '123' })] }));
		expect(xero.api('GET', '/Contacts?searchTerm=Never').body.Contacts).toEqual([]);
	});

	it('changes the contact if more than its identity is sent, and drops its persons', () => {
		const kea = xero.one(xero.api('PUT', '/Contacts', { Name: 'Kea', ContactPersons: [{ FirstName: 'Bo' }] }), 'Contacts');
		made({ Contact: { ContactID: kea.ContactID } });
		expect(xero.one(xero.api('GET', `/Contacts/${kea.ContactID}`), 'Contacts').ContactPersons).toHaveLength(1);
		made({ Contact: { ContactID: kea.ContactID, EmailAddress: 'kea@kea.example' } });
		expect(xero.one(xero.api('GET', `/Contacts/${kea.ContactID}`), 'Contacts')).toMatchObject({ EmailAddress: 'kea@kea.example', ContactPersons: [] });
	});

	it('keeps sales numbers apart, and lets suppliers repeat theirs', () => {
		made({ InvoiceNumber: 'A-1' });
		expect(refusals(put(sale({ InvoiceNumber: 'a-1' })))).toEqual(['Invoice # must be unique.']);
		const bill = { Type: 'ACCPAY', InvoiceNumber: 'B-1', Reference: 'x', LineItems: [line({ AccountCode: '429' })] };
		const [first, second] = [made(bill), made(bill)];
		expect(first.InvoiceID).not.toBe(second.InvoiceID);
		expect(first.Reference).toBeUndefined();
	});

	it('refuses what lies before the lock date', () => {
		xero.xero.seed({ Organisations: [{ PeriodLockDate: '2026-02-28' }] });
		expect(refusals(put(sale({ Date: '2026-02-28' })))[0]).toMatch(/^The document date cannot be before the period lock date, currently set at /);
		expect(put(sale({ Date: '2026-03-01' })).status).toBe(200);
	});

	it('settles an invoice over nothing', () => {
		expect(made({ LineItems: [line({ UnitAmount: 0 })] })).toMatchObject({ Total: 0, Status: 'PAID' });
	});
});

describe('beside reading and writing', () => {
	it('sends an e-mail', () => {
		const { InvoiceID } = made();
		expect(xero.api('POST', `/Invoices/${InvoiceID}/Email`, {}).status).toBe(204);
		expect(get(InvoiceID).SentToContact).toBe(true);
		expect(xero.api('POST', `/Invoices/${made({ Status: 'DRAFT' }).InvoiceID}/Email`).status).toBe(400);
	});

	it('shows the online page of an approved sale', () => {
		const { InvoiceID } = made();
		const [online] = xero.api('GET', `/Invoices/${InvoiceID}/OnlineInvoice`).body.OnlineInvoices as Row[];
		expect(online?.OnlineInvoiceUrl).toMatch(/^https:\/\/in\.xero\.com\/\w+$/);
		expect(xero.api('GET', `/Invoices/${made({ Status: 'DRAFT' }).InvoiceID}/OnlineInvoice`).status).toBe(404);
	});
});

describe('the body', () => {
	it('is bare, or wrapped under a name of any case', () => {
		for (const body of [sale(), { Invoices: [sale()] }, { invoices: [sale()] }]) expect(put(body).body.Invoices).toHaveLength(1);
	});

	it.each([
		['no JSON', '{"Invoices":[', 'PostDataInvalidException'],
		['a wrong type', JSON.stringify(sale({ Date: 'tomorrow' })), 'PostDataInvalidException'],
		['nothing', '', 'NoDataProcessedException'],
		['another wrapper', '{"Contacts":[{"Name":"x"}]}', 'NoDataProcessedException'],
		['an empty list', '{"Invoices":[]}', 'NoDataProcessedException'],
	])('is %s', (_, body, type) => {
		const said = xero.api('PUT', '/Invoices', body);
		expect([said.status, said.body.Type]).toEqual([400, type]);
	});

	it("takes dates in each of Xero's forms", () => {
		for (const Date of ['2026-03-09', '2026-03-09T00:00:00', '/Date(1773014400000+0000)/', '/Date(1773014400000+1300)/'])
			expect(made({ Date }).DateString).toBe('2026-03-09T00:00:00');
	});
});

it('belongs to one organisation', () => {
	const { InvoiceID } = made();
	const { access_token } = xero.token();
	const there = (tenant: string) =>
		xero.api('GET', `/Invoices/${InvoiceID}`, undefined, { headers: { authorization: `Bearer ${access_token}`, 'xero-tenant-id': tenant } }).status;
	expect(there(NZ)).toBe(200);
	expect(there('81895b74-e35c-47ba-b5ec-1f81b385c167')).toBe(404);
});
