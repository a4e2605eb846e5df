import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import { errorItem, unforeseen } from '../shared/errorItem';
import { operations, properties, subtitle } from './operations';

export class SyncMonitor implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Sync Monitor',
		name: 'syncMonitor',
		icon: { light: 'file:../../icons/syncMonitor.svg', dark: 'file:../../icons/syncMonitor.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle,
		description: 'Keep an audit trail that shows tampering, and show people what waits for them and how the sync does',
		defaults: { name: 'Sync Monitor' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main, { type: NodeConnectionTypes.Main, displayName: 'Rows', required: false }],
		outputs: [NodeConnectionTypes.Main],
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		try {
			const name = this.getNodeParameter('operation', 0) as string;
			const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
			if (!operation) throw new NodeOperationError(this.getNode(), `There is no operation "${name}"`);
			return [await operation.run(this)];
		} catch (error) {
			if (!this.continueOnFail()) throw error instanceof NodeOperationError ? error : new NodeOperationError(this.getNode(), error as Error);
			return [this.getInputData().map(({ json }, index) => errorItem(unforeseen(error), json, index))];
		}
	}
}
