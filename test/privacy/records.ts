import type { Row } from '../../src/record';
import type { Chance } from '../mapping/random';
import { madeCard, madeEmail, madeIban, madePhone, nobodys, people, talk } from './made';

const streets = ['12 Karangahape Road', '221B Baker Street', 'Musterstraße 7', '5 rue de la Paix', '1-2-3 Shibuya'] as const;
const cities = ['Auckland', 'Köln', 'Nantes', 'São Paulo', '東京都'] as const;
const zips = ['1010', '50667', 'SW1A 1AA', 'D02 AF30'] as const;

/** Records as Xero and Zoho hold them, and what in them is personal. */
export interface Case {
	readonly record: Row;
	/** Values that may not be seen afterwards. */
	readonly secrets: readonly string[];
	/** Values that must be there as they were. */
	readonly kept: readonly string[];
}

export function madeCase(random: Chance, index: number): Case {
	const secrets: string[] = [];
	const secret = <T>(value: T): T => {
		secrets.push(String(value));
		return value;
	};
	const [name, email, phone, iban] = [`${random.of(people)} ${index + 100}`, madeEmail(random), madePhone(random), madeIban(random)].map(secret) as [
		string,
		string,
		string,
		string,
	];
	const nobody = nobodys(random);
	const id = `46000000000${String(index).padStart(8, '0')}`;
	const number = `INV-${10_000 + index}`;
	const note = [talk(random, 2), secret(madeEmail(random)), talk(random, 1), name, nobody, `(${secret(madeCard(random))})`, talk(random, 1)].join(' ');
	const address = {
		attention: name,
		address: secret(random.of(streets)),
		city: secret(random.of(cities)),
		zip: secret(random.of(zips)),
		state: 'Bavaria',
		country: 'Germany',
		country_code: 'DE',
		phone,
	};
	const makers: ReadonlyArray<() => Row> = [
		() => ({
			Type: 'ACCREC',
			InvoiceID: id,
			InvoiceNumber: number,
			Date: '2026-11-25',
			Contact: {
				ContactID: id,
				ContactNumber: `books:${id}`,
				Name: name,
				EmailAddress: email,
				BankAccountDetails: iban,
				TaxNumber: secret(`DE${random.int(100_000_000, 999_999_999)}`),
				Phones: [{ PhoneType: 'MOBILE', PhoneNumber: phone, PhoneCountryCode: '64' }],
				Addresses: [
					{ AddressType: 'POBOX', AddressLine1: address.address, City: address.city, PostalCode: address.zip, Country: 'Germany', AttentionTo: name },
				],
				ContactPersons: [{ FirstName: secret('Xanthippe'), LastName: secret('Featherstonehaugh'), EmailAddress: email }],
			},
			LineItems: [
				{ Description: note, Quantity: 1, UnitAmount: '4111.10', ItemCode: 'A-1', Tracking: [{ Name: 'Region', Option: 'North' }], TaxType: 'OUTPUT2' },
			],
			Total: 4727.77,
			CurrencyCode: 'NZD',
		}),
		() => ({
			invoice_id: id,
			invoice_number: number,
			reference_number: `PO-${index}`,
			customer_id: id,
			customer_name: name,
			email,
			date: '2026-11-25',
			contact_persons_associated: [{ contact_person_id: id, contact_person_name: name, contact_person_email: email, mobile: phone }],
			billing_address: address,
			notes: `${note} ${iban}`,
			line_items: [{ line_item_id: id, name: 'Consulting', description: note, rate: 12.5, account_name: 'Sales', tax_id: id, tax_name: 'GST' }],
			custom_fields: [{ api_name: 'cf_bank', value: iban }],
			total: '1,234.50',
		}),
		() => ({
			id,
			Deal_Name: 'Renewal 2026',
			Account_Name: { id, name },
			Owner: { id, name, email },
			Contact_Name: { id, name },
			Mailing_Street: address.address,
			Mailing_City: address.city,
			Mailing_Zip: address.zip,
			Mailing_Country: 'Germany',
			Phone: phone,
			Email: email,
			Description: `${note}\n${iban}`,
			Closing_Date: '2026-11-25',
			number,
		}),
		() => ({
			error: {
				cause: 'validation',
				message: `Invoice of ${name} was not sent to ${email}`,
				input: { customer_name: name, invoice_number: number, invoice_id: id, email, phone, account_number: iban },
			},
			payload: JSON.stringify({ contact_name: name, notes: note, billing_address: address }),
			date: '2026-11-25',
		}),
	];
	const record = makers[index % makers.length]!();
	const text = JSON.stringify(record);
	const shown = [...new Set(secrets)].filter((value) => text.includes(JSON.stringify(value).slice(1, -1)));
	return { record, secrets: shown, kept: [id, number, '2026-11-25', nobody].filter((value) => text.includes(JSON.stringify(value).slice(1, -1))) };
}
