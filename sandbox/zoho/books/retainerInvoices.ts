import { zohoBooks } from '../../../src/apis/zohoBooks';
import type { Answer, Asked, Row } from '../../vendor';
import { amountFor, touchInvoices } from '../applying';
import { drawn, retained } from '../balances';
import { recordIn } from '../incoming';
import type { Kind } from '../kind';
import { keep, need, rowsIn, stamp, text, today, type Ledger } from '../ledger';
import { series } from '../numbering';
import { printed } from '../printed';
import { refusal } from '../refused';
import { salesDocument } from '../salesDocument';
import { retainerInvoice, retainerInvoiceLine, retainerInvoiceRow } from '../shapes/retainerInvoice';
import { approvals, become, email, move } from '../states';
import { big } from '../totals';

/** First it is paid, then what was paid is drawn for invoices. */
const status = (ledger: Ledger, row: Row): string => {
	if (row.state !== 'sent') return text(row.state);
	const [received, used] = [retained(ledger).on(row.retainerinvoice_id), drawn(row)];
	if (used.gt(0)) return used.gte(big(row.total)) ? 'drawn' : 'partially_drawn';
	if (received.gt(0)) return received.gte(big(row.total)) ? 'paid' : 'partially_paid';
	return 'sent';
};

const { stored, ...document } = salesDocument({
	shelf: 'retainerinvoices',
	id: 'retainerinvoice_id',
	number: 'retainerinvoice_number',
	numbered: series({
		shelf: 'retainerinvoices',
		id: 'retainerinvoice_id',
		field: 'retainerinvoice_number',
		prefix: 'RET-',
		digits: 5,
		noun: 'Retainer invoice',
	}),
	noun: 'retainer invoice',
	entity: 'retainerinvoice',
	fields: zohoBooks.retainerInvoice.fields,
	shapes: { whole: retainerInvoice, row: retainerInvoiceRow, line: retainerInvoiceLine },
	initial: 'draft',
	says: (ledger, row) => ({
		status: status(ledger, row),
		payment_made: retained(ledger).on(row.retainerinvoice_id).toNumber(),
		payment_drawn: drawn(row).toNumber(),
		balance: row.state === 'void' ? 0 : big(row.total).minus(retained(ledger).on(row.retainerinvoice_id)).toNumber(),
	}),
});

const refuseIfPaid = (ledger: Ledger, row: Row): void => {
	if (retained(ledger).on(row.retainerinvoice_id).gt(0)) throw refusal.rule('The retainer invoice has payments. Delete them first.');
};

const said = (message: string): Answer => ({ status: 200, body: { code: 0, message } });

const draw = (ledger: Ledger, retainer: Row, sent: readonly Row[]): void => {
	if (sent.length === 0 || new Set(sent.map((one) => text(one.invoice_id))).size < sent.length) throw refusal.invalid('invoice_payments');
	const before = rowsIn(retainer.applications);
	const added = sent.map((one): Row => {
		const { invoice, amount } = amountFor(ledger, one, retainer.customer_id);
		const already = before.find(({ invoice_id: id }) => id === invoice.invoice_id);
		return {
			invoice_id: invoice.invoice_id,
			amount_applied: amount.plus(big(already?.amount_applied)).toNumber(),
			apply_date: text(one.apply_date) === '' ? today(ledger) : one.apply_date,
		};
	});
	const others = before.filter(({ invoice_id: id }) => !added.some((one) => one.invoice_id === id));
	const changed: Row = { ...retainer, applications: [...others, ...added], last_modified_time: stamp(ledger) };
	if (drawn(changed).gt(retained(ledger).on(retainer.retainerinvoice_id))) {
		throw refusal.rule('The amount applied is more than what has been paid in advance.', 24016);
	}
	keep(ledger, 'retainerinvoices', text(retainer.retainerinvoice_id), changed);
	touchInvoices(
		ledger,
		added.map(({ invoice_id: id }) => id),
	);
};

/** Answers what is asked of the invoices that a retainer was drawn for. */
const applications = (ledger: Ledger, asked: Asked, [id, part, invoiceId, ...more]: readonly string[]): Answer | undefined => {
	if (part !== 'invoices' || more.length > 0) return undefined;
	const retainer = need(ledger, 'retainerinvoices', id, 'Retainer invoice');
	if (invoiceId === undefined) {
		if (asked.method !== 'POST') throw refusal.wrongMethod();
		draw(ledger, retainer, rowsIn(recordIn(asked).invoice_payments));
		return said('The retainer invoice payments have been applied to the invoices.');
	}
	if (asked.method !== 'DELETE') throw refusal.wrongMethod();
	const rest = rowsIn(retainer.applications).filter((one) => one.invoice_id !== invoiceId);
	if (rest.length === rowsIn(retainer.applications).length) throw refusal.missing('Payment');
	keep(ledger, 'retainerinvoices', text(id), { ...retainer, applications: rest, last_modified_time: stamp(ledger) });
	touchInvoices(ledger, [invoiceId]);
	return said('The retainer payment applied to the invoice has been deleted.');
};

const send = move('retainer invoice', ['draft', 'approved'], 'sent');
const is =
	(...states: string[]) =>
	({ status: of }: Row): boolean =>
		states.includes(text(of));

/** Invoices that are paid in advance (https://www.zoho.com/books/api/v3/retainer-invoices/). */
export const retainerInvoices: Kind = {
	...document,
	shelf: 'retainerinvoices',
	path: '/retainerinvoices',
	one: 'retainerinvoice',
	many: 'retainerinvoices',
	id: 'retainerinvoice_id',
	scope: 'invoices',
	noun: 'Retainer invoice',
	singular: 'retainerinvoice',
	customFields: true,
	comments: true,
	files: 'attachment',
	words: {
		created: 'The retainer invoice has been created.',
		updated: 'Retainer Invoice information has been updated.',
		deleted: 'The retainer invoice has been deleted.',
	},
	entered: (_, __, state) => (['draft', 'sent', 'void'].includes(state) ? { state } : {}),
	list: {
		report: 'RetainerInvoices',
		filterBy: {
			'Status.All': () => true,
			'Status.Draft': is('draft'),
			'Status.Sent': is('sent'),
			'Status.Unpaid': is('sent', 'partially_paid'),
			'Status.PartiallyPaid': is('partially_paid'),
			'Status.Paid': is('paid'),
			'Status.Void': is('void'),
			'Status.OverDue': () => false,
			'Status.Viewed': () => false,
			'Date.PaymentExpectedDate': () => false,
		},
		sortable: ['customer_name', 'retainerinvoice_number', 'date', 'total', 'balance', 'created_time', 'last_modified_time'],
		sort: { column: 'created_time', order: 'D' },
		searched: ['retainerinvoice_number', 'reference_number', 'customer_name'],
		texts: ['customer_id', 'customer_name', 'retainerinvoice_number', 'reference_number'],
		numbers: ['total', 'balance'],
		days: ['date'],
	},
	update: (ledger, known, sent) => {
		if (known.state === 'void') throw refusal.rule('A void retainer invoice cannot be changed.');
		const row = stored(ledger, sent, known);
		if (big(row.total).lt(retained(ledger).on(known.retainerinvoice_id))) throw refusal.rule('The total is less than what has been paid.');
		return row;
	},
	remove: refuseIfPaid,
	acts: {
		...approvals('retainer invoice'),
		...email('retainer invoice', ['to_mail_ids'], send),
		'status/sent': { does: send, says: 'Retainer Invoice status has been changed to Sent.' },
		'status/void': {
			does: (ledger, row) => {
				refuseIfPaid(ledger, row);
				return row.state === 'void' ? row : become(ledger, row, 'void');
			},
			says: "Retainer Invoice status has been changed to 'Void'.",
		},
		'status/draft': { does: move('retainer invoice', ['void', 'rejected'], 'draft'), says: 'Status of retainer invoice changed from void to draft.' },
	},
	below: (ledger, asked, rest) => applications(ledger, asked, rest),
	print: (ledger, row) => printed('Retainer Invoice', document.shown(ledger, row), text(row.retainerinvoice_number)),
};
