import type { Row } from '../../src/record';
import type { Chance } from '../mapping/random';

/** People, companies and things, as both sides write them. */

const WORDS = ['Müller', 'O’Connor', 'Śliwa & Söhne', "D'Arcy", 'Harbour', 'Tui', 'Ng', '東京商事', 'Société Générale', 'Smith', 'Rimu', 'van der Berg'];
const CITIES = ['Auckland', 'München', 'São Paulo', 'Zürich', 'Napier'];
const COUNTRIES = ['New Zealand', 'Germany', 'Brazil', 'Switzerland'];

const maybe = <T>(random: Chance, value: T, probability = 0.7): T | '' => (random.is(probability) ? value : '');

export const word = (random: Chance): string => random.of(WORDS);

/** Nobody else has it; blanks may stand twice. */
export const companyName = (random: Chance, number: number): string => `${word(random)}${random.of([' ', '  '])}${word(random)} ${number}`;

export const email = (random: Chance, number: number): string => `${random.of(['accounts', 'office', 'mail'])}.${number}@example.com`;

const digits = (random: Chance): string => `+64 9 ${random.int(100, 999)} ${random.int(1000, 9999)}`;

export const zohoAddress = (random: Chance): Row =>
	random.is(0.2)
		? {}
		: {
				attention: maybe(random, word(random), 0.3),
				address: `${random.int(1, 200)} ${random.of(['Quay Street', 'Hauptstraße', 'Rua Augusta\nBloco B'])}`,
				street2: maybe(random, 'Level 2', 0.3),
				city: random.of(CITIES),
				state: maybe(random, 'AUK', 0.3),
				zip: maybe(random, String(random.int(1000, 99_999))),
				country: random.of(COUNTRIES),
				fax: maybe(random, digits(random), 0.2),
			};

const zohoPerson = (random: Chance, number: number, index: number): Row => ({
	contact_person_id: `${number}${index}`,
	first_name: maybe(random, word(random)),
	last_name: maybe(random, word(random)),
	email: maybe(random, `p${index}.${email(random, number)}`),
	phone: maybe(random, digits(random)),
	mobile: maybe(random, digits(random), 0.4),
	is_primary_contact: index === 0,
});

/** A contact of Zoho Books or Inventory. */
export const zohoContact = (random: Chance, number: number): Row => ({
	contact_id: `46000000099${String(number).padStart(7, '0')}`,
	contact_name: companyName(random, number),
	company_name: maybe(random, word(random)),
	contact_type: random.of(['customer', 'vendor']),
	currency_code: random.of(['NZD', 'USD', 'EUR']),
	payment_terms: random.of([0, 15, 30]),
	tax_reg_no: maybe(random, String(random.int(10_000_000, 99_999_999)), 0.4),
	billing_address: zohoAddress(random),
	shipping_address: zohoAddress(random),
	contact_persons: Array.from({ length: random.of([0, 1, 1, 2, 4, 6]) }, (_, index) => zohoPerson(random, number, index)),
});

const crmPlace = (random: Chance, prefix: string, code: string): Row =>
	random.is(0.3)
		? {}
		: {
				[`${prefix}Street`]: `${random.int(1, 200)} Quay Street`,
				[`${prefix}City`]: random.of(CITIES),
				[`${prefix}State`]: random.of([null, 'AUK']),
				[`${prefix}${code}`]: random.of([null, String(random.int(1000, 99_999))]),
				[`${prefix}Country`]: random.of(COUNTRIES),
			};

const crmIdOf = (number: number): string => `57257670000055${String(number).padStart(5, '0')}`;

export const crmPerson = (random: Chance, number: number, index = 0): Row => {
	const [First_Name, Last_Name] = [word(random), `${word(random)} ${number}`];
	return {
		id: `${crmIdOf(number)}${index}`,
		First_Name,
		Last_Name,
		Full_Name: `${First_Name} ${Last_Name}`,
		Email: random.of([null, `c${index}.${email(random, number)}`]),
		Phone: random.of([null, digits(random)]),
		Mobile: random.of([null, digits(random)]),
		Currency: 'NZD',
		...crmPlace(random, 'Mailing_', 'Zip'),
		...crmPlace(random, 'Other_', 'Zip'),
	};
};

export const crmAccount = (random: Chance, number: number): Row => ({
	id: crmIdOf(number),
	Account_Name: companyName(random, number),
	Phone: random.of([null, digits(random)]),
	Fax: random.of([null, digits(random)]),
	Currency: random.of(['NZD', 'EUR']),
	...crmPlace(random, 'Billing_', 'Code'),
	...crmPlace(random, 'Shipping_', 'Code'),
	Contacts: Array.from({ length: random.int(0, 5) }, (_, index) => crmPerson(random, number, index)),
});

export const crmVendor = (random: Chance, number: number): Row => ({
	id: crmIdOf(number),
	Vendor_Name: companyName(random, number),
	Email: random.of([null, email(random, number)]),
	Phone: random.of([null, digits(random)]),
	...crmPlace(random, '', 'Zip_Code'),
});

export const expenseUser = (random: Chance, number: number): Row => ({
	user_id: `46000000098${String(number).padStart(7, '0')}`,
	name: companyName(random, number),
	email: email(random, number),
	mobile: maybe(random, digits(random)),
});

export const expenseMerchant = (random: Chance, number: number): Row => ({
	merchant_id: `46000000097${String(number).padStart(7, '0')}`,
	merchant_name: companyName(random, number),
});

const xeroPhone = (random: Chance, PhoneType: string): Row => ({
	PhoneType,
	PhoneCountryCode: maybe(random, '64'),
	PhoneAreaCode: maybe(random, '9'),
	PhoneNumber: random.is(0.6) ? `${random.int(100, 999)} ${random.int(1000, 9999)}` : '',
});

const xeroAddress = (random: Chance, AddressType: string): Row => ({
	AddressType,
	AddressLine1: maybe(random, `${random.int(1, 200)} Quay Street`),
	AddressLine2: maybe(random, 'Level 2', 0.3),
	City: maybe(random, random.of(CITIES)),
	Region: maybe(random, 'AUK', 0.3),
	PostalCode: maybe(random, String(random.int(1000, 99_999))),
	Country: maybe(random, random.of(COUNTRIES)),
});

/** A contact of Xero, with people of its own. */
export const xeroContact = (random: Chance, number: number): Row => ({
	ContactID: `00000008-0000-4000-8000-${String(number).padStart(12, '0')}`,
	Name: companyName(random, number),
	FirstName: maybe(random, word(random)),
	LastName: maybe(random, word(random)),
	EmailAddress: maybe(random, email(random, number)),
	Website: maybe(random, 'https://example.com', 0.2),
	DefaultCurrency: random.of(['NZD', 'USD', 'EUR']),
	TaxNumber: maybe(random, String(random.int(10_000_000, 99_999_999)), 0.4),
	IsCustomer: random.is(0.6),
	IsSupplier: random.is(0.4),
	PaymentTerms: random.of([undefined, { Sales: { Day: 20, Type: 'DAYSAFTERBILLDATE' } }]),
	Addresses: [xeroAddress(random, 'POBOX'), xeroAddress(random, 'STREET')],
	Phones: ['DEFAULT', 'DDI', 'MOBILE', 'FAX'].map((type) => xeroPhone(random, type)),
	ContactPersons: Array.from({ length: random.of([0, 0, 1, 3, 5]) }, (_, index) => ({
		FirstName: maybe(random, word(random)),
		LastName: word(random),
		EmailAddress: maybe(random, `x${index}.${email(random, number)}`),
	})),
});
