import type { MappingName } from '../../src/mapping/builtIn';
import type { Row } from '../../src/record';
import { crmRows } from './crmQuotes';
import { run } from './run';

const one = (name: MappingName, record: Row, more: Row = {}) => run(name, record, { tables: crmRows, ...more })[0]!;

const quote: Row = {
	id: '701',
	Quote_Number: '7',
	Subject: 'Refit offer',
	Account_Name: { id: '201', name: 'Harbour Cafe Ltd' },
	Contact_Name: { id: '101', name: 'Aroha Ngata' },
	Valid_Till: '2026-12-31',
	Created_Time: '2026-11-20T23:30:00+13:00',
	Currency: 'EUR',
	Exchange_Rate: 0.55,
	Terms_and_Conditions: 'Thirty days',
	Quoted_Items: [
		{
			Product_Name: { id: '1', name: 'Consulting hour', Product_Code: 'CONS-H' },
			Description: 'November',
			Quantity: 10,
			List_Price: 145,
			Discount: '10%',
			Line_Tax: [{ name: 'GST', percentage: 15, value: 195.75 }],
			Total: 1450,
			Total_After_Discount: 1305,
			Tax: 195.75,
			Net_Total: 1500.75,
		},
		{
			Product_Name: { id: '2', name: 'Coffee beans', Product_Code: 'BEAN-1' },
			Quantity: 2,
			List_Price: 25.06,
			Discount: 1.12,
			Line_Tax: [],
			Total: 50.12,
			Total_After_Discount: 49,
			Tax: 0,
			Net_Total: 49,
		},
	],
	Sub_Total: 1549.75,
	Discount: 49.75,
	Tax: 195.75,
	Adjustment: -0.5,
	Grand_Total: 1499.5,
};
const lines = [
	{ Description: 'Consulting hour\nNovember', Quantity: 10, UnitAmount: 145, DiscountRate: 10, AccountCode: '200', TaxType: 'OUTPUT2' },
	{ Description: 'Coffee beans', Quantity: 2, UnitAmount: 25.06, DiscountAmount: 1.12, AccountCode: '201', TaxType: 'NONE' },
	{ Description: 'Adjustment', Quantity: 1, UnitAmount: -0.5, AccountCode: '204', TaxType: 'NONE' },
	{ Description: 'Discount', Quantity: 1, UnitAmount: -49.75, AccountCode: '205', TaxType: 'NONE' },
];

describe('Zoho CRM quote', () => {
	it('becomes a Xero quote', () => {
		const { record, sync } = one('zohoCrmQuoteToXeroQuote', quote);
		expect(record).toEqual({
			Contact: { ContactNumber: 'crm:201' },
			QuoteNumber: 'CRMQ-701',
			Reference: '7',
			Date: '2026-11-20',
			ExpiryDate: '2026-12-31',
			CurrencyCode: 'EUR',
			CurrencyRate: 0.55,
			LineAmountTypes: 'EXCLUSIVE',
			Title: 'Refit offer',
			Terms: 'Thirty days',
			LineItems: lines,
		});
		expect(sync).toMatchObject({ issues: [], source: { app: 'zohoCrm', entity: 'quote', id: '701', number: 'Refit offer' }, target: 'xero:quote' });
		expect(sync.places).toMatchObject({ 'LineItems[].TaxType': 'Quoted_Items[].tax_key', 'LineItems[2].UnitAmount': 'Adjustment' });
	});
	it('becomes a Xero invoice without date and status, so that Xero dates it and leaves its status alone', () => {
		const url = 'https://crm.zoho.com/crm/EntityInfo.do?module=Quotes&id=701';
		const { record, sync } = one('zohoCrmQuoteToXeroInvoice', { ...quote, _sync: { source: { app: 'zohoCrm', entity: 'quote', id: '701', url } } });
		expect(record).toEqual({
			Contact: { ContactNumber: 'crm:201' },
			InvoiceNumber: 'CRMQ-701',
			Reference: '7 Refit offer',
			CurrencyCode: 'EUR',
			CurrencyRate: 0.55,
			LineAmountTypes: 'Exclusive',
			Url: url,
			LineItems: lines,
		});
		expect(sync.issues).toEqual([]);
	});
	it('takes the rate the other way round where CRM means it so', () => {
		const json = '{"CurrencyRate": {"from": "Exchange_Rate", "via": "inverseRate"}}';
		expect(one('zohoCrmQuoteToXeroInvoice', quote, { json }).record['CurrencyRate']).toBe(1.818182);
		expect(one('zohoCrmQuoteToXeroInvoice', { ...quote, Exchange_Rate: 1 }).record).not.toHaveProperty('CurrencyRate');
		expect(one('zohoCrmQuoteToXeroInvoice', { ...quote, Currency: undefined, Exchange_Rate: undefined }).record).not.toHaveProperty('CurrencyCode');
	});
	it('spreads a discount before a tax on top of the lines', () => {
		const rows = (quote['Quoted_Items'] as Row[]).map((row) => ({ ...row, Line_Tax: [], Tax: 0, Net_Total: row['Total_After_Discount'] }));
		const onTop = { ...quote, Quoted_Items: rows, Sub_Total: 1354, Discount: 54, $line_tax: [{ name: 'GST', percentage: 15 }], Tax: 195, Grand_Total: 1494.5 };
		const { record, sync } = one('zohoCrmQuoteToXeroInvoice', onTop);
		expect(sync.issues).toEqual([]);
		expect(record['LineItems']).toMatchObject([
			{ DiscountAmount: 197.05, TaxType: 'OUTPUT2' },
			{ DiscountAmount: 3.07, TaxType: 'OUTPUT2' },
			{ UnitAmount: -0.5 },
		]);
	});
	it('names a tax that no row knows, by its percentage where it counts nothing', () => {
		const [first, second] = quote['Quoted_Items'] as [Row, Row];
		const Quoted_Items = [first, { ...second, Line_Tax: [{ name: 'GST', percentage: 0 }] }, { ...second, Line_Tax: [{ name: 'Levy', percentage: 3 }] }];
		const { issues } = one('zohoCrmQuoteToXeroInvoice', { ...quote, Quoted_Items }).sync;
		expect(issues.filter(({ rule }) => rule === 'mapping-row-missing').map(({ at, says }) => `${at}: ${says}`)).toEqual([
			'Quoted_Items[1].tax_key: no tax is mapped for "GST 0%" or "0"',
			'Quoted_Items[2].tax_key: no tax is mapped for "Levy 3%" or "Levy" or "3"',
		]);
	});
	it('says what does not fit, and shortens a title', () => {
		const { record, sync } = one('zohoCrmQuoteToXeroQuote', { ...quote, Subject: 'x'.repeat(120) });
		expect(record['Title']).toBe('x'.repeat(100));
		expect(sync.issues).toEqual([expect.objectContaining({ rule: 'value', severity: 'warning', at: 'Subject' })]);
	});
});

describe('Zoho CRM deal', () => {
	const deal: Row = {
		id: '401',
		Deal_Name: 'Winter stock',
		Account_Name: { id: '201', name: 'Southern Alps Outfitters' },
		Contact_Name: { id: '101', name: 'Hana Kim' },
		Stage: 'Closed Won',
		Amount: 1500,
		Closing_Date: '2026-10-30',
		Created_Time: '2026-09-01T10:00:00+13:00',
		Currency: 'NZD',
		Exchange_Rate: 1,
		Description: 'By sea',
	};
	const products = [
		{ id: '1', Product_Name: 'Consulting hour', Product_Code: 'CONS-H', Unit_Price: 145, Quantity: 10, Tax: ['GST'] },
		{ id: '2', Product_Name: 'Blanket', Product_Category: 'Services', Unit_Price: 50, Tax: [] },
	];
	it('becomes an invoice of its amount', () => {
		const { record, sync } = one('zohoCrmDealToXeroInvoice', deal);
		expect(record).toEqual({
			Contact: { ContactNumber: 'crm:201' },
			InvoiceNumber: 'CRM-401',
			Reference: 'Winter stock',
			Date: '2026-10-30',
			CurrencyCode: 'NZD',
			LineAmountTypes: 'Exclusive',
			LineItems: [{ Description: 'Winter stock', Quantity: 1, UnitAmount: 1500, AccountCode: '203', TaxType: 'OUTPUT2' }],
		});
		expect(sync).toMatchObject({ issues: [], source: { app: 'zohoCrm', entity: 'deal', id: '401', number: 'Winter stock' } });
	});
	it('becomes an invoice of its products, one of each unless it says how many', () => {
		const { record, sync } = one('zohoCrmDealToXeroInvoice', { ...deal, Products: products });
		expect(record['LineItems']).toEqual([
			{ Description: 'Consulting hour', Quantity: 10, UnitAmount: 145, AccountCode: '200', TaxType: 'OUTPUT2' },
			{ Description: 'Blanket', Quantity: 1, UnitAmount: 50, AccountCode: '202', TaxType: 'OUTPUT2' },
		]);
		expect(sync.issues).toEqual([]);
	});
	it('is refused by the guard where its products come to another amount', () => {
		const { sync } = one('zohoCrmDealToXeroInvoice', { ...deal, Amount: 1499, Products: products });
		expect(sync.issues).toEqual([
			expect.objectContaining({
				rule: 'totals-differ',
				severity: 'error',
				at: 'Amount',
				says: expect.stringContaining('1500.00 NZD: 100 cents too much') as string,
			}),
		]);
	});
	it('becomes an invoice of its quote, in the quote’s currency', () => {
		const { record, sync } = one('zohoCrmDealToXeroInvoice', { ...deal, Quote: quote, Products: products });
		expect(record).toMatchObject({ InvoiceNumber: 'CRM-401', CurrencyCode: 'EUR', CurrencyRate: 0.55, LineItems: lines });
		expect(sync.issues).toEqual([]);
	});
	it('becomes a Xero quote until it is won', () => {
		expect(one('zohoCrmDealToXeroQuote', deal).record).toMatchObject({
			QuoteNumber: 'CRM-401',
			Date: '2026-09-01',
			ExpiryDate: '2026-10-30',
			LineAmountTypes: 'EXCLUSIVE',
			Title: 'Winter stock',
			Summary: 'By sea',
			LineItems: [{ UnitAmount: 1500, TaxType: 'OUTPUT2' }],
		});
	});
	it('without an account is its contact’s, and without either has no customer', () => {
		expect(one('zohoCrmDealToXeroInvoice', { ...deal, Account_Name: null }).record['Contact']).toEqual({ ContactNumber: 'crm:101' });
		expect(one('zohoCrmDealToXeroInvoice', { ...deal, Account_Name: null, Contact_Name: null }).record).not.toHaveProperty('Contact');
		const json = '{"Contact.ContactNumber": {"from": ["Contact_Name.id", "Account_Name.id"], "via": "prefix", "with": "crm:"}}';
		expect(one('zohoCrmDealToXeroInvoice', deal, { json }).record['Contact']).toEqual({ ContactNumber: 'crm:101' });
	});
	it('with prices that include tax is compared with what its lines come to', () => {
		const json = '{"LineAmountTypes": {"always": "Inclusive"}}';
		expect(one('zohoCrmDealToXeroInvoice', { ...deal, Products: products }, { json }).sync.issues).toEqual([]);
	});
	it('without an amount cannot be compared, and says so', () => {
		const { sync } = one('zohoCrmDealToXeroInvoice', { ...deal, Amount: null, Products: products });
		expect(sync.issues).toEqual([expect.objectContaining({ rule: 'totals-unchecked', severity: 'warning' })]);
	});
	it('asks for the rows it lacks', () => {
		const { issues } = one('zohoCrmDealToXeroInvoice', deal, { tables: [] }).sync;
		expect(issues.map(({ says }) => says)).toEqual(['no account is mapped for "Deal"', 'no tax is mapped for "Deal"']);
	});
});

describe('products and items', () => {
	const product = { id: '1', Product_Name: 'Consulting hour', Product_Code: 'CONS-H', Unit_Price: 145, Tax: ['GST'], Description: 'By the hour' };
	it('a product becomes an item by its code', () => {
		const { record, sync } = one('zohoCrmProductToXeroItem', product);
		expect(record).toEqual({
			Code: 'CONS-H',
			Name: 'Consulting hour',
			Description: 'By the hour',
			IsSold: true,
			SalesDetails: { UnitPrice: 145, AccountCode: '200', TaxType: 'OUTPUT2' },
		});
		expect(sync.issues).toEqual([]);
	});
	it('a long name is shortened and said', () => {
		const { record, sync } = one('zohoCrmProductToXeroItem', { ...product, Product_Name: 'é'.repeat(60), Tax: [] });
		expect(record).toMatchObject({ Name: 'é'.repeat(50), SalesDetails: { UnitPrice: 145, AccountCode: '200' } });
		expect(sync.issues).toEqual([expect.objectContaining({ severity: 'warning', at: 'Product_Name' })]);
	});
	it('an item becomes a product', () => {
		const item = { ItemID: 'x', Code: 'BEAN-1', Name: '', Description: 'Beans', SalesDetails: { UnitPrice: 25.06 }, QuantityOnHand: 0 };
		expect(one('xeroItemToZohoCrmProduct', item).record).toEqual({
			Product_Code: 'BEAN-1',
			Product_Name: 'BEAN-1',
			Description: 'Beans',
			Unit_Price: 25.06,
			Qty_in_Stock: 0,
		});
	});
});

describe('Xero invoice', () => {
	const invoice = {
		InvoiceID: 'i',
		InvoiceNumber: 'CRM-401',
		Status: 'AUTHORISED',
		Date: '2026-10-30',
		DueDate: '2026-11-30',
		Total: 1725,
		AmountPaid: 725,
		AmountCredited: 0,
		AmountDue: 1000,
	};
	const figures = {
		Xero_Status: 'AUTHORISED',
		Xero_Total: 1725,
		Xero_Amount_Paid: 725,
		Xero_Amount_Credited: 0,
		Xero_Amount_Due: 1000,
		Xero_Due_Date: '2026-11-30',
	};
	it('tells the deal it was made from how it stands', () => {
		const { record, sync } = one('xeroInvoiceToZohoCrmDeal', invoice);
		expect(record).toEqual({ id: '401', ...figures });
		expect(sync).toMatchObject({ issues: [], target: 'zohoCrm:deal' });
	});
	it.each(['INV-7', 'CRMQ-701'])('%s was made from no deal, and says so', (InvoiceNumber) => {
		const { record, sync } = one('xeroInvoiceToZohoCrmDeal', { ...invoice, InvoiceNumber });
		expect(record).not.toHaveProperty('id');
		expect(sync.issues).toEqual([expect.objectContaining({ rule: 'value', severity: 'error', at: 'InvoiceNumber' })]);
	});
	it.each([
		['DRAFT', 'Created'],
		['AUTHORISED', 'Approved'],
		['PAID', 'Approved'],
		['VOIDED', 'Cancelled'],
	])('%s is %s in the invoice of CRM', (Status, expected) => {
		expect(one('xeroInvoiceToZohoCrmInvoice', { ...invoice, Status }).record).toEqual({
			Subject: 'CRM-401',
			Invoice_Date: '2026-10-30',
			Due_Date: '2026-11-30',
			Status: expected,
			...figures,
			Xero_Status: Status,
		});
	});
	it('puts the figures into fields of another name', () => {
		const json = '{"Xero_Amount_Due": null, "Open_Amount": {"from": "AmountDue", "via": "decimal"}}';
		const { record, sync } = one('xeroInvoiceToZohoCrmDeal', invoice, { json });
		expect([record['Open_Amount'], 'Xero_Amount_Due' in record, sync.issues]).toEqual([1000, false, []]);
	});
});
