import type { MappingName } from '../../src/mapping/builtIn';
import type { Row } from '../../src/record';
import { run } from './run';

const row = (kind: string, source_value: string, target_value: string): Row => ({ kind, source_value, target_value });
const tables = [
	row('account', 'Office', '453'),
	row('account', 'Discount', '454'),
	row('account', 'Adjustment', '455'),
	row('account', 'Inventory Asset', '630'),
	row('account', 'COGS', '310'),
	row('account', 'Sales', '200'),
	row('tax', 'GST', 'OUTPUT2'),
	row('purchaseTax', 'GST', 'INPUT2'),
	row('purchaseTax', 'No tax', 'NONE'),
	row('paymentAccount', 'Bank', '090'),
	row('contact', 'No vendor', '562555F2-8CDE-4CE9-8203-0363922537A4'),
	row('trackingCategory', 'Region', 'Area'),
	row('trackingOption', 'North', 'Northern'),
];
const through = (name: MappingName, record: Row) => run(name, record, { tables });
const one = (name: MappingName, record: Row) => through(name, record)[0]!;
const rules = (name: MappingName, record: Row): string[] => one(name, record).sync.issues.map(({ rule }) => rule);

const line = (more: Row = {}): Row => ({
	name: 'Paper',
	description: 'A4',
	account_name: 'Office',
	quantity: 10,
	rate: 10,
	tax_id: '9',
	tax_name: 'GST',
	tax_percentage: 15,
	tags: [{ tag_name: 'Region', tag_option_name: 'North' }],
	...more,
});
const bill: Row = {
	bill_id: '70',
	bill_number: '2026-118',
	vendor_id: '51',
	date: '2026-11-02',
	due_date: '2026-12-02',
	status: 'open',
	currency_code: 'EUR',
	exchange_rate: 1.25,
	is_inclusive_tax: false,
	line_items: [line(), line({ name: 'Ink', tax_id: '', tax_name: '', tax_percentage: 0, quantity: 3, rate: 5, tags: [] })],
	discount: '10%',
	discount_total: 11.5,
	adjustment: -0.5,
	tax_total: 13.5,
	total: 116.5,
	_sync: { source: { app: 'zohoBooks', entity: 'bill', id: '70', url: 'https://books.zoho.com/app/1#/bills/70' } },
};

describe('a bill', () => {
	it('becomes a bill without discounts, tracked by what its lines are tagged with', () => {
		const { record, sync } = one('zohoBooksBillToXeroBill', bill);
		expect(sync.issues).toEqual([]);
		expect(record).toEqual({
			Contact: { ContactNumber: 'books:51' },
			InvoiceNumber: '2026-118',
			Date: '2026-11-02',
			DueDate: '2026-12-02',
			CurrencyCode: 'EUR',
			CurrencyRate: 0.8,
			LineAmountTypes: 'Exclusive',
			Status: 'AUTHORISED',
			Url: 'https://books.zoho.com/app/1#/bills/70',
			LineItems: [
				{ Description: 'Paper\nA4', Quantity: 10, UnitAmount: 9, AccountCode: '453', TaxType: 'INPUT2', Tracking: [{ Name: 'Area', Option: 'Northern' }] },
				{ Description: 'Ink\nA4', Quantity: 3, UnitAmount: 4.5, AccountCode: '453', TaxType: 'NONE' },
				{ Description: 'Adjustment', Quantity: 1, UnitAmount: -0.5, AccountCode: '455', TaxType: 'NONE' },
			],
		});
	});
	it.each([
		['draft', 'DRAFT'],
		['pending_approval', 'SUBMITTED'],
		['overdue', 'AUTHORISED'],
		['void', 'VOIDED'],
	])('that is %s is %s', (status, expected) => expect(one('zohoBooksBillToXeroBill', { ...bill, status }).record['Status']).toBe(expected));
	it('says what it does not carry over, and goes on without a tag that has no row', () => {
		expect(one('zohoBooksBillToXeroBill', { ...bill, tds_amount: 5, total_retention_amount: 0 }).sync.issues).toEqual([
			expect.objectContaining({ rule: 'left-out', at: 'tds_amount', severity: 'warning' }),
		]);
		const tagged = one('zohoBooksBillToXeroBill', {
			...bill,
			line_items: [line({ tags: [{ tag_name: 'Team', tag_option_name: 'Blue' }] }), bill['line_items']],
		});
		const lines = tagged.record['LineItems'] as Row[];
		expect(lines[0]).not.toHaveProperty('Tracking');
		expect(tagged.sync.issues.filter(({ rule }) => rule === 'mapping-row-missing').map(({ severity }) => severity)).toEqual(['warning', 'warning']);
	});
	it('of Inventory names its items, and uses the rows of Books', () => {
		const [books] = [{ ...row('account', 'Office', '453'), source_app: 'zohoBooks', target_app: 'xero' }];
		const [{ record } = { record: {} as Row }] = run(
			'zohoInventoryBillToXeroBill',
			{ ...bill, line_items: [line({ sku: 'PAP' })] },
			{ tables: [books, ...tables.slice(1)] },
		);
		expect((record['LineItems'] as Row[])[0]).toMatchObject({ ItemCode: 'PAP', AccountCode: '453' });
	});
});

describe('other documents of buying', () => {
	it('an order has its delivery, and is deleted where it was cancelled', () => {
		const order: Row = {
			...bill,
			purchaseorder_id: '80',
			purchaseorder_number: 'PO-1',
			reference_number: 'REQ-3',
			delivery_date: '2026-11-20',
			status: 'cancelled',
			attention: 'Store',
			delivery_address: { address: '1 Quay', city: 'Auckland', zip: '1010' },
			notes: 'Ring twice',
			line_items: [line({ rate: undefined, purchase_rate: 10 })],
			discount: 0,
			discount_total: 0,
			adjustment: 0,
			tax_total: 15,
			total: 115,
		};
		const { record, sync } = one('zohoInventoryPurchaseOrderToXeroPurchaseOrder', order);
		expect(sync.issues).toEqual([]);
		expect(record).toMatchObject({
			PurchaseOrderNumber: 'PO-1',
			Reference: 'REQ-3',
			DeliveryDate: '2026-11-20',
			Status: 'DELETED',
			AttentionTo: 'Store',
			DeliveryAddress: '1 Quay\nAuckland\n1010',
			DeliveryInstructions: 'Ring twice',
			LineItems: [{ Quantity: 10, UnitAmount: 10, AccountCode: '453' }],
		});
	});
	it('a vendor credit and what it is set against', () => {
		const credit: Row = {
			...bill,
			vendor_credit_id: '90',
			vendor_credit_number: 'VC-1',
			total_refunded_amount: 3,
			bills_credited: [
				{ bill_id: '70', bill_number: '2026-118', amount: 20, date: '2026-11-03' },
				{ bill_id: '71', bill_number: '2026-119', amount: 5, date: '2026-11-04', xero_invoice_id: '562555F2-8CDE-4CE9-8203-0363922537A4' },
			],
		};
		expect(one('zohoBooksVendorCreditToXeroCreditNote', credit).record).toMatchObject({
			Type: 'ACCPAYCREDIT',
			CreditNoteNumber: 'VC-1',
			Contact: { ContactNumber: 'books:51' },
			Status: 'AUTHORISED',
		});
		expect(rules('zohoBooksVendorCreditToXeroCreditNote', credit)).toEqual(['left-out']);
		expect(through('zohoBooksVendorCreditToXeroAllocations', credit).map(({ record }) => record)).toEqual([
			{ CreditNoteNumber: 'VC-1', InvoiceNumber: '2026-118', Amount: 20, Date: '2026-11-03', Source: 'books:90:70' },
			{
				CreditNoteNumber: 'VC-1',
				InvoiceNumber: '2026-119',
				Invoice: { InvoiceID: '562555F2-8CDE-4CE9-8203-0363922537A4' },
				Amount: 5,
				Date: '2026-11-04',
				Source: 'books:90:71',
			},
		]);
	});
	it('a credit note and what it is set against', () => {
		const note: Row = {
			creditnote_id: '91',
			creditnote_number: 'CN-1',
			customer_id: '1',
			date: '2026-11-03',
			status: 'closed',
			discount_type: 'item_level',
			line_items: [line({ account_name: 'Sales', discount: '50%' })],
			tax_total: 7.5,
			total: 57.5,
			invoices_credited: [{ invoice_id: '982', invoice_number: 'INV-7', credited_amount: 57.5, date: '2026-11-03' }],
		};
		expect(one('zohoBooksCreditNoteToXeroCreditNote', note)).toMatchObject({
			record: { Type: 'ACCRECCREDIT', Status: 'AUTHORISED', LineItems: [{ Quantity: 10, UnitAmount: 5, AccountCode: '200', TaxType: 'OUTPUT2' }] },
			sync: { issues: [] },
		});
		expect(one('zohoBooksCreditNoteToXeroAllocations', note).record).toMatchObject({ InvoiceNumber: 'INV-7', Amount: 57.5 });
	});
	it('a payment names a bill by its number, or by its id in Xero alone', () => {
		const payment: Row = {
			payment_id: '300',
			date: '2026-11-05',
			paid_through_account_name: 'Bank',
			exchange_rate: 1.25,
			balance: 0,
			bills: [
				{ bill_id: '70', bill_number: '2026-118', amount_applied: 100 },
				{ bill_id: '71', bill_number: '2026-119', amount_applied: 20, xero_invoice_id: 'f1' },
			],
		};
		const shared = { Account: { Code: '090' }, Date: '2026-11-05', CurrencyRate: 0.8 };
		expect(through('zohoBooksVendorPaymentToXeroPayment', payment).map(({ record }) => record)).toEqual([
			{ ...shared, Invoice: { InvoiceNumber: '2026-118' }, Amount: 100, Reference: 'books:300:70' },
			{ ...shared, Invoice: { InvoiceID: 'f1' }, Amount: 20, Reference: 'books:300:71' },
		]);
		expect(rules('zohoBooksVendorPaymentToXeroPayment', { ...payment, balance: 5 })).toEqual(['left-out']);
		expect(rules('zohoBooksVendorPaymentToXeroPayment', { ...payment, status: 'draft' })).toEqual(['not-for-this-mapping']);
	});
});

describe('an expense', () => {
	const expense: Row = {
		expense_id: '5',
		date: '2026-11-02',
		account_name: 'Office',
		amount: 115,
		paid_through_account_name: 'Bank',
		vendor_id: '51',
		description: 'Toner',
		tax_id: '9',
		tax_name: 'GST',
		tax_percentage: 15,
		is_inclusive_tax: true,
		currency_code: 'NZD',
		exchange_rate: 1,
		tax_amount: 15,
		total: 115,
	};
	it('becomes money spent', () => {
		expect(one('zohoBooksExpenseToXeroBankTransaction', expense)).toMatchObject({
			record: {
				Type: 'SPEND',
				Contact: { ContactNumber: 'books:51' },
				BankAccount: { Code: '090' },
				Reference: 'books:5',
				Date: '2026-11-02',
				CurrencyCode: 'NZD',
				LineAmountTypes: 'Inclusive',
				LineItems: [{ Description: 'Toner', Quantity: 1, UnitAmount: 115, AccountCode: '453', TaxType: 'INPUT2' }],
			},
			sync: { issues: [] },
		});
	});
	it('without a vendor goes to the contact that the mapping table names', () => {
		expect(one('zohoBooksExpenseToXeroBankTransaction', { ...expense, vendor_id: '' }).record['Contact']).toEqual({
			ContactID: '562555F2-8CDE-4CE9-8203-0363922537A4',
		});
	});
	it('in a foreign currency is booked at what it came to, unless its account is in that currency', () => {
		const foreign = { ...expense, currency_code: 'USD', exchange_rate: 1.6489, bcy_total: 189.62 };
		const { record, sync } = one('zohoBooksExpenseToXeroBankTransaction', foreign);
		expect(record).toMatchObject({ LineAmountTypes: 'Inclusive', LineItems: [{ UnitAmount: 189.62 }] });
		expect(record).not.toHaveProperty('CurrencyCode');
		expect(sync.issues).toMatchObject([{ rule: 'left-out', severity: 'warning', at: 'foreign_currency' }]);
		expect(one('zohoBooksExpenseToXeroBankTransaction', { ...foreign, account_currency: 'USD' })).toMatchObject({
			record: { CurrencyCode: 'USD', CurrencyRate: 0.606465, LineItems: [{ UnitAmount: 115 }] },
			sync: { issues: [] },
		});
	});
});

describe('an item', () => {
	const item: Row = {
		item_id: '7',
		name: 'Coffee beans 1 kg',
		sku: 'BEAN-1',
		rate: 25.06,
		description: 'Whole',
		item_type: 'sales_and_purchases',
		account_name: 'Sales',
		tax_name: 'GST',
		purchase_rate: 14.2,
		purchase_account_name: 'Office',
		purchase_description: 'Sack',
	};
	const sides = (more: Row) => one('zohoInventoryItemToXeroItem', { ...item, ...more }).record;
	it('has what it is sold and bought for', () => {
		expect(one('zohoBooksItemToXeroItem', item).sync.issues).toEqual([]);
		expect(one('zohoBooksItemToXeroItem', item).record).toEqual({
			Code: 'BEAN-1',
			Name: 'Coffee beans 1 kg',
			IsSold: true,
			IsPurchased: true,
			Description: 'Whole',
			SalesDetails: { UnitPrice: 25.06, AccountCode: '200', TaxType: 'OUTPUT2' },
			PurchaseDescription: 'Sack',
			PurchaseDetails: { UnitPrice: 14.2, AccountCode: '453', TaxType: 'INPUT2' },
		});
	});
	it('kept in stock has the accounts of stock and of what was sold', () => {
		const tracked = sides({ item_type: 'inventory', purchase_account_name: 'COGS', inventory_account_name: 'Inventory Asset' });
		expect(tracked).toMatchObject({ InventoryAssetAccountCode: '630', PurchaseDetails: { UnitPrice: 14.2, COGSAccountCode: '310' } });
		expect(tracked['PurchaseDetails']).not.toHaveProperty('AccountCode');
	});
	it('has only the side that it has', () => {
		expect(sides({ item_type: 'purchases' })).not.toHaveProperty('SalesDetails');
		expect(sides({ item_type: 'sales' })).not.toHaveProperty('PurchaseDetails');
		expect(sides({ can_be_sold: false, can_be_purchased: true })).not.toHaveProperty('IsSold');
	});
	it('says that its quantity stays', () => expect(rules('zohoInventoryItemToXeroItem', { ...item, stock_on_hand: 4 })).toEqual(['left-out']));
});

describe('an expense report', () => {
	const spent = (more: Row): Row => ({ date: '2026-11-03', currency_code: 'NZD', exchange_rate: 1, is_inclusive_tax: true, ...more });
	const office = (amount: number, tax_amount: number): Row => ({
		category_name: 'Stationery',
		gl_code: 'Office',
		description: 'Toner',
		amount,
		tax_id: '9',
		tax_name: 'GST',
		tax_percentage: 15,
		tax_amount,
	});
	const report: Row = {
		report_id: '1',
		report_number: 'ER-00001',
		status: 'approved',
		submitted_by: '460',
		submitter_name: 'Tama Ngata',
		submitter_email: 'tama@kowhai.example',
		approved_date: '2026-11-05',
		end_date: '2026-11-03',
		currency_code: 'NZD',
		reimbursable_total: 138,
		expenses: [
			spent({ expense_id: '11', merchant_name: 'Paper & Ink', total: 115, bcy_total: 115, line_items: [office(115, 15)] }),
			spent({ expense_id: '12', is_inclusive_tax: false, total: 23, bcy_total: 23, line_items: [office(20, 3)] }),
			spent({
				expense_id: '13',
				is_reimbursable: false,
				merchant_id: '5',
				merchant_name: 'Cloudware',
				paid_through_account_name: 'Bank',
				total: 46,
				tax_amount: 6,
				bcy_total: 46,
				line_items: [office(46, 6)],
			}),
		],
	};
	it('becomes a bill of what is owed to the employee, due at once', () => {
		const { record, sync } = one('zohoExpenseReportToXeroBill', report);
		expect(sync.issues).toEqual([]);
		expect(record).toEqual({
			Contact: { ContactNumber: 'expense:460' },
			InvoiceNumber: 'ER-00001',
			Date: '2026-11-05',
			DueDate: '2026-11-05',
			CurrencyCode: 'NZD',
			LineAmountTypes: 'Inclusive',
			Status: 'AUTHORISED',
			LineItems: [
				{ Description: '2026-11-03 Paper & Ink, Toner, Stationery', Quantity: 1, UnitAmount: 115, AccountCode: '453', TaxType: 'INPUT2' },
				{ Description: '2026-11-03 Toner, Stationery', Quantity: 1, UnitAmount: 23, AccountCode: '453', TaxType: 'INPUT2' },
			],
		});
		expect(one('zohoExpenseUserToXeroContact', report).record).toEqual({
			ContactNumber: 'expense:460',
			Name: 'Tama Ngata',
			FirstName: 'Tama',
			LastName: 'Ngata',
			EmailAddress: 'tama@kowhai.example',
		});
	});
	it('becomes a transaction for each expense of the card, of the merchant', () => {
		const [only, ...others] = through('zohoExpenseReportToXeroBankTransactions', report);
		expect(others).toEqual([]);
		expect(only).toMatchObject({
			record: {
				Type: 'SPEND',
				Contact: { ContactNumber: 'expense-merchant:5' },
				BankAccount: { Code: '090' },
				Reference: 'expense:13',
				LineItems: [{ UnitAmount: 46, AccountCode: '453', TaxType: 'INPUT2' }],
			},
			sync: { issues: [] },
		});
	});
	it('that differs from its expenses is found out at the expense', () => {
		const expenses = [(report['expenses'] as Row[])[0], { ...(report['expenses'] as Row[])[2], total: 47 }];
		const [{ sync } = { sync: undefined }] = through('zohoExpenseReportToXeroBankTransactions', { ...report, expenses });
		expect(sync?.issues).toMatchObject([{ rule: 'totals-differ', at: 'company_paid[0].spent_total' }]);
		expect(rules('zohoExpenseReportToXeroBill', { ...report, reimbursable_total: 139 })).toEqual(['totals-differ']);
	});
	it('that is not approved pays nobody back and books no card', () => {
		expect(rules('zohoExpenseReportToXeroBill', { ...report, status: 'rejected' })).toEqual(['not-for-this-mapping']);
		expect(rules('zohoExpenseReportToXeroBankTransactions', { ...report, status: 'submitted' })).toEqual(['not-for-this-mapping']);
		expect(one('zohoExpenseReportToXeroBill', { ...report, status: 'submitted' }).record['Status']).toBe('SUBMITTED');
	});
	it("an expense alone is booked unless it is the employee's own", () => {
		const [own, , carded] = report['expenses'] as Row[];
		expect(one('zohoExpenseToXeroBankTransaction', carded!).record).toMatchObject({ Reference: 'expense:13' });
		expect(rules('zohoExpenseToXeroBankTransaction', { ...carded, ...{ is_reimbursable: true } })).toContain('not-for-this-mapping');
		expect(one('zohoExpenseMerchantToXeroContact', carded!).record).toEqual({ ContactNumber: 'expense-merchant:5', Name: 'Cloudware' });
		expect(own).toBeDefined();
	});
});

describe('estimates and sales orders', () => {
	const estimate: Row = {
		estimate_id: '60',
		estimate_number: 'QT-1',
		customer_id: '1',
		reference_number: 'R-1',
		date: '2026-11-02',
		expiry_date: '2026-11-30',
		status: 'accepted',
		notes: 'Thanks',
		terms: 'Net 30',
		line_items: [line({ account_name: 'Sales', tags: [] })],
		tax_total: 15,
		total: 115,
	};
	it('an estimate becomes a quote that was sent', () => {
		expect(one('zohoBooksEstimateToXeroQuote', estimate)).toMatchObject({
			record: {
				QuoteNumber: 'QT-1',
				Contact: { ContactNumber: 'books:1' },
				Reference: 'R-1',
				ExpiryDate: '2026-11-30',
				LineAmountTypes: 'EXCLUSIVE',
				Status: 'SENT',
				Summary: 'Thanks',
				Terms: 'Net 30',
				LineItems: [{ Quantity: 10, UnitAmount: 10, AccountCode: '200', TaxType: 'OUTPUT2' }],
			},
			sync: { issues: [] },
		});
		expect(one('zohoBooksEstimateToXeroQuote', { ...estimate, status: 'draft' }).record).not.toHaveProperty('Status');
	});
	it('a sales order becomes a draft of an invoice or a quote, unless it is void', () => {
		const { estimate_id: _, estimate_number: __, ...rest } = estimate;
		const order = { ...rest, salesorder_id: '61', salesorder_number: 'SO-1', status: 'confirmed' };
		for (const name of ['zohoBooksSalesOrderToXeroInvoice', 'zohoInventorySalesOrderToXeroInvoice'] as const) {
			expect(one(name, order).record).toMatchObject({ InvoiceNumber: 'SO-1', Reference: 'R-1', Date: '2026-11-02' });
			expect(one(name, order).record).not.toHaveProperty('Status');
			expect(rules(name, { ...order, status: 'void' })).toEqual(['not-for-this-mapping']);
		}
		expect(one('zohoInventorySalesOrderToXeroQuote', order).record).toMatchObject({ QuoteNumber: 'SO-1' });
	});
});
