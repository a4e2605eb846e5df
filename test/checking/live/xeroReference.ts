import type { Row } from '../../../src/record';

/** A small organisation of Xero, as the nodes read it, and records that it takes. */

const account = (Code: string, Name: string, Type: string, Class: string, more: Row = {}): Row => ({
	AccountID: `account-${Code}`,
	Code,
	Name,
	Type,
	Class,
	Status: 'ACTIVE',
	...more,
});
const rate = (TaxType: string, ...applies: string[]): Row => ({
	TaxType,
	Name: `Rate ${TaxType}`,
	Status: 'ACTIVE',
	EffectiveRate: 20,
	...Object.fromEntries(['Assets', 'Equity', 'Expenses', 'Liabilities', 'Revenue'].map((name) => [`CanApplyTo${name}`, applies.includes(name)])),
});

export const organisation: Row = {
	OrganisationID: 'org',
	Name: 'Demo',
	BaseCurrency: 'GBP',
	PeriodLockDate: '2026-06-30',
	EndOfYearLockDate: '2026-03-31',
};
export const accounts: readonly Row[] = [
	account('090', 'Business Bank', 'BANK', 'ASSET'),
	account('200', 'Sales', 'REVENUE', 'REVENUE'),
	account('201', 'Old Sales', 'REVENUE', 'REVENUE', { Status: 'ARCHIVED' }),
	account('310', 'Cost of Goods', 'DIRECTCOSTS', 'EXPENSE'),
	account('429', 'General Expenses', 'EXPENSE', 'EXPENSE'),
	account('610', 'Accounts Receivable', 'CURRENT', 'ASSET', { SystemAccount: 'DEBTORS' }),
	account('630', 'Stock', 'INVENTORY', 'ASSET'),
	account('881', 'Owner', 'EQUITY', 'EQUITY', { EnablePaymentsToAccount: true }),
];
export const taxes: readonly Row[] = [
	rate('OUTPUT2', 'Revenue', 'Liabilities', 'Equity'),
	rate('INPUT2', 'Expenses', 'Assets'),
	{ ...rate('OLD', 'Revenue'), Status: 'ARCHIVED' },
];
export const currencies: readonly Row[] = [{ Code: 'EUR', Description: 'Euro' }];
export const tracking: readonly Row[] = [
	{
		TrackingCategoryID: 'region',
		Name: 'Region',
		Status: 'ACTIVE',
		Options: [
			{ TrackingOptionID: 'north', Name: 'North', Status: 'ACTIVE' },
			{ TrackingOptionID: 'west', Name: 'West', Status: 'ARCHIVED' },
		],
	},
	{ TrackingCategoryID: 'old', Name: 'Old', Status: 'ARCHIVED', Options: [{ TrackingOptionID: 'x', Name: 'X', Status: 'ACTIVE' }] },
];
export const contacts: readonly Row[] = [
	{ ContactID: 'bowman', ContactNumber: 'books:1', Name: 'Bowman', ContactStatus: 'ACTIVE' },
	{ ContactID: 'other', ContactNumber: 'books:5', Name: 'Other', ContactStatus: 'ACTIVE' },
	{ ContactID: 'gone', ContactNumber: 'books:2', Name: 'Gone', ContactStatus: 'ARCHIVED' },
	{ ContactID: 'merged', ContactNumber: 'books:3', Name: 'Merged', ContactStatus: 'ARCHIVED', MergedToContactID: 'bowman' },
];

const line = { Description: 'A', Quantity: 1, UnitAmount: 100, AccountCode: '200', TaxType: 'OUTPUT2' };
const sale = (InvoiceNumber: string, more: Row): Row => ({
	InvoiceID: `id-${InvoiceNumber}`,
	InvoiceNumber,
	Type: 'ACCREC',
	Status: 'AUTHORISED',
	Contact: { ContactID: 'bowman', ContactNumber: 'books:1', Name: 'Bowman' },
	Date: '2026-11-01',
	DueDate: '2026-12-01',
	CurrencyCode: 'GBP',
	LineAmountTypes: 'Exclusive',
	LineItems: [{ ...line, LineItemID: 'l1', LineAmount: 100, TaxAmount: 20 }],
	Total: 120,
	AmountDue: 120,
	AmountPaid: 0,
	AmountCredited: 0,
	Payments: [],
	...more,
});
export const documents: readonly Row[] = [
	sale('DRAFT', { Status: 'DRAFT' }),
	sale('OPEN', {}),
	sale('PART', { AmountDue: 70, AmountPaid: 50, Payments: [{ PaymentID: 'p', Amount: 50, Reference: 'books:7' }] }),
	sale('PAID', { Status: 'PAID', AmountDue: 0, AmountPaid: 120, Payments: undefined }),
	sale('CREDITED', { AmountDue: 20, AmountCredited: 100 }),
	sale('VOID', { Status: 'VOIDED' }),
	sale('LOCKED', { Date: '2026-05-01' }),
	sale('B-1', { InvoiceID: 'id-bill-1', Type: 'ACCPAY', Contact: { ContactID: 'bowman', Name: 'Bowman' } }),
	sale('OTHERS', { Contact: { ContactID: 'other', Name: 'Other' } }),
	{ CreditNoteID: 'id-CN', CreditNoteNumber: 'CN', Type: 'ACCRECCREDIT', Status: 'AUTHORISED', RemainingCredit: 30, Total: 30 },
	{ QuoteID: 'id-QU', QuoteNumber: 'QU', Status: 'ACCEPTED', Contact: { ContactID: 'bowman' }, Title: 'Old' },
	{ PurchaseOrderID: 'id-PO', PurchaseOrderNumber: 'PO', Status: 'BILLED', Contact: { ContactID: 'bowman' } },
	{ PurchaseOrderID: 'id-PX', PurchaseOrderNumber: 'PX', Status: 'DELETED', Contact: { ContactID: 'bowman' } },
];

export const everything: readonly Row[] = [organisation, ...accounts, ...taxes, ...currencies, ...tracking, ...contacts, ...documents];

export const sound = {
	invoice: {
		InvoiceNumber: 'NEW',
		Contact: { ContactNumber: 'books:1' },
		Date: '2026-11-01',
		DueDate: '2026-12-01',
		CurrencyCode: 'GBP',
		Status: 'DRAFT',
		LineItems: [line],
	},
	bill: { InvoiceNumber: 'NEW', Contact: { ContactNumber: 'books:1' }, Date: '2026-11-01', LineItems: [{ ...line, AccountCode: '429', TaxType: 'INPUT2' }] },
	quote: { QuoteNumber: 'NEW', Contact: { ContactNumber: 'books:1' }, Date: '2026-01-01', LineItems: [line] },
	purchaseOrder: {
		PurchaseOrderNumber: 'NEW',
		Contact: { ContactNumber: 'books:1' },
		Date: '2026-01-01',
		LineItems: [{ ...line, AccountCode: '429', TaxType: 'INPUT2' }],
	},
	payment: { Reference: 'books:9', Invoice: { InvoiceNumber: 'OPEN' }, Account: { Code: '090' }, Date: '2026-11-02', Amount: 10 },
	bankTransaction: {
		Reference: 'books:9',
		Type: 'SPEND',
		Contact: { ContactNumber: 'books:1' },
		BankAccount: { Code: '090' },
		Date: '2026-11-02',
		LineItems: [{ ...line, AccountCode: '429', TaxType: 'INPUT2' }],
	},
	allocation: { CreditNoteNumber: 'CN', InvoiceNumber: 'OPEN', Amount: 30, Date: '2026-11-02' },
	item: {
		Code: 'NEW',
		SalesDetails: { AccountCode: '200', TaxType: 'OUTPUT2' },
		PurchaseDetails: { AccountCode: '429', COGSAccountCode: '310' },
		InventoryAssetAccountCode: '630',
	},
	contact: { ContactNumber: 'books:9', Name: 'New', DefaultCurrency: 'EUR', SalesDefaultAccountCode: '200', AccountsReceivableTaxType: 'OUTPUT2' },
} as const satisfies Record<string, Row>;
export type Sound = keyof typeof sound;
