import type { INodeProperties } from 'n8n-workflow';
import { isListed } from '../../../src/syncing/financeLists';
import { EVENT } from '../../../src/syncing/financeDelivery';
import { eventsOf } from '../../../src/syncing/financeTold';
import { organisationLocator } from '../locator';
import type { TriggerApp } from './app';
import { betweenPolls, betweenSweeps, hoursSwept } from '../intervals';

const byWebhook = { delivery: ['webhook'] };
const byPolling = { delivery: ['polling'] };

/** The form of a trigger of the finance apps. */
export function triggerProperties(app: TriggerApp, usual: readonly string[]): INodeProperties[] {
	const { vendor, kinds, registers } = app;
	const name = vendor.dialect.vendor;
	const options = eventsOf(kinds);
	const eventsWhere = (fits: (entity: string) => boolean): string[] => options.map(({ value }) => value).filter((value) => fits(value.split('.')[0]!));
	const unlisted = eventsWhere((entity) => !isListed(vendor.resources[entity]));
	const compared = eventsWhere((entity) => {
		const since = vendor.resources[entity]?.since;
		return Boolean(since && 'compare' in since);
	});
	const deletions = options.map(({ value }) => value).filter((value) => value.endsWith('.deleted'));
	return [
		// First, so that n8n shows the credentials at the top: they depend on it.
		{
			displayName: 'Delivery',
			name: 'delivery',
			type: 'options',
			options: [
				{ name: 'Polling', value: 'polling', description: 'This node asks for changes at intervals; works on every plan and without a public address' },
				{
					name: 'Webhook',
					value: 'webhook',
					description: `${name} tells of a change at once; needs a plan with workflow rules and an address that Zoho can reach by HTTPS`,
				},
			],
			default: 'webhook',
		},
		...(registers ? [setUp(name)] : []),
		organisationLocator('Organization', 'organization'),
		{
			displayName: 'Events',
			name: 'events',
			type: 'multiOptions',
			options,
			default: [...usual],
			required: true,
			description: 'What has to happen to which record. Each record says under _sync.event what did.',
		},
		...(registers ? [setUpNotice(name)] : []),
		byHand(name, registers),
		{
			displayName: `Deletions leave no trace in lists of ${name}: polling cannot tell them, and beside a webhook no sweep finds one that was missed.`,
			name: 'untraced',
			type: 'notice',
			default: '',
			displayOptions: { show: { events: deletions } },
		},
		...(unlisted.length ? [notListed(unlisted)] : []),
		betweenPolls(
			"Each poll takes one call or more for each kind of record from the day's allowance, which is 1,000 on the free plan: below 5 minutes it can run out",
			byPolling,
		),
		betweenSweeps(
			'At this interval what no webhook brought is found and marked as such, documents that became overdue among it. Each sweep takes one call or more for each kind of record.',
			byWebhook,
		),
		hoursSwept(24, 168, 'How far before the last sweep a sweep looks for changes that no webhook brought', byWebhook),
		{
			displayName: 'Days Compared',
			name: 'days',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 3650 },
			default: 0,
			description:
				'Some lists cannot be asked for what changed, so each reading compares all of their rows, at one call for 200. With a number of days only records dated within them are compared, where the list can be narrowed by date; changes of older ones are then not found. 0 compares all.',
			displayOptions: { show: { events: compared } },
		},
		{
			displayName: 'Include Lines and Details',
			name: 'details',
			type: 'boolean',
			default: true,
			description:
				'Whether to read a record by itself where the list that it was found in shows no lines, such as those of invoices; takes a call for each record that is handed on. What a webhook brings whole is never read again.',
		},
	];
}

const setUp = (name: string): INodeProperties => ({
	displayName: 'Webhooks Are Set Up',
	name: 'setUp',
	type: 'options',
	options: [
		{
			name: 'By Hand',
			value: 'hand',
			description: `A person adds webhooks and workflow rules in ${name}, with the secret token of the webhook credential`,
		},
		{
			name: 'By This Node',
			value: 'node',
			description: `Publishing the workflow adds webhooks and workflow rules to ${name}, unpublishing removes them; needs an administrator's credential with the settings permission`,
		},
	],
	default: 'node',
	displayOptions: { show: byWebhook },
});

const setUpNotice = (name: string): INodeProperties => ({
	displayName: `Where ${name} does not let this node add them, publishing succeeds all the same: a failed execution then says what to add by hand, and until it is there the sweep finds what changes. Publish again after the address of n8n has changed.`,
	name: 'setUpNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: { ...byWebhook, setUp: ['node'] } },
});

/** The steps for a person, as Zoho's screens call them. */
const byHand = (name: string, registers: boolean): INodeProperties => ({
	displayName: [
		`1. In ${name}, under Settings › Automation › Workflow Actions › Webhooks, add a webhook for each event: method POST, the default payload in JSON, and a secret token of 12 to 50 letters and digits, which also goes into the webhook credential.`,
		`2. As its URL enter the production URL of this node, followed by ?${EVENT}= and the record with created, edited or deleted, such as ?${EVENT}=${registers ? 'invoice.created' : name.endsWith('Expense') ? 'expenseReport.edited' : 'salesOrder.created'}. Changes of status are edits. Without ?${EVENT}= it works too; whether the record is new is then told by its times.`,
		'3. Under Settings › Automation › Workflow Rules, add a rule for each: its module, triggered when a record is created, edited or deleted, with the webhook as its immediate action.',
	].join('<br>'),
	name: 'webhookSteps',
	type: 'notice',
	default: '',
	displayOptions: { show: registers ? { ...byWebhook, setUp: ['hand'] } : byWebhook },
});

const notListed = (events: string[]): INodeProperties => ({
	displayName:
		'Some of the records chosen here have no list that tells when they changed: inventory adjustments, purchase receives, sales returns and shipment orders. Only a webhook tells of them, and no sweep finds what it missed.',
	name: 'notListed',
	type: 'notice',
	default: '',
	displayOptions: { show: { events } },
});
