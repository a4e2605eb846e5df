import type { Mapping } from '../rule';
import { currencyCode, phone } from './rows';
import { xeroAddress } from './zohoCrmPlaces';

/** One Xero contact for each contact, for those who sell to people; names are unique in Xero, so two people of one name need a different one. */
export const zohoCrmContactToXeroContact: Mapping = {
	label: 'Zoho CRM Contact to Xero Contact',
	from: { app: 'zohoCrm', entity: 'contact' },
	to: { app: 'xero', resource: 'contact' },
	source: { id: 'id', number: 'Full_Name', modified: 'Modified_Time' },
	rules: {
		ContactNumber: { from: 'id', via: 'prefix', with: 'crm:' },
		Name: {
			first: [
				{ from: 'Full_Name', via: 'singleBlanks' },
				{ join: [{ from: 'First_Name' }, { from: 'Last_Name' }], by: ' ' },
			],
		},
		FirstName: { from: 'First_Name' },
		LastName: { from: 'Last_Name' },
		EmailAddress: { from: ['Email', 'Secondary_Email'] },
		DefaultCurrency: currencyCode('Currency'),
		Addresses: { rows: { mailing: xeroAddress('POBOX', 'Mailing'), other: xeroAddress('STREET', 'Other') } },
		Phones: { rows: { phone: phone('DEFAULT', 'Phone'), mobile: phone('MOBILE', 'Mobile'), fax: phone('FAX', 'Fax') } },
	},
};
