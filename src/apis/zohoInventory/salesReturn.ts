import { choice, date, decimal, link, longText, readOnly, resource, rows, text } from '../define';
import { customFields } from '../zohoFinance/documents';
import { verbs, withDetails } from '../zohoFinance/verbs';
import { goods } from './tracking';

const { create, update, get, getMany, delete: remove } = verbs('sales return', 'sales returns');

/** Goods that a customer sends back (https://www.zoho.com/inventory/api/v1/salesreturns/). They are in stock again once they are received. */
export const salesReturn = resource({
	label: 'Sales Return',
	plural: 'Sales Returns',
	path: '/salesreturns',
	permission: 'inventory',
	paged: true,
	envelope: { one: 'salesreturn', many: 'salesreturns' },
	id: 'salesreturn_id',
	title: 'salesreturn_number',
	fields: {
		salesreturn_id: text('Sales Return ID'),
		salesreturn_number: text('Sales Return Number', { max: 100, hint: 'Zoho numbers the return if left out' }),
		date: date('Date'),
		reason: longText('Reason'),
		location_id: link('Location', { resource: 'location' }),
		line_items: goods({
			item_id: link('Item', { resource: 'item' }),
			salesorder_item_id: text('Sales Order Line Item ID'),
			quantity: decimal('Quantity'),
			non_receive_quantity: decimal('Quantity Not to Receive', { hint: 'What is credited without coming back' }),
			location_id: link('Location', { resource: 'location' }),
			name: readOnly(text('Name')),
			unit: readOnly(text('Unit')),
			rate: readOnly(decimal('Rate')),
		}),
		...customFields,
		salesorder_id: readOnly(text('Sales Order ID')),
		salesorder_number: readOnly(text('Sales Order Number')),
		customer_id: readOnly(text('Customer ID')),
		customer_name: readOnly(text('Customer Name')),
		quantity: readOnly(decimal('Quantity')),
		salesreturn_status: readOnly(choice('Status', { approved: 'Approved', closed: 'Closed', draft: 'Draft' })),
		receive_status: readOnly(choice('Receive Status', { not_received: 'Not Received', partially_received: 'Partially Received', received: 'Received' })),
		refund_status: readOnly(choice('Refund Status', { not_refunded: 'Not Refunded', partially_refunded: 'Partially Refunded', refunded: 'Refunded' })),
		refunded_amount: readOnly(decimal('Refunded Amount')),
		salesreturnreceives: readOnly(
			rows('Receives', { receive_id: text('Receive ID'), receive_number: text('Receive Number'), date: date('Date'), notes: longText('Notes') }),
		),
	},
	operations: {
		create: { ...create(['line_items']), inputs: { salesorder_id: link('Sales Order', { resource: 'salesOrder' }) }, needs: ['salesorder_id'] },
		update: update(),
		get: get(),
		getMany: getMany(withDetails),
		delete: remove(),
	},
});
