import { date, decimal, flag, link, longText, readOnly, resource, text, type Part } from '../define';
import { currency, customer, customFields, lines, tags, times } from '../zohoFinance/documents';
import { expenseLine } from '../zohoFinance/expenses';
import { recurrence, recurringStatus } from '../zohoFinance/purchases';
import { filterBy, modifiedSince, searchText, sortColumn, sortOrder, verbs } from '../zohoFinance/verbs';

const { create, update, upsertByUniqueField, get, getMany, delete: remove, act, ...further } = verbs('recurring expense', 'recurring expenses');

const { location_id: _, ...line } = expenseLine;

const made: Part = {
	envelope: { one: 'expense', many: 'expensehistory' },
	fields: {
		expense_id: link('Expense', { resource: 'expense' }),
		date: readOnly(date('Date')),
		account_name: readOnly(text('Expense Account')),
		vendor_name: readOnly(text('Vendor Name')),
		customer_name: readOnly(text('Customer Name')),
		paid_through_account_name: readOnly(text('Paid Through')),
		total: readOnly(decimal('Total')),
		status: readOnly(text('Status')),
	},
};

/** Expenses that Zoho Books records by itself (https://www.zoho.com/books/api/v3/recurring-expenses/). */
export const recurringExpense = resource({
	label: 'Recurring Expense',
	plural: 'Recurring Expenses',
	path: '/recurringexpenses',
	permission: 'books',
	paged: true,
	envelope: { one: 'recurring_expense', many: 'recurring_expenses' },
	id: 'recurring_expense_id',
	title: 'recurrence_name',
	modified: 'last_modified_time',
	since: { compare: 'last_modified_time' },
	key: { field: 'recurrence_name', find: { parameter: 'recurrence_name', atOnce: 1 } },
	fields: {
		recurring_expense_id: text('Recurring Expense ID'),
		...recurrence,
		account_id: link('Expense Account', { resource: 'account' }),
		account_name: readOnly(text('Expense Account')),
		amount: decimal('Amount', { hint: 'Of an itemized expense, the sum of its lines' }),
		...customer,
		is_billable: flag('Is Billable', { hint: 'To be charged to the customer' }),
		project_id: link('Project', { resource: 'project' }),
		tax_id: link('Tax', { resource: 'tax' }),
		is_inclusive_tax: flag('Amount Includes Tax'),
		...currency,
		line_items: lines(line, 'Itemized Lines'),
		location_id: link('Location', { resource: 'location' }),
		tags,
		...customFields,
		description: readOnly(longText('Description')),
		last_created_date: readOnly(date('Last Created')),
		next_expense_date: readOnly(date('Next Expense')),
		tax_amount: readOnly(decimal('Tax Amount')),
		sub_total: readOnly(decimal('Subtotal')),
		total: readOnly(decimal('Total')),
		...times,
	},
	operations: {
		create: create(['account_id', 'recurrence_name', 'start_date', 'recurrence_frequency', 'repeat_every', 'amount']),
		upsert: upsertByUniqueField(['recurrence_name', 'account_id', 'start_date', 'recurrence_frequency', 'repeat_every', 'amount']),
		update: update(),
		get: get(),
		getMany: getMany({
			recurrence_name: text('Profile Name'),
			customer_id: link('Customer', { resource: 'contact', view: 'customer' }),
			account_id: link('Expense Account', { resource: 'account' }),
			paid_through_account_id: link('Paid Through', { resource: 'account' }),
			...recurringStatus,
			...searchText,
			...filterBy({ 'Status.All': 'All', 'Status.Active': 'Active', 'Status.Stopped': 'Stopped', 'Status.Expired': 'Expired' }),
			...modifiedSince,
			...sortColumn({
				account_name: 'Account',
				created_time: 'Created',
				customer_name: 'Customer',
				last_created_date: 'Last Created',
				next_expense_date: 'Next Expense',
				recurrence_name: 'Profile Name',
				total: 'Total',
			}),
			...sortOrder,
		}),
		stop: act('Stop', '/status/stop'),
		resume: act('Resume', '/status/resume'),
		getExpenses: further.listPart('Get Expenses', '/expenses', made),
		getComments: further.comments().getComments,
		delete: remove(),
	},
});
