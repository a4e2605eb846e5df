import { xero } from '../../src/apis/xero';
import { compareTotals } from '../../src/checking/totals';
import { builtIn, type MappingName } from '../../src/mapping/builtIn';
import { translate } from '../../src/mapping/translate';
import type { Issue } from '../../src/failure';
import type { Row } from '../../src/record';

const rowsOf = (kind: string, values: Record<string, string>): Row[] =>
	Object.entries(values).map(([source_value, target_value]) => ({ kind, source_app: 'zohoBooks', source_value, target_app: 'xero', target_value }));
const tables = [
	...rowsOf('tax', { VAT: 'OUTPUT2', Zero: 'ZERORATEDOUTPUT' }),
	...rowsOf('account', { Sales: '200', Travel: '493', Shipping: '425', Adjustment: '860', Discount: '210' }),
	...rowsOf('paymentAccount', { 'Petty Cash': '090', Bank: '562555F2-8CDE-4CE9-8203-0363922537A4' }),
];

interface Sync { readonly issues: Issue[]; readonly source: Row; readonly target: string; readonly places: Row }

const run = (name: MappingName, item: Row, more: Row = {}) => {
	const mapping = builtIn[name];
	const resource = xero[mapping.to.resource as 'contact' | 'invoice' | 'payment'];
	const items = translate({
		mapping, fields: resource.fields, item, record: item, rows: [], json: '', tables, ...more,
		guard: ({ record, rates }, source) => compareTotals(record, rates, source, 'totals' in mapping ? mapping.totals : undefined),
	});
	return items.map(({ _sync, ...record }) => ({ record, sync: _sync as unknown as Sync }));
};

describe('Zoho Books contact', () => {
	const contact = {
		contact_id: '460000000026049', contact_name: ' Bowman  & Co ', company_name: 'Bowman and Co', email: 'office@bowman.example', currency_code: 'usd', phone: '', mobile: '+1 555 0100',
		tax_reg_no: 'GB123456789', last_modified_time: '2026-11-02T10:00:00+00:00', payment_terms: 15,
		billing_address: { attention: 'Accounts', address: '4900 Hopyard Rd\nSuite 310', street2: 'P.O. Box 1', city: 'Pleasanton', state: 'CA', zip: '94588', country: 'U.S.A', fax: '+1 555 0199' },
		shipping_address: { address: '', city: '', zip: '', country: '' },
		contact_persons: [{ first_name: 'Ann', is_primary_contact: false }, { first_name: 'Will', last_name: 'Smith', email: 'will@bowman.example', phone: '+1 555 0111', is_primary_contact: true }],
	};
	it('becomes a Xero contact', () => {
		const [{ record, sync } = { record: {}, sync: {} as Sync }] = run('zohoBooksContactToXeroContact', contact);
		expect(record).toEqual({
			ContactNumber: 'books:460000000026049', Name: 'Bowman & Co', FirstName: 'Will', LastName: 'Smith', EmailAddress: 'will@bowman.example', TaxNumber: 'GB123456789', DefaultCurrency: 'USD',
			Addresses: [{ AddressType: 'POBOX', AttentionTo: 'Accounts', AddressLine1: '4900 Hopyard Rd, Suite 310', AddressLine2: 'P.O. Box 1', City: 'Pleasanton', Region: 'CA', PostalCode: '94588', Country: 'U.S.A' }],
			Phones: [{ PhoneType: 'DEFAULT', PhoneNumber: '+1 555 0111' }, { PhoneType: 'MOBILE', PhoneNumber: '+1 555 0100' }, { PhoneType: 'FAX', PhoneNumber: '+1 555 0199' }],
		});
		expect(sync).toMatchObject({ issues: [], target: 'xero:contact', source: { app: 'zohoBooks', entity: 'contact', id: '460000000026049', modified: '2026-11-02T10:00:00+00:00' } });
	});
});

describe('Zoho Books invoice', () => {
	const invoice: Row = {
		invoice_id: '982', invoice_number: 'INV-7', reference_number: '', salesorder_number: 'SO-3', customer_id: '460', date: '2026-11-02', due_date: '2026-12-02', status: 'overdue',
		currency_code: 'EUR', exchange_rate: 1.25, is_inclusive_tax: false, last_modified_time: '2026-11-02T10:00:00Z',
		line_items: [
			{ name: 'Consulting', description: 'October', quantity: 2, rate: 100, account_id: '1', account_name: 'Sales', tax_id: '9', tax_name: 'VAT', tax_percentage: 20, discount: '10%', discount_amount: 20, item_total: 180 },
			{ item_id: '55', name: 'Travel', quantity: 1, rate: 50, account_name: 'Sales', tax_id: '', tax_name: '', tax_percentage: 0, discount: 5, discount_amount: 5, item_total: 45 },
		],
		discount_type: 'item_level', shipping_charge: 10, adjustment: -0.5, adjustment_description: 'Rounding', tax_total: 36, total: 270.5,
		_sync: { source: { app: 'zohoBooks', entity: 'invoice', id: '982', url: 'https://books.zoho.com/app/1#/invoices/982', organization: '1' }, attempts: 2 },
	};
	it('becomes a Xero invoice', () => {
		const [{ record, sync } = { record: {}, sync: {} as Sync }] = run('zohoBooksInvoiceToXeroInvoice', invoice);
		expect(record).toEqual({
			Contact: { ContactNumber: 'books:460' }, InvoiceNumber: 'INV-7', Reference: 'SO-3', Date: '2026-11-02', DueDate: '2026-12-02', CurrencyCode: 'EUR', CurrencyRate: 0.8,
			LineAmountTypes: 'Exclusive', Status: 'AUTHORISED', Url: 'https://books.zoho.com/app/1#/invoices/982',
			LineItems: [
				{ Description: 'Consulting\nOctober', Quantity: 2, UnitAmount: 100, DiscountRate: 10, AccountCode: '200', TaxType: 'OUTPUT2' },
				{ Description: 'Travel', Quantity: 1, UnitAmount: 50, DiscountAmount: 5, AccountCode: '493', TaxType: 'NONE' },
				{ Description: 'Shipping', Quantity: 1, UnitAmount: 10, AccountCode: '425', TaxType: 'NONE' },
				{ Description: 'Rounding', Quantity: 1, UnitAmount: -0.5, AccountCode: '860', TaxType: 'NONE' },
			],
		});
		expect(sync).toMatchObject({ issues: [], attempts: 2, source: { organization: '1', number: 'INV-7', modified: '2026-11-02T10:00:00Z' }, target: 'xero:invoice' });
		expect(sync.places).toMatchObject({ DueDate: 'due_date', 'LineItems[].TaxType': 'line_items[].tax_id', 'LineItems[2].UnitAmount': 'shipping_charge' });
	});
	it('takes a discount after tax as a line of its own', () => {
		const after = { ...invoice, discount_type: 'entity_level', is_discount_before_tax: false, discount: '10%', discount_total: 29.25, line_items: (invoice['line_items'] as Row[]).map((line) => ({ ...line, discount: 0, discount_amount: 0 })), tax_total: 40, total: 270.25 };
		const [{ record, sync } = { record: {}, sync: {} as Sync }] = run('zohoBooksInvoiceToXeroInvoice', after);
		expect(record['LineItems']).toContainEqual({ Description: 'Discount', Quantity: 1, UnitAmount: -29.25, AccountCode: '210', TaxType: 'NONE' });
		expect(sync.issues).toEqual([]);
	});
	it('takes the shipping charge as the prices are, with its own tax', () => {
		const taxed = { ...invoice, shipping_charge_tax_id: '9', shipping_charge_tax_name: 'VAT', shipping_charge_tax_percentage: '20', shipping_charge_exclusive_of_tax: 10, tax_total: 38, total: 272.5 };
		const [{ record, sync } = { record: {}, sync: {} as Sync }] = run('zohoBooksInvoiceToXeroInvoice', taxed);
		expect((record['LineItems'] as Row[])[2]).toMatchObject({ UnitAmount: 10, TaxType: 'OUTPUT2' });
		expect(sync.issues).toEqual([]);
	});
	it.each([['draft', 'DRAFT'], ['sent', 'AUTHORISED'], ['viewed', 'AUTHORISED'], ['partially_paid', 'AUTHORISED'], ['paid', 'AUTHORISED'], ['void', 'VOIDED']])('status %s is %s', (status, expected) => {
		expect(run('zohoBooksInvoiceToXeroInvoice', { ...invoice, status })[0]?.record['Status']).toBe(expected);
	});
	it('leaves the rate out in the base currency', () => {
		expect(run('zohoBooksInvoiceToXeroInvoice', { ...invoice, exchange_rate: 1 })[0]?.record).not.toHaveProperty('CurrencyRate');
	});
	it('with an unknown tax says which row to add, at the line', () => {
		const odd = { ...invoice, line_items: [...(invoice['line_items'] as Row[]), { name: 'Odd', quantity: 1, rate: 0, account_name: 'Sales', tax_id: '77', tax_name: 'Levy', tax_percentage: 3 }] };
		const issues = run('zohoBooksInvoiceToXeroInvoice', odd)[0]?.sync.issues;
		expect(issues).toEqual([expect.objectContaining({ rule: 'mapping-row-missing', at: 'line_items[2].tax_id', fix: expect.stringContaining('source_value "77" or "Levy" or "3"') as string })]);
	});
	it('works without any table', () => {
		const issues = run('zohoBooksInvoiceToXeroInvoice', invoice, { tables: [{}] })[0]?.sync.issues ?? [];
		expect(issues.map(({ at }) => at)).toEqual(['line_items[0].name', 'line_items[0].tax_id', 'line_items[1].item_id', 'shipping_charge', 'adjustment']);
	});
});

describe('Zoho Books customer payment', () => {
	const payment: Row = {
		payment_id: '300', payment_number: '12', date: '2026-11-05', payment_mode: 'cash', account_id: '8', account_name: 'Petty Cash', exchange_rate: 1, amount: 120,
		invoices: [{ invoice_id: '982', invoice_number: 'INV-7', amount_applied: 100 }, { invoice_id: '983', invoice_number: 'INV-8', amount_applied: 20 }],
	};
	it('becomes one Xero payment for each invoice it pays', () => {
		const payments = run('zohoBooksPaymentToXeroPayment', payment);
		expect(payments.map(({ record }) => record)).toEqual([
			{ Invoice: { InvoiceNumber: 'INV-7' }, Account: { Code: '090' }, Date: '2026-11-05', Amount: 100, Reference: 'books:300:982' },
			{ Invoice: { InvoiceNumber: 'INV-8' }, Account: { Code: '090' }, Date: '2026-11-05', Amount: 20, Reference: 'books:300:983' },
		]);
		expect(payments[1]?.sync).toMatchObject({ issues: [], source: { entity: 'customerPayment', id: '300' }, places: { Amount: 'invoices[1].amount_applied', Date: 'date' } });
	});
	it('over one invoice keeps the plain reference; an account without a code goes by its id', () => {
		const one = { ...payment, account_name: 'Bank', invoices: (payment['invoices'] as Row[]).slice(0, 1) };
		expect(run('zohoBooksPaymentToXeroPayment', one)[0]?.record).toMatchObject({ Reference: 'books:300', Account: { AccountID: '562555F2-8CDE-4CE9-8203-0363922537A4' } });
	});
	it('over no invoice still yields an item, with an error', () => {
		const [only, ...others] = run('zohoBooksPaymentToXeroPayment', { ...payment, invoices: [] });
		expect(others).toEqual([]);
		expect(only?.sync.issues).toContainEqual(expect.objectContaining({ rule: 'nothing-to-map', severity: 'error', at: 'invoices' }));
	});
	it('into an unmapped account says so once', () => {
		const one = { ...payment, account_name: 'New', invoices: (payment['invoices'] as Row[]).slice(0, 1) };
		expect(run('zohoBooksPaymentToXeroPayment', one)[0]?.sync.issues).toEqual([expect.objectContaining({ rule: 'mapping-row-missing', at: 'account_id' })]);
	});
});

describe('whatever the record is', () => {
	it('text with JSON is read', () => {
		expect(run('zohoBooksContactToXeroContact', {}, { record: '{"contact_name":"A"}' })[0]?.record).toEqual({ Name: 'A' });
	});
	it.each([undefined, null, '', 'text', 5, [], true])('%j gives an item with an error', (record) => {
		const [only] = run('zohoBooksInvoiceToXeroInvoice', { _sync: { attempts: 3 } }, { record });
		expect(only?.record).toEqual({});
		expect(only?.sync).toMatchObject({ attempts: 3, issues: [{ rule: 'no-record', severity: 'error' }] });
	});
	it('a wrong override is an error of each record, and a good one still counts', () => {
		const [only] = run('zohoBooksContactToXeroContact', { contact_name: 'A' }, { json: '{"Nam": null, "AccountNumber": {"from": "contact_name"}}' });
		expect(only?.record).toEqual({ Name: 'A', AccountNumber: 'A' });
		expect(only?.sync.issues).toEqual([expect.objectContaining({ rule: 'override', at: 'Nam', severity: 'error' })]);
		expect(run('zohoBooksContactToXeroContact', { contact_name: 'A' }, { json: '{"Nam' })[0]?.sync.issues).toEqual([expect.objectContaining({ says: 'the overrides are no valid JSON' })]);
	});
	it('issues found before stay', () => {
		const found: Issue = { rule: 'x', severity: 'warning', at: '', says: 'y' };
		expect(run('zohoBooksContactToXeroContact', { contact_name: 'A', _sync: { issues: [found] } })[0]?.sync.issues).toEqual([found]);
	});
});
