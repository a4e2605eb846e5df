import { choice, date, decimal, flag, integer, link, readOnly, resource, rows, text, type Fields, type Operation } from '../define';
import { currency, customFields } from '../zohoFinance/documents';
import { filterBy, searchText, verbs } from '../zohoFinance/verbs';
import { bankTransactionTypes, categorizing, movement } from './categorizing';

const { create, update, get, getMany, delete: remove, act } = verbs('bank transaction', 'bank transactions');

const statuses = {
	categorized: 'Categorized',
	excluded: 'Excluded',
	manually_added: 'Manually Added',
	matched: 'Matched',
	uncategorized: 'Uncategorized',
};

const candidate: Fields = {
	transaction_id: text('Transaction ID'),
	transaction_type: text('Transaction Type'),
	date: date('Date'),
	amount: decimal('Amount'),
	debit_or_credit: text('Debit or Credit'),
	transaction_number: text('Number'),
	reference_number: text('Reference Number'),
	contact_name: text('Contact'),
	is_best_match: flag('Is Best Match'),
};

const matched: Fields = {
	transactions_to_be_matched: rows('Transactions', { transaction_id: text('Transaction ID'), transaction_type: text('Transaction Type') }),
};

/** Bank lines stand at an address of their own until they are matched or categorized. */
const line = { path: '/uncategorized/{id}' } as const;

const getMatches: Operation<never> = {
	label: 'Get Matching Transactions',
	action: 'Get matching transactions of bank transaction',
	does: 'getMany',
	method: 'GET',
	path: `${line.path}/match`,
	of: { envelope: { one: 'matching_transaction', many: 'matching_transactions' }, fields: candidate },
	inputs: {
		transaction_type: text('Transaction Type'),
		date_after: date('After'),
		date_before: date('Before'),
		amount_start: decimal('Amount From'),
		amount_end: decimal('Amount To'),
		reference_number: text('Reference Number'),
		show_all_transactions: flag('All Transactions', { hint: 'Not only those of about the same amount and day' }),
	},
};

const match: Operation<never> = {
	label: 'Match',
	action: 'Match bank transaction',
	does: 'writePart',
	method: 'POST',
	path: `${line.path}/match`,
	of: { envelope: { one: '', many: '' }, fields: matched },
	inputs: matched,
	needs: ['transactions_to_be_matched'],
};

/** Money that moved on a bank account, and the lines of bank statements (https://www.zoho.com/books/api/v3/bank-transactions/). */
export const bankTransaction = resource({
	label: 'Bank Transaction',
	plural: 'Bank Transactions',
	path: '/banktransactions',
	permission: 'books',
	paged: true,
	envelope: { one: 'banktransaction', many: 'banktransactions' },
	id: 'transaction_id',
	title: 'reference_number',
	fields: {
		transaction_id: text('Transaction ID'),
		...movement,
		currency_code: currency.currency_code,
		...customFields,
		status: readOnly(choice('Status', statuses)),
		source: readOnly(text('Source')),
		account_id: readOnly(link('Bank Account', { resource: 'bankAccount' })),
		account_name: readOnly(text('Bank Account')),
		from_account_name: readOnly(text('From Account')),
		to_account_name: readOnly(text('To Account')),
		offset_account_name: readOnly(text('Other Account')),
		debit_or_credit: readOnly(choice('Debit or Credit', { debit: 'Debit', credit: 'Credit' })),
		payee: readOnly(text('Payee')),
		customer_name: readOnly(text('Contact Name')),
		imported_transaction_id: readOnly(text('Statement Line ID')),
		imported_transactions: readOnly(
			rows('Statement Lines', {
				imported_transaction_id: text('Statement Line ID'),
				date: date('Date'),
				amount: decimal('Amount'),
				payee: text('Payee'),
				description: text('Description'),
				reference_number: text('Reference Number'),
				status: text('Status'),
				account_id: link('Bank Account', { resource: 'bankAccount' }),
			}),
		),
		sub_total: readOnly(decimal('Subtotal')),
		tax_amount: readOnly(decimal('Tax Amount')),
		total: readOnly(decimal('Total')),
		bcy_total: readOnly(decimal("Total in the Organization's Currency")),
		price_precision: readOnly(integer('Decimal Places')),
	},
	operations: {
		create: create(['transaction_type']),
		update: update(),
		get: get(),
		getMany: getMany({
			account_id: link('Bank Account', { resource: 'bankAccount' }),
			transaction_type: choice('Type', { ...bankTransactionTypes, expense: 'Expense' }),
			status: choice('Status', statuses),
			...filterBy({
				'Status.All': 'All',
				'Status.Uncategorized': 'Uncategorized',
				'Status.Categorized': 'Categorized',
				'Status.ManuallyAdded': 'Manually Added',
				'Status.Excluded': 'Excluded',
				'Status.Matched': 'Matched',
			}),
			date_start: date('Date From'),
			date_end: date('Date To'),
			amount_start: decimal('Amount From'),
			amount_end: decimal('Amount To'),
			reference_number: text('Reference Number'),
			...searchText,
		}),
		getMatches,
		match,
		unmatch: act('Unmatch', '/unmatch'),
		...categorizing,
		uncategorize: act('Uncategorize', '/uncategorize'),
		exclude: { ...act('Exclude', ''), path: `${line.path}/exclude` },
		restore: { ...act('Restore', ''), path: `${line.path}/restore` },
		delete: remove(),
	},
});
