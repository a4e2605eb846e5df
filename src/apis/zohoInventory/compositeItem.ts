import { choice, decimal, flag, integer, link, longText, readOnly, resource, rows, text } from '../define';
import { customFields, times } from '../zohoFinance/documents';
import { filterBy, modifiedSince, searchText, sortColumn, sortOrder, verbs, withDetails } from '../zohoFinance/verbs';
import { stock } from './item';

const { create, update, upsert, get, getMany, delete: remove, act } = verbs('composite item', 'composite items');

const requires = ['name', 'sku', 'item_type', 'product_type', 'rate', 'mapped_items'] as const;

/** Items that consist of others, put together ahead or sold as a kit (https://www.zoho.com/inventory/api/v1/compositeitems/). */
export const compositeItem = resource({
	label: 'Composite Item',
	plural: 'Composite Items',
	path: '/compositeitems',
	permission: 'inventory',
	paged: true,
	// When it is read by its id, the specification shows its fields unwrapped.
	envelope: { one: 'composite_item', many: 'composite_items' },
	id: 'composite_item_id',
	title: 'name',
	modified: 'last_modified_time',
	since: { parameter: 'last_modified_time' },
	key: { field: 'sku', find: { parameter: 'sku', atOnce: 1 } },
	fields: {
		composite_item_id: text('Composite Item ID'),
		name: text('Name', { max: 100 }),
		sku: text('SKU', { max: 100 }),
		rate: decimal('Rate'),
		combo_type: choice('Kind', { assembly: 'Assembly', kit: 'Kit' }),
		item_type: choice('Item Type', { inventory: 'Inventory', sales: 'Sales', sales_and_purchases: 'Sales and Purchases' }),
		product_type: choice('Product Type', { goods: 'Goods', service: 'Service' }),
		mapped_items: rows(
			'Parts',
			{
				line_item_id: text('Line Item ID', { hint: 'Keeps an existing part on update' }),
				item_id: link('Item', { resource: 'item' }),
				quantity: decimal('Quantity'),
				item_order: integer('Order'),
				name: readOnly(text('Name')),
				sku: readOnly(text('SKU')),
				unit: readOnly(text('Unit')),
			},
			{ rowId: 'line_item_id' },
		),
		description: longText('Description', { max: 2000 }),
		unit: text('Unit', { max: 100 }),
		tax_id: link('Tax', { resource: 'tax' }),
		is_taxable: flag('Is Taxable'),
		purchase_rate: decimal('Purchase Rate'),
		purchase_description: longText('Purchase Description', { max: 2000 }),
		account_id: text('Sales Account ID'),
		purchase_account_id: text('Purchase Account ID'),
		inventory_account_id: text('Inventory Account ID'),
		vendor_id: link('Preferred Vendor', { resource: 'contact', view: 'vendor' }),
		reorder_level: decimal('Reorder Level'),
		initial_stock: decimal('Opening Stock'),
		initial_stock_rate: decimal('Opening Stock Rate', { hint: 'What one of them cost' }),
		upc: text('UPC'),
		ean: text('EAN'),
		isbn: text('ISBN'),
		part_number: text('Part Number'),
		...customFields,
		status: readOnly(choice('Status', { active: 'Active', inactive: 'Inactive' })),
		...stock,
		tax_name: readOnly(text('Tax')),
		...times,
	},
	operations: {
		create: create(requires),
		upsert: upsert(requires),
		update: update(),
		get: get(),
		getMany: getMany({
			name: text('Name'),
			sku: text('SKU'),
			status: choice('Status', { active: 'Active', inactive: 'Inactive' }),
			combo_type: choice('Kind', { assembly: 'Assembly', kit: 'Kit' }),
			...filterBy({ 'Status.All': 'All', 'Status.Active': 'Active', 'Status.Inactive': 'Inactive', 'Status.Lowstock': 'At or Below Reorder Level' }),
			...searchText,
			...modifiedSince,
			...withDetails,
			...sortColumn({ created_time: 'Created', last_modified_time: 'Modified', name: 'Name', rate: 'Rate', sku: 'SKU' }),
			...sortOrder,
		}),
		markActive: act('Mark as Active', '/active'),
		markInactive: act('Mark as Inactive', '/inactive'),
		delete: remove(),
	},
});
