import { zohoBooks } from '../../../src/apis/zohoBooks';
import type { Answer, Row } from '../../vendor';
import type { Kind } from '../kind';
import { find, need, text, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { blankOf } from '../shapes/blank';
import { account as accountShape, accountRow } from '../shapes/settings';
import { balanceOf, bookedOn, DOCUMENTS, isNamed } from './bookings';
import { become, nameOf, plain, refuseTaken } from './plain';

/** The chart of accounts (https://www.zoho.com/books/api/v3/chart-of-accounts/). */

const groups: Readonly<Record<string, readonly string[]>> = {
	Asset: [
		'other_asset',
		'other_current_asset',
		'intangible_asset',
		'right_to_use_asset',
		'cash',
		'bank',
		'fixed_asset',
		'stock',
		'payment_clearing',
		'accounts_receivable',
		'input_tax',
	],
	Liability: [
		'other_current_liability',
		'credit_card',
		'long_term_liability',
		'non_current_liability',
		'contract_liability',
		'other_liability',
		'accounts_payable',
		'overseas_tax_payable',
		'output_tax',
	],
	Equity: ['equity'],
	Income: ['income', 'other_income'],
	Expense: ['expense', 'cost_of_goods_sold', 'other_expense'],
};

const blank = blankOf(accountShape);
const blankRow = blankOf(accountRow);
const SHELF = 'chartofaccounts';

export const isActive = ({ is_active: flag }: Row): boolean => flag !== false;

const typeName = (type: unknown): string =>
	text(type)
		.split('_')
		.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
		.join(' ');

const isUsed = (ledger: Ledger, row: Row): boolean => isNamed(ledger, row.account_id, DOCUMENTS);

const settle = (ledger: Ledger, row: Row, known?: Row): Row => {
	refuseTaken(ledger, { shelf: SHELF, id: 'account_id', noun: 'Account' }, 'account_code', row, known);
	const parent = find(ledger, SHELF, row.parent_account_id);
	if (parent !== undefined && parent.account_type !== row.account_type) throw refusal.rule('The parent account must be of the same type.');
	if (known !== undefined && known.account_type !== row.account_type && isUsed(ledger, known)) {
		throw refusal.rule('The type of an account that has transactions cannot be changed.');
	}
	return { ...row, account_type_formatted: typeName(row.account_type) };
};

const said = (ledger: Ledger, row: Row): Row => ({
	account_type_formatted: text(row.account_type_formatted),
	parent_account_name: nameOf(ledger, SHELF, row.parent_account_id, 'account_name'),
	depth: text(row.parent_account_id) === '' ? 0 : 1,
	closing_balance: balanceOf(ledger, row.account_id),
	is_involved_in_transaction: isUsed(ledger, row),
	status: isActive(row) ? 'active' : 'inactive',
	isdebit: ![...groups.Liability!, ...groups.Equity!, ...groups.Income!].includes(text(row.account_type)),
});

const kind = plain({
	shelf: SHELF,
	path: '/chartofaccounts',
	one: 'chart_of_account',
	many: 'chartofaccounts',
	id: 'account_id',
	noun: 'Account',
	scope: 'accountants',
	singular: 'account',
	fields: zohoBooks.account.fields,
	requires: ['account_name', 'account_type'],
	unique: 'account_name',
	initially: () => ({ is_active: true, is_system_account: false, is_user_created: true, is_standalone_account: true }),
	settle,
	said,
	words: {
		created: 'The account has been created.',
		updated: 'The details of the account have been updated.',
		deleted: 'The account has been deleted.',
	},
	list: {
		report: 'ChartOfAccounts',
		filterBy: {
			'AccountType.Active': isActive,
			'AccountType.All': () => true,
			'AccountType.Inactive': (row) => !isActive(row),
			...Object.fromEntries(Object.entries(groups).map(([name, types]) => [`AccountType.${name}`, (row: Row) => types.includes(text(row.account_type))])),
		},
		sortable: ['account_name', 'account_type', 'account_code'],
		sort: { column: 'account_name', order: 'A' },
		searched: ['account_name', 'account_code'],
		texts: ['account_id', 'account_code', 'account_name'],
		modifiedSince: true,
	},
	remove: (ledger, known) => {
		if (known.is_system_account === true) throw refusal.rule('An account of the system cannot be deleted.');
		if (isUsed(ledger, known)) throw refusal.rule('The account has transactions and cannot be deleted. It can be marked as inactive.');
	},
	acts: {
		active: { does: become({ is_active: true }), says: 'The account has been marked as active.' },
		inactive: {
			does: (ledger, row) => {
				if (row.is_system_account === true) throw refusal.rule('An account of the system cannot be marked as inactive.');
				return become({ is_active: false })(ledger, row);
			},
			says: 'The account has been marked as inactive.',
		},
	},
});

/** What was booked on one account, newest first. */
const transactions = (ledger: Ledger, query: URLSearchParams): Row[] => {
	const account = need(ledger, SHELF, query.get('account_id'), 'Account');
	const [from, to] = [query.get('date_start') ?? '', query.get('date_end') ?? '9999'];
	return bookedOn(ledger, account.account_id)
		.filter(({ date }) => date >= from && date <= to)
		.sort((a, b) => (a.date < b.date ? 1 : -1))
		.map(({ type, id, date, amount, number, row }) => ({
			categorized_transaction_id: id,
			transaction_type: type,
			transaction_id: id,
			transaction_date: date,
			account_id: account.account_id,
			customer_id: text(row.customer_id ?? row.vendor_id),
			payee: nameOf(ledger, 'contacts', row.customer_id ?? row.vendor_id, 'contact_name'),
			description: text(row.description ?? row.notes),
			entry_number: number,
			currency_id: text(row.currency_id),
			currency_code: nameOf(ledger, 'currencies', row.currency_id, 'currency_code'),
			debit_or_credit: amount.gte(0) ? 'debit' : 'credit',
			offset_account_name: '',
			reference_number: text(row.reference_number),
			debit_amount: amount.gte(0) ? amount.toNumber() : '',
			credit_amount: amount.lt(0) ? amount.abs().toNumber() : '',
		}));
};

const listTransactions: Kind['below'] = (ledger, asked, rest): Answer | undefined => {
	if (rest.length !== 1 || rest[0] !== 'accounttransactions' || asked.method !== 'GET') return undefined;
	if (!asked.query.has('account_id')) throw refusal.invalid('account_id');
	return { status: 200, body: { code: 0, message: 'success', transactions: transactions(ledger, asked.query) } };
};

export const chartAccounts: Kind = {
	...kind,
	below: listTransactions,
	shown: (ledger, row) => ({ ...blank(), ...kind.shown(ledger, row) }),
	row: (ledger, row) => {
		const whole = kind.shown(ledger, row);
		return Object.fromEntries(Object.entries(blankRow()).map(([name, empty]) => [name, whole[name] ?? empty]));
	},
};
