import type { Row } from '../../vendor';
import { userId as userIdOfBooks } from '../books/foundation';

/** What an organisation of Zoho Expense is set up with: people, categories, merchants and the accounts that expenses are paid from. */

const SINCE = '2026-01-05T09:00:00+1300';
const idOf = (kind: number, n: number): string => `460000000000${String(kind).padStart(3, '0')}${String(n).padStart(3, '0')}`;
const times = { created_time: SINCE, last_modified_time: SINCE };
const by = (key: string, rows: readonly Row[]): Record<string, Row> => Object.fromEntries(rows.map((row) => [String(row[key]), row]));

/**
 * Whoever calls is Mere Tane, an administrator. Tama's reports go to Lucy, and beyond what Lucy may approve to Mere. Both work in Books too, under
 * the same ids; there they have other roles.
 */
export const userId = (n: number): string => (n <= 2 ? userIdOfBooks(n) : idOf(31, n));

const userRows: readonly Row[] = (
	[
		['Mere Tane', 'mere@kowhai.example', 'admin', 'Finance', 'E001', undefined, undefined],
		['Lucy Chen', 'lucy@kowhai.example', 'approver', 'Sales', 'E002', 1, 1000],
		['Tama Wiremu', 'tama@kowhai.example', 'submitter', 'Sales', 'E003', 2, undefined],
	] as const
).map(([name, email, user_role, department_name, employee_number, approver, limit], index) => ({
	user_id: userId(index + 1),
	name,
	email,
	user_role,
	role_id: roleId(user_role),
	department_name,
	employee_number,
	default_approver_id: approver === undefined ? '' : userId(approver),
	...(limit === undefined ? {} : { approval_amount_limit: limit }),
	status: 'active',
	is_current_user: index === 0,
	...times,
}));

/** Each with the code that the account has in the other system's ledger. */
const categoryRows: readonly Row[] = (
	[
		['Airfare', '494', {}],
		['Lodging', '493', { is_receipt_required: true }],
		['Ground Transport', '493', {}],
		['Meals and Entertainment', '420', { maximum_allowed_amount: 150 }],
		['Mileage', '449', {}],
		['Office Supplies', '453', { receipt_required_amount: 100 }],
		['Software Subscriptions', '485', {}],
		['Telephone', '489', {}],
	] as const
).map(([category_name, gl_code, more], index) => ({
	category_id: idOf(32, index + 1),
	category_name,
	gl_code,
	is_enabled: true,
	...more,
	...times,
}));

const merchantRows: readonly Row[] = ['Harbour Taxis', 'Sydney Quay Hotel', 'Kauri Bistro', 'Paper and Pen', 'Cloudware Inc.', 'Southern Fuel'].map(
	(merchant_name, index) => ({ merchant_id: idOf(33, index + 1), merchant_name, ...times }),
);

/** How Expense names its kinds of record where custom fields are defined; Books knows expenses and projects of its own. */
const customFieldRows: readonly Row[] = ['expense_report', 'expense_claim', 'trip'].map((entity, index) => ({
	customfield_id: idOf(34, index + 1),
	entity,
	api_name: 'cf_cost_center',
	label: 'Cost Center',
	index: 1,
	data_type: 'string',
	is_unique: false,
}));

/**
 * [unsure] Expense lists the accounts that an expense is paid through nowhere in its API. This one is there beside the bank and cash accounts and
 * the company's card, which are those of the chart: what employees are owed.
 */
export const employeeReimbursements: Row = { account_id: idOf(35, 1), account_name: 'Employee Reimbursements', account_type: 'other_current_liability' };

export function roleId(role: string): string {
	return idOf(36, ['admin', 'approver', 'finance_manager', 'submitter'].indexOf(role) + 1);
}

/** What the organisation pays for a kilometer, in its own currency. */
export const MILEAGE = { rate: 0.95, unit: 'km' } as const;

export const merchantId = (n: number): string => idOf(33, n);
export const categoryId = (name: string): string => String(categoryRows.find((row) => row.category_name === name)?.category_id);

/** By shelf and id. */
export const expenseFoundation = {
	expenseusers: by('user_id', userRows),
	expensecategories: by('category_id', categoryRows),
	merchants: by('merchant_id', merchantRows),
} as const;
export const expenseCustomFields = by('customfield_id', customFieldRows);
