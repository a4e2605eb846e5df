import type { Row } from '../../src/record';
import { divide } from './booksInvoices';
import type { Chance } from './random';

/**
 * Quotes as Zoho CRM would hand them out, reckoned in whole numbers only: nothing here is shared with the code under test.
 * Quantities and prices are in hundredths, percentages in hundredths, money in cents.
 */

export const crmTaxes = [
	{ name: 'GST', tax_percentage: 15, type: 'OUTPUT2' },
	{ name: 'VAT', tax_percentage: 20, type: 'TAX020' },
	{ name: 'Reduced', tax_percentage: 5.5, type: 'TAX055' },
	// Two taxes on one line are one tax rate of two components in Xero.
	{ name: 'GST + Reduced', tax_percentage: 20.5, type: 'TAX205' },
	{ name: 'Zero Rate 0%', tax_percentage: 0, type: 'ZERORATED' },
] as const;

const row = (kind: string, source_value: string, target_value: string): Row => ({
	kind,
	source_app: 'zohoCrm',
	source_value,
	target_app: 'xero',
	target_value,
	note: '',
});

export const crmRows: Row[] = [
	...crmTaxes.map(({ name, type }) => row('tax', name, type)),
	row('tax', 'Deal', 'OUTPUT2'),
	...['CONS-H', 'BEAN-1', 'Services', 'Deal', 'Adjustment', 'Discount'].map((name, index) => row('account', name, String(200 + index))),
];

/** How CRM may state the tax of a whole document: as the sum of the lines' taxes, or as a tax on top of the lines. */
export type Reading = 'sum of rows' | 'on top';

const total = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);
const money = (cents: bigint): number => Number(cents) / 100;
const unchosen = { name: 'Vat', percentage: 0, value: 0 };

function taxesOf(random: Chance): { name: string; percentage: number }[] {
	return random.of([
		[],
		[unchosen, { ...unchosen, name: 'Sales Tax' }],
		[{ name: 'GST', percentage: 15 }],
		[unchosen, { name: 'VAT', percentage: 20 }],
		[{ name: 'Reduced', percentage: 5.5 }],
		[{ name: 'Zero Rate', percentage: 0 }],
		[
			{ name: 'GST', percentage: 15 },
			{ name: 'Reduced', percentage: 5.5 },
		],
	]);
}

const percentOf = (amount: bigint, percent: number): bigint => divide(amount * BigInt(Math.round(percent * 100)), 10000n);

function lineOf(random: Chance, reading: Reading): { row: Row; net: bigint; tax: bigint } {
	const quantity = random.of([random.int(1, 20) * 100, random.int(1, 900)]);
	const price = random.of([random.int(1, 500) * 100, random.int(1, 99999)]);
	const gross = divide(BigInt(quantity) * BigInt(price), 100n);
	const way = random.of(['none', 'percent', 'amount'] as const);
	const percent = random.of([5, 10, 12.5, 33.33]);
	const off = way === 'percent' ? percentOf(gross, percent) : way === 'amount' ? BigInt(random.int(0, Number(gross))) : 0n;
	const net = gross - off;
	const taxes = reading === 'on top' ? [] : taxesOf(random);
	const values = taxes.map(({ percentage }) => percentOf(net, percentage));
	const tax = total(values);
	const product = random.of([
		{ name: 'Consulting hour', id: '5725767000003009001', Product_Code: 'CONS-H' },
		{ name: 'Coffee beans', id: '5725767000003009002', Product_Code: 'BEAN-1' },
		{ name: 'Services', id: '5725767000003009003', Product_Code: null },
	]);
	return {
		net,
		tax,
		row: {
			id: String(random.int(1, 1e9)),
			Product_Name: product,
			Quantity: quantity / 100,
			List_Price: price / 100,
			Discount: way === 'percent' ? `${percent}%` : random.of([money(off), String(money(off))]),
			Description: random.of([null, 'Second line']),
			Line_Tax: taxes.map((one, index) => ({ ...one, value: money(values[index]!) })),
			Total: money(gross),
			Total_After_Discount: money(net),
			Tax: money(tax),
			Net_Total: money(net + tax),
		},
	};
}

export const crmQuote = (random: Chance, number: number, reading: Reading, count = random.int(1, 8)): Row => {
	const lines = Array.from({ length: count }, () => lineOf(random, reading));
	const gross = total(lines.map(({ net, tax }) => net + tax));
	const discount = random.is(0.4) ? BigInt(random.int(0, Math.floor(Number(gross) / 2))) : 0n;
	const adjustment = random.is(0.3) ? BigInt(random.int(-300, 300)) : 0n;
	const onTop = random.of([
		{ name: 'GST', percentage: 15 },
		{ name: 'Reduced', percentage: 5.5 },
	]);
	const tax = reading === 'on top' ? percentOf(gross - discount, onTop.percentage) : total(lines.map((line) => line.tax));
	const foreign = random.is(0.3);
	return {
		id: `57257670000030${String(number).padStart(5, '0')}`,
		Quote_Number: String(number),
		Subject: `Offer ${number}`,
		Quote_Stage: 'Confirmed',
		Account_Name: { id: '5725767000003002001', name: 'Harbour Cafe Ltd' },
		Contact_Name: { id: '5725767000003001001', name: 'Aroha Ngata' },
		Valid_Till: '2026-12-31',
		Created_Time: '2026-11-20T23:30:00+13:00',
		Modified_Time: '2026-11-21T10:00:00+13:00',
		Currency: foreign ? 'EUR' : 'NZD',
		Exchange_Rate: foreign ? 0.55 : 1,
		Quoted_Items: lines.map((line) => line.row),
		Sub_Total: money(gross),
		Discount: money(discount),
		Tax: money(tax),
		$line_tax: reading === 'on top' ? [{ ...onTop, value: money(tax) }] : [unchosen],
		Adjustment: money(adjustment),
		Grand_Total: money(gross - discount + adjustment + (reading === 'on top' ? tax : 0n)),
	};
};
