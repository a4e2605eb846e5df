import { isFilled, isRow, rowsIn, type Row } from '../../record';
import type { Mapping, Rule, Rules } from '../rule';
import { crmPhone } from './zohoCrmPlaces';

/** A contact in Zoho Books is a customer or a vendor; one that is both, or neither yet, becomes a customer. */
const withSides = (contact: Row): Row => {
	const isVendor = contact['IsSupplier'] === true && contact['IsCustomer'] !== true;
	const terms = isRow(contact['PaymentTerms']) ? contact['PaymentTerms'][isVendor ? 'Bills' : 'Sales'] : undefined;
	const own = { ...contact, is_primary_contact: true };
	const people = [own, ...rowsIn(contact['ContactPersons'])].filter((person) =>
		['FirstName', 'LastName', 'EmailAddress'].some((name) => isFilled((person as Row)[name])),
	);
	return {
		...contact,
		contact_type: isVendor ? 'vendor' : 'customer',
		people,
		...(isRow(terms) && terms['Type'] === 'DAYSAFTERBILLDATE' ? { days: terms['Day'] } : {}),
	};
};

const address = (name: string, type: 'POBOX' | 'STREET'): Rules => {
	const from = (field: string): string => `Addresses[AddressType=${type}].${field}`;
	return {
		[`${name}.attention`]: { from: from('AttentionTo'), via: 'clip', with: '100' },
		[`${name}.address`]: { from: from('AddressLine1') },
		[`${name}.street2`]: { join: [2, 3, 4].map((line): Rule => ({ from: from(`AddressLine${line}`) })), by: ', ' },
		[`${name}.city`]: { from: from('City'), via: 'clip', with: '100' },
		[`${name}.state`]: { from: from('Region'), via: 'clip', with: '100' },
		[`${name}.zip`]: { from: from('PostalCode'), via: 'text' },
		[`${name}.country`]: { from: from('Country') },
	};
};

/** Found again by the id that its number carries, else by its name. */
export const xeroContactToZohoBooksContact: Mapping = {
	label: 'Xero Contact to Zoho Books Contact',
	from: { app: 'xero', entity: 'contact' },
	to: { app: 'zohoBooks', resource: 'contact' },
	source: { id: 'ContactID', number: 'Name', modified: 'UpdatedDateUTC' },
	prepare: withSides,
	rules: {
		contact_id: { from: 'ContactNumber', via: 'ifAfter', with: 'books:' },
		contact_name: { from: 'Name', via: 'singleBlanks' },
		contact_type: { from: 'contact_type' },
		website: { from: 'Website' },
		currency_id: { from: 'DefaultCurrency', table: 'currency' },
		payment_terms: { from: 'days', via: 'decimal' },
		tax_reg_no: { from: 'TaxNumber', via: 'text' },
		...address('billing_address', 'POBOX'),
		...address('shipping_address', 'STREET'),
		contact_persons: {
			rows: {
				persons: {
					each: 'people',
					rules: {
						first_name: { from: 'FirstName', via: 'clip', with: '100' },
						last_name: { from: 'LastName', via: 'clip', with: '100' },
						email: { from: 'EmailAddress' },
						// Only the contact's own person has numbers.
						phone: crmPhone('DEFAULT'),
						mobile: crmPhone('MOBILE'),
						is_primary_contact: { from: 'is_primary_contact' },
					},
				},
			},
		},
	},
};
