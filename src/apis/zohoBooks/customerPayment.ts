import { date, decimal, link, longText, moment, readOnly, resource, rows, text } from '../define';
import { customFields } from '../zohoFinance/customFields';
import { dates, modifiedSince, searchText, sortOrder, verbs } from '../zohoFinance/verbs';

const { create, update, upsert, get, getMany, delete: remove } = verbs('customer payment', 'customer payments');

/** Money received from a customer, applied to invoices (https://www.zoho.com/books/api/v3/customer-payments/). */
export const customerPayment = resource({
	label: 'Customer Payment',
	plural: 'Customer Payments',
	path: '/customerpayments',
	permission: 'books',
	paged: true,
	// The specification writes customer_payments; live answers say customerpayments.
	envelope: { one: 'payment', many: 'customerpayments' },
	id: 'payment_id',
	title: 'payment_number',
	modified: 'last_modified_time',
	// No filter and no sorting by change: rows are compared.
	since: { compare: 'last_modified_time' },
	key: { field: 'reference_number', find: { parameter: 'reference_number', atOnce: 1 } },
	fields: {
		payment_id: text('Payment ID'),
		payment_number: readOnly(text('Payment Number')),
		customer_id: link('Customer', { resource: 'contact' }),
		customer_name: readOnly(text('Customer Name')),
		payment_mode: text('Payment Mode', { max: 100, hint: 'Such as check, cash, creditcard or banktransfer' }),
		amount: decimal('Amount'),
		date: date('Date'),
		reference_number: text('Reference Number', { max: 100 }),
		description: longText('Description'),
		account_id: text('Deposit To Account ID'),
		account_name: readOnly(text('Deposit To')),
		currency_code: readOnly(text('Currency Code')),
		exchange_rate: decimal('Exchange Rate'),
		bank_charges: decimal('Bank Charges'),
		invoices: rows('Invoices', {
			invoice_id: link('Invoice', { resource: 'invoice' }),
			amount_applied: decimal('Amount Applied'),
			invoice_number: readOnly(text('Invoice Number')),
		}),
		...customFields,
		unused_amount: readOnly(decimal('Unused Amount')),
		created_time: readOnly(moment('Created')),
		last_modified_time: readOnly(moment('Modified')),
	},
	operations: {
		create: create(['customer_id', 'payment_mode', 'amount', 'date']),
		upsert: upsert(['reference_number', 'customer_id', 'payment_mode', 'amount', 'date']),
		update: update(),
		get: get(),
		getMany: getMany({
			reference_number: text('Reference Number'),
			customer_id: link('Customer', { resource: 'contact' }),
			...searchText,
			...dates,
			...modifiedSince,
			...sortOrder,
		}),
		delete: remove(),
	},
});
