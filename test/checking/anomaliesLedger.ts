import type { Row } from '../../src/record';
import { seeded } from '../support/random';

/** Two years of documents of fifty parties with ordinary habits, so that what is out of the ordinary can be planted among them. */

export interface Line {
	readonly cents: number;
	readonly account: string;
	readonly tax: string;
}

export interface Made {
	readonly id: number;
	readonly party: number;
	/** Days since 1970. */
	readonly day: number;
	readonly number: string;
	readonly reference: string;
	readonly currency: string;
	readonly lines: readonly Line[];
}

const START = 20_089; // 2025-01-01
const END = START + 730;
const PARTIES = 50;

/** Percent, by what both vendors call it here. */
const rates: Readonly<Record<string, number>> = { T20: 20, T5: 5, T0: 0 };

export const isWeekend = (day: number): boolean => [2, 3].includes(day % 7);
export const isoOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** The documents in the order of their days. `own` numbers them in one series, as an organisation does with its own; else each party has a counter. */
export const ledger = (seed: number, own: boolean): Made[] => {
	const random = seeded(seed);
	const between = (low: number, high: number) => low + (high - low) * random();
	const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
	const pick = <T>(...all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
	const onWeekday = (day: number): number => (isWeekend(day) && random() > 0.003 ? onWeekday(day + 1) : day);
	const made: Omit<Made, 'id'>[] = [];
	for (let party = 0; party < PARTIES; party++) {
		const habit = pick('monthly', 'weekly', 'usage', 'varied', 'varied', 'wide', 'catalogue');
		const step = { monthly: 30.4, weekly: 7, usage: 30.4, varied: between(4, 30), wide: between(8, 25), catalogue: between(5, 20) }[habit];
		const spread = { monthly: 0, weekly: 0, usage: 0.15, varied: between(0.2, 0.6), wide: between(0.7, 1.1), catalogue: 0 }[habit];
		const middle = Math.exp(between(Math.log(4000), Math.log(900_000)));
		const catalogue = [1, 2, 3, 5].map((times) => Math.round(middle) * times);
		const [main, second] = [pick('310', '429', '461', '493'), pick('320', '404', '412')];
		const other = random() < 0.6 ? 0 : between(0.2, 0.45);
		const currency = random() < 0.85 ? 'GBP' : 'EUR';
		const tax = pick('T20', 'T20', 'T20', 'T5', 'T0');
		const counted = { prefix: pick('', 'INV-', 'R', '2025/'), at: Math.floor(between(10, 90_000)), most: pick(1, 8, 60) };
		const reference = pick('', '', `PO ${party}00`);
		let day = START + between(0, 20);
		for (; day < END; day += habit === 'monthly' || habit === 'weekly' || habit === 'usage' ? step : step * between(0.3, 1.7)) {
			const rise = day > START + 365 ? 1.04 : 1;
			const cents = habit === 'catalogue' ? pick(...catalogue) : Math.max(100, Math.round(middle * rise * Math.exp(spread * normal())));
			const parts = spread > 0 && random() < 0.3 ? [Math.ceil(cents * 0.6), Math.floor(cents * 0.4)] : [cents];
			const account = () => (random() < 0.002 ? '499' : random() < other ? second : main);
			counted.at += 1 + Math.floor(random() * counted.most);
			made.push({
				party,
				day: onWeekday(Math.floor(day)),
				number: `${counted.prefix}${counted.at}`,
				reference,
				currency,
				lines: parts.map((part) => ({ cents: part, account: account(), tax })),
			});
		}
	}
	made.sort((one, other) => one.day - other.day);
	return made.map((one, index) => ({ ...one, id: 100_000_000 + index, number: own ? `INV-${String(index + 1).padStart(6, '0')}` : one.number }));
};

const money = (cents: number): number => cents / 100;
const taxOf = ({ cents, tax }: Line): number => Math.round((cents * rates[tax]!) / 100);
const total = (lines: readonly Line[], of: (line: Line) => number): number => lines.reduce((sum, line) => sum + of(line), 0);
export const net = (lines: readonly Line[]): number => total(lines, ({ cents }) => cents);
export const tax = (lines: readonly Line[]): number => total(lines, taxOf);

const name = (party: number): string => `Party ${String.fromCharCode(65 + (party % 26))}${party} Supplies Ltd`;
const contactNumber = (party: number): string => `books:${7_000_000 + party}`;

/** How either vendor has a document, and how a record looks before it is written there. */
export interface Vendor {
	readonly subject: string;
	readonly earlier: (made: Made) => Row;
	readonly record: (made: Made) => Row;
}

const sync = ({ id }: Made): Row => ({ _sync: { source: { app: 'elsewhere', entity: 'bill', id: `s${id}` } } });

const xero = (subject: 'bill' | 'invoice'): Vendor => ({
	subject,
	earlier: (made) => ({
		Type: subject === 'bill' ? 'ACCPAY' : 'ACCREC',
		InvoiceID: `x${made.id}`,
		InvoiceNumber: made.number,
		Reference: made.reference,
		Contact: { ContactID: `c${made.party}`, ContactNumber: contactNumber(made.party), Name: name(made.party) },
		Date: `${isoOf(made.day)}T00:00:00`,
		CurrencyCode: made.currency,
		Status: 'AUTHORISED',
		LineAmountTypes: 'Exclusive',
		SubTotal: money(net(made.lines)),
		TotalTax: money(tax(made.lines)),
		Total: money(net(made.lines) + tax(made.lines)),
		LineItems: made.lines.map((line) => ({
			Quantity: 1,
			UnitAmount: money(line.cents),
			LineAmount: money(line.cents),
			TaxAmount: money(taxOf(line)),
			AccountCode: line.account,
			TaxType: line.tax,
		})),
	}),
	record: (made) => ({
		InvoiceNumber: made.number,
		Reference: made.reference,
		Contact: { ContactNumber: contactNumber(made.party) },
		Date: isoOf(made.day),
		CurrencyCode: made.currency,
		Status: 'AUTHORISED',
		LineAmountTypes: 'Exclusive',
		LineItems: made.lines.map((line) => ({ Description: 'A', Quantity: 1, UnitAmount: money(line.cents), AccountCode: line.account, TaxType: line.tax })),
		...sync(made),
	}),
});

const currencyId = (code: string): string => `9${code.charCodeAt(0)}`;

const zoho = (subject: 'bill' | 'invoice'): Vendor => {
	const who = subject === 'bill' ? 'vendor' : 'customer';
	const shared = (made: Made): Row => ({
		[`${subject}_number`]: made.number,
		reference_number: made.reference,
		[`${who}_id`]: String(7_000_000 + made.party),
		date: isoOf(made.day),
		currency_id: currencyId(made.currency),
	});
	const line = ({ cents, account, tax: code }: Line): Row => ({ name: 'A', quantity: 1, rate: money(cents), account_id: account, tax_id: code });
	return {
		subject: `zohoBooks:${subject}`,
		earlier: (made) => ({
			[`${subject}_id`]: `z${made.id}`,
			...shared(made),
			[`${who}_name`]: name(made.party),
			currency_code: made.currency,
			status: 'open',
			balance: 0,
			total: money(net(made.lines) + tax(made.lines)),
			tax_total: money(tax(made.lines)),
			line_items: made.lines.map((one) => ({ ...line(one), tax_percentage: rates[one.tax] })),
		}),
		record: (made) => ({ ...shared(made), line_items: made.lines.map(line), ...sync(made) }),
	};
};

export const vendors: readonly Vendor[] = [xero('bill'), xero('invoice'), zoho('bill'), zoho('invoice')];
