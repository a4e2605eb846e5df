import type { Mapping } from '../rule';
import { crmAddress, crmId, crmPhone } from './zohoCrmPlaces';

export const xeroContactToZohoCrmVendor: Mapping = {
	label: 'Xero Contact to Zoho CRM Vendor',
	from: { app: 'xero', entity: 'contact' },
	to: { app: 'zohoCrm', resource: 'vendor' },
	source: { id: 'ContactID', number: 'Name', modified: 'UpdatedDateUTC' },
	rules: {
		id: crmId,
		Vendor_Name: { from: 'Name', via: 'singleBlanks' },
		Email: { from: 'EmailAddress' },
		Phone: crmPhone('DEFAULT'),
		Website: { from: 'Website' },
		...crmAddress('', 'Zip_Code', 'POBOX'),
	},
};
