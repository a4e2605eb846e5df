import { choice, date, decimal, link, longText, readOnly, resource, rows, text } from '../define';
import { appliedTo, balance, customFields, documents, times, vendor } from '../zohoFinance/documents';
import { paymentModes, refundInputs, refundPart, vendorFilter } from '../zohoFinance/purchases';
import { dates, filterBy, modifiedSince, searchText, sortColumn, sortOrder, verbs, withDetails } from '../zohoFinance/verbs';

const { create, update, upsertByUniqueField, get, getMany, delete: remove, ...further } = verbs('vendor payment', 'vendor payments');

const refundId = { vendorpayment_refund_id: text('Refund ID') };
const refund = refundPart('vendorpayment_refund_id', { one: 'vendorpayment_refund', many: 'vendorpayment_refunds' }, 'to_account_id');
const refunding = refundInputs('to_account_id');
const needed = ['date', 'amount', 'to_account_id'];

/** Money paid to a vendor, applied to bills (https://www.zoho.com/books/api/v3/vendor-payments/). */
export const vendorPayment = resource({
	label: 'Vendor Payment',
	plural: 'Vendor Payments',
	path: '/vendorpayments',
	permission: 'books',
	paged: true,
	envelope: { one: 'vendorpayment', many: 'vendorpayments' },
	id: 'payment_id',
	title: 'payment_number',
	modified: 'last_modified_time',
	since: { parameter: 'last_modified_time' },
	key: { field: 'reference_number', taken: 'again', find: { parameter: 'reference_number', atOnce: 1 } },
	fields: {
		payment_id: text('Payment ID'),
		payment_number: readOnly(text('Payment Number')),
		...vendor,
		payment_mode: text('Payment Mode', { hint: 'Such as check, cash, creditcard or banktransfer' }),
		amount: decimal('Amount'),
		date: date('Date'),
		reference_number: text('Reference Number'),
		description: longText('Description'),
		paid_through_account_id: link('Paid Through', { resource: 'account' }),
		paid_through_account_name: readOnly(text('Paid Through')),
		currency_code: readOnly(text('Currency Code')),
		exchange_rate: decimal('Exchange Rate', { hint: "Units of the organization's currency for one unit of the vendor's" }),
		bills: rows(
			'Bills',
			{ bill_payment_id: text('Application ID'), ...appliedTo('bill', 'Bill') },
			{ hint: 'On update, replaces what the payment was applied to' },
		),
		location_id: link('Location', { resource: 'location' }),
		...customFields,
		status: readOnly(choice('Status', { paid: 'Paid', draft: 'Draft' })),
		...balance,
		...documents,
		...times,
	},
	operations: {
		create: create(['vendor_id', 'amount']),
		upsert: upsertByUniqueField(['reference_number', 'vendor_id', 'amount']),
		update: update(),
		get: get(),
		getMany: getMany({
			reference_number: text('Reference Number'),
			payment_number: text('Payment Number'),
			...vendorFilter,
			bill_id: link('Bill', { resource: 'bill' }),
			payment_mode: text('Payment Mode'),
			...searchText,
			...dates,
			...filterBy(paymentModes),
			...modifiedSince,
			...withDetails,
			...sortColumn({ amount: 'Amount', balance: 'Balance', date: 'Date', reference_number: 'Reference Number', vendor_name: 'Vendor' }),
			...sortOrder,
		}),
		email: { ...further.email(), needs: ['to_mail_ids', 'subject', 'body'] },
		refund: further.writePart('Refund', '/refunds', refund, refunding, needed),
		getRefunds: further.listPart('Get Refunds', '/refunds', refund),
		updateRefund: further.writePart('Update Refund', '/refunds/{vendorpayment_refund_id}', refund, { ...refundId, ...refunding }, needed, {
			method: 'PUT',
			repeatable: true,
		}),
		deleteRefund: further.deletePart('Delete Refund', '/refunds/{vendorpayment_refund_id}', refundId),
		delete: remove(),
	},
});
