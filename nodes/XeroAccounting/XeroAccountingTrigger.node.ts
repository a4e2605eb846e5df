import type { IExecuteFunctions, IHookFunctions, INodeType, INodeTypeDescription, ITriggerFunctions, ITriggerResponse, IWebhookFunctions } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { byName } from '../../src/alphabet';
import { xeroEvents } from '../../src/apis/xero/events';
import { changes } from '../../src/syncing/told';
import { hasStored } from '../shared/memory';
import { hasBegun, poll, storeBeginning } from '../shared/polling';
import { complete } from './complete';
import { receive } from './incoming';
import { loadOrganisations } from './organisations';
import { following } from './polling';
import { signingKeyIsUsable } from './signingKey';
import { betweenPolls, betweenSweeps, hoursSwept, tooOften } from '../shared/intervals';

const byWebhook = { delivery: ['webhook'] };
const byPolling = { delivery: ['polling'] };
const withoutWebhook = Object.entries(xeroEvents).flatMap(([kind, { category }]) => (category ? [] : [kind]));
const vanishing = ['account', 'item'];

export class XeroAccountingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Xero Accounting Trigger',
		name: 'xeroAccountingTrigger',
		icon: { light: 'file:../../icons/xero.svg', dark: 'file:../../icons/xero.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["records"].join(", ") + " by " + $parameter["delivery"] }}',
		description: 'Starts the workflow when records of Xero are created, changed, paid or voided',
		defaults: { name: 'Xero Accounting Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'xeroAccountingOAuth2Api', required: true },
			{ name: 'xeroWebhookApi', required: true, testedBy: 'signingKeyIsUsable', displayOptions: { show: byWebhook } },
		],
		webhooks: [{ name: 'default', httpMethod: 'POST', path: 'xero-accounting', responseMode: 'onReceived', responseData: 'noData' }],
		properties: [
			// First, so that n8n shows the credentials at the top: they depend on it.
			{
				displayName: 'Delivery',
				name: 'delivery',
				type: 'options',
				options: [
					{
						name: 'Polling',
						value: 'polling',
						description: 'This node asks for changes at intervals; takes calls from the day and works without a public address',
					},
					{ name: 'Webhook', value: 'webhook', description: 'Xero tells of a change within seconds; needs an address that Xero can reach by HTTPS' },
				],
				default: 'webhook',
			},
			{
				displayName: 'Organisation Names or IDs',
				name: 'organisations',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'loadOrganisations' },
				default: [],
				description: 'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
				hint: 'All that the credential reaches, if left empty',
			},
			{
				displayName: 'Records',
				name: 'records',
				type: 'multiOptions',
				options: Object.entries(xeroEvents)
					.map(([value, { resource }]) => ({ name: resource.label, value }))
					.sort(byName),
				default: ['invoice'],
				required: true,
				description: 'Which records start the workflow when something happens to them',
			},
			{
				displayName: 'Changes',
				name: 'changes',
				type: 'multiOptions',
				options: Object.entries(changes)
					.map(([value, name]) => ({ name, value }))
					.sort(byName),
				default: ['created', 'paid', 'statusChanged', 'updated', 'voided'],
				required: true,
				description: 'What has to happen to a record. Each record says under _sync.event what did.',
				hint: 'Xero itself tells only webhooks that a record is new; otherwise it counts as created or updated. Paid and Voided come when a record is first seen so, Status Changed when its status before is known',
			},
			{
				displayName:
					"1. In Xero's developer portal, open your app › Webhooks, choose the event categories, and enter the production URL of this node as the delivery URL.<br>2. Copy the webhooks key into the webhook credential.<br>3. Publish this workflow, then press Send 'Intent to receive' in the portal.<br>Xero has one delivery URL for an app: to reach more workflows, hand the events on below.",
				name: 'webhookSteps',
				type: 'notice',
				default: '',
				displayOptions: { show: byWebhook },
			},
			{
				displayName:
					'Xero has no webhook for some of the records chosen here (accounts, bank transactions, items, manual journals, purchase orders, quotes). They are found by the sweep, at its interval, also where the sweep for missed events is off.',
				name: 'withoutWebhook',
				type: 'notice',
				default: '',
				displayOptions: { show: { ...byWebhook, records: withoutWebhook } },
			},
			{
				displayName: 'Accounts and items that are deleted vanish from Xero without a trace, so their deletion cannot be told. Archived accounts are told of.',
				name: 'vanishing',
				type: 'notice',
				default: '',
				displayOptions: { show: { records: vanishing } },
			},
			betweenPolls(
				"Each poll takes one call for each kind of record and organisation from the day's allowance, which is 1,000 for an organisation without a paid tier",
				byPolling,
			),
			tooOften(
				'Below 5 minutes the calls of one kind of record take more than 288 of the 1,000 that an app without a paid tier may make in a day; at 1 minute they are 1,440 and run out.',
				byPolling,
			),
			{
				displayName: 'Sweep for Missed Events',
				name: 'sweep',
				type: 'boolean',
				default: true,
				description: 'Whether to also ask at intervals for what changed, and to hand on what no webhook brought, marked as found by the sweep',
				displayOptions: { show: byWebhook },
			},
			betweenSweeps('Each sweep takes one call for each kind of record and organisation. Records without a webhook are found at this interval too.', byWebhook),
			hoursSwept(24, 744, 'How far back a sweep looks for changes that no webhook brought; further where the last sweep is longer ago', {
				...byWebhook,
				sweep: [true],
			}),
			{
				displayName: 'Hand Events On To',
				name: 'forwardTo',
				type: 'string',
				typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Address' },
				default: [],
				placeholder: 'e.g. https://n8n.example.com/webhook/5c1f4b9e/xero-accounting',
				description:
					"Production URLs of further Xero Accounting Triggers, or of anything that verifies Xero's signature. Each gets the body and the signature untouched, once; what was handed on to here is not handed on again.",
				displayOptions: { show: byWebhook },
			},
			{
				displayName: 'Ignore Own Changes',
				name: 'ignoreOwn',
				type: 'boolean',
				default: false,
				description:
					'Whether to pass over changes that Xero Accounting nodes of this n8n made themselves, recognised by the time that Xero gave the change. Not recognised: after a restart, what another worker wrote in queue mode, and what follows in other records, such as the invoice of a payment.',
			},
			{
				displayName: 'Calls to Keep Free (Percent)',
				name: 'reserve',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 90 },
				default: 10,
				description: "Polls and sweeps rest while less than this share of the organisation's calls of the day is left, and go on later where they were",
			},
		],
	};

	methods = { loadOptions: { loadOrganisations }, credentialTest: { signingKeyIsUsable } };

	webhookMethods = {
		default: {
			// Xero's webhook is set up by hand; what begins here is the reading of changes.
			async checkExists(this: IHookFunctions): Promise<boolean> {
				const followed = following(this);
				return followed ? await hasBegun(this, followed) : hasStored(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				const followed = following(this);
				if (followed) await storeBeginning(this, followed);
				// Runs tell by it that they have what is stored.
				else this.getWorkflowStaticData('node').cursors ??= {};
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
		const followed = following(this);
		const listens = this.getMode() === 'manual' && this.getNodeParameter('delivery') === 'webhook';
		return followed && !listens ? await poll(this, followed) : {};
	}

	async execute(this: IExecuteFunctions) {
		return await complete.call(this);
	}
}
