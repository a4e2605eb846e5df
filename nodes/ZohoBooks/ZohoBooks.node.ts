import type { IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { zohoBooks } from '../../src/apis/zohoBooks';
import { propertiesOf } from '../shared/describe';
import { organisationLocator } from '../shared/locator';
import { pickers } from '../shared/pickers';
import { run } from '../shared/run';
import { zohoBooksVendor } from '../shared/zoho';
import { migration } from './migration';

const vendor = { ...zohoBooksVendor, special: { ...zohoBooksVendor.special, migration } };

export class ZohoBooks implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoho Books',
		name: 'zohoBooks',
		icon: { light: 'file:../../icons/zohoBooks.svg', dark: 'file:../../icons/zohoBooks.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Read and write customers, vendors, sales and purchase documents, payments, banking and accounts of Zoho Books',
		defaults: { name: 'Zoho Books' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'zohoAppsOAuth2Api', required: true }],
		properties: propertiesOf(zohoBooks, organisationLocator('Organization', 'organization'), vendor.special),
	};

	methods = pickers(vendor);

	async execute(this: IExecuteFunctions) {
		return await run.call(this, vendor);
	}
}
