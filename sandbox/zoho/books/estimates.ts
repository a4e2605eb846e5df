import { zohoBooks } from '../../../src/apis/zohoBooks';
import type { Row } from '../../vendor';
import type { Act, Kind } from '../kind';
import { text, today, type Ledger } from '../ledger';
import { series } from '../numbering';
import { totalInvoiced } from '../orderProgress';
import { printed } from '../printed';
import { salesDocument } from '../salesDocument';
import { estimate, estimateLine, estimateRow } from '../shapes/estimate';
import { approvals, email, move } from '../states';
import { big } from '../totals';

/** An estimate that was invoiced says so whatever was said before; one that nobody answered expires after its day. */
const status = (ledger: Ledger, row: Row): string => {
	const invoiced = totalInvoiced(ledger, row.estimate_id);
	if (invoiced.gt(0)) return invoiced.gte(big(row.total)) ? 'invoiced' : 'partially_invoiced';
	return row.state === 'sent' && text(row.expiry_date) !== '' && text(row.expiry_date) < today(ledger) ? 'expired' : text(row.state);
};

const document = salesDocument({
	shelf: 'estimates',
	id: 'estimate_id',
	number: 'estimate_number',
	numbered: series({ shelf: 'estimates', id: 'estimate_id', field: 'estimate_number', prefix: 'QT-', digits: 6, noun: 'Quote' }),
	noun: 'estimate',
	entity: 'estimate',
	fields: zohoBooks.estimate.fields,
	shapes: { whole: estimate, row: estimateRow, line: estimateLine },
	initial: 'draft',
	says: (ledger, row) => ({
		status: status(ledger, row),
		invoiced_amount: totalInvoiced(ledger, row.estimate_id).toNumber(),
		uninvoiced_amount: big(row.total).minus(totalInvoiced(ledger, row.estimate_id)).toNumber(),
	}),
});

const send = move('estimate', ['draft', 'approved', 'declined'], 'sent');
/** What the customer has said, and when. */
const answered =
	(state: 'accepted' | 'declined'): Act =>
	(ledger, row, asked) => ({ ...move('estimate', ['sent', 'accepted', 'declined'], state)(ledger, row, asked), [`${state}_date`]: today(ledger) });

const is =
	(...states: string[]) =>
	({ status: shown }: Row): boolean =>
		states.includes(text(shown));

/** Quotes (https://www.zoho.com/books/api/v3/estimates/). */
export const estimates: Kind = {
	...document,
	shelf: 'estimates',
	path: '/estimates',
	one: 'estimate',
	many: 'estimates',
	id: 'estimate_id',
	scope: 'estimates',
	noun: 'Quote',
	singular: 'estimate',
	customFields: true,
	comments: true,
	words: { created: 'The quote has been created.', updated: 'Quote information has been updated.', deleted: 'The quote has been deleted.' },
	entered: (_, __, state) => (['draft', 'sent', 'accepted', 'declined'].includes(state) ? { state } : {}),
	list: {
		report: 'Estimates',
		filterBy: {
			'Status.All': () => true,
			'Status.Draft': is('draft'),
			'Status.Sent': is('sent'),
			'Status.Accepted': is('accepted'),
			'Status.Declined': is('declined'),
			'Status.Expired': is('expired'),
			'Status.Invoiced': is('invoiced'),
			'Status.PartiallyInvoiced': is('partially_invoiced'),
			'Status.PendingApproval': is('pending_approval'),
			'Status.Pending': is('pending_approval'),
			'Status.Approved': is('approved'),
			'Status.Viewed': () => false,
		},
		sortable: ['customer_name', 'estimate_number', 'date', 'total', 'created_time', 'last_modified_time'],
		sort: { column: 'created_time', order: 'D' },
		searched: ['estimate_number', 'reference_number', 'customer_name'],
		texts: ['estimate_number', 'reference_number', 'customer_id', 'customer_name', 'zcrm_potential_id'],
		numbers: ['total'],
		days: ['date', 'expiry_date'],
		modifiedSince: true,
	},
	create: (ledger, sent, asked) => {
		const row = document.create(ledger, sent, asked);
		return asked?.query.get('send') === 'true' ? { ...row, state: 'sent', is_emailed: true } : row;
	},
	acts: {
		...approvals('estimate'),
		...email('estimate', ['to_mail_ids'], send),
		'status/sent': { does: send, says: 'Estimate status has been changed to Sent' },
		'status/accepted': { does: answered('accepted'), says: 'Estimate status has been changed to Accepted.' },
		'status/declined': { does: answered('declined'), says: 'Estimate status has been changed to Declined.' },
	},
	print: (ledger, row) => printed('Estimate', document.shown(ledger, row)),
};
