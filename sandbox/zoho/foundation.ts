import type { Row } from '../vendor';
import { accountingFoundation } from './books/foundation';
import { expenseCustomFields, expenseFoundation } from './expense/foundation';
import { inventoryCustomFields, inventoryFoundation } from './inventory/foundation';
import { noGrants } from './grants';
import type { State } from './ledger';
import { unused } from './usage';

/** The organisation that the sandbox keeps the books of. */
export const zohoOrganization = { id: '60069194202', name: 'Kowhai Trading', currency: 'NZD', timeZone: 'Pacific/Auckland' } as const;

const SINCE = '2026-01-05T09:00:00+1300';
const idOf = (kind: number, n: number): string => `460000000000${String(kind).padStart(3, '0')}${String(n).padStart(3, '0')}`;

const currencyRows: readonly Row[] = (
	[
		['NZD', 'New Zealand Dollar', '$', 1],
		['USD', 'US Dollar', '$', 1.65],
		['EUR', 'Euro', '€', 1.8],
		['GBP', 'Pound Sterling', '£', 2.1],
		['AUD', 'Australian Dollar', '$', 1.08],
	] as const
).map(([code, name, symbol, rate], index) => ({
	currency_id: idOf(1, index + 1),
	currency_code: code,
	currency_name: `${code}- ${name}`,
	currency_name_formatted: `${code}- ${name}`,
	currency_symbol: symbol,
	price_precision: 2,
	currency_format: '1,234,567.89',
	is_base_currency: code === 'NZD',
	exchange_rate: rate,
	effective_date: '2026-01-05',
}));

const taxRows: readonly Row[] = (
	[
		['GST', 15],
		['Zero Rate', 0],
		['Reduced', 5],
		// Nothing in the other system matches this one.
		['Luxury Levy', 33],
	] as const
).map(([name, percent], index) => ({
	tax_id: idOf(2, index + 1),
	tax_name: name,
	tax_percentage: percent,
	tax_type: 'tax',
	tax_specific_type: '',
	status: 'Active',
	is_value_added: true,
	is_default_tax: index === 0,
	is_editable: true,
	last_modified_time: SINCE,
}));

const accountRows: readonly Row[] = (
	[
		['Sales', '400', 'income'],
		['Other Income', '410', 'other_income'],
		['Consulting', '420', 'income'],
		['Discount', '430', 'income'],
		['Shipping Charge', '440', 'income'],
		['Cost of Goods Sold', '500', 'cost_of_goods_sold'],
		['Bank Fees', '510', 'expense'],
		['Office Supplies', '520', 'expense'],
		['Accounts Receivable', '610', 'accounts_receivable'],
		['Undeposited Funds', '620', 'cash'],
		['Business Account', '630', 'bank'],
		['Petty Cash', '640', 'cash'],
		['Accounts Payable', '800', 'accounts_payable'],
		['GST Payable', '820', 'output_tax'],
		['Retained Earnings', '960', 'equity'],
		['Company Card', '650', 'credit_card'],
		['Inventory Asset', '660', 'stock'],
	] as const
).map(([name, code, type], index) => ({
	account_id: idOf(3, index + 1),
	account_name: name,
	account_code: code,
	account_type: type,
	account_type_formatted: type
		.split('_')
		.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
		.join(' '),
	description: '',
	status: 'active',
	is_active: true,
	is_system_account: ['accounts_receivable', 'accounts_payable', 'output_tax'].includes(type),
	is_user_created: false,
	is_standalone_account: true,
	created_time: SINCE,
	last_modified_time: SINCE,
}));

/** For every kind of record a number of one's own that takes no duplicates, one that does, a choice and an amount. */
const customFieldRows: readonly Row[] = [
	...['contact', 'item', 'invoice', 'customer_payment'],
	...['estimate', 'salesorder', 'creditnote', 'recurringinvoice', 'retainerinvoice'],
	...['project', 'account', 'banktransaction', 'journal', 'task'],
	...['purchaseorder', 'bill', 'vendorcredit', 'vendorpayment', 'expense', 'recurringbill', 'recurringexpense'],
].flatMap((entity, at) =>
	(
		[
			['cf_external_id', 'External ID', 'string', true],
			['cf_po_number', 'PO Number', 'string', false],
			['cf_priority', 'Priority', 'dropdown', false],
			['cf_budget', 'Budget', 'amount', false],
		] as const
	).map(([api_name, label, data_type, is_unique], index) => ({
		customfield_id: idOf(4, at * 10 + index + 1),
		entity,
		api_name,
		label,
		index: index + 1,
		data_type,
		is_unique,
		...(data_type === 'dropdown' ? { values: ['Low', 'Normal', 'High'] } : {}),
	})),
);

const organizationRow: Row = {
	organization_id: zohoOrganization.id,
	name: zohoOrganization.name,
	contact_name: 'Mere Tane',
	email: 'accounts@kowhai.example',
	is_default_org: true,
	language_code: 'en',
	fiscal_year_start_month: 'april',
	account_created_date: '2026-01-05',
	time_zone: zohoOrganization.timeZone,
	is_dst_active: true,
	date_format: 'dd MMM yyyy',
	field_separator: ' ',
	currency_id: idOf(1, 1),
	currency_code: zohoOrganization.currency,
	currency_symbol: '$',
	currency_format: '1,234,567.89',
	price_precision: 2,
	plan_type: 5,
	plan_name: 'PROFESSIONAL',
	plan_period: 'Yearly',
	country_code: 'NZ',
	country_name: 'New Zealand',
	portal_name: 'kowhaitrading',
	org_settings: { is_org_active: true },
};

const by = (key: string, rows: readonly Row[]): Record<string, Row> => Object.fromEntries(rows.map((row) => [String(row[key]), row]));

export const currencyId = (code: string): string => String(currencyRows.find((row) => row.currency_code === code)?.currency_id);
export const accountId = (name: string): string => String(accountRows.find((row) => row.account_name === name)?.account_id);
export const taxId = (name: string): string => String(taxRows.find((row) => row.tax_name === name)?.tax_id);

/** An organisation that is set up and has nothing in it. */
export const blankState = (): State => ({
	counter: 100_000,
	changes: {},
	numbered: {},
	shelves: structuredClone({
		organizations: by('organization_id', [organizationRow]),
		currencies: by('currency_id', currencyRows),
		taxes: by('tax_id', taxRows),
		chartofaccounts: by('account_id', accountRows),
		customfields: { ...by('customfield_id', customFieldRows), ...expenseCustomFields, ...inventoryCustomFields },
		...expenseFoundation,
		...accountingFoundation,
		...inventoryFoundation,
		contacts: {},
		items: {},
		invoices: {},
		customerpayments: {},
	}),
	grants: noGrants(),
	usage: unused(),
	crm: {},
});
