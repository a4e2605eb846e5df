import { choice, date, decimal, email, flag, integer, link, longText, readOnly, resource, rows, text, type Fields, type Operation, type Part } from '../define';
import { customFields } from '../zohoFinance/documents';
import { filterBy, sortColumn, verbs } from '../zohoFinance/verbs';

const { create, update, upsert, get, getMany, delete: remove, act, listPart, deletePart } = verbs('bank account', 'bank accounts');

const statementLine: Fields = {
	date: date('Date'),
	debit_or_credit: choice('Direction', { debit: 'Money Out', credit: 'Money In' }),
	amount: decimal('Amount'),
	payee: text('Payee'),
	description: text('Description'),
	reference_number: text('Reference Number'),
	transaction_id: text('Transaction ID', { hint: 'The number the bank gave it' }),
};

const importInputs: Fields = {
	account_id: link('Bank Account', { resource: 'bankAccount' }),
	start_date: date('From'),
	end_date: date('To'),
	transactions: rows('Transactions', statementLine),
};

const imported: Part = {
	envelope: { one: 'statement', many: 'statement' },
	fields: {
		statement_id: text('Statement ID'),
		from_date: date('From'),
		to_date: date('To'),
		source: text('Source'),
		transactions: rows('Transactions', { ...statementLine, transaction_type: text('Transaction Type'), status: text('Status') }),
	},
};

/** What the bank says has happened; each line then waits to be matched or categorized (https://www.zoho.com/books/api/v3/bank-accounts/#import-a-bankcredit-card-statement). */
const importStatement: Operation<never> = {
	label: 'Import Statement',
	action: 'Import statement of bank account',
	does: 'writePart',
	method: 'POST',
	path: '',
	at: '/bankstatements',
	of: { envelope: { one: '', many: '' }, fields: importInputs },
	inputs: importInputs,
	needs: ['account_id', 'transactions'],
};

/** Bank accounts, cards and PayPal (https://www.zoho.com/books/api/v3/bank-accounts/). */
export const bankAccount = resource({
	label: 'Bank Account',
	plural: 'Bank Accounts',
	path: '/bankaccounts',
	permission: 'books',
	paged: true,
	envelope: { one: 'bankaccount', many: 'bankaccounts' },
	id: 'account_id',
	title: 'account_name',
	// The list cannot be asked for one; there are few.
	key: { field: 'account_name', find: { path: '', atOnce: 1 } },
	fields: {
		account_id: text('Account ID'),
		account_name: text('Account Name'),
		account_type: choice('Type', { bank: 'Bank', credit_card: 'Credit Card', paypal: 'PayPal' }),
		account_code: text('Account Code'),
		account_number: text('Account Number'),
		currency_id: link('Currency', { resource: 'currency' }, { hint: "The organization's currency if left out" }),
		description: longText('Description'),
		bank_name: text('Bank Name'),
		routing_number: text('Routing Number'),
		is_primary_account: flag('Is Primary'),
		is_paypal_account: flag('Is PayPal Account'),
		paypal_type: choice('PayPal Type', { standard: 'Standard', adaptive: 'Adaptive' }),
		paypal_email_address: email('PayPal Email'),
		currency_code: readOnly(text('Currency Code')),
		is_active: readOnly(flag('Is Active')),
		balance: readOnly(decimal('Balance in Books')),
		bank_balance: readOnly(decimal('Balance at the Bank')),
		bcy_balance: readOnly(decimal("Balance in the Organization's Currency")),
		uncategorized_transactions: readOnly(integer('Uncategorized Transactions')),
		custom_field_hash: customFields.custom_field_hash,
	},
	operations: {
		create: create(['account_name', 'account_type']),
		upsert: upsert(['account_name', 'account_type']),
		update: update(),
		get: get(),
		getMany: getMany({
			...filterBy({ 'Status.All': 'All', 'Status.Active': 'Active', 'Status.Inactive': 'Inactive' }),
			...sortColumn({ account_name: 'Account Name', account_type: 'Type', account_code: 'Account Code' }),
		}),
		importStatement,
		getLastStatement: listPart('Get Last Imported Statement', '/statement/lastimported', imported),
		deleteLastStatement: deletePart('Delete Last Imported Statement', '/statement/{statement_id}', { statement_id: text('Statement ID') }),
		markActive: act('Mark as Active', '/active'),
		markInactive: act('Mark as Inactive', '/inactive'),
		delete: remove(),
	},
});
