import { zohoBooks } from '../../../src/apis/zohoBooks';
import type { Answer, Asked, Row } from '../../vendor';
import { taken } from '../incoming';
import type { Kind } from '../kind';
import { all, drop, find, keep, need, newId, organization, rowsIn, stamp, text, type Ledger } from '../ledger';
import { recordIn } from '../incoming';
import { refusal } from '../refused';
import { big, cents, sum } from '../totals';
import { balanceOf } from './bookings';
import { chartAccounts, isActive } from './chartAccounts';
import { become, nameOf, plain, refuseEmpty } from './plain';

/** Bank accounts, cards and cash: accounts of the chart, under the same ids (https://www.zoho.com/books/api/v3/bank-accounts/). */

const SHELF = 'chartofaccounts';
const LINES = 'banktransactions';
const STATEMENTS = 'bankstatements';
const TYPES = ['bank', 'cash', 'credit_card', 'paypal', 'payment_clearing'];

export const isBank = ({ account_type: type }: Row): boolean => TYPES.includes(text(type));

const linesOf = (ledger: Ledger, account: Row): Row[] => all(ledger, LINES).filter((row) => row.account_id === account.account_id);

/** What the bank has by its own statements. */
const atBank = (ledger: Ledger, account: Row): number =>
	sum(
		linesOf(ledger, account)
			.filter((row) => text(row.statement_id) !== '')
			.map((row) => big(row.amount).times(row.debit_or_credit === 'credit' ? 1 : -1)),
	).toNumber();

const account = plain({
	shelf: SHELF,
	path: '/bankaccounts',
	one: 'bankaccount',
	many: 'bankaccounts',
	id: 'account_id',
	noun: 'Account',
	scope: 'banking',
	fields: zohoBooks.bankAccount.fields,
	requires: ['account_name', 'account_type'],
	unique: 'account_name',
	initially: (ledger) => ({
		is_active: true,
		is_system_account: false,
		is_user_created: true,
		is_standalone_account: true,
		is_primary_account: false,
		is_paypal_account: false,
		currency_id: organization(ledger).currency_id,
	}),
	settle: (ledger, row, known) => {
		if (known !== undefined && known.currency_id !== row.currency_id && linesOf(ledger, known).length > 0) {
			throw refusal.rule('The currency of an account that has transactions cannot be changed.');
		}
		return { ...row, account_type_formatted: text(row.account_type) };
	},
	said: (ledger, row) => {
		const currency = find(ledger, 'currencies', row.currency_id ?? organization(ledger).currency_id) ?? {};
		const balance = big(balanceOf(ledger, row.account_id));
		return {
			currency_id: currency.currency_id,
			currency_code: currency.currency_code,
			currency_symbol: currency.currency_symbol,
			price_precision: 2,
			is_active: isActive(row),
			balance: balance.toNumber(),
			bcy_balance: cents(balance.times(big(currency.exchange_rate))).toNumber(),
			bank_balance: atBank(ledger, row),
			uncategorized_transactions: linesOf(ledger, row).filter(({ status }) => status === 'uncategorized').length,
			total_unprinted_checks: 0,
			is_undeposited_funds: row.account_name === 'Undeposited Funds',
			feed_status: '',
		};
	},
	words: {
		created: 'The account has been created.',
		updated: 'The details of the account have been updated.',
		deleted: 'The account has been deleted.',
	},
	list: {
		report: 'BankAccounts',
		filterBy: {
			'Status.All': isBank,
			'Status.Active': (row) => isBank(row) && isActive(row),
			'Status.Inactive': (row) => isBank(row) && !isActive(row),
		},
		sortable: ['account_name', 'account_type', 'account_code'],
		sort: { column: 'account_name', order: 'A' },
	},
	remove: (ledger, known) => chartAccounts.remove?.(ledger, known),
	acts: {
		active: { does: become({ is_active: true }), says: 'The account has been marked as active.' },
		inactive: { does: become({ is_active: false }), says: 'The account has been marked as inactive.' },
	},
});

const said = (message: string, more: Row = {}, status = 200): Answer => ({ status, body: { code: 0, message, ...more } });

const last = (ledger: Ledger, id: unknown): Row | undefined =>
	all(ledger, STATEMENTS)
		.filter((row) => row.account_id === id)
		.at(-1);

const statementShown = (ledger: Ledger, statement: Row): Row => ({
	statement_id: statement.statement_id,
	from_date: statement.from_date,
	to_date: statement.to_date,
	source: 'csv',
	transactions: all(ledger, LINES)
		.filter((row) => row.statement_id === statement.statement_id)
		.map((row) =>
			Object.fromEntries(
				['transaction_id', 'debit_or_credit', 'date', 'customer_id', 'payee', 'reference_number', 'transaction_type', 'amount', 'status'].map((name) => [
					name,
					row[name] ?? '',
				]),
			),
		),
});

/** Only lines that nothing was made of go with their statement. */
const removeStatement = (ledger: Ledger, accountId: string, id: string): Answer => {
	const statement = need(ledger, STATEMENTS, id, 'Statement');
	if (statement.account_id !== accountId || last(ledger, accountId) !== statement) throw refusal.missing('Statement');
	const lines = all(ledger, LINES).filter((row) => row.statement_id === id);
	if (lines.some(({ status }) => status === 'matched' || status === 'categorized')) {
		throw refusal.rule('Transactions of the statement have been matched or categorized. Undo that first.');
	}
	for (const line of lines) drop(ledger, LINES, text(line.transaction_id));
	drop(ledger, STATEMENTS, id);
	return said('The statement has been deleted.');
};

export const bankAccounts: Kind = {
	...account,
	below: (ledger, asked, [id, ...rest]) => {
		if (id === undefined) return undefined;
		if (!isBank(need(ledger, SHELF, id, 'Account'))) throw refusal.missing('Account');
		if (rest[0] !== 'statement' || rest.length !== 2) return undefined;
		if (rest[1] === 'lastimported' && asked.method === 'GET') {
			const statement = last(ledger, id);
			return said('success', { statement: statement === undefined ? [] : [statementShown(ledger, statement)] });
		}
		if (asked.method !== 'DELETE') throw refusal.wrongMethod();
		return removeStatement(ledger, id, text(rest[1]));
	},
};

const importFields = zohoBooks.bankAccount.operations.importStatement.inputs ?? {};

/** Each line waits to be matched or categorized; one with a number of the bank that is there already is passed over [unsure]. */
const importLines = (ledger: Ledger, asked: Asked): Answer => {
	const row = taken(importFields, recordIn(asked));
	refuseEmpty(row, ['account_id', 'transactions']);
	const of = find(ledger, SHELF, row.account_id);
	if (of === undefined || !isBank(of)) throw refusal.invalid('account_id');
	const sent = rowsIn(row.transactions);
	for (const line of sent) refuseEmpty(line, ['date', 'debit_or_credit', 'amount']);
	const known = linesOf(ledger, of).map((line) => text(line.bank_number));
	const fresh = sent.filter((line) => text(line.transaction_id) === '' || !known.includes(text(line.transaction_id)));
	const id = newId(ledger);
	const days = sent.map(({ date }) => text(date)).sort();
	keep(ledger, STATEMENTS, id, {
		statement_id: id,
		account_id: of.account_id,
		from_date: row.start_date ?? days[0],
		to_date: row.end_date ?? days.at(-1),
	});
	for (const { transaction_id: number, ...line } of fresh) {
		const lineId = newId(ledger);
		keep(ledger, LINES, lineId, {
			...line,
			transaction_id: lineId,
			imported_transaction_id: lineId,
			bank_number: number,
			account_id: of.account_id,
			statement_id: id,
			status: 'uncategorized',
			source: 'imported',
			currency_id: of.currency_id ?? organization(ledger).currency_id,
			created_time: stamp(ledger),
			last_modified_time: stamp(ledger),
		});
	}
	return said('The statement has been imported.', {}, 201);
};

export const bankStatements: Kind = {
	...account,
	path: '/bankstatements',
	one: 'statement',
	many: 'statements',
	below: (ledger, asked, rest) => {
		if (rest.length > 0) throw refusal.noSuchPath();
		if (asked.method !== 'POST') throw refusal.wrongMethod();
		return importLines(ledger, asked);
	},
};

export const accountName = (ledger: Ledger, id: unknown): string => nameOf(ledger, SHELF, id, 'account_name');
