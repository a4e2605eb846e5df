import type { IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { zohoInventory } from '../../src/apis/zohoInventory';
import { propertiesOf } from '../shared/describe';
import { organisationLocator } from '../shared/locator';
import { pickers } from '../shared/pickers';
import { run } from '../shared/run';
import { zohoInventoryVendor } from '../shared/zoho';

export class ZohoInventory implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoho Inventory',
		name: 'zohoInventory',
		icon: { light: 'file:../../icons/zohoInventory.svg', dark: 'file:../../icons/zohoInventory.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Read and write items, stock, orders, packages, shipments, receives, returns and their documents in Zoho Inventory',
		defaults: { name: 'Zoho Inventory' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'zohoAppsOAuth2Api', required: true }],
		properties: propertiesOf(zohoInventory, organisationLocator('Organization', 'organization'), zohoInventoryVendor.special),
	};

	methods = pickers(zohoInventoryVendor);

	async execute(this: IExecuteFunctions) {
		return await run.call(this, zohoInventoryVendor);
	}
}
