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
					AddressLine1: '4900 Hopyard Rd, Suite 310',
					AddressLine2: 'P.O. Box 1',
					City: 'Pleasanton',
					Region: 'CA',
					PostalCode: '94588',
					Country: 'U.S.A',
				},
			],
			Phones: [
				{ PhoneType: 'DEFAULT', PhoneNumber: '+1 555 0111' },
				{ PhoneType: 'MOBILE', PhoneNumber: '+1 555 0100' },
				{ PhoneType: 'FAX', PhoneNumber: '+1 555 0199' },
			],
		});
		expect(sync).toMatchObject({
			issues: [],
			target: 'xero:contact',
			source: { app: 'zohoBooks', entity: 'contact', id: '460000000026049', modified: '2026-11-02T10:00:00+00:00' },
		});
	});
});
