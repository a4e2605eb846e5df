import { choice, integer, link, readOnly, resource, rows, text } from '../define';
import { verbs } from '../zohoFinance/verbs';

const { create, update, upsert, get, getMany, delete: remove } = verbs('bank rule', 'bank rules');

/** What bank lines of a kind become by themselves (https://www.zoho.com/books/api/v3/bank-rules/). */
export const bankRule = resource({
	label: 'Bank Rule',
	plural: 'Bank Rules',
	path: '/bankaccounts/rules',
	permission: 'books',
	envelope: { one: 'rule', many: 'rules' },
	id: 'rule_id',
	title: 'rule_name',
	key: { field: 'rule_name', find: { path: '', atOnce: 1 } },
	fields: {
		rule_id: text('Rule ID'),
		rule_name: text('Rule Name'),
		rule_category: choice('Applies To Accounts', {
			all_accounts: 'All Accounts',
			all_banks: 'All Bank Accounts',
			all_credit_cards: 'All Credit Cards',
			selected_accounts: 'Selected Accounts',
		}),
		account_ids: text('Bank Account IDs', { hint: 'Separated by commas; for selected accounts' }),
		apply_to: choice('Applies To', { deposits: 'Deposits', withdrawals: 'Withdrawals' }),
		criteria_type: choice('Match', { and: 'All Criteria', or: 'Any Criterion' }),
		criterion: rows('Criteria', {
			criteria_id: readOnly(text('Criterion ID')),
			field: choice('Field', { payee: 'Payee', description: 'Description', reference_number: 'Reference Number', amount: 'Amount' }),
			comparator: text('Comparator', { hint: 'Such as greater_than_or_equals' }),
			value: text('Value'),
		}),
		record_as: choice('Record As', {
			card_payment: 'Card Payment',
			deposit: 'Deposit',
			expense: 'Expense',
			expense_refund: 'Expense Refund',
			interest_income: 'Interest Income',
			other_income: 'Other Income',
			owner_drawings: "Owner's Drawings",
			refund: 'Refund',
			sales_without_invoices: 'Sales Without Invoices',
			transfer_fund: 'Transfer to Another Account',
		}),
		auto_categorize: choice('What to Do', { recognize: 'Suggest It', autocategorize: 'Record It' }),
		account_id: link('Account', { resource: 'account' }),
		customer_id: link('Contact', { resource: 'contact' }),
		tax_id: link('Tax', { resource: 'tax' }),
		reference_number: choice('Reference Number', { manual: 'Entered by Hand', from_statement: 'From the Statement' }),
		location_id: link('Location', { resource: 'location' }),
		rule_order: readOnly(integer('Order')),
		account_name: readOnly(text('Account')),
		target_accounts_count: readOnly(integer('Number of Accounts')),
	},
	operations: {
		create: create(['rule_name', 'rule_category', 'apply_to', 'criteria_type', 'criterion', 'record_as']),
		upsert: upsert(['rule_name', 'rule_category', 'apply_to', 'criteria_type', 'criterion', 'record_as']),
		update: update(),
		get: get(),
		getMany: getMany({}),
		delete: remove(),
	},
});
