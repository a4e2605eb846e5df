import { date, decimal, link, longText, moment, readOnly, resource, rows, text, type Part } from '../define';
import { customFields } from '../zohoFinance/customFields';
import { customer, tags } from '../zohoFinance/documents';
import { paymentModes } from '../zohoFinance/purchases';
import { customerFilter, customerRefund, shownRefund } from '../zohoFinance/sales';
import { dates, filterBy, modifiedSince, searchText, sortOrder, verbs, withDetails } from '../zohoFinance/verbs';

const { create, update, upsertByUniqueField, get, getMany, delete: remove, ...further } = verbs('customer payment', 'customer payments');

const refundId = { payment_refund_id: text('Refund ID') };
const refund: Part = {
	// One refund comes under the same name as many.
	envelope: { one: 'payment_refunds', many: 'payment_refunds' },
	fields: {
		...refundId,
		payment_id: link('Customer Payment', { resource: 'customerPayment' }),
		payment_number: readOnly(text('Payment Number')),
		...shownRefund,
	},
};
const refundNeeds = ['date', 'amount', 'from_account_id'];

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
	key: { field: 'reference_number', taken: 'again', find: { parameter: 'reference_number', atOnce: 1 } },
	fields: {
		payment_id: text('Payment ID'),
		payment_number: readOnly(text('Payment Number')),
		...customer,
		payment_mode: text('Payment Mode', { max: 100, hint: 'Such as check, cash, creditcard or banktransfer' }),
		amount: decimal('Amount'),
		date: date('Date'),
		reference_number: text('Reference Number', { max: 100 }),
		description: longText('Description'),
		account_id: link('Deposit To', { resource: 'account' }),
		account_name: readOnly(text('Deposit To')),
		currency_code: readOnly(text('Currency Code')),
		exchange_rate: decimal('Exchange Rate'),
		bank_charges: decimal('Bank Charges'),
		invoices: rows('Invoices', {
			invoice_id: link('Invoice', { resource: 'invoice' }),
			amount_applied: decimal('Amount Applied'),
			tax_amount_withheld: decimal('Tax Withheld'),
			invoice_number: readOnly(text('Invoice Number')),
			invoice_payment_id: readOnly(text('Application ID')),
		}),
		retainerinvoice_id: link('Retainer Invoice', { resource: 'retainerInvoice' }),
		location_id: link('Location', { resource: 'location' }),
		tags,
		...customFields,
		unused_amount: readOnly(decimal('Unused Amount')),
		created_time: readOnly(moment('Created')),
		last_modified_time: readOnly(moment('Modified')),
	},
	operations: {
		create: create(['customer_id', 'payment_mode', 'amount', 'date']),
		upsert: upsertByUniqueField(['reference_number', 'customer_id', 'payment_mode', 'amount', 'date']),
		update: update(),
		get: get(),
		getMany: getMany({
			reference_number: text('Reference Number'),
			...customerFilter,
			payment_mode: text('Payment Mode'),
			...searchText,
			...dates,
			...filterBy(paymentModes),
			...modifiedSince,
			...withDetails,
			...sortOrder,
		}),
		pdf: further.pdf(),
		refund: { ...further.writePart('Refund', '/refunds', refund, customerRefund, refundNeeds), action: 'Refund customer payment' },
		getRefunds: further.listPart('Get Refunds', '/refunds', refund),
		getRefund: {
			...get(),
			label: 'Get Refund',
			action: 'Get refund of customer payment',
			path: '/{id}/refunds/{payment_refund_id}',
			of: refund,
			inputs: refundId,
		},
		updateRefund: further.writePart('Update Refund', '/refunds/{payment_refund_id}', refund, { ...refundId, ...customerRefund }, refundNeeds, {
			method: 'PUT',
			repeatable: true,
		}),
		deleteRefund: further.deletePart('Delete Refund', '/refunds/{payment_refund_id}', refundId),
		delete: remove(),
	},
});
