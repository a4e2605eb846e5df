import { findFirst } from '../../mapping/path';
import type { Paths } from '../../mapping/rule';
import { isFilled, isRow, type Row } from '../../record';
import type { Unusable } from '../read';
import { currencyOf, dayOf, keep, spell } from '../values';
import { unitsOf } from './money';

/** Money that came in or went out. */
export type Direction = 'in' | 'out';

/** A line of a bank statement. */
export interface Line {
	readonly at: number;
	/** Whole thousandths, above zero. */
	readonly amount: number;
	readonly direction: Direction;
	readonly currency: string;
	readonly day: string;
	/** Payee, reference and description. */
	readonly text: string;
	/** Already matched, so that nothing is looked for. */
	readonly done: boolean;
}

/** An open document, or a payment that has no line yet. */
export interface Document {
	readonly at: number;
	readonly kind: 'document' | 'payment';
	readonly id: string;
	readonly number: string;
	readonly party: string;
	readonly amount: number;
	readonly direction: Direction;
	readonly currency: string;
	readonly day: string;
	readonly due?: string;
}

/** A record that takes no part, though nothing is wrong with it. */
export interface Idle {
	readonly at: number;
	readonly idle: string;
}

const first = (record: Row, paths: Paths): unknown => findFirst({ record, row: record, place: '' }, paths).value;
const text = (record: Row, paths: Paths): string => String(keep(first(record, paths)) ?? '').trim();
const unusable = (at: string, says: string, fix: string): Unusable => ({ at, says, fix });

const noRecord = (record: unknown): Unusable | undefined => {
	if (!isRow(record)) return unusable('', 'is no record with fields', 'Connect a node that gives one record an item.');
	return Object.keys(record).length === 0
		? unusable('', 'is an empty item', 'The node before found nothing; if that is expected, nothing needs doing.')
		: undefined;
};

const DATE = ['date', 'Date', 'transaction_date', 'Transaction Date', 'TransactionDate', 'Posted Date', 'Booking Date'];
const AMOUNT = ['amount', 'Amount', 'Total', 'total', 'Transaction Amount'];
const CURRENCY = ['currency_code', 'CurrencyCode', 'currency', 'Currency'];
const TEXTS = [
	'payee',
	'Payee',
	'reference_number',
	'Reference',
	'reference',
	'description',
	'Description',
	'Narrative',
	'Memo',
	'Contact.Name',
	'customer_name',
	'vendor_name',
];

/** Statement lines of Zoho Books say credit for money in; bank transactions of Xero say their type; a file says it by the sign. */
const DIRECTION = ['debit_or_credit', 'Type', 'type'];
const IN = /^(credit|receive\b.*|deposit|in)$/;
const OUT = /^(debit|spend\b.*|withdrawal|out)$/;

const DONE = new Set(['matched', 'categorized', 'excluded', 'deleted', 'voided']);

/** A line of a statement from Zoho Books, Xero or a file; or why it is none. */
export const lineOf = (record: unknown, at: number): Line | Unusable => {
	const wrong = noRecord(record);
	if (wrong) return wrong;
	const row = record as Row;
	const amount = unitsOf(first(row, AMOUNT));
	if (amount === undefined) return unusable('amount', 'is no amount of money', 'Name the field "amount" and give a plain number, such as -12.50.');
	const day = dayOf(keep(first(row, DATE)));
	if (day === undefined) return unusable('date', 'is no date in the form YYYY-MM-DD', 'Name the field "date" and give it in that form.');
	const said = spell(keep(first(row, DIRECTION)));
	const isIn = IN.test(said) || (!OUT.test(said) && amount > 0);
	return {
		at,
		amount: Math.abs(amount),
		direction: isIn ? 'in' : 'out',
		currency: currencyOf(keep(first(row, CURRENCY))),
		day,
		text: TEXTS.map((name) => text(row, name))
			.filter(Boolean)
			.join(' '),
		done: row['IsReconciled'] === true || DONE.has(spell(keep(first(row, ['status', 'Status'])))),
	};
};

/** What shows which document a record is, what of it is open, and whether money for it comes in. The first whose id is there counts. */
const documents: readonly {
	readonly id: string;
	readonly kind: Document['kind'];
	readonly open: Paths;
	readonly number: Paths;
	readonly out: (row: Row) => boolean;
}[] = [
	{
		id: 'PaymentID',
		kind: 'payment',
		open: 'Amount',
		number: ['Invoice.InvoiceNumber', 'Reference'],
		// Payments of bills, and refunds to customers.
		out: (row) => /^(ACCPAY|AR)/.test(text(row, 'PaymentType') || text(row, 'Invoice.Type')),
	},
	{ id: 'CreditNoteID', kind: 'document', open: 'RemainingCredit', number: 'CreditNoteNumber', out: (row) => row['Type'] !== 'ACCPAYCREDIT' },
	{ id: 'InvoiceID', kind: 'document', open: 'AmountDue', number: 'InvoiceNumber', out: (row) => row['Type'] === 'ACCPAY' },
	{
		id: 'payment_id',
		kind: 'payment',
		open: 'amount',
		number: ['invoices[0].invoice_number', 'bills[0].bill_number', 'reference_number', 'payment_number'],
		out: (row) => isFilled(row['vendor_id']),
	},
	{ id: 'creditnote_id', kind: 'document', open: 'balance', number: 'creditnote_number', out: () => true },
	{ id: 'vendor_credit_id', kind: 'document', open: 'balance', number: 'vendor_credit_number', out: () => false },
	{ id: 'bill_id', kind: 'document', open: 'balance', number: 'bill_number', out: () => true },
	{ id: 'invoice_id', kind: 'document', open: 'balance', number: 'invoice_number', out: () => false },
];

const PARTY = ['customer_name', 'vendor_name', 'Contact.Name', 'Invoice.Contact.Name', 'CreditNote.Contact.Name'];

/** Drafts are not owed yet, and what has ended is owed no more. */
const CLOSED = new Set(['draft', 'submitted', 'pending_approval', 'void', 'voided', 'deleted']);

/** An open document or a payment of Zoho Books or Xero; or why it is none, or takes no part. */
export const documentOf = (record: unknown, at: number): Document | Idle | Unusable => {
	const wrong = noRecord(record);
	if (wrong) return wrong;
	const row = record as Row;
	const known = documents.find(({ id }) => Object.hasOwn(row, id) && isFilled(row[id]));
	if (!known) return unusable('', 'has no id of an invoice, bill, credit note or payment', 'Give records as the Xero and Zoho Books nodes do.');
	const status = spell(keep(first(row, ['status', 'Status'])));
	if (CLOSED.has(status)) return { at, idle: `its status is ${status}` };
	if (row['IsReconciled'] === true) return { at, idle: 'it is reconciled already' };
	const amount = unitsOf(first(row, known.open));
	const day = dayOf(keep(first(row, ['date', 'Date'])));
	if (amount === undefined) return unusable(String(known.open), 'is no amount of money', 'Read the full record.');
	if (day === undefined) return unusable('date', 'is no date in the form YYYY-MM-DD', 'Read the full record.');
	if (amount <= 0) return { at, idle: 'nothing of it is open' };
	const due = dayOf(keep(first(row, ['due_date', 'DueDate'])));
	return {
		at,
		kind: known.kind,
		id: text(row, known.id),
		number: text(row, known.number),
		party: text(row, PARTY),
		amount,
		direction: known.out(row) ? 'out' : 'in',
		currency: currencyOf(keep(first(row, [...CURRENCY, 'Invoice.CurrencyCode']))),
		day,
		...(due === undefined ? {} : { due }),
	};
};
