import type { Mapping } from '../rule';

const wholeName = ['submitted_by_name', 'submitter_name', 'name', 'user_name', 'created_by_name'];

/** Whom a report's bill is owed to. A report will do as well as the user himself. */
export const zohoExpenseUserToXeroContact: Mapping = {
	label: 'Zoho Expense User to Xero Contact',
	from: { app: 'zohoExpense', entity: 'user' },
	to: { app: 'xero', resource: 'contact' },
	source: { id: 'user_id', number: 'name', modified: 'last_modified_time' },
	rules: {
		ContactNumber: { from: ['submitted_by', 'user_id', 'created_by_id'], via: 'prefix', with: 'expense:' },
		Name: { from: wholeName, via: 'singleBlanks' },
		FirstName: { from: wholeName, via: 'firstName' },
		LastName: { from: wholeName, via: 'lastName' },
		EmailAddress: { from: ['submitter_email', 'email'] },
		Phones: { rows: { mobile: { when: 'mobile', rules: { PhoneType: { always: 'MOBILE' }, PhoneNumber: { from: 'mobile', via: 'text' } } } } },
	},
};

/** Whom a company card has paid. An expense will do as well as the merchant himself. */
export const zohoExpenseMerchantToXeroContact: Mapping = {
	label: 'Zoho Expense Merchant to Xero Contact',
	from: { app: 'zohoExpense', entity: 'merchant' },
	to: { app: 'xero', resource: 'contact' },
	source: { id: 'merchant_id', number: 'merchant_name', modified: 'last_modified_time' },
	rules: {
		ContactNumber: { from: 'merchant_id', via: 'prefix', with: 'expense-merchant:' },
		Name: { from: 'merchant_name', via: 'singleBlanks' },
	},
};
