import { DateTime } from 'luxon';
import { zohoBooks } from '../../../src/apis/zohoBooks';
import type { Answer, Asked, Row } from '../../vendor';
import { currencyOf } from '../currencies';
import { shownCustomFields } from '../customFields';
import { taken } from '../incoming';
import type { Kind, ListRules } from '../kind';
import { all, keep, need, newId, rowsIn, text, today, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { blankFields, blankOf } from '../shapes/blank';
import { recurringBill, recurringExpense, recurringExpenseRow } from '../shapes/recurring';
import { move } from '../states';
import { expenses } from './expenses';
import { dated } from './plain';
import { common, customOf, listedAs, pettyCash, statusFilters, vendorOf, type Document } from './purchaseDocuments';
import { bookedLines, shownPurchaseLines, storedPurchaseLines } from './purchaseLines';
import { shownSpending, shownSpendingLines, storedSpending } from './spending';

/** Bills and expenses that recur. What they make when their day comes is left to the day they are set up on: the clock makes nothing by itself here. */

const UNITS = { days: 'days', weeks: 'weeks', months: 'months', years: 'years' } as const;

/** The days on which something recurs, as far as they have come. */
const schedule = (ledger: Ledger, row: Row): { last: string; next: string } => {
	const unit = UNITS[text(row.recurrence_frequency) as keyof typeof UNITS];
	const start = DateTime.fromISO(text(row.start_date), { zone: 'utc' });
	const day = (count: number): string => start.plus({ [unit]: count * Number(row.repeat_every) }).toFormat('yyyy-MM-dd');
	let count = 0;
	while (day(count) <= today(ledger)) count += 1;
	return { last: count === 0 ? '' : day(count - 1), next: day(count) };
};

/** Stopped is set; expired follows from the end. */
const status = (ledger: Ledger, row: Row): string => {
	if (row.state === 'active' && text(row.end_date) !== '' && text(row.end_date) < today(ledger)) return 'expired';
	return text(row.state);
};

const refuseNoRecurrence = (ledger: Ledger, row: Row, document: Document): void => {
	for (const name of ['recurrence_name', 'start_date', 'recurrence_frequency', 'repeat_every']) if (text(row[name]) === '') throw refusal.invalid(name);
	if (Number(row.repeat_every) < 1) throw refusal.invalid('repeat_every');
	const others = all(ledger, document.shelf).filter((one) => one[document.id] !== row[document.id]);
	if (others.some((one) => one.recurrence_name === row.recurrence_name)) throw refusal.taken('Profile', text(row.recurrence_name));
};

/** The specification has the interval as a text for bills and expenses, and as a number for invoices: both are taken. */
const interval = (sent: Row): Row => (sent.repeat_every === undefined ? sent : { ...sent, repeat_every: Number(sent.repeat_every) });

const acts = (noun: string): NonNullable<Kind['acts']> => ({
	'status/stop': { does: move(noun, ['active'], 'stopped'), says: `The ${noun} has been stopped.` },
	'status/resume': { does: move(noun, ['stopped'], 'active'), says: `The ${noun} has been activated.` },
});

const list = (report: string, more: Partial<ListRules>): ListRules => ({
	report,
	filterBy: statusFilters({ Active: ['active'], Stopped: ['stopped'], Expired: ['expired'] }),
	sortable: ['recurrence_name', 'created_time', 'last_modified_time'],
	sort: { column: 'created_time', order: 'D' },
	searched: ['recurrence_name', 'vendor_name', 'customer_name'],
	texts: ['recurrence_name', 'vendor_id', 'vendor_name', 'customer_name', 'account_name'],
	numbers: [],
	days: ['start_date', 'end_date', 'last_created_date', 'next_expense_date'],
	...more,
});

const billFields = zohoBooks.recurringBill.fields;
const billLineFields = 'fields' in billFields.line_items ? billFields.line_items.fields : {};
const blankBill = blankOf(recurringBill);
const billDocument: Document = { shelf: 'recurringbills', id: 'recurring_bill_id', entity: 'recurringbill' };

const storedBill = (ledger: Ledger, sent: Row, known?: Row): Row => {
	const given = taken(billFields, interval(sent), ['recurring_bill_id', 'custom_fields']);
	const of = vendorOf(ledger, given.vendor_id ?? known?.vendor_id);
	const lines = given.line_items === undefined ? known?.line_items : storedPurchaseLines(ledger, rowsIn(given.line_items), rowsIn(known?.line_items));
	const row: Row = {
		state: 'active',
		is_inclusive_tax: false,
		payment_terms: of.payment_terms ?? 0,
		...known,
		...given,
		...currencyOf(ledger, given, of, known),
		vendor_id: of.contact_id,
		line_items: bookedLines(ledger, rowsIn(lines)),
		...customOf(ledger, billDocument, sent, known),
		...dated(ledger, known),
	};
	refuseNoRecurrence(ledger, row, billDocument);
	return row;
};

/** Rows of the list have the lines too, by the specification. */
const shownBill = (ledger: Ledger, row: Row): Row => ({
	...blankFields(billFields),
	...blankBill(),
	...common(ledger, row),
	status: status(ledger, row),
	line_items: shownPurchaseLines(ledger, row, billLineFields, () => ({})),
	...shownCustomFields(ledger, billDocument.entity, row),
});

export const recurringBills: Kind = {
	...billDocument,
	path: '/recurringbills',
	one: 'recurring_bill',
	many: 'recurringbills',
	scope: 'bills',
	noun: 'Recurring Bill',
	singular: 'recurringbill',
	customFields: true,
	comments: true,
	words: {
		created: 'The recurring bill has been created.',
		updated: 'Recurring bill information has been updated.',
		deleted: 'The recurring bill has been deleted.',
	},
	list: list('RecurringBills', { texts: ['recurring_bill_id', 'recurrence_name', 'vendor_id', 'vendor_name'], modifiedSince: true }),
	shown: shownBill,
	row: shownBill,
	create: (ledger, sent) => ({ recurring_bill_id: newId(ledger), ...storedBill(ledger, sent) }),
	update: (ledger, known, sent) => storedBill(ledger, sent, known),
	entered: (_, __, state) => (['active', 'stopped'].includes(state) ? { state } : {}),
	acts: acts('recurring bill'),
};

/** The specification reads and deletes one at an address with an underscore, and does all else without; whether the other address answers too is unsure. */
export const recurringBillsOddly: Kind = {
	...recurringBills,
	path: '/recurring_bills',
	below: (_, { method }, rest) => {
		if (rest.length !== 1) throw refusal.noSuchPath();
		if (method !== 'GET' && method !== 'DELETE') throw refusal.wrongMethod();
		return undefined;
	},
};

const expenseFields = zohoBooks.recurringExpense.fields;
const expenseLineFields = 'fields' in expenseFields.line_items ? expenseFields.line_items.fields : {};
const blankExpense = blankOf(recurringExpense);
const blankExpenseRow = blankOf(recurringExpenseRow);
const expenseDocument: Document = { shelf: 'recurringexpenses', id: 'recurring_expense_id', entity: 'recurringexpense' };

const storedExpense = (ledger: Ledger, sent: Row, known?: Row): Row => {
	const given = taken(expenseFields, interval(sent), ['recurring_expense_id', 'custom_fields']);
	const row: Row = {
		state: 'active',
		...storedSpending(ledger, expenseFields, given, ['account_id', 'amount'], known),
		...customOf(ledger, expenseDocument, sent, known),
		...dated(ledger, known),
	};
	refuseNoRecurrence(ledger, row, expenseDocument);
	return row;
};

const wholeExpense = (ledger: Ledger, { custom: _, line_items: lines, state, ...row }: Row): Row => {
	const { last, next } = schedule(ledger, row);
	return {
		...Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)),
		...shownSpending(ledger, { ...row, line_items: lines }),
		status: status(ledger, { ...row, state }),
		repeat_every: text(row.repeat_every),
		last_created_date: last,
		next_expense_date: next,
	};
};

/** The first expense is made at once where its day has come. */
const madeAtOnce = (ledger: Ledger, row: Row): void => {
	if (text(row.start_date) > today(ledger)) return;
	const { account_id, amount, customer_id, is_billable, tax_id, is_inclusive_tax, currency_id, exchange_rate, project_id } = row;
	const sent = { account_id, amount, customer_id, is_billable, tax_id, is_inclusive_tax, currency_id, exchange_rate, project_id };
	const made = expenses.create!(ledger, { ...sent, date: row.start_date, paid_through_account_id: pettyCash(ledger)?.account_id });
	keep(ledger, 'expenses', text(made.expense_id), { ...made, recurring_expense_id: row.recurring_expense_id });
};

const history = (ledger: Ledger, { method }: Asked, [id, part, ...more]: readonly string[]): Answer | undefined => {
	if (part !== 'expenses' || more.length > 0) return undefined;
	if (method !== 'GET') throw refusal.wrongMethod();
	need(ledger, 'recurringexpenses', id, 'Recurring Expense');
	const made = all(ledger, 'expenses').filter((one) => one.recurring_expense_id === id);
	const keys = ['expense_id', 'date', 'account_name', 'customer_name', 'total', 'status', 'vendor_name', 'paid_through_account_name'];
	return {
		status: 200,
		body: {
			code: 0,
			message: 'success',
			expensehistory: made.map((one) => {
				const shown = expenses.shown(ledger, one);
				return Object.fromEntries(keys.map((name) => [name, shown[name]]));
			}),
		},
	};
};

export const recurringExpenses: Kind = {
	...expenseDocument,
	path: '/recurringexpenses',
	one: 'recurring_expense',
	many: 'recurring_expenses',
	scope: 'expenses',
	noun: 'Recurring Expense',
	singular: 'recurringexpense',
	customFields: true,
	comments: true,
	words: {
		created: 'The recurring expense has been created.',
		updated: 'Recurring expense information has been updated.',
		deleted: 'The recurring expense has been deleted.',
	},
	list: list('RecurringExpenses', {
		sortable: ['next_expense_date', 'account_name', 'total', 'last_created_date', 'recurrence_name', 'customer_name', 'created_time'],
		stored: {
			account_id: (_, row, id) => row.account_id === id,
			customer_id: (_, row, id) => row.customer_id === id,
			paid_through_account_id: (_, row, id) => row.paid_through_account_id === id,
		},
	}),
	shown: (ledger, row) => ({
		...blankFields(expenseFields),
		...blankExpense(),
		...wholeExpense(ledger, row),
		line_items: shownSpendingLines(ledger, row, expenseLineFields, () => ({})),
		...shownCustomFields(ledger, expenseDocument.entity, row),
	}),
	row: (ledger, row) => listedAs(ledger, blankExpenseRow, expenseDocument.entity, row, wholeExpense(ledger, row)),
	create: (ledger, sent) => {
		const row: Row = { recurring_expense_id: newId(ledger), ...storedExpense(ledger, sent) };
		madeAtOnce(ledger, row);
		return row;
	},
	update: (ledger, known, sent) => storedExpense(ledger, sent, known),
	entered: (_, __, state) => (['active', 'stopped'].includes(state) ? { state } : {}),
	acts: acts('recurring expense'),
	below: history,
};
