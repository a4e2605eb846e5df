import { zohoExpense } from '../../../src/apis/zohoExpense';
import type { Answer, Asked, Row } from '../../vendor';
import { dated, filled, refuseEmpty } from '../books/plain';
import { recordIn, taken } from '../incoming';
import type { Act, Kind } from '../kind';
import { all, find, keep, need, newId, nextNumber, rowsIn, text, type Ledger } from '../ledger';
import { pdf } from '../printed';
import { refusal } from '../refused';
import { reportTotals } from './amounts';
import { approve, approverShown, forward, recall, reject, submit } from './approvals';
import { baseCurrency, changed, customOf, customShown, documentsShown, listRules, named, over, ownerOf, refuseUnknown, statusFilters, user } from './common';
import { EDITABLE, expensesOf, shownExpense, touch } from './expenses';
import { enteredAt, cancelReimbursement, reimburse } from './reimbursing';

/** Expenses that are claimed together (https://www.zoho.com/expense/api/v1/expense-reports/). */

const { fields } = zohoExpense.expenseReport;
const SHELF = 'expensereports';
const NOUN = 'report';

const refuseIfClosed = (row: Row): void => {
	if (!EDITABLE.some((status) => status === row.status)) throw refusal.rule(`A report that is ${text(row.status)} cannot be changed.`);
};

/** Expenses are named by their id, plain or in an object [unsure which of them: both were seen]. */
const wanted = (sent: unknown): string[] =>
	(Array.isArray(sent) ? sent : []).map((one: unknown) => text(typeof one === 'object' && one !== null ? (one as Row).expense_id : one));

/** Only what is in no other report can come in; all of it, or nothing. */
const claim = (ledger: Ledger, reportId: string, ids: readonly string[], from: number): void => {
	const expenses = ids.map((id) => {
		const expense = find(ledger, 'employeeexpenses', id);
		if (expense === undefined) throw refusal.invalid('expense_id');
		if (text(expense.report_id) !== '' && expense.report_id !== reportId) throw refusal.rule('The expense is part of another report.');
		return expense;
	});
	expenses.forEach((expense, index) => touch(ledger, [expense], { report_id: reportId, order: from + index }));
};

const release = (ledger: Ledger, expenses: readonly Row[]): void => touch(ledger, expenses, { report_id: '', order: 0 });

const replaceExpenses = (ledger: Ledger, reportId: string, sent: unknown): void => {
	if (sent === undefined) return;
	const ids = wanted(sent);
	claim(ledger, reportId, ids, 0);
	release(
		ledger,
		expensesOf(ledger, reportId).filter((one) => !ids.includes(text(one.expense_id))),
	);
};

const stored = (ledger: Ledger, sent: Row, isSeed: boolean, known?: Row): Row => {
	// Expenses may be plain ids, which the table's rows are not.
	const row: Row = { status: 'draft', description: '', ...known, ...taken(fields, sent, ['report_id', 'expenses', 'custom_fields']) };
	refuseEmpty(row, ['report_name', 'start_date', 'end_date']);
	if (text(row.end_date) < text(row.start_date)) throw refusal.invalid('end_date');
	refuseUnknown(ledger, row, { customer_id: 'contacts', project_id: 'projects' });
	return {
		...row,
		currency_id: known?.currency_id ?? (isSeed ? sent.currency_id : undefined) ?? baseCurrency(ledger),
		user_id: ownerOf(ledger, sent, known, isSeed),
		custom: customOf(ledger, 'expense_report', sent, known),
		...dated(ledger, known),
	};
};

const shown = (ledger: Ledger, row: Row): Row => {
	const owner = user(ledger, row.user_id);
	const expenses = expensesOf(ledger, row.report_id);
	return {
		...over(fields, {
			...filled(row),
			...named(ledger, row),
			...reportTotals(ledger, row, expenses),
			...approverShown(ledger, row),
			submitter_name: text(row.submitted_date) === '' ? '' : owner.name,
			submitter_email: text(row.submitted_date) === '' ? '' : owner.email,
			created_by_name: owner.name,
		}),
		...customShown(ledger, 'expense_report', row),
		created_by_id: row.user_id,
		documents: documentsShown(row),
		expenses: expenses.map((one, index) => ({ ...shownExpense(ledger, one), order: index + 1 })),
		reimbursements: rowsIn(row.reimbursements),
	};
};

const listedRow = (ledger: Ledger, row: Row): Row => {
	const { expenses: _, reimbursements: __, custom_fields: ___, documents: ____, ...rest } = shown(ledger, row);
	return rest;
};

/** Its expenses change with it. */
const withExpenses =
	(does: Act): Act =>
	(ledger, row, asked) => {
		const after = does(ledger, row, asked);
		touch(ledger, expensesOf(ledger, row.report_id));
		return after;
	};

const amountOf = (ledger: Ledger, row: Row): number => reportTotals(ledger, row, expensesOf(ledger, row.report_id)).bcy_total;

const send: Act = (ledger, row, asked) => {
	if (expensesOf(ledger, row.report_id).length === 0) throw refusal.rule('A report without expenses cannot be submitted.');
	return submit(ledger, row, NOUN, amountOf(ledger, row), asked);
};

const addExpenses: Act = (ledger, row, asked) => {
	refuseIfClosed(row);
	const ids = wanted(recordIn(asked).expenses);
	if (ids.length === 0) throw refusal.invalid('expenses');
	claim(ledger, text(row.report_id), ids, expensesOf(ledger, row.report_id).length);
	return changed(ledger, row, {});
};

const removeExpenses = (ledger: Ledger, row: Row, ids: readonly string[]): Answer => {
	refuseIfClosed(row);
	const inReport = expensesOf(ledger, row.report_id).filter((one) => ids.includes(text(one.expense_id)));
	if (inReport.length < ids.length || ids.length === 0) throw refusal.missing('Expense');
	release(ledger, inReport);
	keep(ledger, SHELF, text(row.report_id), changed(ledger, row, {}));
	return { status: 200, body: { code: 0, message: 'The expenses have been removed from the report.' } };
};

const archive =
	(is_archived: boolean): Act =>
	(ledger, row) =>
		changed(ledger, row, { is_archived });

const printed = (title: string, row: Row, lines: readonly string[]): Answer => ({
	status: 200,
	headers: { 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="${text(row.report_number)}.pdf"` },
	body: pdf([title, ...lines]),
});

const receipts = (ledger: Ledger, row: Row): Answer => {
	const names = expensesOf(ledger, row.report_id).flatMap((one) => rowsIn(one.documents).map(({ file_name: name }) => text(name)));
	if (names.length === 0) throw refusal.missing('Receipt');
	return printed(`Receipts of ${text(row.report_number)}`, row, names);
};

const below = (ledger: Ledger, asked: Asked, [id, what, expenseId, ...more]: readonly string[]): Answer | undefined => {
	if (more.length > 0 || id === undefined || what === undefined) return undefined;
	const known = need(ledger, SHELF, id, 'Expense Report');
	if (what === 'approvalhistory' && asked.method === 'GET' && expenseId === undefined) {
		return { status: 200, body: { code: 0, message: 'success', approval_history: rowsIn(known.history) } };
	}
	if (what === 'receipt' && asked.method === 'GET' && expenseId === undefined) return receipts(ledger, known);
	// [unsure] One by its address, or several in the query.
	if (what === 'expenses' && asked.method === 'DELETE') {
		return removeExpenses(ledger, known, expenseId === undefined ? (asked.query.get('expense_ids') ?? '').split(',') : [expenseId]);
	}
	return undefined;
};

const cancelled = { does: withExpenses(cancelReimbursement), says: 'The reimbursement has been cancelled.' };
const takenBack = { does: withExpenses((ledger, row) => recall(ledger, row, NOUN)), says: 'The report has been recalled.' };

export const reports: Kind = {
	shelf: SHELF,
	path: '/expensereports',
	one: 'expense_report',
	many: 'expense_reports',
	id: 'report_id',
	scope: 'expensereport',
	noun: 'Expense Report',
	files: 'attachment',
	comments: true,
	words: {
		created: 'The expense report has been created.',
		updated: 'The expense report has been updated.',
		deleted: 'The expense report has been deleted.',
	},
	list: listRules('ExpenseReports', {
		filterBy: {
			'Status.All': ({ is_archived }) => is_archived !== true,
			...statusFilters('draft', 'submitted', 'approved', 'rejected', 'recalled', 'reimbursed'),
			'Status.Archived': ({ is_archived }) => is_archived === true,
		},
		searched: ['report_name', 'report_number'],
		texts: ['report_number', 'customer_id', 'project_id'],
		numbers: ['total'],
		days: ['start_date', 'end_date', 'submitted_date', 'approved_date'],
	}),
	shown,
	row: listedRow,
	create: (ledger, sent, asked) => {
		const isSeed = asked === undefined;
		const row = stored(ledger, sent, isSeed);
		const id = text(isSeed && text(sent.report_id) !== '' ? sent.report_id : newId(ledger));
		claim(ledger, id, wanted(sent.expenses), 0);
		return { report_id: id, ...row, report_number: nextNumber(ledger, 'expensereports', 'ER-', 5) };
	},
	update: (ledger, known, sent) => {
		refuseIfClosed(known);
		const row = stored(ledger, sent, false, known);
		replaceExpenses(ledger, text(known.report_id), sent.expenses);
		return row;
	},
	remove: (ledger, known) => {
		if (!['draft', 'rejected'].includes(text(known.status))) throw refusal.rule('Only a report that is a draft or rejected can be deleted.');
		release(ledger, expensesOf(ledger, known.report_id));
		for (const one of all(ledger, 'advancepayments').filter(({ report_id: id }) => id === known.report_id)) {
			keep(ledger, 'advancepayments', text(one.advance_payment_id), changed(ledger, one, { report_id: '' }));
		}
	},
	entered: (ledger, row, status) => enteredAt(ledger, row, status, amountOf(ledger, row)),
	below,
	acts: {
		submit: { does: withExpenses(send), says: 'The report has been submitted.' },
		approve: { does: withExpenses((ledger, row, asked) => approve(ledger, row, NOUN, asked)), says: 'The report has been approved.' },
		reject: { does: withExpenses((ledger, row, asked) => reject(ledger, row, NOUN, asked)), says: 'The report has been rejected.' },
		forward: { does: (ledger, row, asked) => forward(ledger, row, NOUN, asked), says: 'The report has been forwarded.' },
		reimburse: {
			does: withExpenses((ledger, row, asked) => reimburse(ledger, row, recordIn(asked), reportTotals(ledger, row, expensesOf(ledger, row.report_id)))),
			says: 'The reimbursement has been recorded.',
		},
		// [unsure] Under which of these addresses.
		recall: takenBack,
		takeback: takenBack,
		cancelreimbursement: cancelled,
		'reimburse/cancel': cancelled,
		archive: { does: archive(true), says: 'The report has been archived.' },
		unarchive: { does: archive(false), says: 'The report has been unarchived.' },
		expenses: { does: addExpenses, says: 'The expenses have been added to the report.' },
	},
	print: (ledger, row) => {
		const report = shown(ledger, row);
		return printed(`Expense report ${text(report.report_number)}: ${text(report.report_name)}`, report, [
			...rowsIn(report.expenses).map((one) => `${text(one.date)}  ${text(one.category_name)}  ${text(one.currency_code)} ${Number(one.total).toFixed(2)}`),
			`Total ${text(report.currency_code)} ${Number(report.total).toFixed(2)}, to be reimbursed ${Number(report.reimbursable_total).toFixed(2)}`,
		]);
	},
};
