import { choice, date, decimal, email, flag, integer, link, longText, readOnly, recent, resource, rows, text, type Fields, type Part } from '../define';
import { tags, times } from '../zohoFinance/documents';
import { filterBy, modifiedSince, searchText, verbs, withDetails } from '../zohoFinance/verbs';
import { expenseFields } from './expense';
import { approver, currency, customer, customFields, decision, documents, nothing, project, shown } from './parts';

const { create, update, get, getMany, delete: remove, act, ...further } = verbs('expense report', 'expense reports');

const approval: Part = {
	envelope: { one: 'approval_history', many: 'approval_history' },
	fields: {
		approver_id: text('Approver ID'),
		approver_name: text('Approver'),
		action: choice('Action', { submitted: 'Submitted', approved: 'Approved', rejected: 'Rejected', reimbursed: 'Reimbursed' }),
		comments: text('Comments'),
		action_date: text('Date'),
	},
};

/** [unsure] How several expenses are named: the pages show objects where reports are created. */
const named: Fields = { expense_id: link('Expense', { resource: 'expense' }), order: integer('Order', { recent: true }) };

/** https://www.zoho.com/expense/api/v1/expense-reports/: the account is needed where the money is paid outside Zoho. */
const reimbursement: Fields = {
	account_id: text('Paid From Account ID', { recent: true }),
	date: date('Date'),
	amount: decimal('Amount', { hint: 'All that is reimbursable if left out' }),
	reference_number: text('Reference Number'),
	currency_id: currency.currency_id,
	exchange_rate: decimal('Exchange Rate', { recent: true }),
	notes: longText('Notes'),
};

/**
 * Expenses that are claimed together (https://www.zoho.com/expense/api/v1/expense-reports/). The unofficial specification knows only creating,
 * reading, changing and removing reports, submit, approve, reject, reimburse and the history. Zoho's pages name all others too, without it being
 * known here under which address: [unsure] for recall, archive, unarchive, forward, cancelling a reimbursement, adding and removing expenses,
 * comments, attachments, receipts and the PDF.
 */
export const expenseReport = resource({
	label: 'Expense Report',
	plural: 'Expense Reports',
	path: '/expensereports',
	permission: 'expense',
	paged: true,
	envelope: { one: 'expense_report', many: 'expense_reports' },
	id: 'report_id',
	title: 'report_number',
	modified: 'last_modified_time',
	// No filter by change is known, nor sorting.
	since: { compare: 'last_modified_time' },
	fields: {
		report_id: text('Report ID'),
		report_number: readOnly(text('Report Number')),
		report_name: text('Name'),
		description: longText('Business Purpose'),
		start_date: date('Start Date'),
		end_date: date('End Date'),
		...customer,
		...project,
		expenses: rows('Expenses', { ...shown(expenseFields), ...named }, { rowId: 'expense_id' }),
		tags,
		...customFields,
		status: readOnly(
			choice('Status', {
				draft: 'Draft',
				submitted: 'Submitted',
				approved: 'Approved',
				rejected: 'Rejected',
				recalled: 'Recalled',
				reimbursed: 'Reimbursed',
			}),
		),
		currency_id: readOnly(currency.currency_id),
		currency_code: currency.currency_code,
		total: readOnly(decimal('Total')),
		bcy_total: readOnly(decimal('Total in Base Currency')),
		reimbursable_total: readOnly(decimal('Reimbursable Total')),
		bcy_reimbursable_total: readOnly(decimal('Reimbursable Total in Base Currency', { recent: true })),
		non_reimbursable_total: readOnly(decimal('Total Not Reimbursable')),
		...approver,
		submitted_by: readOnly(text('Submitter ID')),
		submitted_by_name: readOnly(text('Submitter')),
		submitter_name: readOnly(text('Submitter Name', { recent: true })),
		submitter_email: readOnly(email('Submitter Email', { recent: true })),
		submitted_date: readOnly(date('Submitted')),
		approved_date: readOnly(date('Approved')),
		reimbursed_date: readOnly(date('Reimbursed')),
		is_archived: readOnly(flag('Is Archived', { recent: true })),
		created_by_name: readOnly(text('Created By', { recent: true })),
		documents: recent(documents.documents),
		...times,
	},
	operations: {
		create: create(['report_name', 'start_date', 'end_date']),
		update: update(),
		get: get(),
		getMany: getMany({
			...filterBy({
				'Status.All': 'All',
				'Status.Draft': 'Draft',
				'Status.Submitted': 'Submitted',
				'Status.Approved': 'Approved',
				'Status.Rejected': 'Rejected',
				'Status.Recalled': 'Recalled',
				'Status.Reimbursed': 'Reimbursed',
			}),
			...searchText,
			...modifiedSince,
			...withDetails,
		}),
		submit: decision('Submit', 'Submit expense report', '/submit', {
			approver_id: link('Approver', { resource: 'user' }, { hint: "The submitter's own approver if left out", recent: true }),
		}),
		approve: decision('Approve', 'Approve expense report', '/approve'),
		reject: decision('Reject', 'Reject expense report', '/reject'),
		recall: act('Recall', '/recall'),
		reimburse: further.writePart('Reimburse', '/reimburse', nothing, reimbursement, ['account_id']),
		cancelReimbursement: { ...act('Cancel Reimbursement', '/cancelreimbursement'), action: 'Cancel reimbursement of expense report' },
		forward: decision('Forward Approval', 'Forward approval of expense report', '/forward', { approver_id: link('Approver', { resource: 'user' }) }, [
			'approver_id',
		]),
		archive: act('Archive', '/archive'),
		unarchive: act('Unarchive', '/unarchive'),
		getApprovalHistory: further.listPart('Get Approval History', '/approvalhistory', approval),
		addExpenses: further.writePart('Add Expenses', '/expenses', nothing, { expenses: rows('Expenses', named) }, ['expenses'], { repeatable: true }),
		removeExpense: further.deletePart('Remove Expense', '/expenses/{expense_id}', { expense_id: link('Expense', { resource: 'expense' }) }),
		pdf: further.pdf(),
		downloadReceipts: {
			label: 'Download Receipts',
			action: 'Download receipts of expense report',
			does: 'download',
			method: 'GET',
			path: '/{id}/receipt',
			accept: 'application/octet-stream',
		},
		...further.attachments(),
		...further.comments(),
		delete: remove(),
	},
});
