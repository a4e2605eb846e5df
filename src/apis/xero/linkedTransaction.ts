import { choice, link, readOnly, resource, text } from '../define';
import { updated } from './documents';
import { verbs } from './verbs';

const { create, update, get, getMany, remove } = verbs('linked transaction', 'linked transactions');
const statuses = { APPROVED: 'Approved', DRAFT: 'Draft', ONDRAFT: 'On Draft', BILLED: 'Billed', VOIDED: 'Voided' };

/** Billable expenses: a line of a bill that a customer is to pay (https://developer.xero.com/documentation/api/accounting/linkedtransactions). */
export const linkedTransaction = resource({
	label: 'Linked Transaction',
	plural: 'Linked Transactions',
	path: '/LinkedTransactions',
	permission: 'invoices',
	paged: { size: 100 },
	envelope: { one: 'LinkedTransactions', many: 'LinkedTransactions' },
	id: 'LinkedTransactionID',
	title: 'LinkedTransactionID',
	modified: 'UpdatedDateUTC',
	fields: {
		LinkedTransactionID: text('Linked Transaction ID'),
		SourceTransactionID: text('Source Transaction ID', { hint: 'The bill or the spent money' }),
		SourceLineItemID: text('Source Line Item ID'),
		ContactID: link('Contact', { resource: 'contact' }, { hint: 'The customer who is to pay' }),
		TargetTransactionID: text('Target Transaction ID', { hint: 'The sales invoice it goes on' }),
		TargetLineItemID: text('Target Line Item ID'),
		Status: readOnly(choice('Status', statuses)),
		Type: readOnly(text('Type')),
		SourceTransactionTypeCode: readOnly(choice('Source Type', { ACCPAY: 'Bill', SPEND: 'Spent Money' })),
		UpdatedDateUTC: updated,
	},
	operations: {
		create: create(['SourceTransactionID', 'SourceLineItemID'], { batch: 1, bare: true }),
		update: update({ batch: 1 }),
		get: get(),
		getMany: getMany({
			SourceTransactionID: text('Source Transaction ID'),
			TargetTransactionID: text('Target Transaction ID'),
			ContactID: link('Contact', { resource: 'contact' }),
			Status: choice('Status', statuses),
		}),
		delete: remove(),
	},
});
