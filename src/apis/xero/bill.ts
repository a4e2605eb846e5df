import { date, resource, text } from '../define';
import { document, documentFilters } from './invoice';
import { lineItems } from './documents';
import { verbs } from './verbs';

const { create, update, upsert, get, getMany, become, downloadPdf } = verbs('bill', 'bills');

/** A bill is an ACCPAY invoice: same path, but its number is the supplier's and not unique, so it is looked up before it is written. */
export const bill = resource({
	label: 'Bill',
	plural: 'Bills',
	path: '/Invoices',
	permission: 'invoices',
	paged: true,
	envelope: { one: 'Invoices', many: 'Invoices' },
	id: 'InvoiceID',
	title: 'InvoiceNumber',
	modified: 'UpdatedDateUTC',
	since: { header: 'If-Modified-Since' },
	key: { field: 'InvoiceNumber', taken: 'again', shared: true, find: { parameter: 'InvoiceNumbers', atOnce: 40 }, within: ['Contact'] },
	byId: { parameter: 'IDs', atOnce: 40 },
	// Without it Xero rounds unit amounts to two decimals, when reading and when writing.
	parameters: { unitdp: '4' },
	fixed: { Type: 'ACCPAY' },
	fields: {
		...document,
		LineItems: lineItems('purchases'),
		InvoiceNumber: text('Bill Number', { max: 255, hint: "The supplier's number; Xero shows it as the reference" }),
		PlannedPaymentDate: date('Planned Payment Date'),
	},
	operations: {
		create: create(['Contact', 'LineItems']),
		upsert: upsert(['InvoiceNumber', 'Contact', 'LineItems']),
		update: update(),
		get: get(),
		getMany: getMany(documentFilters),
		submit: become('Submit for Approval', { Status: 'SUBMITTED' }),
		approve: become('Approve', { Status: 'AUTHORISED' }),
		downloadPdf: downloadPdf(),
		delete: become('Delete', { Status: 'DELETED' }),
		void: become('Void', { Status: 'VOIDED' }),
	},
});
