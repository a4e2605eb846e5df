import { zohoBooks } from '../../src/apis/zohoBooks';
import type { Row } from '../vendor';
import type { Kind, ListRules } from './kind';
import { all, text, type Ledger, type Shelf } from './ledger';
import { blankOf } from './shapes/blank';
import { account, accountRow, currency, organization, tax } from './shapes/settings';

/** The rows that a seed lays down and calls only read. */
interface Reading {
	readonly shelf: Shelf;
	readonly path: string;
	readonly one: string;
	readonly many: string;
	readonly id: string;
	readonly noun: string;
	readonly scope: string;
	readonly shown: () => Row;
	readonly row: () => Row;
	readonly list: Partial<ListRules> & Pick<ListRules, 'report' | 'filterBy' | 'sort'>;
}

const over = (empty: Row, row: Row): Row => Object.fromEntries(Object.entries(empty).map(([name, nothing]) => [name, row[name] ?? nothing]));

const reading = ({ shown, row, list, ...kind }: Reading): Kind => ({
	...kind,
	list: { sortable: [list.sort.column], searched: [], texts: [], numbers: [], days: [], ...list },
	shown: (_, stored) => over(shown(), stored),
	row: (_, stored) => over(row(), stored),
});

const groups: Readonly<Record<string, readonly string[]>> = {
	Asset: ['other_asset', 'other_current_asset', 'cash', 'bank', 'fixed_asset', 'stock', 'payment_clearing', 'accounts_receivable', 'input_tax'],
	Liability: ['other_current_liability', 'credit_card', 'long_term_liability', 'other_liability', 'accounts_payable', 'output_tax'],
	Equity: ['equity'],
	Income: ['income', 'other_income'],
	Expense: ['expense', 'cost_of_goods_sold', 'other_expense'],
};

export const organizations = reading({
	shelf: 'organizations',
	path: '/organizations',
	one: 'organization',
	many: 'organizations',
	id: 'organization_id',
	noun: 'Organization',
	scope: 'settings',
	shown: blankOf(organization),
	row: blankOf(organization),
	list: { report: 'Organizations', filterBy: { 'Status.All': () => true }, sort: { column: 'name', order: 'A' } },
});

const blankTax = blankOf(tax);
const taxFields = Object.fromEntries(Object.keys(zohoBooks.tax.fields).map((name) => [name, '']));

export const settings: readonly Kind[] = [
	reading({
		shelf: 'taxes',
		path: '/settings/taxes',
		one: 'tax',
		many: 'taxes',
		id: 'tax_id',
		noun: 'Tax',
		scope: 'settings',
		shown: () => ({ ...taxFields, ...blankTax() }),
		row: () => ({ ...taxFields, ...blankTax() }),
		list: { report: 'Taxes', filterBy: { 'Taxes.Active': () => true, 'Taxes.All': () => true }, sort: { column: 'tax_name', order: 'A' } },
	}),
	reading({
		shelf: 'currencies',
		path: '/settings/currencies',
		one: 'currency',
		many: 'currencies',
		id: 'currency_id',
		noun: 'Currency',
		scope: 'settings',
		shown: blankOf(currency),
		row: blankOf(currency),
		list: {
			report: 'Currencies',
			filterBy: { 'Currencies.All': () => true, 'Currencies.ExcludeBaseCurrency': (row) => row.is_base_currency !== true },
			sort: { column: 'currency_code', order: 'A' },
		},
	}),
	reading({
		shelf: 'chartofaccounts',
		path: '/chartofaccounts',
		one: 'chart_of_account',
		many: 'chartofaccounts',
		id: 'account_id',
		noun: 'Account',
		scope: 'accountants',
		shown: blankOf(account),
		row: blankOf(accountRow),
		list: {
			report: 'ChartOfAccounts',
			filterBy: {
				'AccountType.Active': (row) => row.is_active === true,
				'AccountType.All': () => true,
				'AccountType.Inactive': (row) => row.is_active !== true,
				...Object.fromEntries(Object.entries(groups).map(([name, types]) => [`AccountType.${name}`, (row: Row) => types.includes(text(row.account_type))])),
			},
			sortable: ['account_name', 'account_type', 'account_code'],
			sort: { column: 'account_name', order: 'A' },
			searched: ['account_name', 'account_code'],
			texts: ['account_code', 'account_name'],
			modifiedSince: true,
		},
	}),
];

/** The account that a line without one is booked to. */
export const salesAccount = (ledger: Ledger): Row => all(ledger, 'chartofaccounts').find((row) => row.account_name === 'Sales')!;
