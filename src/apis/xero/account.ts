import { choice, flag, link, longText, moment, readOnly, recent, resource, text } from '../define';
import { modifiedSince, oneOf, order, verbs, where } from './verbs';

const { create, upsert, update, get, getMany, become, remove } = verbs('account', 'accounts');

const types = {
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
};

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
	views: {
		bank: [{ Type: ['BANK'] }],
		payments: [{ Type: ['BANK'] }, { EnablePaymentsToAccount: ['true'] }],
		// Xero books what is owed and taxes itself, and bank accounts through bank transactions.
		lines: [{ Type: Object.keys(types).filter((type) => type !== 'BANK'), SystemAccount: ['', 'ROUNDING', 'HISTORICAL'] }],
	},
	fields: {
		AccountID: text('Account ID'),
		Code: text('Code', { max: 10, hint: 'Kept as text: leading zeros count' }),
		Name: text('Name', { max: 150 }),
		Type: choice('Type', types),
		TaxType: link('Tax Rate', { resource: 'taxRate' }, { hint: 'The default for lines on this account' }),
		Description: longText('Description', { max: 4000 }),
		BankAccountNumber: text('Bank Account Number'),
		EnablePaymentsToAccount: flag('Enable Payments to Account'),
		ShowInExpenseClaims: flag('Show in Expense Claims'),
		CurrencyCode: text('Currency Code', { max: 3 }),
		Class: readOnly(choice('Class', { ASSET: 'Asset', EQUITY: 'Equity', EXPENSE: 'Expense', LIABILITY: 'Liability', REVENUE: 'Revenue' })),
		ReportingCode: text('Reporting Code'),
		AddToWatchlist: flag('Add to Watchlist'),
		HasAttachments: readOnly(flag('Has Attachments')),
		SystemAccount: readOnly(text('System Account')),
		Status: readOnly(choice('Status', { ACTIVE: 'Active', ARCHIVED: 'Archived' })),
		CreatedDateUTC: recent(readOnly(moment('Created'))),
		UpdatedDateUTC: readOnly(moment('Updated')),
	},
	operations: {
		create: create(['Name', 'Type'], { batch: 1, bare: true }),
		// Xero has no POST for the collection: what is new is put, what exists is posted to its own address.
		upsert: { ...upsert(['Code', 'Name', 'Type'], { batch: 1 }), method: 'PUT' },
		update: update({ batch: 1 }),
		get: get(),
		getMany: getMany({
			type: oneOf('Type', 'Type', types),
			status: oneOf('Status', 'Status', { ACTIVE: 'Active', ARCHIVED: 'Archived' }),
			...modifiedSince,
			...where,
			...order,
		}),
		archive: become('Archive', { Status: 'ARCHIVED' }, { batch: 1 }),
		delete: remove(),
	},
});
