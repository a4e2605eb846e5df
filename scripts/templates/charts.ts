import { audited, auditLinksOf, auditSteps, auditLinks } from './audit';
import { chain, fork, into, workflowOf, type Position, type Step } from './flow';
import { keepLetter } from './frame';
import { columns, idOfTable, REVIEWED, where } from './rows';
import { books, byHand, called, either, every, everyHour, note, set, table, triage, xero } from './steps';

/** 29: accounts, tax rates and tracking of both sides become rows of the mapping table, and rows that come to point into nothing are told of. */

const MAPPINGS = 'xerozoho_mappings';
const LETTERS = 'xerozoho_dead_letters';
/** What these reviews are known by. */
const ASKED = 'mappingRow';
const KEYS = ['kind', 'source_app', 'source_value', 'target_app'] as const;
const RULE = [...KEYS, 'target_value', 'note'] as const;
const LISTS = 'Lists of both sides';
const ANSWERED = { newest: 'Newest audit rows by then', row: 'Audit row of the answer', write: 'Write that it was answered' };

const read = (make: typeof xero, name: string, position: Position, resource: string, filters: Readonly<Record<string, unknown>> = {}): Step => ({
	...make(name, position, { resource, operation: 'getMany', returnAll: true, filters }),
	executeOnce: true,
	alwaysOutputData: true,
});

const rowsBefore = (name: string, position: Position, of: Parameters<typeof idOfTable>[0], conditions: readonly object[] = []): Step => ({
	...table(name, position, {
		resource: 'row',
		operation: 'get',
		dataTableId: idOfTable(of),
		...(conditions.length > 0 ? { matchType: 'allConditions', filters: { conditions } } : { filters: {} }),
		returnAll: true,
	}),
	executeOnce: true,
	alwaysOutputData: true,
});

const advisor = (name: string, position: Position, operation: string): Step => ({
	name,
	type: 'n8n-nodes-xero-zoho.codingAdvisor',
	typeVersion: 1,
	position,
	parameters: { operation, zohoApp: 'zohoBooks' },
});

const all = (name: string): string => `$('${name}').all().map((item) => item.json)`;

/** Each tag with its options, which are read tag by tag. */
const GATHERED = `={{ ({
  Accounts: ${all('Accounts of Xero')},
  TaxRates: ${all('Tax rates of Xero')},
  TrackingCategories: ${all('Tracking of Xero')},
  chartofaccounts: ${all('Accounts of Zoho Books')},
  taxes: ${all('Taxes of Zoho Books')},
  reporting_tags: $('Reporting tags').all().map((tag, index) => ({ ...tag.json, options: $('Options of the tags').isExecuted ? $('Options of the tags').all().filter((option) => [option.pairedItem].flat().some((one) => (one?.item ?? one) === index)).map((option) => option.json) : [] }))
}) }}`;

/** One open question for each row that is not sure. */
const ask = (position: Position): Step =>
	table('Ask about it', position, {
		resource: 'row',
		operation: 'upsert',
		dataTableId: idOfTable(REVIEWED),
		matchType: 'allConditions',
		filters: { conditions: [where('entity_key', 'eq', '={{ $json.key }}')] },
		columns: columns(REVIEWED, {
			entity_key: '={{ $json.key }}',
			status: 'open',
			question: '={{ $json.says }}',
			reason: '={{ $json.because }}',
			source_app: '={{ $json.rule.source_app }}',
			source_entity: '={{ $json.rule.kind }}',
			source_id: '={{ $json.rule.source_value }}',
			source_number: '',
			target: ASKED,
			proposal: '={{ JSON.stringify($json) }}',
			asked_at: '={{ $now.toISO() }}',
			decided_at: '',
			decided_by: '',
		}),
		options: {},
	});

/** "approved" takes the first proposal, "approved 404" takes 404. */
const ANSWER =
	'={{ ({ ...JSON.parse($json.proposal).rule, ...($json.status.trim().length > 8 ? { target_value: $json.status.trim().slice(8).trim() } : {}), note: "Answered" + ($json.decided_by ? " by " + $json.decided_by : "") + ": " + $json.question }) }}';

const SAYS = '={{ $json.kind + " " + $json.source_value + " of " + $json.source_app + " is " + $json.target_value }}';
const Y = 1000;

export const charts = workflowOf(
	'29 Accounts, taxes and tracking to mapping rows',
	[
		{ ...everyHour('Every morning', [0, 0]), parameters: { rule: { interval: [{ field: 'days', triggerAtHour: 6 }] } } },
		byHand('Match now', [0, 200]),
		called('When another workflow calls', [0, 400]),
		read(xero, 'Accounts of Xero', [280, 200], 'account'),
		read(xero, 'Tax rates of Xero', [500, 200], 'taxRate'),
		read(xero, 'Tracking of Xero', [720, 200], 'trackingCategory', { includeArchived: true }),
		read(books, 'Accounts of Zoho Books', [940, 200], 'account', { filter_by: 'AccountType.All' }),
		read(books, 'Taxes of Zoho Books', [1160, 200], 'tax'),
		read(books, 'Reporting tags', [1380, 200], 'reportingTag'),
		either('Are there tags?', [1600, 200], '={{ !!$json.tag_id }}'),
		books('Options of the tags', [1820, 60], {
			resource: 'reportingTag',
			operation: 'getOptions',
			tag_id: { __rl: true, mode: 'id', value: '={{ $json.tag_id }}' },
			returnAll: true,
		}),
		{ ...set(LISTS, [2040, 200], GATHERED), executeOnce: true },
		rowsBefore('Questions so far', [2320, -80], REVIEWED, [where('target', 'eq', ASKED)]),
		rowsBefore('Mapping rows', [2320, 200], MAPPINGS),
		rowsBefore('Letters so far', [2320, 480], LETTERS, [where('source_entity', 'eq', ASKED)]),
		advisor('Suggest rows', [2600, 40], 'suggestMappingRows'),
		advisor('Check rows', [2600, 380], 'checkMappingRows'),
		table('Still without a row?', [3000, -120], {
			resource: 'row',
			operation: 'rowNotExists',
			dataTableId: idOfTable(MAPPINGS),
			matchType: 'allConditions',
			filters: { conditions: KEYS.map((name) => where(name, 'eq', `={{ $json.${name} }}`)) },
		}),
		table('Add the row', [3220, -120], {
			resource: 'row',
			operation: 'insert',
			dataTableId: idOfTable(MAPPINGS),
			columns: columns(MAPPINGS, Object.fromEntries(RULE.map((name) => [name, `={{ $json.${name} }}`]))),
			options: {},
		}),
		...auditSteps([3480, -120], { deed: 'mappingChanged', message: SAYS, options: { target: MAPPINGS } }),
		ask([3000, 100]),
		table('Close its letters', [3000, 340], {
			resource: 'row',
			operation: 'update',
			dataTableId: idOfTable(LETTERS),
			matchType: 'allConditions',
			filters: { conditions: [where('id', 'eq', '={{ $json.id }}')] },
			columns: columns(LETTERS, { status: 'done', advice: 'Done: the mapping row points to something again, or is gone.', next_try_at: '' }),
			options: {},
		}),
		triage('Failure Triage', [3000, 620], {
			payload: '={{ $json.error?.input ?? $json.input ?? $json }}',
			failedNode: '={{ $prevNode.name }}',
			target: MAPPINGS,
		}),
		keepLetter([3260, 620]),
		every('Every five minutes', [0, Y], 5),
		byHand('Take in answers now', [0, Y + 200]),
		{
			...table('Answers', [280, Y], {
				resource: 'row',
				operation: 'get',
				dataTableId: idOfTable(REVIEWED),
				matchType: 'allConditions',
				filters: { conditions: [where('target', 'eq', ASKED), { keyName: 'status', condition: 'ilike', keyValue: 'approved%' }] },
				returnAll: true,
			}),
			executeOnce: true,
		},
		set('Row of the answer', [500, Y], ANSWER),
		table('Keep the row', [720, Y], {
			resource: 'row',
			operation: 'upsert',
			dataTableId: idOfTable(MAPPINGS),
			matchType: 'allConditions',
			filters: { conditions: KEYS.map((name) => where(name, 'eq', `={{ $json.${name} }}`)) },
			columns: columns(MAPPINGS, Object.fromEntries(RULE.map((name) => [name, `={{ $json.${name} }}`]))),
			options: {},
		}),
		...auditSteps(
			[980, Y - 60],
			{ deed: 'mappingChanged', message: SAYS, options: { target: MAPPINGS, actor: "={{ $('Answers').item.json.decided_by }}" } },
			0,
			ANSWERED,
		),
		table('Say that it is a row', [980, Y + 160], {
			resource: 'row',
			operation: 'update',
			dataTableId: idOfTable(REVIEWED),
			matchType: 'allConditions',
			filters: { conditions: [where('id', 'eq', "={{ $('Answers').item.json.id }}")] },
			columns: columns(REVIEWED, { status: 'posted', decided_at: '={{ $now.toISO() }}' }),
			options: {},
		}),
		note(
			'About',
			[-640, -300],
			[560, 1380],
			'about',
			`## Accounts, taxes and tracking to mapping rows

Fills your mapping table from the two charts of accounts, the tax rates, and tracking categories and reporting tags, and watches that its rows stay true. **Only what is called the same on both sides is written by itself** (of taxes: what is the only one of its percentage); the rest is asked, with up to three proposals. A row that is there is never changed, whoever wrote it.

**To use it**
1. Run template **00** once.
2. Choose the credentials *Xero account* and *Zoho account* in the nodes that read, and the organisation if you have several.
3. Execute *Match now* and look at *Data tables* > *xerozoho_mappings* and *xerozoho_reviews*.
4. **Publish** this workflow. Template **13** tells people of what it finds.

**To answer**: in *xerozoho_reviews* write **approved** into *status* to take the first proposal, **approved 404** to take 404, or **rejected** if there is to be no row, and if you like your name into *decided_by*. Within five minutes the answer is a row. What was rejected is not asked again. What has nothing like it on the other side is not asked at all: its first record becomes a dead letter that names the row.

**Drift watch**: every morning each row is held against the lists. An account, a tax rate or an option that was archived, deleted or got another code, so that a row points into nothing, becomes **one** dead letter with what is there instead. So does a name that is gone while one like it is new: it was renamed. The letter closes by itself once the row is right; dismissed, it is not told again.

**Writes** rows of *xerozoho_mappings*, questions, audit rows and dead letters. Nothing in Xero or Zoho.`,
		),
		note(
			'About the lists',
			[-40, -300],
			[2240, 960],
			'start',
			'### 1. The lists of both sides\nEvery morning, and when a dead letter is replayed. Archived ones too, so that drift can be told. Six calls and one for each reporting tag.',
		),
		note(
			'About the tables',
			[2260, -300],
			[260, 960],
			'work',
			'### 2. What there is\nRows, questions and letters: nothing is overwritten, asked or told twice.',
		),
		note('About the advice', [2540, -300], [380, 960], 'work', '### 3. Pair and check\nBy name, code and percentage. No model, nothing leaves your n8n.'),
		note('About what is sure', [2940, -300], [1180, 340], 'start', '### 4. What is sure becomes a row'),
		note('About what is asked', [2940, 60], [1180, 200], 'toDo', '### 5. The rest is asked'),
		note('About what is over', [2940, 280], [1180, 220], 'start', '### 6. Right again\nIts letter is closed.'),
		note(
			'About failures',
			[2940, 520],
			[1180, 280],
			'failure',
			'### 7. What points into nothing, and what could not be read\nOne row each in *xerozoho_dead_letters*.',
		),
		note(
			'About the answers',
			[-40, Y - 160],
			[1700, 540],
			'toDo',
			'### 8. Answers become rows\nA person decided, so a row that came meanwhile is changed to the answer.',
		),
	],
	[
		...['Every morning', 'Match now', 'When another workflow calls'].flatMap((from) => chain(from, 'Accounts of Xero')),
		...chain('Accounts of Xero', 'Tax rates of Xero', 'Tracking of Xero', 'Accounts of Zoho Books', 'Taxes of Zoho Books', 'Reporting tags', 'Are there tags?'),
		...fork('Are there tags?', ['Options of the tags'], [LISTS]),
		...chain('Options of the tags', LISTS),
		...fork(LISTS, ['Questions so far', 'Suggest rows', 'Mapping rows', 'Letters so far', 'Check rows']),
		into('Mapping rows', 'Suggest rows', 1),
		into('Questions so far', 'Suggest rows', 2),
		into('Mapping rows', 'Check rows', 1),
		into('Letters so far', 'Check rows', 2),
		...fork('Suggest rows', ['Still without a row?'], ['Ask about it']),
		...chain('Still without a row?', 'Add the row'),
		...audited('Add the row'),
		...auditLinks,
		...fork('Check rows', ['Close its letters'], ['Failure Triage']),
		...chain('Failure Triage', 'Keep as dead letter'),
		...chain('Every five minutes', 'Answers', 'Row of the answer', 'Keep the row'),
		...chain('Take in answers now', 'Answers'),
		...fork('Keep the row', [ANSWERED.newest, ANSWERED.row, 'Say that it is a row']),
		...auditLinksOf(ANSWERED),
	],
	{ triage: 'Failure Triage' },
);
