import { chain, fork, into, workflowOf, type Position, type Step } from './flow';
import { columns, idOfTable, openLetters, where } from './rows';
import { books, byHand, either, every, everyHour, monitor, note, set, table, tell } from './steps';

const ALERTS = { resource: 'row', dataTableId: idOfTable('xerozoho_alerts') };

/** What is told, by whichever way it travels. */
const title = '={{ $json.message.kind.toUpperCase() }}: {{ $json.message.title }}';
const text = '={{ $json.message.title }}\n{{ $json.message.text }}';

/** Of an invoice of Zoho Books, whatever became of it. */
const newest = (name: string, position: Position, of: 'xerozoho_audit' | 'xerozoho_dead_letters', orderByColumn: string): Step => ({
	...table(name, position, {
		resource: 'row',
		operation: 'get',
		dataTableId: idOfTable(of),
		matchType: 'allConditions',
		filters: { conditions: [where('source_app', 'eq', 'zohoBooks'), where('source_entity', 'eq', 'invoice')] },
		returnAll: false,
		limit: 1,
		orderBy: true,
		orderByColumn,
		orderByDirection: 'DESC',
	}),
	executeOnce: true,
	alwaysOutputData: true,
});

/** The later of both; ISO times in UTC sort as text. Part of an expression. */
const LAST_EVENT =
	"[$('Newest invoice written').first().json.happened_at, $('Newest invoice that failed').first().json.first_failed_at].filter(Boolean).map((time) => new Date(time).toISOString()).sort().at(-1)";

/** 13: people hear of what waits for them, once, and when it is over. */
export const alerts = workflowOf(
	'13 Alerts',
	[
		every('Every five minutes', [0, 0], 5),
		byHand('Tell now', [0, 200]),
		everyHour('Every hour', [0, 480]),
		newest('Newest invoice written', [220, 480], 'xerozoho_audit', 'id'),
		// A letter that is tried again is no event from its source.
		newest('Newest invoice that failed', [440, 480], 'xerozoho_dead_letters', 'first_failed_at'),
		{
			...books('Invoices changed since', [660, 480], {
				resource: 'invoice',
				operation: 'getMany',
				returnAll: false,
				limit: 200,
				filters: { modifiedSince: `={{ ${LAST_EVENT} ?? $now.minus({ hours: 24 }).toISO() }}` },
			}),
			alwaysOutputData: true,
			// Where Zoho cannot be asked, the execution fails, which the error intake tells of.
			failsAt: undefined,
		},
		{
			...set(
				'How far it lags',
				[880, 480],
				`={{ { lags: [{
  flow: '01 Zoho Books invoices to Xero',
  from: 'Zoho Books',
  lastEventAt: ${LAST_EVENT} ?? '',
  changes: $('Invoices changed since').all().filter((item) => item.json.invoice_id).length,
  hours: 6
}] } }}`,
			),
			executeOnce: true,
		},
		{ ...openLetters('Open dead letters', [1100, 0]), executeOnce: true, alwaysOutputData: true },
		{
			...table('What was told', [1320, 200], {
				...ALERTS,
				operation: 'get',
				matchType: 'allConditions',
				filters: { conditions: [where('status', 'eq', 'open')] },
				returnAll: true,
			}),
			executeOnce: true,
			alwaysOutputData: true,
		},
		monitor('Decide', [1540, 0], 'decideAlerts', {
			atOnceFrom: 'error',
			digestEvery: 24,
			remindEvery: 24,
			options: { quietFrom: '22:00', quietTo: '07:00', lags: "={{ $('How far it lags').isExecuted ? $('How far it lags').first().json.lags : [] }}" },
		}),
		either('Is it to be told?', [1760, 0], '={{ $json.message !== undefined }}'),
		tell.email('Send email', [1980, -760], title, text),
		tell.slack('Tell Slack', [1980, -580], text),
		tell.teams('Tell Microsoft Teams', [1980, -400], text),
		tell.webhook('Call a webhook', [1980, -220]),
		set('What to remember', [1980, 100], '={{ $json.row }}'),
		table('Remember it', [2200, 100], {
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
			[-60, 360],
			[1120, 300],
			'start',
			'### Does the source say more than what came?\nSilence alone is no fault; silence while there are changes is one.',
		),
		note('About the decision', [1060, -140], [640, 480], 'work', '### What to tell, and what not again'),
		note('About the ways', [1920, -920], [260, 860], 'toDo', '### How it is told\nOne of them is active.'),
	],
	[
		...chain('Every five minutes', 'Open dead letters'),
		...chain('Tell now', 'Open dead letters'),
		...chain('Every hour', 'Newest invoice written', 'Newest invoice that failed', 'Invoices changed since', 'How far it lags', 'Open dead letters'),
		...fork('Open dead letters', ['What was told', 'Decide']),
		into('What was told', 'Decide', 1),
		...chain('Decide', 'Is it to be told?'),
		...fork('Is it to be told?', ['Send email', 'Tell Slack', 'Tell Microsoft Teams', 'Call a webhook'], ['What to remember']),
		...chain('What to remember', 'Remember it'),
	],
	{},
);
