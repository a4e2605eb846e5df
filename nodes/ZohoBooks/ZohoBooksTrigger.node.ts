import type { IExecuteFunctions, IHookFunctions, INodeType, INodeTypeDescription, ITriggerFunctions, ITriggerResponse, IWebhookFunctions } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { zohoBooksEvents } from '../../src/apis/zohoBooks/events';
import { organisationLocator } from '../shared/locator';
import { pickers } from '../shared/pickers';
import { hasBegun, poll, storeBeginning } from '../shared/polling';
import { zohoBooksVendor } from '../shared/zoho';
import { complete } from './complete';
import { receive } from './incoming';
import { following } from './polling';
import { secretIsUsable } from './secret';

const byWebhook = { delivery: ['webhook'] };
const byPolling = { delivery: ['polling'] };

export class ZohoBooksTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoho Books Trigger',
		name: 'zohoBooksTrigger',
		icon: { light: 'file:../../icons/zohoBooks.svg', dark: 'file:../../icons/zohoBooks.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["records"].join(", ") + " by " + $parameter["delivery"] }}',
		description: 'Starts the workflow when records of Zoho Books are created or changed',
		defaults: { name: 'Zoho Books Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'zohoAppsOAuth2Api', required: true },
			{ name: 'zohoWebhookApi', required: true, testedBy: 'secretIsUsable', displayOptions: { show: byWebhook } },
		],
		webhooks: [{ name: 'default', httpMethod: 'POST', path: 'zoho-books', responseMode: 'onReceived', responseData: 'noData' }],
		properties: [
			organisationLocator('Organization', 'organization'),
			{
				displayName: 'Records',
				name: 'records',
				type: 'multiOptions',
				options: Object.entries(zohoBooksEvents).map(([value, { label }]) => ({ name: label, value })),
				default: ['invoice'],
				required: true,
				description: 'Which records start the workflow when they are created or changed',
			},
			{
				displayName: 'Delivery',
				name: 'delivery',
				type: 'options',
				options: [
					{ name: 'Polling', value: 'polling', description: 'This node asks for changes at intervals; works on every plan' },
					{ name: 'Webhook', value: 'webhook', description: 'Zoho Books tells of a change at once; needs a plan with workflow rules' },
				],
				default: 'webhook',
			},
			{
				displayName:
					'In Zoho Books, under Settings › Automation, add a webhook: method POST, the production URL of this node, the default payload in JSON, and a secret token of 12 to 50 letters and digits, which also goes into the webhook credential. Then add a workflow rule for each kind of record, triggered when it is created or edited, with the webhook as its immediate action.',
				name: 'webhookSteps',
				type: 'notice',
				default: '',
				displayOptions: { show: byWebhook },
			},
			{
				displayName: 'Minutes Between Polls',
				name: 'minutes',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 1380 },
				default: 15,
				description:
					"Each poll takes one call for each kind of record from the day's allowance, which is 1,000 on the free plan: below 5 minutes it can run out",
				displayOptions: { show: byPolling },
			},
		],
	};

	methods = { ...pickers(zohoBooksVendor), credentialTest: { secretIsUsable } };

	webhookMethods = {
		default: {
			// Zoho Books' webhook is set up by hand; what begins here is the reading of changes.
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return this.getNodeParameter('delivery') === 'webhook' || (await hasBegun(this, following(this)));
			},
			async create(this: IHookFunctions): Promise<boolean> {
				await storeBeginning(this, following(this));
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions) {
		return await receive.call(this);
	}

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		return this.getNodeParameter('delivery') === 'polling' ? await poll(this, following(this)) : {};
	}

	async execute(this: IExecuteFunctions) {
		return await complete.call(this);
	}
}
