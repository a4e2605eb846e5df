import { choice, date, decimal, integer, link, longText, readOnly, resource, rows, text, type Fields, type Part } from '../define';
import { address } from '../zohoFinance/customFields';
import { balance, customer, customFields, documents, tags, times, totals, wording } from '../zohoFinance/documents';
import { filterBy, modifiedSince, sortColumn, sortOrder, verbs, withDetails } from '../zohoFinance/verbs';
import { documentFiles, emailed } from '../zohoFinance/sales';

const { create, update, get, getMany, delete: remove, act, ...further } = verbs('retainer invoice', 'retainer invoices');

const applications: Fields = {
	invoice_payments: rows('Invoices', {
		invoice_id: link('Invoice', { resource: 'invoice' }),
		amount_applied: decimal('Amount Applied'),
		apply_date: date('Applied On'),
	}),
};
const application: Part = { envelope: { one: 'invoice_payments', many: 'invoice_payments' }, fields: applications };

/** What customers pay in advance (https://www.zoho.com/books/api/v3/retainer-invoices/). Zoho numbers them and has no look-up by number. */
export const retainerInvoice = resource({
	label: 'Retainer Invoice',
	plural: 'Retainer Invoices',
	path: '/retainerinvoices',
	permission: 'books',
	paged: true,
	envelope: { one: 'retainerinvoice', many: 'retainerinvoices' },
	id: 'retainerinvoice_id',
	title: 'retainerinvoice_number',
	modified: 'last_modified_time',
	// No filter by change is documented: rows are compared.
	since: { compare: 'last_modified_time' },
	fields: {
		retainerinvoice_id: text('Retainer Invoice ID'),
		retainerinvoice_number: readOnly(text('Retainer Invoice Number')),
		reference_number: text('Reference Number', { max: 100 }),
		...customer,
		line_items: rows(
			'Line Items',
			{
				line_item_id: text('Line Item ID', { hint: 'Keeps an existing line on update' }),
				description: longText('Description', { max: 2000 }),
				rate: decimal('Amount'),
				item_order: integer('Order'),
				tax_name: readOnly(text('Tax')),
				tax_percentage: readOnly(decimal('Tax Percentage')),
				item_total: readOnly(decimal('Line Total')),
			},
			{ rowId: 'line_item_id' },
		),
		date: date('Date'),
		...wording,
		project_id: link('Project', { resource: 'project' }),
		location_id: link('Location', { resource: 'location' }),
		template_id: text('Template ID'),
		tags,
		currency_id: readOnly(text('Currency ID')),
		currency_code: readOnly(text('Currency Code')),
		exchange_rate: readOnly(decimal('Exchange Rate')),
		billing_address: readOnly(address('Billing Address')),
		shipping_address: readOnly(address('Shipping Address')),
		...customFields,
		status: readOnly(
			choice('Status', {
				draft: 'Draft',
				pending_approval: 'Pending Approval',
				approved: 'Approved',
				sent: 'Sent',
				viewed: 'Viewed',
				overdue: 'Overdue',
				partially_paid: 'Partially Paid',
				paid: 'Paid',
				partially_drawn: 'Partially Drawn',
				drawn: 'Drawn',
				void: 'Void',
			}),
		),
		sub_total: totals.sub_total,
		total: totals.total,
		payment_made: readOnly(decimal('Payment Made')),
		payment_drawn: readOnly(decimal('Payment Drawn')),
		...balance,
		...documents,
		...times,
	},
	operations: {
		create: create(['customer_id', 'line_items']),
		update: update(),
		get: get(),
		getMany: getMany({
			...filterBy({
				'Status.All': 'All',
				'Status.Draft': 'Draft',
				'Status.Sent': 'Sent',
				'Status.Unpaid': 'Unpaid',
				'Status.PartiallyPaid': 'Partially Paid',
				'Status.Paid': 'Paid',
				'Status.Void': 'Void',
			}),
			...modifiedSince,
			...withDetails,
			...sortColumn({ balance: 'Balance', created_time: 'Created', customer_name: 'Customer', date: 'Date', total: 'Total' }),
			...sortOrder,
		}),
		markAsSent: act('Mark as Sent', '/status/sent'),
		markAsDraft: act('Mark as Draft', '/status/draft'),
		void: act('Void', '/status/void'),
		...further.approvals(),
		email: emailed(further.email(), ['to_mail_ids']),
		pdf: further.pdf(),
		applyToInvoices: {
			...further.writePart('Apply to Invoices', '/invoices', application, applications, ['invoice_payments']),
			action: 'Apply retainer invoice to invoices',
		},
		deleteApplication: further.deletePart('Delete Application', '/invoices/{invoice_id}', { invoice_id: link('Invoice', { resource: 'invoice' }) }),
		uploadAttachment: further.attachments().uploadAttachment,
		downloadAttachment: further.attachments().downloadAttachment,
		deleteAttachment: documentFiles('retainer invoice').deleteAttachment,
		...further.comments(),
		delete: remove(),
	},
});
