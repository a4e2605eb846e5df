import { choice, date, decimal, flag, link, longText, readOnly, resource, rows, text, type Fields, type Part } from '../define';
import { appliedTo, balance, currency, customFields, documents, lines, times, totals, vendor } from '../zohoFinance/documents';
import { approvalStates, plainPurchaseLine, refundInputs, refundPart, sortedBy } from '../zohoFinance/purchases';
import { dates, filterBy, modifiedSince, searchText, verbs, withDetails } from '../zohoFinance/verbs';

const { create, update, upsert, get, getMany, delete: remove, act, ...further } = verbs('vendor credit', 'vendor credits');

const bills: Fields = { bills: rows('Bills', { bill_id: link('Bill', { resource: 'bill' }), amount_applied: decimal('Amount Applied') }) };
const billPart: Part = { envelope: { one: 'bills', many: 'bills' }, fields: bills };

const applicationId = { vendor_credit_bill_id: text('Application ID') };
const { amount_applied: _, ...creditedBill } = appliedTo('bill', 'Bill');
const credited: Part = {
	envelope: { one: 'bill', many: 'bills_credited' },
	fields: { ...applicationId, ...creditedBill, amount: readOnly(decimal('Amount')) },
};

const refundId = { vendor_credit_refund_id: text('Refund ID') };
const refund = refundPart('vendor_credit_refund_id', { one: 'vendor_credit_refund', many: 'vendor_credit_refunds' }, 'account_id');
const refunding = refundInputs('account_id');
const needed = ['date', 'amount', 'account_id'];

const statuses = { draft: 'Draft', open: 'Open', closed: 'Closed', void: 'Void', ...approvalStates };

/** What vendors owe back (https://www.zoho.com/books/api/v3/vendor-credits/). */
export const vendorCredit = resource({
	label: 'Vendor Credit',
	plural: 'Vendor Credits',
	path: '/vendorcredits',
	permission: 'books',
	paged: true,
	envelope: { one: 'vendor_credit', many: 'vendorcredits' },
	id: 'vendor_credit_id',
	title: 'vendor_credit_number',
	modified: 'last_modified_time',
	since: { parameter: 'last_modified_time' },
	key: { field: 'vendor_credit_number', find: { parameter: 'vendor_credit_number', atOnce: 1 } },
	fields: {
		vendor_credit_id: text('Vendor Credit ID'),
		vendor_credit_number: text('Vendor Credit Number', { max: 100, hint: 'Zoho Books numbers the credit if left out' }),
		reference_number: text('Reference Number', { max: 100 }),
		...vendor,
		line_items: lines(plainPurchaseLine),
		date: date('Date'),
		...currency,
		is_inclusive_tax: flag('Prices Include Tax'),
		notes: longText('Notes', { max: 5000 }),
		location_id: link('Location', { resource: 'location' }),
		...customFields,
		status: readOnly(choice('Status', statuses)),
		sub_total: totals.sub_total,
		total: totals.total,
		...balance,
		total_credits_used: readOnly(decimal('Credits Used')),
		total_refunded_amount: readOnly(decimal('Refunded')),
		bills_credited: readOnly(rows('Bills Credited', credited.fields)),
		...documents,
		...times,
	},
	operations: {
		create: create(['vendor_id', 'line_items']),
		upsert: upsert(['vendor_credit_number', 'vendor_id', 'line_items']),
		update: update(),
		get: get(),
		getMany: getMany({
			vendor_credit_number: text('Vendor Credit Number'),
			reference_number: text('Reference Number'),
			// The list calls the vendor a customer.
			customer_id: link('Vendor', { resource: 'contact', view: 'vendor' }),
			item_id: link('Item', { resource: 'item' }),
			status: choice('Status', statuses),
			...searchText,
			...dates,
			...filterBy({
				'Status.All': 'All',
				'Status.Draft': 'Draft',
				'Status.Open': 'Open',
				'Status.Closed': 'Closed',
				'Status.Void': 'Void',
				'Status.Pending': 'Pending Approval',
			}),
			...modifiedSince,
			...withDetails,
			...sortedBy('vendor_credit_number', 'Vendor Credit Number', { balance: 'Balance', reference_number: 'Reference Number' }),
		}),
		markAsOpen: act('Mark as Open', '/status/open'),
		void: act('Void', '/status/void'),
		...further.approvals(),
		applyToBills: further.writePart('Apply to Bills', '/bills', billPart, bills, ['bills']),
		getBillsCredited: further.listPart('Get Bills Credited', '/bills', credited),
		deleteBillCredited: further.deletePart('Delete Bill Credited', '/bills/{vendor_credit_bill_id}', applicationId),
		refund: further.writePart('Refund', '/refunds', refund, refunding, needed),
		getRefunds: further.listPart('Get Refunds', '/refunds', refund),
		updateRefund: further.writePart('Update Refund', '/refunds/{vendor_credit_refund_id}', refund, { ...refundId, ...refunding }, needed, {
			method: 'PUT',
			repeatable: true,
		}),
		deleteRefund: further.deletePart('Delete Refund', '/refunds/{vendor_credit_refund_id}', refundId),
		pdf: further.pdf(),
		...further.comments(),
		delete: remove(),
	},
});
