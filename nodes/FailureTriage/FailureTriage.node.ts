import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import { parsed } from '../../src/mapping/form';
import { parking } from '../../src/triage/group';
import { letterOf } from '../../src/triage/letter';
import { errorItem, unforeseen } from '../shared/errorItem';

export class FailureTriage implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Failure Triage',
		name: 'failureTriage',
		icon: { light: 'file:failureTriage.svg', dark: 'file:failureTriage.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: 'Failure to dead letter',
		description: 'Turn failed items into rows for the table of dead letters, with the cause, what to do and the time of the next try',
		defaults: { name: 'Failure Triage' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [
			{
				displayName:
					'Connect the error outputs of other nodes here, or the Refused output of a Record Validator. The output items are rows for the Data Table "xerozoho_dead_letters".',
				name: 'connectNotice',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Payload',
				name: 'payload',
				type: 'json',
				default: '={{ $json.input }}',
				description: "What a replay sends again. Point it at the first node of the workflow to keep the source's own record.",
			},
			{
				displayName: 'Failed Node',
				name: 'failedNode',
				type: 'string',
				default: '={{ $prevNode.name }}',
				description: 'Where it failed, for the person who reads the dead letter',
			},
			{
				displayName: 'Target',
				name: 'target',
				type: 'string',
				default: '',
				placeholder: 'e.g. xero:invoice',
				description: 'Where the record was bound for, if it did not come through a Record Mapper',
			},
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add Option',
				default: {},
				options: [
					{
						displayName: 'Mask Personal Data',
						name: 'masks',
						type: 'boolean',
						default: false,
						description:
							'Whether to keep the record with names, addresses and numbers of people masked. Such a letter says where the original is and cannot be replayed from the table.',
					},
					{
						displayName: 'Park After',
						name: 'parkAfter',
						type: 'number',
						typeOptions: { minValue: 1 },
						default: 3,
						description:
							'How many letters of a run may wait for the same credential or connection. The rest is parked with them, without an alert of its own, until one of them succeeds.',
					},
				],
			},
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const output: INodeExecutionData[] = [];
		const { id, name } = this.getWorkflow();
		const run = { now: new Date().toISOString(), workflowId: String(id ?? ''), workflowName: name ?? '', executionId: this.getExecutionId() };
		const { parkAfter = 3 } = this.getNodeParameter('options', 0, {}) as { parkAfter?: number };
		const park = parking(parkAfter);
		for (const [index, { json: item, error: itemError }] of this.getInputData().entries()) {
			try {
				const payload = this.getNodeParameter('payload', index, '') as unknown;
				const around = {
					...run,
					node: String(this.getNodeParameter('failedNode', index, '') ?? ''),
					target: String(this.getNodeParameter('target', index, '') ?? ''),
					item: index,
					masks: this.getNodeParameter('options.masks', index, false) as boolean,
				};
				const letter = letterOf(item, typeof payload === 'string' ? (parsed(payload) ?? payload) : payload, around, itemError);
				output.push({ json: park(letter) as unknown as IDataObject, pairedItem: { item: index } });
			} catch (error) {
				if (!this.continueOnFail()) throw new NodeOperationError(this.getNode(), error as Error, { itemIndex: index });
				output.push(errorItem(unforeseen(error), item, index));
			}
		}
		return [output];
	}
}
