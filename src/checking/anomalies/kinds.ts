import { isFilled, type Row } from '../../record';
import type { App, Kind, Places } from './document';
import { textOf } from './text';

/** How a kind of document is called, and what tells it: its fields in either application (Xero's accounting specification; Zoho Books API v3). */
interface Shape {
	readonly app: App;
	readonly kind: Kind | ((row: Row) => Kind);
	readonly id: string;
	/** Empty where it has no number of its own. */
	readonly number: string;
}

const credit = ({ Type }: Row): Kind => (Type === 'ACCPAYCREDIT' ? 'vendorCredit' : 'customerCredit');
const money = ({ Type }: Row): Kind => (textOf(Type).startsWith('RECEIVE') ? 'received' : 'spent');
const sale = ({ Type }: Row): Kind => (Type === 'ACCPAY' ? 'bill' : 'invoice');

/** A payment names an invoice and an invoice names a contact, so the more particular ones come first. */
const shapes: readonly Shape[] = [
	{ app: 'xero', kind: 'payment', id: 'PaymentID', number: '' },
	{ app: 'xero', kind: credit, id: 'CreditNoteID', number: 'CreditNoteNumber' },
	{ app: 'xero', kind: sale, id: 'InvoiceID', number: 'InvoiceNumber' },
	{ app: 'xero', kind: money, id: 'BankTransactionID', number: '' },
	{ app: 'xero', kind: 'quote', id: 'QuoteID', number: 'QuoteNumber' },
	{ app: 'xero', kind: 'purchaseOrder', id: 'PurchaseOrderID', number: 'PurchaseOrderNumber' },
	{ app: 'xero', kind: 'contact', id: 'ContactID', number: '' },
	{ app: 'zoho', kind: 'payment', id: 'payment_id', number: '' },
	{ app: 'zoho', kind: 'customerCredit', id: 'creditnote_id', number: 'creditnote_number' },
	{ app: 'zoho', kind: 'vendorCredit', id: 'vendor_credit_id', number: 'vendor_credit_number' },
	{ app: 'zoho', kind: 'bill', id: 'bill_id', number: 'bill_number' },
	{ app: 'zoho', kind: 'invoice', id: 'invoice_id', number: 'invoice_number' },
	{ app: 'zoho', kind: 'quote', id: 'estimate_id', number: 'estimate_number' },
	{ app: 'zoho', kind: 'purchaseOrder', id: 'purchaseorder_id', number: 'purchaseorder_number' },
	{ app: 'zoho', kind: 'contact', id: 'contact_id', number: '' },
];

/** What a row is read as. */
export interface Known {
	readonly app: App;
	readonly kind: Kind;
	readonly id: string;
	readonly number: string;
}

const knownAs = ({ app, kind, id, number }: Shape, row: Row): Known => ({ app, kind: typeof kind === 'string' ? kind : kind(row), id, number });

/** What an earlier document is; nothing where it is none. */
export const kindOf = (row: Row): Known | undefined => {
	const shape = shapes.find(({ id }) => Object.hasOwn(row, id) && isFilled(row[id]));
	return shape && knownAs(shape, row);
};

const subjects: Readonly<Record<string, string>> = {
	bankTransaction: 'BankTransactionID',
	bill: 'InvoiceID',
	contact: 'ContactID',
	creditNote: 'CreditNoteID',
	invoice: 'InvoiceID',
	payment: 'PaymentID',
	purchaseOrder: 'PurchaseOrderID',
	quote: 'QuoteID',
	'zohoBooks:bill': 'bill_id',
	'zohoBooks:contact': 'contact_id',
	'zohoBooks:creditNote': 'creditnote_id',
	'zohoBooks:customerPayment': 'payment_id',
	'zohoBooks:estimate': 'estimate_id',
	'zohoBooks:invoice': 'invoice_id',
	'zohoBooks:purchaseOrder': 'purchaseorder_id',
	'zohoBooks:vendorCredit': 'vendor_credit_id',
	'zohoBooks:vendorPayment': 'payment_id',
};

/** What a record to be written is, by the names of `checkable`; nothing where such records are no documents. */
export const subjectAs = (subject: string, record: Row): Known | undefined => {
	const id = Object.hasOwn(subjects, subject) ? subjects[subject] : undefined;
	const shape = shapes.find((one) => one.id === id);
	if (!shape) return undefined;
	return subject === 'bill' ? { ...knownAs(shape, record), kind: 'bill' } : knownAs(shape, record);
};

export const placesOf = ({ app, kind, number }: Known): Places =>
	app === 'xero'
		? {
				amount: kind === 'payment' ? 'Amount' : 'LineItems',
				date: 'Date',
				number: number || 'Reference',
				currency: kind === 'contact' ? 'DefaultCurrency' : 'CurrencyCode',
			}
		: { amount: kind === 'payment' ? 'amount' : 'line_items', date: 'date', number: number || 'reference_number', currency: 'currency_id' };

/** One of them, and several. */
export const nouns: Readonly<Record<Kind, readonly [one: string, several: string]>> = {
	invoice: ['invoice', 'invoices'],
	bill: ['bill', 'bills'],
	customerCredit: ['credit note', 'credit notes'],
	vendorCredit: ['vendor credit', 'vendor credits'],
	payment: ['payment', 'payments'],
	spent: ['payment', 'payments'],
	received: ['receipt', 'receipts'],
	quote: ['quote', 'quotes'],
	purchaseOrder: ['purchase order', 'purchase orders'],
	contact: ['contact', 'contacts'],
};
