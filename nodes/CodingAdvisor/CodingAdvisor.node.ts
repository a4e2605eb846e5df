import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import { errorItem, unforeseen } from '../shared/errorItem';
import { liveCredentials, liveSearches } from '../shared/live';
import { operations, properties } from './operations';

const { AiLanguageModel, Main } = NodeConnectionTypes;

export class CodingAdvisor implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Coding Advisor',
		name: 'codingAdvisor',
		icon: { light: 'file:codingAdvisor.svg', dark: 'file:codingAdvisor.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] }}',
		description: 'Suggest accounts, taxes and tracking for lines, and fixes for dead letters, with how sure it is and why',
		defaults: { name: 'Coding Advisor' },
		// As a tool it would have no input for what it learns from.
		usableAsTool: undefined,
		inputs: [
			Main,
			{ type: Main, displayName: 'Reference Data', required: false },
			{ type: Main, displayName: 'History', required: false },
			{ type: AiLanguageModel, displayName: 'Model', required: false, maxConnections: 1 },
		],
		outputs: [Main, Main],
		outputNames: ['Coded', 'To Review'],
		credentials: liveCredentials,
		properties,
	};

	methods = { listSearch: liveSearches };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		try {
			const name = this.getNodeParameter('operation', 0) as string;
			const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
			if (!operation) throw new NodeOperationError(this.getNode(), `There is no operation "${name}"`);
			return [...(await operation.run(this))];
		} catch (error) {
			if (!this.continueOnFail()) throw error instanceof NodeOperationError ? error : new NodeOperationError(this.getNode(), error as Error);
			return [[], this.getInputData().map(({ json }, index) => errorItem(unforeseen(error), json, index))];
		}
	}
}
