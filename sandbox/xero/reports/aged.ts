import type Big from 'big.js';
import type { Row } from '../../vendor';
import type { Desk } from '../desk';
import { decimal, sum } from '../money';
import { BadReport, dayOf, daysBetween, textOf } from './periods';
import { dayTime, header, longDay, money, row, section, summary, type Figures } from './shape';

/** What one customer owes, or is owed to one supplier, document by document, with payments to a day. In the documents' own currency (unsure). */

interface Side {
	readonly name: string;
	readonly type: string;
	/** What the second column shows. */
	readonly column: string;
	readonly documents: string;
	readonly credits: string;
}

export const RECEIVABLES: Side = {
	name: 'Aged Receivables By Contact',
	type: 'AgedReceivablesByContact',
	column: 'Number',
	documents: 'ACCREC',
	credits: 'ACCRECCREDIT',
};
export const PAYABLES: Side = {
	name: 'Aged Payables By Contact',
	type: 'AgedPayablesByContact',
	column: 'Reference',
	documents: 'ACCPAY',
	credits: 'ACCPAYCREDIT',
};

interface Line {
	readonly row: Row;
	readonly number: unknown;
	readonly total: Big;
	readonly paid: Big;
	readonly credited: Big;
	readonly due: Big;
}

export const aged =
	(side: Side) =>
	(desk: Desk, query: URLSearchParams): Figures => {
		const contact = desk.books.get('Contacts', textOf(query, 'contactId'));
		// Invented texts.
		if (textOf(query, 'contactId') === undefined) throw new BadReport('contactId must be specified.');
		if (!contact) throw new BadReport('The contact could not be found.');
		const date = dayOf(query, 'date') ?? desk.today;
		const to = dayOf(query, 'toDate') ?? date;
		const open = linesOf(desk, contact.ContactID, side, date).filter(({ row: { Date } }) => String(Date) <= to);
		const first = open.map(({ row: { Date } }) => String(Date)).sort()[0];
		const from = dayOf(query, 'fromDate') ?? first ?? to;
		const [before, lines] = [open.filter(({ row: { Date } }) => String(Date) < from), open.filter(({ row: { Date } }) => String(Date) >= from)];
		const opening = sum(before.map(({ due }) => due));
		const totals = (['total', 'paid', 'credited', 'due'] as const).map((of) => sum(lines.map((each) => each[of])));
		const [total, paid, credited, due] = totals.map(money) as [string, string, string, string];
		const closing = sum(lines.map((each) => each.due)).plus(opening);
		return {
			name: side.name,
			type: side.type,
			titles: ['Invoices', String(contact.Name), `From ${longDay(from)} to ${longDay(to)}`, `Showing payments to ${longDay(date)}`],
			rows: [
				header('Date', side.column, 'Due Date', '', 'Total', 'Paid', 'Credited', 'Due'),
				section('', [row([dayTime(from), 'Opening Balance', '', '', '', '', '', money(opening)])]),
				...(lines.length ? [section('', [...lines.map((line) => shown(line, date)), summary('Total', '', '', '', total, paid, credited, due)])] : []),
				section('', [summary('Closing Balance', '', '', '', total, paid, credited, money(closing))]),
			],
		};
	};

function shown({ row: document, number, total, paid, credited, due }: Line, date: string): Row {
	const { Date, DueDate, InvoiceID } = document;
	const late = DueDate && due.gt(0) ? daysBetween(String(DueDate), date) : 0;
	const id = InvoiceID ?? document.CreditNoteID;
	return row(
		[dayTime(Date), String(number ?? ''), DueDate ? dayTime(DueDate) : '', late > 0 ? `${late} days overdue` : '', ...[total, paid, credited, due].map(money)],
		{ invoiceID: id },
	);
}

/** The documents that something is left of on the day. Credit counts against what is owed. */
function linesOf(desk: Desk, contact: unknown, side: Side, date: string): Line[] {
	const isApproved = ({ Status }: Row): boolean => Status === 'AUTHORISED' || Status === 'PAID';
	const until = (rows: readonly Row[]): Big => sum(rows.filter(({ Date }) => String(Date) <= date).map(({ Amount }) => decimal(Amount)));
	const paidOn = (by: '_invoice' | '_credit', id: unknown): Big => until(desk.books.having('Payments', by, id).filter(({ Status }) => Status === 'AUTHORISED'));
	const invoices = desk.books
		.having('Invoices', '_contact', contact)
		.filter((each) => each.Type === side.documents && isApproved(each))
		.map((each): Line => {
			const [total, paid, credited] = [
				decimal(each.Total),
				paidOn('_invoice', each.InvoiceID),
				until(desk.books.having('Allocations', '_invoice', each.InvoiceID)),
			];
			return { row: each, number: each.InvoiceNumber, total, paid, credited, due: total.minus(paid).minus(credited) };
		});
	const credits = desk.books
		.having('CreditNotes', '_contact', contact)
		.filter((each) => each.Type === side.credits && isApproved(each))
		.map((each): Line => {
			const [total, paid] = [decimal(each.Total).times(-1), paidOn('_credit', each.CreditNoteID).times(-1)];
			const credited = until(desk.books.having('Allocations', '_source', each.CreditNoteID)).times(-1);
			return { row: each, number: each.CreditNoteNumber, total, paid, credited, due: total.minus(paid).minus(credited) };
		});
	return [...invoices, ...credits].filter(({ due }) => !due.eq(0)).sort((one, other) => String(one.row.Date).localeCompare(String(other.row.Date)));
}
