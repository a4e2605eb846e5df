import { date, decimal, flag, readOnly, recent, resource, rows, text } from '../define';
import { purchaseOrder as books } from '../zohoBooks/purchaseOrder';
import { sharedWithBooks, withColumns } from './shared';

const shared = sharedWithBooks(books, {
	has: ['create', 'upsert', 'update', 'get', 'getMany', 'markAsIssued', 'cancel', 'submit', 'approve', 'reject', 'delete'],
	lacks: ['discount_account_id'],
	unlisted: ['project_id', 'tags', 'currency_id', 'discount', 'is_discount_before_tax'],
	paths: { markAsIssued: '/{id}/status/issued' },
});

/** What is ordered from vendors, received and billed (https://www.zoho.com/inventory/api/v1/purchaseorders/). */
export const purchaseOrder = resource({
	...shared,
	// By the specification the list can be asked for pages only.
	since: { compare: 'last_modified_time' },
	fields: {
		...shared.fields,
		line_items: withColumns(shared.fields.line_items, {
			rate: recent(decimal('Rate')),
			purchase_rate: decimal('Purchase Rate', { hint: "Inventory's own name for the rate; fill in both with the same number to be sure" }),
			salesorder_item_id: text('Sales Order Line Item ID'),
			quantity_received: readOnly(decimal('Quantity Received')),
		}),
		is_drop_shipment: flag('Is Drop Shipment'),
		is_backorder: flag('Is Backorder'),
		expected_delivery_date: readOnly(date('Expected Delivery Date')),
		received_status: readOnly(text('Received Status')),
		billed_status: readOnly(text('Billed Status')),
		purchasereceives: readOnly(
			rows('Receives', { receive_id: text('Receive ID'), receive_number: text('Receive Number'), date: date('Date'), notes: text('Notes') }),
		),
	},
});
