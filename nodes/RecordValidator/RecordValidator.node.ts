import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import { byName } from '../../src/alphabet';
import { checkable } from '../../src/checking/checkable';
import { verdictOn } from '../../src/checking/verdict';
import { sourceOf } from '../../src/mapping/places';
import { errorItem, unforeseen } from '../shared/errorItem';

export class RecordValidator implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Record Validator',
		name: 'recordValidator',
		icon: { light: 'file:recordValidator.svg', dark: 'file:recordValidator.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ ($parameter["resource"].includes(":") ? "" : "xero:") + $parameter["resource"] }}',
		description: 'Refuse what a ledger, an accountant or a CRM would refuse, before it is sent, and say where and what to do',
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
				options: Object.entries(checkable)
					.map(([value, { label }]) => ({ name: label, value }))
					.sort(byName),
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
				const subject = Object.hasOwn(checkable, name) ? checkable[name] : undefined;
				if (!subject) throw new NodeOperationError(this.getNode(), `There are no rules for "${name}"`, { itemIndex: index });
				const verdict = verdictOn(subject, item, sourceOf);
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
