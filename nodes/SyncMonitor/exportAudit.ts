import { stringify } from '../../src/libraries/csv';
import { trim, verify } from '../../src/reporting/chain';
import { timeOf } from '../../src/record';
import { tables } from '../../src/syncing/tables';
import type { MonitorOperation } from './operation';
import { NodeOperationError } from 'n8n-workflow';

const columns = Object.keys(tables.xerozoho_audit.columns);

/** The audit trail as a file; with what retention lets go of. */
export const exportAudit: MonitorOperation = {
	label: 'Export Audit Trail',
	action: 'Export the audit trail',
	description: 'The rows as a CSV or JSON file, and what is older than the time of retention; the input items are all rows of the trail',
	properties: [
		{
			displayName: 'Format',
			name: 'format',
			type: 'options',
			options: [
				{ name: 'CSV', value: 'csv' },
				{ name: 'JSON', value: 'json' },
			],
			default: 'csv',
		},
		{
			displayName: 'Put Output File in Field',
			name: 'binaryPropertyName',
			type: 'string',
			required: true,
			default: 'data',
			hint: 'The field of the item that the file goes into',
		},
		{
			displayName: 'Keep Rows Since',
			name: 'since',
			type: 'dateTime',
			default: '',
			description:
				'Rows from before may be removed after the export: the item says under retention how many, and the message that an audit row with "Trimmed" must tell so that the rest still verifies',
		},
	],
	async run(context) {
		const items = context.getInputData();
		const rows = items.map(({ json }) => json);
		const format = context.getNodeParameter('format', 0) as string;
		const given = context.getNodeParameter('since', 0, '');
		const since = timeOf(given)?.toISOString();
		if (given !== '' && since === undefined) throw new NodeOperationError(context.getNode(), `"Keep Rows Since" is no date: ${JSON.stringify(given)}`);
		const written = format === 'json' ? JSON.stringify(rows, undefined, '\t') : stringify(rows, { header: true, columns, escape_formulas: true });
		const name = `audit-${new Date().toISOString().slice(0, 10)}.${format}`;
		const type = format === 'json' ? 'application/json' : 'text/csv';
		const field = context.getNodeParameter('binaryPropertyName', 0) as string;
		const old = since === undefined ? undefined : trim(rows, since);
		return [
			{
				json: {
					file: name,
					rows: rows.length,
					heads: [...verify(rows).heads],
					...(old ? { retention: { before: since, rows: old.old.length, message: old.message } } : {}),
				},
				binary: { [field]: await context.helpers.prepareBinaryData(Buffer.from(written), name, type) },
				pairedItem: items.map((_, item) => ({ item })),
			},
		];
	},
};
