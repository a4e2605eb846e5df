import type { Mapping } from '../rule';
import { zohoExpenseAmounts } from '../zohoPurchaseAmounts';
import { linkBack, moneyAccount } from './rows';
import { spentLeftOut, spentMoney, spentTotals } from './spentMoney';
import { spentLines } from './zohoLines';

/** Xero wants to know whom money was paid to; an expense without a vendor goes to the contact of the row "No vendor". */
export const zohoBooksExpenseToXeroBankTransaction: Mapping = {
	label: 'Zoho Books Expense to Xero Bank Transaction',
	from: { app: 'zohoBooks', entity: 'expense' },
	to: { app: 'xero', resource: 'bankTransaction' },
	source: { id: 'expense_id', number: 'reference_number', modified: 'last_modified_time' },
	prepare: zohoExpenseAmounts,
	leftOut: { ...spentLeftOut, invoice_id: 'that the expense was charged on to a customer is not carried over: the invoice has a line for it' },
	totals: spentTotals,
	rules: {
		Type: { always: 'SPEND' },
		'Contact.ContactNumber': {
			first: [
				{ from: 'vendor_id', via: 'prefix', with: 'books:' },
				{ from: 'no_vendor', table: 'contact', via: 'notGuid' },
			],
		},
		'Contact.ContactID': { from: 'no_vendor', table: 'contact', via: 'guid' },
		...moneyAccount('BankAccount', ['paid_through_account_id', 'paid_through_account_name']),
		Reference: { from: 'expense_id', via: 'prefix', with: 'books:' },
		Date: { from: 'date', via: 'date' },
		...spentMoney,
		...linkBack,
		LineItems: { rows: spentLines },
	},
};
