import type { MappingName } from '../../src/mapping/builtIn';
import { rowsIn, type Row } from '../../src/record';
import { decode } from '../../src/wire/decode';
import { expenseCaller } from '../sandbox/zohoExpenseCaller';
import { caller } from '../sandbox/zohoCaller';
import { chance } from './random';
import { checked, withoutTrail, xeroLedger } from './xeroLedger';

/** Between the sandbox's Zoho Books and Zoho Expense and the sandbox's Xero; each reckons for itself. */

const books = caller();
const spending = expenseCaller();
const { ask, post } = xeroLedger();

const both = (kind: string, zoho: string, xero: string): Row[] => [
	{ kind, source_app: 'zohoBooks', source_value: zoho, target_app: 'xero', target_value: xero },
	{ kind, source_app: 'xero', source_value: xero, target_app: 'zohoBooks', target_value: zoho },
];
const TAXES = { GST: '460000000000002001', ZERO: '460000000000002002', REDUCED: '460000000000002003' };
const [SUPPLIES, SALES, BANK] = ['460000000000003008', '460000000000003001', '460000000000003011'] as const;
const CUSTOMER = '460000000038001000';
const row = (kind: string, source_app: string, source_value: string, target_value: string, target_app = 'xero'): Row => ({
	kind,
	source_app,
	source_value,
	target_app,
	target_value,
});
const tables: Row[] = [
	row('tax', 'zohoBooks', TAXES.GST, 'OUTPUT2'),
	row('tax', 'zohoBooks', TAXES.ZERO, 'ZERORATED'),
	row('tax', 'zohoBooks', TAXES.REDUCED, 'TAX001'),
	...['zohoBooks', 'zohoExpense'].flatMap((app) => [
		row('purchaseTax', app, TAXES.GST, 'INPUT2'),
		row('purchaseTax', app, TAXES.ZERO, 'ZERORATED'),
		row('purchaseTax', app, TAXES.REDUCED, 'TAX001'),
	]),
	...['INPUT2', 'OUTPUT2'].map((type) => row('tax', 'xero', type, TAXES.GST, 'zohoBooks')),
	row('tax', 'xero', 'ZERORATED', TAXES.ZERO, 'zohoBooks'),
	row('tax', 'xero', 'TAX001', TAXES.REDUCED, 'zohoBooks'),
	...both('account', SUPPLIES, '453'),
	...both('account', SALES, '200'),
	...both('paymentAccount', BANK, '090'),
	row('account', 'zohoBooks', '*', '429'),
	row('account', 'zohoExpense', '*', '429'),
	row('account', 'xero', '*', SUPPLIES, 'zohoBooks'),
	row('paymentAccount', 'zohoExpense', '*', '090'),
	row('contact', 'zohoBooks', 'No vendor', 'books:460000000038054000'),
	row('contact', 'xero', 'Harbour Cafe Ltd', CUSTOMER, 'zohoBooks'),
	...(['NZD', 'USD', 'EUR', 'GBP', 'AUD'] as const).map((code, index) => row('currency', 'xero', code, `46000000000000100${index + 1}`, 'zohoBooks')),
];

const verdicts = (name: MappingName, record: Row) => checked(name, record, tables);
const valid = (name: MappingName, record: Row): Row => {
	const [verdict] = verdicts(name, record);
	if (!verdict || 'refused' in verdict) throw new Error(`${name}: ${JSON.stringify(verdict, null, 1)}`);
	return withoutTrail(verdict.valid);
};
const create = (path: string, body: Row): Row => {
	books.later(1100);
	const answer = books.call('POST', path, { body, query: { ignore_auto_number_generation: 'true' } });
	if (answer.body.code !== 0) throw new Error(`${path}: ${answer.body.message} ${JSON.stringify(body)}`);
	const { code: _, message: __, ...rest } = answer.body;
	return Object.values(rest)[0] as Row;
};
const entered = (path: string, record: Row): Row => {
	const written = post(path, path, record);
	if (rowsIn(written['ValidationErrors']).length > 0 || written['Type'] === 'ValidationException')
		throw new Error(JSON.stringify({ record, written }, null, 1));
	return written;
};
/** As the Xero node would hand it out. */
const read = (path: string, id: unknown): Row => decode({}, rowsIn(ask('GET', `${path}/${String(id)}`, '')[path])[0]!);
const contact = (name: MappingName, record: Row): Row => entered('Contacts', valid(name, record));

const VENDORS = ['460000000038051000', '460000000038052000', '460000000038053000', '460000000038054000'];

beforeAll(() => {
	for (const id of [...VENDORS, CUSTOMER]) contact('zohoBooksContactToXeroContact', books.call('GET', `/contacts/${id}`).body['contact'] as Row);
});

const random = chance(20261207);
const amount = (): number => random.int(100, 99999) / random.of([100, 1000]);
const lines = (more: () => Row = () => ({})): Row[] =>
	Array.from({ length: random.int(1, 6) }, () => ({
		account_id: SUPPLIES,
		name: random.of(['Paper', 'Freight', 'Hosting']),
		description: random.of(['', 'October']),
		rate: amount(),
		quantity: random.of([1, 2.5, 0.333, 12, 144]),
		tax_id: random.of([...Object.values(TAXES), '']),
		...more(),
	}));

/** Equal, or refused by the guard with the places of the totals. */
const arrives = (name: MappingName, path: string, document: Row, tax: unknown, fixed: Row = {}): Row | undefined => {
	const [verdict] = verdicts(name, document);
	if (verdict && 'refused' in verdict) {
		const { details, message } = verdict.refused as { details: Row[]; message: string };
		if (!details.every(({ at }) => ['total', 'tax_total', 'spent_total', 'spent_tax', 'Total', 'TotalTax'].includes(String(at)))) throw new Error(message);
		return undefined;
	}
	const written = entered(path, { ...fixed, ...withoutTrail(verdict!.valid) });
	if (written['Total'] !== document['total'] || (tax !== undefined && written['TotalTax'] !== tax))
		throw new Error(JSON.stringify({ document, written }, null, 1));
	return written;
};

const DISCOUNTS = [0, '10%', '7.25%', 3.21];

it('generated bills arrive to the cent and come back to the cent', () => {
	const refused: Row[] = [];
	for (let index = 0; index < 30; index++) {
		const bill = create('/bills', {
			vendor_id: random.of(VENDORS),
			bill_number: `B-${index}`,
			date: '2026-11-20',
			due_date: '2026-12-20',
			is_inclusive_tax: random.is(0.4),
			adjustment: random.of([0, 0.05]),
			line_items: lines(),
		});
		const written = arrives('zohoBooksBillToXeroBill', 'Invoices', bill, bill['tax_total'], { Type: 'ACCPAY' });
		if (!written) {
			refused.push(bill);
			continue;
		}
		const inXero = read('Invoices', written['InvoiceID']);
		const back = create('/bills', { ...valid('xeroBillToZohoBooksBill', inXero), bill_number: `BACK-${index}` });
		expect([back['total'], back['tax_total'], back['vendor_id'], back['currency_code']]).toEqual([
			bill['total'],
			bill['tax_total'],
			bill['vendor_id'],
			bill['currency_code'],
		]);
	}
	expect(refused.length).toBeLessThan(3);
});

it('generated purchase orders with discounts, vendor credits and credit notes arrive to the cent, and come back', () => {
	let refused = 0;
	for (let index = 0; index < 20; index++) {
		const order = create('/purchaseorders', {
			vendor_id: random.of(VENDORS),
			date: '2026-11-20',
			delivery_date: '2026-12-20',
			is_inclusive_tax: random.is(0.4),
			discount: random.of(DISCOUNTS),
			line_items: lines(),
		});
		const sent = arrives('zohoBooksPurchaseOrderToXeroPurchaseOrder', 'PurchaseOrders', order, order['tax_total']);
		if (sent) {
			const inXero = read('PurchaseOrders', sent['PurchaseOrderID']);
			const back = create('/purchaseorders', { ...valid('xeroPurchaseOrderToZohoBooksPurchaseOrder', inXero), purchaseorder_number: `BACK-${index}` });
			expect([back['total'], back['tax_total']]).toEqual([order['total'], order['tax_total']]);
		} else refused++;
		const credit = create('/vendorcredits', { vendor_id: random.of(VENDORS), date: '2026-11-20', is_inclusive_tax: random.is(0.4), line_items: lines() });
		const taken = arrives('zohoBooksVendorCreditToXeroCreditNote', 'CreditNotes', credit, undefined);
		if (taken) {
			const inXero = read('CreditNotes', taken['CreditNoteID']);
			const back = create('/vendorcredits', { ...valid('xeroCreditNoteToZohoBooksVendorCredit', inXero), vendor_credit_number: `BACK-${index}` });
			expect(back['total']).toEqual(credit['total']);
		} else refused++;
		const level = random.of(['entity_level', 'item_level']);
		const note = create('/creditnotes', {
			customer_id: CUSTOMER,
			date: '2026-11-20',
			is_inclusive_tax: random.is(0.4),
			discount_type: level,
			is_discount_before_tax: random.is(0.6),
			discount: level === 'entity_level' ? random.of(DISCOUNTS) : 0,
			line_items: lines(() => ({ account_id: SALES, discount: level === 'item_level' ? random.of(DISCOUNTS) : 0 })),
		});
		const given = arrives('zohoBooksCreditNoteToXeroCreditNote', 'CreditNotes', note, note['tax_total']);
		if (given) {
			const inXero = read('CreditNotes', given['CreditNoteID']);
			const back = create('/creditnotes', { ...valid('xeroCreditNoteToZohoBooksCreditNote', inXero), creditnote_number: `BACK-${index}` });
			expect([back['total'], back['tax_total']]).toEqual([note['total'], note['tax_total']]);
		} else refused++;
	}
	expect(refused).toBeLessThan(6);
});

it('generated estimates and sales orders arrive to the cent, and a quote and an invoice come back', () => {
	let refused = 0;
	for (let index = 0; index < 20; index++) {
		const level = random.of(['entity_level', 'item_level']);
		const sale = {
			customer_id: CUSTOMER,
			date: '2026-11-20',
			is_inclusive_tax: random.is(0.4),
			discount_type: level,
			is_discount_before_tax: random.is(0.6),
			discount: level === 'entity_level' ? random.of(DISCOUNTS) : 0,
			shipping_charge: random.of([0, 12.5]),
			adjustment: random.of([0, -0.02]),
			line_items: lines(() => ({ account_id: SALES, discount: level === 'item_level' ? random.of(DISCOUNTS) : 0 })),
		};
		const estimate = create('/estimates', sale);
		const quote = arrives('zohoBooksEstimateToXeroQuote', 'Quotes', estimate, estimate['tax_total']);
		const order = create('/salesorders', sale);
		const quoted = arrives('zohoBooksSalesOrderToXeroQuote', 'Quotes', order, order['tax_total']);
		const [verdict] = verdicts('zohoBooksSalesOrderToXeroInvoice', order);
		if (!quote || !quoted || !verdict || 'refused' in verdict) {
			refused++;
			continue;
		}
		const billed = entered('Invoices', { Type: 'ACCREC', ...withoutTrail(verdict.valid) });
		expect([billed['Total'], billed['TotalTax']]).toEqual([order['total'], order['tax_total']]);
		const back = create('/estimates', { ...valid('xeroQuoteToZohoBooksEstimate', decode({}, quote)), estimate_number: `BACK-${index}` });
		const inXero = read('Invoices', billed['InvoiceID']);
		const invoice = create('/invoices', { ...valid('xeroInvoiceToZohoBooksInvoice', inXero), invoice_number: `BACK-${index}` });
		expect([back['total'], back['tax_total'], invoice['total']]).toEqual([estimate['total'], estimate['tax_total'], order['total']]);
	}
	expect(refused).toBeLessThan(4);
});

it('generated expenses arrive to the cent', () => {
	for (let index = 0; index < 30; index++) {
		const itemized = random.is(0.4);
		const foreign = random.is(0.3);
		const tax = () => ({ tax_id: random.of([...Object.values(TAXES), '']) });
		const expense = create('/expenses', {
			date: '2026-11-20',
			account_id: SUPPLIES,
			paid_through_account_id: BANK,
			is_inclusive_tax: random.is(0.5),
			...(random.is(0.5) ? { vendor_id: VENDORS[0] } : {}),
			...(foreign ? { currency_id: '460000000000001003', exchange_rate: 1.8137 } : {}),
			...(itemized
				? { line_items: Array.from({ length: random.int(1, 4) }, () => ({ account_id: SUPPLIES, amount: random.int(100, 99999) / 100, ...tax() })) }
				: { amount: random.int(100, 99999) / 100, ...tax() }),
		});
		const written = entered('BankTransactions', valid('zohoBooksExpenseToXeroBankTransaction', expense));
		expect([written['Total'], written['Reference']]).toEqual([foreign ? expense['bcy_total'] : expense['total'], `books:${String(expense['expense_id'])}`]);
		if (!foreign) expect(written['TotalTax']).toBe(expense['tax_amount']);
	}
});

it('expense reports become a bill of what is owed and transactions of what the card paid', () => {
	spending.zoho.levers!['demoExpenses']!({});
	const reports = spending.list('/expensereports', { filter_by: 'Status.Approved' }).map(({ report_id: id }) => spending.read(`/expensereports/${String(id)}`));
	let owed = 0;
	let carded = 0;
	for (const report of reports) {
		contact('zohoExpenseUserToXeroContact', report);
		for (const expense of rowsIn(report['expenses'])) if (expense['merchant_id']) contact('zohoExpenseMerchantToXeroContact', expense);
		if (Number(report['reimbursable_total']) > 0) {
			const bill = entered('Invoices', { Type: 'ACCPAY', ...valid('zohoExpenseReportToXeroBill', report) });
			expect([bill['Total'], bill['InvoiceNumber'], bill['Status']]).toEqual([report['reimbursable_total'], report['report_number'], 'AUTHORISED']);
			owed++;
		}
		const card = rowsIn(report['expenses']).filter(({ is_reimbursable: flag }) => flag === false);
		if (card.length === 0) continue;
		const sent = verdicts('zohoExpenseReportToXeroBankTransactions', report);
		expect(sent).toHaveLength(card.length);
		sent.forEach((verdict, index) => {
			if ('refused' in verdict) throw new Error(JSON.stringify(verdict));
			const written = entered('BankTransactions', withoutTrail(verdict.valid));
			expect([written['Total'], written['Reference']]).toEqual([card[index]!['bcy_total'], `expense:${String(card[index]!['expense_id'])}`]);
			carded++;
		});
	}
	expect(Math.min(owed, carded)).toBeGreaterThan(1);
});

describe('payments and credits', () => {
	const bill = (number: string): Row => {
		const made = create('/bills', {
			vendor_id: VENDORS[0],
			bill_number: number,
			date: '2026-11-20',
			line_items: [{ account_id: SUPPLIES, rate: 100, name: 'A' }],
		});
		const { InvoiceID: xero_invoice_id } = entered('Invoices', { Type: 'ACCPAY', ...valid('zohoBooksBillToXeroBill', made) });
		return { ...made, xero_invoice_id };
	};
	it('one vendor payment becomes one payment for each bill', () => {
		const [one, other] = [bill('PAY-1'), bill('PAY-2')];
		const made = create('/vendorpayments', {
			vendor_id: VENDORS[0],
			amount: 150,
			date: '2026-11-21',
			paid_through_account_id: BANK,
			bills: [
				{ bill_id: one['bill_id'], amount_applied: 100 },
				{ bill_id: other['bill_id'], amount_applied: 50 },
			],
		});
		const payment = books.call('GET', `/vendorpayments/${String(made['payment_id'])}`).body['vendorpayment'] as Row;
		const sent = verdicts('zohoBooksVendorPaymentToXeroPayment', payment).map((verdict) => {
			if ('refused' in verdict) throw new Error(JSON.stringify(verdict));
			return entered('Payments', withoutTrail(verdict.valid));
		});
		expect(sent.map(({ Amount, Reference }) => [Amount, Reference])).toEqual([
			[100, `books:${String(payment['payment_id'])}:${String(one['bill_id'])}`],
			[50, `books:${String(payment['payment_id'])}:${String(other['bill_id'])}`],
		]);
		const [paid] = rowsIn(ask('GET', `Invoices/${String((sent[0]!['Invoice'] as Row)['InvoiceID'])}`, '')['Invoices']);
		expect(paid).toMatchObject({ Status: 'PAID', AmountDue: 0 });
	});
	it('a payment in Xero becomes one of the bill in Books, once it was found there, and only of its kind', () => {
		const owed = bill('PAY-3');
		const made = entered('Payments', { Invoice: { InvoiceID: owed['xero_invoice_id'] }, Account: { Code: '090' }, Date: '2026-11-22', Amount: 40 });
		const inXero = read('Payments', made['PaymentID']);
		const [unfound] = verdicts('xeroPaymentToZohoBooksVendorPayment', inXero);
		expect(unfound).toMatchObject({
			refused: { details: expect.arrayContaining([expect.objectContaining({ says: 'names no bill that is paid' })]) as unknown },
		});
		const payment = create('/vendorpayments', valid('xeroPaymentToZohoBooksVendorPayment', { ...inXero, Account: { Code: '090' }, Found: owed }));
		expect(payment).toMatchObject({
			amount: 40,
			reference_number: `xero:${String(made['PaymentID'])}`,
			bills: [{ bill_id: owed['bill_id'], amount_applied: 40 }],
		});
		const [wrong] = verdicts('xeroPaymentToZohoBooksCustomerPayment', inXero);
		expect(JSON.stringify(wrong)).toContain('choose the mapping to a vendor payment');
	});
	it('a payment that came from Books is not sent back', () => {
		const [verdict] = verdicts('xeroPaymentToZohoBooksCustomerPayment', {
			PaymentID: '1',
			Reference: 'books:300:982',
			Amount: 1,
			Date: '2026-11-22',
			Invoice: { Type: 'ACCREC', Url: 'https://books.zoho.com/app/1#/invoices/982', Contact: { ContactNumber: 'books:7' } },
		});
		expect(verdict).toMatchObject({ refused: { details: [{ at: 'Reference' }] } });
	});
});
