import { isRow, type Row } from '../../src/record';

/** Sample values know the kinds of the fields only. What must exist in the books, or must agree, is said here. */
type Fit = (serial: number, ids: Readonly<Record<string, string>>) => Row;

const left = undefined;

const xeroLine = {
	ItemCode: left,
	AccountCode: '200',
	TaxType: 'OUTPUT2',
	TaxAmount: left,
	LineAmount: left,
	DiscountAmount: left,
	LineItemID: left,
	Tracking: [{ TrackingCategoryID: left, TrackingOptionID: left, Name: 'Region', Option: 'North' }],
};
/** Bills and credit notes take no discounts. */
const withoutDiscount = { ...xeroLine, DiscountRate: left };
const bought = { ...withoutDiscount, AccountCode: '400', TaxType: 'INPUT2' };

const priced = (ids: Readonly<Record<string, string>>) => ({
	Contact: { ContactID: ids.contact },
	CurrencyCode: 'NZD',
	CurrencyRate: left,
	BrandingThemeID: left,
	RoundingAmount: left,
});
const xeroDocument: Fit = (serial, ids) => ({ ...priced(ids), InvoiceID: left, InvoiceNumber: `S-${serial}`, DueDate: '2026-04-30' });

/** One code a record: none of these is in the books at first. */
const CURRENCIES = ['CAD', 'CHF', 'CNY', 'DKK', 'FJD', 'HKD', 'INR', 'JPY', 'KRW', 'MXN', 'NOK', 'PHP', 'PLN', 'SEK', 'SGD', 'THB', 'TOP', 'WST', 'ZAR'];

export const fits: Readonly<Record<string, Fit>> = {
	account: (serial) => ({
		AccountID: left,
		Code: `9${serial}`,
		Name: `Account ${serial}`,
		Type: 'EXPENSE',
		TaxType: 'INPUT2',
		BankAccountNumber: left,
		CurrencyCode: left,
	}),
	bankTransaction: (serial, ids) => ({
		...priced(ids),
		BankTransactionID: left,
		Type: 'RECEIVE',
		BankAccount: { Code: '090' },
		LineItems: [withoutDiscount],
		Reference: `books:${serial}`,
		IsReconciled: false,
	}),
	bankTransfer: (serial) => ({
		BankTransferID: left,
		FromBankAccount: { Code: '090' },
		ToBankAccount: { Code: '091' },
		Reference: `books:${serial}`,
		FromIsReconciled: false,
		ToIsReconciled: false,
	}),
	batchPayment: (serial, ids) => ({
		BatchPaymentID: left,
		Account: { Code: '090' },
		Payments: [{ Invoice: { InvoiceID: ids.openInvoice }, Amount: '0.10', BankAccountNumber: left, Particulars: left, Details: left }],
		Reference: `books:${serial}`,
		Particulars: left,
		Code: left,
		Details: left,
		Narrative: left,
	}),
	bill: (serial, ids) => ({ ...xeroDocument(serial, ids), LineItems: [bought] }),
	contact: (serial) => ({
		ContactID: left,
		ContactNumber: `books:${serial}`,
		Name: `Contact ${serial}`,
		DefaultCurrency: 'NZD',
		AccountsReceivableTaxType: 'OUTPUT2',
		AccountsPayableTaxType: 'INPUT2',
		SalesDefaultAccountCode: '200',
		PurchasesDefaultAccountCode: '400',
	}),
	contactGroup: (serial) => ({ ContactGroupID: left, Name: `Group ${serial}` }),
	creditNote: (serial, ids) => ({ ...priced(ids), CreditNoteID: left, Type: 'ACCRECCREDIT', CreditNoteNumber: `C-${serial}`, LineItems: [withoutDiscount] }),
	currency: (serial) => ({ Code: CURRENCIES[serial % CURRENCIES.length] }),
	invoice: (serial, ids) => ({ ...xeroDocument(serial, ids), LineItems: [xeroLine], SentToContact: left }),
	item: (serial) => ({
		ItemID: left,
		Code: `I-${serial}`,
		SalesDetails: { AccountCode: '200', TaxType: 'OUTPUT2' },
		PurchaseDetails: { AccountCode: '400', COGSAccountCode: left, TaxType: 'INPUT2' },
		InventoryAssetAccountCode: left,
	}),
	linkedTransaction: (_, ids) => ({
		LinkedTransactionID: left,
		SourceTransactionID: ids.bill,
		SourceLineItemID: ids.billLine,
		ContactID: ids.contact,
		TargetTransactionID: left,
		TargetLineItemID: left,
	}),
	manualJournal: () => ({
		ManualJournalID: left,
		LineAmountTypes: 'NoTax',
		Status: 'DRAFT',
		JournalLines: [
			{ LineAmount: '12.50', AccountCode: '400', TaxType: 'NONE', Tracking: xeroLine.Tracking },
			{ LineAmount: '-12.50', AccountCode: '260', Description: 'Taken back', TaxType: 'NONE' },
		],
	}),
	payment: (serial, ids) => ({
		PaymentID: left,
		Invoice: { InvoiceID: ids.openInvoice },
		CreditNote: left,
		Prepayment: left,
		Overpayment: left,
		Account: { Code: '090' },
		Amount: '0.10',
		CurrencyRate: left,
		Reference: `books:${serial}`,
		IsReconciled: false,
	}),
	purchaseOrder: (serial, ids) => ({ ...priced(ids), PurchaseOrderID: left, PurchaseOrderNumber: `PO-${serial}`, LineItems: [bought], SentToContact: left }),
	quote: (serial, ids) => ({
		...priced(ids),
		QuoteID: left,
		QuoteNumber: `QU-${serial}`,
		ExpiryDate: '2026-04-30',
		LineItems: [{ ...xeroLine, Tracking: [{ TrackingCategoryID: left, TrackingOptionID: ids.option, Name: left, Option: left }] }],
	}),
	repeatingInvoice: (_, ids) => ({
		...priced(ids),
		RepeatingInvoiceID: left,
		Type: 'ACCREC',
		LineItems: [xeroLine],
		Schedule: { Period: 1, Unit: 'MONTHLY', DueDate: 20, DueDateType: 'OFFOLLOWINGMONTH', StartDate: '2027-03-31', EndDate: '2028-03-31' },
	}),
	taxRate: (serial) => ({ TaxType: left, Name: `Levy ${serial}`, ReportTaxType: 'OUTPUT' }),
	trackingCategory: (serial) => ({ TrackingCategoryID: left, Name: `Category ${serial}` }),
};

/** A sample record with what fits laid over it: rows by position, `undefined` takes a value away. */
export function laidOver(sample: unknown, fit: unknown): unknown {
	if (Array.isArray(fit)) return fit.map((row, index) => laidOver(Array.isArray(sample) ? sample[index] : undefined, row));
	if (!isRow(fit)) return fit;
	const isLink = Object.keys(fit).length === 1 && isRow(sample) && Object.keys(sample).length === 1;
	if (isLink || !isRow(sample)) return Object.fromEntries(Object.entries(fit).filter(([, value]) => value !== undefined));
	const merged: Row = { ...sample };
	for (const [name, value] of Object.entries(fit)) {
		if (value === undefined) delete merged[name];
		else merged[name] = laidOver(sample[name], value);
	}
	return merged;
}
