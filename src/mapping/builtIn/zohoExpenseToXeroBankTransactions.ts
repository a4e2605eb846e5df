import type { Mapping, Rules } from '../rule';
import { zohoExpenseCarded, zohoExpenseLines } from '../zohoExpenseAmounts';
import { linkBack, moneyAccount } from './rows';
import { spentLeftOut, spentMoney, spentTotals } from './spentMoney';
import { expenseCoding } from './zohoExpenseReportToXeroBill';

const rules: Rules = {
	Type: { always: 'SPEND' },
	// The merchant, else the employee.
	'Contact.ContactNumber': { first: [{ from: 'paid_to' }, { from: ['employee', 'user_id', 'created_by'], via: 'prefix', with: 'expense:' }] },
	...moneyAccount('BankAccount', ['paid_through_account_id', 'paid_through_account_name']),
	Reference: { from: 'expense_id', via: 'prefix', with: 'expense:' },
	Date: { from: 'date', via: 'date' },
	...spentMoney,
	...linkBack,
	LineItems: {
		rows: { lines: { each: 'spent', rate: 'tax_percentage', rules: { ...expenseCoding, UnitAmount: { from: 'spent_amount', via: 'decimal' } } } },
	},
};

const unapproved = 'it is not approved yet';

/** What the company's card paid: one transaction for each expense, of the card's account. */
export const zohoExpenseReportToXeroBankTransactions: Mapping = {
	label: 'Zoho Expense Report to Xero Bank Transactions',
	from: { app: 'zohoExpense', entity: 'expenseReport' },
	to: { app: 'xero', resource: 'bankTransaction' },
	source: { id: 'report_id', number: 'report_number', modified: 'last_modified_time' },
	prepare: zohoExpenseCarded,
	each: 'company_paid',
	refuses: { status: { draft: unapproved, submitted: unapproved, rejected: 'it was rejected', recalled: 'it was taken back' } },
	leftOut: spentLeftOut,
	totals: spentTotals,
	rules,
};

/** A single expense of a company card, for those who do not wait for the report. */
export const zohoExpenseToXeroBankTransaction: Mapping = {
	label: 'Zoho Expense Expense to Xero Bank Transaction',
	from: { app: 'zohoExpense', entity: 'expense' },
	to: { app: 'xero', resource: 'bankTransaction' },
	source: { id: 'expense_id', number: 'reference_number', modified: 'last_modified_time' },
	prepare: zohoExpenseLines,
	refuses: { is_reimbursable: { true: 'it is to be paid back to the employee, which the bill of its report does' } },
	leftOut: spentLeftOut,
	totals: spentTotals,
	rules,
};
