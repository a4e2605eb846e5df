import { zohoBooks } from '../../../src/apis/zohoBooks';
import { customerRefund } from '../../../src/apis/zohoFinance/sales';
import type { Answer, Asked, Row } from '../../vendor';
import { creditLeft, drawn, due, refunded } from '../balances';
import { applyCredit, unapplyCredit } from '../creditApplications';
import { recordIn } from '../incoming';
import type { Act, Kind } from '../kind';
import { find, keep, need, rowsIn, text, type Ledger } from '../ledger';
import { series } from '../numbering';
import { printed } from '../printed';
import { refundsOf } from '../refunds';
import { refusal } from '../refused';
import { salesDocument } from '../salesDocument';
import { creditNote, creditNoteLine, creditNoteRow } from '../shapes/creditNote';
import { approvals, become, email, move } from '../states';
import { big } from '../totals';

/** A credit note of which nothing is left is closed. */
const status = (row: Row): string => (row.state === 'open' && creditLeft(row).lte(0) ? 'closed' : text(row.state));

const credit = (ledger: Ledger, note: Row, one: Row): Row => ({
	creditnote_id: note.creditnote_id,
	invoice_id: one.invoice_id,
	creditnote_invoice_id: one.creditnote_invoice_id,
	date: one.date,
	invoice_number: text(find(ledger, 'invoices', one.invoice_id)?.invoice_number),
	creditnote_number: note.creditnote_number,
	credited_amount: one.amount_applied,
});

const { stored, ...document } = salesDocument({
	shelf: 'creditnotes',
	id: 'creditnote_id',
	number: 'creditnote_number',
	numbered: series({ shelf: 'creditnotes', id: 'creditnote_id', field: 'creditnote_number', prefix: 'CN-', digits: 5, noun: 'Credit note' }),
	noun: 'credit note',
	entity: 'creditnote',
	fields: zohoBooks.creditNote.fields,
	shapes: { whole: creditNote, row: creditNoteRow, line: creditNoteLine },
	initial: 'open',
	says: (ledger, row) => ({
		status: status(row),
		balance: row.state === 'void' ? 0 : creditLeft(row).toNumber(),
		total_credits_used: drawn(row).toNumber(),
		total_refunded_amount: refunded(row).toNumber(),
		applied_invoices: rowsIn(row.applications)
			.map((one) => text(find(ledger, 'invoices', one.invoice_id)?.invoice_number))
			.join(','),
	}),
});

const refunds = refundsOf({
	shelf: 'creditnotes',
	id: 'creditnote_id',
	refundId: 'creditnote_refund_id',
	noun: 'Credit note',
	one: (refund) => ({ creditnote_refund: refund }),
	many: 'creditnote_refunds',
	inputs: customerRefund,
	account: 'from_account_id',
	needs: ['date', 'amount'],
	left: creditLeft,
	may: (row) => {
		if (row.state !== 'open') throw refusal.rule('Only a credit note that is open can be refunded.');
	},
	number: 'creditnote_number',
	words: {
		created: 'The credit note amount is refunded successfully.',
		updated: 'The credit note refund is updated successfully.',
		deleted: 'The refund has been successfully deleted.',
	},
});

/** Refunds of all credit notes of a customer, or of all customers. */
export const creditRefunds = (ledger: Ledger, customerId?: unknown): Answer =>
	refunds.everywhere(ledger, (note) => customerId === undefined || note.customer_id === customerId);

const shown = (ledger: Ledger, row: Row): Row => {
	const { applied_invoices: _, ...whole } = document.shown(ledger, row);
	return {
		...whole,
		invoices_credited: rowsIn(row.applications).map((one) => credit(ledger, row, one)),
		creditnote_refunds: refunds.shown(ledger, row),
	};
};

const refuseIfUsed = (_: Ledger, row: Row): void => {
	if (drawn(row).plus(refunded(row)).gt(0)) throw refusal.rule('The credit note has been used. Delete its applications and refunds first.');
};

const unused =
	(act: Act): Act =>
	(ledger, row, asked) => {
		refuseIfUsed(ledger, row);
		return act(ledger, row, asked);
	};

/** By the names that Books has for them; Inventory has other paths for the same. */
export const openNote: Act = move('credit note', ['draft', 'approved', 'void'], 'open');
export const draftNote: Act = unused(move('credit note', ['open', 'void', 'rejected'], 'draft'));
export const voidNote: Act = unused((ledger, row) => (row.state === 'void' ? row : become(ledger, row, 'void')));

/** Answers what is asked of the invoices that a credit note was applied to. */
const applications = (ledger: Ledger, asked: Asked, [id, part, applicationId, ...more]: readonly string[]): Answer | undefined => {
	if (part !== 'invoices' || more.length > 0) return undefined;
	const note = need(ledger, 'creditnotes', id, 'Credit note');
	const said = (message: string, body: Row = {}): Answer => ({ status: 200, body: { code: 0, message, ...body } });
	if (applicationId !== undefined) {
		if (asked.method !== 'DELETE') throw refusal.wrongMethod();
		unapplyCredit(ledger, note, applicationId);
		return said('Credits applied to an invoice have been deleted.');
	}
	if (asked.method === 'GET') return said('success', { invoices_credited: rowsIn(note.applications).map((one) => credit(ledger, note, one)) });
	if (asked.method !== 'POST') throw refusal.wrongMethod();
	const sent = rowsIn(recordIn(asked).invoices);
	applyCredit(ledger, note, sent);
	// The specification has the message only [unsure].
	return said('Credits have been applied to the invoice(s).', { apply_to_invoices: { invoices: sent } });
};

const is =
	(...states: string[]) =>
	({ status: of }: Row): boolean =>
		states.includes(text(of));

/** Credit notes of customers (https://www.zoho.com/books/api/v3/credit-notes/). */
export const creditNotes: Kind = {
	...document,
	shown,
	shelf: 'creditnotes',
	path: '/creditnotes',
	one: 'creditnote',
	many: 'creditnotes',
	id: 'creditnote_id',
	scope: 'creditnotes',
	noun: 'Credit note',
	singular: 'creditnote',
	customFields: true,
	comments: true,
	files: 'attachment',
	words: { created: 'The credit note has been created.', updated: 'The credit note has been updated.', deleted: 'The credit note has been deleted.' },
	entered: (_, __, state) => (['draft', 'open', 'void'].includes(state) ? { state } : {}),
	list: {
		report: 'CreditNotes',
		filterBy: {
			'Status.All': () => true,
			'Status.Draft': is('draft'),
			'Status.Open': is('open'),
			'Status.Closed': is('closed'),
			'Status.Void': is('void'),
			'Status.PendingApproval': is('pending_approval'),
			'Status.Pending': is('pending_approval'),
			'Status.Approved': is('approved'),
		},
		sortable: ['customer_name', 'creditnote_number', 'balance', 'total', 'date', 'created_time', 'last_modified_time'],
		sort: { column: 'created_time', order: 'D' },
		searched: ['creditnote_number', 'reference_number', 'customer_name'],
		texts: ['creditnote_number', 'reference_number', 'customer_id', 'customer_name'],
		numbers: ['total', 'balance'],
		days: ['date'],
		modifiedSince: true,
	},
	create: (ledger, sent, asked) => {
		if (text(sent.date) === '' && asked !== undefined) throw refusal.invalid('date');
		const { is_draft: isDraft, ...row } = document.create(ledger, sent, asked);
		if (isDraft === true) return { ...row, state: 'draft' };
		const invoiceId = asked?.query.get('invoice_id') ?? '';
		return invoiceId === '' ? row : appliedAtOnce(ledger, row, invoiceId);
	},
	update: (ledger, known, sent) => {
		if (known.state === 'void') throw refusal.rule('A void credit note cannot be changed.');
		const row = stored(ledger, sent, known);
		if (creditLeft(row).lt(0)) throw refusal.rule('The total is less than what has been used.');
		return row;
	},
	remove: refuseIfUsed,
	acts: {
		...approvals('credit note'),
		...email('creditnote', ['to_mail_ids', 'subject', 'body']),
		'status/open': { does: openNote, says: 'Status of the credit note has been changed to open.' },
		'status/draft': { does: draftNote, says: 'The credit note has been marked as Draft.' },
		'status/void': { does: voidNote, says: 'The credit note has been marked as void.' },
	},
	below: (ledger, asked, rest) => {
		if (rest[0] === 'refunds' && asked.method === 'GET' && rest.length === 1) return creditRefunds(ledger, asked.query.get('customer_id') ?? undefined);
		return applications(ledger, asked, rest) ?? refunds.answer(ledger, asked, rest);
	},
	print: (ledger, row) => printed('Credit Note', shown(ledger, row), text(row.creditnote_number)),
};

/** A credit note that is made for an invoice takes off it what it can. */
function appliedAtOnce(ledger: Ledger, row: Row, invoiceId: string): Row {
	const id = text(row.creditnote_id);
	const invoice = need(ledger, 'invoices', invoiceId, 'Invoice');
	keep(ledger, 'creditnotes', id, row);
	applyCredit(ledger, row, [{ invoice_id: invoiceId, amount_applied: Math.min(big(row.total).toNumber(), due(ledger, invoice).toNumber()) }]);
	return need(ledger, 'creditnotes', id, 'Credit note');
}
