import type { Mapping } from '../rule';
import { crmAddress, crmId, crmPhone } from './zohoCrmPlaces';

export const xeroContactToZohoCrmAccount: Mapping = {
	label: 'Xero Contact to Zoho CRM Account',
	from: { app: 'xero', entity: 'contact' },
	to: { app: 'zohoCrm', resource: 'account' },
	source: { id: 'ContactID', number: 'Name', modified: 'UpdatedDateUTC' },
	rules: {
		id: crmId,
		Account_Name: { from: 'Name', via: 'singleBlanks' },
		Phone: crmPhone('DEFAULT'),
		Fax: crmPhone('FAX'),
		Website: { from: 'Website' },
		...crmAddress('Billing', 'Code', 'POBOX'),
		...crmAddress('Shipping', 'Code', 'STREET'),
	},
};
