import { checkRecord } from '../../src/checking/check';
import { checkable } from '../../src/checking/checkable';
import type { Row } from '../../src/record';

type Name = 'contact' | 'invoice' | 'item' | 'payment' | 'quote' | 'zohoCrm:account' | 'zohoCrm:contact' | 'zohoCrm:deal';

const sound: Record<Name, Row> = {
	contact: {
		ContactNumber: 'books:1',
		Name: 'Bowman & Co',
		EmailAddress: 'a@bowman.example',
		DefaultCurrency: 'EUR',
		Addresses: [{ AddressType: 'POBOX', City: 'Rome' }],
	},
	invoice: {
		InvoiceNumber: 'INV-1',
		Contact: { ContactNumber: 'books:1' },
		Date: '2026-11-02',
		DueDate: '2026-12-02',
		CurrencyCode: 'EUR',
		CurrencyRate: 0.8,
		Status: 'AUTHORISED',
		LineAmountTypes: 'Exclusive',
		Url: 'https://books.zoho.com/app/1#/invoices/2',
		LineItems: [{ Description: 'A', Quantity: 1, UnitAmount: 10, AccountCode: '200', TaxType: 'OUTPUT2' }],
	},
	item: { Code: 'BEAN-1', Name: 'Coffee beans', IsSold: true, SalesDetails: { UnitPrice: 25.06, AccountCode: '200' } },
	quote: {
		QuoteNumber: 'CRMQ-1',
		Contact: { ContactNumber: 'crm:1' },
		Date: '2026-11-02',
		ExpiryDate: '2026-12-02',
		LineAmountTypes: 'EXCLUSIVE',
		LineItems: [{ Description: 'A', Quantity: 1, UnitAmount: 10, AccountCode: '200', TaxType: 'OUTPUT2' }],
	},
	'zohoCrm:account': { Account_Name: 'Harbour Cafe Ltd', Billing_City: 'Auckland', Own_Field: 7 },
	'zohoCrm:contact': { Last_Name: 'Ngata', Email: 'a@harbour.example', Account_Name: { id: '5725767000003002001' } },
	'zohoCrm:deal': { id: '5725767000003003003', Xero_Status: 'PAID', Xero_Total: 100 },
	payment: { Reference: 'books:1', Invoice: { InvoiceNumber: 'INV-1' }, Account: { Code: '090' }, Date: '2026-11-02', Amount: 10 },
};
const line = (change: Row): Row => ({ LineItems: [{ ...(sound.invoice['LineItems'] as Row[])[0], ...change }] });
const issues = (name: Name, change: Row) => checkRecord(checkable[name]!, { ...sound[name], ...change });

it.each(Object.keys(sound) as Name[])('a sound %s passes', (name) => expect(issues(name, {})).toEqual([]));

const refusals: ReadonlyArray<readonly [Name, Row, string, string]> = [
	['contact', { Name: undefined }, 'required', 'Name'],
	['contact', { Name: '   ' }, 'required', 'Name'],
	['contact', { Name: 'A <b>' }, 'name-characters', 'Name'],
	['contact', { Name: 'A  B' }, 'name-blanks', 'Name'],
	['contact', { Name: ' A' }, 'name-blanks', 'Name'],
	['contact', { Name: 'x'.repeat(256) }, 'length', 'Name'],
	['contact', { ContactNumber: '' }, 'required', 'ContactNumber'],
	['contact', { EmailAddress: 'nobody' }, 'kind', 'EmailAddress'],
	['contact', { DefaultCurrency: 'EURO' }, 'length', 'DefaultCurrency'],
	['contact', { DefaultCurrency: 'eur' }, 'currency', 'DefaultCurrency'],
	['contact', { Addresses: [{ AddressType: 'HOME' }] }, 'kind', 'Addresses[0].AddressType'],
	['contact', { Addresses: { AddressType: 'POBOX' } }, 'kind', 'Addresses'],
	['contact', { Phones: ['+1'] }, 'kind', 'Phones[0]'],
	['contact', { ContactPersons: Array(6).fill({ FirstName: 'A' }) }, 'too-many', 'ContactPersons'],
	['invoice', { InvoiceNumber: null }, 'required', 'InvoiceNumber'],
	['invoice', { Contact: undefined }, 'required', 'Contact'],
	['invoice', { Contact: {} }, 'link', 'Contact'],
	['invoice', { Contact: 'Bowman' }, 'link', 'Contact'],
	['invoice', { LineItems: [] }, 'required', 'LineItems'],
	['invoice', { DueDate: undefined }, 'due-date-missing', 'DueDate'],
	['invoice', { DueDate: '2026-11-01' }, 'due-before-date', 'DueDate'],
	['invoice', { Date: '2026-02-30' }, 'kind', 'Date'],
	['invoice', { Date: '02/11/2026' }, 'kind', 'Date'],
	['invoice', { CurrencyCode: 'ZZZ' }, 'currency', 'CurrencyCode'],
	['invoice', { CurrencyRate: 0 }, 'currency-rate', 'CurrencyRate'],
	['invoice', { Status: 'PAID' }, 'kind', 'Status'],
	['invoice', { Url: 'https://go.xero.com/x' }, 'link-back', 'Url'],
	['invoice', { Url: 'somewhere' }, 'kind', 'Url'],
	['invoice', line({ AccountCode: '' }), 'account-missing', 'LineItems[0].AccountCode'],
	['invoice', line({ Quantity: 'two' }), 'kind', 'LineItems[0].Quantity'],
	['invoice', line({ UnitAmount: Infinity }), 'kind', 'LineItems[0].UnitAmount'],
	['invoice', line({ UnitAmount: -10 }), 'negative-total', 'LineItems'],
	['invoice', line({ UnitAmount: '10000000000' }), 'too-large', 'LineItems[0]'],
	['invoice', line({ Description: '' }), 'description-missing', 'LineItems[0].Description'],
	['invoice', line({ Description: 'x'.repeat(4001) }), 'length', 'LineItems[0].Description'],
	['invoice', line({ DiscountRate: 101 }), 'discount', 'LineItems[0].DiscountRate'],
	['invoice', line({ DiscountRate: 1, DiscountAmount: 1 }), 'discount', 'LineItems[0].DiscountAmount'],
	['item', { Code: '' }, 'required', 'Code'],
	['item', { Code: 'x'.repeat(31) }, 'length', 'Code'],
	['item', { Name: 'x'.repeat(51) }, 'length', 'Name'],
	['item', { SalesDetails: { UnitPrice: 'dear' } }, 'kind', 'SalesDetails.UnitPrice'],
	['quote', line({ TaxType: '' }), 'tax-missing', 'LineItems[0].TaxType'],
	['quote', { Date: undefined }, 'required', 'Date'],
	['quote', { ExpiryDate: '2026-11-01' }, 'expiry-before-date', 'ExpiryDate'],
	['quote', { LineAmountTypes: 'Exclusive' }, 'kind', 'LineAmountTypes'],
	['quote', { CurrencyCode: 'ZZZ' }, 'currency', 'CurrencyCode'],
	['quote', line({ DiscountRate: 101 }), 'discount', 'LineItems[0].DiscountRate'],
	['zohoCrm:account', { Account_Name: '' }, 'required', 'Account_Name'],
	['zohoCrm:account', { Account_Name: 'x'.repeat(201) }, 'length', 'Account_Name'],
	['zohoCrm:account', { Website: 'somewhere' }, 'kind', 'Website'],
	['zohoCrm:contact', { Last_Name: undefined, Email: undefined, Xero_ID: undefined }, 'required', 'Last_Name'],
	['zohoCrm:contact', { Email: undefined }, 'nothing-to-match', 'Email'],
	['zohoCrm:contact', { Last_Name: 'x'.repeat(81) }, 'length', 'Last_Name'],
	['zohoCrm:contact', { Account_Name: 'Harbour' }, 'link', 'Account_Name'],
	['zohoCrm:deal', { id: undefined, Xero_Status: undefined, Xero_Total: undefined }, 'required', 'Stage'],
	['zohoCrm:deal', { Amount: 'much' }, 'kind', 'Amount'],
	['payment', { Amount: 0 }, 'amount', 'Amount'],
	['payment', { Amount: -5 }, 'amount', 'Amount'],
	['payment', { Amount: 0.001 }, 'amount', 'Amount'],
	['payment', { Amount: 'ten' }, 'kind', 'Amount'],
	['payment', { Account: undefined }, 'required', 'Account'],
	['payment', { Invoice: { InvoiceNumber: ' ' } }, 'link', 'Invoice'],
	['payment', { Date: '' }, 'required', 'Date'],
	['payment', { CurrencyRate: -1 }, 'currency-rate', 'CurrencyRate'],
];
it.each(refusals)('%s with %j is refused: %s at %s', (name, change, rule, at) => {
	expect(issues(name, change)).toContainEqual(
		expect.objectContaining({ rule, at, severity: 'error', says: expect.any(String) as string, fix: expect.any(String) as string }),
	);
});

it('a draft needs neither account nor due date', () => {
	expect(issues('invoice', { ...line({ AccountCode: undefined }), Status: 'DRAFT', DueDate: undefined })).toEqual([]);
});
it('a line of words only needs no account', () => {
	expect(issues('invoice', { LineItems: [{ Description: 'Thank you' }] })).toEqual([]);
});
it('a voided invoice is only marked, so its content is not judged', () => {
	expect(issues('invoice', { Status: 'VOIDED', DueDate: '2020-01-01', Url: 'https://xero.example' })).toEqual([]);
	expect(issues('invoice', { Status: 'VOIDED', InvoiceNumber: '' })).toHaveLength(1);
});
it('an unknown field is a warning', () => {
	expect(issues('invoice', { Referense: 'x' })).toEqual([expect.objectContaining({ rule: 'unknown-field', severity: 'warning', at: 'Referense' })]);
});
it('a quote without tax, and one of words only, need no tax rate', () => {
	expect(issues('quote', { ...line({ TaxType: undefined }), LineAmountTypes: 'NOTAX' })).toEqual([]);
	expect(issues('quote', { LineItems: [{ Description: 'Thank you' }] })).toEqual([]);
});
it('what CRM may know already needs what a new record needs only perhaps', () => {
	expect(issues('zohoCrm:contact', { Last_Name: undefined })).toEqual([expect.objectContaining({ rule: 'required', severity: 'warning', at: 'Last_Name' })]);
	expect(issues('zohoCrm:contact', { Email: undefined, Xero_ID: '7' })).toEqual([]);
	expect(issues('zohoCrm:contact', { Email: undefined, Last_Name: undefined, id: '5' })).toEqual([]);
});
it('characters are counted as a person counts them', () => {
	expect(issues('contact', { Name: '😀'.repeat(255) })).toEqual([]);
});
