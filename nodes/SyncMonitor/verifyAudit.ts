import type { IDataObject } from 'n8n-workflow';
import { verify } from '../../src/reporting/chain';
import type { MonitorOperation } from './operation';

/** Whether the audit trail is as it was written. */
export const verifyAudit: MonitorOperation = {
	label: 'Verify Audit Trail',
	action: 'Verify the audit trail',
	description: 'Whether rows were changed, taken out or doubled since they were written; the input items are all rows of the trail',
	properties: [],
	run: async (context) => {
		const items = context.getInputData();
		const verified = verify(items.map(({ json }) => json));
		return [{ json: { ...verified } as unknown as IDataObject, pairedItem: items.map((_, item) => ({ item })) }];
	},
};
