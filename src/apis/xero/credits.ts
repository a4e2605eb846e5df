import { choice, date, list, readOnly, resource, text } from '../define';
import { allocating, contactLink, creditUse, hasAttachments, lineItems, payments, priced, totals, updated } from './documents';
import { dated, modifiedSince, ofContact, oneOf, order, verbs, where } from './verbs';

/** Money that was paid ahead or beyond what was due: a bank transaction of that type makes it, and it is allocated to invoices or refunded. */

const statuses = { AUTHORISED: 'Credit Left', PAID: 'Used Up', VOIDED: 'Voided' };

/** What both have; Xero sets all of it. */
const credit = {
	Contact: readOnly(contactLink),
	Date: readOnly(date('Date')),
	Status: readOnly(choice('Status', statuses)),
	LineItems: readOnly(lineItems('sales')),
	LineAmountTypes: readOnly(priced.LineAmountTypes),
	CurrencyCode: readOnly(priced.CurrencyCode),
	CurrencyRate: readOnly(priced.CurrencyRate),
	Reference: readOnly(text('Reference')),
	...totals,
	...creditUse,
	Payments: payments,
	HasAttachments: hasAttachments,
	UpdatedDateUTC: updated,
} as const;

const filters = { status: oneOf('Status', 'Status', statuses), ...dated, ...ofContact, ...modifiedSince, ...where, ...order };
const listed = {
	permission: 'payments',
	paged: true,
	modified: 'UpdatedDateUTC',
	since: { header: 'If-Modified-Since' },
	byId: { parameter: 'where', atOnce: 40 },
	parameters: { unitdp: '4' },
} as const;

const prepayments = verbs('prepayment', 'prepayments');
const prepaymentTypes = { 'RECEIVE-PREPAYMENT': 'Received', 'SPEND-PREPAYMENT': 'Spent', ARPREPAYMENT: 'Receivable', APPREPAYMENT: 'Payable' };

/** https://developer.xero.com/documentation/api/accounting/prepayments */
export const prepayment = resource({
	label: 'Prepayment',
	plural: 'Prepayments',
	path: '/Prepayments',
	...listed,
	envelope: { one: 'Prepayments', many: 'Prepayments' },
	id: 'PrepaymentID',
	title: 'InvoiceNumber',
	fields: {
		PrepaymentID: text('Prepayment ID'),
		Type: readOnly(choice('Type', prepaymentTypes)),
		InvoiceNumber: readOnly(text('Invoice Number')),
		...credit,
	},
	operations: {
		get: prepayments.get(),
		getMany: prepayments.getMany({ type: oneOf('Type', 'Type', prepaymentTypes), InvoiceNumbers: list('Invoice Numbers'), ...filters }),
		...allocating('prepayment'),
	},
});

const overpayments = verbs('overpayment', 'overpayments');
const overpaymentTypes = { 'RECEIVE-OVERPAYMENT': 'Received', 'SPEND-OVERPAYMENT': 'Spent', AROVERPAYMENT: 'Receivable' };

/** https://developer.xero.com/documentation/api/accounting/overpayments */
export const overpayment = resource({
	label: 'Overpayment',
	plural: 'Overpayments',
	path: '/Overpayments',
	...listed,
	envelope: { one: 'Overpayments', many: 'Overpayments' },
	id: 'OverpaymentID',
	title: 'Reference',
	fields: {
		OverpaymentID: text('Overpayment ID'),
		Type: readOnly(choice('Type', overpaymentTypes)),
		...credit,
	},
	operations: {
		get: overpayments.get(),
		getMany: overpayments.getMany({ type: oneOf('Type', 'Type', overpaymentTypes), References: list('References'), ...filters }),
		...allocating('overpayment'),
	},
});
