import type { Mapping } from '../rule';
import { zohoContactParts } from '../zohoContacts';
import { addressRow, currencyCode, MOST_PERSONS, phone } from './rows';

/** The primary person, else the first one; what the contact itself says of them is the same. */
const ofPerson = (field: string): string[] => [`contact_persons[is_primary_contact].${field}`, `first_person.${field}`];
const phones = ['phone', ...ofPerson('phone'), 'billing_address.phone'];
const mobiles = ['mobile', ...ofPerson('mobile')];
const faxes = ['billing_address.fax', 'shipping_address.fax'];

/** Customers and vendors alike: Xero makes a contact the one or the other with its first invoice or bill. */
export const zohoBooksContactToXeroContact: Mapping = {
	label: 'Zoho Books Contact to Xero Contact',
	from: { app: 'zohoBooks', entity: 'contact' },
	to: { app: 'xero', resource: 'contact' },
	source: { id: 'contact_id', number: 'contact_name', modified: 'last_modified_time' },
	prepare: zohoContactParts,
	rules: {
		ContactNumber: { from: 'contact_id', via: 'prefix', with: 'books:' },
		Name: { from: ['contact_name', 'company_name'], via: 'singleBlanks' },
		FirstName: { from: [...ofPerson('first_name'), 'first_name'] },
		LastName: { from: [...ofPerson('last_name'), 'last_name'] },
		EmailAddress: { from: [...ofPerson('email'), 'email'] },
		TaxNumber: { from: ['tax_reg_no', 'vat_reg_no', 'gst_no', 'abn'], via: 'text' },
		DefaultCurrency: currencyCode('currency_code'),
		Addresses: { rows: { billing: addressRow('POBOX', 'billing_address'), shipping: addressRow('STREET', 'shipping_address') } },
		Phones: {
			rows: {
				phone: phone('DEFAULT', phones),
				mobile: phone('MOBILE', mobiles),
				fax: phone('FAX', faxes),
			},
		},
		ContactPersons: {
			rows: {
				persons: {
					each: 'other_persons',
					most: MOST_PERSONS,
					rules: { FirstName: { from: 'first_name' }, LastName: { from: 'last_name' }, EmailAddress: { from: 'email' } },
				},
			},
		},
		'PaymentTerms.Sales.Day': { from: 'terms_of_sales.Day', via: 'decimal' },
		'PaymentTerms.Sales.Type': { from: 'terms_of_sales.Type' },
		'PaymentTerms.Bills.Day': { from: 'terms_of_bills.Day', via: 'decimal' },
		'PaymentTerms.Bills.Type': { from: 'terms_of_bills.Type' },
	},
};
