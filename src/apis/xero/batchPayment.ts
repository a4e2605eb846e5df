import { choice, date, decimal, flag, link, readOnly, resource, rows, text } from '../define';
import { updated } from './documents';
import { dated, equal, modifiedSince, oneOf, order, verbs, where } from './verbs';

const { create, createIfNew, get, getMany, become } = verbs('batch payment', 'batch payments');

/** Several invoices or bills paid with one sum at the bank; deleting it deletes its payments (https://developer.xero.com/documentation/api/accounting/batchpayments). */
export const batchPayment = resource({
	label: 'Batch Payment',
	plural: 'Batch Payments',
	path: '/BatchPayments',
	permission: 'payments',
	envelope: { one: 'BatchPayments', many: 'BatchPayments' },
	id: 'BatchPaymentID',
	title: 'Reference',
	modified: 'UpdatedDateUTC',
	since: { header: 'If-Modified-Since' },
	key: { field: 'Reference', taken: 'again', shared: true, find: { parameter: 'where', atOnce: 40 } },
	fields: {
		BatchPaymentID: text('Batch Payment ID'),
		Account: link('Account', { resource: 'account', keys: { id: 'AccountID', code: 'Code' }, view: 'bank' }),
		Date: date('Date'),
		Payments: rows('Payments', {
			Invoice: link('Invoice', { resource: 'invoice', keys: { id: 'InvoiceID' } }),
			Amount: decimal('Amount'),
			Reference: text('Reference'),
			BankAccountNumber: text('Bank Account Number'),
			Particulars: text('Particulars'),
			Details: text('Details'),
		}),
		Reference: text('Reference', { max: 255, hint: "The payment's identity in another system; it is looked up before anything is created" }),
		Particulars: text('Particulars', { max: 12, hint: 'New Zealand only' }),
		Code: text('Code', { max: 12, hint: 'New Zealand only' }),
		Details: text('Details', { hint: 'Outside New Zealand' }),
		Narrative: text('Narrative', { max: 18, hint: 'UK only' }),
		Type: readOnly(choice('Type', { PAYBATCH: 'Bills', RECBATCH: 'Invoices' })),
		Status: readOnly(choice('Status', { AUTHORISED: 'Authorised', DELETED: 'Deleted' })),
		TotalAmount: readOnly(decimal('Total Amount')),
		IsReconciled: readOnly(flag('Is Reconciled')),
		UpdatedDateUTC: updated,
	},
	operations: {
		create: create(['Account', 'Date', 'Payments']),
		createIfNew: createIfNew(['Reference', 'Account', 'Date', 'Payments']),
		get: get(),
		getMany: getMany({
			status: oneOf('Status', 'Status', { AUTHORISED: 'Authorised', DELETED: 'Deleted' }),
			reference: equal('Reference', 'Reference'),
			...dated,
			...modifiedSince,
			...where,
			...order,
		}),
		delete: become('Delete', { Status: 'DELETED' }, { batch: 1, bare: true }),
	},
});
