import type { IDataObject } from 'n8n-workflow';
import { mappingChanges } from '../../src/reporting/mappingChanges';
import type { MonitorOperation } from './operation';

/** What people changed in the mapping table by hand. */
export const findMappingChanges: MonitorOperation = {
	label: 'Find Mapping Changes',
	action: 'Find mapping changes',
	description:
		'Of all mapping rows that come in, those that are not as the audit trail told of them last, and those that are gone; then make audit rows of them',
	properties: [
		{
			displayName:
				'The input items are all rows of the Data Table "xerozoho_mappings"; connect the rows of "xerozoho_audit" whose column "target" is "xerozoho_mappings" to the second input.',
			name: 'mappingNotice',
			type: 'notice',
			default: '',
		},
	],
	run: async (context) => {
		const rows = context.getInputData().map(({ json }) => json);
		const told = context.getInputData(1).map(({ json }) => json);
		const position = (id: unknown): number =>
			Math.max(
				0,
				rows.findIndex((row) => row.id === id),
			);
		return mappingChanges(rows, told).map((change) => ({ json: change as IDataObject, pairedItem: { item: position(change['id']) } }));
	},
};
