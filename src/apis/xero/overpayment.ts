import { choice, date, list, readOnly, resource, text } from '../define';
import { allocating, contactLink, creditUse, hasAttachments, lineItems, payments, priced, totals, updated } from './documents';
import { dated, modifiedSince, ofContact, oneOf, order, verbs, where } from './verbs';

const { get, getMany } = verbs('overpayment', 'overpayments');
const statuses = { AUTHORISED: 'Credit Left', PAID: 'Used Up', VOIDED: 'Voided' };
const types = { 'RECEIVE-OVERPAYMENT': 'Received', 'SPEND-OVERPAYMENT': 'Spent', AROVERPAYMENT: 'Receivable' };

/** Money paid beyond what was due, made by a bank transaction of that type (https://developer.xero.com/documentation/api/accounting/overpayments). */
export const overpayment = resource({
	label: 'Overpayment',
	plural: 'Overpayments',
	path: '/Overpayments',
	permission: 'payments',
	paged: true,
	envelope: { one: 'Overpayments', many: 'Overpayments' },
	id: 'OverpaymentID',
	title: 'Reference',
	modified: 'UpdatedDateUTC',
	since: { header: 'If-Modified-Since' },
	byId: { parameter: 'where', atOnce: 40 },
	parameters: { unitdp: '4' },
	fields: {
		OverpaymentID: text('Overpayment ID'),
		Type: readOnly(choice('Type', types)),
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
	},
	operations: {
		get: get(),
		getMany: getMany({
			status: oneOf('Status', 'Status', statuses),
			type: oneOf('Type', 'Type', types),
			References: list('References'),
			...dated,
			...ofContact,
			...modifiedSince,
			...where,
			...order,
		}),
		...allocating('overpayment'),
	},
});
