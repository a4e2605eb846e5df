import { date, decimal, integer, link, readOnly, resource, rows, text, type Part } from '../define';
import { address } from '../zohoFinance/customFields';
import { currency, customer, customFields, lines, salesAmounts, salesLine, tags, times, totals, wording } from '../zohoFinance/documents';
import { recurrence, recurringStatus } from '../zohoFinance/purchases';
import { customerFilter } from '../zohoFinance/sales';
import { filterBy, modifiedSince, searchText, sortColumn, sortOrder, verbs, withDetails } from '../zohoFinance/verbs';

const { create, update, upsertByUniqueField, get, getMany, delete: remove, act, listPart } = verbs('recurring invoice', 'recurring invoices');

const made: Part = {
	envelope: { one: 'invoice_history', many: 'invoice_history' },
	fields: {
		invoice_id: link('Invoice', { resource: 'invoice' }),
		invoice_number: readOnly(text('Invoice Number')),
		reference_number: readOnly(text('Reference Number')),
		customer_name: readOnly(text('Customer Name')),
		date: readOnly(date('Date')),
		due_date: readOnly(date('Due Date')),
		total: readOnly(decimal('Total')),
		balance: readOnly(decimal('Balance')),
		status: readOnly(text('Status')),
	},
};

/** What customers are billed again and again (https://www.zoho.com/books/api/v3/recurring-invoices/). */
export const recurringInvoice = resource({
	label: 'Recurring Invoice',
	plural: 'Recurring Invoices',
	path: '/recurringinvoices',
	permission: 'books',
	paged: true,
	envelope: { one: 'recurring_invoice', many: 'recurring_invoices' },
	id: 'recurring_invoice_id',
	title: 'recurrence_name',
	modified: 'last_modified_time',
	// No filter by change is documented: rows are compared.
	since: { compare: 'last_modified_time' },
	key: { field: 'recurrence_name', find: { parameter: 'recurrence_name', atOnce: 1 } },
	fields: {
		recurring_invoice_id: text('Recurring Invoice ID'),
		...recurrence,
		reference_number: text('Reference Number'),
		...customer,
		line_items: lines(salesLine),
		payment_terms: integer('Payment Terms', { hint: 'Days' }),
		payment_terms_label: text('Payment Terms Label'),
		...currency,
		...salesAmounts,
		...wording,
		salesperson_name: text('Salesperson'),
		contact_persons_associated: rows('Contact Persons', { contact_person_id: text('Contact Person ID') }),
		location_id: link('Location', { resource: 'location' }),
		template_id: text('Template ID'),
		tags,
		billing_address: readOnly(address('Billing Address')),
		shipping_address: readOnly(address('Shipping Address')),
		...customFields,
		last_sent_date: readOnly(date('Last Invoice')),
		next_invoice_date: readOnly(date('Next Invoice')),
		...totals,
		...times,
	},
	operations: {
		create: create(['recurrence_name', 'customer_id', 'recurrence_frequency', 'line_items']),
		upsert: upsertByUniqueField(['recurrence_name', 'customer_id', 'recurrence_frequency', 'line_items']),
		update: update(),
		get: get(),
		getMany: getMany({
			recurrence_name: text('Name'),
			...customerFilter,
			item_id: link('Item', { resource: 'item' }),
			...recurringStatus,
			...searchText,
			...filterBy({ 'Status.All': 'All', 'Status.Active': 'Active', 'Status.Stopped': 'Stopped', 'Status.Expired': 'Expired' }),
			...modifiedSince,
			...withDetails,
			...sortColumn({ created_time: 'Created', customer_name: 'Customer', next_invoice_date: 'Next Invoice', recurrence_name: 'Name' }),
			...sortOrder,
		}),
		stop: act('Stop', '/status/stop'),
		resume: act('Resume', '/status/resume'),
		getInvoices: listPart('Get Invoices', '/invoices', made),
		delete: remove(),
	},
});
