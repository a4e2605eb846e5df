import type { IDataObject } from 'n8n-workflow';
import type { Finding } from '../../src/reconciling/ledgers';
import { reportOf } from '../../src/reconciling/report/report';
import { isRow, rowsIn, textOf, type Row } from '../../src/record';
import { reconciliationPage } from '../../src/reporting/ledgers/reconciliationPage';
import { fromJson } from '../../src/wire/text';
import { has, withColumn } from './inputs';
import type { MonitorOperation } from './operation';

/** What is kept and told of a comparison. */
export const reportReconciliation: MonitorOperation = {
	label: 'Report Reconciliation',
	action: 'Report a reconciliation',
	description: 'Of what the Reconciler found of whole ledgers: rows to keep, dead letters for what is new, and a message for people',
	properties: [
		{
			displayName:
				'The input items are the findings of the operation Reconcile Ledgers. Connect to the second input: open differences of the Data Table "xerozoho_reconciliations", open dead letters, and the newest audit row of each kind of record. Each item that comes out has a run, a difference, a letter, a key whose letter is over, or the message.',
			name: 'reportNotice',
			type: 'notice',
			default: '',
		},
		{ displayName: 'From', name: 'from', type: 'string', default: '', placeholder: 'e.g. 2026-09-01', description: 'First day that was compared' },
		{ displayName: 'To', name: 'to', type: 'string', default: '', placeholder: 'e.g. 2026-12-31', description: 'Last day that was compared' },
		{
			displayName: 'Not Read (JSON)',
			name: 'unread',
			type: 'json',
			default: '={{ [] }}',
			description: 'What could not be read: a list such as [{"kind": "bill", "message": "Xero did not answer"}]',
		},
	],
	run: async (context) => {
		const items = context.getInputData();
		const rows = context.getInputData(1).map(({ json }) => json as Row);
		const given: unknown = context.getNodeParameter('unread', 0, []);
		const unread = rowsIn(typeof given === 'string' ? fromJson(given.trim() || '[]') : given);
		const unreadKinds = new Set(unread.map(({ kind }) => textOf(kind)));
		const { id = '', name = '' } = context.getWorkflow();
		const report = reportOf(
			items.flatMap(({ json }) => (isFinding(json) && !unreadKinds.has(json.kind) ? [json] : [])),
			{
				now: new Date().toISOString(),
				from: textOf(context.getNodeParameter('from', 0, '')),
				to: textOf(context.getNodeParameter('to', 0, '')),
				unread: unread.map(({ kind, message }) => ({ kind: textOf(kind), message: textOf(message) })),
				flow: { id: String(id), name },
				executionId: context.getExecutionId(),
				node: context.getNode().name,
				known: rows.filter(has('reconciliation_key')),
				audit: rows.filter(has('happened_at')),
				letters: rows.filter(has('group_key')),
			},
		);
		const { run, differences, letters, over, message } = report;
		return [{ run }, ...differences.map((difference) => ({ difference })), ...letters, ...over.map((key) => ({ over: key })), { message }].map((json) => ({
			json: json as unknown as IDataObject,
			pairedItem: { item: 0 },
		}));
	},
};

const isFinding = (json: unknown): json is Finding => isRow(json) && typeof json['found'] === 'string' && isRow(json['item']);

/** The last comparison, for people. */
export const showReconciliation: MonitorOperation = {
	label: 'Show Reconciliation',
	action: 'Show the reconciliation',
	description: 'A page of the last comparison of both ledgers, made from the rows that come in; answer the webhook with its HTML',
	properties: [
		{
			displayName: 'The input items are rows of the Data Table "xerozoho_reconciliations".',
			name: 'reconciliationNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Address of the Desk',
			name: 'desk',
			type: 'string',
			default: '',
			description: 'Where the dead-letter desk stands, if the page is to lead there',
		},
	],
	run: async (context) => {
		const items = context.getInputData();
		const html = reconciliationPage({
			rows: withColumn(items, 'reconciliation_key'),
			desk: textOf(context.getNodeParameter('desk', 0, '')),
			now: Date.now(),
		});
		return [{ json: { html }, pairedItem: items.map((_, item) => ({ item })) }];
	},
};
