import { zohoBooks } from '../../../src/apis/zohoBooks';
import type { Answer, Row } from '../../vendor';
import type { Kind } from '../kind';
import { find, organization, text, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { big, cents } from '../totals';
import { accountName, isBank } from './bankAccounts';
import { bankLine, undo } from './bankLines';
import { nameOf, plain, refuseEmpty } from './plain';

/**
 * Money that moved on bank accounts, and the lines of their statements, on one shelf (https://www.zoho.com/books/api/v3/bank-transactions/).
 * A line keeps its id when it is matched or categorized; whether Zoho lists it under the id of what it became is not known [unsure].
 */

const SHELF = 'banktransactions';
const ACCOUNTS = 'chartofaccounts';

const accountOf = (ledger: Ledger, id: unknown): Row | undefined => find(ledger, ACCOUNTS, id);

/** Money leaves one account and reaches another, and one of the two is a bank account. */
const settle = (ledger: Ledger, row: Row, known?: Row): Row => {
	if (['matched', 'categorized', 'uncategorized', 'excluded'].includes(text(known?.status))) {
		throw refusal.rule(`A bank transaction that is ${text(known?.status)} cannot be changed.`);
	}
	refuseEmpty(row, ['from_account_id', 'to_account_id', 'amount', 'date']);
	if (big(row.amount).lte(0)) throw refusal.invalid('amount');
	const [from, to] = [accountOf(ledger, row.from_account_id), accountOf(ledger, row.to_account_id)];
	const bank = [to, from].find((account) => account !== undefined && isBank(account));
	if (bank === undefined) throw refusal.rule('Money moves from or to a bank account.');
	if (from === to) throw refusal.invalid('to_account_id');
	const isBase = (row.currency_id ?? bank.currency_id ?? organization(ledger).currency_id) === organization(ledger).currency_id;
	return {
		status: 'manually_added',
		source: 'manually_added',
		...row,
		currency_id: row.currency_id ?? bank.currency_id ?? organization(ledger).currency_id,
		exchange_rate: isBase ? 1 : (row.exchange_rate ?? find(ledger, 'currencies', row.currency_id ?? bank.currency_id)?.exchange_rate ?? 1),
		account_id: bank.account_id,
		debit_or_credit: bank === to ? 'debit' : 'credit',
	};
};

const importedShown = (row: Row): Row[] =>
	text(row.imported_transaction_id) === ''
		? []
		: [
				Object.fromEntries(
					['imported_transaction_id', 'date', 'amount', 'payee', 'description', 'reference_number', 'status', 'account_id'].map((name) => [
						name,
						row[name] ?? '',
					]),
				),
			];

const taxIn = (ledger: Ledger, row: Row): Row => {
	const tax = find(ledger, 'taxes', row.tax_id);
	const percent = big(tax?.tax_percentage);
	const amount = big(row.amount);
	const inclusive = row.is_inclusive_tax === true;
	const due = cents(inclusive ? amount.times(percent).div(percent.plus(100)) : amount.times(percent).div(100));
	const total = inclusive ? amount : amount.plus(due);
	return {
		tax_name: text(tax?.tax_name),
		tax_percentage: percent.toNumber(),
		tax_amount: due.toNumber(),
		sub_total: total.minus(due).toNumber(),
		total: total.toNumber(),
		bcy_total: cents(total.times(big(row.exchange_rate ?? 1))).toNumber(),
	};
};

const said = (ledger: Ledger, row: Row): Row => {
	const currency = find(ledger, 'currencies', row.currency_id) ?? {};
	const bank = accountOf(ledger, row.account_id) ?? {};
	const other = row.from_account_id === row.account_id ? row.to_account_id : row.from_account_id;
	const contact = nameOf(ledger, 'contacts', row.customer_id ?? row.vendor_id, 'contact_name');
	return {
		account_name: text(bank.account_name),
		account_type: text(bank.account_type),
		from_account_name: accountName(ledger, row.from_account_id),
		to_account_name: accountName(ledger, row.to_account_id),
		offset_account_name: accountName(ledger, other),
		customer_name: contact,
		vendor_id: text(row.vendor_id),
		vendor_name: nameOf(ledger, 'contacts', row.vendor_id, 'contact_name'),
		payee: text(row.payee) === '' ? contact : row.payee,
		currency_code: text(currency.currency_code),
		currency_symbol: text(currency.currency_symbol),
		price_precision: 2,
		imported_transactions: importedShown(row),
		is_paid_via_print_check: false,
		is_rule_exist: false,
		rule_details: [],
		...taxIn(ledger, row),
	};
};

const SHOWN = ['All', 'Uncategorized', 'Categorized', 'ManuallyAdded', 'Excluded', 'Matched'];

const transaction = plain({
	shelf: SHELF,
	path: '/banktransactions',
	one: 'banktransaction',
	many: 'banktransactions',
	id: 'transaction_id',
	noun: 'Bank transaction',
	scope: 'banking',
	singular: 'banktransaction',
	fields: zohoBooks.bankTransaction.fields,
	requires: ['transaction_type'],
	settle,
	said,
	words: {
		created: 'The bank transaction has been recorded.',
		updated: 'The bank transaction has been updated.',
		deleted: 'The transaction has been deleted.',
	},
	inList: [
		'transaction_id',
		'date',
		'amount',
		'transaction_type',
		'status',
		'source',
		'account_id',
		'account_name',
		'account_type',
		'price_precision',
		'customer_id',
		'payee',
		'is_paid_via_print_check',
		'description',
		'currency_id',
		'currency_code',
		'currency_symbol',
		'debit_or_credit',
		'offset_account_name',
		'reference_number',
		'imported_transaction_id',
		'is_rule_exist',
		'rule_details',
	],
	list: {
		report: 'BankTransactions',
		filterBy: Object.fromEntries(
			SHOWN.map((name) => [`Status.${name}`, ({ status }: Row) => name === 'All' || text(status).replace('_', '') === name.toLowerCase()]),
		),
		sortable: ['date'],
		sort: { column: 'date', order: 'D' },
		searched: ['payee', 'description'],
		texts: ['transaction_type', 'reference_number'],
		numbers: ['amount'],
		days: ['date'],
		// A transfer stands in the lists of both accounts.
		stored: { account_id: (_, row, wanted) => [row.account_id, row.from_account_id, row.to_account_id].includes(wanted) },
	},
	remove: (_, known) => {
		if (known.status === 'matched' || known.status === 'categorized') throw refusal.rule(`A bank transaction that is ${known.status} cannot be deleted.`);
	},
});

const done = (message: string, status = 201): Answer => ({ status, body: { code: 0, message } });

export const bankTransactions = (kinds: () => readonly Kind[]): Kind => ({
	...transaction,
	below: (ledger, asked, rest) => {
		const [first, second, ...deeper] = rest;
		if (first === 'uncategorized' && second !== undefined) return bankLine(ledger, asked, kinds(), second, deeper, settle);
		if (rest.length !== 2 || (second !== 'unmatch' && second !== 'uncategorize')) return undefined;
		if (asked.method !== 'POST') throw refusal.wrongMethod();
		undo(ledger, asked, kinds(), text(first), second);
		return done(`The transaction has been ${second === 'unmatch' ? 'unmatched' : 'uncategorized'}.`);
	},
});
