import { checkRecord } from '../../../src/checking/check';
import { checkable } from '../../../src/checking/checkable';
import { referenceFrom } from '../../../src/checking/reference';
import type { Row } from '../../../src/record';
import { everything, organisation, sound, type Sound } from './xeroReference';

const reference = referenceFrom(everything);
const today = '2026-11-25';
const check = (name: Sound, change: Row, known = reference) =>
	checkRecord(checkable[name]!, { ...sound[name], ...change }, { reference: known, today }).map(({ rule, at, severity }) => [severity, rule, at].join(' '));
const line = (name: 'invoice' | 'bill' | 'bankTransaction', change: Row): Row => ({ LineItems: [{ ...sound[name].LineItems[0], ...change }] });
const tracked = (...Tracking: Row[]): Row => line('invoice', { Tracking });

it.each(Object.keys(sound) as Sound[])('a sound %s passes', (name) => expect(check(name, {})).toEqual([]));

const cases: ReadonlyArray<readonly [Sound, Row, ...string[]]> = [
	// Accounts
	['invoice', line('invoice', { AccountCode: '999' }), 'error account-unknown LineItems[0].AccountCode'],
	['invoice', line('invoice', { AccountCode: '201' }), 'error account-inactive LineItems[0].AccountCode'],
	['invoice', line('invoice', { AccountCode: '090', TaxType: undefined }), 'error account-class LineItems[0].AccountCode'],
	['invoice', line('invoice', { AccountCode: '610', TaxType: undefined }), 'error account-class LineItems[0].AccountCode'],
	['invoice', line('invoice', { AccountCode: '429', TaxType: 'INPUT2' }), 'warning account-unusual LineItems[0].AccountCode'],
	['bill', line('bill', { AccountCode: '200', TaxType: 'OUTPUT2' }), 'warning account-unusual LineItems[0].AccountCode'],
	['bankTransaction', line('bankTransaction', { AccountCode: '200', TaxType: 'OUTPUT2' })],
	['bankTransaction', { BankAccount: { Code: '429' } }, 'error account-class BankAccount'],
	['bankTransaction', { BankAccount: { AccountID: 'account-090' } }],
	['payment', { Account: { Code: '200' } }, 'error account-class Account'],
	['payment', { Account: { Code: '881' } }],
	['payment', { Account: { AccountID: 'nowhere' } }, 'error account-unknown Account'],
	['item', { InventoryAssetAccountCode: '429' }, 'error account-class InventoryAssetAccountCode'],
	['item', { PurchaseDetails: { COGSAccountCode: '200' } }, 'warning account-unusual PurchaseDetails.COGSAccountCode'],
	['contact', { SalesDefaultAccountCode: '7' }, 'error account-unknown SalesDefaultAccountCode'],
	// Taxes
	['invoice', line('invoice', { TaxType: 'NOPE' }), 'error tax-unknown LineItems[0].TaxType'],
	['invoice', line('invoice', { TaxType: 'OLD' }), 'error tax-inactive LineItems[0].TaxType'],
	['invoice', line('invoice', { TaxType: 'INPUT2' }), 'error tax-not-applicable LineItems[0].TaxType'],
	['invoice', line('invoice', { TaxType: 'INPUT2', AccountCode: undefined, ItemCode: 'A' })],
	['bill', line('bill', { TaxType: 'OUTPUT2' }), 'error tax-not-applicable LineItems[0].TaxType'],
	['item', { SalesDetails: { AccountCode: '200', TaxType: 'INPUT2' } }, 'error tax-not-applicable SalesDetails.TaxType'],
	['contact', { AccountsReceivableTaxType: 'INPUT2' }, 'error tax-not-applicable AccountsReceivableTaxType'],
	// Currencies
	['invoice', { CurrencyCode: 'EUR' }],
	['invoice', { CurrencyCode: 'USD' }, 'error currency-unknown CurrencyCode'],
	['contact', { DefaultCurrency: 'USD' }, 'error currency-unknown DefaultCurrency'],
	// Tracking
	['invoice', tracked({ Name: 'Region', Option: 'North' })],
	['invoice', tracked({ TrackingOptionID: 'north' })],
	['invoice', tracked({ Name: 'Nothing', Option: 'North' }), 'error tracking-unknown LineItems[0].Tracking[0].Name'],
	['invoice', tracked({ Name: 'Region', Option: 'East' }), 'error tracking-unknown LineItems[0].Tracking[0].Option'],
	['invoice', tracked({ TrackingCategoryID: 'region', TrackingOptionID: 'west' }), 'error tracking-inactive LineItems[0].Tracking[0].TrackingOptionID'],
	['invoice', tracked({ Name: 'Old', Option: 'X' }), 'error tracking-inactive LineItems[0].Tracking[0].Name'],
	// Contacts
	['invoice', { Contact: { ContactNumber: 'books:2' } }, 'error contact-inactive Contact'],
	['invoice', { Contact: { ContactID: 'merged' } }, 'error contact-inactive Contact'],
	['invoice', { Contact: { ContactNumber: 'books:4' } }, 'review contact-unknown Contact'],
	['contact', { ContactNumber: 'books:1', Name: 'Bowman Ltd' }],
	['contact', { ContactNumber: 'books:2', Name: 'Gone' }, 'error contact-inactive ContactNumber'],
	['contact', { Name: 'Bowman' }, 'review name-taken Name'],
	['contact', { Name: 'Gone' }],
	['contact', { ContactID: 'other', Name: 'Bowman' }],
	// Days
	['invoice', { Date: '2026-06-30' }, 'error period-locked Date'],
	['invoice', { Date: '2026-07-01' }],
	['bill', { Date: '2026-03-31' }, 'error period-locked Date', 'error year-locked Date'],
	['payment', { Date: '2026-06-30' }, 'error period-locked Date'],
	['quote', { Date: '2026-01-01' }],
	['invoice', { Date: '2027-11-26', DueDate: '2027-12-01' }, 'review date-far Date'],
	['quote', { Date: '1999-12-31' }, 'review date-far Date'],
	['payment', { Date: '2026-12-01' }, 'warning date-ahead Date'],
	['payment', { Date: '2026-11-26' }],
	// Payments
	['payment', { Amount: 120 }],
	['payment', { Amount: 120.01 }, 'error above-open Amount'],
	['payment', { Invoice: { InvoiceNumber: 'PART' }, Amount: 71 }, 'error above-open Amount'],
	['payment', { Invoice: { InvoiceNumber: 'PART' }, Amount: 71, Reference: 'books:7' }],
	['payment', { Invoice: { InvoiceID: 'id-PAID' } }, 'review above-open Amount'],
	['payment', { Invoice: { InvoiceNumber: 'DRAFT' } }, 'error document-not-open Amount'],
	['payment', { Invoice: { InvoiceNumber: 'VOID' } }, 'error document-not-open Amount'],
	['payment', { Invoice: { InvoiceNumber: 'ELSEWHERE' }, Amount: 9999 }],
	['payment', { Invoice: undefined, CreditNote: { CreditNoteNumber: 'CN' }, Amount: 31 }, 'error above-open Amount'],
	['allocation', { Amount: 31 }, 'error above-open Amount'],
	['allocation', { InvoiceNumber: 'DRAFT', Amount: 1 }, 'error document-not-open Amount'],
	// Statuses
	['invoice', { InvoiceNumber: 'OPEN', Status: 'DRAFT' }, 'error status-transition Status'],
	['invoice', { InvoiceNumber: 'DRAFT', Status: 'AUTHORISED' }],
	['invoice', { InvoiceNumber: 'DRAFT', Status: 'VOIDED' }, 'error status-transition Status'],
	['invoice', { InvoiceNumber: 'OPEN', Status: 'VOIDED' }],
	['invoice', { InvoiceNumber: 'OPEN', Status: 'DELETED' }, 'error status-transition Status'],
	['invoice', { InvoiceNumber: 'PART', Status: 'VOIDED' }, 'error status-transition Status'],
	['invoice', { InvoiceID: 'id-VOID', InvoiceNumber: 'VOID', Status: 'VOIDED' }, 'error document-closed InvoiceID'],
	['invoice', { InvoiceNumber: 'OPEN', Status: 'AUTHORISED', DueDate: undefined }],
	['invoice', { Status: 'AUTHORISED', DueDate: undefined }, 'error due-date-missing DueDate'],
	['invoice', { InvoiceID: 'id-VOID', InvoiceNumber: 'VOID', Status: 'AUTHORISED' }, 'error status-transition Status'],
	['invoice', { InvoiceID: 'id-VOID', InvoiceNumber: 'OTHER', Status: undefined }, 'error document-closed InvoiceID'],
	['quote', { QuoteNumber: 'QU', Title: 'New' }, 'error document-closed Title'],
	['quote', { QuoteNumber: 'QU', Status: 'DRAFT' }, 'error status-transition Status'],
	['purchaseOrder', { PurchaseOrderNumber: 'PO', Status: 'DRAFT' }, 'error status-transition Status'],
	['purchaseOrder', { PurchaseOrderNumber: 'PX', Status: 'DRAFT' }, 'error status-transition Status'],
	// What money was applied to
	['invoice', { InvoiceNumber: 'PART', Status: 'AUTHORISED' }],
	[
		'invoice',
		{ InvoiceNumber: 'PART', Status: 'AUTHORISED', Reference: 'new', DueDate: '2027-01-01', ...line('invoice', { Description: 'B', AccountCode: '881' }) },
	],
	['invoice', { InvoiceNumber: 'PART', Status: 'AUTHORISED', ...line('invoice', { UnitAmount: 101 }) }, 'error paid-document LineItems[0].UnitAmount'],
	['invoice', { InvoiceNumber: 'PART', Status: 'AUTHORISED', ...line('invoice', { UnitAmount: '100.00' }) }],
	['invoice', { InvoiceNumber: 'PAID', Status: 'AUTHORISED', Date: '2026-11-02' }, 'error paid-document Date'],
	[
		'invoice',
		{ InvoiceNumber: 'PART', Status: 'AUTHORISED', LineItems: Array(2).fill(sound.invoice.LineItems[0]) as Row[] },
		'error paid-document LineItems[1]',
	],
	['invoice', { InvoiceID: 'id-PART', InvoiceNumber: 'PART', Status: undefined, Contact: { ContactID: 'bowman' } }],
	['invoice', { InvoiceID: 'id-CREDITED', Status: undefined, InvoiceNumber: 'CREDITED', Contact: { ContactNumber: 'books:5' } }, 'error paid-document Contact'],
	['invoice', { InvoiceNumber: 'LOCKED', Status: 'AUTHORISED' }, 'error period-locked Date'],
	['invoice', { InvoiceNumber: 'OPEN', Status: undefined, Contact: { ContactNumber: 'books:5' } }, 'error number-taken InvoiceNumber'],
	['bill', { InvoiceNumber: 'B-1', Contact: { ContactNumber: 'books:9' } }, 'review contact-unknown Contact'],
	['bill', { InvoiceNumber: 'B-1', Status: 'DRAFT' }, 'error status-transition Status'],
	['bill', { InvoiceNumber: 'B-1', Status: 'DRAFT', Contact: { ContactNumber: 'books:5' } }],
	['invoice', { InvoiceNumber: 'OTHERS', Status: 'AUTHORISED' }, 'error number-taken InvoiceNumber'],
	['invoice', { InvoiceNumber: 'OTHERS', Status: 'AUTHORISED', Contact: { ContactNumber: 'books:5' } }],
];

it.each(cases.map(([name, change, ...expected]) => ({ name, change, expected })))('$name with $change', ({ name, change, expected }) =>
	expect(check(name, change)).toEqual(expected),
);

it('a payment of a bill by a number that an invoice has too names neither', () => {
	const twice = referenceFrom([...everything, { ...everything.find(({ InvoiceNumber }) => InvoiceNumber === 'OPEN'), InvoiceID: 'second' }]);
	expect(check('payment', { Amount: 500 }, twice)).toEqual([]);
});

describe('what the reference does not hold', () => {
	const wrong = {
		...line('invoice', { AccountCode: '1', TaxType: '1', Tracking: [{ Name: 'x', Option: 'y' }] }),
		Contact: { ContactID: 'z' },
		Date: '2020-01-01',
		DueDate: '2020-01-02',
	};
	it('is not held against a record', () => {
		expect(check('invoice', wrong, referenceFrom([]))).toEqual([]);
		expect(check('invoice', wrong, referenceFrom([{ account_id: '1', account_type: 'income' }]))).toEqual([]);
	});
	it('may still deserve a word: another currency than the own one', () => {
		expect(check('invoice', { CurrencyCode: 'USD' }, referenceFrom([{ ...organisation }]))).toEqual(['warning currency-foreign CurrencyCode']);
		expect(check('invoice', { CurrencyCode: 'GBP' }, referenceFrom([{ ...organisation }]))).toEqual([]);
	});
});

it('says what was found, and what may have been meant', () => {
	const [found] = checkRecord(checkable['invoice']!, { ...sound.invoice, ...line('invoice', { AccountCode: '20O' }) }, { reference });
	expect(found).toMatchObject({
		says: 'is "20O", which is no account of this organisation in Xero',
		fix: expect.stringContaining('Nearest: "200" (Sales)') as string,
	});
	const [lock] = checkRecord(checkable['invoice']!, { ...sound.invoice, Date: '2026-06-30' }, { reference });
	expect(lock!.says).toContain('closed up to 2026-06-30');
});
