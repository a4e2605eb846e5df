import type { Mapping } from '../rule';
import { crmAddress, crmId, crmPhone } from './zohoCrmPlaces';

/** For those who sell to people: each Xero contact is one contact of CRM. */
export const xeroContactToZohoCrmContact: Mapping = {
	label: 'Xero Contact to Zoho CRM Contact',
	from: { app: 'xero', entity: 'contact' },
	to: { app: 'zohoCrm', resource: 'contact' },
	source: { id: 'ContactID', number: 'Name', modified: 'UpdatedDateUTC' },
	rules: {
		id: crmId,
		First_Name: { from: 'FirstName', via: 'clip', with: '40' },
		Last_Name: { from: ['LastName', 'Name'], via: 'clip', with: '80' },
		Email: { from: 'EmailAddress' },
		Phone: crmPhone('DEFAULT'),
		Mobile: crmPhone('MOBILE'),
		...crmAddress('Mailing', 'Zip', 'POBOX'),
		...crmAddress('Other', 'Zip', 'STREET'),
	},
};
