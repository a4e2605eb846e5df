import { choice, date, decimal, integer, link, readOnly, resource, rows, text, type Fields, type Part } from '../define';
import { address } from '../zohoFinance/customFields';
import { balance, currency, customer, customFields, documents, lines, salesAmounts, salesLine, times, totals, wording } from '../zohoFinance/documents';
import { dates, filterBy, modifiedSince, searchText, sortColumn, sortOrder, verbs, withDetails } from '../zohoFinance/verbs';

const { create, update, upsertByUniqueField, get, getMany, delete: remove, act, ...further } = verbs('invoice', 'invoices');

const credits: Fields = {
	apply_creditnotes: rows('Credit Notes', { creditnote_id: link('Credit Note', { resource: 'creditNote' }), amount_applied: decimal('Amount Applied') }),
	invoice_payments: rows('Payments', { payment_id: link('Customer Payment', { resource: 'customerPayment' }), amount_applied: decimal('Amount Applied') }),
};

const creditPart: Part = { envelope: { one: 'use_credits', many: 'use_credits' }, fields: credits };

const applied: Part = {
	envelope: { one: 'credit', many: 'credits' },
	fields: {
		creditnotes_invoice_id: text('Application ID'),
		creditnote_id: link('Credit Note', { resource: 'creditNote' }),
		creditnotes_number: readOnly(text('Credit Note Number')),
		credited_amount: readOnly(decimal('Amount')),
		credited_date: readOnly(date('Date')),
	},
};

const payment: Part = {
	envelope: { one: 'payment', many: 'payments' },
	fields: {
		payment_id: link('Customer Payment', { resource: 'customerPayment' }),
		invoice_payment_id: text('Application ID'),
		payment_mode: readOnly(text('Payment Mode')),
		reference_number: readOnly(text('Reference Number')),
		amount: readOnly(decimal('Amount')),
		date: readOnly(date('Date')),
	},
};

/** What customers are billed (https://www.zoho.com/books/api/v3/invoices/). */
export const invoice = resource({
	label: 'Invoice',
	plural: 'Invoices',
	path: '/invoices',
	permission: 'books',
	paged: true,
	envelope: { one: 'invoice', many: 'invoices' },
	id: 'invoice_id',
	title: 'invoice_number',
	modified: 'last_modified_time',
	since: { parameter: 'last_modified_time' },
	key: { field: 'invoice_number', find: { parameter: 'invoice_number', atOnce: 1 } },
	fields: {
		invoice_id: text('Invoice ID'),
		invoice_number: text('Invoice Number', { max: 100, hint: 'Zoho Books numbers the invoice if left out' }),
		reference_number: text('Reference Number', { max: 100 }),
		...customer,
		line_items: lines(salesLine),
		date: date('Date'),
		due_date: date('Due Date'),
		payment_terms: integer('Payment Terms', { hint: 'Days' }),
		...currency,
		...salesAmounts,
		...wording,
		salesorder_id: readOnly(text('Sales Order ID')),
		salesorder_number: readOnly(text('Sales Order Number')),
		recurring_invoice_id: readOnly(text('Recurring Invoice ID')),
		billing_address: readOnly(address('Billing Address')),
		shipping_address: readOnly(address('Shipping Address')),
		...customFields,
		status: readOnly(
			choice('Status', {
				draft: 'Draft',
				sent: 'Sent',
				viewed: 'Viewed',
				overdue: 'Overdue',
				unpaid: 'Unpaid',
				partially_paid: 'Partially Paid',
				paid: 'Paid',
				void: 'Void',
				pending_approval: 'Pending Approval',
				approved: 'Approved',
			}),
		),
		...totals,
		...balance,
		payment_made: readOnly(decimal('Payment Made')),
		...documents,
		...times,
	},
	operations: {
		create: create(['customer_id', 'line_items']),
		upsert: upsertByUniqueField(['invoice_number', 'customer_id', 'line_items']),
		update: update(),
		get: get(),
		getMany: getMany({
			invoice_number: text('Invoice Number'),
			reference_number: text('Reference Number'),
			customer_id: link('Customer', { resource: 'contact' }),
			status: choice('Status', {
				draft: 'Draft',
				overdue: 'Overdue',
				paid: 'Paid',
				partially_paid: 'Partially Paid',
				sent: 'Sent',
				unpaid: 'Unpaid',
				viewed: 'Viewed',
				void: 'Void',
			}),
			...searchText,
			...dates,
			...filterBy({
				'Status.All': 'All',
				'Status.Draft': 'Draft',
				'Status.OverDue': 'Overdue',
				'Status.Paid': 'Paid',
				'Status.Sent': 'Sent',
				'Status.Unpaid': 'Unpaid',
				'Status.Void': 'Void',
			}),
			...modifiedSince,
			...withDetails,
			...sortColumn({
				balance: 'Balance',
				created_time: 'Created',
				customer_name: 'Customer',
				date: 'Date',
				due_date: 'Due Date',
				invoice_number: 'Invoice Number',
				total: 'Total',
			}),
			...sortOrder,
		}),
		markAsSent: act('Mark as Sent', '/status/sent'),
		markAsDraft: act('Mark as Draft', '/status/draft'),
		void: act('Void', '/status/void'),
		...further.approvals(),
		reject: act('Reject', '/reject'),
		writeOff: act('Write Off', '/writeoff'),
		cancelWriteOff: act('Cancel Write-Off', '/writeoff/cancel'),
		email: further.email(),
		remind: { ...further.email(), label: 'Send Payment Reminder', action: 'Send payment reminder for invoice', path: '/{id}/paymentreminder' },
		pdf: further.pdf(),
		applyCredits: further.writePart('Apply Credits', '/credits', creditPart, credits, []),
		getCreditsApplied: further.listPart('Get Credits Applied', '/creditsapplied', applied),
		deleteCreditApplied: further.deletePart('Delete Credit Applied', '/creditsapplied/{creditnotes_invoice_id}', {
			creditnotes_invoice_id: text('Application ID'),
		}),
		getPayments: further.listPart('Get Payments', '/payments', payment),
		...further.attachments(),
		...further.comments(),
		delete: remove(),
	},
});
