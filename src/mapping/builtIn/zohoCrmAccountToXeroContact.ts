import type { Mapping } from '../rule';
import { currencyCode, MOST_PERSONS, phone } from './rows';
import { xeroAddress } from './zohoCrmPlaces';

/** One Xero contact for each account. Its people come with it under `Contacts`: the first is the contact's own person, those after it its further persons. */
export const zohoCrmAccountToXeroContact: Mapping = {
	label: 'Zoho CRM Account with Its Contacts to Xero Contact',
	from: { app: 'zohoCrm', entity: 'account' },
	to: { app: 'xero', resource: 'contact' },
	source: { id: 'id', number: 'Account_Name', modified: 'Modified_Time' },
	rules: {
		ContactNumber: { from: 'id', via: 'prefix', with: 'crm:' },
		Name: { from: 'Account_Name', via: 'singleBlanks' },
		FirstName: { from: 'Contacts[0].First_Name' },
		LastName: { from: 'Contacts[0].Last_Name' },
		EmailAddress: { from: 'Contacts[0].Email' },
		DefaultCurrency: currencyCode('Currency'),
		Addresses: { rows: { billing: xeroAddress('POBOX', 'Billing'), shipping: xeroAddress('STREET', 'Shipping') } },
		Phones: { rows: { phone: phone('DEFAULT', 'Phone'), fax: phone('FAX', 'Fax') } },
		ContactPersons: {
			rows: {
				persons: {
					each: 'Contacts',
					skip: 1,
					most: MOST_PERSONS,
					rules: { FirstName: { from: 'First_Name' }, LastName: { from: 'Last_Name' }, EmailAddress: { from: 'Email' } },
				},
			},
		},
	},
};
