import type { Row } from '../../vendor';
import { same, type Desk, type Kind, type Outcome } from '../desk';
import { decimal, number } from '../money';
import { allocationActions } from './allocations';
import { shownAllocations, shownPayments } from './credits';
import { approvalProblems, lined, nextNumber, plainProblems, rateOf, shownLines } from './document';
import { contactOf, shownContact } from './documentContact';
import { guarded, moneyApplied, statusProblems } from './invoiceStatus';
import { currencyProblems, lockProblems } from './settings';

/** Credit to customers and from suppliers (https://developer.xero.com/documentation/api/accounting/creditnotes). */
export const creditNote: Kind = {
	unknownId: 'An existing Credit Note with the specified CreditNoteID could not be found',

	/** Unsure: POST with the number of a customer credit is taken to edit it, as it is with sales invoices. */
	match: (desk, { Type, CreditNoteNumber }) => (CreditNoteNumber && Type !== 'ACCPAYCREDIT' ? customersNumbered(desk, CreditNoteNumber) : undefined),

	write: (desk, sent, known) => (known ? change(desk, sent, known) : create(desk, sent)),

	actions: allocationActions('CreditNotes'),

	linked: (desk, row) => ({ ...row, Contact: desk.books.get('Contacts', row._contact) }),

	view: (desk, row, brief) => ({
		...row,
		ID: row.CreditNoteID,
		...(row._contact ? { Contact: shownContact(desk, row._contact, brief) } : {}),
		LineItems: shownLines(desk, row),
		Allocations: shownAllocations(desk, row.CreditNoteID),
		Payments: shownPayments(desk, '_credit', row.CreditNoteID),
		HasAttachments: false,
	}),
};

/** Numbers of supplier credits are the supplier's, and not unique. */
const customersNumbered = (desk: Desk, number: unknown): Row | undefined =>
	desk.books
		.having('CreditNotes', 'CreditNoteNumber', number)
		.find(({ Type, Status }) => Type === 'ACCRECCREDIT' && Status !== 'DELETED' && Status !== 'VOIDED');

/** Invented after the text for invoices. */
const NOT_CREATABLE = 'Credit Note not of valid type for creation';

function create(desk: Desk, sent: Row): Outcome {
	const { Type, Status = 'DRAFT' } = sent;
	const isCustomers = Type === 'ACCRECCREDIT';
	if (!isCustomers && Type !== 'ACCPAYCREDIT') return { row: sent, problems: [NOT_CREATABLE] };
	if (!['DRAFT', 'SUBMITTED', 'AUTHORISED'].includes(String(Status))) return { row: sent, problems: [NOT_CREATABLE] };
	const contact = contactOf(desk, (sent.Contact ?? {}) as Row);
	if ('problems' in contact) return { row: sent, problems: contact.problems };
	const row: Row = {
		...accepted(sent, isCustomers),
		Type,
		Status,
		_contact: contact.row.ContactID,
		CreditNoteNumber: sent.CreditNoteNumber || (isCustomers ? nextCreditNumber(desk) : ''),
		Date: sent.Date ?? desk.today,
		LineAmountTypes: sent.LineAmountTypes ?? 'Exclusive',
		CurrencyCode: sent.CurrencyCode ?? contact.row.DefaultCurrency ?? desk.organisation.BaseCurrency,
		SentToContact: false,
		AppliedAmount: 0,
	};
	return complete(desk, row, sent, undefined);
}

function change(desk: Desk, sent: Row, known: Row): Outcome {
	const status = sent.Status ?? known.Status;
	const isEnding = status !== known.Status && (status === 'DELETED' || status === 'VOIDED');
	const owner = desk.books.get('Contacts', known._contact) ?? {};
	const refused = statusProblems('Credit note', known, status, owner);
	if (refused.length) return { row: known, problems: refused };
	// Nothing of it can be used any more (unsure what Xero shows).
	if (isEnding) return { row: { ...known, Status: status, RemainingCredit: 0 }, problems: lockProblems(desk, known.Date) };

	const contact = sent.Contact && Object.keys(sent.Contact).length ? contactOf(desk, sent.Contact as Row) : { row: owner };
	if ('problems' in contact) return { row: known, problems: contact.problems };
	const row: Row = { ...known, ...accepted(sent, known.Type === 'ACCRECCREDIT'), Status: status, _contact: contact.row.ContactID };
	const outcome = complete(desk, row, sent, known);
	return moneyApplied(known) ? guarded(outcome, known) : outcome;
}

/** The plain properties, kept as sent. Only customer credits have a reference beside their number. */
function accepted(sent: Row, isCustomers: boolean): Row {
	const { Type: _type, Contact: _contact, LineItems: _lines, Reference, ...rest } = sent;
	return { ...rest, ...(isCustomers && Reference !== undefined ? { Reference } : {}) };
}

function complete(desk: Desk, row: Row, sent: Row, known: Row | undefined): Outcome {
	const approving = row.Status === 'AUTHORISED' || row.Status === 'PAID';
	const side = row.Type === 'ACCRECCREDIT' ? 'sales' : 'purchases';
	const { lines, totals, problems } = lined(desk, row, sent, known, { side, amounts: row.LineAmountTypes, approving });
	const used = known ? decimal(known.Total).minus(decimal(known.RemainingCredit)) : decimal(0);
	const left = decimal(totals.Total).minus(used);
	const isUsedUp = approving && left.eq(0);
	const whole: Row = {
		...row,
		LineItems: lines,
		...totals,
		RemainingCredit: number(left),
		Status: approving ? (isUsedUp ? 'PAID' : 'AUTHORISED') : row.Status,
		...(isUsedUp && !row.FullyPaidOnDate ? { FullyPaidOnDate: row.Date } : {}),
		CurrencyRate: rateOf(desk, row, sent, known),
	};
	const all = [
		...problems,
		...currencyProblems(desk, row.CurrencyCode),
		...lockProblems(desk, row.Date),
		...(known && known.Date !== row.Date ? lockProblems(desk, known.Date) : []),
		...numberProblems(desk, row, known),
		...plainProblems(whole),
		...(approving ? approvalProblems(whole) : []),
	];
	return { row: whole, problems: [...new Set(all)] };
}

/** Invented after the text for invoices. */
function numberProblems(desk: Desk, { Type, CreditNoteNumber, CreditNoteID }: Row, known: Row | undefined): string[] {
	if (Type !== 'ACCRECCREDIT' || same(CreditNoteNumber, known?.CreditNoteNumber)) return [];
	const holder = customersNumbered(desk, CreditNoteNumber);
	return holder && holder.CreditNoteID !== CreditNoteID ? ['Credit note # must be unique.'] : [];
}

const nextCreditNumber = (desk: Desk): string =>
	nextNumber('CN-', desk.books.count('CreditNotes', 'Type', 'ACCRECCREDIT'), (number) => desk.books.count('CreditNotes', 'CreditNoteNumber', number) > 0);
