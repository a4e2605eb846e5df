import type { Mapping, Rules } from '../rule';
import { zohoExpenseClaim } from '../zohoExpenseAmounts';
import { linkBack, tax, tracking } from './rows';
import { money } from './zohoLines';

/** How a line of an expense is booked: its category, or the category's code in the ledger, has a row in the mapping tables. */
export const expenseCoding: Rules = {
	Description: { from: 'described', via: 'text' },
	Quantity: { always: 1 },
	AccountCode: { from: ['category_id', 'category_name', 'gl_code'], table: 'account' },
	TaxType: tax(['tax_id', 'tax_name', 'tax_percentage'], 'purchaseTax'),
	...tracking,
};

/** What the company owes an employee, due at once: a line for each line of each expense that is to be paid back. */
export const zohoExpenseReportToXeroBill: Mapping = {
	label: 'Zoho Expense Report to Xero Bill',
	from: { app: 'zohoExpense', entity: 'expenseReport' },
	to: { app: 'xero', resource: 'bill' },
	source: { id: 'report_id', number: 'report_number', modified: 'last_modified_time' },
	prepare: zohoExpenseClaim,
	refuses: {
		status: { rejected: 'the report was rejected, so nothing of it is owed', recalled: 'the report was taken back, so nothing of it is owed yet' },
	},
	totals: { total: 'reimbursable_total', currency: 'currency_code' },
	rules: {
		'Contact.ContactNumber': { from: ['submitted_by', 'created_by_id'], via: 'prefix', with: 'expense:' },
		InvoiceNumber: { from: 'report_number', via: 'text' },
		Date: { from: 'claimed_on', via: 'date' },
		DueDate: { from: 'claimed_on', via: 'date' },
		...money,
		Status: {
			from: 'status',
			table: { draft: 'DRAFT', submitted: 'SUBMITTED', approved: 'AUTHORISED', reimbursed: 'AUTHORISED', rejected: null, recalled: null },
		},
		...linkBack,
		LineItems: {
			rows: {
				lines: {
					each: 'claimed',
					rate: 'tax_percentage',
					rules: {
						...expenseCoding,
						UnitAmount: { from: 'claimed_amount', via: 'decimal' },
						TaxAmount: { from: 'stated_tax', via: 'decimal' },
					},
				},
			},
		},
	},
};
