import type { Mapping } from '../rule';
import { zohoItemSides } from '../zohoItems';

const account = (...from: string[]) => ({ from, table: 'account' }) as const;

/** The same mapping rows count as for the lines of a document. */
export const zohoBooksItemToXeroItem: Mapping = {
	label: 'Zoho Books Item to Xero Item',
	from: { app: 'zohoBooks', entity: 'item' },
	to: { app: 'xero', resource: 'item' },
	source: { id: 'item_id', number: 'name', modified: 'last_modified_time' },
	prepare: zohoItemSides,
	leftOut: { stock_on_hand: 'the quantity in stock is not carried over: in Xero it follows from bills and invoices' },
	rules: {
		Code: { from: 'sku', via: 'text' },
		// A name may be twice as long here as there.
		Name: { from: 'name', via: 'clip', with: '50' },
		// Switched off, a side is wiped there, so only what is there is said.
		IsSold: { from: 'is_sold' },
		IsPurchased: { from: 'is_bought' },
		Description: { from: ['sales.description', 'sales.name'], via: 'clip', with: '4000' },
		'SalesDetails.UnitPrice': { from: 'sales.rate', via: 'decimal' },
		'SalesDetails.AccountCode': account('sales.item_id', 'sales.name', 'sales.account_id', 'sales.account_name'),
		// Without one, lines have the tax of their account.
		'SalesDetails.TaxType': { from: ['sales.tax_id', 'sales.tax_name'], table: 'tax', rate: 'sales.tax_percentage' },
		PurchaseDescription: { from: ['purchases.purchase_description', 'purchases.description'], via: 'clip', with: '4000' },
		'PurchaseDetails.UnitPrice': { from: 'purchases.purchase_rate', via: 'decimal' },
		'PurchaseDetails.AccountCode': account('purchases.expense.id', 'purchases.expense.name'),
		'PurchaseDetails.COGSAccountCode': account('purchases.cost_of_sales.id', 'purchases.cost_of_sales.name'),
		'PurchaseDetails.TaxType': {
			from: ['purchases.purchase_tax_id', 'purchases.purchase_tax_name', 'purchases.tax_id', 'purchases.tax_name'],
			table: 'purchaseTax',
			rate: ['purchases.purchase_tax_percentage', 'purchases.tax_percentage'],
		},
		InventoryAssetAccountCode: account('stock.inventory_account_id', 'stock.inventory_account_name'),
	},
};
