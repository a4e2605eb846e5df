import { DateTime } from 'luxon';
import { zohoBooks } from '../../src/apis/zohoBooks';
import type { Row } from '../vendor';
import { credited, due, paid } from './balances';
import { invoiceApplications } from './invoiceApplications';
import { invoicesFromOthers } from './invoiceSources';
import type { Act, Kind } from './kind';
import { find, stamp, text, today, type Ledger } from './ledger';
import { series } from './numbering';
import { printed } from './printed';
import { refusal } from './refused';
import { salesDocument } from './salesDocument';
import { invoice, invoiceLine, invoiceRow } from './shapes/invoice';
import { approvals, become, email, move } from './states';
import { big } from './totals';

const dueOn = (date: string, days: number): string => DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd');

/** The customer's terms decide when an invoice is due, unless it says so itself. */
const terms = (ledger: Ledger, given: Row, known: Row | undefined, of: Row): Row => {
	const date = text(given.date ?? known?.date ?? today(ledger));
	const days = Number(given.payment_terms ?? known?.payment_terms ?? of.payment_terms ?? 0);
	const isMoved = given.date !== undefined || given.payment_terms !== undefined || known === undefined;
	if (text(given.invoiced_estimate_id) !== '' && find(ledger, 'estimates', given.invoiced_estimate_id) === undefined) throw refusal.reference('Estimate');
	return { payment_terms: days, due_date: given.due_date ?? (isMoved ? dueOn(date, days) : known?.due_date) };
};

/** Everything but what is left to pay. */
const settled = (ledger: Ledger, row: Row) => big(row.total).minus(due(ledger, row));

/**
 * Draft, void and what approvals do are set; the rest follows from what is paid and from the day. An invoice that is partly paid and past its day
 * counts as partly paid [unsure], and one that is sent with nothing to pay as paid [unsure].
 */
const status = (ledger: Ledger, row: Row): string => {
	if (row.state !== 'sent') return text(row.state);
	if (due(ledger, row).lte(0)) return 'paid';
	if (settled(ledger, row).gt(0)) return 'partially_paid';
	return text(row.due_date) < today(ledger) ? 'overdue' : 'sent';
};

const { stored, ...document } = salesDocument({
	shelf: 'invoices',
	id: 'invoice_id',
	number: 'invoice_number',
	numbered: series({ shelf: 'invoices', id: 'invoice_id', field: 'invoice_number', prefix: 'INV-', digits: 6, noun: 'Invoice' }),
	noun: 'invoice',
	entity: 'invoice',
	fields: zohoBooks.invoice.fields,
	shapes: { whole: invoice, row: invoiceRow, line: invoiceLine },
	initial: 'draft',
	also: terms,
	says: (ledger, row) => ({
		status: status(ledger, row),
		// A void invoice still shows its total; nothing of it is due.
		balance: due(ledger, row).toNumber(),
		payment_made: paid(ledger).on(row.invoice_id).toNumber(),
		credits_applied: credited(ledger).on(row.invoice_id).toNumber(),
		write_off_amount: big(row.written_off).toNumber(),
		last_payment_date: paid(ledger).last(row.invoice_id),
		payment_reminder_enabled: row.payment_reminder_enabled !== false,
		payment_terms_label: row.payment_terms_label ?? (big(row.payment_terms).eq(0) ? 'Due on Receipt' : `Net ${text(row.payment_terms)}`),
		invoice_source: 'API',
		transaction_type: 'renewal',
	}),
});

const refuseIfSettled = (ledger: Ledger, row: Row): void => {
	if (paid(ledger).on(row.invoice_id).gt(0)) throw refusal.rule('The invoice has payments. Delete or unapply them first.');
	if (credited(ledger).on(row.invoice_id).gt(0)) throw refusal.rule('Credits are applied to the invoice. Remove them first.');
};

const send = move('invoice', ['draft', 'approved'], 'sent');
/** Draft from void only. */
const draft = move('invoice', ['void', 'rejected'], 'draft');

const cancel: Act = (ledger, row) => {
	refuseIfSettled(ledger, row);
	return row.state === 'void' ? row : become(ledger, row, 'void');
};

/** What is left to pay is given up; nothing is then due. */
const writeOff: Act = (ledger, row) => {
	if (row.state !== 'sent' || due(ledger, row).lte(0)) throw refusal.rule('Only what is due on an invoice that has been sent can be written off.');
	return { ...row, written_off: due(ledger, row).toNumber(), last_modified_time: stamp(ledger) };
};

const cancelWriteOff: Act = (ledger, row) => {
	if (big(row.written_off).eq(0)) throw refusal.rule('Nothing of the invoice has been written off.');
	return { ...row, written_off: 0, last_modified_time: stamp(ledger) };
};

const remind: Act = (ledger, row) => {
	if (row.state !== 'sent' || due(ledger, row).lte(0)) throw refusal.rule('Only an invoice that is due can be reminded of.');
	return { ...row, reminders_sent: Number(row.reminders_sent ?? 0) + 1, last_reminder_sent_date: today(ledger) };
};

const reminding =
	(isOn: boolean): Act =>
	(_, row) => ({ ...row, payment_reminder_enabled: isOn });

export const invoices: Kind = {
	...document,
	shelf: 'invoices',
	files: 'attachment',
	comments: true,
	entered: (_, __, status) => (['draft', 'sent', 'void'].includes(status) ? { state: status } : {}),
	path: '/invoices',
	one: 'invoice',
	many: 'invoices',
	id: 'invoice_id',
	scope: 'invoices',
	noun: 'Invoice',
	singular: 'invoice',
	customFields: true,
	words: { created: 'The invoice has been created.', updated: 'Invoice information has been updated.', deleted: 'The invoice has been deleted.' },
	list: {
		report: 'Invoices',
		filterBy: {
			'Status.All': () => true,
			'Status.Sent': ({ status }) => status === 'sent',
			'Status.Draft': ({ status }) => status === 'draft',
			'Status.OverDue': ({ status }) => status === 'overdue',
			'Status.Paid': ({ status }) => status === 'paid',
			'Status.Void': ({ status }) => status === 'void',
			'Status.Unpaid': ({ status }) => ['sent', 'overdue', 'partially_paid'].includes(text(status)),
			'Status.PartiallyPaid': ({ status }) => status === 'partially_paid',
			'Status.Viewed': () => false,
			'Date.PaymentExpectedDate': () => false,
			'Type.DebitNote': () => false,
		},
		sortable: ['customer_name', 'invoice_number', 'date', 'due_date', 'total', 'balance', 'created_time'],
		sort: { column: 'created_time', order: 'D' },
		searched: ['invoice_number', 'reference_number', 'customer_name'],
		texts: ['invoice_number', 'reference_number', 'customer_id', 'customer_name', 'email', 'zcrm_potential_id', 'recurring_invoice_id'],
		numbers: ['total', 'balance'],
		days: ['date', 'due_date', 'created_date'],
		modifiedSince: true,
	},
	create: (ledger, sent, asked) => {
		const row = document.create(ledger, sent, asked);
		return asked?.query.get('send') === 'true' ? { ...row, state: 'sent', is_emailed: true } : row;
	},
	update: (ledger, known, sent) => {
		if (known.state === 'void') throw refusal.rule('A void invoice cannot be changed.');
		const row = stored(ledger, sent, known);
		if (big(row.total).lt(settled(ledger, known))) throw refusal.rule('The total is less than what has been paid.');
		return row;
	},
	remove: refuseIfSettled,
	acts: {
		...approvals('invoice'),
		...email('invoice', [], send),
		'status/sent': { does: send, says: 'Invoice status has been changed to Sent.' },
		'status/void': { does: cancel, says: 'Invoice status has been changed to Void.' },
		'status/draft': { does: draft, says: 'Status of invoice changed from void to draft' },
		writeoff: { does: writeOff, says: 'Invoice has been written off' },
		'writeoff/cancel': { does: cancelWriteOff, says: 'The write off done for this invoice has been cancelled.' },
		paymentreminder: { does: remind, says: 'Your payment reminder has been sent.' },
		'paymentreminder/enable': { does: reminding(true), says: 'Reminders enabled.' },
		'paymentreminder/disable': { does: reminding(false), says: 'Reminders stopped.' },
	},
	below: (ledger, asked, rest) => invoicesFromOthers(ledger, asked, rest, invoices) ?? invoiceApplications(ledger, asked, rest),
	print: (ledger, row) => printed('Invoice', document.shown(ledger, row)),
};
