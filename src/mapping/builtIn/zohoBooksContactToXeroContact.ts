import type { Mapping, Rules } from '../rule';
import { phone } from './rows';

const address = (type: string, from: string): Rules => ({
	AddressType: { always: type },
	AttentionTo: { from: `${from}.attention` },
	AddressLine1: { from: `${from}.address`, via: 'oneLine' },
	AddressLine2: { from: `${from}.street2`, via: 'oneLine' },
	City: { from: `${from}.city` },
	Region: { from: [`${from}.state`, `${from}.state_code`] },
	PostalCode: { from: [`${from}.zip`, `${from}.zipcode`], via: 'text' },
	Country: { from: [`${from}.country`, `${from}.country_code`] },
});

const anyOf = (from: string): string[] => ['address', 'street2', 'city', 'zip', 'country'].map((name) => `${from}.${name}`);

const person = 'contact_persons[is_primary_contact]';
const phones = ['phone', `${person}.phone`];
const mobiles = ['mobile', `${person}.mobile`];
const faxes = ['billing_address.fax', 'shipping_address.fax'];

export const zohoBooksContactToXeroContact: Mapping = {
	label: 'Zoho Books Contact to Xero Contact',
	from: { app: 'zohoBooks', entity: 'contact' },
	to: { app: 'xero', resource: 'contact' },
	source: { id: 'contact_id', number: 'contact_name', modified: 'last_modified_time' },
	rules: {
		ContactNumber: { from: 'contact_id', via: 'prefix', with: 'books:' },
		Name: { from: ['contact_name', 'company_name'], via: 'singleBlanks' },
		FirstName: { from: [`${person}.first_name`, 'first_name'] },
		LastName: { from: [`${person}.last_name`, 'last_name'] },
		EmailAddress: { from: [`${person}.email`, 'email'] },
		TaxNumber: { from: ['tax_reg_no', 'vat_reg_no', 'gst_no', 'abn'], via: 'text' },
		DefaultCurrency: { from: 'currency_code', via: 'upper' },
		Addresses: {
			rows: {
				billing: { when: anyOf('billing_address'), rules: address('POBOX', 'billing_address') },
				shipping: { when: anyOf('shipping_address'), rules: address('STREET', 'shipping_address') },
			},
		},
		Phones: {
			rows: {
				phone: phone('DEFAULT', phones),
				mobile: phone('MOBILE', mobiles),
				fax: phone('FAX', faxes),
			},
		},
	},
};
