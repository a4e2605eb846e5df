import { appendFileSync } from 'node:fs';
import { NZ } from '../../sandbox/xero/seed';
import { keptOf, postsOf, refundTaxOf, taxOf, totalOf, trade, type Sale, type ShopName } from '../../sandbox/shop';
import type { Row } from '../../src/record';
import { chance } from '../mapping/random';
import { Cash, inCents, ofPrefix } from '../shop/cash';
import { Office } from '../shop/office';
import { documents, reportFile } from './wanted';

/** Two hundred orders and thirty refunds (`npm run ledgers`; a few in `npm test`) of two shops in two currencies, told twice and in any order: the same sums in the shop, in Zoho and in Xero, to the cent. */

const SECRET = 'a shop signs with this one';
const goods = [
	{ sku: 'JUG-600', title: 'Milk jug 600 ml', cents: 2450 },
	{ sku: 'TAMP-58', title: 'Tamper 58 mm', cents: 4500 },
	{ sku: 'KNOCK', title: 'Knock box', cents: 3990 },
	{ sku: 'NOT-IN-STOCK', title: 'Engraving', cents: 1999 },
	{ sku: '', title: 'Gift wrapping', cents: 333 },
];
const luck = chance(20261126);
/** All of them where thousands of documents are asked for; CI does. */
const size = documents > 100 ? { orders: 100, refunds: 15, cancellations: 5 } : { orders: 5, refunds: 2, cancellations: 1 };
const usual = { goods, began: Date.parse('2026-11-20T01:00:00Z'), ...size };
const sales: Readonly<Record<ShopName, Sale[]>> = {
	shopify: trade(luck.next, { ...usual, currency: 'NZD', inclusive: true, rate: 15, tax: 'GST', firstId: 5_500_000_000_001, gateway: 'shopify_payments' }),
	wooCommerce: trade(luck.next, { ...usual, currency: 'USD', inclusive: false, rate: 5, tax: 'Reduced', firstId: 4711, gateway: 'stripe', country: 'US' }),
};

const office = new Office();
const prefixes = { shopify: 'SHOP-', wooCommerce: 'WC-' } as const;
const inBooks = (collection: string): Row[] => office.zoho.ids(collection).map((id) => office.zoho.record(collection, id).record as Row);
const inXero = (collection: string): Row[] => (office.xero.snapshot() as { books: Record<string, Record<string, Row[]>> }).books[NZ]![collection] ?? [];

const began = process.cpuUsage();
let report = '';

beforeAll(() => {
	for (const shop of ['shopify', 'wooCommerce'] as const) {
		const cash = new Cash(office, shop, SECRET, prefixes[shop]);
		const posts = postsOf(sales[shop], luck.next, { shop, secret: SECRET });
		for (const post of posts) cash.take(post);
		const early = cash.letters.length;
		for (let turn = 0; cash.letters.length && turn < 3; turn++) cash.replay();
		expect(cash.letters.map(({ says }) => says)).toEqual([]);
		report += `${shop}: ${posts.length} deliveries, ${cash.dropped} known or older, ${early} waited; `;
	}
	const { user, system } = process.cpuUsage(began);
	report += `${office.calls} calls, ${((user + system) / 1e6).toFixed(1)} s of CPU`;
});

describe.each(['shopify', 'wooCommerce'] as const)('%s', (shop) => {
	const prefix = prefixes[shop];
	const [all, kept] = [sales[shop].filter(({ paid }) => paid !== undefined), sales[shop].reduce((sum, sale) => sum + keptOf(sale), 0)];

	it('has the same sums in the shop, in Zoho and in Xero', () => {
		const [invoices, notes] = [ofPrefix(inBooks('invoices'), 'invoice_number', prefix), ofPrefix(inBooks('creditnotes'), 'creditnote_number', prefix)];
		const [theirs, credits] = [ofPrefix(inXero('Invoices'), 'InvoiceNumber', prefix), ofPrefix(inXero('CreditNotes'), 'CreditNoteNumber', prefix)];
		expect(new Set([...invoices, ...notes].map(({ currency_code: code }) => code))).toEqual(new Set([sales[shop][0]!.currency]));
		const sums = { zoho: inCents(invoices, 'total') - inCents(notes, 'total'), xero: inCents(theirs, 'Total') - inCents(credits, 'Total') };
		expect({ shop: kept, ...sums }).toEqual({ shop: kept, zoho: kept, xero: kept });
		// WooCommerce does not say of what a part is that it gives back, so its tax is a share.
		const tax = sales[shop].reduce((sum, sale) => sum + (sale.paid === undefined ? 0 : taxOf(sale) - refundTaxOf(sale)), 0);
		if (shop === 'shopify') expect(inCents(invoices, 'tax_total') - inCents(notes, 'tax_total')).toBe(tax);
		expect([inCents(theirs, 'TotalTax'), inCents(credits, 'TotalTax')]).toEqual([inCents(invoices, 'tax_total'), inCents(notes, 'tax_total')]);
		report += `\n${shop}: ${sales[shop][0]!.currency} ${(kept / 100).toFixed(2)} in ${invoices.length} invoices and ${notes.length} credit notes on each side`;
	});

	it('has every order once, paid, and every refund once, paid back', () => {
		const invoices = ofPrefix(inBooks('invoices'), 'invoice_number', prefix);
		const numbers = new Set(invoices.map(({ invoice_number: number }) => number));
		expect(numbers.size).toBe(invoices.length);
		expect([inCents(invoices, 'balance'), inCents(ofPrefix(inBooks('creditnotes'), 'creditnote_number', prefix), 'balance')]).toEqual([0, 0]);
		const payments = inBooks('customerpayments').filter(({ reference_number: reference }) => String(reference).startsWith(shop.toLowerCase()));
		expect(payments).toHaveLength(all.length);
		expect(inCents(payments, 'amount')).toBe(all.reduce((sum, sale) => sum + totalOf(sale), 0));
		const [theirs, credits] = [ofPrefix(inXero('Invoices'), 'InvoiceNumber', prefix), ofPrefix(inXero('CreditNotes'), 'CreditNoteNumber', prefix)];
		expect([theirs.length, credits.length]).toEqual([invoices.length, ofPrefix(inBooks('creditnotes'), 'creditnote_number', prefix).length]);
	});

	it('has no customer twice, on either side', () => {
		const customers = new Set(ofPrefix(inBooks('invoices'), 'invoice_number', prefix).map(({ customer_id: id }) => `books:${String(id)}`));
		expect(inXero('Contacts').filter(({ ContactNumber }) => customers.has(String(ContactNumber)))).toHaveLength(customers.size);
		const names = inBooks('contacts').map(({ contact_name: name }) => String(name).toLowerCase());
		expect(new Set(names).size).toBe(names.length);
	});
});

afterAll(() => {
	const [sum, { user, system }] = [[...office.mapped.values()].reduce((all, one) => all + one, 0), process.cpuUsage(began)];
	// Whatever did not agree has failed above.
	for (const [title, count] of office.mapped) {
		const result = { title, documents: count, agree: count, guard: 0, refused: {}, seconds: ((user + system) / 1e6) * (count / sum) };
		if (reportFile && !/^zohoBooks(?!Refund)/.test(title)) appendFileSync(reportFile, `${JSON.stringify(result)}\n`);
	}
	console.info(`Order to cash: ${report}`);
});
