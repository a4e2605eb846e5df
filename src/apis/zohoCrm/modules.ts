import { date, decimal, email, flag, group, integer, list, longText, moment, readOnly, rows, text, url, type Field, type Fields } from '../define';
import { lookup, moduleResource } from './module';
import { convert, convertTo, photo } from './verbs';

/** The standard modules, with the fields that accounts have unless someone took them away; picklists and custom fields come from the account. */

const currency: Fields = { Currency: text('Currency', { max: 3, hint: 'ISO code; needs multi-currency' }), Exchange_Rate: decimal('Exchange Rate') };

/** Each module has its own name for the postal code. */
const address = (prefix: string, label: string, code = 'Code'): Fields => {
	const at = (name: string) => (prefix ? `${prefix}_${name}` : name);
	const said = (name: string) => (label ? `${label} ${name}` : name);
	return {
		[at('Street')]: text(said('Street'), { max: 250 }),
		[at('City')]: text(said('City'), { max: 100 }),
		[at('State')]: text(said('State'), { max: 100 }),
		[at(code)]: text(said('Postal Code'), { max: 30 }),
		[at('Country')]: text(said('Country'), { max: 100 }),
	};
};

const person: Fields = {
	First_Name: text('First Name', { max: 40 }),
	Last_Name: text('Last Name', { max: 80 }),
	Email: email('Email', { max: 100 }),
	Phone: text('Phone', { max: 30 }),
	Mobile: text('Mobile', { max: 30 }),
	Lead_Source: text('Lead Source'),
	Description: longText('Description'),
	Tag: readOnly(rows('Tags', { id: text('ID'), name: text('Name') })),
};

/** Lines are subform rows: one with an id is edited, one without is added. */
const lines = (name: string, label: string): Readonly<Record<string, Field>> => ({
	[name]: rows(
		label,
		{
			id: text('Row ID', { hint: 'Names an existing row on update' }),
			Product_Name: lookup('Product', 'product'),
			Quantity: decimal('Quantity'),
			List_Price: decimal('List Price'),
			Discount: text('Discount', { hint: 'An amount, or a percentage such as 10%' }),
			Description: longText('Description'),
			Line_Tax: rows('Taxes', { name: text('Name'), percentage: decimal('Percentage') }),
			Total: readOnly(decimal('Total')),
			Net_Total: readOnly(decimal('Net Total')),
			Tax: readOnly(decimal('Tax')),
		},
		{ rowId: 'id' },
	),
});

const totals: Fields = {
	Sub_Total: readOnly(decimal('Subtotal')),
	Tax: readOnly(decimal('Tax')),
	Discount: decimal('Discount'),
	Adjustment: decimal('Adjustment'),
	Grand_Total: readOnly(decimal('Grand Total')),
	Terms_and_Conditions: longText('Terms and Conditions'),
	Description: longText('Description'),
	...currency,
};

const forDeal: Fields = { Deal_Name: lookup('Deal', 'deal') };

const sold: Fields = {
	Account_Name: lookup('Account', 'account'),
	Contact_Name: lookup('Contact', 'contact'),
	...address('Billing', 'Billing'),
	...address('Shipping', 'Shipping'),
	...totals,
};

const subject: Fields = { Subject: text('Subject', { max: 255 }) };

const activity: Fields = {
	Who_Id: lookup('Contact', 'contact'),
	// A record of whatever module, which the other of the two names.
	What_Id: group('Related To', { id: text('Record ID') }),
	$se_module: text('Related Module', { hint: 'API name of the module of the related record, such as Accounts' }),
	Description: longText('Description'),
};

export const lead = moduleResource({
	label: 'Lead',
	plural: 'Leads',
	apiName: 'Leads',
	matchedOn: 'Email',
	title: 'Full_Name',
	requires: ['Last_Name'],
	fields: {
		Company: text('Company', { max: 200 }),
		...person,
		Full_Name: readOnly(text('Full Name')),
		Lead_Status: text('Lead Status'),
		Website: url('Website'),
		Annual_Revenue: decimal('Annual Revenue'),
		No_of_Employees: integer('Number of Employees'),
		...address('', '', 'Zip_Code'),
	},
	more: { convert, ...photo('lead') },
});

export const contact = moduleResource({
	label: 'Contact',
	plural: 'Contacts',
	apiName: 'Contacts',
	matchedOn: 'Email',
	title: 'Full_Name',
	requires: ['Last_Name'],
	fields: {
		Account_Name: lookup('Account', 'account'),
		Vendor_Name: lookup('Vendor', 'vendor'),
		...person,
		Full_Name: readOnly(text('Full Name')),
		Title: text('Title', { max: 100 }),
		Department: text('Department'),
		Secondary_Email: email('Secondary Email'),
		...address('Mailing', 'Mailing', 'Zip'),
		...address('Other', 'Other', 'Zip'),
	},
	more: photo('contact'),
});

export const account = moduleResource({
	label: 'Account',
	plural: 'Accounts',
	apiName: 'Accounts',
	matchedOn: 'Account_Name',
	title: 'Account_Name',
	requires: ['Account_Name'],
	fields: {
		Account_Name: text('Account Name', { max: 200 }),
		Account_Number: text('Account Number'),
		Account_Type: text('Account Type'),
		Industry: text('Industry'),
		Phone: text('Phone', { max: 30 }),
		Fax: text('Fax', { max: 30 }),
		Website: url('Website'),
		Parent_Account: lookup('Parent Account', 'account'),
		Annual_Revenue: decimal('Annual Revenue'),
		Description: longText('Description'),
		...address('Billing', 'Billing'),
		...address('Shipping', 'Shipping'),
		...currency,
	},
	more: photo('account'),
});

export const deal = moduleResource({
	label: 'Deal',
	plural: 'Deals',
	apiName: 'Deals',
	matchedOn: 'Deal_Name',
	title: 'Deal_Name',
	requires: ['Deal_Name', 'Stage'],
	fields: {
		Deal_Name: text('Deal Name', { max: 120 }),
		Account_Name: lookup('Account', 'account'),
		Contact_Name: lookup('Contact', 'contact'),
		Stage: text('Stage'),
		Pipeline: text('Pipeline'),
		Amount: decimal('Amount'),
		Closing_Date: date('Closing Date'),
		Probability: integer('Probability'),
		Type: text('Type'),
		Lead_Source: text('Lead Source'),
		Next_Step: text('Next Step'),
		Expected_Revenue: readOnly(decimal('Expected Revenue')),
		Description: longText('Description'),
		...currency,
	},
});

export const vendor = moduleResource({
	label: 'Vendor',
	plural: 'Vendors',
	apiName: 'Vendors',
	matchedOn: 'Vendor_Name',
	title: 'Vendor_Name',
	requires: ['Vendor_Name'],
	fields: {
		Vendor_Name: text('Vendor Name', { max: 120 }),
		Email: email('Email'),
		Phone: text('Phone', { max: 30 }),
		Website: url('Website'),
		Category: text('Category'),
		GL_Account: text('GL Account'),
		...address('', '', 'Zip_Code'),
		Description: longText('Description'),
		...currency,
	},
	more: photo('vendor'),
});

export const product = moduleResource({
	label: 'Product',
	plural: 'Products',
	apiName: 'Products',
	matchedOn: 'Product_Name',
	title: 'Product_Name',
	requires: ['Product_Name'],
	fields: {
		Product_Name: text('Product Name', { max: 200 }),
		Product_Code: text('Product Code'),
		Product_Active: flag('Active'),
		Product_Category: text('Category'),
		Vendor_Name: lookup('Vendor', 'vendor'),
		Unit_Price: decimal('Unit Price'),
		Commission_Rate: decimal('Commission Rate'),
		Taxable: flag('Taxable'),
		Tax: list('Taxes'),
		Usage_Unit: text('Usage Unit'),
		Qty_in_Stock: decimal('Quantity in Stock'),
		Description: longText('Description'),
	},
	more: photo('product'),
});

export const priceBook = moduleResource({
	label: 'Price Book',
	plural: 'Price Books',
	apiName: 'Price_Books',
	matchedOn: 'Price_Book_Name',
	title: 'Price_Book_Name',
	requires: ['Price_Book_Name', 'Pricing_Details'],
	fields: {
		Price_Book_Name: text('Price Book Name', { max: 120 }),
		Pricing_Model: text('Pricing Model'),
		Pricing_Details: rows('Ranges', {
			id: text('Row ID'),
			from_range: decimal('From'),
			to_range: decimal('To'),
			discount: decimal('Discount'),
		}),
		Active: flag('Active'),
		Description: longText('Description'),
	},
});

export const quote = moduleResource({
	label: 'Quote',
	plural: 'Quotes',
	apiName: 'Quotes',
	matchedOn: 'Subject',
	title: 'Subject',
	requires: ['Subject', 'Quoted_Items'],
	fields: {
		Subject: text('Subject', { max: 120 }),
		Quote_Number: readOnly(text('Quote Number')),
		Quote_Stage: text('Stage'),
		Valid_Till: date('Valid Until'),
		...forDeal,
		...sold,
		...lines('Quoted_Items', 'Quoted Items'),
	},
	more: { convertToSalesOrder: convertTo('quote', 'Sales Order', 'Sales_Orders'), convertToInvoice: convertTo('quote', 'Invoice', 'Invoices') },
});

export const salesOrder = moduleResource({
	label: 'Sales Order',
	plural: 'Sales Orders',
	apiName: 'Sales_Orders',
	matchedOn: 'Subject',
	title: 'Subject',
	requires: ['Subject', 'Ordered_Items'],
	fields: {
		Subject: text('Subject', { max: 120 }),
		SO_Number: readOnly(text('Sales Order Number')),
		Status: text('Status'),
		Purchase_Order: text('Purchase Order'),
		Due_Date: date('Due Date'),
		Quote_Name: lookup('Quote', 'quote'),
		...forDeal,
		...sold,
		...lines('Ordered_Items', 'Ordered Items'),
	},
	more: { convertToInvoice: convertTo('sales order', 'Invoice', 'Invoices') },
});

export const purchaseOrder = moduleResource({
	label: 'Purchase Order',
	plural: 'Purchase Orders',
	apiName: 'Purchase_Orders',
	matchedOn: 'Subject',
	title: 'Subject',
	requires: ['Subject', 'Vendor_Name', 'Purchase_Items'],
	fields: {
		Subject: text('Subject', { max: 120 }),
		PO_Number: text('Purchase Order Number'),
		PO_Date: date('Order Date'),
		Due_Date: date('Due Date'),
		Status: text('Status'),
		Vendor_Name: lookup('Vendor', 'vendor'),
		Contact_Name: lookup('Contact', 'contact'),
		...address('Billing', 'Billing'),
		...address('Shipping', 'Shipping'),
		...totals,
		...lines('Purchase_Items', 'Purchase Items'),
	},
});

export const invoice = moduleResource({
	label: 'Invoice',
	plural: 'Invoices',
	apiName: 'Invoices',
	matchedOn: 'Subject',
	title: 'Subject',
	requires: ['Subject', 'Invoiced_Items'],
	fields: {
		Subject: text('Subject', { max: 120 }),
		Invoice_Number: readOnly(text('Invoice Number')),
		Invoice_Date: date('Invoice Date'),
		Due_Date: date('Due Date'),
		Status: text('Status', { hint: "A plain picklist of CRM's, not an accounting status" }),
		Sales_Order: lookup('Sales Order', 'salesOrder'),
		Purchase_Order: text('Purchase Order'),
		...sold,
		...lines('Invoiced_Items', 'Invoiced Items'),
	},
});

export const task = moduleResource({
	label: 'Task',
	plural: 'Tasks',
	apiName: 'Tasks',
	title: 'Subject',
	requires: ['Subject'],
	fields: { ...subject, ...activity, Due_Date: date('Due Date'), Status: text('Status'), Priority: text('Priority') },
});

export const event = moduleResource({
	label: 'Event',
	plural: 'Events',
	apiName: 'Events',
	title: 'Event_Title',
	requires: ['Event_Title', 'Start_DateTime', 'End_DateTime'],
	fields: {
		...activity,
		Event_Title: text('Title', { max: 255 }),
		Start_DateTime: moment('Start'),
		End_DateTime: moment('End'),
		All_day: flag('All Day'),
		Venue: text('Venue'),
	},
});

export const call = moduleResource({
	label: 'Call',
	plural: 'Calls',
	apiName: 'Calls',
	title: 'Subject',
	requires: ['Subject', 'Call_Type', 'Call_Start_Time', 'Call_Duration'],
	fields: {
		...subject,
		...activity,
		Call_Type: text('Call Type'),
		Call_Start_Time: moment('Start'),
		Call_Duration: text('Duration', { hint: 'Minutes and seconds, such as 12:30' }),
		Call_Purpose: text('Purpose'),
		Call_Result: text('Result'),
	},
});

export const note = moduleResource({
	label: 'Note',
	plural: 'Notes',
	apiName: 'Notes',
	title: 'Note_Title',
	requires: ['Note_Content', 'Parent_Id'],
	// Nothing stands on a note but files, and nothing is set off by it.
	without: ['addTag', 'removeTag', 'getRelated', 'addRelated', 'removeRelated', 'trigger', 'cvid', 'converted', 'Layout'],
	fields: {
		Note_Title: text('Title', { max: 120 }),
		Note_Content: longText('Content'),
		Parent_Id: {
			kind: 'group',
			label: 'Belongs To',
			fields: { id: text('Record ID'), module: { kind: 'group', label: 'Module', fields: { api_name: text('API Name', { hint: 'Such as Leads' }) } } },
		},
	},
});

export const campaign = moduleResource({
	label: 'Campaign',
	plural: 'Campaigns',
	apiName: 'Campaigns',
	matchedOn: 'Campaign_Name',
	title: 'Campaign_Name',
	requires: ['Campaign_Name'],
	fields: {
		Campaign_Name: text('Campaign Name', { max: 200 }),
		Type: text('Type'),
		Status: text('Status'),
		Start_Date: date('Start Date'),
		End_Date: date('End Date'),
		Budgeted_Cost: decimal('Budgeted Cost'),
		Actual_Cost: decimal('Actual Cost'),
		Expected_Revenue: decimal('Expected Revenue'),
		Description: longText('Description'),
	},
});

export const case_ = moduleResource({
	label: 'Case',
	plural: 'Cases',
	apiName: 'Cases',
	matchedOn: 'Subject',
	title: 'Subject',
	requires: ['Subject', 'Case_Origin', 'Status'],
	fields: {
		Subject: text('Subject', { max: 255 }),
		Case_Number: readOnly(text('Case Number')),
		Case_Origin: text('Origin'),
		Status: text('Status'),
		Priority: text('Priority'),
		Type: text('Type'),
		Account_Name: lookup('Account', 'account'),
		Related_To: lookup('Contact', 'contact'),
		Deal_Name: lookup('Deal', 'deal'),
		Product_Name: lookup('Product', 'product'),
		Email: email('Email'),
		Phone: text('Phone'),
		Description: longText('Description'),
		Solution: longText('Solution'),
	},
});
