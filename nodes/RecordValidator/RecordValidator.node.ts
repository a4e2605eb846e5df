import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import type { Resource } from '../../src/apis/define';
import { xero } from '../../src/apis/xero';
import { verdictOn } from '../../src/checking/verdict';
import { sourceOf } from '../../src/mapping/places';
import { errorItem, unforeseen } from '../shared/errorItem';

const resources: Readonly<Record<string, Resource>> = xero;

export class RecordValidator implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Record Validator',
		name: 'recordValidator',
		icon: { light: 'file:recordValidator.svg', dark: 'file:recordValidator.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ "Xero: " + $parameter["resource"] }}',
		description: 'Refuse what a ledger or an accountant would refuse, before it is sent, and say where and what to do',
		defaults: { name: 'Record Validator' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Valid', 'Refused'],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Xero Contact', value: 'contact' },
					{ name: 'Xero Invoice', value: 'invoice' },
					{ name: 'Xero Payment', value: 'payment' },
				],
				default: 'invoice',
				description: 'What the input items are',
			},
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const valid: INodeExecutionData[] = [];
		const refused: INodeExecutionData[] = [];
		for (const [index, { json: item }] of this.getInputData().entries()) {
			try {
				const name = this.getNodeParameter('resource', index) as string;
				const resource = resources[name];
				if (!resource) throw new NodeOperationError(this.getNode(), `There are no rules for "${name}"`, { itemIndex: index });
				const verdict = verdictOn(name, resource, item, sourceOf);
				if ('valid' in verdict) valid.push({ json: verdict.valid as IDataObject, pairedItem: { item: index } });
				else refused.push({ json: verdict.refused as IDataObject, pairedItem: { item: index } });
			} catch (error) {
				if (!this.continueOnFail()) throw new NodeOperationError(this.getNode(), error as Error, { itemIndex: index });
				refused.push(errorItem(unforeseen(error), item, index));
			}
		}
		return [valid, refused];
	}
}
