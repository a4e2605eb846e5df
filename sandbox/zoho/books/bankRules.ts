import { zohoBooks } from '../../../src/apis/zohoBooks';
import { all, find, newId, rowsIn, text, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { accountName, isBank } from './bankAccounts';
import { nameOf, plain } from './plain';

/** What bank lines of a kind become by themselves (https://www.zoho.com/books/api/v3/bank-rules/). Here they are kept and not carried out. */

const SHELF = 'bankrules';

const targets = (ledger: Ledger, written: unknown): string[] => {
	const ids = text(written)
		.split(',')
		.map((id) => id.trim())
		.filter((id) => id !== '');
	if (ids.some((id) => !isBank(find(ledger, 'chartofaccounts', id) ?? {}))) throw refusal.invalid('account_ids');
	return ids;
};

export const bankRules = plain({
	shelf: SHELF,
	path: '/bankaccounts/rules',
	one: 'rule',
	many: 'rules',
	id: 'rule_id',
	noun: 'Bank rule',
	scope: 'banking',
	fields: zohoBooks.bankRule.fields,
	requires: ['rule_name', 'rule_category', 'apply_to', 'criteria_type', 'criterion', 'record_as'],
	unique: 'rule_name',
	settle: (ledger, row) => {
		if (row.rule_category === 'selected_accounts' && targets(ledger, row.account_ids).length === 0) throw refusal.invalid('account_ids');
		return {
			...row,
			rule_order: row.rule_order ?? all(ledger, SHELF).length,
			criterion: rowsIn(row.criterion).map((one) => ({ criteria_id: newId(ledger), ...one })),
		};
	},
	said: (ledger, row) => {
		const ids = targets(ledger, row.account_ids);
		return {
			account_name: accountName(ledger, row.account_id),
			customer_name: nameOf(ledger, 'contacts', row.customer_id, 'contact_name'),
			target_accounts: ids.map((id) => ({ target_account_id: id, target_account_name: accountName(ledger, id) })),
			target_accounts_count: ids.length,
			target_accounts_formatted: ids.map((id) => accountName(ledger, id)).join(', '),
		};
	},
	list: { report: 'BankRules', sort: { column: 'rule_order', order: 'A' } },
});
