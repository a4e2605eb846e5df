import { choice, date, decimal, flag, integer, link, longText, moment, readOnly, rows, text, type Field, type Fields } from '../define';
import { customFields } from './customFields';

/** A reporting tag on a line, and what it says there (https://www.zoho.com/books/api/v3/reporting-tags/). */
export const tags = rows('Reporting Tags', {
	tag_id: text('Tag ID'),
	tag_option_id: text('Tag Option ID'),
	tag_name: readOnly(text('Tag')),
	tag_option_name: readOnly(text('Tag Option')),
});

const LINE_ID = 'line_item_id';
const lineId = text('Line Item ID', { hint: 'Keeps an existing line on update' });

const shown: Fields = {
	item_order: integer('Order'),
	tax_name: readOnly(text('Tax')),
	tax_percentage: readOnly(decimal('Tax Percentage')),
	item_total: readOnly(decimal('Line Total')),
};

/** One line of a quote, order, invoice or credit note (https://www.zoho.com/books/api/v3/invoices/). */
export const salesLine: Fields = {
	[LINE_ID]: lineId,
	item_id: link('Item', { resource: 'item' }),
	name: text('Name', { max: 100 }),
	description: longText('Description', { max: 2000 }),
	quantity: decimal('Quantity'),
	rate: decimal('Rate'),
	unit: text('Unit', { max: 100 }),
	discount: text('Discount', { hint: 'An amount, or a percentage such as 10%' }),
	tax_id: link('Tax', { resource: 'tax' }),
	account_id: link('Account', { resource: 'account' }),
	project_id: link('Project', { resource: 'project' }),
	location_id: link('Location', { resource: 'location' }),
	tags,
	account_name: readOnly(text('Account')),
	discount_amount: readOnly(decimal('Discount Amount')),
	...shown,
};

/** One line of a purchase order, bill or vendor credit (https://www.zoho.com/books/api/v3/bills/). */
export const purchaseLine: Fields = {
	[LINE_ID]: lineId,
	item_id: link('Item', { resource: 'item' }),
	account_id: link('Account', { resource: 'account' }),
	name: text('Name', { max: 100 }),
	description: longText('Description', { max: 2000 }),
	quantity: decimal('Quantity'),
	rate: decimal('Rate'),
	unit: text('Unit', { max: 100 }),
	tax_id: link('Tax', { resource: 'tax' }),
	customer_id: link('Customer', { resource: 'contact' }, { hint: 'Who is to be charged for it' }),
	is_billable: flag('Is Billable'),
	project_id: link('Project', { resource: 'project' }),
	location_id: link('Location', { resource: 'location' }),
	tags,
	account_name: readOnly(text('Account')),
	customer_name: readOnly(text('Customer')),
	...shown,
};

/** Lines that an update does not send are removed by Zoho, so whoever changes one sends all. */
export const lines = (line: Fields, label = 'Line Items'): Field => rows(label, line, { rowId: LINE_ID });

export const customer = {
	customer_id: link('Customer', { resource: 'contact', view: 'customer', many: true }),
	customer_name: readOnly(text('Customer Name')),
} as const satisfies Fields;
export const vendor = {
	vendor_id: link('Vendor', { resource: 'contact', view: 'vendor', many: true }),
	vendor_name: readOnly(text('Vendor Name')),
} as const satisfies Fields;

/** The currency of a document follows the contact unless it is said. */
export const currency = {
	currency_id: link('Currency', { resource: 'currency' }, { hint: "The contact's currency if left out" }),
	currency_code: readOnly(text('Currency Code')),
	exchange_rate: decimal('Exchange Rate', { hint: "Units of the organization's currency for one unit of the document's" }),
} as const satisfies Fields;

/** How a whole sales document is discounted and rounded off. */
export const salesAmounts = {
	is_inclusive_tax: flag('Prices Include Tax'),
	discount: text('Discount', { hint: 'An amount, or a percentage such as 10%' }),
	discount_type: choice('Discount Type', { entity_level: 'On the Whole Document', item_level: 'By Line' }),
	is_discount_before_tax: flag('Discount Before Tax'),
	shipping_charge: decimal('Shipping Charge'),
	adjustment: decimal('Adjustment'),
	adjustment_description: text('Adjustment Description'),
} as const satisfies Fields;

export const wording = { notes: longText('Notes'), terms: longText('Terms') } as const satisfies Fields;

export const times = { created_time: readOnly(moment('Created')), last_modified_time: readOnly(moment('Modified')) } as const satisfies Fields;

/** What Zoho reckons. */
export const totals = {
	sub_total: readOnly(decimal('Subtotal')),
	discount_total: readOnly(decimal('Discount Total')),
	tax_total: readOnly(decimal('Tax Total')),
	total: readOnly(decimal('Total')),
} as const satisfies Fields;

export const balance = { balance: readOnly(decimal('Balance')) } as const satisfies Fields;

/** What is attached, as the document itself shows it. */
export const documents = {
	documents: readOnly(
		rows('Attachments', {
			document_id: text('Attachment ID'),
			file_name: text('File Name'),
			file_type: text('File Type'),
			file_size: integer('Size', { hint: 'Bytes' }),
		}),
	),
} as const satisfies Fields;

export { customFields };

/** Where part of a credit or a payment went. */
export const appliedTo = (name: 'invoice' | 'bill', label: string): Fields => ({
	[`${name}_id`]: link(label, { resource: name }),
	amount_applied: decimal('Amount Applied'),
	[`${name}_number`]: readOnly(text(`${label} Number`)),
	date: readOnly(date('Date')),
});
