import { choice, date, decimal, flag, link, list, longText, readOnly, resource, text } from '../define';
import { customFields, times } from '../zohoFinance/documents';
import { dates, filterBy, modifiedSince, searchText, sortColumn, sortOrder, verbs, withDetails } from '../zohoFinance/verbs';
import { goods } from './tracking';

const { create, update, upsert, get, getMany, delete: remove, act, ...further } = verbs('transfer order', 'transfer orders');

const requires = ['transfer_order_number', 'date', 'from_location_id', 'to_location_id', 'line_items'] as const;

/** Goods that move from one location to another (https://www.zoho.com/inventory/api/v1/transferorders/). */
export const transferOrder = resource({
	label: 'Transfer Order',
	plural: 'Transfer Orders',
	path: '/transferorders',
	permission: 'inventory',
	paged: true,
	envelope: { one: 'transfer_order', many: 'transfer_orders' },
	id: 'transfer_order_id',
	title: 'transfer_order_number',
	modified: 'last_modified_time',
	// The list sorts by the last change and has no filter for it.
	since: { sort: 'last_modified_time' },
	key: { field: 'transfer_order_number', find: { parameter: 'transfer_order_number', atOnce: 1 } },
	fields: {
		transfer_order_id: text('Transfer Order ID'),
		transfer_order_number: text('Transfer Order Number', { max: 100 }),
		date: date('Date'),
		from_location_id: link('From Location', { resource: 'location' }),
		to_location_id: link('To Location', { resource: 'location' }),
		line_items: goods({
			item_id: link('Item', { resource: 'item' }),
			name: text('Name', { max: 100 }),
			description: longText('Description', { max: 2000 }),
			quantity_transfer: decimal('Quantity'),
			unit: text('Unit', { max: 100 }),
			serial_numbers: list('Serial Numbers'),
		}),
		is_intransit_order: flag('Goes Through Transit', { hint: 'The goods are on their way until they are marked as received; without it they arrive at once' }),
		description: longText('Reason', { max: 500 }),
		...customFields,
		from_location_name: readOnly(text('From Location')),
		to_location_name: readOnly(text('To Location')),
		status: readOnly(
			choice('Status', {
				approved: 'Approved',
				draft: 'Draft',
				in_transit: 'In Transit',
				partially_transferred: 'Partially Transferred',
				pending_approval: 'Pending Approval',
				transferred: 'Transferred',
				void: 'Void',
			}),
		),
		...times,
	},
	operations: {
		create: create(requires),
		upsert: upsert(requires),
		update: update(),
		get: get(),
		getMany: getMany({
			transfer_order_number: text('Transfer Order Number'),
			item_id: link('Item', { resource: 'item' }),
			from_location_id: link('From Location', { resource: 'location' }),
			to_location_id: link('To Location', { resource: 'location' }),
			status: choice('Status', { draft: 'Draft', in_transit: 'In Transit', transferred: 'Transferred', void: 'Void' }),
			...filterBy({ 'TransferDate.All': 'All', 'TransferStatus.InTransit': 'In Transit', 'TransferStatus.Transferred': 'Transferred' }),
			...searchText,
			...dates,
			...modifiedSince,
			...withDetails,
			...sortColumn({ created_time: 'Created', date: 'Date', last_modified_time: 'Modified' }),
			...sortOrder,
		}),
		markInTransit: act('Mark as in Transit', '/intransit'),
		// The date stands in the query of a request that has nothing to say otherwise.
		markReceived: { ...act('Mark as Received', '/markastransferred'), inputs: { date: date('Date') }, needs: ['date'] },
		...further.approvals(),
		delete: remove(),
	},
});
