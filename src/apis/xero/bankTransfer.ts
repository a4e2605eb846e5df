import { choice, date, decimal, flag, link, moment, readOnly, resource, text } from '../define';
import { hasAttachments } from './documents';
import { dated, equal, modifiedSince, order, verbs, where } from './verbs';

const { create, createIfNew, get, getMany, become } = verbs('bank transfer', 'bank transfers');

const bankAccount = (label: string) => link(label, { resource: 'account', keys: { id: 'AccountID', code: 'Code' }, view: 'bank' });

/** Money moved between the organisation's own accounts; never edited (https://developer.xero.com/documentation/api/accounting/banktransfers). Whether Xero takes several in one request is unsure, so each goes alone. */
export const bankTransfer = resource({
	label: 'Bank Transfer',
	plural: 'Bank Transfers',
	path: '/BankTransfers',
	permission: 'bankTransactions',
	envelope: { one: 'BankTransfers', many: 'BankTransfers' },
	id: 'BankTransferID',
	title: 'Reference',
	modified: 'CreatedDateUTC',
	since: { header: 'If-Modified-Since' },
	key: { field: 'Reference', taken: 'again', shared: true, find: { parameter: 'where', atOnce: 40 } },
	fields: {
		BankTransferID: text('Bank Transfer ID'),
		FromBankAccount: bankAccount('From Bank Account'),
		ToBankAccount: bankAccount('To Bank Account'),
		Amount: decimal('Amount'),
		Date: date('Date', { hint: "Today in the organisation's time zone if left out" }),
		Reference: text('Reference', { max: 255, hint: "The transfer's identity in another system" }),
		FromIsReconciled: flag('From Is Reconciled'),
		ToIsReconciled: flag('To Is Reconciled'),
		CurrencyRate: readOnly(decimal('Currency Rate')),
		FromBankTransactionID: readOnly(text('From Bank Transaction ID')),
		ToBankTransactionID: readOnly(text('To Bank Transaction ID')),
		Status: readOnly(choice('Status', { AUTHORISED: 'Authorised', DELETED: 'Deleted' })),
		HasAttachments: hasAttachments,
		CreatedDateUTC: readOnly(moment('Created')),
	},
	operations: {
		create: create(['FromBankAccount', 'ToBankAccount', 'Amount'], { batch: 1 }),
		createIfNew: createIfNew(['Reference', 'FromBankAccount', 'ToBankAccount', 'Amount'], { batch: 1 }),
		get: get(),
		getMany: getMany({
			reference: equal('Reference', 'Reference'),
			...dated,
			...modifiedSince,
			...where,
			...order,
			includeDeleted: flag('Include Deleted'),
		}),
		delete: become('Delete', { Status: 'DELETED' }, { batch: 1, bare: true }),
	},
});
