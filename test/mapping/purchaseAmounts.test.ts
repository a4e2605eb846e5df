import { decimalOf } from '../../src/decimals';
import type { Row } from '../../src/record';
import type { MappingName } from '../../src/mapping/builtIn';
import { xeroCents } from './booksInvoices';
import { billOfDecimals, booksBill, booksCreditNote, booksOrder, booksVendorCredit, expenseOf, purchaseRows, reportOf } from './booksPurchases';
import { chance, type Chance } from './random';
import { run } from './run';

const through = (name: MappingName, record: Row) => run(name, record, { tables: purchaseRows });
const inCents = (value: unknown): bigint | undefined => {
	const amount = decimalOf(value)!.times(100);
	return amount.eq(amount.round(0)) ? BigInt(amount.toFixed(0)) : undefined;
};
const agrees = (document: Row, record: Row, tax: unknown = document['tax_total']): boolean => {
	const xero = xeroCents(record);
	return xero.total === inCents(document['total']) && (tax === undefined || xero.tax === inCents(tax));
};

const documents: ReadonlyArray<readonly [MappingName, (random: Chance, number: number) => Row]> = [
	['zohoBooksBillToXeroBill', booksBill],
	['zohoInventoryBillToXeroBill', booksBill],
	['zohoBooksPurchaseOrderToXeroPurchaseOrder', booksOrder],
	['zohoBooksVendorCreditToXeroCreditNote', booksVendorCredit],
	['zohoBooksCreditNoteToXeroCreditNote', booksCreditNote],
];

describe.each(documents)('150 generated records of %s', (name, made) => {
	const random = chance(20261210);
	const all = Array.from({ length: 150 }, (_, number) => made(random, number));
	it('agree to the cent without any discount left in them, and no issue is raised', () => {
		for (const document of all) {
			const [{ record, sync } = { record: {} as Row, sync: undefined }] = through(name, document);
			const discounted = (record['LineItems'] as Row[]).some((line) => 'DiscountRate' in line || 'DiscountAmount' in line);
			if (discounted || sync?.issues.length || !agrees(document, record)) throw new Error(JSON.stringify({ document, record, sync }, null, 1));
		}
	});
	it('are found out by the guard where the source states another total, and only there', () => {
		for (const document of all) {
			const field = random.of(['total', 'tax_total']);
			const altered = { ...document, [field]: Number(((document[field] as number) + random.int(-3, 3) / 100).toFixed(2)) };
			const [{ record, sync } = { record: {} as Row, sync: undefined }] = through(name, altered);
			const said = sync?.issues.some(({ rule, severity }) => rule === 'totals-differ' && severity === 'error');
			if (said === agrees(altered, record)) throw new Error(JSON.stringify({ altered, record, sync }, null, 1));
		}
	});
});

it.each([0, 1, 2, 3])('bills in a currency of %s decimals agree to the cent, or the guard names the difference', (decimals) => {
	const random = chance(decimals);
	let agreed = 0;
	for (let number = 0; number < 100; number++) {
		const bill = billOfDecimals(random, number, decimals);
		const [{ record, sync } = { record: {} as Row, sync: undefined }] = through('zohoBooksBillToXeroBill', bill);
		const same = agrees(bill, record);
		if (same === sync!.issues.length > 0) throw new Error(JSON.stringify({ bill, record, sync }, null, 1));
		if (!same) expect(sync!.issues.every(({ rule }) => rule === 'totals-differ')).toBe(true);
		if (same) agreed++;
	}
	expect(agreed).toBeGreaterThan(decimals === 2 ? 99 : 3);
});

it('150 generated expenses of Books agree to the cent, foreign ones at what they came to', () => {
	const random = chance(11);
	for (let number = 0; number < 150; number++) {
		const { row, base } = expenseOf(random, number, { vendor_id: random.of(['', '9']) });
		const [{ record, sync } = { record: {} as Row, sync: undefined }] = through('zohoBooksExpenseToXeroBankTransaction', row);
		const foreign = row['currency_code'] !== 'NZD';
		const expected = foreign ? ['left-out'] : [];
		const xero = xeroCents(record);
		const isSame = xero.total === base && (foreign || xero.tax === inCents(row['tax_amount']));
		if (!isSame || JSON.stringify(sync!.issues.map(({ rule }) => rule)) !== JSON.stringify(expected))
			throw new Error(JSON.stringify({ row, record, sync }, null, 1));
	}
});

it('150 generated expense reports agree to the cent: the bill with what is owed, each transaction with what the card paid', () => {
	const random = chance(12);
	for (let number = 0; number < 150; number++) {
		const { row, tax } = reportOf(random, number);
		const [{ record, sync } = { record: {} as Row, sync: undefined }] = through('zohoExpenseReportToXeroBill', row);
		const stated = (record['LineItems'] as Row[]).map((line) => {
			const one = xeroCents({ ...record, LineItems: [line] });
			return line['TaxAmount'] === undefined ? one.tax : inCents(line['TaxAmount'])!;
		});
		const isSame =
			xeroCents({ ...record, LineAmountTypes: 'Inclusive' }).total + (record['LineAmountTypes'] === 'Exclusive' ? stated.reduce((a, b) => a + b, 0n) : 0n) ===
			inCents(row['reimbursable_total']);
		const isTaxSame = tax === undefined || stated.reduce((a, b) => a + b, 0n) === tax;
		if (!isSame || !isTaxSame || sync!.issues.length > 0) throw new Error(JSON.stringify({ row, record, sync }, null, 1));
		const card = (row['expenses'] as Row[]).filter(({ is_reimbursable: flag }) => flag === false);
		if (card.length === 0) continue;
		const sent = through('zohoExpenseReportToXeroBankTransactions', row);
		expect(sent.map((one) => xeroCents(one.record).total)).toEqual(card.map(({ bcy_total: total }) => inCents(total)));
		expect(sent.flatMap((one) => one.sync.issues).filter(({ severity }) => severity === 'error')).toEqual([]);
	}
});

it('a line that no price with four decimals gives costs what it costs, and tells how many there were', () => {
	const line = (quantity: number, rate: number, discount: unknown) => ({ name: 'A', account_name: 'Sales', quantity, rate, discount });
	const bill = {
		status: 'open',
		discount_type: 'item_level',
		line_items: [line(3, 10, '10%'), line(1000, 1, 0.01), line(7, 0.33335, 0)],
		tax_total: 0,
		total: 1029.32,
	};
	const [{ record, sync } = { record: {} as Row, sync: undefined }] = through('zohoBooksBillToXeroBill', bill);
	expect(record['LineItems']).toMatchObject([
		{ Quantity: 3, UnitAmount: 9 },
		{ Description: 'A\n1000 × 1', Quantity: 1, UnitAmount: 999.99 },
		{ Quantity: 7, UnitAmount: 0.3334 },
	]);
	expect(sync?.issues).toEqual([]);
});
