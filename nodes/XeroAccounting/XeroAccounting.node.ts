import type { IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { xero } from '../../src/apis/xero';
import { propertiesOf } from '../shared/describe';
import { organisationLocator } from '../shared/locator';
import { pickers } from '../shared/pickers';
import { run } from '../shared/run';
import { xeroVendor } from '../shared/xero';
import { noteWrites } from './echoes';
import { load_trackingOption, special } from './special';

export class XeroAccounting implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Xero Accounting',
		name: 'xeroAccounting',
		icon: { light: 'file:../../icons/xero.svg', dark: 'file:../../icons/xero.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Read and write the records, reports and files of Xero, in batches and without duplicates',
		defaults: { name: 'Xero Accounting' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'xeroAccountingOAuth2Api', required: true }],
		properties: propertiesOf(xero, organisationLocator('Organisation', 'organisation'), special),
	};

	methods = pickers(xeroVendor, { loadOptions: { load_trackingOption } });

	async execute(this: IExecuteFunctions) {
		const outputs = await run.call(this, { ...xeroVendor, special });
		noteWrites(this, outputs);
		return outputs;
	}
}
