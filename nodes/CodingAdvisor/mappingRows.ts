import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { checkRows } from '../../src/advising/rows/check';
import { suggestRows } from '../../src/advising/rows/suggest';
import type { Row } from '../../src/record';
import { HISTORY, recordsAt, REFERENCE, type AdvisorOperation } from './operation';

/** Accounts, taxes and tracking of both sides, and the rows of the mapping table between them. */

const zohoApp: INodeProperties = {
	displayName: 'Zoho Application',
	name: 'zohoApp',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Zoho Books', value: 'zohoBooks' },
		{ name: 'Zoho Expense', value: 'zohoExpense' },
		{ name: 'Zoho Inventory', value: 'zohoInventory' },
	],
	default: 'zohoBooks',
	description: 'Which application the lists of Zoho are of',
};

const notice = (displayName: string): INodeProperties => ({ displayName, name: 'listsNotice', type: 'notice', default: '' });

const LISTS =
	'The input item holds the lists of both sides: "chartofaccounts", "taxes" and "reporting_tags" (each with its "options") of Zoho, "Accounts", "TaxRates" and "TrackingCategories" of Xero; template 29 gathers them. Connect the rows of "xerozoho_mappings" to Reference Data,';

const outOf = (rows: readonly Row[]): INodeExecutionData[] => rows.map((row) => ({ json: row as IDataObject, pairedItem: { item: 0 } }));

const given = (context: IExecuteFunctions) => ({
	lists: (context.getInputData()[0]?.json ?? {}) as Row,
	app: String(context.getNodeParameter('zohoApp', 0, 'zohoBooks')),
	rows: recordsAt(context, REFERENCE),
	before: recordsAt(context, HISTORY),
});

export const suggestMappingRows: AdvisorOperation = {
	label: 'Suggest Mapping Rows',
	action: 'Suggest rows of the mapping table',
	description:
		'Pair accounts, tax rates and tracking of Xero and Zoho: rows that are sure come out as Coded, questions with a proposal go To Review. What has a row is left alone.',
	properties: [notice(`${LISTS} and those of "xerozoho_reviews" to History, so that nothing is asked twice.`), zohoApp],
	run(context) {
		const { lists, app, rows, before } = given(context);
		const { sure, questions } = suggestRows(lists, app, rows, before);
		return Promise.resolve([outOf(sure), outOf(questions)]);
	},
};

export const checkMappingRows: AdvisorOperation = {
	label: 'Check Mapping Rows',
	action: 'Check rows of the mapping table',
	description:
		'Find rows of the mapping table that point into nothing, since an account, a tax rate or a tracking option was archived, deleted or renamed: for the Failure Triage, To Review. Letters that are over come out as Coded.',
	properties: [notice(`${LISTS} and the rows of "xerozoho_dead_letters" about mapping rows to History, so that nothing is told twice.`), zohoApp],
	run(context) {
		const { lists, app, rows, before } = given(context);
		const { broken, over } = checkRows(lists, app, rows, before);
		return Promise.resolve([outOf(over), outOf(broken)]);
	},
};
