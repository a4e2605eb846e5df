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
	Tracking: [{ Name: 'Region', Option: 'North' }],
};
const xeroDocument: Fit = (serial, ids) => ({
	InvoiceID: left,
	InvoiceNumber: `S-${serial}`,
	Contact: { ContactID: ids.contact },
	CurrencyCode: 'NZD',
	CurrencyRate: left,
	BrandingThemeID: left,
	DueDate: '2026-04-30',
});

export const fits: Readonly<Record<string, Readonly<Record<string, Fit>>>> = {
	xero: {
		account: (serial) => ({
			AccountID: left,
			Code: `9${serial}`,
			Name: `Account ${serial}`,
			Type: 'EXPENSE',
			TaxType: 'INPUT2',
			BankAccountNumber: left,
			CurrencyCode: left,
		}),
		bill: (serial, ids) => ({ ...xeroDocument(serial, ids), LineItems: [{ ...xeroLine, AccountCode: '400', TaxType: 'INPUT2', DiscountRate: left }] }),
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
		invoice: (serial, ids) => ({ ...xeroDocument(serial, ids), LineItems: [xeroLine], SentToContact: left }),
		payment: (serial, ids) => ({
			PaymentID: left,
			Invoice: { InvoiceID: ids.openInvoice },
			Account: { Code: '090' },
			Amount: '0.10',
			CurrencyRate: left,
			Reference: `books:${serial}`,
			IsReconciled: false,
		}),
		taxRate: (serial) => ({ TaxType: left, Name: `Levy ${serial}`, ReportTaxType: 'OUTPUT' }),
	},
	zohoBooks: {
		contact: (serial) => ({
			contact_id: left,
			contact_name: `Contact ${serial}`,
			currency_id: left,
			tax_id: ids0.tax,
			contact_persons: [{ contact_person_id: left }],
			custom_fields: left,
		}),
		customerPayment: (serial, ids) => ({
			payment_id: left,
			customer_id: ids.contact,
			reference_number: `P-${serial}`,
			payment_mode: 'cash',
			amount: 0.1,
			account_id: left,
			exchange_rate: 1,
			bank_charges: 0,
			invoices: [{ invoice_id: ids.openInvoice, amount_applied: 0.1 }],
			custom_fields: left,
		}),
		invoice: (serial, ids) => ({
			invoice_id: left,
			invoice_number: `S-${serial}`,
			customer_id: ids.contact,
			currency_id: left,
			exchange_rate: 1,
			discount: '10%',
			due_date: '2026-04-30',
			line_items: [{ line_item_id: left, item_id: ids.item, tax_id: ids0.tax, account_id: left, discount: 0 }],
			custom_fields: [{ api_name: 'cf_po_number', value: `PO ${serial}` }],
		}),
		item: (serial) => ({
			item_id: left,
			name: `Item ${serial}`,
			sku: `SKU-${serial}`,
			tax_id: ids0.tax,
			account_id: left,
			purchase_account_id: left,
			item_type: 'sales',
			custom_fields: left,
		}),
	},
};

/** The seeded tax of the sandbox. */
const ids0 = { tax: '460000000000002001' };

/** A sample record with what fits laid over it: rows by position, `undefined` takes a value away. */
export function laidOver(sample: unknown, fit: unknown): unknown {
	if (Array.isArray(fit)) return fit.map((row, index) => laidOver(Array.isArray(sample) ? sample[index] : undefined, row));
	if (!isRow(fit)) return fit;
	const isLink = Object.keys(fit).length === 1 && isRow(sample) && Object.keys(sample).length === 1;
	if (isLink || !isRow(sample)) return fit;
	const merged: Row = { ...sample };
	for (const [name, value] of Object.entries(fit)) {
		if (value === undefined) delete merged[name];
		else merged[name] = laidOver(sample[name], value);
	}
	return merged;
}
