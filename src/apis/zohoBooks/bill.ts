import { choice, date, decimal, flag, integer, link, list, readOnly, resource, rows, text, type Fields, type Part } from '../define';
import { address } from '../zohoFinance/customFields';
import { balance, currency, customFields, documents, lines, times, totals, vendor, wording } from '../zohoFinance/documents';
import { approvalStates, billLine, sortedBy, vendorFilter } from '../zohoFinance/purchases';
import { dates, filterBy, modifiedSince, searchText, verbs, withDetails } from '../zohoFinance/verbs';

const { create, update, upsertByUniqueField, get, getMany, delete: remove, act, ...further } = verbs('bill', 'bills');

const credits: Fields = {
	apply_vendor_credits: rows('Vendor Credits', {
		vendor_credit_id: link('Vendor Credit', { resource: 'vendorCredit' }),
		amount_applied: decimal('Amount Applied'),
	}),
	bill_payments: rows('Payments', { payment_id: link('Vendor Payment', { resource: 'vendorPayment' }), amount_applied: decimal('Amount Applied') }),
};

const creditPart: Part = { envelope: { one: 'use_credits', many: 'use_credits' }, fields: credits };

const billPaymentId = { bill_payment_id: text('Application ID') };

const payment: Part = {
	envelope: { one: 'payment', many: 'payments' },
	fields: {
		payment_id: link('Vendor Payment', { resource: 'vendorPayment' }),
		...billPaymentId,
		payment_mode: readOnly(text('Payment Mode')),
		reference_number: readOnly(text('Reference Number')),
		amount: readOnly(decimal('Amount')),
		exchange_rate: readOnly(decimal('Exchange Rate')),
		date: readOnly(date('Date')),
		paid_through: readOnly(text('Paid Through')),
	},
};

const statuses = { open: 'Open', overdue: 'Overdue', partially_paid: 'Partially Paid', paid: 'Paid', void: 'Void', draft: 'Draft', ...approvalStates };

/** What vendors bill (https://www.zoho.com/books/api/v3/bills/). The number is the vendor's own, so two vendors may well use the same. */
export const bill = resource({
	label: 'Bill',
	plural: 'Bills',
	path: '/bills',
	permission: 'books',
	paged: true,
	envelope: { one: 'bill', many: 'bills' },
	id: 'bill_id',
	title: 'bill_number',
	modified: 'last_modified_time',
	since: { parameter: 'last_modified_time' },
	key: { field: 'bill_number', find: { parameter: 'bill_number', atOnce: 1 }, within: ['vendor_id'] },
	fields: {
		bill_id: text('Bill ID'),
		bill_number: text('Bill Number', { hint: "The vendor's own number" }),
		reference_number: text('Reference Number'),
		...vendor,
		line_items: lines(billLine),
		purchaseorder_ids: list('Purchase Order IDs', { hint: 'Orders that the bill is for; its lines name theirs' }),
		date: date('Date'),
		due_date: date('Due Date'),
		payment_terms: integer('Payment Terms', { hint: 'Days' }),
		payment_terms_label: text('Payment Terms Label'),
		...currency,
		is_inclusive_tax: flag('Prices Include Tax'),
		is_item_level_tax_calc: flag('Tax by Line'),
		adjustment: decimal('Adjustment'),
		adjustment_description: text('Adjustment Description'),
		...wording,
		location_id: link('Location', { resource: 'location' }),
		recurring_bill_id: link('Recurring Bill', { resource: 'recurringBill' }),
		purchaseorders: readOnly(
			rows('Purchase Orders', { purchaseorder_id: link('Purchase Order', { resource: 'purchaseOrder' }), purchaseorder_number: text('Purchase Order Number') }),
		),
		billing_address: readOnly(address('Vendor Address')),
		...customFields,
		status: readOnly(choice('Status', statuses)),
		...totals,
		...balance,
		payment_made: readOnly(decimal('Payment Made')),
		vendor_credits_applied: readOnly(decimal('Vendor Credits Applied')),
		taxes: readOnly(rows('Taxes', { tax_id: text('Tax ID'), tax_name: text('Tax'), tax_amount: decimal('Amount') })),
		...documents,
		...times,
	},
	operations: {
		create: create(['vendor_id', 'bill_number', 'line_items']),
		upsert: upsertByUniqueField(['bill_number', 'vendor_id', 'line_items']),
		update: update(),
		get: get(),
		getMany: getMany({
			bill_number: text('Bill Number'),
			reference_number: text('Reference Number'),
			...vendorFilter,
			purchaseorder_id: link('Purchase Order', { resource: 'purchaseOrder' }),
			recurring_bill_id: link('Recurring Bill', { resource: 'recurringBill' }),
			item_id: link('Item', { resource: 'item' }),
			status: choice('Status', { ...statuses, unpaid: 'Unpaid' }),
			...searchText,
			...dates,
			due_date_start: date('Due Date From'),
			due_date_end: date('Due Date To'),
			...filterBy({
				'Status.All': 'All',
				'Status.Draft': 'Draft',
				'Status.Open': 'Open',
				'Status.Overdue': 'Overdue',
				'Status.Unpaid': 'Unpaid',
				'Status.PartiallyPaid': 'Partially Paid',
				'Status.Paid': 'Paid',
				'Status.Void': 'Void',
				'Status.Pending': 'Pending Approval',
			}),
			...modifiedSince,
			...withDetails,
			...sortedBy('bill_number', 'Bill Number', { balance: 'Balance', due_date: 'Due Date' }),
		}),
		markAsOpen: act('Mark as Open', '/status/open'),
		void: act('Void', '/status/void'),
		...further.approvals(),
		applyCredits: further.writePart('Apply Credits', '/credits', creditPart, credits, []),
		getPayments: further.listPart('Get Payments', '/payments', payment),
		deletePayment: further.deletePart('Delete Payment', '/payments/{bill_payment_id}', billPaymentId),
		...further.attachments(),
		...further.comments(),
		delete: remove(),
	},
});
