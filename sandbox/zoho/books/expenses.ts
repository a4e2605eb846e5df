import { zohoBooks } from '../../../src/apis/zohoBooks';
import type { Asked, Row } from '../../vendor';
import { attached } from '../besides';
import { shownCustomFields } from '../customFields';
import { taken } from '../incoming';
import type { Kind } from '../kind';
import { all, derived, find, newId, rowsIn, text, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { blankFields, blankOf } from '../shapes/blank';
import { expense, expenseLine, expenseRow } from '../shapes/expense';
import { dated } from './plain';
import { customOf, listedAs, moneyAccount, statusFilters, vendorOf, type Document } from './purchaseDocuments';
import { shownSpending, shownSpendingLines, storedSpending } from './spending';

const { fields } = zohoBooks.expense;
const lineFields = 'fields' in fields.line_items ? fields.line_items.fields : {};
const blank = blankOf(expense);
const blankRow = blankOf(expenseRow);
const blankLine = blankOf(expenseLine);

const document: Document = { shelf: 'expenses', id: 'expense_id', entity: 'expense' };
const REQUIRED = ['account_id', 'date', 'amount', 'paid_through_account_id'];

const stored = (ledger: Ledger, sent: Row, known?: Row): Row => {
	const given = taken(fields, sent, ['expense_id', 'custom_fields']);
	const row = storedSpending(ledger, fields, given, REQUIRED, known);
	if (text(row.vendor_id) !== '') vendorOf(ledger, row.vendor_id);
	const account = moneyAccount(ledger, row.paid_through_account_id, 'paid_through_account_id');
	return { ...row, paid_through_account_id: account.account_id, ...customOf(ledger, document, sent, known), ...dated(ledger, known) };
};

/** The invoices that charge expenses to customers. */
const charged = derived(['invoices'], (ledger) => {
	const invoices = new Map<string, Row>();
	for (const invoice of all(ledger, 'invoices').filter(({ state }) => state !== 'void')) {
		for (const line of rowsIn(invoice.line_items)) if (text(line.expense_id) !== '') invoices.set(text(line.expense_id), invoice);
	}
	return invoices;
});

/** Billable to a customer means unbilled, until an invoice charges it. Nothing here pays it back, so none is reimbursed. */
const status = (ledger: Ledger, row: Row): string => {
	if (row.is_billable !== true) return 'nonbillable';
	return charged(ledger).has(text(row.expense_id)) ? 'invoiced' : 'unbilled';
};

const whole = (ledger: Ledger, { custom: _, line_items: __, ...row }: Row): Row => {
	const invoice = charged(ledger).get(text(row.expense_id));
	const [file] = rowsIn(row.documents).slice(-1);
	return {
		...Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)),
		...shownSpending(ledger, { ...row, line_items: __ }),
		status: status(ledger, row),
		paid_through_account_name: text(
			(find(ledger, 'chartofaccounts', row.paid_through_account_id) ?? find(ledger, 'bankaccounts', row.paid_through_account_id))?.account_name,
		),
		expense_type: 'expense',
		transaction_type: 'expense',
		transaction_type_formatted: 'Expense',
		expense_receipt_name: text(file?.file_name),
		expense_receipt_type: text(file?.file_type),
		has_attachment: file !== undefined,
		invoice_id: text(invoice?.invoice_id),
		invoice_number: text(invoice?.invoice_number),
	};
};

/** A further file goes to an address of its own, and is shown and read with the receipts [unsure]. */
const attachment = (ledger: Ledger, asked: Asked, [id = '', ...rest]: readonly string[]) => {
	if (rest[0] !== 'attachment') return undefined;
	if (asked.method !== 'POST') throw refusal.wrongMethod();
	return attached(ledger, { ...expenses, files: 'attachment' }, asked, id, rest);
};

export const expenses: Kind = {
	...document,
	path: '/expenses',
	one: 'expense',
	many: 'expenses',
	scope: 'expenses',
	noun: 'Expense',
	singular: 'expense',
	customFields: true,
	files: 'receipt',
	comments: true,
	words: { created: 'The expense has been recorded.', updated: 'Expense information has been updated.', deleted: 'The expense has been deleted.' },
	list: {
		report: 'Expenses',
		filterBy: statusFilters({
			Billable: ['unbilled', 'invoiced'],
			Nonbillable: ['nonbillable'],
			// As the parameter "status" writes it.
			'Non-Billable': ['nonbillable'],
			Reimbursed: ['reimbursed'],
			Invoiced: ['invoiced'],
			Unbilled: ['unbilled'],
		}),
		sortable: ['date', 'account_name', 'total', 'bcy_total', 'reference_number', 'customer_name', 'created_time'],
		sort: { column: 'created_time', order: 'D' },
		searched: ['reference_number', 'description', 'account_name', 'customer_name', 'vendor_name'],
		texts: ['reference_number', 'description', 'account_name', 'customer_id', 'customer_name', 'vendor_id', 'vendor_name'],
		numbers: ['total'],
		days: ['date'],
		stored: {
			paid_through_account_id: (_, row, id) => row.paid_through_account_id === id,
			project_id: (_, row, id) => row.project_id === id,
			recurring_expense_id: (_, row, id) => row.recurring_expense_id === id,
		},
	},
	shown: (ledger, row) => ({
		...blankFields(fields),
		...blank(),
		...whole(ledger, row),
		line_items: shownSpendingLines(ledger, row, lineFields, blankLine),
		...shownCustomFields(ledger, document.entity, row),
	}),
	row: (ledger, row) => listedAs(ledger, blankRow, document.entity, row, whole(ledger, row)),
	create: (ledger, sent) => ({ expense_id: newId(ledger), ...stored(ledger, sent) }),
	update: (ledger, known, sent) => stored(ledger, sent, known),
	remove: (ledger, known) => {
		if (charged(ledger).has(text(known.expense_id))) throw refusal.rule('The expense is on an invoice and cannot be deleted.');
	},
	below: attachment,
};
