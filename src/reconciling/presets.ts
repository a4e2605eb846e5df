import { customerPayments, vendorPayments, xeroPayment, type Paying } from './payments';
import type { Compared, Plan, Side } from './plan';

/** What is compared without anyone having to say it: Zoho Books on the left, Xero on the right. Fields are those of src/apis, statuses those of the mappings. */

const books = { name: 'Zoho Books', status: 'status', lines: 'line_items', rate: 'exchange_rate', modified: 'last_modified_time', ended: ['void'] } as const;
const xero = { name: 'Xero', status: 'Status', lines: 'LineItems', rate: 'CurrencyRate', modified: 'UpdatedDateUTC', ended: ['voided', 'deleted'] } as const;
const usual = { ignoreCase: true, prefixes: ['books:', 'xero:'] } as const;

const ENDED = ['voided', 'deleted'];
const OPEN = ['authorised'];

const status = (equivalents: NonNullable<Compared['equivalents']>, right = 'Status'): Compared => ({
	label: 'Status',
	kind: 'status',
	left: 'status',
	right,
	equivalents,
});

/** As the mappings have them, but that what is paid is paid on both sides. */
const documentStatus = status({
	draft: ['draft'],
	pending_approval: ['submitted'],
	approved: OPEN,
	sent: OPEN,
	viewed: OPEN,
	open: OPEN,
	unpaid: OPEN,
	overdue: OPEN,
	partially_paid: OPEN,
	paid: ['paid'],
	void: ENDED,
});
const creditStatus = status({ draft: ['draft'], pending_approval: ['submitted'], approved: OPEN, open: OPEN, closed: ['paid'], void: ENDED });
const activity = status({ active: ['active'], inactive: ['archived', 'gdprrequest'] }, 'ContactStatus');

const money: readonly Compared[] = [
	{ label: 'Total', kind: 'amount', left: 'total', right: 'Total' },
	{ label: 'Tax', kind: 'amount', left: 'tax_total', right: 'TotalTax' },
	{ label: 'Currency', kind: 'currency', left: 'currency_code', right: 'CurrencyCode' },
	{ label: 'Date', kind: 'date', left: 'date', right: 'Date' },
];
const dueDate: Compared = { label: 'Due Date', kind: 'date', left: 'due_date', right: 'DueDate' };
const balance = (right: string): Compared => ({ label: 'Balance', kind: 'balance', left: 'balance', right });
const party = (label: string, left: string): Compared => ({ label, kind: 'party', left, right: 'Contact.Name' });
/** A document without a number has the other side's id for one. */
const number = (left: string, right: string, id: string): Compared => ({ label: 'Number', kind: 'text', left, right: [right, id], without: usual.prefixes });

const linkedBack = { from: 'Url', has: '#/' } as const;

/** The other kinds of document that Xero keeps under one path. */
const strangers = (type: string, word: string): Side['strangers'] => ({ from: 'Type', are: { [type]: `Compare it among the ${word}.` } });

/** A vendor's number is its own, so another vendor may have the same; a record may also have come under another vendor's name. */
const RENAMED = [
	['Vendor', 'Total', 'Date', 'Currency'],
	['Number', 'Total', 'Date', 'Currency'],
];

const invoice: Plan = {
	entity: 'invoice',
	...usual,
	left: { ...books, key: ['invoice_number'], id: 'invoice_id', origin: { from: 'invoice_number', has: 'xero:' } },
	right: { ...xero, key: [['InvoiceNumber', 'InvoiceID']], id: 'InvoiceID', origin: linkedBack, strangers: strangers('ACCPAY', 'bills') },
	compared: [...money, party('Customer', 'customer_name'), dueDate, balance('AmountDue'), documentStatus],
};

const bill: Plan = {
	entity: 'bill',
	...usual,
	left: { ...books, key: ['vendor_name', 'bill_number'], id: 'bill_id', origin: { from: 'bill_number', has: 'xero:' } },
	right: { ...xero, key: ['Contact.Name', ['InvoiceNumber', 'InvoiceID']], id: 'InvoiceID', origin: linkedBack, strangers: strangers('ACCREC', 'invoices') },
	compared: [...money, party('Vendor', 'vendor_name'), number('bill_number', 'InvoiceNumber', 'InvoiceID'), dueDate, balance('AmountDue'), documentStatus],
	alike: RENAMED,
};

const creditNote: Plan = {
	entity: 'credit note',
	...usual,
	left: { ...books, key: ['creditnote_number'], id: 'creditnote_id', origin: { from: 'creditnote_number', has: 'xero:' } },
	right: { ...xero, key: [['CreditNoteNumber', 'CreditNoteID']], id: 'CreditNoteID', strangers: strangers('ACCPAYCREDIT', 'vendor credits') },
	compared: [...money, party('Customer', 'customer_name'), balance('RemainingCredit'), creditStatus],
};

const vendorCredit: Plan = {
	entity: 'vendor credit',
	...usual,
	left: { ...books, key: ['vendor_name', 'vendor_credit_number'], id: 'vendor_credit_id', origin: { from: 'vendor_credit_number', has: 'xero:' } },
	right: {
		...xero,
		key: ['Contact.Name', ['CreditNoteNumber', 'CreditNoteID']],
		id: 'CreditNoteID',
		strangers: strangers('ACCRECCREDIT', 'credit notes'),
	},
	compared: [
		...money,
		party('Vendor', 'vendor_name'),
		number('vendor_credit_number', 'CreditNoteNumber', 'CreditNoteID'),
		balance('RemainingCredit'),
		creditStatus,
	],
	alike: RENAMED,
};

const contact: Plan = {
	entity: 'contact',
	...usual,
	left: { ...books, key: ['contact_id'], id: 'contact_id' },
	right: { ...xero, status: 'ContactStatus', key: [['ContactNumber', 'ContactID']], id: 'ContactID', origin: { from: 'ContactNumber', has: 'books:' } },
	compared: [
		{ label: 'Name', kind: 'party', left: ['contact_name', 'company_name'], right: 'Name' },
		{ label: 'Email', kind: 'text', left: 'email', right: 'EmailAddress' },
		{ label: 'Tax Number', kind: 'text', left: ['tax_reg_no', 'vat_reg_no', 'gst_no', 'abn'], right: 'TaxNumber' },
		{ label: 'Currency', kind: 'currency', left: 'currency_code', right: 'DefaultCurrency' },
		activity,
	],
	alike: [['Name']],
};

/** The longest name of an item in Xero, which the mapping shortens it to. */
const ITEM_NAME = 50;

const item: Plan = {
	entity: 'item',
	...usual,
	left: { ...books, key: ['sku'], id: 'item_id' },
	right: { ...xero, key: ['Code'], id: 'ItemID' },
	compared: [
		{ label: 'Name', kind: 'party', left: 'name', right: 'Name', letters: ITEM_NAME },
		{ label: 'Sales Price', kind: 'amount', left: 'rate', right: 'SalesDetails.UnitPrice' },
		{ label: 'Purchase Price', kind: 'amount', left: 'purchase_rate', right: 'PurchaseDetails.UnitPrice' },
	],
	alike: [['Name']],
};

/** Payments have no number of their own: the id of the side that they were first entered on tells them, and which document they pay. */
const payment = (entity: string, of: Paying): Plan => ({
	entity,
	...usual,
	left: {
		...books,
		key: ['key'],
		id: 'payment_id',
		origin: { from: 'reference_number', has: 'xero:' },
		alone: 'unapplied',
		parts: of.parts,
	},
	right: {
		...xero,
		key: ['key'],
		id: 'PaymentID',
		origin: { from: 'Reference', has: 'books:' },
		strangers: { from: 'PaymentType', are: of.strangers },
		parts: xeroPayment,
	},
	compared: [
		{ label: 'Amount', kind: 'amount', left: 'amount', right: 'Amount' },
		{ label: 'Date', kind: 'date', left: 'date', right: 'Date' },
		{ label: 'Currency', kind: 'currency', left: 'currency_code', right: 'Invoice.CurrencyCode' },
		{ label: of.who, kind: 'party', left: of.party, right: 'Invoice.Contact.Name' },
		{ label: 'Document', kind: 'text', left: of.number, right: 'Invoice.InvoiceNumber' },
	],
	// A customer may pay two invoices of one amount on one day.
	alike: [[of.who, 'Amount', 'Date', 'Document']],
});

/** By the names that workflows store. */
export const presets = {
	bill: { label: 'Bills', plan: bill },
	contact: { label: 'Contacts', plan: contact },
	creditNote: { label: 'Credit Notes', plan: creditNote },
	customerPayment: { label: 'Customer Payments', plan: payment('customer payment', customerPayments) },
	invoice: { label: 'Invoices', plan: invoice },
	item: { label: 'Items', plan: item },
	vendorCredit: { label: 'Vendor Credits', plan: vendorCredit },
	vendorPayment: { label: 'Vendor Payments', plan: payment('vendor payment', vendorPayments) },
} as const satisfies Readonly<Record<string, { readonly label: string; readonly plan: Plan }>>;
