import type { Row } from '../../vendor';
import { same, type Desk, type Kind, type Outcome } from '../desk';
import { lined, linesMissing, nextNumber, plainProblems, precise, rateOf, shownLines } from './document';
import { contactOf, shownContact } from './documentContact';
import { currencyProblems } from './settings';

/** Orders to suppliers (https://developer.xero.com/documentation/api/accounting/purchaseorders). They book nothing, so lock dates do not concern them. */
export const purchaseOrder: Kind = {
	/**
	 * What a number does that another order has: measured in 2026, a create with the number of a live order silently edits that order, and with the
	 * number of a deleted one is refused. Unsure for which verb it was measured, and whether Xero still does so: its specification shows a refusal.
	 */
	write(desk, sent, known) {
		const holder = known ?? (sent.PurchaseOrderNumber ? numbered(desk, sent.PurchaseOrderNumber)[0] : undefined);
		if (!holder) return create(precise(desk), sent);
		const outcome = change(precise(desk), sent, holder);
		return known || !outcome.problems.length ? outcome : { ...outcome, row: sent };
	},

	linked: (desk, row) => ({ ...row, Contact: desk.books.get('Contacts', row._contact) }),

	view: (desk, row) => ({
		...row,
		Type: 'PURCHASEORDER',
		IsDiscounted: false,
		TotalDiscount: 0,
		...(row._contact ? { Contact: shownContact(desk, row._contact, false) } : {}),
		LineItems: shownLines(precise(desk), row),
		HasAttachments: false,
	}),
};

/** Live orders first. */
const numbered = (desk: Desk, number: unknown): Row[] =>
	desk.books
		.having('PurchaseOrders', 'PurchaseOrderNumber', number)
		.sort((one, other) => Number(one.Status === 'DELETED') - Number(other.Status === 'DELETED'));

/** Forward only. Xero publishes no table of moves: that a submitted order may be a draft again is taken from invoices (unsure). */
const MOVES: Readonly<Record<string, readonly string[]>> = {
	DRAFT: ['SUBMITTED', 'AUTHORISED', 'BILLED', 'DELETED'],
	SUBMITTED: ['DRAFT', 'AUTHORISED', 'BILLED', 'DELETED'],
	AUTHORISED: ['BILLED', 'DELETED'],
	BILLED: ['DELETED'],
};

const INVALID_CHANGE = 'PurchaseOrder status change is invalid';

function create(desk: Desk, sent: Row): Outcome {
	const { Status = 'DRAFT' } = sent;
	// Unsure whether an order can be created as BILLED.
	if (!['DRAFT', 'SUBMITTED', 'AUTHORISED', 'BILLED'].includes(String(Status))) return { row: sent, problems: [INVALID_CHANGE] };
	const contact = contactOf(desk, (sent.Contact ?? {}) as Row, false);
	if ('problems' in contact) return { row: sent, problems: contact.problems };
	const row: Row = {
		...accepted(sent),
		Status,
		_contact: contact.row.ContactID,
		PurchaseOrderNumber: sent.PurchaseOrderNumber || nextOrderNumber(desk),
		Date: sent.Date ?? desk.today,
		LineAmountTypes: sent.LineAmountTypes ?? 'Exclusive',
		CurrencyCode: sent.CurrencyCode ?? contact.row.DefaultCurrency ?? desk.organisation.BaseCurrency,
		SentToContact: sent.SentToContact ?? false,
	};
	return complete(desk, row, sent, undefined);
}

function change(desk: Desk, sent: Row, known: Row): Outcome {
	const status = sent.Status ?? known.Status;
	if (known.Status === 'DELETED') return { row: known, problems: [INVALID_CHANGE, 'Deleted PurchaseOrders cannot be updated'] };
	if (status !== known.Status && !MOVES[String(known.Status)]?.includes(String(status))) return { row: known, problems: [INVALID_CHANGE] };
	if (status === 'DELETED') return { row: { ...known, Status: status }, problems: [] };
	const contact = sent.Contact && Object.keys(sent.Contact).length ? contactOf(desk, sent.Contact as Row, false) : { row: { ContactID: known._contact } };
	if ('problems' in contact) return { row: known, problems: contact.problems };
	return complete(desk, { ...known, ...accepted(sent), Status: status, _contact: contact.row.ContactID }, sent, known);
}

function accepted({ Contact: _contact, LineItems: _lines, ...rest }: Row): Row {
	return rest;
}

function complete(desk: Desk, row: Row, sent: Row, known: Row | undefined): Outcome {
	// Unsure whether approval asks for an account on each line; here it does not.
	const { lines, totals, problems } = lined(desk, row, sent, known, { side: 'purchases', amounts: row.LineAmountTypes, approving: false });
	const isSentEarly = row.SentToContact === true && row.Status !== 'AUTHORISED' && row.Status !== 'BILLED';
	const whole: Row = {
		...row,
		LineItems: lines,
		...totals,
		CurrencyRate: rateOf(desk, row, sent, known),
		SentToContact: isSentEarly ? false : row.SentToContact,
	};
	const holder = same(row.PurchaseOrderNumber, known?.PurchaseOrderNumber) ? undefined : numbered(desk, row.PurchaseOrderNumber)[0];
	const all = [
		...problems,
		...linesMissing(lines),
		...currencyProblems(desk, row.CurrencyCode),
		...(holder && holder.PurchaseOrderID !== row.PurchaseOrderID ? ['Order number must be unique'] : []),
		...plainProblems(whole),
	];
	return {
		row: whole,
		problems: [...new Set(all)],
		...(isSentEarly ? { warnings: ['Only AUTHORISED and BILLED purchase orders may have SentToContact updated.'] } : {}),
	};
}

const nextOrderNumber = (desk: Desk): string =>
	nextNumber('PO-', desk.books.rows('PurchaseOrders').length, (number) => desk.books.count('PurchaseOrders', 'PurchaseOrderNumber', number) > 0);
