import type { INodeProperties } from 'n8n-workflow';

/** How the calls of an organisation are divided; said once, for all nodes that use the credential. */
export const quotaProperties: INodeProperties[] = [
	{
		displayName: 'Workers That Share an Organisation',
		name: 'workers',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1,
		description:
			'How many n8n processes run workflows with this credential: the workers of queue mode. Each takes its share of the calls per minute and at once.',
	},
	{
		displayName: 'Calls Kept for Live Events (%)',
		name: 'keptForLive',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 90 },
		default: 20,
		description: 'The part of the calls of a day and of a minute that backfills leave alone. Replays of what failed may use half of it.',
	},
];
