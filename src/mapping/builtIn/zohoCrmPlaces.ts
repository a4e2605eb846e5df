import type { Rows, Rule, Rules } from '../rule';
import { streetLines } from './rows';

/** Addresses and phones between the modules of Zoho CRM and Xero's contacts. */

const field = (prefix: string, name: string): string => (prefix === '' ? name : `${prefix}_${name}`);

/** Each module has its own name for the postal code: Billing_Code, Mailing_Zip, Zip_Code. */
const postalCodes = (prefix: string): string[] => ['Code', 'Zip', 'Zip_Code'].map((name) => field(prefix, name));

/** An address of CRM as a row of Xero's. */
export const xeroAddress = (type: 'POBOX' | 'STREET', prefix: string): Rows => ({
	when: [...['Street', 'City', 'State', 'Country'].map((name) => field(prefix, name)), ...postalCodes(prefix)],
	rules: {
		AddressType: { always: type },
		...streetLines(field(prefix, 'Street')),
		City: { from: field(prefix, 'City') },
		Region: { from: field(prefix, 'State') },
		PostalCode: { from: postalCodes(prefix), via: 'text' },
		Country: { from: field(prefix, 'Country'), via: 'countryForXero' },
	},
});

/** A row of Xero's addresses as the fields that CRM has for it. */
export const crmAddress = (prefix: string, code: string, type: 'POBOX' | 'STREET'): Rules => {
	const address = `Addresses[AddressType=${type}]`;
	const from = (name: string): string => `${address}.${name}`;
	return {
		[field(prefix, 'Street')]: { from: address, via: 'streetText' },
		[field(prefix, 'City')]: { from: from('City'), via: 'clip', with: '100' },
		[field(prefix, 'State')]: { from: from('Region'), via: 'clip', with: '100' },
		[field(prefix, code)]: { from: from('PostalCode'), via: 'clip', with: '30' },
		[field(prefix, 'Country')]: { from: from('Country'), via: 'countryWritten' },
	};
};

/** Xero keeps a number in three parts. */
export const crmPhone = (type: 'DEFAULT' | 'MOBILE' | 'FAX'): Rule => ({ from: `Phones[PhoneType=${type}]`, via: 'phoneText' });

/** A Xero contact carries the id of the record it was made from; one that was not made from CRM is told by its name or email there. */
export const crmId: Rule = { from: 'ContactNumber', via: 'ifAfter', with: 'crm:' };
