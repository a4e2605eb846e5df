import type { Row } from '../../src/record';
import { run, type Sync } from './run';

describe('Zoho Books contact', () => {
	const contact = {
		contact_id: '460000000026049',
		contact_name: ' Bowman  & Co ',
		company_name: 'Bowman and Co',
		email: 'office@bowman.example',
		currency_code: 'usd',
		phone: '',
		mobile: '+1 555 0100',
		tax_reg_no: 'GB123456789',
		last_modified_time: '2026-11-02T10:00:00+00:00',
		payment_terms: 15,
		billing_address: {
			attention: 'Accounts',
			address: '4900 Hopyard Rd\nSuite 310',
			street2: 'P.O. Box 1',
			city: 'Pleasanton',
			state: 'CA',
			zip: '94588',
			country: 'U.S.A',
			fax: '+1 555 0199',
		},
		shipping_address: { address: '', city: '', zip: '', country: '' },
		contact_persons: [
			{ first_name: 'Ann', is_primary_contact: false },
			{ first_name: 'Will', last_name: 'Smith', email: 'will@bowman.example', phone: '+1 555 0111', is_primary_contact: true },
		],
	};
	it('becomes a Xero contact', () => {
		const [{ record, sync } = { record: {}, sync: {} as Sync }] = run('zohoBooksContactToXeroContact', contact);
		expect(record).toEqual({
			ContactNumber: 'books:460000000026049',
			Name: 'Bowman & Co',
			FirstName: 'Will',
			LastName: 'Smith',
			EmailAddress: 'will@bowman.example',
			TaxNumber: 'GB123456789',
			DefaultCurrency: 'USD',
			Addresses: [
				{
					AddressType: 'POBOX',
					AttentionTo: 'Accounts',
					AddressLine1: '4900 Hopyard Rd',
					AddressLine2: 'Suite 310',
					AddressLine3: 'P.O. Box 1',
					City: 'Pleasanton',
					Region: 'CA',
					PostalCode: '94588',
					Country: 'USA',
				},
			],
			Phones: [
				{ PhoneType: 'DEFAULT', PhoneNumber: '+1 555 0111' },
				{ PhoneType: 'MOBILE', PhoneNumber: '+1 555 0100' },
				{ PhoneType: 'FAX', PhoneNumber: '+1 555 0199' },
			],
			ContactPersons: [{ FirstName: 'Ann' }],
			PaymentTerms: { Sales: { Day: 15, Type: 'DAYSAFTERBILLDATE' } },
		});
		expect(sync).toMatchObject({
			issues: [],
			target: 'xero:contact',
			source: { app: 'zohoBooks', entity: 'contact', id: '460000000026049', modified: '2026-11-02T10:00:00+00:00' },
		});
	});
	it('as a vendor is linked the same way and has its terms on the other side', () => {
		const vendor = { ...contact, contact_type: 'vendor', payment_terms: 30 };
		expect(run('zohoBooksContactToXeroContact', vendor)[0]?.record).toMatchObject({
			ContactNumber: 'books:460000000026049',
			PaymentTerms: { Bills: { Day: 30, Type: 'DAYSAFTERBILLDATE' } },
		});
		expect(run('zohoInventoryContactToXeroContact', vendor)[0]?.record).toEqual(run('zohoBooksContactToXeroContact', vendor)[0]?.record);
	});
	it.each([
		[{ payment_terms: 0, payment_terms_label: 'Due on Receipt' }, undefined],
		[{ payment_terms: -2, payment_terms_label: 'Due end of the month' }, { Sales: { Day: 31, Type: 'OFCURRENTMONTH' } }],
		[{ payment_terms: -3, payment_terms_label: 'Due end of next month' }, { Sales: { Day: 31, Type: 'OFFOLLOWINGMONTH' } }],
	])('with the terms %j', (terms, expected) => {
		expect(run('zohoBooksContactToXeroContact', { ...contact, ...terms })[0]?.record['PaymentTerms']).toEqual(expected);
	});
	it('without a primary person has its first, and five more at most', () => {
		const contact_persons = Array.from({ length: 8 }, (_, index) => ({ first_name: `P${index}`, email: `p${index}@bowman.example` }));
		const [{ record, sync } = { record: {}, sync: {} as Sync }] = run('zohoBooksContactToXeroContact', { ...contact, contact_persons });
		expect(record['FirstName']).toBe('P0');
		expect((record['ContactPersons'] as unknown[]).length).toBe(5);
		expect(sync.issues).toEqual([expect.objectContaining({ rule: 'left-out', severity: 'warning' })]);
	});
});

describe('Xero contact', () => {
	const contact = {
		ContactID: 'a1',
		ContactNumber: 'books:46',
		Name: 'Paper & Ink',
		FirstName: 'Kate',
		LastName: 'Wells',
		EmailAddress: 'kate@paper.example',
		TaxNumber: '12-345',
		DefaultCurrency: 'NZD',
		IsSupplier: true,
		IsCustomer: false,
		Addresses: [
			{ AddressType: 'POBOX', AddressLine1: '1 Quay', AddressLine2: 'Floor 2', AddressLine3: 'Rear', City: 'Auckland', PostalCode: '1010', Country: 'NZ' },
		],
		Phones: [{ PhoneType: 'DEFAULT', PhoneCountryCode: '64', PhoneAreaCode: '9', PhoneNumber: '555' }],
		ContactPersons: [{ FirstName: 'Ben', LastName: 'Hill', EmailAddress: 'ben@paper.example' }],
		PaymentTerms: { Bills: { Day: 20, Type: 'DAYSAFTERBILLDATE' } },
	};
	const back = (record: Row) => run('xeroContactToZohoBooksContact', record, { tables: [{ kind: 'currency', source_value: 'NZD', target_value: '77' }] })[0];
	it('becomes the vendor that it came from', () => {
		expect(back(contact)?.sync.issues).toEqual([]);
		expect(back(contact)?.record).toEqual({
			contact_id: '46',
			contact_name: 'Paper & Ink',
			contact_type: 'vendor',
			currency_id: '77',
			payment_terms: 20,
			tax_reg_no: '12-345',
			billing_address: { address: '1 Quay', street2: 'Floor 2\nRear', city: 'Auckland', zip: '1010', country: 'New Zealand' },
			contact_persons: [
				{ first_name: 'Kate', last_name: 'Wells', email: 'kate@paper.example', phone: '+64 9 555', is_primary_contact: true },
				{ first_name: 'Ben', last_name: 'Hill', email: 'ben@paper.example' },
			],
		});
	});
	it('is a customer unless it only supplies, and new where Books knows no id of it', () => {
		expect(back({ ...contact, IsCustomer: true, ContactNumber: 'crm:5' })?.record).toMatchObject({ contact_type: 'customer' });
		expect(back({ ...contact, ContactNumber: 'crm:5' })?.record).not.toHaveProperty('contact_id');
	});
});
