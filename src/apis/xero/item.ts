import { decimal, flag, group, link, longText, readOnly, recent, resource, text } from '../define';
import { updated } from './documents';
import { equal, modifiedSince, order, verbs, where } from './verbs';

const { create, update, upsert, get, getMany, remove } = verbs('item', 'items');

/** What is sold and bought; the list comes whole, without pages (https://developer.xero.com/documentation/api/accounting/items). */
export const item = resource({
	label: 'Item',
	plural: 'Items',
	path: '/Items',
	// Unsure whether accounting.invoices alone may write items too; the settings permission surely may.
	permission: 'settings',
	envelope: { one: 'Items', many: 'Items' },
	id: 'ItemID',
	title: 'Name',
	modified: 'UpdatedDateUTC',
	since: { header: 'If-Modified-Since' },
	key: { field: 'Code', matchedByVendor: true, find: { parameter: 'where', atOnce: 40 } },
	views: { sales: [{ IsSold: ['true'] }], purchases: [{ IsPurchased: ['true'] }] },
	parameters: { unitdp: '4' },
	fields: {
		ItemID: text('Item ID'),
		Code: text('Code', { max: 30, hint: 'The SKU' }),
		Name: text('Name', { max: 50 }),
		Description: longText('Description', { max: 4000, hint: 'On sales documents' }),
		PurchaseDescription: longText('Purchase Description', { max: 4000 }),
		IsSold: flag('Is Sold', { hint: 'Switched off, it wipes the sales details' }),
		IsPurchased: flag('Is Purchased', { hint: 'Switched off, it wipes the purchase details' }),
		SalesDetails: group('Sales', {
			UnitPrice: decimal('Unit Price'),
			AccountCode: link('Account', { resource: 'account', by: 'Code', view: 'lines' }),
			TaxType: link('Tax Rate', { resource: 'taxRate', view: 'sales' }),
		}),
		PurchaseDetails: group('Purchases', {
			UnitPrice: decimal('Unit Price'),
			AccountCode: link('Account', { resource: 'account', by: 'Code', view: 'lines' }),
			COGSAccountCode: link('Cost of Goods Sold Account', { resource: 'account', by: 'Code', view: 'lines' }, { hint: 'Tracked items only' }),
			TaxType: link('Tax Rate', { resource: 'taxRate', view: 'purchases' }),
		}),
		InventoryAssetAccountCode: link('Inventory Asset Account', { resource: 'account', by: 'Code' }, { hint: 'Makes the item a tracked one' }),
		IsTrackedAsInventory: readOnly(flag('Is Tracked as Inventory')),
		QuantityOnHand: readOnly(decimal('Quantity on Hand')),
		QuantityAvailable: recent(readOnly(decimal('Quantity Available'))),
		QuantityOnBackOrder: recent(readOnly(decimal('Quantity on Back Order'))),
		TotalCostPool: readOnly(decimal('Total Cost Pool')),
		UpdatedDateUTC: updated,
	},
	operations: {
		create: create(['Code']),
		upsert: upsert(['Code']),
		update: update(),
		get: get(),
		getMany: getMany({ code: equal('Code', 'Code'), ...modifiedSince, ...where, ...order }),
		delete: remove(),
	},
});
