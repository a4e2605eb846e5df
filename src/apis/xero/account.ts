import { choice, flag, longText, moment, readOnly, resource, text } from '../define';
import { modifiedSince, order, verbs, where } from './verbs';

const { create, upsert, update, get, getMany, become } = verbs('account', 'accounts');

/** The chart of accounts; Xero takes one account a request (https://developer.xero.com/documentation/api/accounting/accounts). */
export const account = resource({
	label: 'Account',
	plural: 'Accounts',
	path: '/Accounts',
	permission: 'settings',
	envelope: { one: 'Accounts', many: 'Accounts' },
	id: 'AccountID',
	title: 'Name',
	modified: 'UpdatedDateUTC',
	since: { header: 'If-Modified-Since' },
	key: { field: 'Code', find: { parameter: 'where', atOnce: 40 } },
	fields: {
		AccountID: text('Account ID'),
		Code: text('Code', { max: 10, hint: 'Kept as text: leading zeros count' }),
		Name: text('Name', { max: 150 }),
		Type: choice('Type', {
			BANK: 'Bank',
			CURRENT: 'Current Asset',
			CURRLIAB: 'Current Liability',
			DEPRECIATN: 'Depreciation',
			DIRECTCOSTS: 'Direct Costs',
			EQUITY: 'Equity',
			EXPENSE: 'Expense',
			FIXED: 'Fixed Asset',
			INVENTORY: 'Inventory',
			LIABILITY: 'Liability',
			NONCURRENT: 'Non-Current Asset',
			OTHERINCOME: 'Other Income',
			OVERHEADS: 'Overhead',
			PREPAYMENT: 'Prepayment',
			REVENUE: 'Revenue',
			SALES: 'Sales',
			TERMLIAB: 'Non-Current Liability',
		}),
		TaxType: text('Tax Type', { hint: 'Code of the default tax rate' }),
		Description: longText('Description', { max: 4000 }),
		BankAccountNumber: text('Bank Account Number'),
		EnablePaymentsToAccount: flag('Enable Payments to Account'),
		ShowInExpenseClaims: flag('Show in Expense Claims'),
		CurrencyCode: text('Currency Code', { max: 3 }),
		Class: readOnly(choice('Class', { ASSET: 'Asset', EQUITY: 'Equity', EXPENSE: 'Expense', LIABILITY: 'Liability', REVENUE: 'Revenue' })),
		SystemAccount: readOnly(text('System Account')),
		Status: readOnly(choice('Status', { ACTIVE: 'Active', ARCHIVED: 'Archived' })),
		UpdatedDateUTC: readOnly(moment('Updated')),
	},
	operations: {
		create: create(['Name', 'Type'], 1),
		// Xero has no POST for the collection: what is new is put, what exists is posted to its own address.
		upsert: { ...upsert(['Code', 'Name', 'Type'], 1), method: 'PUT' },
		update: update(1),
		get: get(),
		getMany: getMany({ ...modifiedSince, ...where, ...order }),
		archive: become('Archive', { Status: 'ARCHIVED' }, 1),
		delete: { label: 'Delete', action: 'Delete account', does: 'delete', method: 'DELETE', path: '/{id}' },
	},
});
