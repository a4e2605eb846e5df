import { auditRowOf } from '../../src/reporting/audit';
import { chained } from '../../src/reporting/chain';
import type { Example } from './examples';

/** The examples that templates are tried with: records as the vendors tell them, of people and firms that do not exist. */

type Row = Readonly<Record<string, unknown>>;

const rowOf =
	(source_app: string, target_app: string) =>
	(kind: string, source_value: string, target_value: string): Row => ({ kind, source_app, source_value, target_app, target_value, note: 'Example' });
const fromBooks = rowOf('zohoBooks', 'xero');
const fromExpense = rowOf('zohoExpense', 'xero');
const fromInventory = rowOf('zohoInventory', 'xero');
const fromCrm = rowOf('zohoCrm', 'xero');
const fromXero = rowOf('xero', 'zohoBooks');
const fromShop = rowOf('shop', 'zohoBooks');

const source = (app: string, entity: string, id: string, number: string): Row => ({
	source: { app, entity, id, number, modified: '2026-11-02T09:30:00+13:00' },
});

const GST = { tax_id: '460000000026097', tax_name: 'GST', tax_percentage: 15, tax_type: 'tax' };

const line = (name: string, account_name: string, quantity: number, rate: number): Row => ({
	name,
	description: name,
	account_name,
	quantity,
	rate,
	...GST,
});

const document = {
	date: '2026-11-02',
	due_date: '2026-12-02',
	currency_code: 'NZD',
	exchange_rate: 1,
	is_inclusive_tax: false,
	discount: 0,
	adjustment: 0,
} as const;

const invoice = {
	invoice_id: '460000000078001',
	invoice_number: 'INV-000017',
	customer_id: '460000000026049',
	customer_name: 'Harbour Cafe Ltd',
	status: 'sent',
	...document,
	line_items: [line('Consulting hour', 'Sales', 10, 145), line('Coffee beans 1 kg', 'Sales', 4, 25.06)],
	sub_total: 1550.24,
	tax_total: 232.54,
	total: 1782.78,
	_sync: source('zohoBooks', 'invoice', '460000000078001', 'INV-000017'),
} as const;

const sales = [fromBooks('account', 'Sales', '200'), fromBooks('tax', 'GST', 'OUTPUT2')];
const purchases = [fromBooks('account', 'Office Supplies', '453'), fromBooks('purchaseTax', 'GST', 'INPUT2')];

export const examples = {
	invoice: { mapping: 'zohoBooksInvoiceToXeroInvoice', resource: 'invoice', record: invoice, rows: sales },
	account: {
		mapping: 'zohoCrmAccountToXeroContact',
		resource: 'contact',
		record: {
			id: '5843104000000460021',
			Account_Name: 'Harbour Cafe Ltd',
			Phone: '+64 9 555 0142',
			Billing_Street: '12 Quay Street',
			Billing_City: 'Auckland',
			Billing_Code: '1010',
			Billing_Country: 'New Zealand',
			Contacts: [
				{ First_Name: 'Aroha', Last_Name: 'Ngata', Email: 'aroha@example.com' },
				{ First_Name: 'Sam', Last_Name: 'Reid', Email: 'sam@example.com' },
			],
			_sync: source('zohoCrm', 'account', '5843104000000460021', 'Harbour Cafe Ltd'),
		},
		rows: [],
	},
	deal: {
		mapping: 'zohoCrmDealToXeroInvoice',
		resource: 'invoice',
		record: {
			id: '5843104000000470301',
			Deal_Name: 'Refit of the kitchen',
			Stage: 'Closed Won',
			Amount: 4800,
			Closing_Date: '2026-11-02',
			Account_Name: { id: '5843104000000460021', name: 'Harbour Cafe Ltd' },
			_sync: source('zohoCrm', 'deal', '5843104000000470301', 'Refit of the kitchen'),
		},
		rows: [fromCrm('account', 'Deal', '200'), fromCrm('tax', 'Deal', 'OUTPUT2')],
	},
	payment: {
		mapping: 'zohoBooksPaymentToXeroPayment',
		resource: 'payment',
		record: {
			payment_id: '460000000079011',
			payment_number: '12',
			date: '2026-11-20',
			payment_mode: 'Bank Transfer',
			account_id: '460000000000358',
			account_name: 'Business Account',
			currency_code: 'NZD',
			exchange_rate: 1,
			amount: 1782.78,
			customer_id: '460000000026049',
			customer_name: 'Harbour Cafe Ltd',
			invoices: [{ invoice_id: '460000000078001', invoice_number: 'INV-000017', amount_applied: 1782.78 }],
			_sync: source('zohoBooks', 'customerPayment', '460000000079011', '12'),
		},
		rows: [fromBooks('paymentAccount', 'Business Account', '090')],
	},
	bill: {
		mapping: 'zohoBooksBillToXeroBill',
		resource: 'bill',
		record: {
			bill_id: '460000000081003',
			bill_number: '2026-118',
			vendor_id: '460000000026051',
			vendor_name: 'Paper & Ink Co',
			status: 'open',
			...document,
			line_items: [line('A4 paper, box', 'Office Supplies', 10, 32.5)],
			sub_total: 325,
			tax_total: 48.75,
			total: 373.75,
			_sync: source('zohoBooks', 'bill', '460000000081003', '2026-118'),
		},
		rows: purchases,
	},
	report: {
		mapping: 'zohoExpenseReportToXeroBill',
		resource: 'bill',
		record: {
			report_id: '700000000012001',
			report_number: 'ER-00007',
			report_name: 'Site visit in Wellington',
			status: 'approved',
			submitted_by: '700000000000055',
			approved_date: '2026-11-09',
			currency_code: 'NZD',
			reimbursable_total: 276,
			expenses: [
				{
					expense_id: '700000000012011',
					merchant_name: 'Night Train',
					date: '2026-11-05',
					currency_code: 'NZD',
					exchange_rate: 1,
					is_inclusive_tax: true,
					is_reimbursable: true,
					line_items: [{ category_id: '700000000000361', category_name: 'Travel', amount: 276, tax_amount: 36, ...GST }],
					sub_total: 240,
					total: 276,
				},
			],
			_sync: source('zohoExpense', 'expenseReport', '700000000012001', 'ER-00007'),
		},
		rows: [fromExpense('account', 'Travel', '493'), fromExpense('purchaseTax', 'GST', 'INPUT2')],
	},
	salesOrder: {
		mapping: 'zohoInventorySalesOrderToXeroInvoice',
		resource: 'invoice',
		record: {
			salesorder_id: '810000000034001',
			salesorder_number: 'SO-00021',
			customer_id: '460000000026049',
			customer_name: 'Harbour Cafe Ltd',
			status: 'confirmed',
			...document,
			line_items: [{ ...line('Coffee beans 1 kg', 'Sales', 4, 25), sku: 'BEAN-1' }],
			sub_total: 100,
			tax_total: 15,
			total: 115,
			_sync: source('zohoInventory', 'salesOrder', '810000000034001', 'SO-00021'),
		},
		rows: [fromInventory('account', 'Sales', '200'), fromInventory('tax', 'GST', 'OUTPUT2')],
	},
	paymentBack: {
		mapping: 'xeroPaymentToZohoBooksCustomerPayment',
		resource: 'zohoBooks:customerPayment',
		record: {
			PaymentID: '2b6a6dd2-6f4f-4a0b-9d43-6f7f6f6c1d10',
			Date: '2026-11-20T00:00:00',
			Amount: 1782.78,
			CurrencyRate: 1,
			PaymentType: 'ACCRECPAYMENT',
			Status: 'AUTHORISED',
			Account: { AccountID: '8d0b7a60-43fd-4a2d-9a04-8f5f0f6d2a11', Code: '090' },
			Invoice: {
				InvoiceID: '5a1f0e52-30a5-4a6b-8f11-0c2a7f3e1b77',
				Type: 'ACCREC',
				InvoiceNumber: 'INV-000017',
				CurrencyCode: 'NZD',
				Url: 'https://books.zoho.com/app/10234695#/invoices/460000000078001',
				Contact: { ContactNumber: 'books:460000000026049' },
			},
			_sync: source('xero', 'payment', '2b6a6dd2-6f4f-4a0b-9d43-6f7f6f6c1d10', ''),
		},
		rows: [fromXero('paymentAccount', '090', '460000000000358')],
	},
	order: {
		mapping: 'shopOrderToZohoBooksInvoice',
		resource: 'zohoBooks:invoice',
		record: {
			shop: 'example.myshopify.com',
			id: '820982911946154508',
			number: '1042',
			document: 'SHOP-1042',
			reference: 'shopify:820982911946154508',
			is_whole: true,
			date: '2026-11-02',
			modified: '2026-11-02T09:30:00+13:00',
			currency: 'NZD',
			taxes_included: true,
			is_cancelled: false,
			customer: { id: '115310627314723954', email: 'aroha@example.com', first_name: 'Aroha', last_name: 'Ngata', company: '', phone: '' },
			lines: [
				{
					kind: 'article',
					name: 'Coffee beans 1 kg',
					sku: 'BEAN-1',
					quantity: '2',
					price: '28.75',
					discount: '0',
					tax_name: 'GST',
					tax_percentage: '15',
					tax: '7.50',
				},
				{ kind: 'shipping', name: 'Courier', sku: '', quantity: '1', price: '5.75', discount: '0', tax_name: 'GST', tax_percentage: '15', tax: '0.75' },
			],
			total: '63.25',
			tax: '8.25',
			payments: [],
			credits: [],
			Found: { contact: { contact_id: '460000000026049' }, currency_id: '460000000000097' },
			_sync: source('shop', 'order', 'shopify:820982911946154508', '1042'),
		},
		rows: [fromShop('tax', 'GST', '460000000026097'), fromShop('account', 'shipping', '460000000000391')],
	},
	contactBack: {
		mapping: 'xeroContactToZohoBooksContact',
		resource: 'zohoBooks:contact',
		record: {
			ContactID: '6a1c0b5e-22f1-4a0b-9d43-6f7f6f6c1d77',
			Name: 'Harbour Cafe Ltd',
			FirstName: 'Aroha',
			LastName: 'Ngata',
			EmailAddress: 'aroha@example.com',
			IsCustomer: true,
			IsSupplier: false,
			ContactStatus: 'ACTIVE',
			UpdatedDateUTC: '2026-11-02T09:30:00',
			_sync: source('xero', 'contact', '6a1c0b5e-22f1-4a0b-9d43-6f7f6f6c1d77', 'Harbour Cafe Ltd'),
		},
		rows: [],
	},
	quote: {
		mapping: 'zohoCrmQuoteToXeroQuote',
		resource: 'quote',
		record: {
			id: '5843104000000480701',
			Quote_Number: '7',
			Subject: 'Refit of the kitchen',
			Quote_Stage: 'Delivered',
			Account_Name: { id: '5843104000000460021', name: 'Harbour Cafe Ltd' },
			Created_Time: '2026-11-02T09:30:00+13:00',
			Valid_Till: '2026-12-31',
			Currency: 'NZD',
			Exchange_Rate: 1,
			Quoted_Items: [
				{
					Product_Name: { id: '5843104000000450001', name: 'Consulting hour', Product_Code: 'CONS-H' },
					Quantity: 10,
					List_Price: 145,
					Line_Tax: [{ name: 'GST', percentage: 15, value: 217.5 }],
					Total: 1450,
					Total_After_Discount: 1450,
					Tax: 217.5,
					Net_Total: 1667.5,
				},
			],
			Sub_Total: 1667.5,
			Tax: 217.5,
			Grand_Total: 1667.5,
			_sync: source('zohoCrm', 'quote', '5843104000000480701', 'Refit of the kitchen'),
		},
		rows: [fromCrm('account', 'CONS-H', '200'), fromCrm('tax', 'GST', 'OUTPUT2')],
	},
	paidInvoice: {
		mapping: 'xeroInvoiceToZohoCrmDeal',
		resource: 'zohoCrm:deal',
		record: {
			InvoiceID: '5a1f0e52-30a5-4a6b-8f11-0c2a7f3e1b78',
			Type: 'ACCREC',
			InvoiceNumber: 'CRM-5843104000000470301',
			Status: 'PAID',
			Total: 5520,
			AmountPaid: 5520,
			AmountCredited: 0,
			AmountDue: 0,
			DueDate: '2026-12-02T00:00:00',
			CurrencyCode: 'NZD',
			UpdatedDateUTC: '2026-11-20T21:00:00',
			_sync: source('xero', 'invoice', '5a1f0e52-30a5-4a6b-8f11-0c2a7f3e1b78', 'CRM-5843104000000470301'),
		},
		rows: [],
	},
	creditNote: {
		mapping: 'zohoBooksCreditNoteToXeroCreditNote',
		resource: 'creditNote',
		record: {
			creditnote_id: '460000000083001',
			creditnote_number: 'CN-00004',
			customer_id: '460000000026049',
			customer_name: 'Harbour Cafe Ltd',
			status: 'open',
			date: '2026-11-12',
			currency_code: 'NZD',
			exchange_rate: 1,
			is_inclusive_tax: false,
			line_items: [line('Coffee beans 1 kg', 'Sales', 1, 25.06)],
			sub_total: 25.06,
			tax_total: 3.76,
			total: 28.82,
			_sync: source('zohoBooks', 'creditNote', '460000000083001', 'CN-00004'),
		},
		rows: sales,
	},
} as const satisfies Readonly<Record<string, Example>>;

const workflow = { workflow_id: 'example', workflow_name: '01 Zoho Books invoices to Xero', execution_id: '1', node: 'Create or update invoice' } as const;

/** What waits for a person: a row of the table of dead letters. */
export const letter: Row = {
	id: 1,
	entity_key: 'zohoBooks:invoice:460000000078001',
	group_key: '',
	status: 'waiting',
	cause: 'not-found',
	message: 'Account code 2000 is not in the chart of accounts of Xero',
	advice: 'Add the account in Xero, or give the mapping row another target. Then replay.',
	severity: 'error',
	attempts: 1,
	next_try_at: '2026-11-02T10:00:00.000Z',
	first_failed_at: '2026-11-02T09:30:00.000Z',
	last_failed_at: '2026-11-02T09:30:00.000Z',
	...workflow,
	source_app: 'zohoBooks',
	source_entity: 'invoice',
	source_id: '460000000078001',
	source_number: 'INV-000017',
	target: 'xero:invoice',
	request_id: '',
	details: '[]',
	history: '[]',
	original: '{}',
	payload: JSON.stringify(invoice),
	masked_payload: '',
};

/** What n8n hands to an error workflow. */
export const failedExecution: Row = {
	execution: {
		id: '231',
		url: 'https://n8n.example.com/workflow/example/executions/231',
		error: { name: 'NodeOperationError', message: 'The service was not able to process your request', stack: '' },
		lastNodeExecuted: 'Send the monthly statement',
		mode: 'trigger',
	},
	workflow: { id: 'example', name: 'Monthly statements' },
};

const billOf = (number: string, name: string, Description: string, AccountCode?: string): Row => ({
	InvoiceID: `0f7d1c1e-1111-4a0b-9d43-${number.padStart(12, '0')}`,
	Type: 'ACCPAY',
	InvoiceNumber: number,
	Status: AccountCode ? 'AUTHORISED' : 'DRAFT',
	Contact: { ContactID: '6a1c0b5e-22f1-4a0b-9d43-6f7f6f6c1d10', Name: name },
	Date: `2026-${String(1 + (Number(number) % 10)).padStart(2, '0')}-05T00:00:00`,
	CurrencyCode: 'NZD',
	LineAmountTypes: 'Exclusive',
	LineItems: [
		{
			LineItemID: `0f7d1c1e-2222-4a0b-9d43-${number.padStart(12, '0')}`,
			Description,
			Quantity: 1,
			UnitAmount: 80,
			LineAmount: 80,
			...(AccountCode ? { AccountCode, TaxType: 'INPUT2' } : {}),
		},
	],
});

/** A bill that is not coded yet, and bills of the same supplier that are. */
export const draftBill = billOf('1021', 'Paper & Ink Co', 'A4 paper, box');
export const codedBills: readonly Row[] = Array.from({ length: 20 }, (_, index) => billOf(String(1001 + index), 'Paper & Ink Co', 'A4 paper, box', '453'));

const HOURS = ['08', '09', '10', '11'];

/** What workflows did, hour by hour. */
export const volumes: readonly Row[] = HOURS.map((hour, index) => ({
	volume_key: `2026-11-02T${hour}:00:00.000Z example 1`,
	hour: `2026-11-02T${hour}:00:00.000Z`,
	workflow_id: workflow.workflow_id,
	workflow_name: workflow.workflow_name,
	written: 12 + 5 * index,
	previewed: 0,
	skipped: index,
	decided: 0,
	calls: 40 + 10 * index,
	last_at: `2026-11-02T${hour}:52:00.000Z`,
	last_row: 10 * (index + 1),
}));

/** Three rows of the audit trail, chained as they are written. */
export const auditRows: readonly Row[] = chained(
	['INV-000017', 'INV-000018', 'INV-000019'].map((number, index) =>
		auditRowOf({
			at: `2026-11-02T09:3${index}:00.000Z`,
			action: 'created',
			actor: '',
			outcome: 'written',
			message: `${number}: NZD 1782.78, of which tax 232.54`,
			after: { InvoiceNumber: number, _sync: { source: { app: 'zohoBooks', entity: 'invoice', id: `46000000007800${index + 1}`, number } } },
			before: undefined,
			calls: 3,
			target: 'xero:invoice',
			targetId: `5a1f0e52-30a5-4a6b-8f11-0c2a7f3e1b7${index}`,
			targetNumber: number,
			workflowId: workflow.workflow_id,
			workflowName: workflow.workflow_name,
			executionId: '1',
			node: workflow.node,
		}),
	),
	[],
);

/** An invoice as each ledger has it, and a cent between them. */
export const bothLedgers = {
	books: [{ ...invoice, balance: 1782.78 }],
	xero: [
		{
			InvoiceID: '5a1f0e52-30a5-4a6b-8f11-0c2a7f3e1b77',
			Type: 'ACCREC',
			InvoiceNumber: 'INV-000017',
			Status: 'AUTHORISED',
			Date: '2026-11-02T00:00:00',
			DueDate: '2026-12-02T00:00:00',
			CurrencyCode: 'NZD',
			CurrencyRate: 1,
			SubTotal: 1550.24,
			TotalTax: 232.53,
			Total: 1782.77,
			AmountDue: 1782.77,
			AmountPaid: 0,
			AmountCredited: 0,
			Contact: { Name: 'Harbour Cafe Ltd', ContactNumber: 'books:460000000026049' },
			Url: 'https://books.zoho.com/app/10234695#/invoices/460000000078001',
		},
	],
} as const;

/** An invoice that no run took, and one that was written. */
export const changedInvoices: readonly Row[] = ['17', '18'].map((number) => ({
	invoice_id: `4600000000780${number}`,
	invoice_number: `INV-0000${number}`,
	last_modified_time: '2026-11-02T09:30:00+1300',
	_sync: source('zohoBooks', 'invoice', `4600000000780${number}`, `INV-0000${number}`),
}));

/** Lists of both sides, from which rows of the mapping table follow. */
export const lists: Row = {
	chartofaccounts: [
		{ account_id: '460000000000388', account_name: 'Sales', account_code: '200', account_type: 'income', is_active: true },
		{ account_id: '460000000000391', account_name: 'Office Supplies', account_code: '', account_type: 'expense', is_active: true },
	],
	taxes: [{ tax_id: '460000000026097', tax_name: 'GST', tax_percentage: 15 }],
	reporting_tags: [],
	Accounts: [
		{ AccountID: '1e0b7a60-43fd-4a2d-9a04-8f5f0f6d2a11', Code: '200', Name: 'Sales', Type: 'REVENUE', Class: 'REVENUE', Status: 'ACTIVE' },
		{ AccountID: '1e0b7a60-43fd-4a2d-9a04-8f5f0f6d2a12', Code: '453', Name: 'Office Expenses', Type: 'EXPENSE', Class: 'EXPENSE', Status: 'ACTIVE' },
	],
	TaxRates: [
		{ Name: '15% GST on Income', TaxType: 'OUTPUT2', EffectiveRate: 15, Status: 'ACTIVE', CanApplyToRevenue: true, CanApplyToExpenses: false },
		{ Name: '15% GST on Expenses', TaxType: 'INPUT2', EffectiveRate: 15, Status: 'ACTIVE', CanApplyToRevenue: false, CanApplyToExpenses: true },
	],
	TrackingCategories: [],
};

/** A workflow that was taken to the next n8n. */
export const promotion: Row = {
	id: 1,
	workflow_name: workflow.workflow_name,
	from_n8n: 'https://qa.example.com',
	to_n8n: 'https://n8n.example.com',
	target_id: 'example',
	target_version: '1',
	did: 'updated',
	status: 'done',
	version_hash: '5f1b7c',
	changes: 'Check invoice: rules changed',
	previous: '',
	was_published: 'yes',
	promoted_at: '2026-11-02T09:30:00.000Z',
	promoted_by: 'Sam Reid',
};
