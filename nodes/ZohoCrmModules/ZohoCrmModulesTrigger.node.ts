import type { IExecuteFunctions, IHookFunctions, INodeType, INodeTypeDescription, ITriggerFunctions, ITriggerResponse, IWebhookFunctions } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { byName } from '../../src/alphabet';
import { crmChanges } from '../../src/syncing/told';
import { hasBegun, poll, storeBeginning } from '../shared/polling';
import { closeChannel, isChannelOpen, openChannel } from './channel';
import { complete } from './complete';
import { receive } from './incoming';
import { following } from './polling';
import { triggerLists } from './triggerLists';
import { wantedIn } from './wanted';
import { betweenPolls, betweenSweeps, hoursSwept, tooOften } from '../shared/intervals';

const byChannel = { delivery: ['channel'] };
const byPolling = { delivery: ['polling'] };

export class ZohoCrmModulesTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoho CRM Modules Trigger',
		name: 'zohoCrmModulesTrigger',
		icon: { light: 'file:../../icons/zohoCrm.svg', dark: 'file:../../icons/zohoCrm.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["modules"].join(", ") + " by " + $parameter["delivery"] }}',
		description: 'Starts the workflow when records of Zoho CRM are created, edited or deleted, or a deal is won',
		defaults: { name: 'Zoho CRM Modules Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'zohoAppsOAuth2Api', required: true }],
		webhooks: [{ name: 'default', httpMethod: 'POST', path: 'zoho-crm', responseMode: 'onReceived', responseData: 'noData' }],
		properties: [
			{
				displayName: 'Module Names or IDs',
				name: 'modules',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'loadModules' },
				default: [],
				required: true,
				description: 'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
				hint: 'Standard and custom modules whose records are followed',
			},
			{
				displayName: 'Events',
				name: 'events',
				type: 'multiOptions',
				options: Object.entries(crmChanges)
					.map(([value, name]) => ({ name, value }))
					.sort(byName),
				default: ['created', 'updated'],
				required: true,
				description: 'What has to happen to a record. Each record says under _sync.event what did.',
			},
			{
				displayName: 'Field Names or IDs',
				name: 'fields',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'loadFields', loadOptionsDependsOn: ['modules'] },
				default: [],
				description: 'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
				hint: 'Only edits of these fields count. Of a module without a field here, every edit does',
				displayOptions: { show: { events: ['updated'] } },
			},
			{
				displayName: 'Won Stage Names or IDs',
				name: 'wonStages',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'loadStages' },
				default: ['Closed Won'],
				description: 'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
				hint: 'Stages in which a deal is won',
				displayOptions: { show: { events: ['won'] } },
			},
			{
				displayName: 'Delivery',
				name: 'delivery',
				type: 'options',
				options: [
					{
						name: 'Notification Channel',
						value: 'channel',
						description: 'Zoho CRM tells of a change within seconds; needs an address that Zoho can reach by HTTPS',
					},
					{
						name: 'Polling',
						value: 'polling',
						description: 'This node asks for changes at intervals; takes credits of the day and works without a public address',
					},
				],
				default: 'channel',
			},
			{
				displayName:
					'The channel is opened when the workflow is published, renewed long before it ends, opened again where it was lost, and closed when the workflow is unpublished. Publish again after the address of n8n has changed.',
				name: 'channelNotice',
				type: 'notice',
				default: '',
				displayOptions: { show: byChannel },
			},
			betweenPolls(
				"Each poll takes one credit for each module from the day's allowance, two more where deletions are wanted, and one for up to a hundred changed records",
				byPolling,
			),
			tooOften(
				'Below 5 minutes one module takes more than 288 credits a day, or 864 with deletions, of the 5,000 that the free edition has; at 1 minute they are 1,440 or 4,320.',
				byPolling,
			),
			betweenSweeps(
				'At this interval the channel is looked after, and what no notification told of is found and marked as such. Each sweep takes one credit, one for each module, and two more for each where deletions are wanted.',
				byChannel,
			),
			hoursSwept(2, 168, 'How far before the last sweep a sweep looks for changes that no notification told of', byChannel),
			{
				displayName: 'Include Subforms',
				name: 'subforms',
				type: 'boolean',
				default: true,
				description:
					'Whether to read records of modules that have subforms, such as the lines of quotes, one by one to get these too; takes a credit for each record. Otherwise a hundred are read for one credit.',
			},
			{
				displayName: 'Include Related Changes',
				name: 'related',
				type: 'boolean',
				default: false,
				description: 'Whether a record also counts as edited when only a record that belongs to it changed',
				displayOptions: { show: byChannel },
			},
			{
				displayName: 'Ignore Own Changes',
				name: 'ignoreOwn',
				type: 'boolean',
				default: false,
				description:
					'Whether to pass over changes that the connected user made last, as the nodes of this n8n do with the same account. What that person does in Zoho CRM is passed over too.',
			},
		],
	};

	methods = triggerLists;

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				const isOpen = !wantedIn(this).byChannel || (await isChannelOpen(this));
				return isOpen && (await hasBegun(this, following(this)));
			},
			async create(this: IHookFunctions): Promise<boolean> {
				// First the cursor: what happens while the channel is opened is found by the sweep.
				await storeBeginning(this, following(this));
				if (wantedIn(this).byChannel) await openChannel(this);
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				await closeChannel(this);
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions) {
		return await receive.call(this);
	}

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		const listens = this.getMode() === 'manual' && wantedIn(this).byChannel;
		return listens ? {} : await poll(this, following(this));
	}

	async execute(this: IExecuteFunctions) {
		return await complete.call(this);
	}
}
