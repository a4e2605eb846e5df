import { date, decimal, integer, link, longText, readOnly, resource, text } from '../define';
import { customFields, times } from '../zohoFinance/documents';
import { verbs } from '../zohoFinance/verbs';
import { goods, tracked } from './tracking';

const { create, update, get, delete: remove, ...further } = verbs('purchase receive', 'purchase receives');

/** Goods of a purchase order that have come, which adds them to the stock (https://www.zoho.com/inventory/api/v1/purchasereceives/). Zoho has no list of them. */
export const purchaseReceive = resource({
	label: 'Purchase Receive',
	plural: 'Purchase Receives',
	path: '/purchasereceives',
	permission: 'inventory',
	envelope: { one: 'purchase_receive', many: 'purchase_receives' },
	id: 'receive_id',
	title: 'receive_number',
	modified: 'last_modified_time',
	fields: {
		receive_id: text('Receive ID'),
		receive_number: text('Receive Number', { max: 100 }),
		date: date('Date'),
		line_items: goods({
			item_id: link('Item', { resource: 'item' }),
			name: text('Name', { max: 100 }),
			description: longText('Description', { max: 2000 }),
			quantity: decimal('Quantity'),
			unit: text('Unit', { max: 100 }),
			item_order: integer('Order'),
			...tracked('in_quantity'),
		}),
		notes: longText('Notes'),
		...customFields,
		purchaseorder_id: readOnly(text('Purchase Order ID')),
		purchaseorder_number: readOnly(text('Purchase Order Number')),
		vendor_id: readOnly(text('Vendor ID')),
		vendor_name: readOnly(text('Vendor Name')),
		...times,
	},
	operations: {
		create: {
			...create(['receive_number', 'line_items']),
			inputs: { purchaseorder_id: link('Purchase Order', { resource: 'purchaseOrder' }) },
			needs: ['purchaseorder_id'],
		},
		update: update(),
		get: get(),
		...further.approvals(),
		delete: remove(),
	},
});
