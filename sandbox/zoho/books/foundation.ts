import type { Row } from '../../vendor';

/** What the organization has set up beside its accounts, taxes and currencies: people, tags, and a bank statement that waits. */

const SINCE = '2026-01-05T09:00:00+1300';
const idOf = (kind: number, n: number): string => `460000000000${String(kind).padStart(3, '0')}${String(n).padStart(3, '0')}`;
const times = { created_time: SINCE, last_modified_time: SINCE };
const by = (key: string, rows: readonly Row[]): Record<string, Row> => Object.fromEntries(rows.map((row) => [String(row[key]), row]));

export const userId = (n: number): string => idOf(12, n);
/** The account of the bank, by its place in the chart. */
const BANK = idOf(3, 11);
const STATEMENT = idOf(17, 1);

/** Whoever calls is Mere Tane. */
const userRows: readonly Row[] = (
	[
		['Mere Tane', 'mere@kowhai.example', 'admin', 'active'],
		['Lucy Chen', 'lucy@kowhai.example', 'staff', 'active'],
		['Rewi Paki', 'rewi@kowhai.example', 'staff', 'invited'],
	] as const
).map(([name, email, user_role, status], index) => ({
	user_id: userId(index + 1),
	name,
	email,
	user_role,
	role_id: idOf(13, user_role === 'admin' ? 1 : 2),
	user_type: 'zoho',
	status,
	is_current_user: index === 0,
	is_employee: false,
	...times,
}));

const tagRows: readonly Row[] = (
	[
		['Region', ['North', 'South']],
		['Business Unit', ['Retail', 'Wholesale', 'Services']],
	] as const
).map(([tag_name, options], index) => ({
	tag_id: idOf(14, index + 1),
	tag_name,
	tag_order: index + 1,
	is_active: true,
	is_mandatory: false,
	is_class: false,
	is_draft: false,
	entities: [],
	multi_preference_entities: { preference: 'line_item', entities: [{ entity_name: 'Sales', is_enabled: true }] },
	options: options.map((option_name, at) => ({
		option_id: idOf(15, (index + 1) * 10 + at),
		option_name,
		is_active: true,
		is_default: false,
		children: [],
	})),
	...times,
}));

/** As the bank's file said them; money that came in is a credit there. */
const lineRows: readonly Row[] = (
	[
		['2026-03-02', 'credit', 87.74, 'HARBOUR CAFE', 'INV 000001'],
		['2026-03-03', 'debit', 12.5, 'BANK FEE', ''],
		['2026-03-05', 'debit', 240, 'PAPER & INK', 'PO 17'],
	] as const
).map(([date, debit_or_credit, amount, payee, reference_number], index) => ({
	transaction_id: idOf(19, index + 1),
	imported_transaction_id: idOf(19, index + 1),
	statement_id: STATEMENT,
	account_id: BANK,
	date,
	debit_or_credit,
	amount,
	payee,
	description: payee,
	reference_number,
	currency_id: idOf(1, 1),
	status: 'uncategorized',
	source: 'imported',
	...times,
}));

export const accountingFoundation = {
	users: by('user_id', userRows),
	reportingtags: by('tag_id', tagRows),
	banktransactions: by('transaction_id', lineRows),
	bankstatements: by('statement_id', [{ statement_id: STATEMENT, account_id: BANK, from_date: '2026-03-02', to_date: '2026-03-05' }]),
} as const;

/** Records of the organization that name customers, so that they are entered once these are there. */
export const projectRows = (customer: string): readonly Row[] => [
	{
		project_id: idOf(20, 1),
		project_name: 'Website Redesign',
		customer_id: customer,
		billing_type: 'based_on_task_hours',
		user_id: userId(1),
		tasks: [
			{ task_name: 'Design', rate: 120 },
			{ task_name: 'Build', rate: 145 },
		],
	},
];
