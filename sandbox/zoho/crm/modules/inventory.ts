import { address, description, field, fields, lookup, money, picklist, text, type FieldDef, type ModuleDef } from '../fields';
import { externalId } from './people';

export const products: ModuleDef = {
	api_name: 'Products',
	singular: 'Product',
	plural: 'Products',
	display: 'Product_Name',
	generated: 'default',
	duplicateCheck: 'Product_Name',
	fields: [
		...text('Product_Name', 200, { mandatory: true }),
		...text('Product_Code', 40),
		field('Product_Active', 'boolean'),
		picklist('Product_Category', ['Hardware', 'Software', 'Services', 'CRM Applications']),
		picklist('Manufacturer', ['AltvetPet Inc.', 'LexPon Inc.', 'MetBeat Corp.']),
		picklist('Usage_Unit', ['Box', 'Carton', 'Dozen', 'Hour', 'Kilogram', 'Piece']),
		...money('Unit_Price'),
		field('Commission_Rate', 'percent', { length: 5 }),
		field('Taxable', 'boolean'),
		field('Tax', 'multiselectpicklist', { choices: ['GST', 'Zero Rate', 'VAT'] }),
		...fields('double', 'Qty_in_Stock Qty_in_Demand Qty_Ordered Reorder_Level', { length: 16, decimals: 2 }),
		...fields('date', 'Sales_Start_Date Sales_End_Date Support_Start_Date Support_Expiry_Date'),
		lookup('Vendor_Name', 'Vendors'),
		field('Handler', 'userlookup'),
		field('Record_Image', 'profileimage', { readOnly: true }),
		description,
		externalId,
	],
};

export const vendors: ModuleDef = {
	api_name: 'Vendors',
	singular: 'Vendor',
	plural: 'Vendors',
	display: 'Vendor_Name',
	generated: 'default',
	duplicateCheck: 'Vendor_Name',
	fields: [
		...text('Vendor_Name', 120, { mandatory: true }),
		field('Email', 'email', { length: 100 }),
		field('Phone', 'phone', { length: 30 }),
		field('Website', 'website', { length: 255 }),
		picklist('GL_Account', ['Sales-Software', 'Sales-Hardware', 'Rental-Income', 'Interest-Income']),
		...text('Category', 50),
		...address('', 'Zip_Code'),
		field('Record_Image', 'profileimage', { readOnly: true }),
		description,
		externalId,
	],
};

export const priceBooks: ModuleDef = {
	api_name: 'Price_Books',
	singular: 'Price Book',
	plural: 'Price Books',
	display: 'Price_Book_Name',
	generated: 'default',
	duplicateCheck: 'Price_Book_Name',
	fields: [
		...text('Price_Book_Name', 200, { mandatory: true }),
		field('Active', 'boolean'),
		picklist('Pricing_Model', ['Flat', 'Differential']),
		field('Pricing_Details', 'subform', { rows: 'Pricing_Details', mandatory: true }),
		description,
	],
};

export const pricingDetails: ModuleDef = {
	api_name: 'Pricing_Details',
	singular: 'Pricing Detail',
	plural: 'Pricing Details',
	display: 'id',
	generated: 'subform',
	parent: 'Price_Books',
	fields: [...fields('double', 'from_range to_range discount', { length: 16, decimals: 2 })],
};

/** A line of a quote, an order or an invoice: what is written, and what CRM reckons. */
const line: readonly FieldDef[] = [
	field('Product_Name', 'lookup', { lookup: ['Products'], mandatory: true }),
	field('Quantity', 'double', { length: 16, decimals: 2 }),
	...money('List_Price'),
	// An amount, or a percentage with its sign.
	...text('Discount', 20),
	field('Description', 'textarea', { length: 2000 }),
	...text('Line_Tax', 2000),
	...money('Total Total_After_Discount Tax Net_Total', { readOnly: true }),
	field('Sequence_Number', 'integer', { readOnly: true, length: 9 }),
];

const lines = (api_name: string, parent: string): ModuleDef => ({
	api_name,
	singular: api_name.replace(/_Items$/, ' Item'),
	plural: api_name.replace('_', ' '),
	display: 'Product_Name',
	generated: 'subform',
	parent,
	fields: line,
});

const document = (module: Pick<ModuleDef, 'api_name' | 'singular' | 'plural'>, rows: string, own: readonly FieldDef[]): ModuleDef => ({
	...module,
	display: 'Subject',
	generated: 'default',
	duplicateCheck: 'Subject',
	lines: rows,
	fields: [
		...text('Subject', 255, { mandatory: true }),
		...own,
		field(rows, 'subform', { rows, mandatory: true }),
		...money('Sub_Total Tax Grand_Total', { readOnly: true }),
		...money('Discount Adjustment'),
		...address('Billing_'),
		...address('Shipping_'),
		field('Terms_and_Conditions', 'textarea', { length: 32_000 }),
		description,
		externalId,
	],
});

export const quotes = document({ api_name: 'Quotes', singular: 'Quote', plural: 'Quotes' }, 'Quoted_Items', [
	field('Quote_Number', 'autonumber', { readOnly: true, auto: { prefix: '', start: 1 } }),
	picklist('Quote_Stage', ['Draft', 'Negotiation', 'Delivered', 'On Hold', 'Confirmed', 'Closed Won', 'Closed Lost']),
	lookup('Account_Name', 'Accounts'),
	lookup('Contact_Name', 'Contacts'),
	lookup('Deal_Name', 'Deals'),
	field('Valid_Till', 'date'),
	picklist('Carrier', ['FedEX', 'UPS', 'USPS', 'DHL', 'BlueDart']),
	...text('Team', 50),
]);

export const salesOrders = document({ api_name: 'Sales_Orders', singular: 'Sales Order', plural: 'Sales Orders' }, 'Ordered_Items', [
	field('SO_Number', 'autonumber', { readOnly: true, auto: { prefix: '', start: 1 } }),
	picklist('Status', ['Created', 'Approved', 'Delivered', 'Cancelled']),
	lookup('Account_Name', 'Accounts'),
	lookup('Contact_Name', 'Contacts'),
	lookup('Deal_Name', 'Deals'),
	lookup('Quote_Name', 'Quotes'),
	field('Due_Date', 'date'),
	...text('Purchase_Order Customer_No', 50),
	...money('Excise_Duty Sales_Commission'),
]);

export const purchaseOrders = document({ api_name: 'Purchase_Orders', singular: 'Purchase Order', plural: 'Purchase Orders' }, 'Purchase_Items', [
	field('PO_Number', 'autonumber', { readOnly: true, auto: { prefix: '', start: 1 } }),
	picklist('Status', ['Created', 'Approved', 'Delivered', 'Cancelled']),
	field('Vendor_Name', 'lookup', { lookup: ['Vendors'], mandatory: true }),
	lookup('Contact_Name', 'Contacts'),
	...fields('date', 'PO_Date Due_Date'),
	...text('Requisition_No Tracking_Number', 50),
	...money('Excise_Duty'),
]);

export const invoices = document({ api_name: 'Invoices', singular: 'Invoice', plural: 'Invoices' }, 'Invoiced_Items', [
	field('Invoice_Number', 'autonumber', { readOnly: true, auto: { prefix: '', start: 1 } }),
	// A plain picklist: it says nothing of what is owed.
	picklist('Status', ['Created', 'Approved', 'Delivered', 'Cancelled']),
	lookup('Account_Name', 'Accounts'),
	lookup('Contact_Name', 'Contacts'),
	{ ...lookup('Sales_Order', 'Sales_Orders'), listed: 'Invoices' },
	...fields('date', 'Invoice_Date Due_Date'),
	...text('Purchase_Order', 50),
	...money('Excise_Duty Sales_Commission'),
]);

export const lineModules: readonly ModuleDef[] = [
	lines('Quoted_Items', 'Quotes'),
	lines('Ordered_Items', 'Sales_Orders'),
	lines('Purchase_Items', 'Purchase_Orders'),
	lines('Invoiced_Items', 'Invoices'),
];
