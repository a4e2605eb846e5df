import { choice, decimal, flag, link, readOnly, resource, rows, text } from '../define';
import { item as books } from '../zohoBooks/item';
import { modifiedSince, searchText, sortColumn, sortOrder, filterBy, verbs } from '../zohoFinance/verbs';
import { sharedWithBooks } from './shared';

const shared = sharedWithBooks(books, {
	has: ['create', 'upsert', 'update', 'get', 'getMany', 'markActive', 'markInactive', 'delete'],
	lacks: ['tax_exemption_id', 'purchase_tax_exemption_id'],
	unlisted: ['account_id'],
	requires: ['name'],
});
const { getMany } = verbs('item', 'items');

/** How many of it there are. Zoho counts twice: by papers (bills and invoices) and by goods (receives and shipments). */
export const stock = {
	stock_on_hand: readOnly(decimal('Stock on Hand', { hint: 'By bills and invoices' })),
	available_stock: readOnly(decimal('Stock in Place', { hint: 'By receives and shipments' })),
	actual_available_stock: readOnly(decimal('Available Stock', { hint: 'By receives and shipments, less what is ordered' })),
};

/** What can be sold, bought and kept in stock (https://www.zoho.com/inventory/api/v1/items/). */
export const item = resource({
	...shared,
	since: { parameter: 'last_modified_time' },
	fields: {
		...shared.fields,
		can_be_sold: flag('Can Be Sold'),
		can_be_purchased: flag('Can Be Purchased'),
		track_inventory: flag('Track Inventory'),
		upc: text('UPC'),
		ean: text('EAN'),
		isbn: text('ISBN'),
		part_number: text('Part Number'),
		group_id: link('Item Group', { resource: 'itemGroup' }),
		locations: rows(
			'Stock by Location',
			{
				location_id: link('Location', { resource: 'location' }),
				initial_stock: decimal('Opening Stock'),
				initial_stock_rate: decimal('Opening Stock Rate', { hint: 'What one of them cost' }),
				location_name: readOnly(text('Location')),
				location_stock_on_hand: readOnly(decimal('Stock on Hand')),
				location_available_stock: readOnly(decimal('Stock in Place')),
				location_actual_available_stock: readOnly(decimal('Available Stock')),
			},
			{ rowId: 'location_id' },
		),
		...stock,
		is_combo_product: readOnly(flag('Is Composite')),
		group_name: readOnly(text('Item Group')),
		vendor_name: readOnly(text('Preferred Vendor')),
	},
	operations: {
		...shared.operations,
		getMany: getMany({
			name: text('Name'),
			sku: text('SKU'),
			status: choice('Status', { active: 'Active', inactive: 'Inactive' }),
			...filterBy({
				'Status.All': 'All',
				'Status.Active': 'Active',
				'Status.Inactive': 'Inactive',
				'Status.Lowstock': 'At or Below Reorder Level',
				'ItemType.Inventory': 'Kept in Stock',
				'ItemType.NonInventory': 'Not Kept in Stock',
				'ItemType.Service': 'Services',
			}),
			location_id: link('Location', { resource: 'location' }),
			vendor_id: link('Preferred Vendor', { resource: 'contact', view: 'vendor' }),
			group_id: link('Item Group', { resource: 'itemGroup' }),
			...searchText,
			...modifiedSince,
			...sortColumn({
				created_time: 'Created',
				last_modified_time: 'Modified',
				name: 'Name',
				purchase_rate: 'Purchase Rate',
				rate: 'Rate',
				reorder_level: 'Reorder Level',
				sku: 'SKU',
				stock_on_hand: 'Stock on Hand',
			}),
			...sortOrder,
		}),
	},
});
