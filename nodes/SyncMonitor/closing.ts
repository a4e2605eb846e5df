import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { isRow, rowsIn, textOf, type Row } from '../../src/record';
import { isPeriod } from '../../src/reporting/closing/check';
import { closingOf, signedOf } from '../../src/reporting/closing/closing';
import { closingPage } from '../../src/reporting/closing/closingPage';
import { fromJson } from '../../src/wire/text';
import { has, withColumn } from './inputs';
import type { MonitorOperation } from './operation';

const read = (value: unknown): unknown => (typeof value === 'string' ? fromJson(value.trim() || '{}') : value);

/** What is open before a period can be closed. */
export const checkPeriod: MonitorOperation = {
	label: 'Check Period',
	action: 'Check a period before it is closed',
	description: 'The checklist of a month as a row of the Data Table "xerozoho_closings", and a message where people are to be told',
	properties: [
		{
			displayName:
				'The input items are documents and bank lines of the period and the organisation of Xero. Connect to the second input: open dead letters and reviews, rows of reconciliations, volumes, mappings and closings, and what Verify Audit Trail found.',
			name: 'closingNotice',
			type: 'notice',
			default: '',
		},
		{ displayName: 'Period', name: 'period', type: 'string', default: '', required: true, placeholder: 'e.g. 2026-10', description: 'A year and a month' },
		{
			displayName: 'Options',
			name: 'closingOptions',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Days Between Reminders',
					name: 'remindEvery',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: 1,
					description: 'How often people are told while the period is open',
				},
				{
					displayName: 'Days Silent',
					name: 'silentDays',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: 7,
					description: 'How long a workflow may write nothing',
				},
				{
					displayName: 'Days Unpaid',
					name: 'overdueDays',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: 30,
					description: 'How long after its due date an invoice may be unpaid',
				},
				{
					displayName: 'Not Read (JSON)',
					name: 'unread',
					type: 'json',
					default: '[]',
					description: 'What could not be read: a list such as [{"name": "Bills", "message": "Xero did not answer"}]',
				},
				{
					displayName: 'Zoho Books Locked To',
					name: 'booksLockedTo',
					type: 'string',
					default: '',
					placeholder: 'e.g. 2026-09-30',
					description: 'The day up to which Zoho Books is locked; the lock date of Xero is known',
				},
			],
		},
	],
	run: async (context) => {
		const period = textOf(context.getNodeParameter('period', 0, ''));
		if (!isPeriod(period)) throw new NodeOperationError(context.getNode(), `"${period}" is no period such as 2026-10`);
		const options = context.getNodeParameter('closingOptions', 0, {}) as Record<string, unknown>;
		const rows = context.getInputData(1);
		const closing = closingOf(
			{
				period,
				now: Date.now(),
				overdueDays: daysIn(options['overdueDays'], 30),
				silentDays: daysIn(options['silentDays'], 7),
				booksLockedTo: textOf(options['booksLockedTo']).slice(0, 10),
				records: context.getInputData().map(({ json }) => json as Row),
				unread: rowsIn(read(options['unread'])).map(({ name, message }) => ({ name: textOf(name), message: textOf(message) })),
				letters: withColumn(rows, 'group_key'),
				reviews: withColumn(rows, 'question'),
				reconciliations: withColumn(rows, 'reconciliation_key'),
				volumes: withColumn(rows, 'volume_key'),
				mappings: withColumn(rows, 'target_value'),
				...verifiedIn(context),
			},
			withColumn(rows, 'checks_hash').find((row) => row['period'] === period),
			daysIn(options['remindEvery'], 1),
		);
		if (!closing) return [];
		return [{ closing: closing.row }, ...(closing.message ? [{ message: closing.message }] : [])].map((json) => ({
			json: json as unknown as IDataObject,
			pairedItem: { item: 0 },
		}));
	},
};

const daysIn = (value: unknown, otherwise: number): number => (Number.isFinite(Number(value)) && textOf(value) !== '' ? Number(value) : otherwise);

function verifiedIn(context: IExecuteFunctions): { verified?: Row } {
	const [verified] = withColumn(context.getInputData(1), 'sound');
	return verified ? { verified } : {};
}

/** A person closes a period. */
export const signPeriod: MonitorOperation = {
	label: 'Sign Off Period',
	action: 'Sign off a period',
	description: 'What the form of the period close asks for, checked against the rows that come in: the signed row, or why it is refused',
	properties: [
		{
			displayName: 'Form',
			name: 'form',
			type: 'json',
			default: '={{ $json.body }}',
			required: true,
			description: 'What the page sent: the body of the webhook',
		},
	],
	run: async (context) => {
		const items = context.getInputData();
		const form = read(context.getNodeParameter('form', 0, {}));
		const { ok, says, row } = signedOf(isRow(form) ? form : {}, withColumn(items, 'checks_hash'), new Date().toISOString());
		return [{ json: { ...row, sign: { ok, says } } as IDataObject, pairedItem: { item: 0 } }];
	},
};

/** The checklist, for people. */
export const showPeriod: MonitorOperation = {
	label: 'Show Period Close',
	action: 'Show the period close',
	description: 'A page of the checklist of a period with the form to sign it off; answer the webhook with its HTML',
	properties: [
		{
			displayName: 'The input items are rows of the Data Table "xerozoho_closings".',
			name: 'periodNotice',
			type: 'notice',
			default: '',
		},
		{ displayName: 'Period', name: 'period', type: 'string', default: '', placeholder: 'e.g. 2026-10', description: 'What to show; the newest if left empty' },
		{
			displayName: 'Address of the Dashboard',
			name: 'dashboard',
			type: 'string',
			default: '',
			description: 'Where the dashboard stands, if the page is to lead there',
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
		{
			displayName: 'News',
			name: 'news',
			type: 'json',
			default: '={{ {} }}',
			description: 'What a signature came to, as the operation Sign Off Period says it under sign',
		},
	],
	run: async (context) => {
		const items = context.getInputData();
		const text = (name: string): string => textOf(context.getNodeParameter(name, 0, ''));
		const news = read(context.getNodeParameter('news', 0, {}));
		const html = closingPage({
			rows: items.map(({ json }) => json as Row).filter(has('checks_hash')),
			period: text('period'),
			address: '',
			pages: { dashboard: text('dashboard'), desk: text('desk'), reconciliation: text('reconciliation') },
			...(isRow(news) && textOf(news['says']) !== '' ? { news: { ok: news['ok'] === true, says: textOf(news['says']) } } : {}),
		});
		return [{ json: { html }, pairedItem: items.map((_, item) => ({ item })) }];
	},
};
