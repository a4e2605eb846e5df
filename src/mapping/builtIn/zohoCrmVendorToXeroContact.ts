import type { Mapping } from '../rule';
import { currencyCode, phone } from './rows';
import { xeroAddress } from './zohoCrmPlaces';

/** Xero makes a contact a supplier with its first bill, so there is nothing to say of it here. */
export const zohoCrmVendorToXeroContact: Mapping = {
	label: 'Zoho CRM Vendor to Xero Contact',
	from: { app: 'zohoCrm', entity: 'vendor' },
	to: { app: 'xero', resource: 'contact' },
	source: { id: 'id', number: 'Vendor_Name', modified: 'Modified_Time' },
	rules: {
		ContactNumber: { from: 'id', via: 'prefix', with: 'crm:' },
		Name: { from: 'Vendor_Name', via: 'singleBlanks' },
		EmailAddress: { from: 'Email' },
		DefaultCurrency: currencyCode('Currency'),
		Addresses: { rows: { address: xeroAddress('POBOX', '') } },
		Phones: { rows: { phone: phone('DEFAULT', 'Phone') } },
	},
};
