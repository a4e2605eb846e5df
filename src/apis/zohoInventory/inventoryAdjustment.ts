import { choice, date, decimal, link, longText, readOnly, recent, resource, text } from '../define';
import { customFields } from '../zohoFinance/documents';
import { verbs, withDetails } from '../zohoFinance/verbs';
import { goods, tracked } from './tracking';

const { create, update, get, getMany, delete: remove, ...further } = verbs('inventory adjustment', 'inventory adjustments');

/** Corrections of what is in stock, or of what it is worth (https://www.zoho.com/inventory/api/v1/inventoryadjustments/). */
export const inventoryAdjustment = resource({
	label: 'Inventory Adjustment',
	plural: 'Inventory Adjustments',
	path: '/inventoryadjustments',
	permission: 'inventory',
	paged: true,
	envelope: { one: 'inventory_adjustment', many: 'inventory_adjustments' },
	id: 'inventory_adjustment_id',
	title: 'reference_number',
	fields: {
		inventory_adjustment_id: text('Adjustment ID'),
		date: date('Date'),
		reason: text('Reason', { max: 100, hint: 'Such as Damaged goods' }),
		reference_number: text('Reference Number', { max: 100 }),
		adjustment_type: choice('Type', { quantity: 'Quantity', value: 'Value' }),
		description: longText('Description', { max: 2000 }),
		location_id: link('Location', { resource: 'location' }),
		line_items: goods({
			item_id: link('Item', { resource: 'item' }),
			name: text('Name', { max: 100 }),
			description: longText('Description', { max: 2000 }),
			quantity_adjusted: decimal('Quantity Adjusted', { hint: 'Below zero takes from the stock' }),
			value_adjusted: recent(decimal('Value Adjusted', { hint: 'For the type Value' })),
			unit: text('Unit', { max: 100 }),
			adjustment_account_id: text('Account ID'),
			location_id: link('Location', { resource: 'location' }),
			serial_numbers: tracked('in_quantity').serial_numbers!,
			item_total: readOnly(decimal('Line Total')),
			adjustment_account_name: readOnly(text('Account')),
		}),
		...customFields,
		reason_id: readOnly(text('Reason ID')),
		location_name: readOnly(text('Location')),
		status: readOnly(text('Status')),
		total: readOnly(decimal('Total')),
	},
	operations: {
		create: create(['date', 'reason', 'adjustment_type', 'line_items']),
		update: update(),
		get: get(),
		getMany: getMany(withDetails),
		...further.approvals(),
		delete: remove(),
	},
});
