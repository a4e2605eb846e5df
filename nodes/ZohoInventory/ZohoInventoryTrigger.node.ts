import type { IExecuteFunctions, INodeType, INodeTypeDescription, ITriggerFunctions, IWebhookFunctions } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { pickers } from '../shared/pickers';
import { inventoryTrigger } from '../shared/zohoFinanceTrigger/app';
import { triggerProperties } from '../shared/zohoFinanceTrigger/form';
import { secretIsUsable } from '../shared/zohoFinanceTrigger/secret';
import { triggering } from '../shared/zohoFinanceTrigger/trigger';

const does = triggering(inventoryTrigger);

export class ZohoInventoryTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoho Inventory Trigger',
		name: 'zohoInventoryTrigger',
		icon: { light: 'file:../../icons/zohoInventory.svg', dark: 'file:../../icons/zohoInventory.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ") + " by " + $parameter["delivery"] }}',
		description: 'Starts the workflow when records of Zoho Inventory are created or changed, or come to a status such as confirmed, shipped or received',
		defaults: { name: 'Zoho Inventory Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'zohoAppsOAuth2Api', required: true },
			{ name: 'zohoWebhookApi', required: true, testedBy: 'secretIsUsable', displayOptions: { show: { delivery: ['webhook'] } } },
		],
		webhooks: [{ name: 'default', httpMethod: 'POST', path: 'zoho-inventory', responseMode: 'onReceived', responseData: 'noData' }],
		properties: triggerProperties(inventoryTrigger, ['salesOrder.created', 'salesOrder.updated']),
	};

	methods = { ...pickers(inventoryTrigger.vendor), credentialTest: { secretIsUsable } };

	webhookMethods = does.webhookMethods;

	async webhook(this: IWebhookFunctions) {
		return await does.receive(this);
	}

	async trigger(this: ITriggerFunctions) {
		return await does.start(this);
	}

	async execute(this: IExecuteFunctions) {
		return await does.complete(this);
	}
}
