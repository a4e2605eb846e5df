import type { IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { xero } from '../../src/apis/xero';
import { propertiesOf } from '../shared/describe';
import { organisationLocator } from '../shared/locator';
import { pickers } from '../shared/pickers';
import { run } from '../shared/run';
import { xeroVendor } from '../shared/xero';

export class XeroAccounting implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Xero Accounting',
		name: 'xeroAccounting',
		icon: { light: 'file:../../icons/xero.svg', dark: 'file:../../icons/xero.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Read and write contacts, invoices, bills, payments and settings of Xero, in batches and without duplicates',
		defaults: { name: 'Xero Accounting' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'xeroAccountingOAuth2Api', required: true }],
		properties: propertiesOf(xero, organisationLocator('Organisation', 'organisation')),
	};

	methods = pickers(xeroVendor);

	async execute(this: IExecuteFunctions) {
		return await run.call(this, xeroVendor);
	}
}
