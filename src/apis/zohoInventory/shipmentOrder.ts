import { choice, date, decimal, link, list, longText, readOnly, resource, rows, text } from '../define';
import { address } from '../zohoFinance/customFields';
import { currency, times, totals } from '../zohoFinance/documents';
import { verbs } from '../zohoFinance/verbs';

const { create, update, get, delete: remove, act } = verbs('shipment', 'shipments');

const shipped = {
	inputs: {
		package_ids: list('Packages', { hint: 'IDs of the packages that are shipped, separated by commas' }),
		salesorder_id: link('Sales Order', { resource: 'salesOrder' }),
	},
	needs: ['package_ids', 'salesorder_id'],
} as const;

/** Packages on their way to the customer, which takes the goods from the stock (https://www.zoho.com/inventory/api/v1/shipmentorders/). Zoho has no list of them. */
export const shipmentOrder = resource({
	label: 'Shipment',
	plural: 'Shipments',
	path: '/shipmentorders',
	permission: 'inventory',
	// An update answers under the key shipmentorder.
	envelope: { one: 'shipment_order', many: 'shipment_orders' },
	id: 'shipment_id',
	title: 'shipment_number',
	modified: 'last_modified_time',
	fields: {
		shipment_id: text('Shipment ID'),
		shipment_number: text('Shipment Number', { max: 100 }),
		date: date('Date'),
		reference_number: text('Reference Number', { max: 100 }),
		delivery_method: text('Delivery Method', { max: 100, hint: 'Such as the carrier' }),
		tracking_number: text('Tracking Number', { max: 100 }),
		shipping_charge: decimal('Shipping Charge'),
		exchange_rate: currency.exchange_rate,
		notes: longText('Notes'),
		shipmentorder_custom_fields: rows('Custom Fields', { customfield_id: text('Custom Field ID'), label: text('Label'), value: text('Value') }),
		salesorder_id: readOnly(text('Sales Order ID')),
		salesorder_number: readOnly(text('Sales Order Number')),
		customer_id: readOnly(text('Customer ID')),
		customer_name: readOnly(text('Customer Name')),
		currency_code: currency.currency_code,
		carrier: readOnly(text('Carrier')),
		status: readOnly(choice('Status', { delivered: 'Delivered', shipped: 'Shipped' })),
		detailed_status: readOnly(text('Detailed Status')),
		line_items: readOnly(
			rows('Line Items', {
				line_item_id: text('Line Item ID'),
				item_id: link('Item', { resource: 'item' }),
				name: text('Name'),
				description: longText('Description'),
				rate: decimal('Rate'),
				quantity: decimal('Quantity'),
				unit: text('Unit'),
				tax_id: link('Tax', { resource: 'tax' }),
				item_total: decimal('Line Total'),
			}),
		),
		sub_total: totals.sub_total,
		tax_total: totals.tax_total,
		total: totals.total,
		billing_address: readOnly(address('Billing Address')),
		shipping_address: readOnly(address('Shipping Address')),
		...times,
	},
	operations: {
		create: { ...create(['shipment_number', 'date', 'delivery_method', 'tracking_number']), ...shipped },
		update: { ...update(), ...shipped },
		get: get(),
		markAsDelivered: act('Mark as Delivered', '/status/delivered'),
		delete: remove(),
	},
});
