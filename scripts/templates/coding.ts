import { auditLinks, auditSteps } from './audit';
import { chain, fork, into, workflowOf, type Position, type Step } from './flow';
import { closeLetters, keepLetter, through } from './frame';
import { columns, idOfTable, REVIEWED, where } from './rows';
import { byHand, either, every, idOf, note, set, split, table, triage, xero } from './steps';

/** 15: draft bills are coded as bills like them were, what is not sure is asked, and each answer is a rule. */

const MAPPINGS = 'xerozoho_mappings';
const ASKED = 'coding';

const onlyOne = { __rl: true, mode: 'list', value: '' };

/** Learns from what comes in; with `live`, it asks Xero for the accounts. */
export const advisor = (name: string, position: Position, parameters: Readonly<Record<string, unknown>>): Step => ({
	name,
	type: 'n8n-nodes-xero-zoho.codingAdvisor',
	typeVersion: 1,
	position,
	parameters: { live: true, zohoOrganization: onlyOne, xeroOrganisation: onlyOne, modelOptions: {}, ...parameters },
	...(parameters['live'] === false ? {} : { credentials: { xeroAccountingOAuth2Api: 'Xero account' } }),
});

const bills = (name: string, position: Position, filters: Readonly<Record<string, unknown>>, limit: Readonly<Record<string, unknown>>): Step => ({
	...xero(name, position, { resource: 'bill', operation: 'getMany', ...limit, filters }),
	executeOnce: true,
	alwaysOutputData: true,
	// Where Xero cannot be asked, the execution fails, which the error intake tells of.
	failsAt: undefined,
});

/** One open question for all lines that its answer would code. */
const ask = (position: Position): Step =>
	table('Ask about it', position, {
		resource: 'row',
		operation: 'upsert',
		dataTableId: idOfTable(REVIEWED),
		matchType: 'allConditions',
		filters: { conditions: [where('entity_key', 'eq', '={{ $json.key }}'), where('status', 'eq', 'open')] },
		columns: columns(REVIEWED, {
			entity_key: '={{ $json.key }}',
			status: 'open',
			question: '={{ $json.says }}',
			reason: '={{ $json.because }}',
			source_app: 'xero',
			source_entity: 'bill',
			source_id: "={{ $('Suggest coding').item.json.InvoiceID ?? '' }}",
			source_number: "={{ $('Suggest coding').item.json.InvoiceNumber ?? '' }}",
			target: ASKED,
			proposal: '={{ JSON.stringify($json) }}',
			asked_at: '={{ $now.toISO() }}',
			decided_at: '',
			decided_by: '',
		}),
		options: {},
	});

/** "approved" takes the first suggestion, "approved 404" takes 404. */
const ANSWER =
	'={{ ({ ...JSON.parse($json.proposal).rule, ...($json.status.trim().length > 8 ? { target_value: $json.status.trim().slice(8).trim() } : {}), note: "Answered" + ($json.decided_by ? " by " + $json.decided_by : "") + ": " + $json.question, review: $json.id, key: $json.entity_key }) }}';

const closeReview = (position: Position): Step =>
	table('Say that it is learned', position, {
		resource: 'row',
		operation: 'update',
		dataTableId: idOfTable(REVIEWED),
		matchType: 'allConditions',
		filters: { conditions: [where('id', 'eq', "={{ $('Rule').item.json.review }}")] },
		columns: columns(REVIEWED, { status: 'posted', decided_at: '={{ $now.toISO() }}' }),
		options: {},
	});

const RULES = 920;

export const coding = workflowOf(
	'15 Code draft bills',
	[
		every('Every hour', [0, 0], 60),
		byHand('Code now', [0, 200]),
		bills('Draft bills', [260, 0], { Statuses: ['DRAFT'] }, { returnAll: true }),
		bills('Bills that are coded', [260, 220], { Statuses: ['AUTHORISED', 'PAID'], order: 'Date DESC' }, { returnAll: false, limit: 2000 }),
		{
			...table('Mapping rows', [260, 440], { resource: 'row', operation: 'get', dataTableId: idOfTable(MAPPINGS), filters: {}, returnAll: true }),
			executeOnce: true,
			alwaysOutputData: true,
		},
		advisor('Suggest coding', [570, 100], { operation: 'suggestCoding', wanted: ['account', 'tax'], precision: 98, overwrite: false }),
		either('Is anything new?', [880, 0], '={{ $json._sync.advice.fields.length > 0 }}'),
		set(
			'Its lines',
			[1100, 0],
			`={{ ({
  InvoiceID: $json.InvoiceID,
  LineItems: $json.LineItems,
  _sync: { source: { app: "xero", entity: "bill", id: $json.InvoiceID, number: $json.InvoiceNumber ?? "" }, target: "xero:bill", advice: $json._sync.advice }
}) }}`,
		),
		xero('Code the bill', [1320, 0], {
			resource: 'bill',
			operation: 'update',
			...idOf('={{ $json.InvoiceID }}'),
			recordSource: 'inputItem',
		}),
		...auditSteps([1580, -120], {
			message: `={{ "Coded: " + $('Its lines').item.json._sync.advice.fields.map((field) => field.at + " " + field.field + " " + field.suggestions[0].value).join(", ") }}`,
			options: { target: 'xero:bill' },
		}),
		split('Its questions', [880, 320], '_sync.advice.questions'),
		ask([1100, 320]),
		// The next run reads the bill anew and tries again, so the letter keeps nothing to send.
		triage('Failure Triage', [1100, 540], {
			payload: '={{ $json.input ?? $json }}',
			failedNode: '={{ $prevNode.name }}',
			target: 'xero:bill',
			options: { masks: true },
		}),
		closeLetters([1580, 100], 'false'),
		keepLetter([1360, 540]),
		every('Take in answers', [0, RULES], 5),
		byHand('Take in answers now', [0, RULES + 200]),
		{
			...table('Answers', [260, RULES], {
				resource: 'row',
				operation: 'get',
				dataTableId: idOfTable(REVIEWED),
				matchType: 'allConditions',
				filters: { conditions: [where('target', 'eq', ASKED), { keyName: 'status', condition: 'ilike', keyValue: 'approved%' }] },
				returnAll: true,
			}),
			executeOnce: true,
		},
		set('Rule', [480, RULES], ANSWER),
		table('Keep as rule', [700, RULES], {
			resource: 'row',
			operation: 'upsert',
			dataTableId: idOfTable(MAPPINGS),
			matchType: 'allConditions',
			filters: {
				conditions: ['kind', 'source_app', 'source_value', 'target_app'].map((name) => where(name, 'eq', `={{ $json.${name} }}`)),
			},
			columns: columns(
				MAPPINGS,
				Object.fromEntries(['kind', 'source_app', 'source_value', 'target_app', 'target_value', 'note'].map((name) => [name, `={{ $json.${name} }}`])),
			),
			options: {},
		}),
		closeReview([920, RULES]),
		note(
			'About',
			[-640, -220],
			[560, 1480],
			'about',
			`## Code draft bills

Draft bills of Xero get the account and the tax rate that bills like them were given before. **Only what is sure is written**, at the precision that you set (98 of 100 are to be right); everything else is asked. Bills stay drafts: you approve them in Xero as before.

**To use it**
1. Run template **00** once.
2. Choose the credential *Xero account*.
3. Look at *Suggest coding*: which codes each line should have, and the precision.
4. Execute *Code now*, look at the bills, then **publish** this workflow.

**To answer**: open *Data tables* > *xerozoho_reviews*. Each row asks about one kind of line, with up to three suggestions, how likely each is, and why. Write **approved** into *status* to take the first, or **approved 404** to take 404, and if you like your name into *decided_by*. Within five minutes the answer is a row of *xerozoho_mappings*, and with the next run all lines like it are coded by it.

**A chat model**, if you like: connect any chat model of n8n to the *Model* input of *Suggest coding*. It is shown lines without names, addresses and numbers of people, and the names of your accounts; it may choose among your accounts only, and what it chooses is asked, never written. Without a model nothing leaves your n8n.

**Writes** account and tax rate of lines that have none in draft bills of Xero, questions, rules, audit rows and dead letters.`,
		),
		note(
			'About the start',
			[-40, -220],
			[540, 930],
			'start',
			'### 1. What is there\nDraft bills; bills that people have coded, which are what it learns from; and your rules, which come first.',
		),
		note(
			'About the advice',
			[520, -220],
			[300, 930],
			'work',
			'### 2. Suggest\nBy rule, by earlier lines, by words. Accounts, taxes and tracking are read live from Xero, and nothing else is ever suggested.',
		),
		note(
			'About what is sure',
			[840, -220],
			[1120, 400],
			'start',
			'### 3. What is sure is written\nIn lines that had no code. One audit row a bill says what and why.',
		),
		note(
			'About what is not',
			[840, 200],
			[1120, 510],
			'toDo',
			'### 4. The rest is asked\nOnce for all lines of a kind. What failed is a dead letter until the next run gets it through.',
		),
		note(
			'About the answers',
			[-40, RULES - 160],
			[1180, 540],
			'work',
			'### 5. Answers become rules\nA row of *xerozoho_mappings* says which party, item or text gets which code. Change or delete it there at any time.',
		),
	],
	[
		...chain('Every hour', 'Draft bills', 'Suggest coding'),
		...fork('Every hour', ['Bills that are coded', 'Mapping rows']),
		...fork('Code now', ['Draft bills', 'Bills that are coded', 'Mapping rows']),
		into('Mapping rows', 'Suggest coding', 1),
		into('Bills that are coded', 'Suggest coding', 2),
		...fork('Suggest coding', ['Is anything new?'], ['Its questions']),
		...fork('Is anything new?', ['Its lines'], []),
		...chain('Its lines', 'Code the bill'),
		...through('Code the bill'),
		...auditLinks,
		...chain('Its questions', 'Ask about it'),
		...chain('Failure Triage', 'Keep as dead letter'),
		...chain('Take in answers', 'Answers', 'Rule', 'Keep as rule', 'Say that it is learned'),
		...chain('Take in answers now', 'Answers'),
	],
	{ triage: 'Failure Triage' },
);
