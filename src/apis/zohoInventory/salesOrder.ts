import { choice, date, decimal, readOnly, recent, resource, rows, text } from '../define';
import { salesOrder as books } from '../zohoBooks/salesOrder';
import { verbs } from '../zohoFinance/verbs';
import { sharedWithBooks, withColumns } from './shared';

const shared = sharedWithBooks(books, {
	has: ['create', 'upsert', 'update', 'get', 'getMany', 'submit', 'approve', 'delete'],
	lacks: ['current_sub_status', 'estimate_id'],
	unlisted: ['discount', 'account_id', 'project_id', 'tags', 'item_order', 'currency_id', 'salesperson_name'],
});
const { act } = verbs('sales order', 'sales orders');

/** The states of Inventory are others than those of Books. Whether its list can be narrowed to them is not sure. */
const shown = {
	status: recent(choice('Status', { closed: 'Closed', confirmed: 'Confirmed', draft: 'Draft', void: 'Void' })),
	filter_by: recent(
		choice('Show', { 'Status.All': 'All', 'Status.Closed': 'Closed', 'Status.Confirmed': 'Confirmed', 'Status.Draft': 'Draft', 'Status.Void': 'Void' }),
	),
};

/** What customers have ordered: confirmed, packed, shipped and invoiced (https://www.zoho.com/inventory/api/v1/salesorders/). */
export const salesOrder = resource({
	...shared,
	// By the specification the list can be asked for pages only.
	since: { compare: 'last_modified_time' },
	fields: {
		...shared.fields,
		line_items: withColumns(shared.fields.line_items, {
			quantity_packed: readOnly(decimal('Quantity Packed')),
			quantity_shipped: readOnly(decimal('Quantity Shipped')),
		}),
		salesperson_id: text('Salesperson ID'),
		status: readOnly(choice('Status', { closed: 'Closed', confirmed: 'Confirmed', draft: 'Draft', fulfilled: 'Fulfilled', void: 'Void' })),
		order_status: readOnly(text('Order Status')),
		invoiced_status: readOnly(text('Invoiced Status')),
		shipped_status: readOnly(text('Shipped Status')),
		paid_status: readOnly(text('Paid Status')),
		quantity: readOnly(decimal('Quantity')),
		quantity_invoiced: readOnly(decimal('Quantity Invoiced')),
		quantity_packed: readOnly(decimal('Quantity Packed')),
		quantity_shipped: readOnly(decimal('Quantity Shipped')),
		packages: readOnly(
			rows('Packages', {
				package_id: text('Package ID'),
				package_number: text('Package Number'),
				status: text('Status'),
				shipment_id: text('Shipment ID'),
				shipment_number: text('Shipment Number'),
				shipment_date: date('Shipped'),
				tracking_number: text('Tracking Number'),
			}),
		),
		invoices: readOnly(
			rows('Invoices', {
				invoice_id: text('Invoice ID'),
				invoice_number: text('Invoice Number'),
				status: text('Status'),
				total: decimal('Total'),
				balance: decimal('Balance'),
			}),
		),
	},
	operations: {
		...shared.operations,
		getMany: { ...shared.operations.getMany, filters: { ...shared.operations.getMany.filters, ...shown } },
		markAsConfirmed: act('Mark as Confirmed', '/status/confirmed'),
		void: act('Void', '/status/void'),
		reject: act('Reject', '/reject'),
	},
});
