import { referenceFrom } from '../../src/checking/reference';
import type { MappingName } from '../../src/mapping/builtIn';
import type { Row } from '../../src/record';
import { run } from './run';

/** A few cents between the source's total and what the target computes. */

const row = (kind: string, source_value: string, target_value: string): Row => ({ kind, source_value, target_value });
const rows = [row('tax', 'VAT', 'OUTPUT2'), row('account', 'Sales', '200')];
const rounding: Row = { AccountID: 'r', Code: '8611', Name: 'Rounding', Type: 'CURRLIAB', SystemAccount: 'ROUNDING', Status: 'ACTIVE' };

const map = (name: MappingName, record: Row, tolerance: number, { tables = rows, live = [rounding] }: { tables?: Row[]; live?: Row[] } = {}) =>
	run(name, record, { tables, tolerance, reference: referenceFrom([...live]) }).map((one) => ({
		...one,
		rules: one.sync.issues.map(({ rule, severity }) => `${rule} ${severity}`),
	}));

/** 3.76 + 3.84 + 3.84 = 11.44 in Xero, 11.45 where the tax of the sum is rounded. */
const invoice = (more: Row = {}): Row => ({
	invoice_id: '1',
	customer_id: '2',
	currency_code: 'NZD',
	line_items: [25.06, 25.61, 25.63].map((rate, index) => ({
		name: `L${index}`,
		quantity: 1,
		rate,
		account_name: 'Sales',
		tax_name: 'VAT',
		tax_percentage: 15,
	})),
	tax_total: 11.45,
	total: 87.75,
	...more,
});

describe('into Xero', () => {
	it('is an error to the cent where nothing may be closed', () => {
		const [only] = map('zohoBooksInvoiceToXeroInvoice', invoice(), 0);
		expect(only?.rules).toEqual(['totals-differ error', 'totals-differ error']);
		expect(only?.record['LineItems']).toHaveLength(3);
	});
	it("is closed by a line on Xero's own rounding account, whatever its code, and said", () => {
		const [only] = map('zohoBooksInvoiceToXeroInvoice', invoice(), 1);
		expect((only?.record['LineItems'] as Row[])[3]).toEqual({ Description: 'Rounding', Quantity: 1, UnitAmount: 0.01, AccountCode: '8611', TaxType: 'NONE' });
		expect(only?.sync.issues).toEqual([
			expect.objectContaining({ rule: 'rounding-added', severity: 'warning', at: 'total', says: expect.stringContaining('a rounding of 0.01') as string }),
			expect.objectContaining({
				rule: 'tax-rounded',
				severity: 'warning',
				at: 'tax_total',
				says: expect.stringContaining('11.45 NZD in the source') as string,
			}),
		]);
	});
	it('may come off too', () => {
		const [only] = map('zohoBooksInvoiceToXeroInvoice', invoice({ total: 87.72, tax_total: 11.44 }), 5);
		expect((only?.record['LineItems'] as Row[])[3]).toMatchObject({ UnitAmount: -0.02 });
		expect(only?.rules).toEqual(['rounding-added warning']);
	});
	it('adds to prices with tax as to those without', () => {
		const [only] = map('zohoBooksInvoiceToXeroInvoice', invoice({ is_inclusive_tax: true, total: 76.31, tax_total: 9.95 }), 1);
		expect(only?.record).toMatchObject({ LineAmountTypes: 'Inclusive' });
		expect((only?.record['LineItems'] as Row[])[3]).toMatchObject({ UnitAmount: 0.01, TaxType: 'NONE' });
		expect(only?.rules).toEqual(['rounding-added warning']);
	});
	it.each([
		['more than the tolerance', { total: 87.78 }],
		['no whole cent', { total: 87.745 }],
	])('is not closed where it is %s', (_, more) => {
		const [only] = map('zohoBooksInvoiceToXeroInvoice', invoice(more), 2);
		expect(only?.record['LineItems']).toHaveLength(3);
		expect(only?.rules).toContain('totals-differ error');
	});
	it.each([
		['the row "Rounding"', [row('account', 'Rounding', '860')], '860', ['rounding-added warning', 'tax-rounded warning']],
		['the default row, which is said', [row('account', '*', '999')], '999', ['mapping-default-used warning', 'rounding-added warning', 'tax-rounded warning']],
	])('goes to the account of %s where nothing is known live', (_, more, expected, rules) => {
		const [only] = map('zohoBooksInvoiceToXeroInvoice', invoice(), 1, { tables: [...rows, ...more], live: [] });
		expect((only?.record['LineItems'] as Row[])[3]).toMatchObject({ AccountCode: expected });
		expect(only?.rules).toEqual(rules);
	});
	it('says what to do where no account is known', () => {
		const [only] = map('zohoBooksInvoiceToXeroInvoice', invoice(), 1, { live: [{ ...rounding, Status: 'ARCHIVED' }] });
		expect(only?.record['LineItems']).toHaveLength(3);
		expect(only?.sync.issues[0]).toMatchObject({
			rule: 'rounding-account',
			severity: 'error',
			fix: expect.stringContaining('source_value "Rounding"') as string,
		});
		expect(only?.rules).toContain('totals-differ error');
	});
	it('says that the tax alone differs', () => {
		const [only] = map('zohoBooksInvoiceToXeroInvoice', invoice({ total: 87.74 }), 1);
		expect(only?.rules).toEqual(['tax-rounded warning']);
		expect(only?.record['LineItems']).toHaveLength(3);
	});
	it('is closed for each document of a list', () => {
		const lines = (paid: number) => [{ category_name: 'Sales', amount: paid, tax_name: 'VAT', tax_percentage: 15 }];
		const expense = (id: string, total: number) => ({
			expense_id: id,
			is_reimbursable: false,
			currency_code: 'NZD',
			paid_through_account_name: 'Card',
			user_id: '7',
			date: '2026-11-02',
			line_items: lines(100),
			total,
		});
		const report = { report_id: 'r', status: 'approved', expenses: [expense('1', 115), expense('2', 115.01), expense('3', 115.09)] };
		const tables = [...rows, row('paymentAccount', 'Card', '090'), row('purchaseTax', 'VAT', 'INPUT2')];
		const made = map('zohoExpenseReportToXeroBankTransactions', report, 1, { tables });
		expect(made.map(({ record }) => (record['LineItems'] as Row[]).length)).toEqual([1, 2, 1]);
		expect(made.map(({ rules }) => rules.filter((rule) => /round|totals/.test(rule)))).toEqual([[], ['rounding-added warning'], ['totals-differ error']]);
		expect(made[1]?.sync.issues.find(({ rule }) => rule === 'rounding-added')?.at).toBe('company_paid[1].spent_total');
	});
});

describe('into Zoho', () => {
	const from = (more: Row = {}): Row => ({
		Type: 'ACCREC',
		InvoiceID: 'i',
		InvoiceNumber: 'A',
		Contact: { ContactNumber: 'books:1' },
		CurrencyCode: 'NZD',
		LineAmountTypes: 'Exclusive',
		LineItems: [{ Description: 'Line', Quantity: 3, UnitAmount: 10, AccountCode: 'Sales', TaxType: 'NONE', LineAmount: 30 }],
		TotalTax: 0,
		Total: 30.02,
		...more,
	});
	const tables = [...rows, row('currency', 'NZD', '77')];
	it('is the adjustment of the document', () => {
		const [only] = map('xeroInvoiceToZohoBooksInvoice', from(), 2, { tables });
		expect(only?.record).toMatchObject({ adjustment: 0.02, adjustment_description: 'Rounding' });
		expect(only?.rules).toEqual(['rounding-added warning']);
	});
	it('adds to one that is there', () => {
		const [only] = map('xeroInvoiceToZohoBooksInvoice', from({ RoundingAmount: -0.05, Total: 29.96 }), 2, { tables });
		expect(only?.record).toMatchObject({ adjustment: -0.04, adjustment_description: 'Rounding' });
	});
	it('is not closed without a tolerance', () => {
		const [only] = map('xeroInvoiceToZohoBooksInvoice', from(), 0, { tables });
		expect(only?.record).not.toHaveProperty('adjustment');
		expect(only?.rules).toEqual(['totals-differ error']);
	});
});
