import { DateTime, type DurationLikeObject } from 'luxon';
import { zohoBooks } from '../../../src/apis/zohoBooks';
import type { Answer, Asked, Row } from '../../vendor';
import type { Kind } from '../kind';
import { invoices } from '../invoices';
import { all, need, text, today, type Ledger } from '../ledger';
import type { Numbered } from '../numbering';
import { refusal } from '../refused';
import { salesDocument } from '../salesDocument';
import { recurringInvoice, recurringInvoiceLine, recurringInvoiceRow } from '../shapes/recurringInvoice';
import { move } from '../states';

/** It is known by its name, which no other one has. */
const named: Numbered = (ledger, wanted, known) => {
	const name = wanted === '' ? text(known?.recurrence_name) : wanted;
	if (name === '') throw refusal.invalid('recurrence_name');
	const others = all(ledger, 'recurringinvoices').filter((one) => one.recurring_invoice_id !== known?.recurring_invoice_id);
	if (others.some((one) => text(one.recurrence_name).toLowerCase() === name.toLowerCase())) throw refusal.taken('Recurring invoice', name);
	return name;
};

const isExpired = (ledger: Ledger, row: Row): boolean => text(row.end_date) !== '' && text(row.end_date) < today(ledger);
const status = (ledger: Ledger, row: Row): string => (isExpired(ledger, row) ? 'expired' : text(row.state));

/** The first day of the series that is still to come; nothing is made by itself here when it has come. */
const next = (ledger: Ledger, row: Row): string => {
	if (status(ledger, row) !== 'active') return '';
	const start = DateTime.fromISO(text(row.start_date), { zone: 'utc' });
	const every = Number(row.repeat_every ?? 1);
	const unit = text(row.recurrence_frequency) as keyof DurationLikeObject;
	for (let count = 0; ; count++) {
		const day = start.plus({ [unit]: every * count }).toFormat('yyyy-MM-dd');
		if (day >= today(ledger)) return text(row.end_date) !== '' && day > text(row.end_date) ? '' : day;
	}
};

const document = salesDocument({
	shelf: 'recurringinvoices',
	id: 'recurring_invoice_id',
	number: 'recurrence_name',
	numbered: named,
	noun: 'recurring invoice',
	entity: 'recurringinvoice',
	fields: zohoBooks.recurringInvoice.fields,
	shapes: { whole: recurringInvoice, row: recurringInvoiceRow, line: recurringInvoiceLine },
	initial: 'active',
	also: (ledger, given, known, of) => {
		const row: Row = { repeat_every: 1, start_date: today(ledger), payment_terms: of.payment_terms, ...known, ...given };
		if (text(row.recurrence_frequency) === '') throw refusal.invalid('recurrence_frequency');
		if (Number(row.repeat_every) < 1) throw refusal.invalid('repeat_every');
		if (text(row.end_date) !== '' && text(row.end_date) < text(row.start_date)) throw refusal.invalid('end_date');
		return { repeat_every: row.repeat_every, start_date: row.start_date, payment_terms: row.payment_terms };
	},
	says: (ledger, row) => ({ status: status(ledger, row), next_invoice_date: next(ledger, row) }),
});

/** Invoices that name the recurring invoice as where they come from. */
const made = (ledger: Ledger, { method }: Asked, [id, part, ...more]: readonly string[]): Answer | undefined => {
	if (part !== 'invoices' || more.length > 0) return undefined;
	if (method !== 'GET') throw refusal.wrongMethod();
	const row = need(ledger, 'recurringinvoices', id, 'Recurring invoice');
	const own = all(ledger, 'invoices').filter((one) => one.recurring_invoice_id === row.recurring_invoice_id);
	return { status: 200, body: { code: 0, message: 'success', invoice_history: own.map((one) => invoices.row(ledger, one)) } };
};

/** Invoices that come again and again (https://www.zoho.com/books/api/v3/recurring-invoices/). */
export const recurringInvoices: Kind = {
	...document,
	shelf: 'recurringinvoices',
	path: '/recurringinvoices',
	one: 'recurring_invoice',
	many: 'recurring_invoices',
	id: 'recurring_invoice_id',
	scope: 'invoices',
	noun: 'Recurring invoice',
	singular: 'recurringinvoice',
	customFields: true,
	comments: true,
	words: {
		created: 'The recurring invoice has been created.',
		updated: 'The recurring invoice has been updated.',
		deleted: 'The recurring invoice is deleted successfully.',
	},
	entered: (_, __, state) => (['active', 'stopped'].includes(state) ? { state } : {}),
	list: {
		report: 'RecurringInvoices',
		filterBy: {
			'Status.All': () => true,
			'Status.Active': ({ status: of }) => of === 'active',
			'Status.Stopped': ({ status: of }) => of === 'stopped',
			'Status.Expired': ({ status: of }) => of === 'expired',
		},
		sortable: ['recurrence_name', 'customer_name', 'next_invoice_date', 'last_sent_date', 'created_time', 'last_modified_time'],
		sort: { column: 'created_time', order: 'D' },
		searched: ['recurrence_name', 'customer_name', 'reference_number'],
		texts: ['recurrence_name', 'customer_id', 'customer_name'],
		numbers: [],
		days: ['start_date', 'end_date'],
	},
	acts: {
		'status/stop': { does: move('recurring invoice', ['active'], 'stopped'), says: 'The recurring invoice has been stopped.' },
		'status/resume': { does: move('recurring invoice', ['stopped'], 'active'), says: 'The recurring invoice has been resumed.' },
	},
	below: (ledger, asked, rest) => made(ledger, asked, rest),
};
