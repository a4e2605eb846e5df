import { checkRecord } from '../../../src/checking/check';
import { checkable } from '../../../src/checking/checkable';
import { referenceFrom } from '../../../src/checking/reference';
import type { Row } from '../../../src/record';

/** Zoho Books, and Inventory beside it: one organisation. */

const account = (account_id: string, account_type: string, is_active = true): Row => ({
	account_id,
	account_name: `Account ${account_id}`,
	account_type,
	is_active,
});
const invoice = (invoice_number: string, status: string, balance: number, more: Row = {}): Row => ({
	invoice_id: `id-${invoice_number}`,
	invoice_number,
	status,
	balance,
	total: 100,
	customer_id: '5',
	date: '2026-11-01',
	line_items: [{ line_item_id: 'l', name: 'A', rate: 100, quantity: 1, account_id: 'sales' }],
	...more,
});
const reference = referenceFrom([
	{ organization_id: 'o', name: 'Zylker', currency_code: 'GBP', currency_id: 'gbp' },
	account('sales', 'income'),
	account('old', 'income', false),
	account('costs', 'expense'),
	account('owed', 'accounts_receivable'),
	account('bank', 'bank'),
	account('stock', 'stock'),
	{ tax_id: 'vat', tax_name: 'VAT', tax_percentage: 20 },
	{ currency_id: 'eur', currency_code: 'EUR', currency_symbol: '€' },
	{ contact_id: '5', contact_name: 'Bowman', contact_type: 'customer', status: 'active' },
	{ contact_id: '6', contact_name: 'Vendor', contact_type: 'vendor', status: 'active' },
	{ contact_id: '7', contact_name: 'Gone', contact_type: 'customer', status: 'inactive' },
	{ tag_id: 'region', tag_name: 'Region', options: [{ option_id: 'north', option_name: 'North', is_active: true }] },
	{ transaction_lock_id: '1', transaction_lock_status: 'enabled', transaction_lock_date: '2026-06-30', lock_scope: 0 },
	{ transaction_lock_id: '2', transaction_lock_status: 'enabled', transaction_lock_date: '2026-08-31', lock_scope: 2 },
	{ transaction_lock_id: '3', transaction_lock_status: 'disabled', transaction_lock_date: '2026-10-31' },
	invoice('OPEN', 'sent', 100),
	invoice('PART', 'partially_paid', 60, { payment_made: 40 }),
	invoice('PAID', 'paid', 0, { payment_made: 100 }),
	invoice('VOID', 'void', 0),
	invoice('DRAFT', 'draft', 100),
]);

const line = { name: 'A', rate: 100, quantity: 1, account_id: 'sales', tax_id: 'vat' };
const sound = {
	'zohoBooks:invoice': { invoice_number: 'NEW', customer_id: '5', date: '2026-11-01', currency_id: 'eur', line_items: [line] },
	'zohoBooks:bill': { bill_number: 'NEW', vendor_id: '6', date: '2026-11-01', line_items: [{ ...line, account_id: 'costs' }] },
	'zohoBooks:customerPayment': {
		customer_id: '5',
		payment_mode: 'cash',
		amount: 10,
		date: '2026-11-01',
		reference_number: 'xero:1',
		account_id: 'bank',
		invoices: [{ invoice_id: 'id-OPEN', amount_applied: 10 }],
	},
	'zohoBooks:invoiceStatus': { id: 'id-OPEN', number: 'OPEN', operation: 'void' },
	'zohoInventory:item': { name: 'A', rate: 1, account_id: 'sales', purchase_account_id: 'costs', inventory_account_id: 'stock' },
} as const satisfies Record<string, Row>;
type Sound = keyof typeof sound;

const check = (name: Sound, change: Row) =>
	checkRecord(checkable[name]!, { ...sound[name], ...change }, { reference }).map(({ rule, at, severity }) => [severity, rule, at].join(' '));
const lines = (change: Row): Row => ({ line_items: [{ ...line, ...change }] });
const pays = (number: string, amount_applied: number): Row => ({ invoices: [{ invoice_id: `id-${number}`, amount_applied }] });

it.each(Object.keys(sound) as Sound[])('a sound %s passes', (name) => expect(check(name, {})).toEqual([]));

const cases: ReadonlyArray<readonly [Sound, Row, ...string[]]> = [
	['zohoBooks:invoice', lines({ account_id: 'none' }), 'error account-unknown line_items[0].account_id'],
	['zohoBooks:invoice', lines({ account_id: 'old' }), 'error account-inactive line_items[0].account_id'],
	['zohoBooks:invoice', lines({ account_id: 'owed' }), 'error account-class line_items[0].account_id', 'warning account-unusual line_items[0].account_id'],
	['zohoBooks:invoice', lines({ account_id: 'costs' }), 'warning account-unusual line_items[0].account_id'],
	['zohoBooks:bill', lines({ account_id: 'sales' }), 'warning account-unusual line_items[0].account_id'],
	['zohoBooks:customerPayment', { account_id: 'sales' }, 'error account-class account_id'],
	['zohoInventory:item', { inventory_account_id: 'costs' }, 'error account-class inventory_account_id'],
	['zohoBooks:invoice', lines({ tax_id: 'none' }), 'error tax-unknown line_items[0].tax_id'],
	['zohoBooks:invoice', { currency_id: 'usd' }, 'error currency-unknown currency_id'],
	['zohoBooks:invoice', { currency_id: 'gbp' }],
	['zohoBooks:invoice', lines({ tags: [{ tag_id: 'region', tag_option_id: 'north' }] })],
	['zohoBooks:invoice', lines({ tags: [{ tag_id: 'region', tag_option_id: 'west' }] }), 'error tracking-unknown line_items[0].tags[0].tag_option_id'],
	['zohoBooks:invoice', { customer_id: '7' }, 'error contact-inactive customer_id'],
	['zohoBooks:invoice', { customer_id: '8' }, 'review contact-unknown customer_id'],
	['zohoBooks:invoice', { customer_id: '6' }, 'review contact-side customer_id'],
	['zohoBooks:invoice', { date: '2026-06-30' }, 'error period-locked date', 'review period-locked date'],
	['zohoBooks:invoice', { date: '2026-08-31' }, 'review period-locked date'],
	['zohoBooks:invoice', { date: '2026-10-31' }],
	['zohoBooks:customerPayment', pays('OPEN', 100)],
	['zohoBooks:customerPayment', pays('OPEN', 101), 'error above-open invoices[0].amount_applied'],
	['zohoBooks:customerPayment', pays('PART', 61), 'review above-open invoices[0].amount_applied'],
	['zohoBooks:customerPayment', { ...pays('PART', 61), payment_id: '1' }],
	['zohoBooks:customerPayment', pays('VOID', 1), 'error document-not-open invoices[0].amount_applied'],
	['zohoBooks:customerPayment', pays('DRAFT', 1), 'review document-not-open invoices[0].amount_applied'],
	['zohoBooks:invoiceStatus', { id: 'id-PAID', number: 'PAID' }, 'error status-transition operation'],
	['zohoBooks:invoiceStatus', { id: '', number: 'PART' }, 'error status-transition operation'],
	['zohoBooks:invoiceStatus', { id: 'id-PAID', number: 'PAID', operation: 'markAsSent' }],
	['zohoBooks:invoiceStatus', { id: 'id-VOID', number: 'VOID', operation: 'markAsSent' }, 'error status-transition operation'],
	['zohoBooks:invoiceStatus', { id: 'id-VOID', number: 'VOID', operation: 'nothing' }],
	['zohoBooks:invoice', { invoice_number: 'VOID', ...lines({}) }, 'review document-closed invoice_number'],
	['zohoBooks:invoice', { invoice_number: 'PART', ...lines({ rate: 90 }) }, 'review paid-document line_items[0].rate'],
	['zohoBooks:invoice', { invoice_number: 'PART', ...lines({ name: 'B' }), notes: 'new' }],
	['zohoBooks:invoice', { invoice_number: 'OPEN', customer_id: '9' }, 'error number-taken invoice_number'],
];
it.each(cases.map(([name, change, ...expected]) => ({ name, change, expected })))('$name with $change', ({ name, change, expected }) =>
	expect(check(name, change).filter((one) => !expected.includes('error number-taken invoice_number') || one.includes('number'))).toEqual(expected),
);
