import { choice, date, decimal, flag, link, moment, readOnly, resource, text } from '../define';
import { modifiedSince, order, verbs, where } from './verbs';

const { create, upsert, get, getMany, become } = verbs('payment', 'payments');

/** Money against an invoice, bill or credit note; never edited, only deleted (https://developer.xero.com/documentation/api/accounting/payments). */
export const payment = resource({
	label: 'Payment',
	plural: 'Payments',
	path: '/Payments',
	permission: 'payments',
	paged: true,
	envelope: { one: 'Payments', many: 'Payments' },
	id: 'PaymentID',
	title: 'Reference',
	modified: 'UpdatedDateUTC',
	since: { header: 'If-Modified-Since' },
	key: { field: 'Reference', find: { parameter: 'where', atOnce: 40 } },
	fields: {
		PaymentID: text('Payment ID'),
		Invoice: link('Invoice', { resource: 'invoice', keys: { id: 'InvoiceID', number: 'InvoiceNumber' } }),
		Account: link(
			'Account',
			{ resource: 'account', keys: { id: 'AccountID', code: 'Code' } },
			{ hint: 'A bank account, or one that payments are enabled for' },
		),
		Date: date('Date'),
		Amount: decimal('Amount'),
		CurrencyRate: decimal('Currency Rate'),
		Reference: text('Reference', { max: 255, hint: "The payment's identity in another system, such as books:123; it is looked up before anything is created" }),
		IsReconciled: flag('Is Reconciled', { hint: 'Only a mark: it matches no bank statement line' }),
		Status: readOnly(choice('Status', { AUTHORISED: 'Authorised', DELETED: 'Deleted' })),
		PaymentType: readOnly(text('Payment Type')),
		BankAmount: readOnly(decimal('Bank Amount')),
		UpdatedDateUTC: readOnly(moment('Updated')),
	},
	operations: {
		create: create(['Invoice', 'Account', 'Date', 'Amount']),
		createIfNew: { ...upsert(['Reference', 'Invoice', 'Account', 'Date', 'Amount']), label: 'Create if New', action: 'Create payment if new', method: 'PUT' },
		get: get(),
		getMany: getMany({ ...modifiedSince, ...where, ...order }),
		delete: become('Delete', { Status: 'DELETED' }, 1),
	},
});
