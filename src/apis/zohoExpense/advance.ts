import { choice, date, decimal, link, longText, moment, readOnly, resource, text } from '../define';
import { documents, times } from '../zohoFinance/documents';
import { filterBy, verbs } from '../zohoFinance/verbs';
import { approver, currency, customFields, decision } from './parts';

const { create, update, get, getMany, delete: remove, ...further } = verbs('advance', 'advances');

/**
 * Money that an employee is given beforehand. [unsure] Its pages tell of the operations and of the four fields that are needed, not of the address,
 * nor of the keys of its answers: both follow the name that Zoho gives them throughout, "advance payment".
 */
export const advance = resource({
	label: 'Advance',
	plural: 'Advances',
	path: '/advancepayments',
	permission: 'expense',
	paged: true,
	envelope: { one: 'advance_payment', many: 'advance_payments' },
	id: 'advance_payment_id',
	title: 'reference_number',
	modified: 'last_modified_time',
	since: { compare: 'last_modified_time' },
	fields: {
		advance_payment_id: text('Advance ID'),
		user_id: link('User', { resource: 'user' }),
		user_name: readOnly(text('User Name')),
		...currency,
		exchange_rate: decimal('Exchange Rate', { hint: "Units of the organization's currency for one unit of the advance's" }),
		amount: decimal('Amount'),
		date: date('Date'),
		paid_through_account_id: text('Paid Through Account ID'),
		reference_number: text('Reference Number'),
		notes: longText('Notes'),
		report_id: link('Expense Report', { resource: 'expenseReport' }),
		trip_id: link('Trip', { resource: 'trip' }),
		...customFields,
		status: readOnly(choice('Status', { draft: 'Draft', submitted: 'Submitted', approved: 'Approved', rejected: 'Rejected', recalled: 'Recalled' })),
		bcy_amount: readOnly(decimal('Amount in Base Currency')),
		balance: readOnly(decimal('Balance')),
		...approver,
		approved_date: readOnly(moment('Approved')),
		...documents,
		...times,
	},
	operations: {
		create: create(['currency_id', 'amount', 'date', 'user_id']),
		update: update(),
		get: get(),
		getMany: getMany(
			filterBy({
				'Status.All': 'All',
				'Status.Draft': 'Draft',
				'Status.Submitted': 'Submitted',
				'Status.Approved': 'Approved',
				'Status.Rejected': 'Rejected',
			}),
		),
		submit: decision('Submit', 'Submit advance', '/submit', { approver_id: link('Approver', { resource: 'user' }) }),
		approve: decision('Approve', 'Approve advance', '/approve'),
		reject: decision('Reject', 'Reject advance', '/reject'),
		recall: further.act('Recall', '/recall'),
		...further.attachments(),
		addComment: further.comments().addComment,
		deleteComment: further.comments().deleteComment,
		delete: remove(),
	},
});
