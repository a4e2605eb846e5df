import { chain, workflowOf, type Step } from './flow';
import { tables, type TableName } from '../../src/syncing/tables';
import { auditLinks, auditSteps, NEWEST, ROW } from './audit';
import { idOfTable, where } from './rows';
import { books, byHand, note, set, split, table, xero } from './steps';

/** Rows of the mapping table that suit a New Zealand organisation with Xero's standard chart of accounts. */
const exampleRows = (
	[
		['account', 'zohoBooks', 'Sales', 'xero', '200', 'Lines booked to the account Sales in Zoho Books'],
		['account', 'zohoBooks', 'Shipping', 'xero', '200', 'The shipping charge of an invoice'],
		['account', 'zohoBooks', 'Adjustment', 'xero', '200', 'The adjustment of an invoice'],
		['account', 'zohoBooks', 'Discount', 'xero', '200', 'A discount after tax'],
		['account', 'zohoBooks', 'Rounding', 'xero', '860', 'What rounding an invoice leaves over'],
		['tax', 'zohoBooks', 'GST', 'xero', 'OUTPUT2', '15 %'],
		['tax', 'zohoBooks', 'Zero Rate', 'xero', 'ZERORATED', '0 %, exports'],
		['tax', 'zohoBooks', 'Reduced', 'xero', 'TAX001', '5 %'],
		['tax', 'zohoBooks', 'No tax', 'xero', 'NONE', 'Lines without a tax'],
		['paymentAccount', 'zohoBooks', 'Undeposited Funds', 'xero', '090', 'Where customer payments arrive'],
		['account', 'zohoCrm', 'Deal', 'xero', '200', 'A deal of Zoho CRM without quote and products'],
		['account', 'zohoCrm', 'Adjustment', 'xero', '200', 'The adjustment of a quote'],
		['account', 'zohoCrm', 'Discount', 'xero', '200', 'The discount of a whole quote'],
		['account', 'zohoCrm', '*', 'xero', '200', 'Every product of Zoho CRM without a row of its own'],
		['tax', 'zohoCrm', 'GST', 'xero', 'OUTPUT2', '15 %'],
		['tax', 'zohoCrm', 'Deal', 'xero', 'OUTPUT2', 'Deals and products that name no tax'],
		['account', 'zohoBooks', 'Cost of Goods Sold', 'xero', '310', 'What is bought to be sold; of tracked items the cost of what is sold'],
		['account', 'zohoBooks', 'Office Supplies', 'xero', '453', 'Bills booked to the account Office Supplies'],
		['account', 'zohoBooks', 'Bank Fees', 'xero', '404', 'Expenses booked to the account Bank Fees'],
		['account', 'zohoBooks', 'Inventory Asset', 'xero', '630', 'The stock of tracked items'],
		['account', 'zohoBooks', 'Purchase Shipping', 'xero', '425', 'The shipping charge of a bill'],
		['account', 'zohoBooks', 'Purchase Adjustment', 'xero', '429', 'The adjustment of a bill'],
		['account', 'zohoBooks', 'Purchase Discount', 'xero', '429', 'A discount on a bill after tax'],
		['account', 'zohoBooks', 'Purchase Rounding', 'xero', '860', 'What rounding a bill leaves over'],
		['purchaseTax', 'zohoBooks', 'GST', 'xero', 'INPUT2', '15 % on what is bought'],
		['purchaseTax', 'zohoBooks', 'Zero Rate', 'xero', 'ZERORATED', '0 % on what is bought'],
		['purchaseTax', 'zohoBooks', 'No tax', 'xero', 'NONE', 'Lines of bills without a tax'],
		['paymentAccount', 'zohoBooks', 'Business Account', 'xero', '090', 'The bank account'],
		['paymentAccount', 'zohoBooks', 'Petty Cash', 'xero', '090', 'Where vendor payments come from unless another account is named'],
		['account', 'zohoExpense', 'Airfare', 'xero', '494', 'Expenses of this category'],
		['account', 'zohoExpense', 'Lodging', 'xero', '493', 'Expenses of this category'],
		['account', 'zohoExpense', 'Ground Transport', 'xero', '493', 'Expenses of this category'],
		['account', 'zohoExpense', 'Meals and Entertainment', 'xero', '420', 'Expenses of this category'],
		['account', 'zohoExpense', 'Mileage', 'xero', '449', 'Expenses of this category'],
		['account', 'zohoExpense', 'Office Supplies', 'xero', '453', 'Expenses of this category'],
		['account', 'zohoExpense', 'Software Subscriptions', 'xero', '485', 'Expenses of this category'],
		['account', 'zohoExpense', 'Telephone', 'xero', '489', 'Expenses of this category'],
		['purchaseTax', 'zohoExpense', 'GST', 'xero', 'INPUT2', '15 %'],
		['purchaseTax', 'zohoExpense', 'Zero Rate', 'xero', 'ZERORATED', '0 %'],
		['paymentAccount', 'zohoExpense', 'Company Card', 'xero', '090', "The company's card"],
	] as const
).map(([kind, source_app, source_value, target_app, target_value, text]) => ({ kind, source_app, source_value, target_app, target_value, note: text }));

const names = Object.keys(tables) as TableName[];
const called = (name: TableName): string => name.replace('xerozoho_', '').replaceAll('_', ' ');
const nodeFor = (name: TableName): string => `Table of ${called(name)}`;

const GRID = 220;
/** What follows the tables stands to their right. */
const AFTER = 260 + GRID * names.length;

const creates = (name: TableName, index: number): Step =>
	table(nodeFor(name), [260 + GRID * index, 0], {
		resource: 'table',
		operation: 'create',
		tableName: name,
		columns: { column: Object.entries(tables[name].columns).map(([column, type]) => ({ name: column, type })) },
		options: { createIfNotExists: true },
	});

const isSame = ['kind', 'source_app', 'source_value', 'target_app'].map((column) => where(column, 'eq', `={{ $json.${column} }}`));

/** What is wrong with a connection is to be seen at once. */
const stopping = ({ failsAt: _, ...step }: Step): Step => step;

/** 00: what all other templates need. */
export const setUp = workflowOf(
	'00 Set up: tables and connections',
	[
		byHand('Set up', [0, 300]),
		...names.map(creates),
		{ ...set('Example rows', [AFTER, 0], JSON.stringify({ rows: exampleRows }, null, 2)), executeOnce: true },
		split('One item for each row', [AFTER + GRID, 0], 'rows'),
		table('Not there yet?', [AFTER + 2 * GRID, 0], {
			resource: 'row',
			operation: 'rowNotExists',
			dataTableId: idOfTable('xerozoho_mappings'),
			matchType: 'allConditions',
			filters: { conditions: isSame },
		}),
		table('Add example row', [AFTER + 3 * GRID, 0], {
			resource: 'row',
			operation: 'insert',
			dataTableId: idOfTable('xerozoho_mappings'),
			columns: { mappingMode: 'autoMapInputData', value: {}, matchingColumns: [], schema: [] },
			options: {},
		}),
		...auditSteps([AFTER + 4 * GRID + 60, 0], {
			deed: 'mappingChanged',
			message: '={{ $json.kind + " " + $json.source_value + " is " + $json.target_value }}',
			options: { target: 'xerozoho_mappings' },
		}),
		stopping(xero('Check Xero', [260, 340], { resource: 'organisation', operation: 'get' })),
		set('Xero is connected', [480, 340], '={{ { "connected_to": "Xero", "organisation": $json.Name, "currency": $json.BaseCurrency } }}'),
		stopping(books('Check Zoho Books', [260, 560], { resource: 'organization', operation: 'getMany', returnAll: true, filters: {} })),
		set('Zoho Books is connected', [480, 560], '={{ { "connected_to": "Zoho Books", "organization": $json.name, "currency": $json.currency_code } }}'),
		note(
			'About',
			[-420, -60],
			[380, 560],
			'about',
			`## Set up

Run this once, before the other templates. Running it again changes nothing.

**Before you start**
1. Create the credential **Xero account** (Xero Accounting OAuth2 API).
2. Create the credential **Zoho account** (Zoho Apps OAuth2 API) and choose the data centre of your Zoho account.
3. Choose them in *Check Xero* and *Check Zoho Books*.

Then click **Execute workflow**. Every node must turn green. If a check turns red, its message says what to do.

Self-hosted n8n with the community package **n8n-nodes-xero-zoho** is needed.`,
		),
		note(
			'About the tables',
			[220, -560],
			[GRID * names.length - 20, 720],
			'work',
			`### 1. The tables, in *Data tables* of this project\n${names.map((name) => `- **${called(name)}**: ${tables[name].purpose}`).join('\n')}`,
		),
		note(
			'About the mappings',
			[AFTER - 20, -200],
			[4 * GRID, 360],
			'toDo',
			"### 2. Example rows of the mapping table\nThey suit a New Zealand organisation with Xero's standard chart of accounts. **Open the table and correct the target values**: your accounts, your tax rates. A row that is there already is left as it is.",
		),
		note(
			'About the audit',
			[AFTER + 4 * GRID + 20, -200],
			[660, 360],
			'toDo',
			'### Keep a record\nEvery mapping row that is added is a row of the audit trail.',
		),
		note('About the connections', [220, 220], [480, 500], 'start', "### 3. The connections\nEach check reads the organisation's name."),
	],
	[
		...chain('Set up', ...names.map(nodeFor), 'Example rows', 'One item for each row', 'Not there yet?', 'Add example row'),
		...[NEWEST, ROW].map((to) => ({ from: 'Add example row', to })),
		...auditLinks,
		...chain('Set up', 'Check Xero', 'Xero is connected'),
		...chain('Set up', 'Check Zoho Books', 'Zoho Books is connected'),
	],
	{},
);
