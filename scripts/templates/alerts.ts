import { chain, fork, into, workflowOf } from './flow';
import { columns, idOfTable, openLetters, where } from './rows';
import { books, byHand, either, every, everyHour, monitor, note, set, table, tell } from './steps';

const ALERTS = { resource: 'row', dataTableId: idOfTable('xerozoho_alerts') };

/** What is told, by whichever way it travels. */
const title = '={{ $json.message.kind.toUpperCase() }}: {{ $json.message.title }}';
const text = '={{ $json.message.title }}\n{{ $json.message.text }}';

/** 13: people hear of what waits for them, once, and when it is over. */
export const alerts = workflowOf(
	'13 Alerts',
	[
		every('Every five minutes', [0, 0], 5),
		byHand('Tell now', [0, 200]),
		everyHour('Every hour', [0, 400]),
		{
			...table('Newest invoice written', [220, 400], {
				resource: 'row',
				operation: 'get',
				dataTableId: idOfTable('xerozoho_audit'),
				matchType: 'allConditions',
				filters: { conditions: [where('source_app', 'eq', 'zohoBooks'), where('source_entity', 'eq', 'invoice')] },
				returnAll: false,
				limit: 1,
				orderBy: true,
				orderByColumn: 'id',
				orderByDirection: 'DESC',
			}),
			alwaysOutputData: true,
		},
		{
			...books('Invoices changed since', [440, 400], {
				resource: 'invoice',
				operation: 'getMany',
				returnAll: false,
				limit: 200,
				filters: { modifiedSince: '={{ $json.happened_at ?? $now.minus({ hours: 24 }).toISO() }}' },
			}),
			alwaysOutputData: true,
			// Where Zoho cannot be asked, the execution fails, which the error intake tells of.
			failsAt: undefined,
		},
		{
			...set(
				'How far it lags',
				[660, 400],
				`={{ { lags: [{
  flow: '01 Zoho Books invoices to Xero',
  from: 'Zoho Books',
  lastEventAt: $('Newest invoice written').first().json.happened_at ?? '',
  changes: $('Invoices changed since').all().filter((item) => item.json.invoice_id).length,
  hours: 6
}] } }}`,
			),
			executeOnce: true,
		},
		{ ...openLetters('Open dead letters', [880, 0]), executeOnce: true, alwaysOutputData: true },
		{
			...table('What was told', [1100, 200], {
				...ALERTS,
				operation: 'get',
				matchType: 'allConditions',
				filters: { conditions: [where('status', 'eq', 'open')] },
				returnAll: true,
			}),
			executeOnce: true,
			alwaysOutputData: true,
		},
		monitor('Decide', [1320, 0], 'decideAlerts', {
			atOnceFrom: 'error',
			digestEvery: 24,
			remindEvery: 24,
			options: { quietFrom: '22:00', quietTo: '07:00', lags: "={{ $('How far it lags').isExecuted ? $('How far it lags').first().json.lags : [] }}" },
		}),
		either('Is it to be told?', [1540, 0], '={{ $json.message !== undefined }}'),
		tell.email('Send email', [1760, -200], title, text),
		tell.slack('Tell Slack', [1980, -200], text),
		tell.teams('Tell Microsoft Teams', [2200, -200], text),
		tell.webhook('Call a webhook', [2420, -200]),
		set('What to remember', [1760, 100], '={{ $json.row }}'),
		table('Remember it', [1980, 100], {
			...ALERTS,
			operation: 'upsert',
			matchType: 'allConditions',
			filters: { conditions: [where('alert_key', 'eq', '={{ $json.alert_key }}')] },
			columns: columns(
				'xerozoho_alerts',
				Object.fromEntries(
					['alert_key', 'status', 'severity', 'title', 'count', 'first_at', 'last_at', 'told_at'].map((name) => [name, `={{ $json.${name} }}`]),
				),
			),
			options: {},
		}),
		note(
			'About',
			[-540, -380],
			[480, 980],
			'about',
			`## Alerts

People hear of what waits for them: at once what a person must do, once a day everything else, again after a day while it lasts, and when it is solved. At night only what stops everything.

Letters that one deed heals, such as connecting a credential again, are one alert, however many they are.

**Set up**
1. Run *00 Set up* once.
2. Choose a way: *Send email* is preset. Set the addresses and its credential, or deactivate it and activate Slack, Microsoft Teams or the webhook.
3. Pick the Zoho credential in *Invoices changed since*: every hour it is asked whether changes were missed. Delete that branch if you do not need it.
4. Publish this workflow.

**Writes** what was told in *xerozoho_alerts*. When telling fails, nothing is remembered, and it is told the next time.`,
		),
		note(
			'About the lag',
			[-40, 320],
			[860, 280],
			'start',
			'### Does the source say more than what came?\nSilence alone is no fault; silence while there are changes is one.',
		),
		note('About the decision', [840, -140], [640, 480], 'work', '### What to tell, and what not again'),
		note('About the ways', [1720, -380], [880, 320], 'toDo', '### How it is told\nOne of them is active.'),
	],
	[
		...chain('Every five minutes', 'Open dead letters'),
		...chain('Tell now', 'Open dead letters'),
		...chain('Every hour', 'Newest invoice written', 'Invoices changed since', 'How far it lags', 'Open dead letters'),
		...fork('Open dead letters', ['What was told', 'Decide']),
		into('What was told', 'Decide', 1),
		...chain('Decide', 'Is it to be told?'),
		...fork('Is it to be told?', ['Send email', 'Tell Slack', 'Tell Microsoft Teams', 'Call a webhook'], ['What to remember']),
		...chain('What to remember', 'Remember it'),
	],
	{},
);
