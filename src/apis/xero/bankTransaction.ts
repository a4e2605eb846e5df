import { choice, flag, link, readOnly, resource, text, url } from '../define';
import { contactLink, documentDate, hasAttachments, lineItems, priced, totals, updated } from './documents';
import { dated, equal, modifiedSince, ofContact, oneOf, order, verbs, where } from './verbs';

const { create, update, upsert, get, getMany, become } = verbs('bank transaction', 'bank transactions');
const types = {
	SPEND: 'Spend Money',
	RECEIVE: 'Receive Money',
	'SPEND-PREPAYMENT': 'Spend Prepayment',
	'RECEIVE-PREPAYMENT': 'Receive Prepayment',
	'SPEND-OVERPAYMENT': 'Spend Overpayment',
	'RECEIVE-OVERPAYMENT': 'Receive Overpayment',
};

/** Money spent and received outside invoices; there are no drafts (https://developer.xero.com/documentation/api/accounting/banktransactions). */
export const bankTransaction = resource({
	label: 'Bank Transaction',
	plural: 'Bank Transactions',
	path: '/BankTransactions',
	permission: 'bankTransactions',
	paged: true,
	envelope: { one: 'BankTransactions', many: 'BankTransactions' },
	id: 'BankTransactionID',
	title: 'Reference',
	modified: 'UpdatedDateUTC',
	since: { header: 'If-Modified-Since' },
	key: { field: 'Reference', taken: 'again', shared: true, find: { parameter: 'where', atOnce: 40 }, within: ['Type'] },
	byId: { parameter: 'where', atOnce: 40 },
	parameters: { unitdp: '4' },
	fields: {
		BankTransactionID: text('Bank Transaction ID'),
		Type: choice('Type', types, { hint: 'Xero makes transfers itself from bank transfers' }),
		Contact: contactLink,
		BankAccount: link('Bank Account', { resource: 'account', keys: { id: 'AccountID', code: 'Code' }, view: 'bank' }),
		LineItems: lineItems('purchases'),
		Date: documentDate,
		...priced,
		Reference: text('Reference', { max: 255, hint: "The transaction's identity in another system, such as books:123; only for spent and received money" }),
		Url: url('Link Back', { hint: 'Shown in Xero as the way to the source; must not contain "xero"' }),
		IsReconciled: flag('Is Reconciled', { hint: 'Only a mark: it matches no bank statement line' }),
		Status: readOnly(choice('Status', { AUTHORISED: 'Authorised', DELETED: 'Deleted', VOIDED: 'Voided' })),
		...totals,
		PrepaymentID: readOnly(text('Prepayment ID')),
		OverpaymentID: readOnly(text('Overpayment ID')),
		HasAttachments: hasAttachments,
		UpdatedDateUTC: updated,
	},
	operations: {
		create: create(['Type', 'LineItems', 'BankAccount']),
		upsert: upsert(['Reference', 'Type', 'LineItems', 'BankAccount']),
		update: update(),
		get: get(),
		getMany: getMany({
			type: oneOf('Type', 'Type', { ...types, 'RECEIVE-TRANSFER': 'Receive Transfer', 'SPEND-TRANSFER': 'Spend Transfer' }),
			status: oneOf('Status', 'Status', { AUTHORISED: 'Authorised', DELETED: 'Deleted', VOIDED: 'Voided' }),
			bankAccount: link('Bank Account', { resource: 'account', view: 'bank' }, { where: 'BankAccount.AccountID==guid({})' }),
			isReconciled: choice('Reconciled', { false: 'Not Reconciled', true: 'Reconciled' }, { where: 'IsReconciled=={raw}' }),
			reference: equal('Reference', 'Reference'),
			...dated,
			...ofContact,
			...modifiedSince,
			...where,
			...order,
		}),
		delete: become('Delete', { Status: 'DELETED' }),
	},
});
