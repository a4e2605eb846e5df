import { NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { callsBeside, closed } from '../../src/migrating/closing';
import { planned } from '../../src/migrating/estimate';
import { latest, SUMMARY } from '../../src/migrating/steps';
import { summaryOf } from '../../src/migrating/summary';
import { nextTurn, steered, steering } from '../../src/migrating/turn';
import { isRow, type Row } from '../../src/record';
import { migrationPage } from '../../src/reporting/migrationPage';
import { fromJson } from '../../src/wire/text';
import type { MonitorOperation } from './operation';

/** A historical migration: what it takes, whose turn it is, how far it is, and what it came to. All of it stands in rows of the Data Table "xerozoho_migrations". */

const rowsOf = (context: IExecuteFunctions, input = 0): Row[] =>
	context
		.getInputData(input)
		.map(({ json }) => json as Row)
		.filter(isRow);

const objectOf = (value: unknown): Row => {
	const read = typeof value === 'string' ? fromJson(value.trim() || '{}') : value;
	return isRow(read) ? read : {};
};

const all = (context: IExecuteFunctions) => context.getInputData().map((_, item) => ({ item }));

/** Items of rows; a sentence where there are none ends the run. */
function itemsOf(context: IExecuteFunctions, found: readonly object[] | string): INodeExecutionData[] {
	if (typeof found === 'string') throw new NodeOperationError(context.getNode(), found);
	return found.map((json) => ({ json: { ...json } as IDataObject, pairedItem: all(context) }));
}

const isStep = ({ step_key: key }: Row): boolean => key !== undefined;

export const planMigration: MonitorOperation = {
	label: 'Estimate Migration',
	action: 'Estimate a migration',
	description: 'Calls, hours and cost of a migration, as its first rows; nothing is migrated yet',
	properties: [
		{
			displayName:
				'Connect what the operation Count of Zoho Books puts out to the first input, and the rows of the Data Table "xerozoho_migrations" to the second. Insert what comes out.',
			name: 'planNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Settings',
			name: 'migrationSettings',
			type: 'json',
			default: '{}',
			description: 'An object with since, until, page_size, kept_for_live_percent and zoho_calls_a_day; what is left out has its usual value',
		},
	],
	run: async (context) => {
		const counts = rowsOf(context).filter(({ entity }) => entity !== undefined);
		const settings = objectOf(context.getNodeParameter('migrationSettings', 0, '{}'));
		return itemsOf(context, planned(counts, rowsOf(context, 1).filter(isStep), settings, new Date().toISOString()));
	},
};

export const steerMigration: MonitorOperation = {
	label: 'Start or Pause Migration',
	action: 'Start or pause a migration',
	description: 'What changes of the rows when a person previews, starts or pauses the latest migration; update them by their step_key',
	properties: [
		{
			displayName: 'What to Do',
			name: 'steering',
			type: 'options',
			options: [
				{ name: steering.pause, value: 'pause', description: 'Nothing more is begun; the page that is under way is finished' },
				{ name: steering.preview, value: 'preview', description: 'The first page of each kind of record is looked at, and nothing is written to Xero' },
				{ name: steering.start, value: 'start' },
			],
			default: 'start',
		},
	],
	run: async (context) => itemsOf(context, steered(rowsOf(context).filter(isStep), String(context.getNodeParameter('steering', 0)))),
};

export const nextMigrationPage: MonitorOperation = {
	label: 'Pick Next Page of Migration',
	action: 'Pick the next page of a migration',
	description: 'Of the rows of the latest migration, the step whose next page is due; nothing comes out while another execution works on it or it waits',
	properties: [
		{
			displayName: 'Minutes That a Page May Take',
			name: 'leaseMinutes',
			type: 'number',
			typeOptions: { minValue: 0.05, numberPrecision: 2 },
			default: 15,
			description:
				'An execution that has held its page for longer is taken to have died with n8n, and another one does the page again. 200 records take about three minutes.',
		},
	],
	run: async (context) => {
		const turn = nextTurn(rowsOf(context).filter(isStep), context.getExecutionId(), context.getNodeParameter('leaseMinutes', 0, 15) as number, Date.now());
		return turn ? itemsOf(context, [turn]) : [];
	},
};

export const closeMigrationPage: MonitorOperation = {
	label: 'Close Page of Migration',
	action: 'Close a page of a migration',
	description:
		'How far a step is when its page is over: what was written, what failed, whether both sides come to the same; update its row by step_key and lease',
	properties: [
		{
			displayName:
				'Connect all that came of the page to the first input (the page that was read, records that were written, reviews, and failures for which the page has to wait), and the dead letters of this execution to the second.',
			name: 'closeNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Step',
			name: 'migrationStep',
			type: 'json',
			default: '={{ {} }}',
			required: true,
			description: 'The step that the page is of, as it was picked',
		},
	],
	run: async (context) => {
		const step = objectOf(context.getNodeParameter('migrationStep', 0, {}));
		const items = context.getInputData();
		// The page tells of its own calls itself.
		const calls = items.filter(({ json }) => !Array.isArray(json['records'])).reduce((sum, { usage }) => sum + callsBeside(usage), 0);
		return itemsOf(context, [closed(step, rowsOf(context), rowsOf(context, 1), calls, Date.now())]);
	},
};

export const sumUpMigration: MonitorOperation = {
	label: 'Sum Up Migration',
	action: 'Sum up a migration',
	description: 'What the latest migration came to, with a SHA-256 of all of it; the row of its last step, to be kept and told to the audit trail',
	properties: [],
	run: async (context) => {
		const rows = rowsOf(context).filter(isStep);
		const now = new Date().toISOString();
		const last = latest(rows).find(({ entity }) => entity === SUMMARY);
		if (!last) return itemsOf(context, 'There is no migration to sum up');
		const summary = summaryOf(rows, now);
		return itemsOf(context, [{ ...last, status: 'done', lease: '', ended_at: now, details: JSON.stringify(summary) }]);
	},
};

export const showMigration: MonitorOperation = {
	label: 'Show Migration',
	action: 'Show a migration',
	description: 'A page of how far the latest migration is, when it will be over, what failed and what it takes; answer the webhook with its HTML',
	properties: [
		{
			displayName: 'Address of the Desk',
			name: 'desk',
			type: 'string',
			default: '',
			description: 'Where the dead-letter desk stands, if the page is to lead there',
		},
	],
	run: async (context) => [
		{ json: { html: migrationPage(rowsOf(context).filter(isStep), String(context.getNodeParameter('desk', 0, '')), Date.now()) }, pairedItem: all(context) },
	],
};
