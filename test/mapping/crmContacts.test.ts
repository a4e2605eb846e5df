import type { MappingName } from '../../src/mapping/builtIn';
import type { Row } from '../../src/record';
import { run } from './run';

const one = (name: MappingName, record: Row, more: Row = {}) => run(name, record, more)[0]!;

describe('Zoho CRM account', () => {
	const account = {
		id: '5725767000003002001',
		Account_Name: ' Harbour  Cafe Ltd ',
		Currency: 'nzd',
		Phone: '+64 9 555 0001',
		Fax: '',
		Website: 'harbour.example',
		Billing_Street: '1 Quay Street\nLevel 2',
		Billing_City: 'Auckland',
		Billing_State: null,
		Billing_Code: '1010',
		Billing_Country: 'New Zealand',
		Shipping_Street: null,
		Modified_Time: '2026-11-20T10:00:00+13:00',
	};
	const people = ['Aroha', 'Ben', 'Cleo', 'Dan', 'Eve', 'Finn', 'Gus', 'Hana'].map((First_Name, index) => ({
		id: String(index),
		First_Name,
		Last_Name: 'Ngata',
		Email: index === 2 ? null : `${First_Name.toLowerCase()}@harbour.example`,
	}));

	it('becomes one Xero contact, its first contact the person and the others the further persons', () => {
		const { record, sync } = one('zohoCrmAccountToXeroContact', { ...account, Contacts: people.slice(0, 3) });
		expect(record).toEqual({
			ContactNumber: 'crm:5725767000003002001',
			Name: 'Harbour Cafe Ltd',
			FirstName: 'Aroha',
			LastName: 'Ngata',
			EmailAddress: 'aroha@harbour.example',
			DefaultCurrency: 'NZD',
			Addresses: [
				{
					AddressType: 'POBOX',
					AddressLine1: '1 Quay Street',
					AddressLine2: 'Level 2',
					City: 'Auckland',
					PostalCode: '1010',
					Country: 'New Zealand',
				},
			],
			Phones: [{ PhoneType: 'DEFAULT', PhoneNumber: '+64 9 555 0001' }],
			ContactPersons: [
				{ FirstName: 'Ben', LastName: 'Ngata', EmailAddress: 'ben@harbour.example' },
				{ FirstName: 'Cleo', LastName: 'Ngata' },
			],
		});
		expect(sync).toMatchObject({
			issues: [],
			target: 'xero:contact',
			source: { app: 'zohoCrm', entity: 'account', id: '5725767000003002001', number: ' Harbour  Cafe Ltd '.trim() },
		});
		expect(sync.places).toMatchObject({ 'ContactPersons[0].EmailAddress': 'Contacts[1].Email' });
	});
	it('brings no more than five further persons, and says so', () => {
		const { record, sync } = one('zohoCrmAccountToXeroContact', { ...account, Contacts: people });
		expect((record['ContactPersons'] as Row[]).map(({ FirstName }) => FirstName)).toEqual(['Ben', 'Cleo', 'Dan', 'Eve', 'Finn']);
		expect(sync.issues).toEqual([
			expect.objectContaining({ rule: 'left-out', severity: 'warning', at: 'Contacts', says: expect.stringContaining('2 rows more') as string }),
		]);
	});
	it('says nothing of persons where none came along, so that those in Xero stay', () => {
		for (const Contacts of [undefined, []]) {
			const { record } = one('zohoCrmAccountToXeroContact', { ...account, Contacts });
			expect(Object.keys(record)).toEqual(['ContactNumber', 'Name', 'DefaultCurrency', 'Addresses', 'Phones']);
		}
	});
	it('takes overrides, also of the further persons', () => {
		const json = '{"TaxNumber": {"from": "GST_Number"}, "ContactPersons[].IncludeInEmails": {"always": true}, "Phones": null}';
		const { record, sync } = one('zohoCrmAccountToXeroContact', { ...account, GST_Number: '123-456-789', Contacts: people.slice(0, 2) }, { json });
		expect(record).toMatchObject({ TaxNumber: '123-456-789', ContactPersons: [{ FirstName: 'Ben', IncludeInEmails: true }] });
		expect(record).not.toHaveProperty('Phones');
		expect(sync.issues).toEqual([]);
	});
});

describe('Zoho CRM contact', () => {
	const contact = {
		id: '5725767000003001001',
		First_Name: 'Aroha',
		Last_Name: 'Ngata',
		Full_Name: 'Aroha Ngata',
		Email: null,
		Secondary_Email: 'aroha@mail.example',
		Phone: null,
		Mobile: '+64 21 555',
		Mailing_Street: '1 Quay Street',
		Mailing_City: 'Auckland',
		Mailing_Zip: '1010',
		Other_Country: 'Fiji',
		Account_Name: { id: '5', name: 'Harbour Cafe Ltd' },
	};
	it('becomes a Xero contact of its own', () => {
		expect(one('zohoCrmContactToXeroContact', contact).record).toEqual({
			ContactNumber: 'crm:5725767000003001001',
			Name: 'Aroha Ngata',
			FirstName: 'Aroha',
			LastName: 'Ngata',
			EmailAddress: 'aroha@mail.example',
			Addresses: [
				{ AddressType: 'POBOX', AddressLine1: '1 Quay Street', City: 'Auckland', PostalCode: '1010' },
				{ AddressType: 'STREET', Country: 'Fiji' },
			],
			Phones: [{ PhoneType: 'MOBILE', PhoneNumber: '+64 21 555' }],
		});
	});
	it('has a name from its parts where lists do not show the whole', () => {
		expect(one('zohoCrmContactToXeroContact', { ...contact, Full_Name: undefined }).record['Name']).toBe('Aroha Ngata');
		expect(one('zohoCrmContactToXeroContact', { id: '1', Last_Name: 'Ngata' }).record['Name']).toBe('Ngata');
	});
});

it('Zoho CRM vendor becomes a Xero contact', () => {
	const vendor = { id: '9', Vendor_Name: 'Northland Freight Ltd', Email: 'a@n.example', Phone: '1', Street: '5 Dock Rd', Zip_Code: '0110', Currency: 'USD' };
	expect(one('zohoCrmVendorToXeroContact', vendor).record).toEqual({
		ContactNumber: 'crm:9',
		Name: 'Northland Freight Ltd',
		EmailAddress: 'a@n.example',
		DefaultCurrency: 'USD',
		Addresses: [{ AddressType: 'POBOX', AddressLine1: '5 Dock Rd', PostalCode: '0110' }],
		Phones: [{ PhoneType: 'DEFAULT', PhoneNumber: '1' }],
	});
});

describe('Xero contact', () => {
	const contact = {
		ContactID: '0f471673-8ab2-4a3f-a5a4-7e8ba1a6c2d4',
		ContactNumber: 'crm:5725767000003002001',
		Name: 'Harbour Cafe Ltd',
		FirstName: 'Aroha',
		LastName: 'Ngata',
		EmailAddress: 'aroha@harbour.example',
		Website: 'https://harbour.example',
		Addresses: [
			{ AddressType: 'STREET', City: '' },
			{ AddressType: 'POBOX', AddressLine1: '1 Quay Street', AddressLine2: 'Level 2', City: 'Auckland', Region: '', PostalCode: '1010', Country: 'NZ' },
		],
		Phones: [
			{ PhoneType: 'MOBILE', PhoneNumber: '', PhoneAreaCode: '', PhoneCountryCode: '' },
			{ PhoneType: 'DEFAULT', PhoneNumber: '555 0001', PhoneAreaCode: '9', PhoneCountryCode: '64' },
		],
		ContactPersons: [
			{ FirstName: 'Ben', LastName: 'Tui', EmailAddress: 'ben@harbour.example' },
			{ FirstName: 'Cleo', LastName: '', EmailAddress: '' },
		],
		UpdatedDateUTC: '2026-11-20T10:00:00.000Z',
	};
	it('becomes the account it was made from', () => {
		const { record, sync } = one('xeroContactToZohoCrmAccount', contact);
		expect(record).toEqual({
			id: '5725767000003002001',
			Account_Name: 'Harbour Cafe Ltd',
			Phone: '+64 9 555 0001',
			Website: 'https://harbour.example',
			Billing_Street: '1 Quay Street\nLevel 2',
			Billing_City: 'Auckland',
			Billing_Code: '1010',
			Billing_Country: 'New Zealand',
		});
		expect(sync).toMatchObject({ issues: [], target: 'zohoCrm:account', source: { app: 'xero', entity: 'contact', id: contact.ContactID } });
	});
	it.each(['books:460', undefined, 'crm:'])('with the number %s is told by its name', (ContactNumber) => {
		const { record, sync } = one('xeroContactToZohoCrmAccount', { ...contact, ContactNumber });
		expect(record).not.toHaveProperty('id');
		expect(record['Account_Name']).toBe('Harbour Cafe Ltd');
		expect(sync.issues).toEqual([]);
	});
	it('becomes a contact, with the postal codes as contacts call them', () => {
		expect(one('xeroContactToZohoCrmContact', contact).record).toEqual({
			id: '5725767000003002001',
			First_Name: 'Aroha',
			Last_Name: 'Ngata',
			Email: 'aroha@harbour.example',
			Phone: '+64 9 555 0001',
			Mailing_Street: '1 Quay Street\nLevel 2',
			Mailing_City: 'Auckland',
			Mailing_Zip: '1010',
			Mailing_Country: 'New Zealand',
		});
		expect(one('xeroContactToZohoCrmContact', { Name: 'Cash Sales' }).record).toEqual({ Last_Name: 'Cash Sales' });
	});
	it('with more than CRM takes is shortened, and that is said', () => {
		const Addresses = [{ AddressType: 'POBOX', AddressLine1: 'word '.repeat(90).trim(), City: 'x'.repeat(101), PostalCode: '1'.repeat(40) }];
		const { record, sync } = one('xeroContactToZohoCrmContact', { ...contact, LastName: 'n'.repeat(100), Addresses });
		const lengths = ['Last_Name', 'Mailing_Street', 'Mailing_City', 'Mailing_Zip'].map((name) => String(record[name]).length);
		expect(lengths).toEqual([80, 249, 100, 30]);
		expect(sync.issues.map(({ at, severity }) => [at, severity])).toEqual(
			['LastName', 'Addresses[AddressType=POBOX]', 'Addresses[AddressType=POBOX].City', 'Addresses[AddressType=POBOX].PostalCode'].map((at) => [at, 'warning']),
		);
	});
	it('becomes a contact of the account for each of its persons with an email', () => {
		const people = run('xeroContactPersonsToZohoCrmContacts', contact);
		const Account_Name = { id: '5725767000003002001' };
		expect(people.map(({ record }) => record)).toEqual([
			{ Account_Name, First_Name: 'Aroha', Last_Name: 'Ngata', Email: 'aroha@harbour.example' },
			{ Account_Name, First_Name: 'Ben', Last_Name: 'Tui', Email: 'ben@harbour.example' },
		]);
		expect(people[0]?.sync.issues).toEqual([expect.objectContaining({ rule: 'left-out', severity: 'warning', at: 'people_without_email' })]);
	});
	it('becomes a vendor', () => {
		expect(one('xeroContactToZohoCrmVendor', contact).record).toMatchObject({
			id: '5725767000003002001',
			Vendor_Name: 'Harbour Cafe Ltd',
			Email: 'aroha@harbour.example',
			Street: '1 Quay Street\nLevel 2',
			Zip_Code: '1010',
		});
	});
	it('fills fields of the account that no table knows, and refuses misplaced ones of ours', () => {
		const json = '{"Xero_ID": {"from": "ContactID"}, "Modified_Time": {"from": "UpdatedDateUTC"}, "Account_Name.name": {"always": "x"}}';
		const { record, sync } = one('xeroContactToZohoCrmAccount', contact, { json });
		expect(record['Xero_ID']).toBe(contact.ContactID);
		expect(sync.issues.map(({ at }) => at)).toEqual(['Modified_Time', 'Account_Name.name']);
	});
});
