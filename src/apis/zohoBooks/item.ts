import { choice, decimal, flag, link, longText, moment, readOnly, resource, text } from '../define';
import { customFields } from '../zohoFinance/customFields';
import { filterBy, modifiedSince, searchText, sortColumn, sortOrder, verbs } from '../zohoFinance/verbs';

const { create, update, upsert, get, getMany, delete: remove, act } = verbs('item', 'items');

/** Goods and services (https://www.zoho.com/books/api/v3/items/). */
export const item = resource({
	label: 'Item',
	plural: 'Items',
	path: '/items',
	permission: 'books',
	paged: true,
	envelope: { one: 'item', many: 'items' },
	id: 'item_id',
	title: 'name',
	modified: 'last_modified_time',
	since: { compare: 'last_modified_time' },
	key: { field: 'name', find: { parameter: 'name', atOnce: 1 } },
	fields: {
		item_id: text('Item ID'),
		name: text('Name', { max: 100 }),
		sku: text('SKU', { max: 100 }),
		rate: decimal('Rate'),
		description: longText('Description', { max: 2000 }),
		unit: text('Unit', { max: 100 }),
		product_type: choice('Product Type', { goods: 'Goods', service: 'Service' }),
		item_type: choice('Item Type', { inventory: 'Inventory', purchases: 'Purchases', sales: 'Sales', sales_and_purchases: 'Sales and Purchases' }),
		tax_id: link('Tax', { resource: 'tax' }),
		is_taxable: flag('Is Taxable'),
		account_id: text('Sales Account ID'),
		purchase_rate: decimal('Purchase Rate'),
		purchase_account_id: text('Purchase Account ID'),
		purchase_description: longText('Purchase Description', { max: 2000 }),
		...customFields,
		status: readOnly(choice('Status', { active: 'Active', inactive: 'Inactive' })),
		tax_name: readOnly(text('Tax')),
		tax_percentage: readOnly(decimal('Tax Percentage')),
		created_time: readOnly(moment('Created')),
		last_modified_time: readOnly(moment('Modified')),
	},
	operations: {
		create: create(['name', 'rate']),
		upsert: upsert(['name', 'rate']),
		update: update(),
		get: get(),
		getMany: getMany({
			name: text('Name'),
			...searchText,
			...filterBy({ 'Status.All': 'All', 'Status.Active': 'Active', 'Status.Inactive': 'Inactive' }),
			...modifiedSince,
			...sortColumn({ name: 'Name', rate: 'Rate', tax_name: 'Tax' }),
			...sortOrder,
		}),
		markActive: act('Mark as Active', '/active'),
		markInactive: act('Mark as Inactive', '/inactive'),
		delete: remove(),
	},
});
