import { choice, date, decimal, flag, link, longText, readOnly, resource, rows, text, type Fields } from '../define';
import { tags, times } from '../zohoFinance/documents';
import { filterBy, modifiedSince, searchText, verbs, withDetails } from '../zohoFinance/verbs';
import { attendees, currency, customer, customFields, documents, nothing, project } from './parts';

const { create, update, get, getMany, delete: remove, act, ...further } = verbs('expense', 'expenses');

const fileName = { FileName: text('File Name', { hint: 'The name of the file if left out' }) };
const documentId = { document_id: text('Document ID') };

const line: Fields = {
	line_item_id: text('Line Item ID', { hint: 'Keeps an existing line on update' }),
	category_id: link('Category', { resource: 'expenseCategory' }),
	amount: decimal('Amount'),
	tax_id: link('Tax', { resource: 'tax' }),
	description: longText('Description'),
	tags,
	category_name: readOnly(text('Category Name')),
	gl_code: readOnly(text('GL Code', { recent: true })),
	tax_name: readOnly(text('Tax')),
	tax_percentage: readOnly(decimal('Tax Percentage')),
	tax_amount: readOnly(decimal('Tax Amount', { recent: true })),
	item_total: readOnly(decimal('Line Total')),
};

/** [unsure] How a journey by car is told: the pages show these fields in answers, and only `distance` where an expense is created. */
const mileage = {
	mileage_type: choice(
		'Mileage Type',
		{
			non_mileage: 'No Mileage',
			manual: 'Distance Typed In',
			odometer: 'Odometer',
			gps: 'GPS',
			imaps: 'Apple Maps',
			gmaps: 'Google Maps',
			wmaps: 'Web Maps',
		},
		{ recent: true },
	),
	distance: decimal('Distance', { hint: 'In the unit of the organization, kilometers or miles' }),
	mileage_unit: choice('Distance Unit', { km: 'Kilometers', mile: 'Miles' }, { recent: true }),
	mileage_rate: decimal('Rate per Unit', { hint: "The organization's rate if left out", recent: true }),
	start_reading: decimal('Odometer at Start', { recent: true }),
	end_reading: decimal('Odometer at End', { recent: true }),
} as const satisfies Fields;

export const expenseFields = {
	expense_id: text('Expense ID'),
	date: date('Date'),
	line_items: rows('Line Items', line, { rowId: 'line_item_id' }),
	...currency,
	exchange_rate: decimal('Exchange Rate', { hint: "Units of the organization's currency for one unit of the expense's", recent: true }),
	is_inclusive_tax: flag('Amounts Include Tax'),
	is_reimbursable: flag('Is Reimbursable'),
	is_billable: flag('Is Billable'),
	merchant_id: link('Merchant', { resource: 'merchant' }),
	merchant_name: readOnly(text('Merchant Name')),
	payment_mode: text('Payment Mode', { hint: 'Such as Cash or Corporate Card' }),
	paid_through_account_id: text('Paid Through Account ID', { hint: 'The account of a company card, or the one that employees are owed on' }),
	paid_through_account_name: readOnly(text('Paid Through')),
	reference_number: text('Reference Number', { recent: true }),
	...customer,
	...project,
	report_id: link('Expense Report', { resource: 'expenseReport' }),
	report_name: readOnly(text('Report Name')),
	...mileage,
	attendees,
	...customFields,
	status: readOnly(
		choice('Status', {
			unreported: 'Unreported',
			draft: 'Draft',
			submitted: 'Submitted',
			approved: 'Approved',
			rejected: 'Rejected',
			reimbursed: 'Reimbursed',
		}),
	),
	expense_type: readOnly(choice('Kind', { non_mileage: 'Ordinary', mileage: 'Mileage', per_diem: 'Per Diem' })),
	description: readOnly(longText('Description')),
	// [unsure] Seen in lists and in reports: the first line's category, and the total once more.
	category_name: readOnly(text('Category', { recent: true })),
	amount: readOnly(decimal('Amount', { recent: true })),
	gl_code: readOnly(text('GL Code')),
	tax_amount: readOnly(decimal('Tax Amount', { recent: true })),
	total: readOnly(decimal('Total')),
	total_without_tax: readOnly(decimal('Total Without Tax')),
	bcy_total: readOnly(decimal('Total in Base Currency')),
	policy_violated: readOnly(flag('Violates Policy')),
	user_id: readOnly(text('User ID', { recent: true })),
	user_name: readOnly(text('User Name', { recent: true })),
	created_by: readOnly(text('Created By ID')),
	created_by_name: readOnly(text('Created By')),
	...documents,
	...times,
} as const satisfies Fields;

/**
 * Money spent (https://www.zoho.com/expense/api/v1/expenses/).
 *
 * [unsure] Where they are listed: the live service lists them here, and this month's only unless a filter is named; the pages list them at
 * /reports/expensedetails, a report. Here they are listed at the address that they are read at, always with a filter: one that the service does
 * not know is refused, so that none is left out without a word. Also unsure are the addresses of receipts: reading one is seen in use.
 */
export const expense = resource({
	label: 'Expense',
	plural: 'Expenses',
	path: '/expenses',
	permission: 'expense',
	paged: true,
	parameters: { filter_by: 'Status.All' },
	// Creating was seen to answer with a list of one.
	envelope: { one: 'expense', many: 'expenses' },
	id: 'expense_id',
	title: 'reference_number',
	modified: 'last_modified_time',
	since: { compare: 'last_modified_time' },
	fields: expenseFields,
	operations: {
		create: create(['currency_id', 'line_items']),
		update: update(),
		get: get(),
		getMany: getMany({
			...filterBy({
				'Status.All': 'All',
				'Status.Unreported': 'Unreported',
				'Status.Draft': 'Draft',
				'Status.Submitted': 'Submitted',
				'Status.Approved': 'Approved',
				'Status.Rejected': 'Rejected',
				'Status.Reimbursed': 'Reimbursed',
				'ExpenseDate.ThisMonth': "This Month's",
			}),
			date_start: date('Date From'),
			date_end: date('Date To'),
			user_id: link('User', { resource: 'user' }),
			category_id: link('Category', { resource: 'expenseCategory' }),
			merchant_id: link('Merchant', { resource: 'merchant' }),
			customer_id: customer.customer_id,
			project_id: project.project_id,
			...searchText,
			...modifiedSince,
			...withDetails,
		}),
		merge: {
			...act('Merge', '/merge'),
			action: 'Merge duplicate into expense',
			inputs: { duplicate_expense_id: link('Duplicate', { resource: 'expense' }, { hint: 'It is gone afterwards' }) },
			needs: ['duplicate_expense_id'],
		},
		uploadReceipt: {
			label: 'Upload Receipt',
			action: 'Upload receipt of expense',
			does: 'upload',
			method: 'POST',
			path: '/{id}/receipt',
			of: nothing,
			inputs: fileName,
			file: 'receipt',
		},
		downloadReceipt: {
			label: 'Download Receipt',
			action: 'Download receipt of expense',
			does: 'download',
			method: 'GET',
			path: '/{id}/receipt',
			accept: 'application/octet-stream',
		},
		deleteReceipt: { label: 'Delete Receipt', action: 'Delete receipt of expense', does: 'delete', method: 'DELETE', path: '/{id}/receipt' },
		// Where an expense has several; seen in use.
		downloadDocument: {
			label: 'Download Document',
			action: 'Download document of expense',
			does: 'download',
			method: 'GET',
			path: '/{id}/documents/{document_id}',
			inputs: documentId,
			accept: 'application/octet-stream',
		},
		deleteDocument: further.deletePart('Delete Document', '/documents/{document_id}', documentId),
		...further.comments(),
		delete: remove(),
	},
});
