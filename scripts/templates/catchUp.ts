import { at, chain, fork, into, workflowOf, type Step } from './flow';
import { keepLetter } from './frame';
import { BRINGERS, bringerLinks, bringerSteps, KINDS, targetOf, withRecords } from './handOver';
import { idOfTable, REVIEWED, where } from './rows';
import { books, byHand, called, crm, either, everyDay, mergeOf, monitor, note, set, table, tell, triage, ways, xero } from './steps';

const SETTINGS = 'Settings';
const POSITIONS = 'Positions';
const SINCE = 'Since when';
const MISSED = 'Find what was missed';
const SORT = 'What is it?';
const TRIAGE = 'Failure Triage';
const DEALS = 'Changed deals';
const since = (what: string): string => `$('${SINCE}').first().json.${what}`;
const setting = (name: string): string => `$('${SETTINGS}').first().json.${name}`;

interface Read {
	readonly name: string;
	readonly kind: string;
	readonly noun: string;
	readonly build: (name: string, position: readonly [number, number], parameters: Readonly<Record<string, unknown>>) => Step;
	/** Only records of this status are events of a template. */
	readonly filters?: Readonly<Record<string, string>>;
}

const reads: readonly Read[] = [
	{ name: 'Changed invoices', kind: 'zohoBooks:invoice', noun: 'invoice', build: books },
	{ name: 'Changed credit notes', kind: 'zohoBooks:creditNote', noun: 'credit note', build: books },
	{ name: 'Changed customer payments', kind: 'zohoBooks:customerPayment', noun: 'customer payment', build: books },
	{ name: 'Changed bills', kind: 'zohoBooks:bill', noun: 'bill', build: books },
	{ name: 'Changed purchase orders', kind: 'zohoBooks:purchaseOrder', noun: 'purchase order', build: books },
	{ name: 'Changed vendor credits', kind: 'zohoBooks:vendorCredit', noun: 'vendor credit', build: books },
	{ name: 'Changed vendor payments', kind: 'zohoBooks:vendorPayment', noun: 'vendor payment', build: books },
	{ name: 'Changed estimates', kind: 'zohoBooks:estimate', noun: 'estimate', build: books },
	{ name: 'Payments in Xero', kind: 'xero:payment', noun: 'payment of Xero', build: xero },
	{ name: 'Void invoices in Xero', kind: 'xero:invoice', noun: 'invoice of Xero', build: xero, filters: { status: 'VOIDED' } },
	{ name: 'Void bills in Xero', kind: 'xero:bill', noun: 'bill of Xero', build: xero, filters: { status: 'VOIDED' } },
	{ name: 'Changed quotes in CRM', kind: 'zohoCrm:quote', noun: 'quote of CRM', build: crm },
	{ name: DEALS, kind: 'zohoCrm:deal', noun: 'deal', build: crm },
];
const ofBooks = reads.filter(({ build }) => build === books);
const others = reads.filter(({ build, name }) => build !== books && name !== DEALS);

const TOP = -1260;
const readOf = ({ name, kind, build, filters }: Read, index: number): Step => ({
	...build(name, at(1, TOP + index * 180), {
		resource: kind.split(':')[1],
		operation: 'getMany',
		returnAll: true,
		priority: 'backfill',
		filters: { ...filters, modifiedSince: `={{ ${since(`since["${kind}"]`)} }}` },
	}),
	executeOnce: true,
	alwaysOutputData: true,
});

const SWEPT = `={{ (${JSON.stringify(reads.map(({ name, kind }) => ({ name, kind })))}).map(({ name, kind }) => {
  const [failed] = $(name).all(1);
  return { kind, since: ${since('since[kind]')}, until: ${since('until')}, error: failed ? failed.json.error?.message ?? "no reason was given" : "" };
}) }}`;

const kinds = reads.map(({ kind }) => {
	const [app, entity] = kind.split(':');
	return { app, entity };
});

const records = withRecords(
	Object.fromEntries(reads.map(({ kind, noun }) => [kind, noun])),
	6,
	TOP,
	SORT,
	{ ...keepLetter([0, 0]), name: 'Hand it over' },
	'next_try_at: "", severity: "error", advice: "The record can no longer be read. Look whether it was deleted in its source; if so, void it in the target, and dismiss this."',
);

const rowsSince = (name: string, y: number, of: 'xerozoho_audit' | 'xerozoho_dead_letters', column: string, more: readonly object[] = []): Step => ({
	...table(name, at(2, y), {
		resource: 'row',
		operation: 'get',
		dataTableId: idOfTable(of),
		matchType: more.length ? 'anyCondition' : 'allConditions',
		filters: { conditions: [where(column, 'gte', `={{ ${since('earliest')} }}`), ...more] },
		returnAll: true,
	}),
	executeOnce: true,
	alwaysOutputData: true,
});

const title = '={{ $json.message.title }}';
const text = '={{ $json.message.text }}';

/** 26: what changed and left no trace is handed to the workflow that takes it. */
export const catchUp = workflowOf(
	'26 Catch-up sweep',
	[
		everyDay('Every night', [-60, -180], 2),
		byHand('Sweep now', [-60, 0]),
		called('When another workflow calls', [-60, 180]),
		set(
			SETTINGS,
			[160, 0],
			'{\n  "first_days": 30,\n  "minutes_on_the_way": 15,\n  "won_stages": ["Closed Won"],\n  "most_of_a_kind": 500,\n  "workflows": {}\n}',
		),
		{
			...table(POSITIONS, [380, 0], {
				resource: 'row',
				operation: 'get',
				dataTableId: idOfTable('xerozoho_cursors'),
				matchType: 'allConditions',
				filters: { conditions: [where('cursor', 'ilike', 'sweep %')] },
				returnAll: true,
			}),
			executeOnce: true,
			alwaysOutputData: true,
		},
		{
			...set(
				SINCE,
				at(0),
				`={{ (() => {
  const kinds = ${JSON.stringify(kinds)};
  const positions = Object.fromEntries($('${POSITIONS}').all().map((row) => [row.json.cursor, row.json.position]));
  const first = $now.minus({ days: ${setting('first_days')} });
  const from = (kind) => (positions["sweep " + kind] ? DateTime.fromISO(positions["sweep " + kind]).minus({ minutes: 10 }) : first).toUTC().toISO();
  const since = Object.fromEntries(kinds.map(({ app, entity }) => [app + ":" + entity, from(app + ":" + entity)]));
  return { kinds, since, earliest: Object.values(since).sort()[0], until: $now.minus({ minutes: ${setting('minutes_on_the_way')} }).toUTC().toISO() };
})() }}`,
			),
			executeOnce: true,
		},
		...reads.map(readOf),
		{ ...either('Is it won?', at(2, TOP + (reads.length - 1) * 180), `={{ ${setting('won_stages')}.includes($json.Stage) }}`), alwaysOutputData: true },
		mergeOf('All that changed in Zoho Books', at(2, -360), ofBooks.length),
		mergeOf('All that changed', at(3, 60), others.length + 2),
		...bringerSteps(at(1, 1400)),
		rowsSince('What was written since', 1580, 'xerozoho_audit', 'happened_at', [where('source_app', 'eq', 'zohoCrm')]),
		rowsSince('What failed since', 1760, 'xerozoho_dead_letters', 'last_failed_at'),
		{
			...table('What waits for a person', at(2, 1940), {
				resource: 'row',
				operation: 'get',
				dataTableId: idOfTable(REVIEWED),
				matchType: 'allConditions',
				filters: { conditions: [where('status', 'eq', 'open')] },
				returnAll: true,
			}),
			executeOnce: true,
			alwaysOutputData: true,
		},
		mergeOf('All traces', at(3, 1640), 4),
		monitor(MISSED, at(4, 60), 'findMissed', { swept: SWEPT, workflows: `={{ ${setting('workflows')} }}`, most: `={{ ${setting('most_of_a_kind')} }}` }),
		ways(SORT, at(5, 60), {
			Letter: '={{ $json.letter !== undefined }}',
			Position: '={{ $json.cursor !== undefined }}',
			Message: '={{ $json.message !== undefined }}',
		}),
		...records.steps,
		set('Position to keep', at(7, 1400), '={{ $json.cursor }}'),
		table('Keep the position', at(8, 1400), {
			resource: 'row',
			operation: 'upsert',
			dataTableId: idOfTable('xerozoho_cursors'),
			matchType: 'allConditions',
			filters: { conditions: [where('cursor', 'eq', '={{ $json.cursor }}')] },
			columns: { mappingMode: 'autoMapInputData', value: {}, matchingColumns: [], schema: [] },
			options: {},
		}),
		tell.email('Send email', at(7, 1760), title, text),
		tell.slack('Tell Slack', at(7, 1940), text),
		tell.teams('Tell Microsoft Teams', at(7, 2120), text),
		tell.webhook('Call a webhook', at(7, 2300)),
		triage(TRIAGE, at(3, 560), {
			payload: '={{ ({ _sync: { source: { app: "n8n", entity: "sweep", id: "all", number: "sweep" } } }) }}',
			failedNode: '={{ $prevNode.name }}',
			target: targetOf('sweep'),
		}),
		keepLetter(at(4, 560)),
		note(
			'About',
			[-620, -260],
			[500, 860],
			'about',
			`## Catch-up sweep

Events get lost: a workflow was unpublished for a week, a webhook was deleted, an event never came. Every night this asks Zoho Books, Xero and Zoho CRM what changed since the last time, and looks for a trace of each record: a row of the audit trail, a dead letter, an open review. What has none was missed.

It writes nothing to either side. Each record that was missed becomes a dead letter that is due at once, with the record as its workflow takes it; template **10** sends it through that workflow within minutes.

**Set up**
1. Run *00 Set up* once, and publish *10 Dead letters: try again*.
2. Choose the credentials *Zoho account* and *Xero account*. Delete the reads of applications that you do not sync.
3. Set the addresses in *Send email* and its credential, or deactivate it and activate Slack, Microsoft Teams or the webhook.
4. **Publish** this workflow.

**Settings**: how far the first sweep goes back; how long a change may be on its way; the stages of a deal that is won; and *workflows*, the IDs of those that have written nothing yet, such as {"zohoBooks:invoice": "aB3dE5"}. Of all others the audit trail knows who brings what, and what nobody ever brought is left alone.

**Writes** letters with the cause *missed* in *xerozoho_dead_letters*, and how far each kind was looked at in *xerozoho_cursors*. What could not be read is looked at the next time.`,
		),
		note('About the start', [-100, -340], [860, 680], 'start', '### 1. Since when?\nWhere the last sweep of that kind ended, ten minutes earlier.'),
		note(
			'About what changed',
			[at(1)[0] - 40, TOP - 160],
			[660, reads.length * 180 + 200],
			'work',
			'### 2. What changed?\nLists only: one call for 200 records.',
		),
		note('About the traces', [at(1)[0] - 40, 1300], [660, 820], 'work', '### 3. Which of it left a trace?'),
		note('About failures', [at(3)[0] - 40, 400], [480, 340], 'failure', '### What could not be read\nA letter, which heals by itself.'),
		note(
			'About the handing over',
			[at(6)[0] - 40, TOP - 160],
			[920, reads.length * 180 + 320],
			'start',
			'### 4. Hand over\nThe record as it is now goes into the workflow that takes it, by way of the desk.',
		),
		note('About the position', [at(7)[0] - 40, 1280], [480, 280], 'work', '### 5. How far it came\nKept last, so that nothing is passed over.'),
		note('About the ways', [at(7)[0] - 40, 1600], [260, 880], 'toDo', '### 6. How it is told\nOne of them is active.'),
	],
	[
		...['Every night', 'Sweep now', 'When another workflow calls'].flatMap((name) => chain(name, SETTINGS)),
		...chain(SETTINGS, POSITIONS, SINCE),
		...[...reads.map(({ name }) => name), KINDS, 'What was written since', 'What failed since', 'What waits for a person'].flatMap((name) =>
			chain(SINCE, name),
		),
		...ofBooks.map(({ name }, input) => into(name, 'All that changed in Zoho Books', input)),
		into('All that changed in Zoho Books', 'All that changed', 0),
		...others.map(({ name }, input) => into(name, 'All that changed', input + 1)),
		...chain(DEALS, 'Is it won?'),
		into('Is it won?', 'All that changed', others.length + 1),
		...bringerLinks,
		...[BRINGERS, 'What was written since', 'What failed since', 'What waits for a person'].map((name, input) => into(name, 'All traces', input)),
		...chain('All that changed', MISSED, SORT),
		into('All traces', MISSED, 1),
		...fork(SORT, ['What kind is it?'], ['Position to keep'], ['Send email', 'Tell Slack', 'Tell Microsoft Teams', 'Call a webhook']),
		...records.links,
		...chain('Position to keep', 'Keep the position'),
		...reads.map(({ name }) => ({ from: name, to: TRIAGE, output: 1 })),
		...chain(TRIAGE, 'Keep as dead letter'),
	],
	{},
	{ saveDataSuccessExecution: 'none' },
);
