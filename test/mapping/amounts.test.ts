import { decimalOf } from '../../src/decimals';
import { compareTotals } from '../../src/checking/totals';
import { zohoBooksInvoiceToXeroInvoice as mapping } from '../../src/mapping/builtIn/zohoBooksInvoiceToXeroInvoice';
import { translate } from '../../src/mapping/translate';
import { writableBy } from '../../src/mapping/writable';
import { sharesOf } from '../../src/mapping/discount';
import type { Issue } from '../../src/failure';
import type { Row } from '../../src/record';
import { booksInvoice, mappingRows, xeroCents } from './booksInvoices';
import { chance } from './random';
import { trials } from '../support/trials';

const run = (invoice: Row): { record: Row; issues: Issue[] } => {
	const [item] = translate({
		mapping,
		writable: writableBy(mapping),
		item: invoice,
		record: invoice,
		rows: [],
		json: '',
		tables: mappingRows,
		guard: ({ record, rates }, source) => compareTotals(record, rates, source, mapping.totals),
	});
	const { _sync: sync, ...record } = item!;
	return { record, issues: (sync as { issues: Issue[] }).issues };
};

const inCents = (value: unknown): bigint => BigInt(decimalOf(value)!.times(100).toFixed(0));

const agrees = (invoice: Row, record: Row): boolean => {
	const { total, tax } = xeroCents(record);
	return total === inCents(invoice['total']) && tax === inCents(invoice['tax_total']);
};

describe('amounts of 2,000 generated invoices', () => {
	const random = chance(20261125);
	const invoices = Array.from({ length: trials(2000) }, (_, number) => booksInvoice(random, number));

	it('agree to the cent, with no issue raised', () => {
		for (const invoice of invoices) {
			const { record, issues } = run(invoice);
			if (issues.length > 0 || !agrees(invoice, record)) throw new Error(JSON.stringify({ invoice, record, issues }, null, 1));
		}
	});

	it('use both ways of saying a discount', () => {
		const lines = invoices.flatMap((invoice) => run(invoice).record['LineItems'] as Row[]);
		expect(lines.filter((line) => 'DiscountRate' in line).length).toBeGreaterThan(trials(500));
		expect(lines.filter((line) => 'DiscountAmount' in line).length).toBeGreaterThan(trials(500));
	});

	it('are found out by the guard where the source states another total, and only there', () => {
		let differing = 0;
		for (const invoice of invoices) {
			const field = random.of(['total', 'tax_total']);
			const altered = { ...invoice, [field]: Number(((invoice[field] as number) + random.int(-3, 3) / 100).toFixed(2)) };
			const { record, issues } = run(altered);
			const said = issues.some(({ rule, severity }) => rule === 'totals-differ' && severity === 'error');
			if (said === agrees(altered, record)) throw new Error(JSON.stringify({ altered, record, issues }, null, 1));
			if (said) differing++;
		}
		expect(differing).toBeGreaterThan(trials(1000));
	});
});

describe('tax rounded once for the whole invoice', () => {
	it('is noticed where it differs from rounding line by line', () => {
		const line = (rate: number) => ({ name: 'A', quantity: 1, rate, account_name: 'Sales', tax_id: '4600002', tax_percentage: 15 });
		const invoice = { is_inclusive_tax: false, status: 'sent', line_items: [line(25.06), line(25.61), line(25.63)], tax_total: 11.45, total: 87.75 };
		const { issues } = run(invoice);
		expect(issues).toContainEqual(
			expect.objectContaining({ rule: 'totals-differ', severity: 'error', at: 'tax_total', says: expect.stringContaining('11.45') }),
		);
		expect(issues.find(({ at }) => at === 'total')?.says).toContain('1 cent too little');
		expect(run({ ...invoice, tax_total: 11.44, total: 87.74 }).issues).toEqual([]);
	});
});

describe('tax that Zoho rounds otherwise than line by line', () => {
	const line = (rate: number, more: Row = {}) => ({ name: 'A', quantity: 1, rate, account_name: 'Sales', tax_id: '4600002', tax_percentage: 15, ...more });
	const invoice = (line_items: Row[], more: Row): Row => ({ is_inclusive_tax: false, status: 'sent', line_items, ...more });
	const taxes = (record: Row) => (record['LineItems'] as Row[]).map(({ TaxAmount: tax }) => tax);
	const three = [line(25.06), line(25.61), line(25.63)];
	it('for the whole document: the line that gains a cent says its tax', () => {
		const { record, issues } = run(invoice(three, { tax_rounding: 'entity_level', tax_total: 11.45, total: 87.75 }));
		expect([issues, taxes(record)]).toEqual([[], [undefined, undefined, 3.85]]);
	});
	it('each tax of a group for itself', () => {
		// 7.5 % twice of 25.07 is 1.88 and 1.88, and 15 % of it 3.76; of 25.01 it is 1.88 and 1.88, and 3.75.
		const parts = (tax_amount: number) => ({ line_item_taxes: [{ tax_amount }, { tax_amount }] });
		const { record, issues } = run(invoice([line(25.07, parts(1.88)), line(25.01, parts(1.88))], { tax_total: 7.52, total: 57.6 }));
		expect([issues, taxes(record)]).toEqual([[], [undefined, 3.76]]);
	});
	it.each([
		['another tax than that of the whole', { tax_rounding: 'entity_level', tax_total: 11.46, total: 87.76 }],
		['no word of how it is rounded', { tax_total: 11.45, total: 87.75 }],
	])('is left to the guard where there is %s', (_, stated) => {
		const { record, issues } = run(invoice(three, stated));
		expect([issues.map(({ rule }) => rule), taxes(record)]).toEqual([
			['totals-differ', 'totals-differ'],
			[undefined, undefined, undefined],
		]);
	});
	it('stays with Xero where both come to the same', () => {
		expect(taxes(run(invoice([line(10)], { tax_rounding: 'entity_level', tax_total: 1.5, total: 11.5 })).record)).toEqual([undefined]);
	});
});

it('a price that is finer than Xero keeps it is not cut off: the line costs what it costs', () => {
	const line = (quantity: number, rate: number, discount: unknown) => ({ name: 'A', account_name: 'Sales', quantity, rate, discount });
	const { record, issues } = run({
		is_inclusive_tax: false,
		status: 'sent',
		discount_type: 'item_level',
		line_items: [line(1000, 0.123456, 0), line(3, 0.33335, '10%'), line(2, 1.5, '10%')],
		tax_total: 0,
		total: 127.06,
	});
	expect(record['LineItems']).toMatchObject([
		{ Description: 'A\n1000 × 0.123456', Quantity: 1, UnitAmount: 123.46 },
		{ Quantity: 3, UnitAmount: 0.3 },
		{ Quantity: 2, UnitAmount: 1.5, DiscountRate: 10 },
	]);
	expect([issues, (record['LineItems'] as Row[]).map(({ DiscountRate: rate }) => rate)]).toEqual([[], [undefined, undefined, 10]]);
});

describe('shares of an amount', () => {
	const shares = (amount: string, ...parts: string[]) =>
		sharesOf(
			decimalOf(amount)!,
			parts.map((part) => decimalOf(part)!),
		).map((share) => share.toFixed(2));
	it('add up to the amount, in proportion', () => {
		expect(shares('10', '1', '1', '1')).toEqual(['3.34', '3.33', '3.33']);
		expect(shares('0.05', '10', '20', '30')).toEqual(['0.01', '0.02', '0.02']);
		expect(shares('5', '0', '0')).toEqual(['0.00', '0.00']);
		expect(shares('1', '2', '0')).toEqual(['1.00', '0.00']);
	});
});
