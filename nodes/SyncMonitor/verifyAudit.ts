import type { IDataObject } from 'n8n-workflow';
import { verify } from '../../src/reporting/chain';
import type { MonitorOperation } from './operation';

/** Whether the audit trail is as it was written. */
export const verifyAudit: MonitorOperation = {
	label: 'Verify Audit Trail',
	action: 'Verify the audit trail',
	description: 'Whether rows were changed, taken out, put in or doubled since they were written; the input items are all rows of the trail',
	properties: [
		{
			displayName: 'Heads Kept Elsewhere',
			name: 'heads',
			type: 'string',
			default: '',
			placeholder: 'e.g. 5f1d…',
			description:
				'What an earlier check or export gave as heads: with them it shows too if the newest rows of that time were cut off. Separate them by commas or blanks.',
		},
	],
	run: async (context) => {
		const items = context.getInputData();
		const verified = verify(
			items.map(({ json }) => json),
			String(context.getNodeParameter('heads', 0, ''))
				.split(/[\s,]+/)
				.filter(Boolean),
		);
		return [{ json: { ...verified } as unknown as IDataObject, pairedItem: items.map((_, item) => ({ item })) }];
	},
};
