import { checkRecord } from '../../src/checking/check';
import { checkable } from '../../src/checking/checkable';
import { compareTotals } from '../../src/checking/totals';
import type { Row } from '../../src/record';

const line = { Description: 'A', Quantity: 1, UnitAmount: 10, AccountCode: '453', TaxType: 'INPUT2' };
const zohoLine = { name: 'A', quantity: 1, rate: 10, account_id: '1' };
const dated = { date: '2026-11-02', line_items: [zohoLine] };
const booked = { Contact: { ContactNumber: 'books:1' }, Date: '2026-11-02', Status: 'AUTHORISED', LineItems: [line] };

const sound = {
	bill: { ...booked, InvoiceNumber: '118', DueDate: '2026-12-02' },
	purchaseOrder: { ...booked, PurchaseOrderNumber: 'PO-1', DeliveryDate: '2026-11-20' },
	creditNote: { ...booked, Type: 'ACCPAYCREDIT', CreditNoteNumber: 'VC-1' },
	bankTransaction: { ...booked, Status: undefined, Type: 'SPEND', Reference: 'books:5', BankAccount: { Code: '090' } },
	allocation: { CreditNoteNumber: 'VC-1', InvoiceNumber: '118', Amount: 5, Date: '2026-11-02' },
	item: { Code: 'A', InventoryAssetAccountCode: '630', PurchaseDetails: { COGSAccountCode: '310' } },
	trackingCategory: { Name: 'Region' },
	trackingOption: { Category: 'Region', Name: 'North' },
	'zohoBooks:contact': { contact_name: 'Paper & Ink', contact_type: 'vendor', payment_terms: 30 },
	'zohoBooks:invoice': { ...dated, customer_id: '1', invoice_number: 'INV-1', due_date: '2026-12-02', cf_own: 'x' },
	'zohoBooks:bill': { ...dated, vendor_id: '1', bill_number: '118' },
	'zohoBooks:purchaseOrder': { ...dated, vendor_id: '1', purchaseorder_number: 'PO-1' },
	'zohoBooks:creditNote': { ...dated, customer_id: '1', creditnote_number: 'CN-1' },
	'zohoBooks:vendorCredit': { ...dated, vendor_id: '1', vendor_credit_number: 'VC-1' },
	'zohoBooks:estimate': { ...dated, customer_id: '1', estimate_number: 'QT-1' },
	'zohoBooks:customerPayment': {
		customer_id: '1',
		payment_mode: 'Bank Transfer',
		amount: 5,
		date: '2026-11-02',
		reference_number: 'xero:1',
		invoices: [{ invoice_id: '2', amount_applied: 5 }],
	},
	'zohoBooks:vendorPayment': { vendor_id: '1', amount: 5, reference_number: 'xero:1', bills: [{ bill_id: '2', amount_applied: 5 }] },
	'zohoBooks:item': { name: 'A', rate: 1 },
	'zohoBooks:invoiceStatus': { number: 'INV-1', operation: 'markAsSent' },
	'zohoBooks:billStatus': { number: '118', operation: 'markAsOpen' },
	'zohoInventory:item': { name: 'A', rate: 1, sku: 'A' },
	'tables:mappingRow': { kind: 'tax', source_app: 'xero', source_value: 'INPUT2', target_app: 'zohoBooks', target_value: '' },
} as const satisfies Readonly<Record<string, Row>>;
type Name = keyof typeof sound;

const issues = (name: Name, change: Row) => checkRecord(checkable[name]!, { ...sound[name], ...change });

it.each(Object.keys(sound) as Name[])('a sound %s passes', (name) => expect(issues(name, {})).toEqual([]));

it.each<readonly [Name, Row, string, string]>([
	['bill', { InvoiceNumber: '' }, 'required', 'InvoiceNumber'],
	['bill', { DueDate: undefined }, 'due-date-missing', 'DueDate'],
	['bill', { LineItems: [{ ...line, AccountCode: '' }] }, 'account-missing', 'LineItems[0].AccountCode'],
	['bill', { LineItems: [{ ...line, Tracking: [{}, {}, {}] }] }, 'too-many', 'LineItems[0].Tracking'],
	['bill', { LineItems: [{ ...line, UnitAmount: -1 }] }, 'negative-total', 'LineItems'],
	['purchaseOrder', { CurrencyCode: 'ZZZ' }, 'currency', 'CurrencyCode'],
	['creditNote', { LineItems: [] }, 'required', 'LineItems'],
	['creditNote', { LineItems: [{ ...line, AccountCode: '' }] }, 'account-missing', 'LineItems[0].AccountCode'],
	['bankTransaction', { Contact: undefined }, 'contact-missing', 'Contact'],
	['bankTransaction', { BankAccount: undefined }, 'required', 'BankAccount'],
	['bankTransaction', { Url: 'https://xero.example' }, 'link-back', 'Url'],
	['item', { PurchaseDetails: {} }, 'account-missing', 'PurchaseDetails.COGSAccountCode'],
	['item', { InventoryAssetAccountCode: '' }, 'account-missing', 'InventoryAssetAccountCode'],
	['zohoBooks:invoice', { customer_id: '' }, 'required', 'customer_id'],
	['zohoBooks:invoice', { due_date: '2026-11-01' }, 'due-before-date', 'due_date'],
	['zohoBooks:invoice', { exchange_rate: 0 }, 'currency-rate', 'exchange_rate'],
	['zohoBooks:bill', { line_items: [{ quantity: 1, rate: 1 }] }, 'description-missing', 'line_items[0].name'],
	['zohoBooks:bill', { line_items: [{ name: 'A', quantity: 1 }] }, 'rate-missing', 'line_items[0].rate'],
	['zohoBooks:customerPayment', { invoices: [] }, 'link', 'invoices'],
	['zohoBooks:customerPayment', { amount: 0 }, 'amount', 'amount'],
	['zohoBooks:vendorPayment', { bills: [{ amount_applied: 5 }] }, 'link', 'bills'],
	['zohoBooks:invoiceStatus', { operation: 'paint' }, 'kind', 'operation'],
])('%s with %j is refused: %s at %s', (name, change, rule, at) => {
	expect(issues(name, change)).toContainEqual(expect.objectContaining({ rule, at, severity: 'error' }));
});

it('what is voided or deleted is only marked', () => {
	expect(issues('purchaseOrder', { Status: 'DELETED', CurrencyCode: 'ZZZ' })).toEqual([]);
	expect(issues('creditNote', { Status: 'VOIDED', LineItems: [{ ...line, AccountCode: '' }] })).toEqual([]);
});

it('what Zoho will make of a document is reckoned with discounts, tax and adjustment', () => {
	const record = {
		is_inclusive_tax: false,
		adjustment: 0.5,
		line_items: [
			{ quantity: 3, rate: 10, discount: '10%' },
			{ quantity: 1, rate: 5, discount: 1 },
		],
	};
	const at = { total: 'Total', tax: 'TotalTax', currency: 'CurrencyCode' };
	const compared = (Total: number, TotalTax: number) => compareTotals(record, { line_items: [15, undefined] }, { Total, TotalTax }, at);
	expect(compared(35.55, 4.05)).toEqual([]);
	expect(compared(35.56, 4.05)).toEqual([expect.objectContaining({ rule: 'totals-differ', at: 'Total' })]);
	const inclusive = { ...record, is_inclusive_tax: true, adjustment: undefined };
	expect(compareTotals(inclusive, { line_items: [15, 15] }, { Total: 31, TotalTax: 4.04 }, at)).toEqual([]);
});
