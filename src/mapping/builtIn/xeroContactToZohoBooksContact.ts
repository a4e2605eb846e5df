import { isFilled, isRow, rowsIn, type Row } from '../../record';
import type { Mapping, Rules } from '../rule';
import { crmPhone } from './zohoCrmPlaces';

/** A contact in Zoho Books is a customer or a vendor; one that is both, or neither yet, becomes a customer. */
const withSides = (contact: Row): Row => {
	const isVendor = contact['IsSupplier'] === true && contact['IsCustomer'] !== true;
	const terms = isRow(contact['PaymentTerms']) ? contact['PaymentTerms'][isVendor ? 'Bills' : 'Sales'] : undefined;
	const own = isNamed(contact) ? [{ ...contact, is_primary_contact: true }] : [];
	return {
		...contact,
		contact_type: isVendor ? 'vendor' : 'customer',
		people: [...own, ...rowsIn(contact['ContactPersons']).filter(isNamed)],
		...(own.length === 0 ? phonesOfNobody(contact) : {}),
		...(isRow(terms) && terms['Type'] === 'DAYSAFTERBILLDATE' ? { days: terms['Day'] } : {}),
	};
};

const isNamed = (person: Row): boolean => ['FirstName', 'LastName', 'EmailAddress'].some((name) => isFilled(person[name]));

/** Zoho has phones of persons and of addresses; where nobody is named, one number goes with the address. */
function phonesOfNobody(contact: Row): Row {
	const [phone, other] = ['DEFAULT', 'MOBILE'].flatMap((type) =>
		rowsIn(contact['Phones']).filter(({ PhoneType, PhoneNumber }) => PhoneType === type && isFilled(PhoneNumber)),
	);
	return { phone_of_nobody: phone, other_phone_of_nobody: other };
}

const address = (name: string, type: 'POBOX' | 'STREET'): Rules => {
	const whole = `Addresses[AddressType=${type}]`;
	const from = (field: string): string => `${whole}.${field}`;
	return {
		[`${name}.attention`]: {
			first: [
				{ from: from('AttentionTo'), via: 'clip', with: '100' },
				{ from: whole, via: 'attention' },
			],
		},
		[`${name}.address`]: { from: whole, via: 'zohoStreet', with: '1' },
		[`${name}.street2`]: { from: whole, via: 'zohoStreet', with: '2' },
		[`${name}.city`]: { from: from('City'), via: 'clip', with: '100' },
		[`${name}.state`]: { from: from('Region'), via: 'clip', with: '100' },
		[`${name}.zip`]: { from: from('PostalCode'), via: 'text' },
		[`${name}.country`]: { from: from('Country'), via: 'countryForZohoBooks' },
	};
};

/** Found again by the id that its number carries, else by its name. */
export const xeroContactToZohoBooksContact: Mapping = {
	label: 'Xero Contact to Zoho Books Contact',
	from: { app: 'xero', entity: 'contact' },
	to: { app: 'zohoBooks', resource: 'contact' },
	source: { id: 'ContactID', number: 'Name', modified: 'UpdatedDateUTC' },
	prepare: withSides,
	leftOut: { other_phone_of_nobody: 'the mobile number is not carried over, because the contact names nobody whose it is' },
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
		'billing_address.phone': { from: 'phone_of_nobody', via: 'phoneText' },
		'billing_address.fax': crmPhone('FAX'),
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
