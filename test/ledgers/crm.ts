import { rowsIn, type Row } from '../../src/record';
import { crmQuote, crmRows, crmTaxes, type Reading } from '../mapping/crmQuotes';
import type { Chance } from '../mapping/random';
import { TAXES } from './taxes';
import { howMany } from './zohoDocuments';

/** Quotes and deals as Zoho CRM hands them out. */

/** Rates that Xero has for what CRM has on one line; the first two are made for these trials and called by their turn. */
const FURTHER = TAXES.length + 2;
const types: Readonly<Record<string, string>> = {
	Reduced: `TAX0${FURTHER}`,
	'GST + Reduced': `TAX0${FURTHER + 1}`,
	GST: TAXES.find(({ name }) => name === 'Fifteen')!.type,
	VAT: TAXES.find(({ name }) => name === 'Twenty')!.type,
	'Zero Rate 0%': 'ZERORATED',
};

export const furtherRates: readonly Row[] = [
	{ Name: 'Reduced', ReportTaxType: 'OUTPUT', TaxComponents: [{ Name: 'Reduced', Rate: 5.5 }] },
	{
		Name: 'Both',
		ReportTaxType: 'OUTPUT',
		TaxComponents: [
			{ Name: 'GST', Rate: 15 },
			{ Name: 'Reduced', Rate: 5.5 },
		],
	},
];

export const crmTables: readonly Row[] = [
	...crmTaxes.map(({ name }) => ({ kind: 'tax', source_app: 'zohoCrm', source_value: name, target_app: 'xero', target_value: types[name] })),
	...crmRows
		.filter(({ kind, source_value: value }) => kind === 'account' || value === 'Deal')
		.map((row) => (row['kind'] === 'account' ? { ...row, target_value: '200' } : row)),
];

export const quote =
	(reading: Reading) =>
	(random: Chance, number: number): Row =>
		crmQuote(random, number, reading, howMany(random));

/** A deal is billed by its quote, by its products, or by its amount. */
export const deal = (random: Chance, number: number): Row => {
	const about = {
		id: `572576700000400${String(number).padStart(5, '0')}`,
		Deal_Name: `Deal ${number}`,
		Account_Name: { id: '5725767000003002001' },
		Closing_Date: '2026-11-25',
		Created_Time: '2026-11-20T23:30:00+13:00',
		Currency: 'NZD',
	};
	const by = random.of(['quote', 'products', 'products', 'amount'] as const);
	if (by === 'quote') return { ...about, Amount: 1, Currency: undefined, Quote: quote('sum of rows')(random, number) };
	if (by === 'amount') return { ...about, Amount: random.int(1, 999_999) / 100 };
	const products = Array.from({ length: howMany(random) }, (_, index) => ({
		id: String(index),
		Product_Name: 'Services',
		cents: random.int(1, 999_999),
		Quantity: random.of([undefined, random.int(1, 9)]),
		Tax: random.of([['VAT'], [], null]),
	}));
	const sum = products.reduce((all, { cents, Quantity = 1 }) => all + cents * Quantity, 0);
	return {
		...about,
		// Now and then someone has agreed on another amount than that of the products.
		Amount: (sum + (random.is(0.01) ? random.int(1, 500) : 0)) / 100,
		Products: products.map(({ cents, ...product }) => ({ ...product, Unit_Price: cents / 100 })),
	};
};

/** What a deal is to come to in Xero: with tax by its quote, else before tax by its amount. */
export const dealDiffers = ({ Quote, Amount }: Row, [written]: readonly Row[]): string | undefined => {
	const [field, wanted] = rowsIn([Quote]).length > 0 ? (['Total', (Quote as Row)['Grand_Total']] as const) : (['SubTotal', Amount] as const);
	return written?.[field] === wanted ? undefined : `Xero has ${field} of ${String(written?.[field])}, the deal ${String(wanted)}`;
};
