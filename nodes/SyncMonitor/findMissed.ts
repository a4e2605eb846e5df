import type { IDataObject } from 'n8n-workflow';
import { isRow, rowsIn, textOf, type Row } from '../../src/record';
import { sweep } from '../../src/syncing/sweep';
import { fromJson } from '../../src/wire/text';
import { withColumn } from './inputs';
import type { MonitorOperation } from './operation';

const read = (value: unknown): unknown => (typeof value === 'string' ? fromJson(value.trim() || '{}') : value);

/** What no event told of. */
export const findMissed: MonitorOperation = {
	label: 'Find What Was Missed',
	action: 'Find what was missed',
	description: 'Of changed records that come in, those that left no trace since: a dead letter for each, due at once, so that its workflow takes it',
	properties: [
		{
			displayName:
				'Connect to the second input: rows of the audit trail since then and the newest of each kind, dead letters since then, and open reviews. Each item that comes out has a letter, a cursor to keep, or the message.',
			name: 'missedNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'What Was Read (JSON)',
			name: 'swept',
			type: 'json',
			default: '={{ [] }}',
			required: true,
			description:
				'A list such as [{"kind": "zohoBooks:invoice", "since": "2026-11-25T10:00:00Z", "until": "2026-11-26T10:00:00Z", "error": ""}]. What changed after until is left for the next time.',
		},
		{
			displayName: 'Workflows (JSON)',
			name: 'workflows',
			type: 'json',
			default: '={{ {} }}',
			description:
				'IDs of workflows by kind, such as {"zohoBooks:invoice": "aB3dE5"}, where one has written nothing yet; of all others the audit trail knows who brings them',
		},
		{
			displayName: 'Most of a Kind',
			name: 'most',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 500,
			description: 'How many are handed over at once; the rest follows with the next sweep',
		},
	],
	run: async (context) => {
		const items = context.getInputData();
		const rows = context.getInputData(1);
		const named = read(context.getNodeParameter('workflows', 0, {}));
		const { letters, cursors, message } = sweep(
			items.map(({ json }) => json),
			{
				now: new Date().toISOString(),
				swept: rowsIn(read(context.getNodeParameter('swept', 0, []))).map((row) => ({
					kind: textOf(row['kind']),
					since: textOf(row['since']),
					until: textOf(row['until']),
					error: textOf(row['error']),
				})),
				audit: withColumn(rows, 'happened_at'),
				letters: withColumn(rows, 'group_key'),
				reviews: withColumn(rows, 'question'),
				named: isRow(named) ? named : ({} as Row),
				executionId: context.getExecutionId(),
				node: context.getNode().name,
				most: context.getNodeParameter('most', 0, 500) as number,
			},
		);
		return [...letters.map((letter) => ({ letter })), ...cursors.map((cursor) => ({ cursor })), ...(message ? [{ message }] : [])].map((json) => ({
			json: json as unknown as IDataObject,
			pairedItem: { item: 0 },
		}));
	},
};
