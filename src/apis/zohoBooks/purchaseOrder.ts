import { choice, date, decimal, flag, link, readOnly, resource, rows, text } from '../define';
import { address } from '../zohoFinance/customFields';
import { currency, customFields, documents, lines, times, totals, vendor, wording } from '../zohoFinance/documents';
import { approvalStates, plainPurchaseLine, sortedBy, vendorFilter } from '../zohoFinance/purchases';
import { dates, filterBy, modifiedSince, searchText, verbs, withDetails } from '../zohoFinance/verbs';

const { create, update, upsertByUniqueField, get, getMany, delete: remove, act, ...further } = verbs('purchase order', 'purchase orders');

const { addComment, ...comments } = further.comments();

const line = {
	...plainPurchaseLine,
	quantity_billed: readOnly(decimal('Quantity Billed')),
};

const statuses = {
	draft: 'Draft',
	open: 'Issued',
	partially_billed: 'Partially Billed',
	billed: 'Billed',
	partially_received: 'Partially Received',
	received: 'Received',
	cancelled: 'Cancelled',
	closed: 'Closed',
	...approvalStates,
};

/** What is ordered from vendors (https://www.zoho.com/books/api/v3/purchase-order/). */
export const purchaseOrder = resource({
	label: 'Purchase Order',
	plural: 'Purchase Orders',
	path: '/purchaseorders',
	permission: 'books',
	paged: true,
	envelope: { one: 'purchaseorder', many: 'purchaseorders' },
	id: 'purchaseorder_id',
	title: 'purchaseorder_number',
	modified: 'last_modified_time',
	since: { parameter: 'last_modified_time' },
	key: { field: 'purchaseorder_number', find: { parameter: 'purchaseorder_number', atOnce: 1 } },
	fields: {
		purchaseorder_id: text('Purchase Order ID'),
		purchaseorder_number: text('Purchase Order Number', { hint: 'Zoho Books numbers the order if left out' }),
		reference_number: text('Reference Number'),
		...vendor,
		line_items: lines(line),
		date: date('Date'),
		delivery_date: date('Delivery Date'),
		...currency,
		is_inclusive_tax: flag('Prices Include Tax'),
		discount: text('Discount', { hint: 'An amount, or a percentage such as 10%' }),
		discount_account_id: link('Discount Account', { resource: 'account' }),
		is_discount_before_tax: flag('Discount Before Tax'),
		...wording,
		ship_via: text('Ship Via'),
		attention: text('Attention', { hint: 'Who receives the delivery' }),
		delivery_org_address_id: text('Delivery Address ID', { hint: "Of one of the organization's own addresses" }),
		delivery_customer_id: link('Deliver to Customer', { resource: 'contact', view: 'customer' }),
		salesorder_id: link('Sales Order', { resource: 'salesOrder' }),
		location_id: link('Location', { resource: 'location' }),
		contact_persons_associated: rows('Contact Persons', { contact_person_id: text('Contact Person ID') }),
		billing_address: readOnly(address('Vendor Address')),
		...customFields,
		status: readOnly(choice('Status', statuses)),
		...totals,
		...documents,
		...times,
	},
	operations: {
		create: create(['vendor_id', 'line_items']),
		upsert: upsertByUniqueField(['purchaseorder_number', 'vendor_id', 'line_items']),
		update: update(),
		get: get(),
		getMany: getMany({
			purchaseorder_number: text('Purchase Order Number'),
			reference_number: text('Reference Number'),
			...vendorFilter,
			item_id: link('Item', { resource: 'item' }),
			status: choice('Status', statuses),
			...searchText,
			...dates,
			...filterBy({
				'Status.All': 'All',
				'Status.Draft': 'Draft',
				'Status.Issued': 'Issued',
				'Status.PartiallyBilled': 'Partially Billed',
				'Status.Billed': 'Billed',
				'Status.Received': 'Received',
				'Status.Cancelled': 'Cancelled',
				'Status.Closed': 'Closed',
			}),
			...modifiedSince,
			...withDetails,
			...sortedBy('purchaseorder_number', 'Purchase Order Number', { delivery_date: 'Delivery Date' }),
		}),
		markAsIssued: act('Mark as Issued', '/status/open'),
		markAsBilled: act('Mark as Billed', '/status/billed'),
		cancel: act('Mark as Cancelled', '/status/cancelled'),
		...further.approvals(),
		reject: act('Reject', '/reject'),
		email: { ...further.email(), needs: ['to_mail_ids', 'body'] },
		pdf: further.pdf(),
		...further.attachments(),
		...comments,
		// A comment on an order tells by when the goods are expected.
		addComment: {
			...addComment,
			inputs: { ...addComment.inputs, expected_delivery_date: date('Expected Delivery Date') },
			needs: ['description', 'expected_delivery_date'],
		},
		delete: remove(),
	},
});
