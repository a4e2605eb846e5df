import type { IExecuteFunctions, INodeType, INodeTypeDescription, ITriggerFunctions, IWebhookFunctions } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { pickers } from '../shared/pickers';
import { booksTrigger } from '../shared/zohoFinanceTrigger/app';
import { triggerProperties } from '../shared/zohoFinanceTrigger/form';
import { secretIsUsable } from '../shared/zohoFinanceTrigger/secret';
import { triggering } from '../shared/zohoFinanceTrigger/trigger';

const does = triggering(booksTrigger);

export class ZohoBooksTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoho Books Trigger',
		name: 'zohoBooksTrigger',
		icon: { light: 'file:../../icons/zohoBooks.svg', dark: 'file:../../icons/zohoBooks.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ") + " by " + $parameter["delivery"] }}',
		description: 'Starts the workflow when records of Zoho Books are created or changed, or come to a status such as sent, overdue or paid',
		defaults: { name: 'Zoho Books Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'zohoAppsOAuth2Api', required: true },
			{ name: 'zohoWebhookApi', testedBy: 'secretIsUsable', displayOptions: { show: { delivery: ['webhook'] } } },
		],
		webhooks: [{ name: 'default', httpMethod: 'POST', path: 'zoho-books', responseMode: 'onReceived', responseData: 'noData' }],
		properties: triggerProperties(booksTrigger, ['invoice.created', 'invoice.updated']),
	};

	methods = { ...pickers(booksTrigger.vendor), credentialTest: { secretIsUsable } };

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
