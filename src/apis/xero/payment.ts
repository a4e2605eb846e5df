import { choice, date, decimal, flag, link, moment, readOnly, resource, text } from '../define';
import { dated, equal, modifiedSince, oneOf, order, verbs, where } from './verbs';

const { create, createIfNew, get, getMany, become } = verbs('payment', 'payments');

const types = {
	ACCRECPAYMENT: 'Payment of an Invoice',
	ACCPAYPAYMENT: 'Payment of a Bill',
	ARCREDITPAYMENT: 'Refund of a Customer Credit',
	APCREDITPAYMENT: 'Refund of a Supplier Credit',
	AROVERPAYMENTPAYMENT: 'Refund of a Received Overpayment',
	APOVERPAYMENTPAYMENT: 'Refund of a Spent Overpayment',
	ARPREPAYMENTPAYMENT: 'Refund of a Received Prepayment',
	APPREPAYMENTPAYMENT: 'Refund of a Spent Prepayment',
};

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
	byId: { parameter: 'where', atOnce: 40 },
	key: { field: 'Reference', taken: 'again', shared: true, find: { parameter: 'where', atOnce: 40 } },
	fields: {
		PaymentID: text('Payment ID'),
		Invoice: link('Invoice', { resource: 'invoice', keys: { id: 'InvoiceID', number: 'InvoiceNumber' } }),
		CreditNote: link(
			'Credit Note',
			{ resource: 'creditNote', keys: { id: 'CreditNoteID', number: 'CreditNoteNumber' } },
			{ hint: 'Refunds a credit note instead' },
		),
		Prepayment: link('Prepayment', { resource: 'prepayment', keys: { id: 'PrepaymentID' } }, { hint: 'Refunds a prepayment instead' }),
		Overpayment: link('Overpayment', { resource: 'overpayment', keys: { id: 'OverpaymentID' } }, { hint: 'Refunds an overpayment instead' }),
		Account: link(
			'Account',
			{ resource: 'account', keys: { id: 'AccountID', code: 'Code' }, view: 'payments' },
			{ hint: 'A bank account, or one that payments are enabled for' },
		),
		Date: date('Date'),
		Amount: decimal('Amount'),
		CurrencyRate: decimal('Currency Rate'),
		Reference: text('Reference', { max: 255, hint: "The payment's identity in another system, such as books:123; it is looked up before anything is created" }),
		IsReconciled: flag('Is Reconciled', { hint: 'Only a mark: it matches no bank statement line' }),
		Status: readOnly(choice('Status', { AUTHORISED: 'Authorised', DELETED: 'Deleted' })),
		PaymentType: readOnly(choice('Payment Type', types)),
		BatchPaymentID: readOnly(text('Batch Payment ID')),
		BankAmount: readOnly(decimal('Bank Amount')),
		UpdatedDateUTC: readOnly(moment('Updated')),
	},
	operations: {
		create: create(['Account', 'Date', 'Amount']),
		createIfNew: createIfNew(['Reference', 'Account', 'Date', 'Amount']),
		get: get(),
		getMany: getMany({
			status: oneOf('Status', 'Status', { AUTHORISED: 'Authorised', DELETED: 'Deleted' }),
			type: oneOf('PaymentType', 'Type', types),
			invoice: text('Invoice ID', { where: 'Invoice.InvoiceID==guid({})' }),
			reference: equal('Reference', 'Reference'),
			...dated,
			...modifiedSince,
			...where,
			...order,
		}),
		delete: become('Delete', { Status: 'DELETED' }, { batch: 1, bare: true }),
	},
});
