import { choice, date, list, readOnly, resource, text } from '../define';
import { allocating, contactLink, creditUse, hasAttachments, lineItems, payments, priced, totals, updated } from './documents';
import { dated, modifiedSince, ofContact, oneOf, order, verbs, where } from './verbs';

const { get, getMany } = verbs('prepayment', 'prepayments');
const statuses = { AUTHORISED: 'Credit Left', PAID: 'Used Up', VOIDED: 'Voided' };
const types = { 'RECEIVE-PREPAYMENT': 'Received', 'SPEND-PREPAYMENT': 'Spent', ARPREPAYMENT: 'Receivable', APPREPAYMENT: 'Payable' };

/** Money paid ahead, made by a bank transaction of that type (https://developer.xero.com/documentation/api/accounting/prepayments). */
export const prepayment = resource({
	label: 'Prepayment',
	plural: 'Prepayments',
	path: '/Prepayments',
	permission: 'payments',
	paged: true,
	envelope: { one: 'Prepayments', many: 'Prepayments' },
	id: 'PrepaymentID',
	title: 'InvoiceNumber',
	modified: 'UpdatedDateUTC',
	since: { header: 'If-Modified-Since' },
	byId: { parameter: 'where', atOnce: 40 },
	parameters: { unitdp: '4' },
	fields: {
		PrepaymentID: text('Prepayment ID'),
		Type: readOnly(choice('Type', types)),
		Contact: readOnly(contactLink),
		Date: readOnly(date('Date')),
		Status: readOnly(choice('Status', statuses)),
		LineItems: readOnly(lineItems('sales')),
		LineAmountTypes: readOnly(priced.LineAmountTypes),
		CurrencyCode: readOnly(priced.CurrencyCode),
		CurrencyRate: readOnly(priced.CurrencyRate),
		Reference: readOnly(text('Reference')),
		InvoiceNumber: readOnly(text('Invoice Number')),
		...totals,
		...creditUse,
		Payments: payments,
		HasAttachments: hasAttachments,
		UpdatedDateUTC: updated,
	},
	operations: {
		get: get(),
		getMany: getMany({
			status: oneOf('Status', 'Status', statuses),
			type: oneOf('Type', 'Type', types),
			InvoiceNumbers: list('Invoice Numbers'),
			...dated,
			...ofContact,
			...modifiedSince,
			...where,
			...order,
		}),
		...allocating('prepayment'),
	},
});
