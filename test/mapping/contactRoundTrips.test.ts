import type { MappingName } from '../../src/mapping/builtIn';
import { isFilled, rowsIn, type Row } from '../../src/record';
import { chance, type Chance } from './random';
import { run } from './run';

/** Contacts that go to Xero and come back, as they do where both sides are kept alike. */

const currencies = { tables: [{ kind: 'currency', source_app: 'xero', source_value: 'NZD', target_app: 'zohoBooks', target_value: '77' }] };
const mapped = (name: MappingName, record: Row): Row => {
	const [{ record: made, sync } = { record: {}, sync: { issues: [] } }] = run(name, record, currencies);
	expect(sync.issues).toEqual([]);
	return made;
};

const words = (random: Chance, most: number): string =>
	Array.from({ length: random.int(1, most) }, () => random.of(['Quay', 'High', 'Ngā', 'Tower', 'Level', 'of', '12', '3a', 'Lane'])).join(' ');
const maybe = (random: Chance, value: () => string): string => (random.is(0.7) ? value() : '');
const phone = (random: Chance): string => random.of(['+64 9 555 0001', '09 555 0001', '+1 (925) 921-9201', '555 0001 ext. 4', '+44 20 7946 0958']);

const place = (random: Chance): Row => ({
	attention: maybe(random, () => words(random, 3)),
	address: words(random, 8),
	street2: maybe(random, () => Array.from({ length: random.int(1, 3) }, () => words(random, 5)).join('\n')),
	city: maybe(random, () => words(random, 2)),
	state: maybe(random, () => random.of(['CA', 'Auckland', 'Île-de-France'])),
	zip: maybe(random, () => random.of(['1010', 'SW1A 1AA', '01067'])),
	country: maybe(random, () => random.of(['New Zealand', 'U.S.A', 'United Kingdom', 'India'])),
});

const person = (random: Chance, index: number): Row => ({
	first_name: words(random, 1),
	last_name: maybe(random, () => words(random, 2)),
	email: `p${index}@bowman.example`,
	...(index === 0 ? { phone: maybe(random, () => phone(random)), mobile: maybe(random, () => phone(random)), is_primary_contact: true } : {}),
});

const contactOf = (random: Chance): Row => ({
	contact_id: String(random.int(1, 1e9)),
	contact_name: words(random, 4),
	contact_type: 'customer',
	currency_id: '77',
	currency_code: 'NZD',
	billing_address: { ...place(random), fax: maybe(random, () => phone(random)) },
	shipping_address: place(random),
	contact_persons: Array.from({ length: random.int(1, 4) }, (_, index) => person(random, index)),
});

/** Without what is not filled: a vendor shows blanks where there is nothing. */
const filledOf = (value: unknown): unknown => {
	if (Array.isArray(value)) return value.map(filledOf);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).flatMap(([name, inner]) => (isFilled(inner) ? [[name, filledOf(inner)] as const] : []));
	return Object.fromEntries(entries.filter(([, inner]) => typeof inner !== 'object' || inner === null || Object.keys(inner).length > 0));
};

it('200 contacts of Zoho Books come back from Xero as they were', () => {
	const random = chance(3);
	for (let count = 0; count < 200; count++) {
		const { currency_code, ...contact } = contactOf(random);
		const inXero = mapped('zohoBooksContactToXeroContact', { ...contact, currency_code });
		expect(mapped('xeroContactToZohoBooksContact', inXero)).toEqual(filledOf(contact));
	}
});

it('a contact in which nobody is named keeps its number', () => {
	const contact = { contact_id: '1', contact_name: 'Bowman', billing_address: { address: '1 Quay', phone: '+64 9 555 0001' }, contact_persons: [] };
	const inXero = mapped('zohoBooksContactToXeroContact', contact);
	expect(inXero['Phones']).toEqual([{ PhoneType: 'DEFAULT', PhoneNumber: '+64 9 555 0001' }]);
	expect(mapped('xeroContactToZohoBooksContact', inXero)).toMatchObject({ billing_address: contact.billing_address });
	// Nor does it become the number of another person.
	const Phones = ['DEFAULT', 'MOBILE'].map((PhoneType, index) => ({ PhoneType, PhoneNumber: `09 555 000${index}` }));
	const [two] = run('xeroContactToZohoBooksContact', { Name: 'Bowman', Phones, ContactPersons: [{ FirstName: 'Ann' }] });
	expect(two?.record).toMatchObject({ billing_address: { phone: '09 555 0000' }, contact_persons: [{ first_name: 'Ann' }] });
	expect(two?.sync.issues).toMatchObject([{ rule: 'left-out', severity: 'warning', at: 'other_phone_of_nobody' }]);
});

it.each<[Row, Row]>([
	// What someone has typed into one field as two lines, or into Xero as parts, comes back the same in print and stays so.
	[
		{ address: '4900 Hopyard Rd\nSuite 310', street2: 'P.O. Box 1', country: 'USA' },
		{ address: '4900 Hopyard Rd', street2: 'Suite 310\nP.O. Box 1', country: 'U.S.A' },
	],
	[
		{ address: 'Attn: Ben Hill\n1 Quay', country: 'NZ' },
		{ attention: 'Ben Hill', address: '1 Quay', country: 'NZ' },
	],
])('%j comes back as %j and then stays', (billing_address, after) => {
	const round = (contact: Row): Row => mapped('xeroContactToZohoBooksContact', mapped('zohoBooksContactToXeroContact', contact));
	const once = round({ contact_id: '1', contact_name: 'Bowman', billing_address });
	expect(once['billing_address']).toEqual(after['country'] === 'NZ' ? { ...after, country: 'New Zealand' } : after);
	expect(round(once)['billing_address']).toEqual(once['billing_address']);
});

it('what Xero keeps in parts and lines goes to Zoho Books and comes back in the same lines', () => {
	const Addresses = [{ AddressType: 'POBOX', AttentionTo: 'Ben', AddressLine1: '1 Quay', AddressLine2: 'Floor 2', AddressLine3: 'Rear', City: 'Auckland' }];
	const contact = { ContactNumber: 'books:1', Name: 'Bowman', FirstName: 'Kate', Addresses };
	const phones = [{ PhoneType: 'DEFAULT', PhoneCountryCode: '64', PhoneAreaCode: '09', PhoneNumber: '555 0001' }];
	const back = mapped('zohoBooksContactToXeroContact', mapped('xeroContactToZohoBooksContact', { ...contact, Phones: phones }));
	expect(back).toEqual({ ...contact, Phones: [{ PhoneType: 'DEFAULT', PhoneNumber: '+64 9 555 0001' }] });
});

it('an account of Zoho CRM comes back from Xero as it was', () => {
	const account = {
		id: '5',
		Account_Name: 'Harbour Cafe',
		Phone: '+64 9 555 0001',
		Fax: '09 555 0002',
		Billing_Street: 'Attn: Ben Hill\n1 Quay Street\nLevel 2',
		Billing_City: 'Auckland',
		Billing_State: 'Auckland',
		Billing_Code: '1010',
		Billing_Country: 'New Zealand',
		Shipping_Street: '5 Dock Road, Shed 2',
		Shipping_Country: 'USA',
	};
	const inXero = mapped('zohoCrmAccountToXeroContact', account);
	expect(rowsIn(inXero['Addresses'])[0]).toMatchObject({ AttentionTo: 'Ben Hill', AddressLine1: '1 Quay Street', AddressLine2: 'Level 2' });
	expect(mapped('xeroContactToZohoCrmAccount', inXero)).toEqual(account);
});
