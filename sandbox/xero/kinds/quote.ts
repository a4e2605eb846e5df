import type { Row } from '../../vendor';
import { same, type Desk, type Kind, type Outcome } from '../desk';
import { amountsOf, lined, linesMissing, nextNumber, plainProblems, precise, rateOf, shownLines } from './document';
import { contactOf } from './documentContact';
import { currencyProblems } from './settings';

/** Quotes (https://developer.xero.com/documentation/api/accounting/quotes). They book nothing, so lock dates do not concern them. */
export const quote: Kind = {
	write: (desk, sent, known) => (known ? change(precise(desk), sent, known) : create(precise(desk), sent)),

	linked: (desk, row) => ({ ...row, Contact: desk.books.get('Contacts', row._contact) }),

	view(desk, row) {
		const { ContactID, Name, EmailAddress, FirstName, LastName } = desk.books.get('Contacts', row._contact) ?? {};
		return { ...row, ...(row._contact ? { Contact: { ContactID, Name, EmailAddress, FirstName, LastName } } : {}), LineItems: shownLines(precise(desk), row) };
	},
};

const MOVES: Readonly<Record<string, readonly string[]>> = {
	DRAFT: ['SENT', 'DELETED'],
	SENT: ['ACCEPTED', 'DECLINED', 'DELETED'],
	DECLINED: ['SENT', 'DELETED'],
	ACCEPTED: ['INVOICED', 'SENT', 'DELETED'],
	INVOICED: ['SENT', 'DELETED'],
	DELETED: [],
};

/** Once a quote is decided, its contact and notes may still change. Unsure which texts count as notes. */
const LASTING = new Set(['_contact', 'Title', 'Summary', 'Terms', 'Status']);

/** Invented texts in all of this file. */
function create(desk: Desk, sent: Row): Outcome {
	const { Status = 'DRAFT' } = sent;
	if (Status !== 'DRAFT' && Status !== 'SENT') return { row: sent, problems: ['A quote can only be created as DRAFT or SENT.'] };
	const contact = contactOf(desk, (sent.Contact ?? {}) as Row);
	if ('problems' in contact) return { row: sent, problems: contact.problems };
	const row: Row = {
		...accepted(sent),
		Status,
		_contact: contact.row.ContactID,
		QuoteNumber: sent.QuoteNumber || nextQuoteNumber(desk),
		LineAmountTypes: String(sent.LineAmountTypes ?? 'EXCLUSIVE').toUpperCase(),
		CurrencyCode: sent.CurrencyCode ?? contact.row.DefaultCurrency ?? desk.organisation.BaseCurrency,
	};
	return complete(desk, row, sent, undefined);
}

function change(desk: Desk, sent: Row, known: Row): Outcome {
	const status = String(sent.Status ?? known.Status);
	const isSame = status === known.Status;
	if (known.Status === 'DELETED' || !(isSame || MOVES[String(known.Status)]?.includes(status)))
		return { row: known, problems: [`Quote status cannot be changed from ${known.Status} to ${status}.`] };
	if (status === 'DELETED') return { row: { ...known, Status: status }, problems: [] };
	const contact = sent.Contact && Object.keys(sent.Contact).length ? contactOf(desk, sent.Contact as Row) : { row: { ContactID: known._contact } };
	if ('problems' in contact) return { row: known, problems: contact.problems };
	const { LineAmountTypes = known.LineAmountTypes } = sent;
	const row: Row = {
		...known,
		...accepted(sent),
		Status: status,
		LineAmountTypes: String(LineAmountTypes).toUpperCase(),
		_contact: contact.row.ContactID,
	};
	const outcome = complete(desk, row, sent, known);
	// A decided quote is opened again by sending it.
	const isOpen = known.Status === 'DRAFT' || known.Status === 'SENT' || status === 'SENT';
	const changed = Object.keys(outcome.row).filter((name) => JSON.stringify(outcome.row[name]) !== JSON.stringify(known[name]));
	return isOpen || changed.every((name) => LASTING.has(name)) ? outcome : { row: known, problems: [`Quotes of status ${known.Status} cannot be edited.`] };
}

function accepted({ Contact: _contact, LineItems: _lines, ...rest }: Row): Row {
	return rest;
}

function complete(desk: Desk, row: Row, sent: Row, known: Row | undefined): Outcome {
	const terms = { side: 'sales', amounts: amountsOf(row.LineAmountTypes), approving: false, discounts: true, explicit: true } as const;
	const { lines, totals, problems } = lined(desk, row, sent, known, terms);
	const { TotalDiscount = 0 } = totals;
	const whole: Row = { ...row, LineItems: lines, ...totals, TotalDiscount, CurrencyRate: rateOf(desk, row, sent, known) };
	const holder = same(row.QuoteNumber, known?.QuoteNumber) ? undefined : desk.books.having('Quotes', 'QuoteNumber', row.QuoteNumber)[0];
	const all = [
		...problems,
		// The page calls the date required; the specification says that today is taken.
		...(row.Date ? [] : ['Date must be specified.']),
		...linesMissing(lines),
		...currencyProblems(desk, row.CurrencyCode),
		...(holder && holder.QuoteID !== row.QuoteID ? ['Quote number must be unique.'] : []),
		...plainProblems({ ...whole, LineAmountTypes: terms.amounts }),
	];
	return { row: whole, problems: [...new Set(all)] };
}

const nextQuoteNumber = (desk: Desk): string =>
	nextNumber('QU-', desk.books.rows('Quotes').length, (number) => desk.books.count('Quotes', 'QuoteNumber', number) > 0);
