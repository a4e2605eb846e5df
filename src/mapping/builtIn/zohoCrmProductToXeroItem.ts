import type { Mapping } from '../rule';

/** The same mapping rows count as for the lines of a document. */
export const zohoCrmProductToXeroItem: Mapping = {
	label: 'Zoho CRM Product to Xero Item',
	from: { app: 'zohoCrm', entity: 'product' },
	to: { app: 'xero', resource: 'item' },
	source: { id: 'id', number: 'Product_Name', modified: 'Modified_Time' },
	rules: {
		Code: { from: 'Product_Code', via: 'text' },
		// A product's name may be four times as long as an item's.
		Name: { from: 'Product_Name', via: 'clip', with: '50' },
		Description: { from: ['Description', 'Product_Name'], via: 'clip', with: '4000' },
		IsSold: { always: true },
		'SalesDetails.UnitPrice': { from: 'Unit_Price', via: 'decimal' },
		'SalesDetails.AccountCode': { from: ['Product_Code', 'Product_Name', 'Product_Category', 'id'], table: 'account' },
		// Without one, lines have the tax of their account.
		'SalesDetails.TaxType': { from: 'Tax[0]', table: 'tax' },
	},
};
