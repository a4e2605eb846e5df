import { zohoExpense } from '../../../src/apis/zohoExpense';
import type { Asked, Row } from '../../vendor';
import { dated, filled } from '../books/plain';
import { taken } from '../incoming';
import type { Kind } from '../kind';
import { all, drop, find, keep, newId, rowsIn, text, today, type Ledger } from '../ledger';
import { listed } from '../lists';
import { refusal } from '../refused';
import { journey, reckoned } from './amounts';
import {
	attendeesShown,
	changed,
	currencyOf,
	customOf,
	customShown,
	documentsShown,
	keptRows,
	listRules,
	named,
	over,
	ownerOf,
	refuseUnknown,
	statusFilters,
	user,
} from './common';
import { employeeReimbursements } from './foundation';
import { receiptsOf, takeReceipts } from './receipts';

/** Money spent (https://www.zoho.com/expense/api/v1/expenses/). */

const { fields } = zohoExpense.expense;
const SHELF = 'employeeexpenses';

export const EDITABLE = ['draft', 'recalled', 'rejected'] as const;
const isEditable = (report: Row): boolean => EDITABLE.some((status) => status === report.status);

/** An expense is where its report is; what was taken back is a draft again. */
export const statusOf = (ledger: Ledger, row: Row): string => {
	const report = find(ledger, 'expensereports', row.report_id);
	return report === undefined ? 'unreported' : report.status === 'recalled' ? 'draft' : text(report.status);
};

const refuseIfClosed = (ledger: Ledger, row: Row): void => {
	const status = statusOf(ledger, row);
	if (!['unreported', 'draft', 'rejected'].includes(status)) throw refusal.rule(`An expense that is ${status} cannot be changed.`);
};

/** Bank, cash and cards of the chart of accounts, and what employees are owed. */
export const accountPaidThrough = (ledger: Ledger, id: unknown): Row | undefined => {
	const account = find(ledger, 'chartofaccounts', id);
	if (account !== undefined) return ['bank', 'cash', 'credit_card', 'other_current_liability'].includes(text(account.account_type)) ? account : undefined;
	return id === employeeReimbursements.account_id ? employeeReimbursements : undefined;
};

const lineOf = (ledger: Ledger, line: Row, isMileage: boolean): Row => {
	const category = find(ledger, 'expensecategories', line.category_id);
	if (category === undefined || category.is_enabled !== true) throw refusal.invalid('category_id');
	if (!isMileage && !(Number(line.amount) > 0)) throw refusal.invalid('amount');
	refuseUnknown(ledger, line, { tax_id: 'taxes' });
	return line;
};

const LINKS = { merchant_id: 'merchants', customer_id: 'contacts', project_id: 'projects', report_id: 'expensereports' } as const;

/** The report it goes into takes it only as long as it can be changed; it comes last there. */
const placed = (ledger: Ledger, row: Row, known?: Row): Row => {
	const report = find(ledger, 'expensereports', row.report_id);
	if (report === undefined || report.report_id === known?.report_id) return {};
	if (!isEditable(report)) throw refusal.invalid('report_id');
	return { order: expensesOf(ledger, report.report_id).length };
};

const paidThrough = (ledger: Ledger, { paid_through_account_id: id }: Row): Row => {
	const account = text(id) === '' ? {} : accountPaidThrough(ledger, id);
	if (account === undefined) throw refusal.invalid('paid_through_account_id');
	return account;
};

const stored = (ledger: Ledger, sent: Row, isSeed: boolean, known?: Row): Row => {
	const given = taken(fields, sent, ['expense_id', 'custom_fields']);
	const row: Row = { is_billable: false, is_inclusive_tax: false, date: today(ledger), ...known, ...given };
	if (text(row.currency_id) === '') throw refusal.invalid('currency_id');
	refuseUnknown(ledger, row, LINKS);
	const account = paidThrough(ledger, row);
	const rows = (name: 'line_items' | 'attendees', id: string): Row[] =>
		given[name] === undefined ? rowsIn(known?.[name]) : keptRows(given[name], known?.[name], id, () => newId(ledger));
	const lines = rows('line_items', 'line_item_id');
	if (lines.length === 0) throw refusal.invalid('line_items');
	// A rate goes with its currency.
	const rate = given.exchange_rate ?? (given.currency_id === undefined ? known?.exchange_rate : undefined);
	const priced: Row = { ...row, ...currencyOf(ledger, row.currency_id, rate), line_items: lines };
	const moved: Row = { ...priced, ...journey(ledger, priced) };
	return {
		...moved,
		...placed(ledger, row, known),
		line_items: rowsIn(moved.line_items).map((line) => lineOf(ledger, line, moved.expense_type === 'mileage')),
		// [unsure] What the company's card paid is nobody's to be paid back, unless it is said.
		is_reimbursable: row.is_reimbursable ?? account.account_type !== 'credit_card',
		attendees: rows('attendees', 'attendee_id'),
		user_id: ownerOf(ledger, sent, known, isSeed),
		custom: customOf(ledger, 'expense_claim', sent, known),
		...dated(ledger, known),
	};
};

/** What the organisation's rules for the category say against it. */
const violates = (ledger: Ledger, row: Row): boolean =>
	reckoned(ledger, row).lines.some((line) => {
		const rules = find(ledger, 'expensecategories', line.category_id) ?? {};
		const amount = Number(line.amount);
		const hasReceipt = rowsIn(row.documents).length > 0;
		const isTooMuch = Number(rules.maximum_allowed_amount ?? 0) > 0 && amount > Number(rules.maximum_allowed_amount);
		const wantsReceipt =
			rules.is_receipt_required === true || (Number(rules.receipt_required_amount ?? 0) > 0 && amount > Number(rules.receipt_required_amount));
		return isTooMuch || (wantsReceipt && !hasReceipt) || (rules.is_description_required === true && text(line.description) === '');
	});

export const shownExpense = (ledger: Ledger, row: Row): Row => {
	const { lines, total, tax, base } = reckoned(ledger, row);
	const [first = {}] = lines;
	const owner = user(ledger, row.user_id);
	return {
		...over(fields, {
			...filled(row),
			...named(ledger, row),
			merchant_name: find(ledger, 'merchants', row.merchant_id)?.merchant_name,
			report_name: find(ledger, 'expensereports', row.report_id)?.report_name,
			paid_through_account_name: accountPaidThrough(ledger, row.paid_through_account_id)?.account_name,
			status: statusOf(ledger, row),
			description: text(first.description),
			category_name: first.category_name,
			gl_code: first.gl_code,
			amount: total.toNumber(),
			total: total.toNumber(),
			tax_amount: tax.toNumber(),
			total_without_tax: total.minus(tax).toNumber(),
			bcy_total: base.toNumber(),
			policy_violated: violates(ledger, row),
			user_name: owner.name,
			created_by: row.user_id,
			created_by_name: owner.name,
		}),
		...customShown(ledger, 'expense_claim', row),
		line_items: lines,
		attendees: attendeesShown(ledger, row),
		documents: documentsShown(row),
		category_id: text(first.category_id),
		is_personal: false,
		is_expired: false,
		due_days: '',
	};
};

/** A row of a list tells the first line's category, and none of the lines. */
const listedExpense = (ledger: Ledger, row: Row): Row => {
	const { line_items: _, attendees: __, custom_fields: ___, ...rest } = shownExpense(ledger, row);
	return { ...rest, line_item_count: rowsIn(row.line_items).length };
};

export const touch = (ledger: Ledger, rows: readonly Row[], more: Row = {}): void => {
	for (const row of rows) keep(ledger, SHELF, text(row.expense_id), changed(ledger, row, more));
};

/** Takes the duplicate's receipts and is what is left of both. */
const merge = (ledger: Ledger, row: Row, asked: Asked): Row => {
	const sent = asked.query.get('duplicate_expense_id');
	const duplicate = find(ledger, SHELF, sent);
	if (duplicate === undefined || duplicate.expense_id === row.expense_id) throw refusal.invalid('duplicate_expense_id');
	for (const one of [row, duplicate]) refuseIfClosed(ledger, one);
	drop(ledger, SHELF, text(duplicate.expense_id));
	return changed(ledger, row, { documents: [...rowsIn(row.documents), ...rowsIn(duplicate.documents)] });
};

const filters = {
	'Status.All': () => true,
	'ExpenseDate.All': () => true,
	...statusFilters('unreported', 'draft', 'submitted', 'approved', 'rejected', 'reimbursed'),
};
const rules = listRules('Expenses', {
	filterBy: filters,
	sortable: ['date', 'total', 'created_time', 'last_modified_time'],
	sort: { column: 'date', order: 'D' },
	searched: ['merchant_name', 'reference_number', 'description', 'category_name'],
	texts: ['user_id', 'category_id', 'merchant_id', 'customer_id', 'project_id', 'report_id', 'reference_number'],
	numbers: ['total'],
	days: ['date'],
});

/**
 * Seen in use: where nothing else is asked for, only this month's are listed. [unsure] A filter of any kind takes its place; whether days alone
 * do is not known, here they do.
 */
const listOf = (ledger: Ledger, query: URLSearchParams): Row => {
	const month = today(ledger).slice(0, 7);
	const thisMonth = { 'ExpenseDate.ThisMonth': (row: Row) => text(row.date).startsWith(month) };
	const isAsked = ['date_start', 'date_end', 'status'].some((name) => query.has(name));
	return listed(ledger, { ...expenses, list: { ...rules, filterBy: isAsked ? { ...filters, ...thisMonth } : { ...thisMonth, ...filters } } }, query);
};

export const expenses: Kind = {
	shelf: SHELF,
	path: '/expenses',
	one: 'expense',
	many: 'expenses',
	id: 'expense_id',
	scope: 'expense',
	noun: 'Expense',
	files: 'receipt',
	comments: true,
	words: { created: 'The expense has been created.', updated: 'The expense has been updated.', deleted: 'The expense has been deleted.' },
	list: rules,
	shown: shownExpense,
	row: listedExpense,
	create: (ledger, sent, asked) => {
		const row: Row = { expense_id: newId(ledger), ...stored(ledger, sent, asked === undefined) };
		return { ...row, documents: asked === undefined ? takeReceipts(ledger, sent) : [] };
	},
	update: (ledger, known, sent) => {
		refuseIfClosed(ledger, known);
		return stored(ledger, sent, false, known);
	},
	remove: refuseIfClosed,
	below: (ledger, asked, rest) => {
		if (rest.length === 0 && asked.method === 'GET') return { status: 200, body: listOf(ledger, asked.query) };
		return receiptsOf(ledger, asked, rest, expenses);
	},
	acts: { merge: { does: merge, says: 'The expenses have been merged.' } },
};

/** The list as the pages tell of it: a report of all months. */
export const expenseDetails: Kind = {
	shelf: SHELF,
	path: '/reports/expensedetails',
	one: 'expense',
	many: 'expenses',
	id: 'expense_id',
	scope: 'expense',
	noun: 'Expense',
	list: rules,
	shown: shownExpense,
	row: listedExpense,
};

/** What belongs to a report, in its order. */
export const expensesOf = (ledger: Ledger, reportId: unknown): Row[] =>
	all(ledger, SHELF)
		.filter(({ report_id: id }) => text(reportId) !== '' && id === reportId)
		.sort((a, b) => Number(a.order ?? 0) - Number(b.order ?? 0));
