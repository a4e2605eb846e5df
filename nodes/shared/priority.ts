import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { priorityOf, type Priority } from '../../src/quota/priority';

/** Every operation says how urgent its calls are. */
export const priorityProperty: INodeProperties = {
	displayName: 'Priority',
	name: 'priority',
	type: 'options',
	options: [
		{ name: 'Automatic', value: 'auto', description: 'Replay for a record that has failed before, Live for all others' },
		{ name: 'Backfill', value: 'backfill', description: 'Old records that are brought over: they leave to live events what the credential keeps for them' },
		{ name: 'Live', value: 'live', description: 'What has just happened: goes first, and may use all calls' },
		{ name: 'Replay', value: 'replay', description: 'What failed before' },
	],
	default: 'auto',
	description:
		'Who goes first where the calls of a minute or a day are scarce. What the day has no call for is not sent and comes out as an error with the time to send it again.',
};

export const priorityIn = (context: IExecuteFunctions, item: number): Priority =>
	priorityOf(context.getNodeParameter('priority', item, 'auto'), context.getInputData()[item]?.json);
