import type { Mapping } from '../rule';

export const xeroItemToZohoCrmProduct: Mapping = {
	label: 'Xero Item to Zoho CRM Product',
	from: { app: 'xero', entity: 'item' },
	to: { app: 'zohoCrm', resource: 'product' },
	source: { id: 'ItemID', number: 'Code', modified: 'UpdatedDateUTC' },
	rules: {
		Product_Code: { from: 'Code', via: 'text' },
		Product_Name: { from: ['Name', 'Code'], via: 'text' },
		Description: { from: ['Description', 'PurchaseDescription'] },
		Unit_Price: { from: 'SalesDetails.UnitPrice', via: 'decimal' },
		// Only of items whose stock Xero keeps.
		Qty_in_Stock: { from: 'QuantityOnHand', via: 'decimal' },
	},
};
