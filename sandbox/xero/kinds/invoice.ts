import type { Row } from '../../vendor';
import { plusDays } from '../dates';
import { invoiceActions } from '../invoiceActions';
import { same, type Desk, type Kind, type Outcome } from '../desk';
import { decimal, number } from '../money';
import { contactOf, shownContact } from './documentContact';
import { markTrade } from './contact';
import { shownCredits, shownPayments } from './credits';
import { approvalProblems, lined, nextSalesNumber, plainProblems, rateOf, shownLines } from './document';
import { dueBy } from './paymentTerms';
import { currencyProblems, lockProblems } from './settings';
import { guarded, moneyApplied, statusProblems } from './invoiceStatus';
import { stockProblems } from './stock';

/** Sales invoices and bills (https://developer.xero.com/documentation/api/accounting/invoices). */

const saleNumbered = (desk: Desk, number: unknown): Row | undefined =>
	desk.books.having('Invoices', 'InvoiceNumber', number).find((row) => row.Type === 'ACCREC' && !isGone(row));
const isGone = ({ Status }: Row): boolean => Status === 'DELETED' || Status === 'VOIDED';
const isApproved = (row: Row | undefined): boolean => row?.Status === 'AUTHORISED' || row?.Status === 'PAID';

export const invoice: Kind = {
	unknownId: 'An existing Invoice with the specified InvoiceID could not be found',

	/** The number of a sales invoice names it. Unsure: whether the numbers of deleted and voided invoices are free again; here they are. */
	match: (desk, { Type, InvoiceNumber }) => (InvoiceNumber && Type !== 'ACCPAY' ? saleNumbered(desk, InvoiceNumber) : undefined),

	write: (desk, sent, known) => (known ? change(desk, sent, known) : create(desk, sent)),

	actions: invoiceActions,

	linked: (desk, row) => ({ ...row, Contact: desk.books.get('Contacts', row._contact) }),

	view(desk, row, brief) {
		const { _contact, ...rest } = row;
		return {
			...rest,
			...(_contact ? { Contact: shownContact(desk, _contact, brief) } : {}),
			LineItems: shownLines(desk, row),
			Payments: shownPayments(desk, '_invoice', row.InvoiceID),
			...shownCredits(desk, row.InvoiceID),
			HasAttachments: row.HasAttachments ?? false,
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
		InvoiceNumber: sent.InvoiceNumber || (isSale ? nextSalesNumber(desk) : ''),
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
	const refused = statusProblems('Invoice', known, status, owner);
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
	const isSale = row.Type === 'ACCREC';
	const approving = isApproved(row);
	const terms = { side: isSale ? 'sales' : 'purchases', amounts: row.LineAmountTypes, approving, discounts: isSale } as const;
	const { lines, totals, problems } = lined(desk, row, sent, known, terms);
	const due = decimal(totals.Total).minus(decimal(row.AmountPaid)).minus(decimal(row.AmountCredited));
	const isSettled = approving && due.eq(0);
	const isSentEarly = row.SentToContact === true && !approving;
	const whole: Row = {
		...row,
		DueDate: row.DueDate ?? (approving ? dueBy(contact, row) : undefined),
		LineItems: lines,
		...totals,
		AmountDue: number(due),
		IsDiscounted: totals.TotalDiscount !== undefined,
		Status: approving ? (isSettled ? 'PAID' : 'AUTHORISED') : row.Status,
		...(isSettled && !row.FullyPaidOnDate ? { FullyPaidOnDate: row.Date } : {}),
		CurrencyRate: rateOf(desk, row, sent, known),
		SentToContact: isSentEarly ? false : row.SentToContact,
	};
	const all = [
		...problems,
		...currencyProblems(desk, row.CurrencyCode),
		...lockProblems(desk, row.Date),
		...(known && known.Date !== row.Date ? lockProblems(desk, known.Date) : []),
		...numberProblems(desk, row, known),
		...plainProblems(whole),
		...dueProblems(whole, approving),
		...(approving ? approvalProblems(whole) : []),
		...(approving && isSale && !isApproved(known) ? stockProblems(desk, lines) : []),
	];
	return { row: whole, problems: [...new Set(all)], ...(isSentEarly ? { warnings: ['Only AUTHORISED invoices may have SentToContact updated.'] } : {}) };
}

function numberProblems(desk: Desk, { Type, InvoiceNumber, InvoiceID }: Row, known: Row | undefined): string[] {
	if (Type !== 'ACCREC' || same(InvoiceNumber, known?.InvoiceNumber)) return [];
	const holder = saleNumbered(desk, InvoiceNumber);
	return holder && holder.InvoiceID !== InvoiceID ? ['Invoice # must be unique.'] : [];
}

/** Invented texts. */
const dueProblems = ({ DueDate, Date }: Row, approving: boolean): string[] => [
	...(DueDate && Date && plusDays(String(DueDate), 36500) < String(Date) ? ['DueDate is not valid.'] : []),
	...(approving && !DueDate ? ['DueDate must be specified for an approved invoice.'] : []),
];
