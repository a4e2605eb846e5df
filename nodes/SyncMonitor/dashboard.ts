import type { IDataObject } from 'n8n-workflow';
import { isRow, textOf, type Row } from '../../src/record';
import { dashboardPage } from '../../src/reporting/dashboard/dashboardPage';
import { volumesOf, type Volume } from '../../src/reporting/volumes';
import { has } from './inputs';
import type { MonitorOperation } from './operation';

/** How the sync does, for people. */
export const showDashboard: MonitorOperation = {
	label: 'Show Dashboard',
	action: 'Show the dashboard',
	description: 'A page of how every workflow does, made from the rows that come in; answer the webhook with its HTML',
	properties: [
		{
			displayName:
				'Rows may come from the Data Tables of volumes, dead letters, mappings and reconciliations, from the operation Show Quota, and from a request of Zoho CRM to /actions/watch; what a search found in the audit trail goes into the second input.',
			name: 'dashboardNotice',
			type: 'notice',
			default: '',
		},
		{ displayName: 'Search', name: 'search', type: 'string', default: '', description: 'What was searched in the audit trail, if anything' },
		{
			displayName: 'Address',
			name: 'address',
			type: 'string',
			default: '',
			description: "Where the page stands; leave empty if its form goes to the webhook's own address",
		},
		{
			displayName: 'Address of the Desk',
			name: 'desk',
			type: 'string',
			default: '',
			description: 'Where the dead-letter desk stands, if the page is to lead there',
		},
		{
			displayName: 'Address of the Reconciliation',
			name: 'reconciliation',
			type: 'string',
			default: '',
			description: 'Where the page of the reconciliation stands, if the page is to lead there',
		},
	],
	run: async (context) => {
		const items = context.getInputData();
		const rows = items.map(({ json }) => json as Row).filter(isRow);
		const text = (name: string): string => textOf(context.getNodeParameter(name, 0, ''));
		const html = dashboardPage({
			volumes: rows.filter(has('volume_key')) as unknown as Volume[],
			letters: rows.filter(has('entity_key')).filter(has('cause')),
			mappings: rows.filter(has('target_value')),
			quotas: rows.filter(has('left_today')),
			reconciliations: rows.filter(has('reconciliation_key')),
			channels: rows.filter(has('watch')),
			found: context
				.getInputData(1)
				.map(({ json }) => json as Row)
				.filter(has('happened_at')),
			search: text('search'),
			address: text('address'),
			desk: text('desk'),
			reconciliation: text('reconciliation'),
			now: Date.now(),
		});
		return [{ json: { html }, pairedItem: items.map((_, item) => ({ item })) }];
	},
};

/** The audit trail as volumes, which are few. */
export const countVolumes: MonitorOperation = {
	label: 'Count Volumes',
	action: 'Count volumes by hour',
	description: 'One item for each hour and workflow of the audit rows that come in, to be upserted into the Data Table "xerozoho_volumes" by its volume_key',
	properties: [],
	run: async (context) => {
		const items = context.getInputData();
		return volumesOf(items.map(({ json }) => json)).map((volume) => ({
			json: volume as unknown as IDataObject,
			pairedItem: items.flatMap(({ json }, item) => (json['workflow_id'] === volume.workflow_id ? [{ item }] : [])).slice(0, 1),
		}));
	},
};
