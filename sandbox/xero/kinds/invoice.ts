import type { Row } from '../../vendor';
import { plusDays } from '../dates';
import { same, type Desk, type Kind, type Outcome } from '../desk';
import { decimal, number, rounded } from '../money';
import { contactOf, shownContact } from './documentContact';
import { markTrade } from './contact';
import { dueBy } from './paymentTerms';
import { price, totalsOf } from './lines';
import { currencyProblems, dayRate, lockProblems } from './settings';
import { moneyApplied, statusProblems } from './invoiceStatus';

/** Sales invoices and bills (https://developer.xero.com/documentation/api/accounting/invoices). */

const saleNumbered = (desk: Desk, number: unknown): Row | undefined =>
	desk.books.having('Invoices', 'InvoiceNumber', number).find((row) => row.Type === 'ACCREC' && !isGone(row));
const isGone = ({ Status }: Row): boolean => Status === 'DELETED' || Status === 'VOIDED';

export const invoice: Kind = {
	unknownId: 'An existing Invoice with the specified InvoiceID could not be found',

	/** The number of a sales invoice names it. Unsure: whether the numbers of deleted and voided invoices are free again; here they are. */
	match: (desk, { Type, InvoiceNumber }) => (InvoiceNumber && Type !== 'ACCPAY' ? saleNumbered(desk, InvoiceNumber) : undefined),

	write: (desk, sent, known) => (known ? change(desk, sent, known) : create(desk, sent)),

	linked: (desk, row) => ({ ...row, Contact: desk.books.get('Contacts', row._contact) }),

	view(desk, row, brief) {
		const { _contact, ...rest } = row;
		const payments = desk.books.having('Payments', '_invoice', row.InvoiceID).filter(({ Status }) => Status !== 'DELETED');
		const lines = ((row.LineItems ?? []) as Row[]).map((line) =>
			line.UnitAmount === undefined ? line : { ...line, UnitAmount: number(rounded(decimal(line.UnitAmount), desk.unitDecimals)) },
		);
		return {
			...rest,
			...(_contact ? { Contact: shownContact(desk, _contact, brief) } : {}),
			LineItems: lines,
			Payments: payments.map(({ PaymentID, Date, Amount, Reference, CurrencyRate }) => ({
				PaymentID,
				Date,
				Amount,
				Reference,
				CurrencyRate,
				HasAccount: false,
				HasValidationErrors: false,
			})),
			HasAttachments: false,
		};
	},
};

function create(desk: Desk, sent: Row): Outcome {
	const { Type, Status = 'DRAFT' } = sent;
	const isSale = Type === 'ACCREC';
	if (!isSale && Type !== 'ACCPAY') return { row: sent, problems: ['Invoice not of valid type for creation'] };
	if (!['DRAFT', 'SUBMITTED', 'AUTHORISED'].includes(String(Status))) return { row: sent, problems: ['Invoice not of valid type for creation'] };
	const contact = contactOf(desk, (sent.Contact ?? {}) as Row);
	if ('problems' in contact) return { row: sent, problems: contact.problems };
	const row: Row = {
		...accepted(sent, isSale),
		Type,
		Status,
		_contact: contact.row.ContactID,
		_app: desk.app,
		InvoiceNumber: sent.InvoiceNumber || (isSale ? nextNumber(desk) : ''),
		Date: sent.Date ?? desk.today,
		LineAmountTypes: sent.LineAmountTypes ?? 'Exclusive',
		CurrencyCode: sent.CurrencyCode ?? contact.row.DefaultCurrency ?? desk.organisation.BaseCurrency,
		AmountPaid: 0,
		AmountCredited: 0,
		IsDiscounted: false,
		SentToContact: false,
	};
	const outcome = complete(desk, row, sent, undefined, contact.row);
	if (!outcome.problems.length) markTrade(desk, contact.row.ContactID, Type);
	return outcome;
}

function change(desk: Desk, sent: Row, known: Row): Outcome {
	const status = sent.Status ?? known.Status;
	const isEnding = status !== known.Status && (status === 'DELETED' || status === 'VOIDED');
	const owner = desk.books.get('Contacts', known._contact) ?? {};
	const refused = statusProblems(known, status, owner);
	if (refused.length) return { row: known, problems: refused };
	// Unsure what the amount due of a voided document reads; nothing is due.
	if (isEnding) return { row: { ...known, Status: status, AmountDue: 0 }, problems: lockProblems(desk, known.Date) };

	const contact = sent.Contact && Object.keys(sent.Contact).length ? contactOf(desk, sent.Contact as Row) : { row: owner };
	if ('problems' in contact) return { row: known, problems: contact.problems };
	const row: Row = { ...known, ...accepted(sent, known.Type === 'ACCREC'), Status: status, _contact: contact.row.ContactID };
	const outcome = complete(desk, row, sent, known, contact.row);
	return moneyApplied(known) ? guarded(outcome, known) : outcome;
}

/** The plain properties, kept as sent. A bill has no reference of its own. */
function accepted(sent: Row, isSale: boolean): Row {
	const { Type: _type, Contact: _contact, LineItems: _lines, Reference, ...rest } = sent;
	return { ...rest, ...(isSale && Reference !== undefined ? { Reference } : {}) };
}

/** Lines, totals and dates of a document as it is to be, and everything that speaks against it. */
function complete(desk: Desk, row: Row, sent: Row, known: Row | undefined, contact: Row): Outcome {
	const approving = row.Status === 'AUTHORISED' || row.Status === 'PAID';
	const before = (known?.LineItems ?? []) as Row[];
	const isRepriced = sent.LineItems !== undefined || row.LineAmountTypes !== known?.LineAmountTypes || (approving && known?.Status !== row.Status);
	const lines = (sent.LineItems ??
		(row.LineAmountTypes === known?.LineAmountTypes ? before : before.map(({ LineAmount: _a, TaxAmount: _t, ...line }) => line))) as Row[];
	// Lines that are not sent keep the decimals they have.
	const kept = sent.LineItems === undefined ? { ...desk, unitDecimals: 4 } : desk;
	const priced = isRepriced
		? price(kept, lines, before, { type: row.Type, amounts: row.LineAmountTypes, approving })
		: { lines: before, totals: totalsOf(before, row.LineAmountTypes), problems: [] };
	const due = decimal(priced.totals.Total).minus(decimal(row.AmountPaid)).minus(decimal(row.AmountCredited));
	const isSettled = approving && due.eq(0);
	const isSentEarly = row.SentToContact === true && !approving;
	const whole: Row = {
		...row,
		DueDate: row.DueDate ?? (approving ? dueBy(contact, row) : undefined),
		LineItems: priced.lines,
		...priced.totals,
		AmountDue: number(due),
		IsDiscounted: priced.totals.TotalDiscount !== undefined,
		Status: approving ? (isSettled ? 'PAID' : 'AUTHORISED') : row.Status,
		...(isSettled && !row.FullyPaidOnDate ? { FullyPaidOnDate: row.Date } : {}),
		CurrencyRate: Number(
			sent.CurrencyRate ??
				(row.CurrencyCode === known?.CurrencyCode ? known?.CurrencyRate : undefined) ??
				dayRate(desk.organisation.BaseCurrency, row.CurrencyCode),
		),
		SentToContact: isSentEarly ? false : row.SentToContact,
	};
	const problems = [
		...priced.problems,
		...currencyProblems(desk, row.CurrencyCode),
		...lockProblems(desk, row.Date),
		...(known && known.Date !== row.Date ? lockProblems(desk, known.Date) : []),
		...numberProblems(desk, row, known),
		...documentProblems(whole, approving),
	];
	return { row: whole, problems: [...new Set(problems)], ...(isSentEarly ? { warnings: ['Only AUTHORISED invoices may have SentToContact updated.'] } : {}) };
}

function numberProblems(desk: Desk, { Type, InvoiceNumber, InvoiceID }: Row, known: Row | undefined): string[] {
	if (Type !== 'ACCREC' || same(InvoiceNumber, known?.InvoiceNumber)) return [];
	const holder = saleNumbered(desk, InvoiceNumber);
	return holder && holder.InvoiceID !== InvoiceID ? ['Invoice # must be unique.'] : [];
}

/** All texts here are invented: Xero's own are not recorded. */
function documentProblems({ Url, DueDate, LineItems, Total, LineAmountTypes, CurrencyRate, DueDate: due, Date: day }: Row, approving: boolean): string[] {
	const lines = LineItems as Row[];
	return [
		...(/xero/i.test(String(Url ?? '')) ? ['Url must not contain the word xero.'] : []),
		...(['Exclusive', 'Inclusive', 'NoTax'].includes(String(LineAmountTypes)) ? [] : ['LineAmountTypes is not valid.']),
		...(Number(CurrencyRate) > 0 ? [] : ['CurrencyRate must be greater than 0.']),
		...(due && day && plusDays(String(due), 36500) < String(day) ? ['DueDate is not valid.'] : []),
		...(approving && !DueDate ? ['DueDate must be specified for an approved invoice.'] : []),
		...(approving && !lines.length ? ['One or more line items must be specified.'] : []),
		...(approving && lines.some(({ Description }) => !Description) ? ['Description must be specified for each line item.'] : []),
		...(approving && Number(Total) < 0 ? ['The document total must not be negative.'] : []),
	];
}

const MONEY_FIELDS = ['Date', 'CurrencyCode', 'CurrencyRate', 'LineAmountTypes', 'SubTotal', 'TotalTax', 'Total'];
const MONEY_OF_LINES = ['LineItemID', 'Quantity', 'UnitAmount', 'LineAmount', 'TaxType', 'TaxAmount', 'DiscountRate', 'DiscountAmount'];
/** Part-paid, these do not move UpdatedDateUTC. */
const QUIET = new Set(['DueDate', 'SentToContact']);

/** With money applied, only what does not touch the amounts may change. */
function guarded(outcome: Outcome, known: Row): Outcome {
	const { row } = outcome;
	const money = (line: Row) => MONEY_OF_LINES.map((name) => String(line[name] ?? ''));
	const isTouched =
		MONEY_FIELDS.some((name) => String(row[name] ?? '') !== String(known[name] ?? '')) ||
		JSON.stringify((row.LineItems as Row[]).map(money)) !== JSON.stringify((known.LineItems as Row[]).map(money));
	if (isTouched) return { row: known, problems: ['This document cannot be edited as it has a payment or credit note allocated to it.'] };
	const changed = Object.keys(row).filter((name) => JSON.stringify(row[name]) !== JSON.stringify(known[name]));
	return { ...outcome, quiet: changed.length > 0 && changed.every((name) => QUIET.has(name)) };
}

/** Xero counts on; a number that a user took is passed over. */
function nextNumber(desk: Desk): string {
	let next = desk.books.count('Invoices', 'Type', 'ACCREC') + 1;
	const number = () => `INV-${String(next).padStart(4, '0')}`;
	while (desk.books.count('Invoices', 'InvoiceNumber', number())) next += 1;
	return number();
}
