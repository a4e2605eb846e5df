import { AUDIT, auditLinksOf, auditSteps, NEWEST, ROW } from './audit';
import { at, chain, fork, into, workflowOf, type Position, type Step } from './flow';
import { idOfTable, openLetters, REVIEWED, where } from './rows';
import { targetOf } from './handOver';
import { books, byHand, called, either, everyDay, mergeOf, monitor, note, respond, set, table, tell, triage, webhook, xero } from './steps';
import { keepLetter } from './frame';
import type { TableName } from '../../src/syncing/tables';

const SETTINGS = 'Settings';
const PERIOD = 'Period';
const CLOSINGS = 'xerozoho_closings';
const PATH = 'xero-zoho-period-close';
const TRIAGE = 'Failure Triage';
const setting = (name: string): string => `$('${SETTINGS}').first().json.${name}`;
const period = (name: string): string => `$('${PERIOD}').first().json.${name}`;

const ofPeriod = { date_start: `={{ ${period('first')} }}`, date_end: `={{ ${period('last')} }}` };
const datedInPeriod = { dateFrom: `={{ ${period('first')} }}`, dateTo: `={{ ${period('last')} }}` };

const TOP = -700;
const once = (step: Step, index: number): Step => ({ ...step, position: at(1, TOP + index * 180), executeOnce: true, alwaysOutputData: true });
const manyOf = (build: typeof books, name: string, resource: string, filters: object): Step =>
	build(name, [0, 0], { resource, operation: 'getMany', returnAll: true, priority: 'backfill', filters });

const reads: readonly Step[] = [
	manyOf(books, 'Invoices of Zoho Books', 'invoice', ofPeriod),
	manyOf(books, 'Bills of Zoho Books', 'bill', ofPeriod),
	manyOf(books, 'Overdue invoices', 'invoice', { status: 'overdue', due_date_end: `={{ $now.minus({ days: ${setting('days_unpaid')} }).toISODate() }}` }),
	manyOf(books, 'Bank lines that are not matched', 'bankTransaction', { status: 'uncategorized', ...ofPeriod }),
	manyOf(xero, 'Invoices of Xero', 'invoice', datedInPeriod),
	manyOf(xero, 'Bills of Xero', 'bill', datedInPeriod),
	xero('Organisation of Xero', [0, 0], { resource: 'organisation', operation: 'get' }),
].map(once);

const UNREAD = `={{ (${JSON.stringify(reads.map(({ name }) => name))}).flatMap((name) =>
  $(name).all(1).slice(0, 1).map(({ json }) => ({ name, message: json.error?.message ?? "no reason was given" }))) }}`;

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

const BELOW = 740;
const kept: readonly Step[] = [
	{ ...openLetters('Open dead letters', at(1, BELOW)), executeOnce: true, alwaysOutputData: true },
	rowsOf('Open reviews', at(1, BELOW + 180), REVIEWED, { filters: { conditions: [where('status', 'eq', 'open')] } }),
	rowsOf('Comparisons and open differences', at(1, BELOW + 360), 'xerozoho_reconciliations', {
		matchType: 'anyCondition',
		filters: { conditions: [where('about', 'eq', 'run'), where('status', 'eq', 'open')] },
	}),
	rowsOf('Volumes of three months', at(1, BELOW + 540), 'xerozoho_volumes', {
		filters: { conditions: [where('hour', 'gte', '={{ $now.toUTC().minus({ months: 3 }).startOf("hour").toISO() }}')] },
	}),
	rowsOf('Mapping rows', at(1, BELOW + 720), 'xerozoho_mappings', {}),
	rowsOf('Periods so far', at(1, BELOW + 900), CLOSINGS, {}),
	// Where there are none, there is nothing to verify.
	{
		...table('All audit rows', at(1, BELOW + 1080), {
			resource: 'row',
			operation: 'get',
			dataTableId: idOfTable('xerozoho_audit'),
			filters: {},
			returnAll: true,
		}),
		executeOnce: true,
	},
];

const keepRow = (name: string, position: Position): Step =>
	table(name, position, {
		resource: 'row',
		operation: 'upsert',
		dataTableId: idOfTable(CLOSINGS),
		matchType: 'allConditions',
		filters: { conditions: [where('period', 'eq', '={{ $json.period }}')] },
		columns: { mappingMode: 'autoMapInputData', value: {}, matchingColumns: [], schema: [] },
		options: {},
	});

const SIGN = 'Is the signature good?';
const DECIDE = 'Check the signature';
const pageAt = (name: string, position: Position, more: Readonly<Record<string, string>>): Step =>
	monitor(name, position, 'showPeriod', { period: '', dashboard: '', desk: '', reconciliation: '', ...more });
const title = '={{ $json.message.title }}';
const text = '={{ $json.message.text }}';
const PAGE_Y = 2240;
const FORM_Y = 2840;

/** 27: what is open before a month can be closed, and who signed that it is. */
export const closing = workflowOf(
	'27 Period close checklist',
	[
		everyDay('Every morning', [-60, -180], 7),
		byHand('Check now', [-60, 0]),
		called('When another workflow calls', [-60, 180]),
		set(SETTINGS, [160, 0], '{\n  "period": "",\n  "days_unpaid": 30,\n  "days_silent": 7,\n  "days_between_reminders": 1,\n  "zoho_books_locked_to": ""\n}'),
		{
			...set(
				PERIOD,
				[380, 0],
				`={{ (() => {
  const month = ${setting('period')} ? DateTime.fromFormat(${setting('period')}, "yyyy-MM") : $now.minus({ months: 1 });
  return { period: month.toFormat("yyyy-MM"), first: month.startOf("month").toISODate(), last: month.endOf("month").toISODate() };
})() }}`,
			),
			executeOnce: true,
		},
		...reads,
		...kept,
		monitor('Verify the trail', at(2, BELOW + 1080), 'verifyAudit', { heads: '' }),
		mergeOf('What both sides say', at(3, -160), reads.length),
		mergeOf('What is kept', at(3, BELOW + 540), kept.length),
		monitor('Check', at(4, -160), 'checkPeriod', {
			period: `={{ ${period('period')} }}`,
			closingOptions: {
				overdueDays: `={{ ${setting('days_unpaid')} }}`,
				silentDays: `={{ ${setting('days_silent')} }}`,
				remindEvery: `={{ ${setting('days_between_reminders')} }}`,
				booksLockedTo: `={{ ${setting('zoho_books_locked_to')} }}`,
				unread: UNREAD,
			},
		}),
		either('Is it to be told?', at(5, -160), '={{ $json.message !== undefined }}'),
		tell.email('Send email', at(6, -880), title, text),
		tell.slack('Tell Slack', at(6, -700), text),
		tell.teams('Tell Microsoft Teams', at(6, -520), text),
		tell.webhook('Call a webhook', at(6, -340)),
		set('Row of the period', at(6, 0), '={{ $json.closing }}'),
		keepRow('Keep the checklist', at(7, 0)),
		triage(TRIAGE, at(3, 420), {
			payload: `={{ ({ _sync: { source: { app: "n8n", entity: "closing", id: ${period('period')}, number: ${period('period')} } } }) }}`,
			failedNode: '={{ $prevNode.name }}',
			target: targetOf('closing'),
		}),
		keepLetter(at(4, 420)),
		webhook('When someone opens the page', [-60, PAGE_Y], 'GET', PATH),
		rowsOf('All periods', [160, PAGE_Y], CLOSINGS, {}),
		pageAt('Page', [380, PAGE_Y], { period: "={{ $('When someone opens the page').first().json.query.period ?? '' }}" }),
		respond('Show the page', at(0, PAGE_Y)),
		webhook('When someone signs', [-60, FORM_Y], 'POST', PATH),
		rowsOf('Periods as they are now', [160, FORM_Y], CLOSINGS, {}),
		monitor(DECIDE, [380, FORM_Y], 'signPeriod', { form: "={{ $('When someone signs').first().json.body }}" }),
		either(SIGN, at(0, FORM_Y), '={{ $json.sign.ok }}'),
		...auditSteps(at(1, FORM_Y - 240), {
			deed: 'signedOff',
			message: `={{ $('${DECIDE}').first().json.sign.says }}`,
			options: {
				actor: "={{ $('When someone signs').first().json.body.name ?? '' }}",
				outcome: `={{ $('${DECIDE}').first().json.sign.ok ? "written" : "refused" }}`,
				target: CLOSINGS,
				before: `={{ $('Periods as they are now').all().map((row) => row.json).find((row) => row.id === $json.id) ?? "" }}`,
			},
		}),
		set('Signed row', at(1, FORM_Y), '={{ (({ sign, id, createdAt, updatedAt, ...row }) => row)($json) }}'),
		keepRow('Keep the signature', at(2, FORM_Y)),
		rowsOf('Periods afterwards', at(5, FORM_Y + 240), CLOSINGS, {}),
		pageAt('Page afterwards', at(6, FORM_Y + 240), {
			period: "={{ $('When someone signs').first().json.body.period ?? '' }}",
			news: `={{ $('${DECIDE}').first().json.sign }}`,
		}),
		respond('Show what came of it', at(7, FORM_Y + 240)),
		note(
			'About',
			[-620, -260],
			[500, 920],
			'about',
			`## Period close checklist

Every morning last month is checked until somebody signs that it is closed: dead letters, reviews, the reconciliation and its open differences, drafts, unpaid invoices, locked periods and lock dates, exchange rates, the mapping table, silent workflows, bank lines, and whether the audit trail is unbroken. Each check says what was found, and who has to do what.

**Set up**
1. Run *00 Set up* once. Template **25** makes the reconciliation and **16** counts the volumes.
2. Choose the credentials *Zoho account* and *Xero account*.
3. Set the addresses in *Send email* and its credential, or deactivate it and activate Slack, Microsoft Teams or the webhook.
4. For the page, create the credential **Page login** (Page Login API), choose it in both webhooks and open the production URL of *When someone opens the page*. Fill in the addresses of the other pages in *Page*.
5. **Publish** this workflow.

**Settings**: a period such as *2026-10*, or empty for last month; after how many days an invoice is unpaid for too long and a workflow silent; how often people are reminded; and the day up to which Zoho Books is locked, which no application tells.

**To sign off**, write your name on the page. A period with open checks needs a reason. What was signed is kept with its hash, and the audit trail tells of it; later checks leave it as it is.

**Writes** a row for each period in *xerozoho_closings*, and an audit row for each signature, also for one that is refused. Nothing is sent to either side.`,
		),
		note('About the start', [-100, -340], [660, 680], 'start', '### 1. Which month?\nThe last one, unless the settings name another.'),
		note('About the reads', [at(1)[0] - 40, TOP - 160], [260, 1420], 'work', '### 2. Both sides\nLists only.'),
		note('About the rows', [at(1)[0] - 40, BELOW - 100], [480, 1380], 'work', '### What is kept already'),
		note('About the checks', [at(3)[0] - 40, -340], [640, 380], 'start', '### 3. The checks\nWhat could not be read is a check that a person has to make.'),
		note('About failures', [at(3)[0] - 40, 260], [480, 340], 'failure', '### What could not be read\nA letter, which heals by itself.'),
		note('About the ways', [at(6)[0] - 40, -1040], [260, 880], 'toDo', '### 4. How it is told\nOne of them is active.'),
		note('About the checklist', [at(6)[0] - 40, -120], [480, 300], 'work', '### 5. The checklist'),
		note('About the page', [-100, PAGE_Y - 140], [900, 320], 'work', '### The page\nMade anew for everyone who opens it.'),
		note(
			'About the signature',
			[-100, FORM_Y - 380],
			[2480, 880],
			'start',
			'### The signature\nFirst into the audit trail, then onto the checklist. Whoever signs what has changed meanwhile is refused.',
		),
	],
	[
		...['Every morning', 'Check now', 'When another workflow calls'].flatMap((name) => chain(name, SETTINGS)),
		...chain(SETTINGS, PERIOD),
		...[...reads, ...kept].flatMap(({ name }) => chain(PERIOD, name)),
		...reads.map(({ name }, input) => into(name, 'What both sides say', input)),
		...kept.slice(0, -1).map(({ name }, input) => into(name, 'What is kept', input)),
		...chain('All audit rows', 'Verify the trail'),
		into('Verify the trail', 'What is kept', kept.length - 1),
		...chain('What both sides say', 'Check', 'Is it to be told?'),
		into('What is kept', 'Check', 1),
		...fork('Is it to be told?', ['Send email', 'Tell Slack', 'Tell Microsoft Teams', 'Call a webhook'], ['Row of the period']),
		...chain('Row of the period', 'Keep the checklist'),
		...reads.map(({ name }) => ({ from: name, to: TRIAGE, output: 1 })),
		...chain(TRIAGE, 'Keep as dead letter'),
		...chain('When someone opens the page', 'All periods', 'Page', 'Show the page'),
		...chain('When someone signs', 'Periods as they are now', DECIDE),
		...fork(DECIDE, [NEWEST, ROW, SIGN]),
		...auditLinksOf({ newest: NEWEST, row: ROW, write: AUDIT }),
		...fork(SIGN, ['Signed row'], ['Periods afterwards']),
		...chain('Signed row', 'Keep the signature', 'Periods afterwards', 'Page afterwards', 'Show what came of it'),
	],
	{},
	{ saveDataSuccessExecution: 'none', saveDataErrorExecution: 'none', saveManualExecutions: true },
);
