import type Big from 'big.js';
import type { Row } from '../../vendor';
import type { Desk } from '../desk';
import { decimal, rounded, sum } from '../money';

/**
 * Double entry: what the documents that exist book, in the organisation's own currency. Debits are positive, credits negative, and each booking
 * comes to zero, since whatever a document's lines and taxes add up to is what it owes.
 * Simplified (unsure): prepayments stand with the money owed until they are allocated, without tax; stock has no cost of sales; gains in foreign currency are
 * booked when money or credit meets a document, never on balances that are open.
 */
export interface Booking {
	/** Where it comes from: a collection and an id. */
	readonly source: string;
	readonly id: unknown;
	readonly type: string;
	readonly date: string;
	readonly reference?: unknown;
	readonly postings: readonly Posting[];
}

export interface Posting {
	readonly account: Row;
	readonly net: Big;
	/** The tax of the line, which is booked on an account of its own. */
	readonly tax: Big;
	readonly taxType?: unknown;
	readonly description?: unknown;
	readonly tracking?: readonly Row[];
}

/** Collections whose records book something. */
export const SOURCES = ['Invoices', 'CreditNotes', 'Payments', 'BankTransactions', 'BankTransfers', 'Allocations', 'ManualJournals'] as const;
type Source = (typeof SOURCES)[number];

const isSource = (collection: string): collection is Source => (SOURCES as readonly string[]).includes(collection);

/** All bookings; on cash basis documents count when, and as far as, they are paid. */
export const bookings = (desk: Desk, isCash = false): Booking[] =>
	SOURCES.flatMap((source) => desk.books.rows(source).flatMap((row) => booked(desk, source, row, isCash)));

/** What one record books: nothing while it is no more than a draft, or gone. */
export function booked(desk: Desk, collection: string, row: Row, isCash = false): Booking[] {
	if (!isSource(collection)) return [];
	const postings = balanced(
		desk,
		BOOKED[collection](desk, row, isCash).filter(({ net, tax }) => !net.eq(0) || !tax.eq(0)),
	);
	const [id, type] = NAMED[collection](row);
	const date = String(row.Date ?? '').slice(0, 10);
	return postings.length ? [{ source: collection, id, type, date, reference: row.Reference ?? row.Narration, postings }] : [];
}

/** Cents that a record lost on the way to the organisation's currency. */
function balanced(desk: Desk, postings: readonly Posting[]): Posting[] {
	const rest = total(postings);
	return rest.eq(0) ? [...postings] : [...postings, plain(systemAccount(desk, 'ROUNDING'), rest.times(-1))];
}

/** The id, and the type that journals give (https://developer.xero.com/documentation/api/accounting/types). */
const NAMED: Readonly<Record<Source, (row: Row) => [id: unknown, type: string]>> = {
	Invoices: ({ InvoiceID, Type }) => [InvoiceID, String(Type)],
	CreditNotes: ({ CreditNoteID, Type }) => [CreditNoteID, String(Type)],
	Payments: ({ PaymentID, PaymentType }) => [PaymentID, String(PaymentType)],
	BankTransactions: ({ BankTransactionID, Type }) => [BankTransactionID, BANK_TYPES[String(Type)] ?? 'CASHREC'],
	BankTransfers: ({ BankTransferID }) => [BankTransferID, 'TRANSFER'],
	// Unsure: the type of a gain in foreign currency; journals of allocations in one currency do not exist.
	Allocations: ({ AllocationID }) => [AllocationID, 'ACCRECCREDIT'],
	ManualJournals: ({ ManualJournalID }) => [ManualJournalID, 'MANJOURNAL'],
};

const BANK_TYPES: Readonly<Record<string, string>> = {
	RECEIVE: 'CASHREC',
	SPEND: 'CASHPAID',
	'RECEIVE-OVERPAYMENT': 'AROVERPAYMENT',
	'SPEND-OVERPAYMENT': 'APOVERPAYMENT',
	'RECEIVE-PREPAYMENT': 'ARPREPAYMENT',
	'SPEND-PREPAYMENT': 'APPREPAYMENT',
};

const BOOKED: Readonly<Record<Source, (desk: Desk, row: Row, isCash: boolean) => Posting[]>> = {
	Invoices: (desk, row, isCash) => (isCash || !isApproved(row) ? [] : document(desk, row)),
	CreditNotes: (desk, row, isCash) => (isCash || !isApproved(row) ? [] : document(desk, row)),
	Payments: payment,
	BankTransactions: bankTransaction,
	BankTransfers: bankTransfer,
	Allocations: allocation,
	ManualJournals: manualJournal,
};

const isApproved = ({ Status }: Row): boolean => Status === 'AUTHORISED' || Status === 'PAID';

/** Which way the lines of a document go: sales and credits from suppliers are credits. */
const SIDES: Readonly<Record<string, 1 | -1>> = { ACCREC: -1, ACCPAY: 1, ACCRECCREDIT: 1, ACCPAYCREDIT: -1, RECEIVE: -1, SPEND: 1 };
const sideOf = ({ Type }: Row): 1 | -1 => SIDES[String(Type)] ?? (String(Type).startsWith('RECEIVE') ? -1 : 1);

export const systemAccount = (desk: Desk, name: string): Row => desk.books.having('Accounts', 'SystemAccount', name)[0] ?? { Name: name, Class: 'LIABILITY' };

const isCustomers = ({ Type }: Row): boolean => ['ACCREC', 'ACCRECCREDIT'].includes(String(Type)) || String(Type).startsWith('RECEIVE');
/** The account of money that customers owe, or that is owed to suppliers. */
const owedOn = (desk: Desk, row: Row): Row => systemAccount(desk, isCustomers(row) ? 'DEBTORS' : 'CREDITORS');

const none = decimal(0);
const plain = (account: Row, net: Big, description?: unknown): Posting => ({ account, net, tax: none, ...(description ? { description } : {}) });

/** Rates say how many units of the document's currency one of the organisation's own is. */
const inBase = (amount: Big, rate: unknown): Big => rounded(amount.div(Number(rate) || 1));

const total = (postings: readonly Posting[]): Big => sum(postings.map(({ net }) => net));

/** The lines of a document, signed, and the tax on all of them. */
function lines(desk: Desk, row: Row, property: 'LineItems' | 'JournalLines' = 'LineItems', rate: unknown = row.CurrencyRate): Posting[] {
	const side = property === 'LineItems' ? sideOf(row) : 1;
	const postings = ((row[property] ?? []) as Row[]).flatMap((line): Posting[] => {
		const account =
			desk.books.get('Accounts', line.AccountID) ?? desk.books.having('Accounts', 'Code', line.AccountCode).find(({ Code }) => Code === line.AccountCode);
		const tax = decimal(line.TaxAmount);
		const amount = decimal(line.LineAmount);
		const net = /^inclusive$/i.test(String(row.LineAmountTypes)) ? amount.minus(tax) : amount;
		if (!account || (net.eq(0) && tax.eq(0))) return [];
		return [
			{
				account,
				net: inBase(net, rate).times(side),
				tax: inBase(tax, rate).times(side),
				taxType: line.TaxType,
				description: line.Description,
				tracking: (line.Tracking ?? []) as Row[],
			},
		];
	});
	const tax = sum(postings.map((posting) => posting.tax));
	return tax.eq(0) ? postings : [...postings, plain(systemAccount(desk, 'GST'), tax)];
}

function document(desk: Desk, row: Row): Posting[] {
	const own = lines(desk, row);
	return [plain(owedOn(desk, row), total(own).times(-1)), ...own];
}

/** The document that money, or credit, meets. */
function metBy(desk: Desk, { _invoice, _credit, _collection }: Row): Row | undefined {
	return _invoice === undefined ? desk.books.get(String(_collection), _credit) : desk.books.get('Invoices', _invoice);
}

/** Which way a document owes. Money that came in as prepayment or overpayment is owed back, as credit is. */
const dueSide = (row: Row): number => (/-(OVER|PRE)PAYMENT$/.test(String(row.Type)) ? -sideOf(row) : sideOf(row));

/** What of a document a payment settles: on cash basis a share of its lines, otherwise what is owed. Both at the document's own rate. */
function settled(desk: Desk, row: Row, amount: Big, isCash: boolean): Posting[] {
	const isDocument = row.LineItems !== undefined && SIDES[String(row.Type)] !== undefined;
	const owed = inBase(amount, row.CurrencyRate).times(dueSide(row));
	if (!isCash || !isDocument) return [plain(owedOn(desk, row), owed)];
	const whole = decimal(row.Total);
	const share = (value: Big): Big => (whole.eq(0) ? none : rounded(value.times(amount).div(whole)));
	const parts = lines(desk, row).map((posting) => ({ ...posting, net: share(posting.net), tax: share(posting.tax) }));
	const [first, ...others] = parts;
	// Cents that the shares lose are the first line's.
	return first ? [{ ...first, net: first.net.plus(owed.minus(total(parts))) }, ...others] : [];
}

/** What is left between two rates is a gain or a loss. */
function even(desk: Desk, postings: readonly Posting[]): Posting[] {
	const rest = total(postings);
	return rest.eq(0) ? [...postings] : [...postings, plain(systemAccount(desk, 'REALISEDCURRENCYGAIN'), rest.times(-1))];
}

function payment(desk: Desk, row: Row, isCash: boolean): Posting[] {
	const met = metBy(desk, row);
	const bank = desk.books.get('Accounts', row._account);
	if (row.Status !== 'AUTHORISED' || !met || !bank) return [];
	const amount = decimal(row.Amount);
	// Money comes in for what sales booked, and goes out for what purchases did.
	const money = inBase(amount, row.CurrencyRate).times(-dueSide(met));
	return even(desk, [plain(bank, money), ...settled(desk, met, amount, isCash)]);
}

function allocation(desk: Desk, row: Row, isCash: boolean): Posting[] {
	const [invoice, credit] = [desk.books.get('Invoices', row._invoice), desk.books.get(String(row._collection), row._source)];
	if (!invoice || !credit) return [];
	const amount = decimal(row.Amount);
	const postings = [...settled(desk, invoice, amount, isCash), ...settled(desk, credit, amount, isCash)];
	// In one currency the two sides are one and the same account, and nothing is booked.
	return !isCash && total(postings).eq(0) ? [] : even(desk, postings);
}

function bankTransaction(desk: Desk, row: Row): Posting[] {
	const bank = desk.books.get('Accounts', row._account);
	if (row.Status !== 'AUTHORISED' || !bank || /TRANSFER$/.test(String(row.Type))) return [];
	const isCredit = /-(OVER|PRE)PAYMENT$/.test(String(row.Type));
	const own = isCredit ? [plain(owedOn(desk, row), inBase(decimal(row.Total), row.CurrencyRate).times(sideOf(row)))] : lines(desk, row);
	return [plain(bank, total(own).times(-1)), ...own];
}

function bankTransfer(desk: Desk, row: Row): Posting[] {
	const [from, to] = [desk.books.get('Accounts', row._from), desk.books.get('Accounts', row._to)];
	if (row.Status === 'DELETED' || !from || !to) return [];
	const amount = decimal(row.Amount);
	return [plain(from, amount.times(-1)), plain(to, amount)];
}

function manualJournal(desk: Desk, row: Row, isCash: boolean): Posting[] {
	if (row.Status !== 'POSTED' || (isCash && row.ShowOnCashBasisReports === false)) return [];
	return lines(desk, row, 'JournalLines', 1);
}
