import { currencyId, taxId } from '../../sandbox/zoho/foundation';
import { itemId } from '../../sandbox/zoho/seedIds';
import type { ZohoVendor } from '../../sandbox/zoho';
import type { Row } from '../../src/record';
import { chance } from '../../test/mapping/random';

/** A company with a past: customers, and what they were sold. */

const sales = [
	{ currency: 'NZD', rate: 1, tax: 'GST' },
	{ currency: 'NZD', rate: 1, tax: 'GST' },
	{ currency: 'USD', rate: 1.65, tax: 'Zero Rate' },
] as const;

const DAY = 86_400_000;
const BEGINNING = Date.UTC(2024, 0, 1);
const DAYS = 730;

/** So many are entered as users enter them; the others are copies of these, because entering a hundred thousand one by one takes hours. */
const ENTERED = 60;

type Shelves = Record<string, Record<string, Row>>;

/** Enters customers and invoices of two years; how many there are of each. */
export function enterThePast(books: ZohoVendor, customers: number, invoices: number): void {
	const made = books.seed({ contacts: Array.from({ length: Math.min(ENTERED, customers) }, (_, index) => customer(index)) })['contacts']!;
	const ids = made.map(({ contact_id }) => String(contact_id));
	const documents = books.seed({ invoices: Array.from({ length: Math.min(ENTERED, invoices) }, (_, index) => invoice(index, ids[index % ids.length]!)) });
	const numbers = documents['invoices']!.map(({ invoice_id }) => String(invoice_id));
	const state = books.snapshot() as { readonly shelves: Shelves; counter: number; readonly numbered: Record<string, number>; readonly changes: object };
	const [contacts, sold] = [state.shelves['contacts']!, state.shelves['invoices']!];
	const id = (): string => `460000000${String((state.counter += 1)).padStart(9, '0')}`;
	const all = [...ids];
	for (let index = ids.length; index < customers; index++) {
		const like = contacts[ids[index % ids.length]!]!;
		const own = id();
		const named = customer(index);
		contacts[own] = {
			...like,
			...named,
			contact_id: own,
			billing_address: { ...(named['billing_address'] as Row), address_id: id() },
			contact_persons: (named['contact_persons'] as Row[]).map((person) => ({ ...person, contact_person_id: id() })),
		};
		all.push(own);
	}
	for (let index = numbers.length; index < invoices; index++) {
		const like = sold[numbers[index % numbers.length]!]!;
		const own = id();
		sold[own] = {
			...like,
			...days(index, invoices),
			invoice_id: own,
			invoice_number: `INV-${String(index + 1).padStart(6, '0')}`,
			reference_number: `PO-${index + 1}`,
			// Of the same currency: the prototypes repeat after as many as there are.
			customer_id: all[index % all.length]!,
			line_items: (like['line_items'] as Row[]).map((line) => ({ ...line, line_item_id: id() })),
		};
	}
	books.restore(state);
}

function customer(index: number): Row {
	return {
		contact_name: `Customer ${String(index + 1).padStart(6, '0')} Ltd`,
		contact_type: 'customer',
		currency_id: currencyId(sales[index % sales.length]!.currency),
		billing_address: { address: `${index + 1} Queen Street`, city: 'Auckland', zip: '1010', country: 'New Zealand' },
		contact_persons: [{ first_name: 'Ana', last_name: `Number ${index + 1}`, email: `ana${index + 1}@example.com`, is_primary_contact: true }],
	};
}

const luck = chance(7);

function invoice(index: number, to: string): Row {
	const { currency, rate, tax } = sales[index % sales.length]!;
	return {
		customer_id: to,
		...(currency === 'NZD' ? {} : { currency_id: currencyId(currency), exchange_rate: rate }),
		...days(index, ENTERED),
		reference_number: `PO-${index + 1}`,
		line_items: Array.from({ length: luck.int(1, 3) }, () => ({
			...(luck.is(0.5) ? { item_id: itemId(luck.int(1, 12)) } : { name: luck.of(['Consulting', 'Travel', 'Support']) }),
			rate: luck.int(100, 99_999) / 100,
			quantity: luck.of([1, 2, 3, 7, 12, 2.5]),
			tax_id: taxId(tax),
		})),
		status: 'sent',
	};
}

function days(index: number, of: number): Row {
	const at = BEGINNING + Math.floor((index / of) * DAYS) * DAY;
	const day = (time: number): string => new Date(time).toISOString().slice(0, 10);
	return { date: day(at), due_date: day(at + 20 * DAY) };
}
