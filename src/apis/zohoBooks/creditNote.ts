import { choice, date, decimal, flag, link, longText, readOnly, resource, rows, text, type Fields, type Part } from '../define';
import { address } from '../zohoFinance/customFields';
import { appliedTo, balance, currency, customer, customFields, documents, lines, salesAmounts, tags, times, totals } from '../zohoFinance/documents';
import { dates, filterBy, modifiedSince, searchText, sortColumn, sortOrder, verbs, withDetails } from '../zohoFinance/verbs';
import { approvalStates } from '../zohoFinance/purchases';
import { creditedLine, customerFilter, customerRefund, documentFiles, emailed, shownRefund } from '../zohoFinance/sales';

const { create, update, upsertByUniqueField, get, getMany, delete: remove, act, ...further } = verbs('credit note', 'credit notes');

const applications: Fields = { invoices: rows('Invoices', appliedTo('invoice', 'Invoice')) };
const applied: Part = { envelope: { one: 'apply_to_invoices', many: 'apply_to_invoices' }, fields: applications };

const credited: Part = {
	envelope: { one: 'invoices_credited', many: 'invoices_credited' },
	fields: {
		creditnote_invoice_id: text('Application ID'),
		invoice_id: link('Invoice', { resource: 'invoice' }),
		invoice_number: readOnly(text('Invoice Number')),
		creditnote_id: link('Credit Note', { resource: 'creditNote' }),
		creditnote_number: readOnly(text('Credit Note Number')),
		credited_amount: readOnly(decimal('Amount')),
		date: readOnly(date('Date')),
	},
};

const refund: Part = {
	envelope: { one: 'creditnote_refund', many: 'creditnote_refunds' },
	fields: {
		creditnote_refund_id: text('Refund ID'),
		creditnote_id: link('Credit Note', { resource: 'creditNote' }),
		creditnote_number: readOnly(text('Credit Note Number')),
		...shownRefund,
	},
};

const statuses = { draft: 'Draft', open: 'Open', closed: 'Closed', void: 'Void', ...approvalStates };

const refundNeeds = ['date', 'amount', 'from_account_id'];
const refundId = { creditnote_refund_id: text('Refund ID') };

/** What customers are given back (https://www.zoho.com/books/api/v3/credit-notes/). */
export const creditNote = resource({
	label: 'Credit Note',
	plural: 'Credit Notes',
	path: '/creditnotes',
	permission: 'books',
	paged: true,
	envelope: { one: 'creditnote', many: 'creditnotes' },
	id: 'creditnote_id',
	title: 'creditnote_number',
	modified: 'last_modified_time',
	since: { parameter: 'last_modified_time' },
	key: { field: 'creditnote_number', find: { parameter: 'creditnote_number', atOnce: 1 } },
	fields: {
		creditnote_id: text('Credit Note ID'),
		creditnote_number: text('Credit Note Number', { max: 100, hint: 'Zoho Books numbers the credit note if left out' }),
		reference_number: text('Reference Number', { max: 100 }),
		...customer,
		line_items: lines(creditedLine),
		date: date('Date'),
		is_draft: flag('Is Draft', { hint: 'It is open from the start if left out' }),
		...currency,
		...salesAmounts,
		notes: longText('Notes', { max: 5000 }),
		terms: longText('Terms', { max: 10_000 }),
		salesperson_name: text('Salesperson'),
		location_id: link('Location', { resource: 'location' }),
		template_id: text('Template ID'),
		tags,
		billing_address: readOnly(address('Billing Address')),
		shipping_address: readOnly(address('Shipping Address')),
		...customFields,
		status: readOnly(choice('Status', statuses)),
		...totals,
		...balance,
		total_credits_used: readOnly(decimal('Credits Used')),
		total_refunded_amount: readOnly(decimal('Refunded')),
		invoices_credited: readOnly(rows('Invoices Credited', credited.fields)),
		...documents,
		...times,
	},
	operations: {
		create: {
			...create(['customer_id', 'date', 'line_items']),
			inputs: { invoice_id: link('Invoice', { resource: 'invoice' }, { hint: 'The invoice that it is applied to at once' }) },
		},
		upsert: upsertByUniqueField(['creditnote_number', 'customer_id', 'date', 'line_items']),
		update: update(),
		get: get(),
		getMany: getMany({
			creditnote_number: text('Credit Note Number'),
			reference_number: text('Reference Number'),
			...customerFilter,
			status: choice('Status', statuses),
			...searchText,
			...dates,
			...filterBy({
				'Status.All': 'All',
				'Status.Draft': 'Draft',
				'Status.Open': 'Open',
				'Status.Closed': 'Closed',
				'Status.Void': 'Void',
			}),
			...modifiedSince,
			...withDetails,
			...sortColumn({
				balance: 'Balance',
				created_time: 'Created',
				creditnote_number: 'Credit Note Number',
				customer_name: 'Customer',
				date: 'Date',
				last_modified_time: 'Modified',
				total: 'Total',
			}),
			...sortOrder,
		}),
		markAsOpen: act('Mark as Open', '/status/open'),
		markAsDraft: act('Mark as Draft', '/status/draft'),
		void: act('Void', '/status/void'),
		...further.approvals(),
		reject: { ...act('Reject', '/reject'), inputs: { reason: longText('Reason', { max: 500 }) } },
		email: emailed(further.email(), ['to_mail_ids', 'subject', 'body'], ['send_from_org_email_id']),
		pdf: further.pdf(),
		applyToInvoices: {
			...further.writePart('Apply to Invoices', '/invoices', applied, applications, ['invoices']),
			action: 'Apply credit note to invoices',
		},
		getInvoicesCredited: further.listPart('Get Invoices Credited', '/invoices', credited),
		deleteApplication: further.deletePart('Delete Application', '/invoices/{creditnote_invoice_id}', {
			creditnote_invoice_id: text('Application ID'),
		}),
		refund: { ...further.writePart('Refund', '/refunds', refund, customerRefund, refundNeeds), action: 'Refund credit note' },
		getRefunds: further.listPart('Get Refunds', '/refunds', refund),
		getRefund: {
			...get(),
			label: 'Get Refund',
			action: 'Get refund of credit note',
			path: '/{id}/refunds/{creditnote_refund_id}',
			of: refund,
			inputs: refundId,
		},
		updateRefund: further.writePart('Update Refund', '/refunds/{creditnote_refund_id}', refund, { ...refundId, ...customerRefund }, refundNeeds, {
			method: 'PUT',
			repeatable: true,
		}),
		deleteRefund: further.deletePart('Delete Refund', '/refunds/{creditnote_refund_id}', refundId),
		uploadAttachment: further.attachments().uploadAttachment,
		...documentFiles('credit note'),
		...further.comments(),
		delete: remove(),
	},
});
