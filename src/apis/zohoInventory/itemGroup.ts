import { choice, decimal, flag, link, longText, readOnly, resource, rows, text } from '../define';
import { customFields, times } from '../zohoFinance/documents';
import { modifiedSince, verbs, withDetails } from '../zohoFinance/verbs';

const { create, update, get, getMany, delete: remove, act } = verbs('item group', 'item groups');

/** Items that differ in size, colour and the like (https://www.zoho.com/inventory/api/v1/itemgroups/). */
export const itemGroup = resource({
	label: 'Item Group',
	plural: 'Item Groups',
	path: '/itemgroups',
	permission: 'inventory',
	paged: true,
	// The specification shows a group's fields unwrapped; item_group is seen elsewhere.
	envelope: { one: 'item_group', many: 'itemgroups' },
	id: 'group_id',
	title: 'group_name',
	modified: 'last_modified_time',
	since: { compare: 'last_modified_time' },
	fields: {
		group_id: text('Item Group ID'),
		group_name: text('Name', { max: 100 }),
		unit: text('Unit', { max: 100 }),
		brand: text('Brand', { max: 100 }),
		manufacturer: text('Manufacturer', { max: 100 }),
		description: longText('Description', { max: 2000 }),
		tax_id: link('Tax', { resource: 'tax' }),
		attribute_name1: text('Attribute 1', { hint: 'What the items differ in, such as Size' }),
		attributes: rows('Attributes', {
			id: text('Attribute ID'),
			name: text('Name'),
			options: rows('Options', { id: text('Option ID'), name: text('Name') }, { hint: 'A list such as [{"name": "Blue"}, {"name": "Green"}]' }),
		}),
		items: rows('Items', {
			item_id: readOnly(link('Item', { resource: 'item' })),
			name: text('Name', { max: 100 }),
			rate: decimal('Rate'),
			purchase_rate: decimal('Purchase Rate'),
			sku: text('SKU', { max: 100 }),
			reorder_level: decimal('Reorder Level'),
			initial_stock: decimal('Opening Stock'),
			initial_stock_rate: decimal('Opening Stock Rate'),
			vendor_id: link('Preferred Vendor', { resource: 'contact', view: 'vendor' }),
			upc: text('UPC'),
			ean: text('EAN'),
			isbn: text('ISBN'),
			part_number: text('Part Number'),
			attribute_option_name1: text('Attribute Option 1'),
			stock_on_hand: readOnly(decimal('Stock on Hand')),
		}),
		...customFields,
		is_taxable: readOnly(flag('Is Taxable')),
		status: readOnly(choice('Status', { active: 'Active', inactive: 'Inactive' })),
		...times,
	},
	operations: {
		create: create(['group_name', 'unit', 'items']),
		update: update(),
		get: get(),
		getMany: getMany({ ...modifiedSince, ...withDetails }),
		markActive: act('Mark as Active', '/active'),
		markInactive: act('Mark as Inactive', '/inactive'),
		delete: remove(),
	},
});
