import type { IExecuteFunctions, INodeType, INodeTypeDescription, ITriggerFunctions, IWebhookFunctions } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { pickers } from '../shared/pickers';
import { expenseTrigger } from '../shared/zohoFinanceTrigger/app';
import { triggerProperties } from '../shared/zohoFinanceTrigger/form';
import { secretIsUsable } from '../shared/zohoFinanceTrigger/secret';
import { triggering } from '../shared/zohoFinanceTrigger/trigger';

const does = triggering(expenseTrigger);

export class ZohoExpenseTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoho Expense Trigger',
		name: 'zohoExpenseTrigger',
		icon: { light: 'file:../../icons/zohoExpense.svg', dark: 'file:../../icons/zohoExpense.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ") + " by " + $parameter["delivery"] }}',
		description:
			'Starts the workflow when expense reports, expenses or trips are created or changed, or come to a status such as submitted, approved or reimbursed',
		defaults: { name: 'Zoho Expense Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'zohoAppsOAuth2Api', required: true },
			{ name: 'zohoWebhookApi', required: true, testedBy: 'secretIsUsable', displayOptions: { show: { delivery: ['webhook'] } } },
		],
		webhooks: [{ name: 'default', httpMethod: 'POST', path: 'zoho-expense', responseMode: 'onReceived', responseData: 'noData' }],
		properties: triggerProperties(expenseTrigger, ['expenseReport.approved']),
	};

	methods = { ...pickers(expenseTrigger.vendor), credentialTest: { secretIsUsable } };

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
