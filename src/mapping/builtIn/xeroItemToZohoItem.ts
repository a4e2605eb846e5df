import { isRow, type Row } from '../../record';
import type { Mapping, Rules } from '../rule';

const isSaid = (details: unknown): boolean => isRow(details) && Object.keys(details).length > 0;

/** Zoho tells by one type what Xero tells by flags. A tax type of none is none. */
const withType = (item: Row): Row => {
	const sold = item['IsSold'] ?? isSaid(item['SalesDetails']);
	const bought = item['IsPurchased'] ?? isSaid(item['PurchaseDetails']);
	const isTracked = item['IsTrackedAsInventory'] === true;
	const sales = isRow(item['SalesDetails']) ? item['SalesDetails'] : {};
	return {
		...item,
		item_type: isTracked ? 'inventory' : sold === true && bought === true ? 'sales_and_purchases' : bought === true ? 'purchases' : 'sales',
		...(isTracked ? { product_type: 'goods' } : {}),
		...(sales['TaxType'] === 'NONE' ? {} : { tax: sales['TaxType'] }),
	};
};

const rules: Rules = {
	sku: { from: 'Code', via: 'text' },
	name: { from: ['Name', 'Code'], via: 'text' },
	item_type: { from: 'item_type' },
	product_type: { from: 'product_type' },
	rate: { first: [{ from: 'SalesDetails.UnitPrice', via: 'decimal' }, { always: 0 }] },
	description: { from: 'Description', via: 'clip', with: '2000' },
	account_id: { from: 'SalesDetails.AccountCode', table: 'account' },
	tax_id: { from: 'tax', table: 'tax' },
	purchase_rate: { from: 'PurchaseDetails.UnitPrice', via: 'decimal' },
	purchase_description: { from: 'PurchaseDescription', via: 'clip', with: '2000' },
	purchase_account_id: { from: ['PurchaseDetails.COGSAccountCode', 'PurchaseDetails.AccountCode'], table: 'account' },
	inventory_account_id: { from: 'InventoryAssetAccountCode', table: 'account' },
};

export const xeroItemToZohoBooksItem: Mapping = {
	label: 'Xero Item to Zoho Books Item',
	from: { app: 'xero', entity: 'item' },
	to: { app: 'zohoBooks', resource: 'item' },
	source: { id: 'ItemID', number: 'Code', modified: 'UpdatedDateUTC' },
	prepare: withType,
	leftOut: { QuantityOnHand: 'the quantity in stock is not carried over: in Zoho it follows from bills and invoices, or an opening stock' },
	rules,
};

export const xeroItemToZohoInventoryItem: Mapping = {
	...xeroItemToZohoBooksItem,
	label: 'Xero Item to Zoho Inventory Item',
	to: { app: 'zohoInventory', resource: 'item' },
};
