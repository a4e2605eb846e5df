import { compareTotals } from '../../src/checking/totals';
import { mappingNamed, type MappingName } from '../../src/mapping/builtIn';
import { translate } from '../../src/mapping/translate';
import { writableBy } from '../../src/mapping/writable';
import type { Row } from '../../src/record';
import type { Sync } from './run';

const row = (kind: string, source_value: string, target_value: string): Row => ({
	kind,
	source_app: 'xero',
	source_value,
	target_app: 'zohoBooks',
	target_value,
});
const tables = [
	row('account', '200', '11'),
	row('account', '453', '12'),
	row('account', '310', '13'),
	row('account', '630', '14'),
	row('paymentAccount', '090', '15'),
	row('tax', 'OUTPUT2', '21'),
	row('tax', 'INPUT2', '21'),
	row('currency', 'EUR', '31'),
	row('trackingCategory', 'Area', '41'),
	row('trackingOption', 'Northern', '42'),
	row('contact', 'Harbour Cafe', '460'),
];

const through = (name: MappingName, record: Row): { record: Row; sync: Sync } => {
	const mapping = mappingNamed(name)!;
	const [item] = translate({
		mapping,
		writable: writableBy(mapping),
		item: record,
		record,
		rows: [],
		json: '',
		tables,
		guard: (filled, source) => compareTotals(filled.record, filled.rates, source, mapping.totals),
	});
	const { _sync, ...rest } = item!;
	return { record: rest, sync: _sync as unknown as Sync };
};
const rules = (name: MappingName, record: Row): string[] => through(name, record).sync.issues.map(({ rule }) => rule);

const line = (more: Row = {}): Row => ({
	Description: 'Consulting\nOctober',
	Quantity: 2,
	UnitAmount: 100,
	LineAmount: 180,
	DiscountRate: 10,
	AccountCode: '200',
	TaxType: 'OUTPUT2',
	TaxAmount: 27,
	Tracking: [{ Name: 'Area', Option: 'Northern' }],
	...more,
});
const invoice: Row = {
	Type: 'ACCREC',
	InvoiceID: 'f0',
	InvoiceNumber: 'INV-7',
	Reference: 'PO-9',
	Contact: { ContactID: 'c1', ContactNumber: 'books:460', Name: 'Harbour Cafe' },
	Date: '2026-11-02',
	DueDate: '2026-12-02',
	CurrencyCode: 'EUR',
	CurrencyRate: 0.8,
	LineAmountTypes: 'Exclusive',
	Status: 'PAID',
	Url: 'https://books.zoho.com/app/1#/invoices/982?x=1',
	LineItems: [
		line(),
		line({
			Description: 'x'.repeat(120),
			Quantity: undefined,
			UnitAmount: undefined,
			DiscountRate: 0,
			LineAmount: 10,
			TaxType: 'NONE',
			TaxAmount: 0,
			Tracking: [],
		}),
	],
	SubTotal: 190,
	TotalTax: 27,
	Total: 217,
};

describe('an invoice in Xero', () => {
	it('becomes an invoice with names, tags and the currency of its own', () => {
		const { record, sync } = through('xeroInvoiceToZohoBooksInvoice', invoice);
		expect(sync.issues).toEqual([]);
		expect(record).toEqual({
			customer_id: '460',
			invoice_number: 'INV-7',
			reference_number: 'PO-9',
			date: '2026-11-02',
			due_date: '2026-12-02',
			currency_id: '31',
			exchange_rate: 1.25,
			is_inclusive_tax: false,
			discount_type: 'item_level',
			is_discount_before_tax: true,
			line_items: [
				{
					name: 'Consulting',
					description: 'October',
					quantity: 2,
					rate: 100,
					account_id: '11',
					tax_id: '21',
					discount: '10%',
					tags: [{ tag_id: '41', tag_option_id: '42' }],
				},
				{ name: 'x'.repeat(100), description: 'x'.repeat(120), quantity: 1, rate: 10, account_id: '11' },
			],
		});
	});
	it('is compared with what Zoho will reckon, to the cent', () => {
		const off = (change: Row) => through('xeroInvoiceToZohoBooksInvoice', { ...invoice, ...change }).sync.issues;
		expect(off({ Total: 217.01 })).toMatchObject([
			{ rule: 'totals-differ', at: 'Total', says: expect.stringContaining('but Zoho would compute 217.00') as string },
		]);
		expect(off({ RoundingAmount: 0.01, Total: 217.01 })).toEqual([]);
		// A tax that was set by hand: no one percentage explains both lines.
		const hand = [line({ DiscountRate: 0, LineAmount: 200, TaxAmount: 30 }), line({ Quantity: 1, DiscountRate: 0, LineAmount: 100, TaxAmount: 14 })];
		expect(off({ LineItems: hand, TotalTax: 44, Total: 344 })).toMatchObject([{ at: 'Total' }, { at: 'TotalTax' }]);
	});
	it('without tax has none on its lines, whatever tax their accounts have', () => {
		const untaxed = { LineAmountTypes: 'NoTax', LineItems: [line({ TaxAmount: 0 })], TotalTax: 0, Total: 180 };
		const { record, sync } = through('xeroInvoiceToZohoBooksInvoice', { ...invoice, ...untaxed });
		expect([(record['line_items'] as Row[])[0]?.['tax_id'], sync.issues]).toEqual([undefined, []]);
	});
	it('has a line of words on the account of another line', () => {
		const words = { Description: 'Delivered in May', LineAmount: 0, TaxAmount: 0 };
		const { record, sync } = through('xeroInvoiceToZohoBooksInvoice', { ...invoice, LineItems: [words, line()], TotalTax: 27, Total: 207 });
		expect(record['line_items']).toMatchObject([{ name: 'Delivered in May', rate: 0, account_id: '11' }, { account_id: '11' }]);
		expect(sync.issues).toEqual([]);
	});
	it('tells the rate of a tax by all of its lines together', () => {
		const taxed = (LineAmount: number, TaxAmount: number) => line({ Quantity: 1, UnitAmount: LineAmount, DiscountRate: 0, LineAmount, TaxAmount });
		const lines = { LineItems: [taxed(297.36, 44.53), taxed(303.07, 45.38), taxed(8.54, 1.28)], TotalTax: 91.19, Total: 700.16 };
		expect(through('xeroInvoiceToZohoBooksInvoice', { ...invoice, ...lines }).sync.issues).toEqual([]);
	});
	it('of a contact without a number goes to the one in the mapping table, or says which row to add', () => {
		const of = (Contact: Row) => through('xeroInvoiceToZohoBooksInvoice', { ...invoice, Contact });
		expect(of({ ContactID: 'c1', Name: 'Harbour Cafe' }).record['customer_id']).toBe('460');
		expect(of({ ContactID: 'c2', Name: 'Other' }).sync.issues).toMatchObject([
			{ rule: 'mapping-row-missing', says: 'no contact is mapped for "c2" or "Other"' },
		]);
	});
	it('that is a bill, void or in an unknown currency is refused', () => {
		expect(rules('xeroInvoiceToZohoBooksInvoice', { ...invoice, Type: 'ACCPAY' })).toEqual(['not-for-this-mapping']);
		expect(rules('xeroInvoiceToZohoBooksInvoice', { ...invoice, Status: 'VOIDED' })).toEqual(['not-for-this-mapping']);
		expect(rules('xeroInvoiceToZohoBooksInvoice', { ...invoice, CurrencyCode: 'GBP' })).toEqual(['mapping-row-missing']);
	});
	it.each([
		['DRAFT', 'nothing'],
		['AUTHORISED', 'markAsSent'],
		['PAID', 'markAsSent'],
		['VOIDED', 'void'],
	])('that is %s asks for: %s', (Status, operation) => {
		expect(through('xeroInvoiceStatusToZohoBooksInvoice', { ...invoice, Status }).record).toEqual({ id: '982', number: 'INV-7', operation });
	});
});

describe('other documents in Xero', () => {
	const purchase: Row = {
		...invoice,
		LineItems: [line({ DiscountRate: undefined, LineAmount: 200, TaxAmount: 30, AccountCode: '453', TaxType: 'INPUT2' })],
		TotalTax: 30,
		Total: 230,
	};
	it('a bill', () => {
		const bill: Row = { ...purchase, Type: 'ACCPAY', InvoiceNumber: '', Url: undefined };
		expect(through('xeroBillToZohoBooksBill', bill)).toMatchObject({
			record: { vendor_id: '460', bill_number: 'xero:f0', line_items: [{ name: 'Consulting', quantity: 2, rate: 100, account_id: '12', tax_id: '21' }] },
			sync: { issues: [] },
		});
		expect(through('xeroBillStatusToZohoBooksBill', { ...bill, InvoiceNumber: '118', Status: 'AUTHORISED' }).record).toEqual({
			number: '118',
			operation: 'markAsOpen',
		});
	});
	it('a purchase order', () => {
		const { Type: _, ...order } = purchase;
		const { record, sync } = through('xeroPurchaseOrderToZohoBooksPurchaseOrder', {
			...order,
			Status: 'AUTHORISED',
			PurchaseOrderNumber: 'PO-1',
			DeliveryDate: '2026-11-20',
			DeliveryAddress: '1 Quay',
		});
		expect(record).toMatchObject({ vendor_id: '460', purchaseorder_number: 'PO-1', delivery_date: '2026-11-20' });
		expect(sync.issues.map(({ rule }) => rule)).toEqual(['left-out']);
	});
	it('a credit to a customer and one from a supplier, each by its own mapping', () => {
		const credit = { ...purchase, CreditNoteNumber: 'CN-1', Allocations: [] };
		expect(through('xeroCreditNoteToZohoBooksCreditNote', { ...credit, Type: 'ACCRECCREDIT', Status: 'DRAFT' })).toMatchObject({
			record: { customer_id: '460', creditnote_number: 'CN-1', is_draft: true },
			sync: { issues: [] },
		});
		expect(through('xeroCreditNoteToZohoBooksVendorCredit', { ...credit, Type: 'ACCPAYCREDIT' })).toMatchObject({
			record: { vendor_id: '460', vendor_credit_number: 'CN-1' },
			sync: { issues: [] },
		});
		expect(rules('xeroCreditNoteToZohoBooksCreditNote', { ...credit, Type: 'ACCPAYCREDIT' })).toEqual(['not-for-this-mapping']);
		expect(rules('xeroCreditNoteToZohoBooksVendorCredit', { ...credit, Type: 'ACCPAYCREDIT', Allocations: [{ Amount: 1 }] })).toEqual(['left-out']);
	});
	it('a quote', () => {
		const quote = {
			...invoice,
			LineAmountTypes: 'EXCLUSIVE',
			QuoteNumber: 'QU-1',
			Reference: '',
			Title: 'Offer',
			ExpiryDate: '2026-11-30',
			Summary: 'S',
			Terms: 'T',
		};
		expect(through('xeroQuoteToZohoBooksEstimate', quote)).toMatchObject({
			record: { estimate_number: 'QU-1', reference_number: 'Offer', expiry_date: '2026-11-30', notes: 'S', terms: 'T' },
			sync: { issues: [] },
		});
	});
	it('a payment of an invoice, found by its link back', () => {
		const { Contact, Url } = invoice;
		const payment: Row = {
			PaymentID: 'p1',
			Reference: 'TRX 1',
			Date: '2026-11-05',
			Amount: 100,
			CurrencyRate: 0.8,
			Account: { AccountID: 'a1', Code: '090' },
			Invoice: { Type: 'ACCREC', Contact, Url },
		};
		expect(through('xeroPaymentToZohoBooksCustomerPayment', payment)).toMatchObject({
			record: {
				customer_id: '460',
				payment_mode: 'Bank Transfer',
				amount: 100,
				date: '2026-11-05',
				reference_number: 'xero:p1',
				description: 'TRX 1',
				account_id: '15',
				exchange_rate: 1.25,
				invoices: [{ invoice_id: '982', amount_applied: 100 }],
			},
			sync: { issues: [] },
		});
		expect(rules('xeroPaymentToZohoBooksVendorPayment', payment)).toContain('not-for-this-mapping');
		expect(rules('xeroPaymentToZohoBooksCustomerPayment', { ...payment, Status: 'DELETED' })).toEqual(['not-for-this-mapping']);
	});
	it('an item with its stock accounts', () => {
		const item: Row = {
			ItemID: 'i1',
			Code: 'BEAN-1',
			Name: 'Coffee beans',
			IsSold: true,
			IsPurchased: true,
			IsTrackedAsInventory: true,
			InventoryAssetAccountCode: '630',
			SalesDetails: { UnitPrice: 25.06, AccountCode: '200', TaxType: 'OUTPUT2' },
			PurchaseDetails: { UnitPrice: 14.2, COGSAccountCode: '310', TaxType: 'INPUT2' },
		};
		const expected = {
			sku: 'BEAN-1',
			name: 'Coffee beans',
			item_type: 'inventory',
			product_type: 'goods',
			rate: 25.06,
			account_id: '11',
			tax_id: '21',
			purchase_rate: 14.2,
			purchase_account_id: '13',
			inventory_account_id: '14',
		};
		expect(through('xeroItemToZohoBooksItem', item)).toMatchObject({ record: expected, sync: { issues: [] } });
		// Rows of Books count for Inventory, which has the same accounts.
		expect(through('xeroItemToZohoInventoryItem', item)).toMatchObject({ record: expected, sync: { issues: [] } });
		expect(through('xeroItemToZohoBooksItem', { Code: 'A', PurchaseDetails: { UnitPrice: 3 } }).record).toEqual({
			sku: 'A',
			name: 'A',
			item_type: 'purchases',
			rate: 0,
			purchase_rate: 3,
		});
	});
	it('a tracking category with its options, and back', () => {
		const category = { TrackingCategoryID: 't1', Name: 'Area', Options: [{ Name: 'Northern' }, { Name: 'Southern' }] };
		expect(through('xeroTrackingCategoryToZohoBooksReportingTag', category).record).toMatchObject({
			tag_name: 'Area',
			multi_preference_entities: { preference: 'line_item' },
			options: [{ option_name: 'Northern' }, { option_name: 'Southern' }],
		});
		const tag = { tag_id: '41', tag_name: 'Area', options: [{ option_id: '42', option_name: 'Northern' }] };
		expect(through('zohoBooksReportingTagToXeroTrackingCategory', tag).record).toEqual({ Name: 'Area' });
		expect(through('zohoBooksReportingTagToXeroTrackingOptions', tag).record).toEqual({ Category: 'Area', Name: 'Northern' });
	});
});
