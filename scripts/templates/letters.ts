import { AUDIT, audited, auditLinks, auditLinksOf, auditSteps, NEWEST, ROW } from './audit';
import { chain, fork, into, workflowOf, type Position, type Step } from './flow';
import { columns, idOfTable, openLetters, where } from './rows';
import { byHand, call, either, every, loop, monitor, note, onError, respond, set, table, triage, webhook } from './steps';

/** What becomes of the records that did not arrive: tried again by themselves, decided on by people, and taken in from everywhere. */

const LETTERS = 'xerozoho_dead_letters';

const letters = { resource: 'row', dataTableId: idOfTable(LETTERS) };
const byId = (of: string, ...more: readonly object[]) => ({ matchType: 'allConditions', filters: { conditions: [where('id', 'eq', of), ...more] } });

/** Changes columns of one letter. */
const change = (name: string, position: Position, filter: object, value: Readonly<Record<string, string>>): Step =>
	table(name, position, { ...letters, operation: 'update', ...filter, columns: columns(LETTERS, value), options: {} });

/** Calls the workflow that the letter came from, which closes the letter or arms it again. */
const callBack = (name: string, position: Position, workflowId: string): Step => ({
	...call(name, position, workflowId),
	failsAt: 1,
});

const waitAgain = (position: Position, id: string): Step =>
	change('Let it wait', position, byId(id), {
		status: 'waiting',
		next_try_at: '={{ $now.toUTC().plus({ minutes: 30 }).toISO() }}',
		advice:
			"={{ 'Its workflow could not be called: ' + ($json.error?.message ?? $json.error ?? 'no reason was given') + ' Publish the workflow, then replay.' }}",
	});

/**
 * Most are closed by their workflow, so that there is nothing to change, and the next one's turn comes all the same. It stands below the call and not behind it, since n8n
 * goes on behind a workflow only where that ends with items.
 */
const closeIt = (position: Position, id: string): Step => ({
	...change('Close what is through', position, byId(id, where('status', 'eq', 'retrying')), { status: 'done', next_try_at: '' }),
	// A workflow may end with any number of items, which are then not those that it was called with.
	executeOnce: true,
	alwaysOutputData: true,
});

/** What its workflow says that it came to, such as that it was there already, goes into the letter's history. */
const tellIt = (position: Position, letter: string): Step => ({
	...change('Tell what came of it', position, byId(`={{ ${letter}.id }}`, where('status', 'eq', 'done')), {
		history: `={{ JSON.stringify([...JSON.parse(${letter}.history || "[]"), { at: $now.toUTC().toISO(), replayed: $('Call its workflow').all().map((row) => row.json).find((row) => row.id === ${letter}.id && row.advice)?.advice ?? "Done." }]) }}`,
	}),
	alwaysOutputData: true,
});

/** 10: tries what can heal again, at its time. */
export const retries = workflowOf(
	'10 Dead letters: try again',
	[
		every('Every five minutes', [0, 0], 5),
		byHand('Retry now', [0, 200]),
		openLetters('Open dead letters', [220, 0]),
		monitor('Pick what is due', [440, 0], 'pickLetters', { limit: 50 }),
		loop('One after the other', [660, 0]),
		{ ...change('Take it', [880, 120], byId('={{ $json.id }}', where('status', 'eq', '={{ $json.status }}')), { status: 'retrying' }), alwaysOutputData: true },
		either('Is it still there?', [1100, 120], '={{ $json.id !== undefined }}'),
		set('Letter', [1320, 120], '={{ $json }}'),
		...auditSteps([1540, -320], {
			deed: 'replayed',
			message: '={{ "Tried again, after " + ($json.attempts ?? 1) + ($json.attempts > 1 ? " tries" : " try") }}',
			options: { outcome: 'waiting' },
		}),
		callBack('Call its workflow', [1540, 120], '={{ $json.workflow_id }}'),
		waitAgain([1760, 120], "={{ $('Letter').first().json.id }}"),
		closeIt([1540, 340], '={{ $json.id }}'),
		tellIt([1760, 340], "$('Letter').first().json"),
		note(
			'About',
			[-520, -180],
			[460, 760],
			'about',
			`## Dead letters: try again

Every five minutes, what failed and can heal by itself is sent again: the oldest first, and one change of a record at a time. Each letter goes back into the workflow that it came from, which closes it or sets the time of the next try: after 5 seconds, 5 minutes, 30 minutes, 2 hours, 5 hours and twice 10 hours. After that a person decides.

**Set up**
1. Run *00 Set up* once.
2. Publish this workflow, and the workflows whose letters it is to replay.

**Writes** the status of letters in *xerozoho_dead_letters*, and an audit row for every try. A letter is taken before it is tried, so it is never tried twice at once; a try that died with n8n is taken up again after an hour.`,
		),
		note(
			'About the picking',
			[180, -180],
			[420, 340],
			'start',
			'### What is due\nLetters whose time has come, parked ones whose credential works again, and tries that died.',
		),
		note('About the audit', [1500, -480], [660, 280], 'start', '### Keep a record\nEvery try is a row of the audit trail.'),
		note(
			'About the trying',
			[840, -180],
			[1100, 660],
			'work',
			'### Back into its workflow\nA workflow that is not published cannot be called: the letter then waits, and says so.',
		),
	],
	[
		...chain('Every five minutes', 'Open dead letters', 'Pick what is due', 'One after the other'),
		...chain('Retry now', 'Open dead letters'),
		...fork('One after the other', [], ['Take it']),
		...chain('Take it', 'Is it still there?'),
		...fork('Is it still there?', ['Letter'], ['One after the other']),
		...chain('Letter', 'Call its workflow'),
		...chain('Letter', 'Close what is through', 'Tell what came of it', 'One after the other'),
		...audited('Letter'),
		...auditLinks,
	],
	{ triage: 'Let it wait' },
);

/** What was refused stands in the audit trail too. */
const REFUSED = { newest: 'Newest audit rows by then', row: 'Audit row of what is refused', write: 'Write that it was refused' };

/** What a letter is advised from: those that failed alike and are through, the newest, and the rows of the mapping table. */
const adviceFor: readonly Step[] = [
	{
		...table('The letter', [480, -740], {
			...letters,
			operation: 'get',
			...byId("={{ Number($('When someone opens the desk').first().json.query.letter) || 0 }}"),
			limit: 1,
		}),
		alwaysOutputData: true,
	},
	{
		...table('Letters that are through', [480, -520], {
			...letters,
			operation: 'get',
			matchType: 'allConditions',
			filters: {
				conditions: [
					where('cause', 'eq', "={{ $json.cause ?? '' }}"),
					where('target', 'eq', "={{ $json.target ?? '' }}"),
					...['waiting', 'retrying', 'parked'].map((status) => where('status', 'neq', status)),
				],
			},
			returnAll: false,
			limit: 200,
			orderBy: true,
			orderByColumn: 'id',
			orderByDirection: 'DESC',
		}),
		executeOnce: true,
		alwaysOutputData: true,
	},
	{
		...table('Mapping rows', [480, -300], { resource: 'row', operation: 'get', dataTableId: idOfTable('xerozoho_mappings'), filters: {}, returnAll: true }),
		executeOnce: true,
		alwaysOutputData: true,
	},
	{
		name: 'Suggest fixes',
		type: 'n8n-nodes-xero-zoho.codingAdvisor',
		typeVersion: 1,
		position: [760, -520],
		parameters: { operation: 'suggestFix', live: false, modelOptions: {} },
		goesOn: true,
	},
];

const form = "$('When someone decides').first().json.body";
const DESK = 'xero-zoho-dead-letters';

/** 11: the page on which people decide. */
export const desk = workflowOf(
	'11 Dead letters: desk',
	[
		webhook('When someone opens the desk', [0, -200], 'GET', DESK),
		either('Is a letter opened?', [220, -200], '={{ !!$json.query.letter }}'),
		...adviceFor,
		{ ...openLetters('All dead letters', [480, -40], []), alwaysOutputData: true },
		monitor('Page', [1060, -200], 'showDesk', { query: "={{ $('When someone opens the desk').first().json.query }}", address: '', news: '={{ {} }}' }),
		respond('Show the page', [1280, -200]),
		webhook('When someone decides', [0, 400], 'POST', DESK),
		{ ...openLetters('Letters as they are now', [220, 400]), alwaysOutputData: true },
		monitor('Decide', [440, 400], 'decideLetters', { form: `={{ ${form} }}` }),
		either('Is it allowed?', [660, 300], '={{ $json.desk.ok }}'),
		change('Keep the decision', [880, 300], byId('={{ $json.id }}'), {
			status: '={{ $json.status }}',
			next_try_at: '={{ $json.next_try_at }}',
			payload: '={{ $json.payload }}',
			history: '={{ $json.history }}',
		}),
		...auditSteps(
			[880, 520],
			{
				deed: "={{ $('Is it allowed?').item.json.desk.action }}",
				message: "={{ $('Is it allowed?').item.json.desk.message }}",
				options: {
					actor: `={{ ${form}.actor ?? '' }}`,
					outcome: "={{ $('Is it allowed?').item.json.desk.replay ? 'waiting' : 'unchanged' }}",
					before: "={{ $('Letters as they are now').all().find((letter) => letter.json.id === $json.id)?.json ?? '' }}",
				},
			},
			-220,
		),
		...auditSteps(
			[880, 1000],
			{
				deed: '={{ $json.desk.action }}',
				message: '={{ "Refused. " + $json.desk.message }}',
				options: { actor: `={{ ${form}.actor ?? '' }}`, outcome: 'refused' },
			},
			0,
			REFUSED,
		),
		set('Decided letter', [1540, 300], "={{ $('Is it allowed?').item.json }}"),
		either('Is it to be replayed?', [1760, 300], '={{ $json.desk.replay }}'),
		loop('One after the other', [1980, 300]),
		callBack('Call its workflow', [2200, 300], '={{ $json.workflow_id }}'),
		waitAgain([2420, 300], "={{ $('One after the other').first(1).json.id }}"),
		closeIt([2200, 520], '={{ $json.id }}'),
		tellIt([2420, 520], "$('One after the other').first(1).json"),
		{ ...openLetters('All dead letters afterwards', [880, 760], []), executeOnce: true, alwaysOutputData: true },
		monitor('Page afterwards', [1100, 760], 'showDesk', {
			query: '={{ {} }}',
			address: '',
			news: "={{ { done: $('Decide').all().filter((item) => item.json.desk.ok).map((item) => item.json.desk.message), refused: $('Decide').all().filter((item) => !item.json.desk.ok).map((item) => item.json.desk.message) } }}",
		}),
		respond('Show what came of it', [1320, 760]),
		note(
			'About',
			[-580, -900],
			[500, 1180],
			'about',
			`## Dead letters: desk

A page for everyone who looks after the books: which records did not arrive, why, and what to do. Filter by cause and workflow, look at a record, correct it, replay one or many, or dismiss with a reason.

Whoever opens a letter sees **what would resolve it**: what helped with letters like it, the mapping row that is missing, or what to do where. *Apply and look* fills the form with it; nothing is written before somebody saves, replays or dismisses.

**Set up**
1. Run *00 Set up* once.
2. Create the credential **Page login** (Page Login API) and choose it in both webhooks: the page is for those who know it.
3. Publish this workflow and open its address: the production URL of *When someone opens the desk*.
4. Publish the workflows whose letters are to be replayed.
5. If you like: in *Suggest fixes* switch *Use Live Data* on and choose the credentials, so that mapping rows come with the codes that Xero and Zoho have; opening a letter then reads accounts and taxes, at most once in ten minutes. Or connect a chat model of n8n: it is shown masked records only.

**Writes** the status, record and history of letters, and an audit row for every decision. A letter that has changed since the page was opened, an edit that would turn a record into another one, and forms that did not come from the page are refused.

Executions of this workflow are not saved, because they hold the records.`,
		),
		note(
			'About the suggestions',
			[440, -900],
			[500, 780],
			'work',
			'### What would resolve it\nOnly for a letter that is opened. Where nothing can be suggested, the letter is shown without.',
		),
		note('About the page', [1020, -360], [480, 340], 'start', '### The page\nMade anew for everyone who opens it.'),
		note('About the decision', [180, 200], [640, 360], 'work', '### The decision\nChecked against the letters as they are at that moment.'),
		note('About what follows', [840, 140], [1980, 540], 'work', '### What follows\nKept, written to the audit trail, and replayed where that was asked for.'),
		note('About what is refused', [840, 940], [640, 220], 'failure', '### Refused\nThe letter stays as it is, and the audit trail tells of it.'),
		note('About the answer', [840, 700], [640, 220], 'start', '### The page again, with what came of it'),
	],
	[
		...chain('When someone opens the desk', 'Is a letter opened?'),
		...fork('Is a letter opened?', ['The letter'], ['All dead letters']),
		...fork('The letter', ['Letters that are through', 'Mapping rows', 'Suggest fixes']),
		into('Mapping rows', 'Suggest fixes', 1),
		into('Letters that are through', 'Suggest fixes', 2),
		...fork('Suggest fixes', ['Page'], ['Page']),
		...chain('All dead letters', 'Page', 'Show the page'),
		...chain('When someone decides', 'Letters as they are now', 'Decide'),
		...fork('Decide', ['Is it allowed?', 'All dead letters afterwards']),
		...fork('Is it allowed?', [NEWEST, 'Keep the decision'], [REFUSED.newest, REFUSED.row]),
		...auditLinks,
		...auditLinksOf(REFUSED),
		...chain('Keep the decision', ROW),
		...chain(AUDIT, 'Decided letter', 'Is it to be replayed?', 'One after the other'),
		...fork('One after the other', [], ['Call its workflow', 'Close what is through']),
		...chain('Close what is through', 'Tell what came of it', 'One after the other'),
		...chain('All dead letters afterwards', 'Page afterwards', 'Show what came of it'),
	],
	{ triage: 'Let it wait' },
	{ saveDataSuccessExecution: 'none', saveDataErrorExecution: 'none', saveManualExecutions: false },
);

/** 12: what failed outside of our nodes is kept too. */
export const intake = workflowOf(
	'12 Dead letters: error intake',
	[
		onError('When a workflow fails', [0, 0]),
		triage('Failure Triage', [220, 0], {
			payload: '={{ $json }}',
			failedNode: "={{ $json.execution?.lastNodeExecuted ?? $json.trigger?.error?.node?.name ?? '' }}",
			target: '',
			options: { masks: true },
		}),
		table('Keep as dead letter', [440, 0], {
			...letters,
			operation: 'upsert',
			matchType: 'allConditions',
			filters: { conditions: [where('entity_key', 'eq', '={{ $json.entity_key }}'), where('status', 'neq', 'done'), where('status', 'neq', 'dismissed')] },
			columns: { mappingMode: 'autoMapInputData', value: {}, matchingColumns: [], schema: [] },
			options: {},
		}),
		note(
			'About',
			[-520, -180],
			[460, 560],
			'about',
			`## Dead letters: error intake

What fails outside of our nodes, such as a Code node or a workflow that ran out of time, becomes a dead letter too, so that there is one place to look.

**Set up**
1. Run *00 Set up* once.
2. Publish this workflow.
3. In the settings of each of your workflows, choose it as the *Error Workflow*.

**Writes** a row in *xerozoho_dead_letters* with the reason and the execution. The record itself is in that execution: retry it there, or send the record again from its source.`,
		),
		note('About the error', [-40, -180], [200, 340], 'start', '### Any workflow\nthat names this one.'),
		note('About the letter', [180, -180], [480, 340], 'failure', '### One more letter\nWith names and numbers of people masked.'),
	],
	chain('When a workflow fails', 'Failure Triage', 'Keep as dead letter'),
	{},
);
