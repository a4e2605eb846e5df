import type { RowOf } from '../../src/syncing/tables';
import { isRow, rowsIn, textOf } from '../../src/record';
import type { MonitorOperation } from './operation';

/** The request log of the node before, for whoever wants it in a table. */
export const requestRows: MonitorOperation = {
	label: 'Make Request Rows',
	action: 'Make request rows',
	description: 'A row for each request that the action node before this one sent: method, path, status, duration and request ID',
	properties: [
		{
			displayName:
				'Connect an output of an action node of this package, and insert what comes out into the Data Table "xerozoho_requests". Whether the rows hold bodies is a setting of that node.',
			name: 'requestNotice',
			type: 'notice',
			default: '',
		},
	],
	run: async (context) => {
		const { id: workflowId = '', name: workflowName = '' } = context.getWorkflow();
		const place = { workflow_id: String(workflowId), workflow_name: workflowName, execution_id: context.getExecutionId() };
		return context.getInputData().flatMap(({ requestLog }, item) =>
			rowsIn(isRow(requestLog) ? requestLog['requests'] : undefined).map((request) => ({
				json: {
					requested_at: textOf(request['at']),
					vendor: textOf(request['vendor']),
					organisation: textOf(request['organisation']),
					method: textOf(request['method']),
					path: textOf(request['path']),
					query: textOf(request['query']),
					status: Number(request['status']),
					milliseconds: Number(request['milliseconds']),
					request_id: textOf(request['request_id']),
					sent: textOf(request['sent']),
					answered: textOf(request['answered']),
					...place,
					node: String(context.evaluateExpression('{{ $prevNode.name }}', item) ?? ''),
				} satisfies RowOf<'xerozoho_requests'>,
				pairedItem: { item },
			})),
		);
	},
};
