import type { Row } from '../../vendor';
import type { Desk, Kind, Outcome } from '../desk';
import { approvalProblems, lined, plainProblems, shownLines } from './document';
import { contactOf, shownContact } from './documentContact';
import { currencyProblems } from './settings';

/**
 * Templates of invoices, made and deleted but never edited (https://developer.xero.com/documentation/api/accounting/repeatinginvoices).
 * The sandbox does not make invoices from them.
 */
export const repeatingInvoice: Kind = {
	listedBy: 'RepeatingInvoiceID',

	write: (desk, sent, known) => (known ? remove(sent, known) : create(desk, sent)),

	linked: (desk, row) => ({ ...row, Contact: desk.books.get('Contacts', row._contact) }),

	view: (desk, row) => ({
		...row,
		ID: row.RepeatingInvoiceID,
		...(row._contact ? { Contact: shownContact(desk, row._contact, true) } : {}),
		LineItems: shownLines(desk, row),
		HasAttachments: false,
	}),
};

/** All that a template must say. Invented texts in all of this file. */
const REQUIRED = ['Schedule', 'LineItems', 'LineAmountTypes', 'CurrencyCode', 'Status'];
const SCHEDULED = ['Period', 'Unit', 'DueDate', 'DueDateType', 'StartDate'];

function create(desk: Desk, sent: Row): Outcome {
	const { Type, Status } = sent;
	if (Type !== 'ACCREC') return { row: sent, problems: ['Only repeating invoices of type ACCREC can be created.'] };
	const missing = REQUIRED.filter((name) => sent[name] === undefined);
	if (missing.length) return { row: sent, problems: missing.map((name) => `${name} must be specified.`) };
	const contact = contactOf(desk, (sent.Contact ?? {}) as Row);
	if ('problems' in contact) return { row: sent, problems: contact.problems };
	const { Contact: _contact, LineItems: _lines, ...plain } = sent;
	const schedule = sent.Schedule as Row;
	const row: Row = {
		ApprovedForSending: false,
		SendCopy: false,
		MarkAsSent: false,
		IncludePDF: false,
		...plain,
		// The first invoice comes at the start, or today where that has passed (unsure).
		Schedule: { ...schedule, NextScheduledDate: [String(schedule.StartDate), desk.today].sort().at(-1) },
		_contact: contact.row.ContactID,
	};
	const terms = { side: 'sales', amounts: row.LineAmountTypes, approving: Status === 'AUTHORISED', discounts: true } as const;
	const { lines, totals, problems } = lined(desk, row, sent, undefined, terms);
	const { TotalDiscount: _discount, ...sums } = totals;
	const whole = { ...row, LineItems: lines, ...sums };
	const all = [
		...problems,
		...(Status === 'DRAFT' || Status === 'AUTHORISED' ? [] : ['Status must be DRAFT or AUTHORISED.']),
		...SCHEDULED.filter((name) => schedule[name] === undefined).map((name) => `Schedule.${name} must be specified.`),
		...currencyProblems(desk, row.CurrencyCode),
		...plainProblems({ ...whole, CurrencyRate: 1 }),
		...(Status === 'AUTHORISED' ? approvalProblems(whole) : []),
	];
	return { row: whole, problems: [...new Set(all)] };
}

/** What else is sent with the status is ignored: the specification's example sends the whole template. */
function remove({ Status }: Row, known: Row): Outcome {
	if (known.Status === 'DELETED') return { row: known, problems: ['Repeating invoice has already been deleted.'] };
	if (Status !== 'DELETED') return { row: known, problems: ['Repeating invoices cannot be edited, only deleted.'] };
	return { row: { ...known, Status }, problems: [] };
}
