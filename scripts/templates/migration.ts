import { HELD } from '../../src/migrating/closing';
import { AMOUNT, audited, auditLinks, auditSteps } from './audit';
import { at, chain, fork, into, workflowOf, type Position, type Step } from './flow';
import { ASKED, closeAsked, closeLetters, keepLetter, mappingRows, noteOver, replayLinks, replaySteps, ROWS, told, TRIAGE } from './frame';
import { aboutReviews, columns, idOfTable, keepReview, REVIEWS, where } from './rows';
import {
	books,
	byHand,
	check,
	either,
	entry,
	everySeconds,
	mapper,
	mergeOf,
	monitor,
	note,
	respond,
	set,
	split,
	table,
	triage,
	upsert,
	ways,
	webhook,
} from './steps';

/** 24: the past comes over, page by page, however long it takes. */

const STEPS = 'xerozoho_migrations';
const LETTERS = 'xerozoho_dead_letters';
const TURN = `$('Whose turn is it?')`;
const turn = (name: string): string => `${TURN}.first().json.${name}`;

const steps = (name: string, position: Position): Step => ({
	...table(name, position, { resource: 'row', operation: 'get', dataTableId: idOfTable(STEPS), filters: {}, returnAll: true }),
	executeOnce: true,
	alwaysOutputData: true,
});

const AS_THEY_COME = { mappingMode: 'autoMapInputData', value: {}, matchingColumns: [], schema: [] };

const change = (name: string, position: Position, conditions: readonly object[], values: object = AS_THEY_COME): Step =>
	table(name, position, {
		resource: 'row',
		operation: 'update',
		dataTableId: idOfTable(STEPS),
		matchType: 'allConditions',
		filters: { conditions },
		columns: values,
		options: {},
	});

const thisStep = where('step_key', 'eq', '={{ $json.step_key }}');

/** What each kind of record goes through; the names are the entities of src/migrating. */
const lanes = [
	{ entity: 'contact', one: 'contact', mapping: 'zohoBooksContactToXeroContact', target: 'contact' },
	{ entity: 'item', one: 'item', mapping: 'zohoBooksItemToXeroItem', target: 'item' },
	{ entity: 'invoice', one: 'invoice', mapping: 'zohoBooksInvoiceToXeroInvoice', target: 'invoice' },
	{ entity: 'creditNote', one: 'credit note', mapping: 'zohoBooksCreditNoteToXeroCreditNote', target: 'creditNote' },
	{ entity: 'customerPayment', one: 'payment', mapping: 'zohoBooksPaymentToXeroPayment', target: 'payment' },
	{ entity: 'bill', one: 'bill', mapping: 'zohoBooksBillToXeroBill', target: 'bill' },
] as const;
type Lane = (typeof lanes)[number];

const mapIt = ({ one }: Lane): string => `Map the ${one}`;
const checkIt = ({ one }: Lane): string => `Check the ${one}`;
const writeIt = ({ one, target }: Lane): string => (target === 'payment' ? `Create ${one} if new` : `Create or update ${one}`);

/** Old records leave to what happens now what the credential keeps for it, and a preview sends nothing. What fails goes its own way: a page may have to wait as a whole. */
function writing(lane: Lane, position: Position): Step {
	const step = upsert(writeIt(lane), position, lane.target);
	// Nobody else writes these records, so they need not go one by one.
	const { oneByOne: _oneByOne, ...parameters } = step.parameters;
	const previewOnly = `={{ ${TURN}.isExecuted && ${turn('preview_only')} }}`;
	return failingElsewhere({ ...step, parameters: { ...parameters, priority: 'backfill', previewOnly } });
}

/** Its failures do not go to the triage by themselves. */
function failingElsewhere({ failsAt: _failsAt, ...step }: Step): Step {
	return { ...step, onError: 'continueErrorOutput' } as Step;
}

const DOWN = 220;
const laneY = (index: number): number => (index - 2) * DOWN;
const laneSteps = lanes.flatMap((lane, index): Step[] => [
	mapper(mapIt(lane), at(8, laneY(index)), lane.mapping),
	check(checkIt(lane), at(9, laneY(index)), lane.target),
	writing(lane, at(10, laneY(index))),
]);
const writes = lanes.map(writeIt);

const ALL = 'All that came of it';
const PAGE_OR_LETTERS = 'A page, or letters?';
const MANUAL = 1560;
const PAGE = 'xero-zoho-migration';

const audit = told({
	message: `$json._sync?.migrates === "contact" || $json._sync?.migrates === "item" ? "" : $json._sync?.migrates === "customerPayment" ? $json.Amount + " on " + ($json.Invoice?.InvoiceNumber ?? "") : ${AMOUNT}`,
});

export const migration = workflowOf(
	'24 Historical migration from Zoho Books to Xero',
	[
		everySeconds('Every ten seconds', [0, 0], 10),
		steps('Steps of the migration', [220, 0]),
		monitor('Whose turn is it?', [440, 0], 'nextMigrationPage', { leaseMinutes: 15 }),
		{
			...change(
				'Take the page',
				at(0),
				[thisStep, where('lease', 'eq', '={{ $json.lease_was }}')],
				columns(STEPS, { lease: '={{ $json.lease }}', repeats: '={{ $json.repeats }}' }),
			),
			alwaysOutputData: true,
		},
		either('Is it ours?', at(1), '={{ $json.step_key !== undefined }}'),
		either('Is all of it done?', at(2), `={{ ${turn('entity')} === "summary" }}`),
		failingElsewhere(
			books('Read the page', at(3, 160), { resource: 'migration', operation: 'readPage', migrationStep: `={{ ${TURN}.first().json }}`, priority: 'backfill' }),
		),
		split('Records of the page', at(4, 160), 'records'),
		entry('Record', at(5, 160)),
		mappingRows(at(6, -900)),
		ways('Which kind is it?', at(6, 160), Object.fromEntries(lanes.map(({ entity, one }) => [one, `={{ $json._sync?.migrates === "${entity}" }}`]))),
		...laneSteps,
		steps('All steps', at(3, -460)),
		monitor('Sum up', at(4, -460), 'sumUpMigration'),
		change('Keep the summary', at(5, -460), [thisStep]),
		...auditSteps(at(12, -900), {
			...audit,
			deed: '={{ $json.entity_key ? "replayed" : $json.step_key ? "migrated" : "" }}',
			message: `={{ $json.step_key ? "Summary of the migration. " + JSON.parse($json.details).says : ${String(audit.message).replace(/^=\{\{|\}\}$/g, '')} }}`,
			options: { ...audit.options, target: '={{ $json.step_key ? "xerozoho_migrations" : "" }}' },
		}),
		either('Has the page to wait?', at(11, 860), `={{ ${TURN}.isExecuted && ${JSON.stringify(HELD)}.includes($json.error?.cause) }}`),
		triage(TRIAGE, at(12, 1000), { payload: `={{ $('Record').item.json }}`, failedNode: '={{ $prevNode.name }}', target: '' }),
		either('Is it to be kept?', at(13, 1000), `={{ !(${TURN}.isExecuted && ${turn('preview_only')}) }}`),
		keepLetter(at(14, 1000)),
		keepReview(at(12, 640)),
		closeAsked([at(12)[0] + 260, 640]),
		mergeOf(ALL, at(16, 160), 6),
		ways(PAGE_OR_LETTERS, at(17, 160), {
			'A page': `={{ ${TURN}.isExecuted }}`,
			'Letters that are through': `={{ !${TURN}.isExecuted && Boolean($json._sync?.source) }}`,
		}),
		closeLetters(at(18, 320)),
		{
			...table('Letters of the page', at(18, 0), {
				resource: 'row',
				operation: 'get',
				dataTableId: idOfTable(LETTERS),
				matchType: 'allConditions',
				filters: { conditions: [where('execution_id', 'eq', '={{ $execution.id }}')] },
				returnAll: true,
			}),
			executeOnce: true,
			alwaysOutputData: true,
		},
		monitor('What came of the page', at(19, 160), 'closeMigrationPage', { migrationStep: `={{ ${TURN}.first().json }}` }),
		// Who is late finds that the page was turned, and a preview that a person has started meanwhile.
		change('Keep how far it is', at(20, 160), [
			thisStep,
			where('page', 'eq', `={{ ${turn('page')} }}`),
			where('status', 'neq', `={{ ${turn('preview_only')} ? "running" : "previewing" }}`),
		]),
		...replaySteps([220, 260]),
		byHand('Estimate', [0, MANUAL]),
		set(
			'Settings',
			[220, MANUAL],
			'{\n  "records": ["contact", "item", "invoice", "creditNote", "customerPayment", "bill"],\n  "since": "",\n  "until": "",\n  "page_size": 200,\n  "kept_for_live_percent": 20,\n  "zoho_calls_a_day": 0\n}',
		),
		split('Kinds of records', [440, MANUAL], 'records'),
		{
			...books('Count them', at(0, MANUAL), {
				resource: 'migration',
				operation: 'countRecords',
				migrationEntity: '={{ $json.records }}',
				migrationSettings: `={{ $('Settings').first().json }}`,
				priority: 'backfill',
			}),
			failsAt: undefined,
		},
		steps('Steps so far', at(1, MANUAL - 160)),
		monitor('What it will take', at(2, MANUAL), 'planMigration', { migrationSettings: `={{ $('Settings').first().json }}` }),
		table('Keep the estimate', at(3, MANUAL), {
			resource: 'row',
			operation: 'insert',
			dataTableId: idOfTable(STEPS),
			columns: AS_THEY_COME,
			options: {},
		}),
		byHand('Preview', [0, MANUAL + 320]),
		byHand('Start or go on', [0, MANUAL + 500]),
		byHand('Pause', [0, MANUAL + 680]),
		steps('Steps by now', [220, MANUAL + 500]),
		monitor('Decide', [440, MANUAL + 500], 'steerMigration', {
			steering: `={{ $('Preview').isExecuted ? "preview" : $('Pause').isExecuted ? "pause" : "start" }}`,
		}),
		change('Keep the decision', at(0, MANUAL + 500), [thisStep]),
		webhook('When someone opens the page', at(5, MANUAL), 'GET', PAGE),
		steps('Steps to show', at(6, MANUAL)),
		monitor('Page', at(7, MANUAL), 'showMigration', { desk: '' }),
		respond('Show the page', at(8, MANUAL)),
		note(
			'About',
			[-560, -260],
			[500, 1420],
			'about',
			`## Historical migration

Contacts, items, invoices, credit notes, customer payments and bills of Zoho Books come to Xero: **once** each, to the cent, page by page, in the order in which they need each other. It may be interrupted at any time, also by a crash: at most one page is done again, and nothing is doubled.

**To use it**
1. Run template **00** once.
2. Choose the credentials *Xero account* (with *Settings* on *Read and Write* if items come too), *Zoho account* and *Page login*.
3. Add mapping rows as for templates **01**, **04**, **05** and **07**: accounts, taxes, payment accounts.
4. Choose records and days in *Settings*, and execute *Estimate*. It migrates nothing.
5. **Publish** this workflow and open its page: the production URL of *When someone opens the page*. It shows calls, hours and cost.
6. Execute *Preview*: the first page of each kind is looked at, and nothing is sent to Xero.
7. Execute *Start or go on*. *Pause* ends it after the page that is under way.

**Quota**: what happens now goes first; when the calls of a day are used up, it waits and goes on by itself.

**What fails** waits as a *dead letter*, and its letters come back here.

**Take care** that templates which bring the same records live are published before: what is entered meanwhile is theirs. When all is done, the summary stands on the page, sealed by the audit trail; then unpublish this workflow.

**Not taken over**: payments to vendors (bring them with **04**), refunds, files, and to what credit notes were applied.`,
		),
		note(
			'About the turn',
			[-40, -260],
			[580, 440],
			'start',
			'### 1. Whose turn is it?\nOne page is one short execution, so that it needs no more memory at the end than at the beginning.',
		),
		noteOver(
			'About the page',
			[0, 5],
			[-160, 500],
			'work',
			'### 2. One page\nTaken by one execution only, and read record by record. The page before is listed once more: where records were deleted meanwhile, the list has moved up.',
		),
		noteOver(
			'About the summary',
			[3, 5],
			[-620, 340],
			'start',
			'### When all is done\nWhat was read, written, failed and left out, and the totals of both sides.',
		),
		noteOver(
			'About the records',
			[6, 10],
			[-640, 1540],
			'start',
			'### 3. Map, check, write\nOne way for each kind of record. Xero is asked for the numbers of documents first, so that a document which is there already is brought up to date and none is made twice. Lay overrides over the mappings as in the other templates.',
		),
		note('About the mapping rows', [at(6)[0] - 40, -1060], [260, 340], 'toDo', '### Your mapping table\nAdd a row when a tax or account is new.'),
		note(
			'About the audit',
			[at(12)[0] - 40, -1060],
			[660, 320],
			'start',
			'### Keep a record\nOne row for everything that was written, foreseen or sent again, and one for the summary.',
		),
		note('About what waits', [at(11)[0] - 40, 700], [200, 340], 'toDo', '### Wait?\nNo calls left, no connection: the whole page waits.'),
		aboutReviews(at(12, 640)),
		note(
			'About failures',
			[at(12)[0] - 40, 860],
			[660, 320],
			'failure',
			'### What did not work\nOne row a record in *xerozoho_dead_letters*: what happened, what to do, when to try again.',
		),
		note(
			'About how far it is',
			[at(16)[0] - 40, -160],
			[1100, 640],
			'work',
			'### 4. How far it is\nThe page is closed when all of it is accounted for. Totals are compared document by document, as Xero gives them back. Letters that were sent again and arrived are closed.',
		),
		note(
			'About the replay',
			[-40, 400],
			[660, 520],
			'toDo',
			'### Try the waiting ones again\nWhen you have put right what was wrong, execute from *Replay waiting dead letters*.',
		),
		note(
			'About the estimate',
			[-40, MANUAL - 320],
			[1500, 480],
			'start',
			'### What will it take?\nRecords are counted, and the calls, hours and cost worked out.',
		),
		note('About the decision', [-40, MANUAL + 180], [880, 680], 'work', '### Preview, start, pause\nExecute one of them.'),
		note('About what is shown', [at(5)[0] - 40, MANUAL - 180], [880, 340], 'start', '### The page\nHow far it is and when it will be over.'),
	],
	[
		...chain('Every ten seconds', 'Steps of the migration', 'Whose turn is it?', 'Take the page', 'Is it ours?'),
		...fork('Is it ours?', ['Is all of it done?']),
		...fork('Is all of it done?', ['All steps'], ['Read the page']),
		...chain('All steps', 'Sum up', 'Keep the summary'),
		...audited('Keep the summary'),
		...chain('Read the page', 'Records of the page', 'Record'),
		...fork('Record', [ROWS, 'Which kind is it?']),
		...fork('Which kind is it?', ...lanes.map((lane) => [mapIt(lane)])),
		...lanes.flatMap((lane) => [into(ROWS, mapIt(lane), 1), ...chain(mapIt(lane), checkIt(lane), writeIt(lane))]),
		...audited(...writes),
		...writes.flatMap((name) => [into(name, ALL, 0), { from: name, to: 'Has the page to wait?', output: 1 }]),
		into('Read the page', ALL, 1),
		{ from: 'Read the page', to: ALL, output: 1, input: 2 },
		{ from: 'Has the page to wait?', to: ALL, output: 0, input: 3 },
		{ from: 'Has the page to wait?', to: TRIAGE, output: 1 },
		into(REVIEWS, ALL, 4),
		...chain(REVIEWS, ASKED),
		...chain(TRIAGE, 'Is it to be kept?'),
		...fork('Is it to be kept?', ['Keep as dead letter']),
		{ from: 'Is it to be kept?', to: ALL, output: 1, input: 5 },
		...chain(ALL, PAGE_OR_LETTERS),
		...fork(PAGE_OR_LETTERS, ['Letters of the page', 'What came of the page'], ['Close its dead letters']),
		into('Letters of the page', 'What came of the page', 1),
		...chain('What came of the page', 'Keep how far it is'),
		...replayLinks('Record'),
		...auditLinks,
		...chain('Estimate', 'Settings', 'Kinds of records', 'Count them', 'What it will take', 'Keep the estimate'),
		...chain('Count them', 'Steps so far'),
		into('Steps so far', 'What it will take', 1),
		...['Preview', 'Start or go on', 'Pause'].flatMap((name) => chain(name, 'Steps by now')),
		...chain('Steps by now', 'Decide', 'Keep the decision'),
		...chain('When someone opens the page', 'Steps to show', 'Page', 'Show the page'),
	],
	{ triage: TRIAGE, reviews: REVIEWS },
	{ saveDataSuccessExecution: 'none', saveDataErrorExecution: 'all', saveManualExecutions: true, executionTimeout: 3600 },
);
