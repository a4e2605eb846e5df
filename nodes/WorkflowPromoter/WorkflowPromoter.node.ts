import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import { errorItem, unforeseen } from '../shared/errorItem';
import { operations, properties, subtitle } from './operations';

/**
 * n8n's own n8n node lists no credentials and no Data Tables, saves nothing without publishing it at once, and a node of a package may not use its
 * credential; so this one has its own.
 */
export class WorkflowPromoter implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Workflow Promoter',
		name: 'workflowPromoter',
		icon: { light: 'file:../../icons/workflowPromoter.svg', dark: 'file:../../icons/workflowPromoter.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle,
		description: 'Take workflows from one n8n to the next: compare, promote, publish and roll back',
		defaults: { name: 'Workflow Promoter' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'n8nInstanceApi', required: true }],
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
			return [[errorItem(unforeseen(error), {}, 0)]];
		}
	}
}
