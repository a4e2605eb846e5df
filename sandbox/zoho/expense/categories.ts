import { zohoExpense } from '../../../src/apis/zohoExpense';
import type { Row } from '../../vendor';
import { taken } from '../incoming';
import type { Kind } from '../kind';
import { all, find, newId, rowsIn, text, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { changed, dated, filled, listRules, over, refuseEmpty, refuseTaken } from './common';

/** What money is spent on, and whom it is paid to. */

const category = zohoExpense.expenseCategory.fields;
const merchant = zohoExpense.merchant.fields;

const others = (ledger: Ledger, { shelf, id }: Pick<Kind, 'shelf' | 'id'>, known?: Row): Row[] => all(ledger, shelf).filter((one) => one[id] !== known?.[id]);

const storedCategory = (ledger: Ledger, sent: Row, known?: Row): Row => {
	const row: Row = { is_enabled: true, ...known, ...taken(category, sent, ['category_id']) };
	refuseEmpty(row, ['category_name']);
	refuseTaken(others(ledger, { shelf: 'expensecategories', id: 'category_id' }, known), 'Category', 'category_name', row.category_name);
	// [unsure] The parent is a category, or the account of the chart that stands behind one.
	const parent = text(row.parent_account_id);
	if (parent !== '' && !['expensecategories', 'chartofaccounts'].some((shelf) => find(ledger, shelf, parent) !== undefined)) {
		throw refusal.invalid('parent_account_id');
	}
	return { ...row, ...dated(ledger, known) };
};

const isCategoryUsed = (ledger: Ledger, { category_id: id }: Row): boolean =>
	all(ledger, 'employeeexpenses').some((expense) => rowsIn(expense.line_items).some((line) => line.category_id === id));

const shownCategory = (ledger: Ledger, row: Row): Row =>
	over(category, {
		...filled(row),
		parent_category_name:
			find(ledger, 'expensecategories', row.parent_account_id)?.category_name ?? find(ledger, 'chartofaccounts', row.parent_account_id)?.account_name,
	});

const enable =
	(is_enabled: boolean) =>
	(ledger: Ledger, row: Row): Row =>
		changed(ledger, row, { is_enabled });

export const categories: Kind = {
	shelf: 'expensecategories',
	path: '/expensecategories',
	one: 'expense_category',
	many: 'expense_categories',
	id: 'category_id',
	scope: 'expensecategory',
	noun: 'Expense Category',
	words: { created: 'The category has been created.', updated: 'The category has been updated.', deleted: 'The category has been deleted.' },
	list: listRules('ExpenseCategories', {
		filterBy: {
			'Status.Active': ({ is_enabled }) => is_enabled === true,
			'Status.All': () => true,
			'Status.Inactive': ({ is_enabled }) => is_enabled !== true,
		},
		sort: { column: 'category_name', order: 'A' },
		searched: ['category_name', 'gl_code'],
	}),
	shown: shownCategory,
	row: shownCategory,
	create: (ledger, sent) => ({ category_id: newId(ledger), ...storedCategory(ledger, sent) }),
	update: (ledger, known, sent) => storedCategory(ledger, sent, known),
	remove: (ledger, known) => {
		if (isCategoryUsed(ledger, known)) throw refusal.rule('The category is used by expenses and cannot be deleted. It can be hidden.');
	},
	acts: {
		show: { does: enable(true), says: 'The category has been enabled.' },
		hide: { does: enable(false), says: 'The category has been disabled.' },
	},
};

const storedMerchant = (ledger: Ledger, sent: Row, known?: Row): Row => {
	const row: Row = { ...known, ...taken(merchant, sent, ['merchant_id']) };
	refuseEmpty(row, ['merchant_name']);
	refuseTaken(others(ledger, { shelf: 'merchants', id: 'merchant_id' }, known), 'Merchant', 'merchant_name', row.merchant_name);
	return { ...row, ...dated(ledger, known) };
};

/** [unsure] Only the list was seen in use; the rest follows the other kinds. */
export const merchants: Kind = {
	shelf: 'merchants',
	path: '/merchants',
	one: 'merchant',
	many: 'merchants',
	id: 'merchant_id',
	scope: 'expense',
	noun: 'Merchant',
	words: { created: 'The merchant has been added.', updated: 'The merchant has been updated.', deleted: 'The merchant has been deleted.' },
	list: listRules('Merchants', { sort: { column: 'merchant_name', order: 'A' }, searched: ['merchant_name'], texts: ['merchant_name'] }),
	shown: (_, row) => over(merchant, row),
	row: (_, row) => over(merchant, row),
	create: (ledger, sent) => ({ merchant_id: newId(ledger), ...storedMerchant(ledger, sent) }),
	update: (ledger, known, sent) => storedMerchant(ledger, sent, known),
	remove: (ledger, known) => {
		if (all(ledger, 'employeeexpenses').some(({ merchant_id: id }) => id === known.merchant_id)) {
			throw refusal.rule('The merchant is used by expenses and cannot be deleted.');
		}
	},
};
