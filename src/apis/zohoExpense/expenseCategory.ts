import { decimal, flag, longText, readOnly, resource, text } from '../define';
import { times } from '../zohoFinance/documents';
import { filterBy, verbs } from '../zohoFinance/verbs';

const { create, update, upsert, get, getMany, delete: remove, act } = verbs('expense category', 'expense categories');

/** What money is spent on, with the ledger's code for it (https://www.zoho.com/expense/api/v1/expense-categories/). */
export const expenseCategory = resource({
	label: 'Expense Category',
	plural: 'Expense Categories',
	path: '/expensecategories',
	permission: 'expense',
	paged: true,
	envelope: { one: 'expense_category', many: 'expense_categories' },
	id: 'category_id',
	title: 'category_name',
	modified: 'last_modified_time',
	since: { compare: 'last_modified_time' },
	// Their list cannot be asked for one, so all of it is looked through.
	key: { field: 'category_name', find: { path: '', atOnce: 1 } },
	fields: {
		category_id: text('Category ID'),
		category_name: text('Name', { hint: 'Unique in the organization' }),
		gl_code: text('GL Code', { hint: 'The code of the account in the ledger' }),
		description: longText('Description'),
		parent_account_id: text('Parent Category ID'),
		parent_category_name: readOnly(text('Parent Category')),
		maximum_allowed_amount: decimal('Maximum Amount'),
		receipt_required_amount: decimal('Receipt Required Above'),
		flat_amount: decimal('Flat Amount'),
		is_description_required: flag('Is Description Required'),
		is_receipt_required: flag('Is Receipt Required'),
		is_enabled: readOnly(flag('Is Enabled')),
		...times,
	},
	operations: {
		create: create(['category_name']),
		upsert: upsert(['category_name']),
		update: update(),
		get: get(),
		// Only those that are shown come where nothing is chosen.
		getMany: getMany(filterBy({ 'Status.All': 'All', 'Status.Inactive': 'Inactive' })),
		show: act('Enable', '/show'),
		hide: act('Disable', '/hide'),
		delete: remove(),
	},
});
