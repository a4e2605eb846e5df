import { choice, flag, integer, longText, moment, readOnly, resource, text, url } from '../define';

/** What belongs to records of many kinds: files and notes. */

const documents = {
	BankTransactions: 'Bank Transaction',
	BankTransfers: 'Bank Transfer',
	Contacts: 'Contact',
	CreditNotes: 'Credit Note',
	Invoices: 'Invoice or Bill',
	ManualJournals: 'Manual Journal',
	PurchaseOrders: 'Purchase Order',
	Quotes: 'Quote',
	RepeatingInvoices: 'Repeating Invoice',
};

const of = (choices: Readonly<Record<string, string>>) => ({ Endpoint: choice('Belongs To', choices), RecordID: text('Record ID') });
const holder = of({ Accounts: 'Account', ...documents });
const noted = of({
	...documents,
	BatchPayments: 'Batch Payment',
	Items: 'Item',
	Overpayments: 'Overpayment',
	Payments: 'Payment',
	Prepayments: 'Prepayment',
});

/** Up to ten files on a record (https://developer.xero.com/documentation/api/accounting/attachments). */
export const attachment = resource({
	label: 'Attachment',
	plural: 'Attachments',
	path: '',
	permission: 'attachments',
	envelope: { one: 'Attachments', many: 'Attachments' },
	id: 'AttachmentID',
	title: 'FileName',
	fields: {
		AttachmentID: text('Attachment ID'),
		FileName: readOnly(text('File Name')),
		MimeType: readOnly(text('Media Type')),
		ContentLength: readOnly(integer('Size', { hint: 'Bytes' })),
		IncludeOnline: readOnly(flag('Include Online')),
		Url: readOnly(url('Address')),
	},
	operations: {
		getMany: { label: 'Get Many', action: 'Get many attachments', does: 'getMany', method: 'GET', path: '/{Endpoint}/{RecordID}/Attachments', inputs: holder },
		download: {
			label: 'Download',
			action: 'Download attachment',
			does: 'download',
			method: 'GET',
			path: '/{Endpoint}/{RecordID}/Attachments/{AttachmentID}',
			inputs: { ...holder, AttachmentID: text('Attachment ID or File Name') },
			accept: 'application/octet-stream',
		},
		upload: {
			label: 'Upload',
			action: 'Upload attachment',
			does: 'upload',
			method: 'PUT',
			path: '/{Endpoint}/{RecordID}/Attachments/{FileName}',
			inputs: {
				...holder,
				FileName: text('File Name', { hint: 'The name of the file if left out; a file of that name is replaced' }),
				IncludeOnline: flag('Include Online', { hint: 'Customers see it with the online invoice; sales invoices and customer credits only' }),
			},
			repeatable: true,
		},
	},
});

/** What happened to a record, and notes on it, which stay for good (https://developer.xero.com/documentation/api/accounting/historyandnotes). */
export const history = resource({
	label: 'History',
	plural: 'History',
	path: '',
	envelope: { one: 'HistoryRecords', many: 'HistoryRecords' },
	id: 'DateUTC',
	title: 'Details',
	fields: {
		Details: longText('Note', { max: 2500 }),
		Changes: readOnly(text('Changes')),
		User: readOnly(text('User')),
		DateUTC: readOnly(moment('Time')),
	},
	operations: {
		getMany: {
			label: 'Get Many',
			action: 'Get many history records',
			does: 'getMany',
			method: 'GET',
			path: '/{Endpoint}/{RecordID}/History',
			inputs: noted,
		},
		addNote: {
			label: 'Add Note',
			action: 'Add note to history',
			does: 'writePart',
			method: 'PUT',
			path: '/{Endpoint}/{RecordID}/History',
			of: { envelope: { one: 'HistoryRecords', many: 'HistoryRecords' }, fields: { Details: longText('Note', { max: 2500 }) } },
			inputs: {
				...noted,
				Details: longText('Note', { max: 2500, hint: 'Cannot be changed or deleted afterwards' }),
			},
			needs: ['Details'],
		},
	},
});
