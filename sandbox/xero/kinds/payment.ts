import type { Row } from '../../vendor';
import { microsoft } from '../dates';
import type { Desk, Kind, Outcome } from '../desk';
import { decimal, number, rounded } from '../money';
import { currencyOf, paymentAccountOf } from './bankAccount';
import { CREDITS, moveCredit, moveDue, type CreditCollection } from './credits';
import { shownContact } from './documentContact';
import { lockProblems } from './settings';

/** Money against a document, and credit that is paid back. Never edited, only deleted (https://developer.xero.com/documentation/api/accounting/payments). */
export const payment: Kind = {
	write: (desk, sent, known) => (known ? remove(desk, sent, known) : pay(desk, sent)),

	linked: (desk, row) => ({ ...row, ...linkedDocument(desk, row), Account: desk.books.get('Accounts', row._account) }),

	view(desk, row, brief) {
		const account = desk.books.get('Accounts', row._account);
		return {
			...row,
			...(account ? { Account: { AccountID: account.AccountID, Code: account.Code, ...(brief ? {} : { Name: account.Name }) } } : {}),
			...shownDocument(desk, row),
			...shownBatch(desk, row.BatchPaymentID),
			HasAccount: account !== undefined,
			HasValidationErrors: false,
		};
	},
};

/** https://developer.xero.com/documentation/api/accounting/types, payment types. */
const TYPES: Readonly<Record<string, string>> = {
	ACCREC: 'ACCRECPAYMENT',
	ACCPAY: 'ACCPAYPAYMENT',
	ACCRECCREDIT: 'ARCREDITPAYMENT',
	ACCPAYCREDIT: 'APCREDITPAYMENT',
	'RECEIVE-OVERPAYMENT': 'AROVERPAYMENTPAYMENT',
	'SPEND-OVERPAYMENT': 'APOVERPAYMENTPAYMENT',
	'RECEIVE-PREPAYMENT': 'ARPREPAYMENTPAYMENT',
	'SPEND-PREPAYMENT': 'APPREPAYMENTPAYMENT',
};

/** The document that a payment is for: an invoice, or credit that is paid back. */
interface Target {
	readonly collection: 'Invoices' | CreditCollection;
	readonly row: Row;
}

const leftOf = ({ collection, row }: Target) => decimal(collection === 'Invoices' ? row.AmountDue : row.RemainingCredit);

function move(desk: Desk, { collection, row }: Target, amount: ReturnType<typeof decimal>, day: unknown): void {
	if (collection === 'Invoices') moveDue(desk, row, 'AmountPaid', amount, day);
	else moveCredit(desk, collection, row, amount, day, false);
}

/** A new payment, which moves what its document owes; also one of a batch. */
export function pay(desk: Desk, sent: Row): Outcome {
	const { Invoice, CreditNote, Prepayment, Overpayment, Account, InvoiceNumber, CreditNoteNumber, Code, ...rest } = sent;
	const target = targetOf(desk, sent);
	const account = paymentAccountOf(desk, (Account as Row | undefined) ?? (Code ? { Code } : undefined));
	const problems: string[] = [];
	if (typeof target === 'string') problems.push(target);
	// The same text for an account that is not there and for one that takes no payments (unsure for the latter).
	if (!account) problems.push('Account could not be found');
	const Amount = rounded(decimal(sent.Amount));
	if (Amount.lte(0)) problems.push('Payment amount must be greater than zero.'); // invented
	const Date = sent.Date ?? desk.today; // Unsure whether Xero demands it.
	problems.push(...lockProblems(desk, Date));
	const document = typeof target === 'string' ? undefined : target;
	if (document) {
		if (Amount.gt(leftOf(document))) problems.push('Payment amount exceeds the amount outstanding on this document');
		if (document.row.Status !== 'AUTHORISED') problems.push('Payments can only be made against Authorised documents');
	}
	const CurrencyRate = Number(sent.CurrencyRate ?? document?.row.CurrencyRate ?? 1);
	const row: Row = {
		IsReconciled: false,
		...rest,
		Date,
		Amount: number(Amount),
		// In the bank account's currency. Unsure for an account that has neither the document's nor the organisation's.
		BankAmount: number(!document || document.row.CurrencyCode === currencyOf(desk, account) ? Amount : rounded(Amount.div(CurrencyRate || 1))),
		CurrencyRate,
		PaymentType: TYPES[String(document?.row.Type)],
		Status: 'AUTHORISED',
		_account: account?.AccountID,
		...(document ? namedBy(document) : {}),
	};
	if (!problems.length && document) move(desk, document, Amount, Date);
	return { row, problems };
}

const namedBy = ({ collection, row }: Target): Row =>
	collection === 'Invoices' ? { _invoice: row.InvoiceID } : { _credit: row[CREDITS[collection].id], _collection: collection };

/** Invented texts, but for the one on batches: what Xero says to an edit, or to a second deletion, is not recorded. */
function remove(desk: Desk, { Status }: Row, known: Row): Outcome {
	if (known.Status === 'DELETED') return { row: known, problems: ['Payment has already been deleted.'] };
	if (Status !== 'DELETED') return { row: known, problems: ['Payments cannot be modified, only deleted.'] };
	if (known.BatchPaymentID) return { row: known, problems: ['Payments within a batch cannot be deleted.'] };
	return unpay(desk, known);
}

/** The payment as deleted, and its document owes again what it had paid. */
export function unpay(desk: Desk, known: Row): Outcome {
	const problems = lockProblems(desk, known.Date);
	const document = documentOf(desk, known);
	if (document && !problems.length) move(desk, document, decimal(known.Amount).times(-1), known.Date);
	return { row: { ...known, Status: 'DELETED' }, problems };
}

function documentOf(desk: Desk, { _invoice, _credit, _collection }: Row): Target | undefined {
	const collection = _invoice === undefined ? (_collection as CreditCollection | undefined) : 'Invoices';
	const row = collection && desk.books.get(collection, _invoice ?? _credit);
	return collection && row && { collection, row };
}

const missing = (noun: string, id: string): string => `An existing ${noun} with the specified ${id} could not be found`;

/** What the payment is said to be for, or why that cannot be. Each id is looked for among the documents of its own type only. */
function targetOf(desk: Desk, { Invoice, InvoiceNumber, CreditNoteNumber, ...sent }: Row): Target | string {
	const credits = Object.entries(CREDITS).flatMap(([collection, { id, link, noun }]) => {
		const named = sent[link] as Row | undefined;
		return named ? [{ collection: collection as CreditCollection, id, noun, named }] : [];
	});
	const isInvoice = Invoice !== undefined || InvoiceNumber !== undefined;
	// Invented text.
	if (credits.length + Number(isInvoice) > 1) return 'A payment can be for one document only.';
	const [credit] = credits;
	if (credit && credit.named[credit.id]) {
		const row = desk.books.get(credit.collection, credit.named[credit.id]);
		return row ? { collection: credit.collection, row } : missing(credit.noun, credit.id);
	}
	if (credit || CreditNoteNumber !== undefined) {
		const number = credit?.named.CreditNoteNumber ?? CreditNoteNumber;
		const row = number ? named(desk, 'CreditNotes', 'CreditNoteNumber', number) : undefined;
		return row ? { collection: 'CreditNotes', row } : missing(CREDITS.CreditNotes.noun, CREDITS.CreditNotes.id);
	}
	const { InvoiceID, InvoiceNumber: number = InvoiceNumber } = (Invoice ?? {}) as Row;
	const row = InvoiceID ? desk.books.get('Invoices', InvoiceID) : number ? named(desk, 'Invoices', 'InvoiceNumber', number) : undefined;
	return row ? { collection: 'Invoices', row } : missing('Invoice', 'InvoiceID');
}

/** The numbers of bills and supplier credits are not unique, so the first that is open is meant (unsure). */
function named(desk: Desk, collection: string, property: string, number: unknown): Row | undefined {
	const all = desk.books.having(collection, property, number);
	return all.find(({ Status }) => Status === 'AUTHORISED') ?? all[0];
}

/** For filters. Published answers show the credit note of a refund as an invoice of type ACCRECCREDIT; the page on payments knows a CreditNote. Here it is both (unsure). */
function linkedDocument(desk: Desk, payment: Row): Row {
	const document = documentOf(desk, payment);
	if (!document) return {};
	const { collection, row } = document;
	if (collection === 'Invoices') return { Invoice: row };
	return { [CREDITS[collection].link]: row, ...(collection === 'CreditNotes' ? { Invoice: asInvoice(row) } : {}) };
}

const asInvoice = ({ CreditNoteID, CreditNoteNumber, ...row }: Row): Row => ({ ...row, InvoiceID: CreditNoteID, InvoiceNumber: CreditNoteNumber });

function shownDocument(desk: Desk, payment: Row): Row {
	const { Invoice, ...credit } = linkedDocument(desk, payment) as { Invoice?: Row } & Record<string, Row>;
	const briefly = Object.entries(credit).map(([link, row]) => {
		const names = [`${link}ID`, 'CreditNoteNumber', 'Type', 'CurrencyCode'].filter((name) => row[name] !== undefined);
		return [link, { ...Object.fromEntries(names.map((name) => [name, row[name]])), Contact: shownContact(desk, row._contact, true) }];
	});
	return { ...Object.fromEntries(briefly), ...(Invoice ? { Invoice: shownInvoice(desk, Invoice) } : {}) };
}

function shownInvoice(desk: Desk, { InvoiceID, InvoiceNumber, Type, CurrencyCode, _contact }: Row): Row {
	return { InvoiceID, InvoiceNumber, Type, CurrencyCode, Contact: shownContact(desk, _contact, true), IsDiscounted: false, HasErrors: false };
}

/** Its amount and its flag are texts in published answers. */
function shownBatch(desk: Desk, id: unknown): Row {
	const batch = id === undefined ? undefined : desk.books.get('BatchPayments', id);
	if (!batch) return {};
	const { BatchPaymentID, Date, Type, Status, TotalAmount, UpdatedDateUTC, _account } = batch;
	return {
		BatchPayment: {
			Account: { AccountID: _account },
			BatchPaymentID,
			Date: microsoft(Date),
			Type,
			Status,
			TotalAmount: decimal(TotalAmount).toFixed(2),
			UpdatedDateUTC,
			IsReconciled: 'false',
		},
	};
}
