import { choice, date, decimal, group, integer, link, longText, readOnly, resource, text } from '../define';
import { address } from '../zohoFinance/customFields';
import { customFields, times } from '../zohoFinance/documents';
import { dates, filterBy, modifiedSince, searchText, sortColumn, verbs, withDetails } from '../zohoFinance/verbs';
import { goods, tracked } from './tracking';

const { create, update, get, getMany, delete: remove } = verbs('package', 'packages');

/** Goods of a sales order that are packed and wait for their shipment (https://www.zoho.com/inventory/api/v1/packages/). */
export const salesPackage = resource({
	label: 'Package',
	plural: 'Packages',
	path: '/packages',
	permission: 'inventory',
	paged: true,
	envelope: { one: 'package', many: 'packages' },
	id: 'package_id',
	title: 'package_number',
	modified: 'last_modified_time',
	since: { compare: 'last_modified_time' },
	fields: {
		package_id: text('Package ID'),
		package_number: text('Package Number', { max: 100, hint: 'Zoho numbers the package if left out' }),
		date: date('Date'),
		line_items: goods({
			so_line_item_id: text('Sales Order Line Item ID'),
			quantity: decimal('Quantity'),
			...tracked('out_quantity'),
			item_id: readOnly(link('Item', { resource: 'item' })),
			name: readOnly(text('Name')),
			sku: readOnly(text('SKU')),
			unit: readOnly(text('Unit')),
			item_order: readOnly(integer('Order')),
		}),
		notes: longText('Notes'),
		...customFields,
		salesorder_id: readOnly(text('Sales Order ID')),
		salesorder_number: readOnly(text('Sales Order Number')),
		customer_id: readOnly(text('Customer ID')),
		customer_name: readOnly(text('Customer Name')),
		total_quantity: readOnly(decimal('Total Quantity')),
		status: readOnly(choice('Status', { delivered: 'Delivered', not_shipped: 'Not Shipped', shipped: 'Shipped' })),
		shipment_order: readOnly(
			group('Shipment', {
				shipment_id: text('Shipment ID'),
				shipment_number: text('Shipment Number'),
				delivery_method: text('Delivery Method'),
				tracking_number: text('Tracking Number'),
				status: text('Status'),
			}),
		),
		billing_address: readOnly(address('Billing Address')),
		shipping_address: readOnly(address('Shipping Address')),
		...times,
	},
	operations: {
		create: { ...create(['date', 'line_items']), inputs: { salesorder_id: link('Sales Order', { resource: 'salesOrder' }) }, needs: ['salesorder_id'] },
		update: update(),
		get: get(),
		getMany: getMany({
			customer_id: link('Customer', { resource: 'contact', view: 'customer' }),
			packing_number_contains: text('Package Number Contains'),
			salesorder_number_contains: text('Sales Order Number Contains'),
			...filterBy({ 'Status.All': 'All', 'Status.NotShipped': 'Not Shipped', 'Status.Shipped': 'Shipped', 'Status.Delivered': 'Delivered' }),
			...searchText,
			...dates,
			shipment_date_start: date('Shipped From'),
			shipment_date_end: date('Shipped To'),
			...modifiedSince,
			...withDetails,
			...sortColumn({
				created_time: 'Created',
				customer_name: 'Customer',
				date: 'Date',
				last_modified_time: 'Modified',
				package_number: 'Package Number',
				salesorder_number: 'Sales Order Number',
				shipment_date: 'Shipped',
			}),
		}),
		delete: remove(),
	},
});
