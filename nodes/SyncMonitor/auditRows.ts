import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { byName } from '../../src/alphabet';
import { isFilled, isRow, rowsIn, SYNC } from '../../src/record';
import { actions, auditRowOf, contentHash, targetOf, type AuditRow } from '../../src/reporting/audit';
import { chained, hashOf } from '../../src/reporting/chain';
import { identityOf } from '../../src/reporting/identity';
import { plainRow } from '../../src/reporting/mappingChanges';
import { tables } from '../../src/syncing/tables';
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
				'Connect the newest rows of the Data Table "xerozoho_audit" whose column "joins" is not empty (50 of them, by ID, descending) to the second input, and insert what comes out.',
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
						{ name: 'As the Record Says', value: '' },
						{ name: 'Foreseen', value: 'foreseen' },
						{ name: 'Refused', value: 'refused' },
						{ name: 'Unchanged', value: 'unchanged' },
						{ name: 'Waiting', value: 'waiting' },
						{ name: 'Written', value: 'written' },
					],
					default: '',
				},
				{
					displayName: 'Record Before',
					name: 'before',
					type: 'json',
					default: '',
					description: 'The record as it was; only its hash is kept',
				},
				{
					displayName: 'Target',
					name: 'target',
					type: 'string',
					default: '',
					placeholder: 'e.g. xero:attachment',
					description: 'What the item is, where it does not say so itself: an application and a resource, or a table such as xerozoho_mappings',
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

const TRAIL = 'xerozoho_audit';

function rowOf(context: IExecuteFunctions, item: INodeExecutionData, index: number, at: string): AuditRow {
	const { actor = '', outcome = '', before, target: given = '' } = context.getNodeParameter('options', index, {}) as Record<string, unknown>;
	const known: unknown = typeof before === 'string' && isFilled(before) ? (fromJson(before) ?? before) : before;
	const { id: workflowId = '', name: workflowName = '' } = context.getWorkflow();
	const target = String(given) || targetOf(item.json);
	// A row of the trail itself is known by its hash, and what its columns come to now is what `verify` compares.
	const isOfTrail = target === TRAIL && isFilled(item.json['hash']);
	const { id: targetId, number: targetNumber } = isOfTrail ? { id: String(item.json['hash']), number: '' } : identityOf(target, item.json);
	return auditRowOf({
		at,
		action: String(context.getNodeParameter('deed', index, '')),
		actor: String(actor),
		outcome: String(outcome),
		message: String(context.getNodeParameter('message', index, '')),
		after: item.json,
		before: isRow(known) ? plainRow(target, known) : known,
		...(Object.hasOwn(tables, target) ? { afterHash: afterHash(target, item.json) } : {}),
		calls: callsOf(item),
		target,
		targetId,
		targetNumber,
		workflowId: String(workflowId),
		workflowName,
		executionId: context.getExecutionId(),
		node: String(context.evaluateExpression('{{ $prevNode.name }}', index) ?? ''),
	});
}

/** What a row of a table of ours comes to: one of the trail as the trail is verified, another without what n8n adds, and nothing where it is gone. */
function afterHash(table: string, row: IDataObject): string {
	if (table === TRAIL && isFilled(row['hash'])) return hashOf(row);
	return isRow(row[SYNC]) && row[SYNC]['did'] === 'deleted' ? '' : contentHash(plainRow(table, row));
}

/** What the action node counted of its run stands beside its first item. */
const callsOf = ({ usage }: INodeExecutionData): number =>
	rowsIn(isRow(usage) ? usage['organisations'] : undefined).reduce((sum, { calls }) => sum + (typeof calls === 'number' ? calls : 0), 0);
