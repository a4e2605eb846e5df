import { choice, date, decimal, link, resource, text, type Resource } from '../apis/define';

/** What mappings make that is no record of a vendor's, by the names that their `to` and the Record Validator use. */

/** Credit that is set against a document: the workflow looks up the ids by the numbers, and the node's Allocate operation takes the rest. */
export const allocation = resource({
	label: 'Allocation',
	plural: 'Allocations',
	path: '/CreditNotes',
	envelope: { one: 'Allocations', many: 'Allocations' },
	id: 'Source',
	title: 'CreditNoteNumber',
	fields: {
		CreditNoteNumber: text('Credit Note Number'),
		InvoiceNumber: text('Invoice Number', { hint: 'Of the invoice or bill that the credit is set against' }),
		Invoice: link('Invoice', { resource: 'invoice', keys: { id: 'InvoiceID' } }),
		Amount: decimal('Amount'),
		Date: date('Date'),
		Source: text('Source', { hint: 'The application in Zoho' }),
	},
	operations: {
		create: {
			label: 'Create',
			action: 'Create allocation',
			does: 'create',
			method: 'PUT',
			path: '',
			requires: ['CreditNoteNumber', 'InvoiceNumber', 'Amount', 'Date'],
		},
	},
});

/** An option of a tracking category, for the node's Add Option operation. */
export const trackingOption = resource({
	label: 'Tracking Option',
	plural: 'Tracking Options',
	path: '/TrackingCategories',
	envelope: { one: 'Options', many: 'Options' },
	id: 'Name',
	title: 'Name',
	fields: { Category: text('Category', { max: 100 }), Name: text('Option Name', { max: 100 }) },
	operations: { create: { label: 'Create', action: 'Create tracking option', does: 'create', method: 'PUT', path: '', requires: ['Category', 'Name'] } },
});

const toDo = (record: string, open: Readonly<Record<string, string>>) => choice(`What to Do With the ${record}`, { ...open, void: 'Void', nothing: 'Nothing' });

const statusOf = (record: string, name: 'invoice' | 'bill', open: Readonly<Record<string, string>>): Resource =>
	resource({
		label: `${record} Status`,
		plural: `${record} Statuses`,
		path: `/${name}s`,
		envelope: { one: name, many: `${name}s` },
		id: 'id',
		title: 'number',
		fields: { id: text(`${record} ID`), number: text(`${record} Number`), operation: toDo(record, open) },
		operations: { create: { label: 'Create', action: `Create ${name} status`, does: 'create', method: 'POST', path: '', requires: ['number', 'operation'] } },
	});

/** What is to be done in Zoho Books because of a document's status in Xero: one of the node's operations. */
export const invoiceStatus = statusOf('Invoice', 'invoice', { markAsSent: 'Mark as Sent' });
export const billStatus = statusOf('Bill', 'bill', { markAsOpen: 'Mark as Open' });

/** A row of the mapping tables. */
export const mappingRow = resource({
	label: 'Mapping Row',
	plural: 'Mapping Rows',
	path: '',
	envelope: { one: 'row', many: 'rows' },
	id: 'source_value',
	title: 'note',
	fields: {
		kind: text('Kind'),
		source_app: text('Source Application'),
		source_value: text('Source Value'),
		target_app: text('Target Application'),
		target_value: text('Target Value', { hint: 'Blank where nothing was found: fill it in' }),
		note: text('Note'),
	},
	operations: {
		create: {
			label: 'Create',
			action: 'Create mapping row',
			does: 'create',
			method: 'POST',
			path: '',
			requires: ['kind', 'source_app', 'source_value', 'target_app'],
		},
	},
});

/** Money that goes back to a customer out of a credit note: the node's Refund operation takes it. */
export const creditNoteRefund = resource({
	label: 'Credit Note Refund',
	plural: 'Credit Note Refunds',
	path: '/creditnotes',
	envelope: { one: 'creditnote_refund', many: 'creditnote_refunds' },
	id: 'reference_number',
	title: 'reference_number',
	fields: {
		date: date('Date'),
		amount: decimal('Amount'),
		from_account_id: link('From Account', { resource: 'account' }),
		refund_mode: text('Refund Mode', { max: 100 }),
		reference_number: text('Reference Number', { max: 100 }),
	},
	operations: {
		create: {
			label: 'Create',
			action: 'Create credit note refund',
			does: 'create',
			method: 'POST',
			path: '',
			requires: ['date', 'amount', 'from_account_id'],
		},
	},
});
