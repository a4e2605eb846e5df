import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import type { Failure } from '../../src/failure';
import { errorItem } from '../shared/errorItem';
import { properties } from './form';
import { keyIsLongEnough } from './key';
import { failureOf, shieldOf, shown } from './shield';

export class PrivacyShield implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Privacy Shield',
		name: 'privacyShield',
		icon: { light: 'file:../../icons/privacyShield.svg', dark: 'file:../../icons/privacyShield.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] }}',
		description: 'Mask, tokenize or remove personal data before it is stored or shown to a model, and restore it with the key',
		defaults: { name: 'Privacy Shield' },
		// A model that could call it would restore what was kept from it.
		usableAsTool: undefined,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'privacyKeyApi', required: true, testedBy: 'keyIsLongEnough', displayOptions: { show: { operation: ['restore', 'tokenize'] } } }],
		properties,
	};

	methods = { credentialTest: { keyIsLongEnough } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const output: INodeExecutionData[] = [];
		const shield = shieldOf(this);
		for (const [index, { json: item }] of this.getInputData().entries()) {
			try {
				output.push({ json: (await shield(item, index)) as IDataObject, pairedItem: { item: index } });
			} catch (error) {
				const failure: Failure = failureOf(error);
				if (!this.continueOnFail()) throw new NodeOperationError(this.getNode(), failure.message, { itemIndex: index });
				output.push(errorItem(failure, shown(this, item, index) as IDataObject, index));
			}
		}
		return [output];
	}
}
