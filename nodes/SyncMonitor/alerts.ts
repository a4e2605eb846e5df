import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { isRow, rowsIn, textOf, type Row } from '../../src/record';
import { alertsOf, type AlertRules, type Lag, type Severity } from '../../src/reporting/alerts';
import { fromJson } from '../../src/wire/text';
import type { MonitorOperation } from './operation';

/** What people are to be told now. */
export const decideAlerts: MonitorOperation = {
	label: 'Decide on Alerts',
	action: 'Decide on alerts',
	description: 'Of the dead letters that come in, what to tell people now: alerts, reminders, a digest, and what is solved',
	properties: [
		{
			displayName:
				'Connect the rows of the Data Table "xerozoho_alerts" to the second input, and upsert the items with a row by their alert_key: that is how people are told once.',
			name: 'alertsNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Tell at Once From',
			name: 'atOnceFrom',
			type: 'options',
			options: [
				{ name: 'Critical', value: 'critical', description: 'Only when nothing gets through' },
				{ name: 'Error', value: 'error', description: 'When a person must look at a record' },
				{ name: 'Warning', value: 'warning', description: 'Also what heals by itself' },
			],
			default: 'error',
			description: 'Everything below waits for the digest',
		},
		{
			displayName: 'Hours Between Digests',
			name: 'digestEvery',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 24,
			description: 'How often everything that is open is told together; 0 for never',
		},
		{
			displayName: 'Hours Between Reminders',
			name: 'remindEvery',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 24,
			description: 'How often people are told of the same matter while it lasts',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Lags (JSON)',
					name: 'lags',
					type: 'json',
					default: '[]',
					description:
						'What was measured of the sources: a list such as [{"flow": "01", "from": "Zoho Books", "lastEventAt": "2026-11-25T10:00:00Z", "changes": 14, "hours": 6}]',
				},
				{
					displayName: 'Quiet From',
					name: 'quietFrom',
					type: 'string',
					default: '22:00',
					placeholder: 'e.g. 22:00',
					description: "Until Quiet To, only what is critical is told; the rest follows afterwards. In the workflow's time zone.",
				},
				{ displayName: 'Quiet To', name: 'quietTo', type: 'string', default: '07:00', placeholder: 'e.g. 07:00' },
			],
		},
	],
	async run(context) {
		const items = context.getInputData();
		const given = {
			letters: items.map(({ json }) => json),
			lags: lagsOf(context),
			told: context.getInputData(1).map(({ json }) => json),
		};
		const { messages, remember } = alertsOf(given, rulesOf(context), Date.now());
		const pairedItem = items.map((_, item) => ({ item }));
		return [
			...messages.map((message) => ({ json: { message } as unknown as IDataObject, pairedItem })),
			...remember.map((row) => ({ json: { row } as unknown as IDataObject, pairedItem })),
		];
	},
};

function rulesOf(context: IExecuteFunctions): AlertRules {
	const { quietFrom, quietTo } = context.getNodeParameter('options', 0, {}) as Record<string, unknown>;
	const quiet = quietFrom !== undefined || quietTo !== undefined ? { from: textOf(quietFrom), to: textOf(quietTo), zone: context.getTimezone() } : undefined;
	const odd = quiet && [quiet.from, quiet.to].find((time) => !/^([01]\d|2[0-3]):[0-5]\d$/.test(time));
	if (odd !== undefined) throw new NodeOperationError(context.getNode(), `"${odd}" is no time of day such as 22:00; set both Quiet From and Quiet To`);
	return {
		atOnceFrom: context.getNodeParameter('atOnceFrom', 0) as Severity,
		digestEvery: context.getNodeParameter('digestEvery', 0) as number,
		remindEvery: context.getNodeParameter('remindEvery', 0) as number,
		...(quiet ? { quiet } : {}),
	};
}

function lagsOf(context: IExecuteFunctions): Lag[] {
	const { lags = [] } = context.getNodeParameter('options', 0, {}) as Record<string, unknown>;
	const read = typeof lags === 'string' ? fromJson(lags.trim() || '[]') : lags;
	if (read === undefined || (!Array.isArray(read) && !isRow(read))) throw new NodeOperationError(context.getNode(), 'Lags are no valid JSON list');
	return rowsIn([read].flat()).map(lagOf);
}

const lagOf = (row: Row): Lag => ({
	flow: textOf(row['flow']),
	from: textOf(row['from']),
	lastEventAt: textOf(row['lastEventAt']),
	changes: Number(textOf(row['changes'])) || 0,
	hours: Number(textOf(row['hours'])) || 6,
});
