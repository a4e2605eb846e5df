import type { Row } from '../vendor';
import { projectRows } from './books/foundation';
import { currencyId, taxId } from './foundation';
import { CLOSED, customerId, itemId } from './seedIds';

export { zohoClient } from './accounts';
export { demoInvoices } from './demoInvoices';
export { zohoOrganization } from './foundation';

const person = (name: string, email: string, phone = ''): Row => {
	const [first_name, ...others] = name.split(' ');
	return { first_name, last_name: others.join(' '), email, phone, is_primary_contact: true };
};

const place = (address: string, city: string, zip: string, country: string): Row => ({ address, city, zip, country });

type Customer = readonly [name: string, currency: string, who: string, days: number, address: string, city: string, zip: string, country: string];

const customers: readonly Customer[] = [
	['Harbour Cafe Ltd', 'NZD', 'Aroha Ngata', 20, '12 Quay Street', 'Auckland', '1010', 'New Zealand'],
	['Tui Design Studio', 'NZD', "Liam O'Connor", 14, '8 Cuba Street', 'Wellington', '6011', 'New Zealand'],
	['Southern Alps Outfitters', 'NZD', 'Hana Kim', 30, '77 Riccarton Road', 'Christchurch', '8011', 'New Zealand'],
	['Pohutukawa Builders Ltd', 'NZD', 'Wiremu Rangi', 30, '5 The Strand', 'Tauranga', '3110', 'New Zealand'],
	['Bay Fresh Produce', 'NZD', 'Sina Fonoti', 7, '41 Marine Parade', 'Napier', '4110', 'New Zealand'],
	['Green Valley Farms', 'NZD', 'Jack Thompson', 20, '230 River Road', 'Hamilton', '3214', 'New Zealand'],
	['Rimu & Sons', 'NZD', 'Ana Rimu', 20, '16 Bridge Street', 'Nelson', '7010', 'New Zealand'],
	['City Print Works', 'NZD', 'Priya Patel', 14, '90 Princes Street', 'Dunedin', '9016', 'New Zealand'],
	['Kauri Consulting', 'NZD', 'Tom Walker', 0, '3 Dent Street', 'Whangarei', '0110', 'New Zealand'],
	['Bluewater Marine Pty Ltd', 'AUD', 'Chloe Evans', 30, '1 Macquarie Street', 'Sydney', '2000', 'Australia'],
	['Outback Supplies Pty Ltd', 'AUD', 'Mia Nguyen', 30, '55 Todd Mall', 'Alice Springs', '0870', 'Australia'],
	['Redwood Analytics Inc.', 'USD', 'David Miller', 30, '500 Howard Street', 'San Francisco', '94105', 'United States'],
	['Lakeside Robotics LLC', 'USD', 'Emma Garcia', 45, '120 Wacker Drive', 'Chicago', '60606', 'United States'],
	['Maple Street Books', 'USD', 'Noah Brown', 15, '14 Maple Street', 'Portland', '97205', 'United States'],
	['Müller & Söhne GmbH', 'EUR', 'Jürgen Müller', 14, 'Hauptstraße 5', 'München', '80331', 'Germany'],
	['Café Lumière SARL', 'EUR', 'Zoé Lefèvre', 30, '22 rue de la Paix', 'Paris', '75002', 'France'],
	['Casa Nórdica S.L.', 'EUR', 'Íñigo Muñoz', 30, 'Calle Mayor 8', 'Madrid', '28013', 'Spain'],
	['Thames Trading Company', 'GBP', 'Oliver Smith', 30, '9 Borough High Street', 'London', 'SE1 9SU', 'United Kingdom'],
	['Highland Woollens Ltd', 'GBP', 'Isla MacLeod', 20, '3 Royal Mile', 'Edinburgh', 'EH1 1PB', 'United Kingdom'],
];

const slug = (name: string): string =>
	name
		.normalize('NFKD')
		.replace(/[^A-Za-z]+/g, '')
		.toLowerCase();

const contactRows: readonly Row[] = [
	...customers.map(([name, currency, who, days, address, city, zip, country], index): Row => ({
		contact_id: customerId(index + 1),
		contact_name: name,
		company_name: name,
		contact_type: 'customer',
		currency_id: currencyId(currency),
		payment_terms: days,
		contact_persons: [person(who, `accounts@${slug(name)}.example`, `+64 9 555 ${String(index + 1).padStart(4, '0')}`)],
		billing_address: place(address, city, zip, country),
		shipping_address: place(address, city, zip, country),
	})),
	{
		contact_id: CLOSED,
		contact_name: 'Closed Trading Ltd',
		company_name: 'Closed Trading Ltd',
		contact_type: 'customer',
		currency_id: currencyId('NZD'),
		payment_terms: 30,
		contact_persons: [person('Pat Gone', 'office@closedtrading.example')],
		billing_address: place('1 Last Lane', 'Auckland', '1010', 'New Zealand'),
	},
	...(
		[
			['Northland Freight Ltd', 'NZD', 'Sam Reid'],
			['Paper & Ink Supplies', 'NZD', 'Kate Wells'],
			['Cloudbase Hosting Inc.', 'USD', 'Ruth Allen'],
			['Otago Power', 'NZD', 'Ben Hill'],
		] as const
	).map(([name, currency, who], index): Row => ({
		contact_id: customerId(index + 51),
		contact_name: name,
		company_name: name,
		contact_type: 'vendor',
		currency_id: currencyId(currency),
		payment_terms: 30,
		contact_persons: [person(who, `billing@${slug(name)}.example`)],
	})),
];

const itemRows: readonly Row[] = (
	[
		['Consulting hour', 'CONS-H', 145, 'service', 'hour', 'GST'],
		['Design day', 'DESIGN-D', 980, 'service', 'day', 'GST'],
		['Annual licence', 'LIC-Y', 1200, 'service', 'year', 'GST'],
		['Support plan', 'SUP-M', 89.5, 'service', 'month', 'GST'],
		['Coffee beans 1 kg', 'BEAN-1', 25.06, 'goods', 'bag', 'GST'],
		['Espresso cups, set of 6', 'CUP-6', 25.61, 'goods', 'set', 'GST'],
		['Filter paper', 'FILT', 25.63, 'goods', 'pack', 'GST'],
		['Merino blanket', 'MERINO', 189.9, 'goods', 'piece', 'GST'],
		['Export pallet', 'PALLET', 412.4, 'goods', 'piece', 'Zero Rate'],
		['Printed guide', 'GUIDE', 12.35, 'goods', 'piece', 'Reduced'],
		['Wool yarn', 'YARN', 7.4375, 'goods', 'ball', 'GST'],
		['Gold necklace', 'GOLD', 2400, 'goods', 'piece', 'Luxury Levy'],
	] as const
).map(([name, sku, rate, product_type, unit, tax], index) => ({
	item_id: itemId(index + 1),
	name,
	sku,
	rate,
	product_type,
	unit,
	tax_id: taxId(tax),
	description: '',
	item_type: 'sales',
}));

export const seeded = { contacts: contactRows, items: itemRows, projects: projectRows(customerId(1)) } as const;
