import type { Row } from '../../sandbox/vendor';
import { ZERO_ID } from '../../sandbox/xero/ids';
import { caller, messages, refusals, sale, type Caller } from './xeroCaller';

let xero: Caller;
beforeEach(() => {
	xero = caller();
});

const put = (contact: Row, query = '') => xero.api('PUT', `/Contacts${query}`, contact);
const post = (contact: Row) => xero.api('POST', '/Contacts', contact);
const get = (id: unknown): Row => xero.one(xero.api('GET', `/Contacts/${id}`), 'Contacts');
const made = (contact: Row): Row => xero.one(put(contact), 'Contacts');
const ARCHIVED = 'The specified contact details matched an archived contact. Archived contacts cannot currently be edited via the API.';

describe('creating', () => {
	it('keeps what the table names and ignores the rest', () => {
		const contact = made({
			Name: 'Kea Limited',
			ContactNumber: 'books:1',
			IsCustomer: true,
			Favourite: 'yes',
			Phones: [{ PhoneType: 'MOBILE', PhoneNumber: '021 1' }],
		});
		expect(contact).toMatchObject({ Name: 'Kea Limited', ContactNumber: 'books:1', ContactStatus: 'ACTIVE', IsCustomer: false });
		expect(contact.Favourite).toBeUndefined();
		expect((contact.Phones as Row[]).map(({ PhoneType, PhoneNumber }) => [PhoneType, PhoneNumber])).toEqual([
			['DDI', ''],
			['DEFAULT', ''],
			['FAX', ''],
			['MOBILE', '021 1'],
		]);
		expect(get('books:1').ContactID).toBe(contact.ContactID);
		expect(get(String(contact.ContactID).toUpperCase()).Name).toBe('Kea Limited');
	});

	it.each<[string, Row, string]>([
		[
			'a name that is taken',
			{ Name: 'powerdirect' },
			'The contact name powerdirect is already assigned to another contact. The contact name must be unique across all active contacts.',
		],
		['a number that is taken', { Name: 'New', ContactNumber: 'RIDGEWAY' }, 'Another contact has this contact number. Please enter a different contact number.'],
		[
			'the number of an archived contact',
			{ Name: 'New', ContactNumber: 'books:460000000038099' },
			'Another contact has this contact number. Please enter a different contact number.',
		],
		['a bad address', { Name: 'New', EmailAddress: 'nobody' }, 'Email address must be valid.'],
		['a currency that is off', { Name: 'New', DefaultCurrency: 'JPY' }, 'Organisation is not subscribed to currency JPY'],
		[
			'terms without a day',
			{ Name: 'New', PaymentTerms: { Bills: { Day: 0, Type: 'OFFOLLOWINGMONTH' } } },
			'Due Date for Bills must be between 1 and 31 when set to the following (or current) month.',
		],
	])('refuses %s', (_, contact, message) => {
		const said = put(contact);
		expect(said.status).toBe(400);
		expect(said.body).toMatchObject({ ErrorNumber: 10, Type: 'ValidationException', Message: 'A validation exception occurred' });
		expect(refusals(said)).toEqual([message]);
		expect((said.body.Elements as Row[])[0]).toMatchObject({ ContactID: ZERO_ID, Name: contact.Name, HasValidationErrors: true });
	});

	it('may use the name of an archived contact', () => {
		expect(put({ Name: 'Closed Trading Ltd' }).status).toBe(200);
	});

	it.each(['<b>', ' Kea', 'Kea ', 'Kea  Ltd', '', 'x'.repeat(256)])('refuses the name %j', (Name) => {
		expect(put({ Name }).status).toBe(400);
	});
});

describe('POST', () => {
	it('finds by number, then by name, else creates', () => {
		const kea = made({ Name: 'Kea Limited', ContactNumber: 'books:1' });
		expect(xero.one(post({ ContactNumber: 'books:1', Name: 'Kea Group' }), 'Contacts')).toMatchObject({ ContactID: kea.ContactID, Name: 'Kea Group' });
		expect(xero.one(post({ Name: 'kea group', TaxNumber: '123' }), 'Contacts')).toMatchObject({
			ContactID: kea.ContactID,
			TaxNumber: '123',
			ContactNumber: 'books:1',
		});
		expect(xero.one(post({ Name: 'Kea Holdings' }), 'Contacts').ContactID).not.toBe(kea.ContactID);
	});

	it('changes what is sent; persons are replaced, addresses by their type', () => {
		const { ContactID } = made({ Name: 'Kea', FirstName: 'Ana', ContactPersons: [{ FirstName: 'Bo' }], Addresses: [{ AddressType: 'POBOX', City: 'Napier' }] });
		post({ ContactID, LastName: 'Low', Addresses: [{ AddressType: 'STREET', City: 'Nelson' }] });
		const kea = get(ContactID);
		expect(kea).toMatchObject({ Name: 'Kea', FirstName: 'Ana', LastName: 'Low', ContactPersons: [{ FirstName: 'Bo' }] });
		expect((kea.Addresses as Row[]).map(({ City }) => City)).toEqual(['Nelson', 'Napier']);
		post({ ContactID, ContactPersons: [] });
		expect(get(ContactID).ContactPersons).toEqual([]);
	});

	it('does not know an id that does not exist', () => {
		expect(post({ ContactID: '11111111-1111-4111-8111-111111111111', Name: 'X' }).status).toBe(404);
		expect(xero.api('POST', '/Contacts/11111111-1111-4111-8111-111111111111', { Name: 'X' }).status).toBe(404);
		expect(refusals(post({ ContactID: 'abc', Name: 'X' }))).toEqual(['Unrecognised GUID format']);
	});

	it('archives, once and for all', () => {
		const { ContactID } = made({ Name: 'Kea', ContactNumber: 'books:1' });
		expect(xero.one(post({ ContactID, ContactStatus: 'ARCHIVED' }), 'Contacts').ContactStatus).toBe('ARCHIVED');
		for (const sent of [
			{ ContactID, ContactStatus: 'ACTIVE' },
			{ ContactID, FirstName: 'Ana' },
			{ ContactNumber: 'books:1', Name: 'Kea' },
		])
			expect(refusals(post(sent))).toEqual([ARCHIVED]);
		expect(refusals(xero.api('PUT', '/Invoices', sale({ Contact: { ContactID } })))).toEqual([
			'The contact with the specified contact details has been archived. The contact must be un-archived before creating new invoices or credit notes',
		]);
	});
});

describe('several at once', () => {
	const three = { Contacts: [{ Name: 'One Ltd' }, { Name: 'PowerDirect' }, { Name: 'Three Ltd' }] };

	it('fall together unless asked otherwise', () => {
		const { status, body } = xero.api('PUT', '/Contacts', three);
		expect(status).toBe(400);
		expect((body.Elements as Row[]).map(({ Name }) => Name)).toEqual(['PowerDirect']);
		expect(xero.api('GET', '/Contacts?searchTerm=One Ltd').body.Contacts).toEqual([]);
	});

	it('are judged one by one with summarizeErrors=false', () => {
		const { status, body } = xero.api('PUT', '/Contacts?summarizeErrors=false', three);
		const [one, two, last] = body.Contacts as Row[];
		expect(status).toBe(200);
		expect(one).toMatchObject({ StatusAttributeString: 'OK', HasValidationErrors: false });
		expect(two).toMatchObject({ StatusAttributeString: 'ERROR', HasValidationErrors: true, ContactID: ZERO_ID });
		expect(messages(two)).toHaveLength(1);
		expect(get(last?.ContactID).Name).toBe('Three Ltd');
	});

	it('see each other', () => {
		const { body } = xero.api('PUT', '/Contacts?summarizeErrors=false', { Contacts: [{ Name: 'One Ltd' }, { Name: 'One Ltd' }] });
		expect((body.Contacts as Row[]).map(({ StatusAttributeString }) => StatusAttributeString)).toEqual(['OK', 'ERROR']);
	});
});

describe('trade', () => {
	it('makes customers and suppliers without moving UpdatedDateUTC', () => {
		const before = made({ Name: 'Kea' });
		xero.clock.advance(60);
		xero.api('PUT', '/Invoices', sale({ Contact: { ContactID: before.ContactID } }));
		xero.api(
			'PUT',
			'/Invoices',
			sale({
				Type: 'ACCPAY',
				Contact: { ContactID: before.ContactID },
				LineItems: [{ Description: 'Rent', Quantity: 1, UnitAmount: 50, AccountCode: '469' }],
				DueDate: '2026-03-09',
			}),
		);
		const after = get(before.ContactID);
		expect(after).toMatchObject({ IsCustomer: true, IsSupplier: true, UpdatedDateUTC: before.UpdatedDateUTC });
		expect(after.Balances).toEqual({ AccountsReceivable: { Outstanding: 115, Overdue: 0 }, AccountsPayable: { Outstanding: 57.5, Overdue: 57.5 } });
	});
});
