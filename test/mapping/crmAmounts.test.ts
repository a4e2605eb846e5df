import { decimalOf } from '../../src/decimals';
import type { Issue } from '../../src/failure';
import type { MappingName } from '../../src/mapping/builtIn';
import type { Row } from '../../src/record';
import { xeroCents } from './booksInvoices';
import { crmQuote, crmRows, crmTaxes, type Reading } from './crmQuotes';
import { chance } from './random';
import { run } from './run';
import { trials } from '../support/trials';

const map = (name: MappingName, record: Row): { record: Row; issues: Issue[] } => {
	const [only] = run(name, record, { tables: crmRows });
	return { record: only!.record, issues: only!.sync.issues };
};

const inCents = (value: unknown): bigint => BigInt(decimalOf(value)!.times(100).toFixed(0));
const agrees = (quote: Row, record: Row): boolean => xeroCents(record, crmTaxes).total === inCents(quote['Grand_Total']);

/** Where a tax is rounded for the whole document, or two taxes of one line apart, the lines say their tax. */
const readings: ReadonlyArray<readonly [Reading, number]> = [
	['sum of rows', 0.001],
	['on top', 0.001],
];

describe.each(readings)("with the document's tax as %s, a thousand generated quotes", (reading, mayDiffer) => {
	const random = chance(reading.length);
	const quotes = Array.from({ length: trials(1000) }, (_, number) => crmQuote(random, number, reading));

	it.each(['zohoCrmQuoteToXeroInvoice', 'zohoCrmQuoteToXeroQuote'] as const)('agree to the cent as %s, or the guard says why not', (name) => {
		let differing = 0;
		for (const quote of quotes) {
			const { record, issues } = map(name, quote);
			const named = issues.length > 0 && issues.every(({ rule, severity, at }) => rule === 'totals-differ' && severity === 'error' && at === 'Grand_Total');
			if (agrees(quote, record) ? issues.length > 0 : !named) throw new Error(JSON.stringify({ quote, record, issues }, null, 1));
			if (named) differing++;
		}
		expect(differing).toBeLessThan(quotes.length * mayDiffer);
	});

	it('are found out where they state another total', () => {
		for (const quote of quotes.slice(0, 300)) {
			const altered = { ...quote, Grand_Total: Number((Number(quote['Grand_Total']) + 0.02).toFixed(2)) };
			const { record, issues } = map('zohoCrmQuoteToXeroInvoice', altered);
			expect(issues.some(({ rule }) => rule === 'totals-differ')).toBe(!agrees(altered, record));
		}
	});

	it('of a deal are billed as they are', () => {
		for (const quote of quotes.slice(0, 200)) {
			const deal = {
				id: '1',
				Deal_Name: 'A',
				Account_Name: { id: '2' },
				Amount: 1,
				Closing_Date: '2026-11-25',
				Quote: quote,
				Products: [{ Product_Name: 'X' }],
			};
			const { record, issues } = map('zohoCrmDealToXeroInvoice', deal);
			const alone = map('zohoCrmQuoteToXeroInvoice', quote);
			expect(record['LineItems']).toEqual(alone.record['LineItems']);
			expect(issues.map(({ rule, at }) => `${rule} ${at}`)).toEqual(alone.issues.map(({ rule, at }) => `${rule} Quote.${at}`));
		}
	});
});

it('discounts are said both ways', () => {
	const random = chance(3);
	const lines = Array.from(
		{ length: 500 },
		(_, number) => map('zohoCrmQuoteToXeroInvoice', crmQuote(random, number, 'sum of rows')).record['LineItems'] as Row[],
	).flat();
	expect(lines.filter((line) => 'DiscountRate' in line).length).toBeGreaterThan(trials(200));
	expect(lines.filter((line) => 'DiscountAmount' in line).length).toBeGreaterThan(trials(200));
});

describe('1,000 generated deals with products', () => {
	const random = chance(20261201);
	it('come to their amount before tax, or the guard says by how much they do not', () => {
		let differing = 0;
		for (let number = 0; number < trials(1000); number++) {
			const prices = Array.from({ length: random.int(0, 5) }, () => random.int(1, 999999));
			const quantities = prices.map(() => random.of([undefined, random.int(1, 9)]));
			const sum = prices.reduce((all, price, index) => all + price * (quantities[index] ?? 1), 0);
			const amount = prices.length === 0 ? random.int(1, 999999) : sum + random.of([0, 0, 0, 1, -1]);
			const deal = {
				id: String(number),
				Deal_Name: 'Deal',
				Account_Name: { id: '2' },
				Closing_Date: '2026-11-25',
				Amount: amount / 100,
				Products: prices.map((price, index) => ({
					id: String(index),
					Product_Name: 'Services',
					Unit_Price: price / 100,
					...(quantities[index] ? { Quantity: quantities[index] } : {}),
					Tax: random.of([['VAT'], [], null]),
				})),
			};
			const { record, issues } = map('zohoCrmDealToXeroInvoice', deal);
			const { total, tax } = xeroCents(record, crmTaxes);
			const said = issues.filter(({ rule, at }) => rule === 'totals-differ' && at === 'Amount');
			expect([issues.length, total - tax === BigInt(amount)]).toEqual([said.length, said.length === 0]);
			differing += said.length;
		}
		expect(differing).toBeGreaterThan(trials(200));
		expect(differing).toBeLessThan(500);
	});
});
