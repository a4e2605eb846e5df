import { referenceFrom } from '../../src/checking/reference';
import type { MappingName } from '../../src/mapping/builtIn';
import type { Row } from '../../src/record';
import { run } from './run';

/** Taxes without a row in the mapping tables, by the active rates of the target organisation. */

const rate = (TaxType: string, Name: string, EffectiveRate: number | undefined, use: 'sales' | 'purchases' | 'both' = 'both', more: Row = {}): Row => ({
	TaxType,
	Name,
	EffectiveRate,
	Status: 'ACTIVE',
	CanApplyToRevenue: use !== 'purchases',
	CanApplyToExpenses: use !== 'sales',
	...more,
});

/** As an organisation in Australia has them. */
const xero: Row[] = [
	rate('OUTPUT', 'GST on Income', 10, 'sales'),
	rate('INPUT', 'GST on Expenses', 10, 'purchases'),
	rate('CAPEXINPUT', 'GST on Capital', 10, 'purchases'),
	rate('EXEMPTOUTPUT', 'GST Free Income', 0, 'sales'),
	rate('BASEXCLUDED', 'BAS Excluded', 0),
	rate('TAX001', 'Closed Levy', 33, 'both', { Status: 'ARCHIVED' }),
	rate('TAX002', 'Two on Top', undefined, 'both', {
		TaxComponents: [
			{ Name: 'A', Rate: 5, IsCompound: false },
			{ Name: 'B', Rate: 10, IsCompound: true },
		],
		DisplayTaxRate: 15,
	}),
	{ AccountID: 'a', Code: '710', Name: 'Equipment', Type: 'FIXED', TaxType: 'CAPEXINPUT', Status: 'ACTIVE' },
	{ AccountID: 'b', Code: '400', Name: 'Advertising', Type: 'EXPENSE', TaxType: 'INPUT', Status: 'ACTIVE' },
	{ AccountID: 'c', Code: '477', Name: 'Wages', Type: 'EXPENSE', TaxType: 'BASEXCLUDED', Status: 'ACTIVE' },
];

const row = (kind: string, source_value: string, target_value: string): Row => ({ kind, source_value, target_value });
const accounts = [row('account', 'Sales', '200'), row('account', 'Equipment', '710'), row('account', 'Ads', '400'), row('account', 'Wages', '477')];

const document = (line: Row): Row => ({
	vendor_id: '1',
	customer_id: '1',
	date: '2026-11-02',
	currency_code: 'AUD',
	line_items: [{ name: 'Line', quantity: 1, rate: 100, account_name: 'Sales', ...line }],
});

const map = (name: MappingName, record: Row, rows: readonly Row[] = [], live: readonly Row[] = xero) => {
	const [only] = run(name, record, { tables: [...accounts, ...rows], reference: referenceFrom([...live]) });
	const lines = (only!.record['LineItems'] ?? only!.record['line_items']) as Row[];
	return { line: lines[0]!, record: only!.record, issues: only!.sync.issues.filter(({ rule }) => !rule.startsWith('totals')) };
};

const gst = { tax_id: '9', tax_name: 'GST', tax_percentage: 10 };

describe('into Xero', () => {
	it('is the only active rate of the direction, and says the row that would make it explicit', () => {
		const { line, issues } = map('zohoBooksInvoiceToXeroInvoice', document(gst));
		expect(line['TaxType']).toBe('OUTPUT');
		expect(issues).toEqual([
			{
				rule: 'tax-by-rate',
				severity: 'warning',
				at: 'line_items[0].tax_id',
				says: '"9" or "GST" or "10" has no row of its own for tax; the only active rate of 10% is "GST on Income" (OUTPUT), which is taken',
				fix: 'Add this row to the mapping table: kind "tax", source_app "zohoBooks", source_value "9" or "GST" or "10", target_app "xero", target_value "OUTPUT".',
			},
		]);
	});
	it.each([
		['its own', [row('tax', 'GST', 'TAX9')], 'TAX9', []],
		['the default', [row('tax', '*', 'TAX8')], 'TAX8', ['mapping-default-used']],
	])('does not count beside %s row', (_, rows, expected, rules) => {
		const { line, issues } = map('zohoBooksInvoiceToXeroInvoice', document(gst), rows);
		expect(line['TaxType']).toBe(expected);
		expect(issues.map(({ rule }) => rule)).toEqual(rules);
	});
	it('is decided by the account where several rates fit', () => {
		for (const [account, expected] of [
			['Equipment', 'CAPEXINPUT'],
			['Ads', 'INPUT'],
		]) {
			const { line, issues } = map('zohoBooksBillToXeroBill', document({ ...gst, account_name: account }));
			expect(line['TaxType']).toBe(expected);
			expect(issues).toEqual([expect.objectContaining({ rule: 'tax-by-rate', severity: 'warning', says: expect.stringContaining('the account') as string })]);
		}
	});
	it('is an error with the candidates where no account decides', () => {
		const { line, issues } = map('zohoBooksBillToXeroBill', document({ ...gst, account_name: 'Wages' }));
		expect(line).not.toHaveProperty('TaxType');
		expect(issues).toEqual([
			expect.objectContaining({
				rule: 'tax-ambiguous',
				severity: 'error',
				says: 'no purchaseTax is mapped for "9" or "GST" or "10", and 10% is "GST on Expenses" (INPUT) or "GST on Capital" (CAPEXINPUT)',
				fix: expect.stringContaining('target_value "INPUT" or "CAPEXINPUT"') as string,
			}),
		]);
	});
	it('is never taken by zero percent, even where only one rate has it', () => {
		const zero = { tax_id: '8', tax_name: 'Zero', tax_percentage: 0 };
		const one = xero.filter(({ TaxType }) => TaxType !== 'EXEMPTOUTPUT');
		for (const [live, named] of [
			[xero, '"GST Free Income" (EXEMPTOUTPUT) or "BAS Excluded" (BASEXCLUDED)'],
			[one, '"BAS Excluded" (BASEXCLUDED)'],
		] as const) {
			const { line, issues } = map('zohoBooksInvoiceToXeroInvoice', document(zero), [], live);
			expect(line).not.toHaveProperty('TaxType');
			expect(issues).toEqual([expect.objectContaining({ rule: 'tax-ambiguous', severity: 'error', says: expect.stringContaining(named) as string })]);
		}
	});
	it('is NONE without a tax, whatever rates there are', () => {
		const { line, issues } = map('zohoBooksInvoiceToXeroInvoice', document({ tax_id: '', tax_name: '', tax_percentage: 0 }));
		expect(line['TaxType']).toBe('NONE');
		expect(issues).toEqual([]);
	});
	it.each([
		['archived', 33],
		['shown but not effective', 15],
		['unknown', 12.5],
	])('does not take a rate that is %s, and lists the active ones', (_, tax_percentage) => {
		const { line, issues } = map('zohoBooksInvoiceToXeroInvoice', document({ ...gst, tax_percentage }));
		expect(line).not.toHaveProperty('TaxType');
		expect(issues).toEqual([
			expect.objectContaining({
				rule: 'mapping-row-missing',
				severity: 'error',
				says: expect.stringContaining('there are "GST on Income" (OUTPUT, 10%)') as string,
				fix: expect.stringContaining('the tax type in Xero') as string,
			}),
		]);
		expect(issues[0]?.says).not.toContain('TAX001');
	});
	it('reckons compound components on the amount with the others', () => {
		expect(map('zohoBooksInvoiceToXeroInvoice', document({ ...gst, tax_percentage: 15.5 })).line['TaxType']).toBe('TAX002');
	});
	it('finds the tax of a shipping charge by its own percentage', () => {
		const shipping = { shipping_charge: 10, shipping_charge_exclusive_of_tax: 10, shipping_charge_tax_id: '9', shipping_charge_tax_percentage: 10 };
		const { record } = map('zohoBooksInvoiceToXeroInvoice', { ...document({}), ...shipping }, [row('account', 'Shipping', '425')]);
		expect((record['LineItems'] as Row[])[1]).toMatchObject({ Description: 'Shipping', TaxType: 'OUTPUT' });
	});
	it('finds both taxes of an item, and the percentage in the list of the source where the record has none', () => {
		const item = {
			item_id: '5',
			name: 'Chair',
			sku: 'CH',
			item_type: 'sales_and_purchases',
			rate: 10,
			account_name: 'Sales',
			purchase_rate: 5,
			purchase_account_name: 'Ads',
		};
		const source = { tax_id: '9', tax_name: 'GST', tax_percentage: 10 };
		for (const [more, live] of [
			[{ tax_percentage: 10 }, xero],
			[{}, [...xero, source]],
		] as const) {
			const [only] = run('zohoBooksItemToXeroItem', { ...item, tax_id: '9', ...more }, { tables: accounts, reference: referenceFrom([...live]) });
			expect(only?.record).toMatchObject({ SalesDetails: { TaxType: 'OUTPUT' }, PurchaseDetails: { AccountCode: '400', TaxType: 'INPUT' } });
		}
	});
	it('is as before where nothing is known live', () => {
		const { issues } = map('zohoBooksInvoiceToXeroInvoice', document(gst), [], []);
		expect(issues).toEqual([expect.objectContaining({ rule: 'mapping-row-missing', says: 'no tax is mapped for "9" or "GST" or "10"' })]);
	});
});

describe('into Zoho', () => {
	const tax = (tax_id: string, tax_name: string, tax_percentage: number, more: Row = {}): Row => ({
		tax_id,
		tax_name,
		tax_percentage,
		tax_type: 'tax',
		...more,
	});
	const zoho = [
		tax('1', 'VAT', 20),
		tax('2', 'Old VAT', 20, { status: 'Inactive' }),
		tax('3', 'Gone VAT', 20, { is_inactive: true }),
		tax('4', 'State + City', 8.875, { tax_type: 'tax_group' }),
		tax('5', 'On Top', 7, { tax_type: 'compound_tax' }),
		tax('6', 'Reduced', 5),
		tax('7', 'Also Five', 5),
		tax('8', 'Zero', 0),
	];
	const invoice = (line: Row): Row => ({
		Type: 'ACCREC',
		InvoiceID: 'i',
		InvoiceNumber: 'A',
		Contact: { ContactNumber: 'books:1' },
		CurrencyCode: 'GBP',
		LineAmountTypes: 'Exclusive',
		LineItems: [{ Description: 'Line', Quantity: 1, UnitAmount: 1000, AccountCode: '200', TaxType: 'OUTPUT2', LineAmount: 1000, ...line }],
	});
	const rows = [row('account', '200', '4601'), row('currency', 'GBP', '77')];
	const into = (line: Row, live: readonly Row[] = zoho) => map('xeroInvoiceToZohoBooksInvoice', invoice(line), rows, live);

	it.each([
		['the active one', { TaxAmount: 200 }, '1'],
		['a group by its sum', { TaxAmount: 88.75 }, '4'],
	])('is %s', (_, line, expected) => {
		const { line: made, issues } = into(line);
		expect(made['tax_id']).toBe(expected);
		expect(issues).toEqual([expect.objectContaining({ rule: 'tax-by-rate', fix: expect.stringContaining(`target_value "${expected}"`) as string })]);
	});
	it.each([
		['two of one rate', { TaxAmount: 50 }, 'tax-ambiguous'],
		['a compound tax alone', { TaxAmount: 70 }, 'mapping-row-missing'],
		['zero percent', { TaxAmount: 0 }, 'tax-ambiguous'],
		['an unknown percentage', {}, 'mapping-row-missing'],
	])('is an error for %s', (_, line, expected) => {
		const { line: made, issues } = into(line);
		expect(made).not.toHaveProperty('tax_id');
		expect(issues).toEqual([expect.objectContaining({ rule: expected, severity: 'error' })]);
	});
	it("knows the rate from Xero's own list, where amounts in cents could mean another", () => {
		// 5 cents on 1.00 would do for 5% as well.
		const small = { UnitAmount: 1, LineAmount: 1, TaxAmount: 0.05, TaxType: 'TAX005' };
		const eight = tax('9', 'Five and a Bit', 5.25);
		expect(into(small, [...zoho, eight]).issues[0]).toMatchObject({ rule: 'tax-ambiguous' });
		const { line } = into(small, [...zoho, eight, rate('TAX005', '5.25% Levy', 5.25)]);
		expect(line['tax_id']).toBe('9');
	});
});

it('an item of Xero has its rate in the list of Xero', () => {
	const item = { Code: 'CH', Name: 'Chair', SalesDetails: { UnitPrice: 10, TaxType: 'OUTPUT' } };
	const vat = { tax_id: '1', tax_name: 'VAT', tax_percentage: 10, tax_type: 'tax' };
	const made = (live: readonly Row[]) => run('xeroItemToZohoBooksItem', item, { tables: [], reference: referenceFrom([...live]) })[0]!;
	expect(made([...xero, vat]).record['tax_id']).toBe('1');
	expect(made([vat]).sync.issues).toContainEqual(
		expect.objectContaining({ rule: 'mapping-row-missing', says: 'no tax is mapped for "OUTPUT", and its percentage is not known; there are "VAT" (1, 10%)' }),
	);
});

it("takes a rule of the user's own to the rate, and says where its path is none", () => {
	const record = { ...document({ vat: 10, vat_code: 'V' }) };
	const json = (rate: unknown) => JSON.stringify({ 'LineItems[].TaxType': { from: 'vat_code', table: 'tax', rate } });
	const made = (rate: unknown) => run('zohoBooksInvoiceToXeroInvoice', record, { tables: accounts, reference: referenceFrom([...xero]), json: json(rate) })[0]!;
	expect(made('vat').record['LineItems']).toMatchObject([{ TaxType: 'OUTPUT' }]);
	expect(made(5).sync.issues).toContainEqual(expect.objectContaining({ rule: 'override', severity: 'error' }));
});

describe('the amount guard', () => {
	const [good, wrong] = [row('tax', 'GST', 'OUTPUT'), row('tax', 'GST', 'TAX002')];
	const stated = { ...document(gst), total: 110, tax_total: 10 };
	it.each([
		['the row says the same rate', good, []],
		['the row sends the tax to another rate', wrong, ['totals-differ', 'totals-differ']],
	])('reckons with the rate that Xero has: %s', (_, tax, rules) => {
		const [only] = run('zohoBooksInvoiceToXeroInvoice', stated, { tables: [...accounts, tax], reference: referenceFrom(xero) });
		expect(only?.sync.issues.map(({ rule }) => rule)).toEqual(rules);
	});
});
