import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { byName } from '../../src/alphabet';
import { isFilled, isRow, rowsIn, SYNC } from '../../src/record';
import { actions, auditRowOf, type AuditRow } from '../../src/reporting/audit';
import { chained } from '../../src/reporting/chain';
import { identityOf } from '../../src/reporting/identity';
import { fromJson } from '../../src/wire/text';
import type { MonitorOperation } from './operation';

/** Rows of the audit trail for what was done to the input items. */
export const auditRows: MonitorOperation = {
	label: 'Make Audit Rows',
	action: 'Make audit rows',
	description: 'A row of the audit trail for each item, chained to the rows before it so that tampering shows',
	properties: [
		{
			displayName:
				'Connect the newest rows of the Data Table "xerozoho_audit" (20 of them, by created time, descending) to the second input, and insert what comes out.',
			name: 'auditNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'What Was Done',
			name: 'deed',
			type: 'options',
			options: [
				{ name: 'As the Record Says', value: '', description: 'What the action node noted beside the record' },
				...Object.entries(actions)
					.map(([value, name]) => ({ name, value }))
					.sort(byName),
			],
			default: '',
		},
		{
			displayName: 'Message',
			name: 'message',
			type: 'string',
			default: '',
			placeholder: 'e.g. Invoice INV-7 of 120.00 GBP',
			description: 'What a person reads in the trail',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Actor',
					name: 'actor',
					type: 'string',
					default: '',
					description: 'Who decided it, where a person did',
				},
				{
					displayName: 'Outcome',
					name: 'outcome',
					type: 'options',
					options: [
						{ name: 'Refused', value: 'refused' },
						{ name: 'Unchanged', value: 'unchanged' },
						{ name: 'Waiting', value: 'waiting' },
						{ name: 'Written', value: 'written' },
					],
					default: 'written',
				},
				{
					displayName: 'Record Before',
					name: 'before',
					type: 'json',
					default: '',
					description: 'The record as it was; only its hash is kept',
				},
			],
		},
	],
	async run(context) {
		const at = new Date().toISOString();
		const rows = context.getInputData().map((item, index) => rowOf(context, item, index, at));
		const latest = context.getInputData(1).map(({ json }) => json);
		return chained(rows, latest).map((json, index) => ({ json: { ...json }, pairedItem: { item: index } }));
	},
};

function rowOf(context: IExecuteFunctions, item: INodeExecutionData, index: number, at: string): AuditRow {
	const { actor = '', outcome = 'written', before } = context.getNodeParameter('options', index, {}) as Record<string, unknown>;
	const { id: workflowId = '', name: workflowName = '' } = context.getWorkflow();
	const trail = isRow(item.json[SYNC]) ? item.json[SYNC] : {};
	const { id: targetId, number: targetNumber } = identityOf(String(trail['target'] ?? ''), item.json);
	return auditRowOf({
		at,
		action: String(context.getNodeParameter('deed', index, '')),
		actor: String(actor),
		outcome: String(outcome),
		message: String(context.getNodeParameter('message', index, '')),
		after: item.json,
		before: typeof before === 'string' && isFilled(before) ? (fromJson(before) ?? before) : before,
		calls: callsOf(item),
		targetId,
		targetNumber,
		workflowId: String(workflowId),
		workflowName,
		executionId: context.getExecutionId(),
		node: String(context.evaluateExpression('{{ $prevNode.name }}', index) ?? ''),
	});
}

/** What the action node counted of its run stands beside its first item. */
const callsOf = ({ usage }: INodeExecutionData): number =>
	rowsIn(isRow(usage) ? usage['organisations'] : undefined).reduce((sum, { calls }) => sum + (typeof calls === 'number' ? calls : 0), 0);
