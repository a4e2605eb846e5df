import type { TableName } from '../../src/syncing/tables';
import { chain, fork, into, workflowOf, type Position, type Step } from './flow';
import { idOfTable, openLetters, where } from './rows';
import { byHand, crm, either, every, mergeOf, monitor, note, respond, table, webhook } from './steps';

const VOLUMES = 'xerozoho_volumes';
const AUDIT = 'xerozoho_audit';
const PATH = 'xero-zoho-dashboard';

const rowsOf = (name: string, position: Position, of: TableName, more: object): Step => ({
	...table(name, position, {
		resource: 'row',
		operation: 'get',
		dataTableId: idOfTable(of),
		matchType: 'allConditions',
		filters: {},
		returnAll: true,
		...more,
	}),
	executeOnce: true,
	alwaysOutputData: true,
});

const newestFirst = (orderByColumn: string, limit: number) => ({ returnAll: false, limit, orderBy: true, orderByColumn, orderByDirection: 'DESC' });

const asked = "$('When someone opens the dashboard').first().json.query.search";
const about = (keyName: string) => where(keyName, 'ilike', `={{ '%' + ${asked} + '%' }}`);

/** What the page is made from. */
const ROWS = ['Volumes of a day', 'Open dead letters', 'Mapping rows', 'Calls left', 'Last comparison', 'Channels of Zoho CRM'];

/** 16: how the sync does, as a page. */
export const dashboard = workflowOf(
	'16 Dashboard',
	[
		every('Every five minutes', [0, 0], 5),
		byHand('Count now', [0, 200]),
		rowsOf('Newest volume', [220, 0], VOLUMES, newestFirst('last_row', 1)),
		rowsOf('Audit rows since', [440, 0], AUDIT, {
			filters: { conditions: [where('id', 'gt', '={{ $json.last_row ?? 0 }}')] },
			returnAll: false,
			limit: 10_000,
			orderBy: true,
			orderByColumn: 'id',
			orderByDirection: 'ASC',
		}),
		monitor('Volumes by hour', [660, 0], 'countVolumes'),
		table('Keep the volumes', [880, 0], {
			resource: 'row',
			operation: 'upsert',
			dataTableId: idOfTable(VOLUMES),
			matchType: 'allConditions',
			filters: { conditions: [where('volume_key', 'eq', '={{ $json.volume_key }}')] },
			columns: { mappingMode: 'autoMapInputData', value: {}, matchingColumns: [], schema: [] },
			options: {},
		}),
		webhook('When someone opens the dashboard', [0, 520], 'GET', PATH),
		rowsOf('Volumes of a day', [220, 440], VOLUMES, {
			filters: { conditions: [where('hour', 'gte', '={{ $now.toUTC().minus({ hours: 24 }).startOf("hour").toISO() }}')] },
		}),
		{ ...openLetters('Open dead letters', [220, 600]), executeOnce: true, alwaysOutputData: true },
		rowsOf('Mapping rows', [220, 760], 'xerozoho_mappings', {}),
		either('Is something searched?', [220, 920], `={{ (${asked} ?? '').trim() !== '' }}`),
		rowsOf('What was searched', [440, 920], AUDIT, {
			matchType: 'anyCondition',
			filters: { conditions: ['source_number', 'source_id', 'target_number', 'target_id', 'message', 'actor'].map(about) },
			...newestFirst('id', 50),
		}),
		{ ...monitor('Calls left', [220, 1080], 'quota', { quotaShow: 'organisations' }), executeOnce: true, alwaysOutputData: true },
		rowsOf('Last comparison', [220, 1240], 'xerozoho_reconciliations', {
			filters: { conditions: [where('about', 'eq', 'run')] },
			...newestFirst('id', 1),
		}),
		{
			...crm('Channels of Zoho CRM', [220, 1400], { resource: 'apiRequest', operation: 'call', method: 'GET', path: '/actions/watch', query: '{}' }),
			disabled: true,
		},
		mergeOf('All rows', [440, 600], 6),
		monitor('Page', [660, 600], 'showDashboard', {
			search: `={{ ${asked} ?? '' }}`,
			address: '',
			desk: '',
			reconciliation: '',
		}),
		respond('Show the page', [880, 600]),
		note(
			'About',
			[-560, -180],
			[500, 760],
			'about',
			`## Dashboard

A page of how every workflow does: what was written in the last 24 hours, what waits and why, which mapping rows are not filled in, and a search in the audit trail.

**Set up**
1. Run *00 Set up* once.
2. Create the credential **Page login** (Page Login API) and choose it in *When someone opens the dashboard*.
3. Publish this workflow and open its address: the production URL of that webhook.
4. Fill in *Address of the Desk* in the node *Page*, if you use *11 Dead letters: desk*, and *Address of the Reconciliation*, if you use *25*.
5. To see when the channels of Zoho CRM end, activate *Channels of Zoho CRM*.

**Writes** rows for each hour and workflow in *xerozoho_volumes*. Counting again changes nothing.

The page reads these few rows and not the whole audit trail, so it opens as quickly after a hundred thousand records as on the first day. The page needs no script, and reads well on a phone.`,
		),
		note(
			'About the counting',
			[-40, -180],
			[1100, 540],
			'start',
			'### Counting\nFrom the last row that was counted on, ten thousand rows at a time, so that nothing is missed however long n8n was away.',
		),
		note('About the page', [-40, 380], [1100, 1180], 'work', '### The page\nMade anew for everyone who opens it.'),
	],
	[
		...chain('Every five minutes', 'Newest volume', 'Audit rows since', 'Volumes by hour', 'Keep the volumes'),
		...chain('Count now', 'Newest volume'),
		...[...ROWS, 'Is something searched?'].flatMap((name) => chain('When someone opens the dashboard', name)),
		...ROWS.map((name, input) => into(name, 'All rows', input)),
		...fork('Is something searched?', ['What was searched'], []),
		// Whatever it answers, the page is made without it.
		{ from: 'Channels of Zoho CRM', to: 'All rows', output: 1, input: ROWS.length - 1 },
		...chain('All rows', 'Page', 'Show the page'),
		into('What was searched', 'Page', 1),
	],
	{},
	{ saveDataSuccessExecution: 'none' },
);
