import type { Row } from '../../src/record';
import { run, type Sync } from './run';

describe('Zoho Books invoice', () => {
	const invoice: Row = {
		invoice_id: '982',
		invoice_number: 'INV-7',
		reference_number: '',
		salesorder_number: 'SO-3',
		customer_id: '460',
		date: '2026-11-02',
		due_date: '2026-12-02',
		status: 'overdue',
		currency_code: 'EUR',
		exchange_rate: 1.25,
		is_inclusive_tax: false,
		last_modified_time: '2026-11-02T10:00:00Z',
		line_items: [
			{
				name: 'Consulting',
				description: 'October',
				quantity: 2,
				rate: 100,
				account_id: '1',
				account_name: 'Sales',
				tax_id: '9',
				tax_name: 'VAT',
				tax_percentage: 20,
				discount: '10%',
				discount_amount: 20,
				item_total: 180,
			},
			{
				item_id: '55',
				name: 'Travel',
				quantity: 1,
				rate: 50,
				account_name: 'Sales',
				tax_id: '',
				tax_name: '',
				tax_percentage: 0,
				discount: 5,
				discount_amount: 5,
				item_total: 45,
			},
		],
		discount_type: 'item_level',
		shipping_charge: 10,
		adjustment: -0.5,
		adjustment_description: 'Rounding',
		tax_total: 36,
		total: 270.5,
		_sync: { source: { app: 'zohoBooks', entity: 'invoice', id: '982', url: 'https://books.zoho.com/app/1#/invoices/982', organization: '1' }, attempts: 2 },
	};
	it('becomes a Xero invoice', () => {
		const [{ record, sync } = { record: {}, sync: {} as Sync }] = run('zohoBooksInvoiceToXeroInvoice', invoice);
		expect(record).toEqual({
			Contact: { ContactNumber: 'books:460' },
			InvoiceNumber: 'INV-7',
			Reference: 'SO-3',
			Date: '2026-11-02',
			DueDate: '2026-12-02',
			CurrencyCode: 'EUR',
			CurrencyRate: 0.8,
			LineAmountTypes: 'Exclusive',
			Status: 'AUTHORISED',
			Url: 'https://books.zoho.com/app/1#/invoices/982',
			LineItems: [
				{ Description: 'Consulting\nOctober', Quantity: 2, UnitAmount: 100, DiscountRate: 10, AccountCode: '200', TaxType: 'OUTPUT2' },
				{ Description: 'Travel', Quantity: 1, UnitAmount: 50, DiscountAmount: 5, AccountCode: '493', TaxType: 'NONE' },
				{ Description: 'Shipping', Quantity: 1, UnitAmount: 10, AccountCode: '425', TaxType: 'NONE' },
				{ Description: 'Rounding', Quantity: 1, UnitAmount: -0.5, AccountCode: '860', TaxType: 'NONE' },
			],
		});
		expect(sync).toMatchObject({
			issues: [],
			attempts: 2,
			source: { organization: '1', number: 'INV-7', modified: '2026-11-02T10:00:00Z' },
			target: 'xero:invoice',
		});
		expect(sync.places).toMatchObject({ DueDate: 'due_date', 'LineItems[].TaxType': 'line_items[].tax_id', 'LineItems[2].UnitAmount': 'shipping_charge' });
	});
	it('takes a discount after tax as a line of its own', () => {
		const after = {
			...invoice,
			discount_type: 'entity_level',
			is_discount_before_tax: false,
			discount: '10%',
			discount_total: 29.25,
			line_items: (invoice['line_items'] as Row[]).map((line) => ({ ...line, discount: 0, discount_amount: 0 })),
			tax_total: 40,
			total: 270.25,
		};
		const [{ record, sync } = { record: {}, sync: {} as Sync }] = run('zohoBooksInvoiceToXeroInvoice', after);
		expect(record['LineItems']).toContainEqual({ Description: 'Discount', Quantity: 1, UnitAmount: -29.25, AccountCode: '210', TaxType: 'NONE' });
		expect(sync.issues).toEqual([]);
	});
	it('takes the shipping charge as the prices are, with its own tax', () => {
		const taxed = {
			...invoice,
			shipping_charge_tax_id: '9',
			shipping_charge_tax_name: 'VAT',
			shipping_charge_tax_percentage: '20',
			shipping_charge_exclusive_of_tax: 10,
			tax_total: 38,
			total: 272.5,
		};
		const [{ record, sync } = { record: {}, sync: {} as Sync }] = run('zohoBooksInvoiceToXeroInvoice', taxed);
		expect((record['LineItems'] as Row[])[2]).toMatchObject({ UnitAmount: 10, TaxType: 'OUTPUT2' });
		expect(sync.issues).toEqual([]);
	});
	it.each([
		['draft', 'DRAFT'],
		['sent', 'AUTHORISED'],
		['viewed', 'AUTHORISED'],
		['partially_paid', 'AUTHORISED'],
		['paid', 'AUTHORISED'],
		['void', 'VOIDED'],
	])('status %s is %s', (status, expected) => {
		expect(run('zohoBooksInvoiceToXeroInvoice', { ...invoice, status })[0]?.record['Status']).toBe(expected);
	});
	it('leaves the rate out in the base currency', () => {
		expect(run('zohoBooksInvoiceToXeroInvoice', { ...invoice, exchange_rate: 1 })[0]?.record).not.toHaveProperty('CurrencyRate');
	});
	it('with an unknown tax says which row to add, at the line', () => {
		const odd = {
			...invoice,
			line_items: [
				...(invoice['line_items'] as Row[]),
				{ name: 'Odd', quantity: 1, rate: 0, account_name: 'Sales', tax_id: '77', tax_name: 'Levy', tax_percentage: 3 },
			],
		};
		const issues = run('zohoBooksInvoiceToXeroInvoice', odd)[0]?.sync.issues;
		expect(issues).toEqual([
			expect.objectContaining({
				rule: 'mapping-row-missing',
				at: 'line_items[2].tax_id',
				fix: expect.stringContaining('source_value "77" or "Levy" or "3"') as string,
			}),
		]);
	});
	it('works without any table', () => {
		const issues = run('zohoBooksInvoiceToXeroInvoice', invoice, { tables: [{}] })[0]?.sync.issues ?? [];
		expect(issues.map(({ at }) => at)).toEqual(['line_items[0].name', 'line_items[0].tax_id', 'line_items[1].item_id', 'shipping_charge', 'adjustment']);
	});
});
