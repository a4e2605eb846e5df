import { because, type Deviations } from './because';

/** What the sandbox of Zoho's finance apps answers otherwise than their specifications describe, and why. "Seen" means: in answers of the live service. */

const alike: Deviations = {
	...because(
		'An amount, or a percentage such as 10%: seen as a number with other documents, and called a text',
		'salesorders shown.discount should be string',
		'salesorders shown.line_items[].discount should be string',
	),
	...because('Amounts are numbers wherever they were seen', '*s shown.taxes[].tax_amount should be string'),
	...because('Taxes of a document are rows, as other documents show them', 'purchaseorders shown.taxes[] should be string'),
};

export const booksAnswers: Deviations = {
	...alike,
	...because('The same of what recurs', 'recurringinvoices shown.discount should be string', 'recurringinvoices shown.line_items[].discount should be string'),
	...because(
		'Seen with other invoices, which these are',
		...['balance', 'shipping_charge', 'total'].map((name) => `invoices.fromsalesorder shown.${name} should be string`),
		'invoices.fromsalesorder shown.salesorders should be object',
	),
	...because(
		'Written as numbers with a record, and called otherwise here',
		'expenses shown.distance should be number',
		'expenses shown.end_reading should be string',
		'expenses shown.start_reading should be string',
	),
	...because(
		'Custom fields are rows wherever they were seen',
		'journals shown.custom_fields should be string',
		'tasks.task_id.percentage shown.custom_fields[].value should be object',
	),
	...because('Written small in its own example', 'journals shown.journal_type should be equal to one of the allowed values'),
	...because(
		'Told by the tables of accounts that the application shows; the specification lists fewer',
		'chartofaccounts shown.account_type should be equal to one of the allowed values',
	),
	...because('A flag with other documents', 'retainerinvoices shown.is_emailed should be string'),
};

export const inventoryAnswers: Deviations = { ...alike, ...because('A list tells of files by a text', 'invoices shown.documents should be array') };
