import { zohoExpense } from '../../../src/apis/zohoExpense';
import type { Row } from '../../vendor';
import { become, plain } from '../books/plain';
import type { Kind } from '../kind';
import { all, find, rowsIn, text, type Ledger } from '../ledger';
import { refusal } from '../refused';

/** What money is spent on (https://www.zoho.com/expense/api/v1/expense-categories/), and whom it is paid to. */

/** [unsure] The parent is a category, or the account of the chart that stands behind one. */
const parent = (ledger: Ledger, { parent_account_id: id }: Row): { name: unknown } | undefined => {
	const category = find(ledger, 'expensecategories', id);
	const account = find(ledger, 'chartofaccounts', id);
	return category ? { name: category.category_name } : account && { name: account.account_name };
};

export const categories: Kind = {
	...plain({
		shelf: 'expensecategories',
		path: '/expensecategories',
		one: 'expense_category',
		many: 'expense_categories',
		id: 'category_id',
		scope: 'expensecategory',
		noun: 'Expense category',
		fields: zohoExpense.expenseCategory.fields,
		requires: ['category_name'],
		unique: 'category_name',
		initially: () => ({ is_enabled: true }),
		settle: (ledger, row) => {
			if (text(row.parent_account_id) !== '' && parent(ledger, row) === undefined) throw refusal.invalid('parent_account_id');
			return row;
		},
		said: (ledger, row) => ({ parent_category_name: text(parent(ledger, row)?.name) }),
		list: {
			report: 'ExpenseCategories',
			// Those that are hidden come only where they are asked for.
			filterBy: {
				'Status.Active': ({ is_enabled }) => is_enabled === true,
				'Status.All': () => true,
				'Status.Inactive': ({ is_enabled }) => is_enabled !== true,
			},
			sort: { column: 'category_name', order: 'A' },
			searched: ['category_name', 'gl_code'],
		},
		remove: (ledger, { category_id: id }) => {
			const isUsed = all(ledger, 'employeeexpenses').some((expense) => rowsIn(expense.line_items).some((line) => line.category_id === id));
			if (isUsed) throw refusal.rule('The category is used by expenses and cannot be deleted. It can be hidden.');
		},
	}),
	acts: {
		show: { does: become({ is_enabled: true }), says: 'The category has been enabled.' },
		hide: { does: become({ is_enabled: false }), says: 'The category has been disabled.' },
	},
};

/** [unsure] Only the list was seen in use; the rest follows the other kinds. */
export const merchants: Kind = plain({
	shelf: 'merchants',
	path: '/merchants',
	one: 'merchant',
	many: 'merchants',
	id: 'merchant_id',
	scope: 'expense',
	noun: 'Merchant',
	fields: zohoExpense.merchant.fields,
	requires: ['merchant_name'],
	unique: 'merchant_name',
	list: { report: 'Merchants', sort: { column: 'merchant_name', order: 'A' }, searched: ['merchant_name'], texts: ['merchant_name'] },
	remove: (ledger, { merchant_id: id }) => {
		if (all(ledger, 'employeeexpenses').some(({ merchant_id: paid }) => paid === id)) {
			throw refusal.rule('The merchant is used by expenses and cannot be deleted.');
		}
	},
});
