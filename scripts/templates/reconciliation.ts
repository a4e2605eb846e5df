import { at, chain, fork, into, workflowOf, type Position, type Step } from './flow';
import { keepLetter } from './frame';
import { BRINGERS, bringerLinks, bringerSteps, KINDS, targetOf, withRecords, type Kind } from './handOver';
import { columns, idOfTable, openLetters, where } from './rows';
import { books, byHand, called, either, everyDay, mergeOf, monitor, note, respond, set, table, tell, triage, ways, webhook, xero } from './steps';

const SETTINGS = 'Settings';
const PERIOD = 'Period';
const OPEN = 'Open differences';
const REPORT = 'Report';
const SORT = 'What is it?';
const RECONCILIATIONS = 'xerozoho_reconciliations';
const LETTERS = 'xerozoho_dead_letters';
const TRIAGE = 'Failure Triage';
const period = (name: string): string => `$('${PERIOD}').first().json.${name}`;

/** What is read, and which comparisons it is for. */
const inBooks = [
	['Invoices of Zoho Books', 'invoice', ['invoice']],
	['Credit notes of Zoho Books', 'creditNote', ['creditNote']],
	['Customer payments of Zoho Books', 'customerPayment', ['customerPayment']],
	['Bills of Zoho Books', 'bill', ['bill']],
	['Vendor credits of Zoho Books', 'vendorCredit', ['vendorCredit']],
	['Vendor payments of Zoho Books', 'vendorPayment', ['vendorPayment']],
] as const;
const inXero = [
	['Invoices of Xero', 'invoice', ['invoice']],
	['Bills of Xero', 'bill', ['bill']],
	['Credit notes of Xero', 'creditNote', ['creditNote', 'vendorCredit']],
	['Payments of Xero', 'payment', ['customerPayment', 'vendorPayment']],
] as const;
const reads = [...inBooks, ...inXero];

/** Everything of the period; which payment pays what stands in the payment itself only. */
const readBooks = ([name, resource]: (typeof inBooks)[number], index: number): Step => ({
	...books(name, at(2, -880 + index * 180), {
		resource,
		operation: 'getMany',
		returnAll: true,
		priority: 'backfill',
		filters: {
			date_start: `={{ ${period('from')} }}`,
			date_end: `={{ ${period('to')} }}`,
			...(resource.endsWith('Payment') ? { withDetails: true } : {}),
		},
	}),
	executeOnce: true,
	alwaysOutputData: true,
});

const readXero = ([name, resource]: (typeof inXero)[number], index: number): Step => ({
	...xero(name, at(2, 260 + index * 180), {
		resource,
		operation: 'getMany',
		returnAll: true,
		priority: 'backfill',
		filters: { dateFrom: `={{ ${period('from')} }}`, dateTo: `={{ ${period('to')} }}` },
	}),
	executeOnce: true,
	alwaysOutputData: true,
});

const UNREAD = `={{ (${JSON.stringify(reads.map(([name, , kinds]) => ({ name, kinds })))}).flatMap(({ name, kinds }) =>
  $(name).all(1).slice(0, 1).flatMap(({ json }) => kinds.map((kind) => ({ kind, message: json.error?.message ?? "It could not be read." })))) }}`;

const broughtKinds: readonly Kind[] = [
	{ app: 'zohoBooks', entity: 'invoice', target: 'xero:invoice' },
	{ app: 'zohoBooks', entity: 'creditNote', target: 'xero:creditNote' },
	{ app: 'zohoBooks', entity: 'customerPayment', target: 'xero:payment' },
	{ app: 'zohoBooks', entity: 'bill', target: 'xero:bill' },
	{ app: 'zohoBooks', entity: 'vendorCredit', target: 'xero:creditNote' },
	{ app: 'zohoBooks', entity: 'vendorPayment', target: 'xero:payment' },
	{ app: 'xero', entity: 'payment', target: 'zohoBooks:customerPayment' },
	{ app: 'xero', entity: 'payment', target: 'zohoBooks:vendorPayment' },
];

const records = withRecords(
	{
		'zohoBooks:invoice': 'invoice',
		'zohoBooks:creditNote': 'credit note',
		'zohoBooks:customerPayment': 'customer payment',
		'zohoBooks:bill': 'bill',
		'zohoBooks:vendorCredit': 'vendor credit',
		'zohoBooks:vendorPayment': 'vendor payment',
		'xero:payment': 'payment of Xero',
	},
	10,
	-100,
	SORT,
	{ ...keepLetter([0, 0]), name: 'Keep on the desk' },
);

const rowsOf = (name: string, position: Position, more: object): Step => ({
	...table(name, position, { resource: 'row', operation: 'get', dataTableId: idOfTable(RECONCILIATIONS), ...more }),
	executeOnce: true,
	alwaysOutputData: true,
});

const title = '={{ $json.message.title }}';
const text = '={{ $json.message.text }}';

/** 25: every night both ledgers are compared, and whatever is not the same is told of, kept and closed again. */
export const reconciliation = workflowOf(
	'25 Reconciliation',
	[
		everyDay('Every night', [0, -180], 3),
		byHand('Compare now', [0, 0]),
		called('When another workflow calls', [0, 180]),
		set(SETTINGS, [240, 0], '{\n  "months_back": 2,\n  "tolerance_cents": 0\n}'),
		rowsOf(OPEN, [440, 0], {
			matchType: 'allConditions',
			filters: { conditions: [where('about', 'eq', 'difference'), where('status', 'eq', 'open')] },
			returnAll: true,
		}),
		{
			...set(
				PERIOD,
				[660, 0],
				`={{ (() => {
  const usual = $now.minus({ months: $('${SETTINGS}').first().json.months_back }).startOf("month").toISODate();
  const open = $('${OPEN}').all().map((row) => row.json.date_from).filter(Boolean);
  return { from: [usual, ...open].sort()[0], to: $now.plus({ months: 1 }).endOf("month").toISODate(), kinds: ${JSON.stringify(broughtKinds)} };
})() }}`,
			),
			executeOnce: true,
		},
		...inBooks.map(readBooks),
		...inXero.map(readXero),
		mergeOf('All of Zoho Books', at(4, -430), inBooks.length),
		mergeOf('All of Xero', at(4, 530), inXero.length),
		...bringerSteps(at(1, 1280)),
		{ ...openLetters('Open dead letters', at(2, 1460)), executeOnce: true, alwaysOutputData: true },
		mergeOf('What is known', at(4, 1280), 3),
		{
			...{ name: 'Compare both ledgers', type: 'n8n-nodes-xero-zoho.reconciler', typeVersion: 1, position: at(5, 60) },
			parameters: {
				operation: 'reconcileLedgers',
				ledgerOptions: { from: `={{ ${period('from')} }}`, to: `={{ ${period('to')} }}`, tolerance: `={{ $('${SETTINGS}').first().json.tolerance_cents }}` },
			},
			alwaysOutputData: true,
		},
		monitor(REPORT, at(6, 60), 'reportReconciliation', { from: `={{ ${period('from')} }}`, to: `={{ ${period('to')} }}`, unread: UNREAD }),
		ways(SORT, at(7, 60), {
			Message: '={{ $json.message !== undefined }}',
			Row: '={{ Boolean($json.run ?? $json.difference) }}',
			Letter: '={{ $json.letter !== undefined }}',
			Over: '={{ $json.over !== undefined }}',
		}),
		tell.email('Send email', at(9, -1380), title, text),
		tell.slack('Tell Slack', at(9, -1200), text),
		tell.teams('Tell Microsoft Teams', at(9, -1020), text),
		tell.webhook('Call a webhook', at(9, -840)),
		set('Row to keep', at(9, -420), '={{ $json.run ?? $json.difference }}'),
		table('Keep what was found', at(10, -420), {
			resource: 'row',
			operation: 'upsert',
			dataTableId: idOfTable(RECONCILIATIONS),
			matchType: 'allConditions',
			filters: { conditions: [where('reconciliation_key', 'eq', '={{ $json.reconciliation_key }}')] },
			columns: { mappingMode: 'autoMapInputData', value: {}, matchingColumns: [], schema: [] },
			options: {},
		}),
		either('Can it be sent again?', at(9, 440), '={{ $json.canReplay }}'),
		...records.steps,
		table('Close letters that are over', at(9, 1440), {
			resource: 'row',
			operation: 'update',
			dataTableId: idOfTable(LETTERS),
			matchType: 'allConditions',
			filters: {
				conditions: [
					where('entity_key', 'eq', '={{ $json.over }}'),
					where('cause', 'eq', 'drift'),
					where('status', 'neq', 'done'),
					where('status', 'neq', 'dismissed'),
				],
			},
			columns: columns(LETTERS, { status: 'done', advice: 'Done: the reconciliation found both sides equal.' }),
			options: {},
		}),
		triage(TRIAGE, at(4, 960), {
			payload: `={{ ({ from: ${period('from')}, to: ${period('to')}, _sync: { source: { app: "n8n", entity: "reconciliation", id: "ledgers", number: ${period('from')} } } }) }}`,
			failedNode: '={{ $prevNode.name }}',
			target: targetOf('reconciliation'),
		}),
		keepLetter(at(5, 960)),
		webhook('When someone opens the page', [0, 1900], 'GET', 'xero-zoho-reconciliation'),
		rowsOf('Last comparisons and open differences', [240, 1900], {
			matchType: 'anyCondition',
			filters: { conditions: [where('about', 'eq', 'run'), where('status', 'eq', 'open')] },
			returnAll: false,
			limit: 2000,
			orderBy: true,
			orderByColumn: 'id',
			orderByDirection: 'DESC',
		}),
		monitor('Page', [480, 1900], 'showReconciliation', { desk: '' }),
		respond('Show the page', [700, 1900]),
		note(
			'About',
			[-560, -260],
			[500, 900],
			'about',
			`## Reconciliation

Every night Zoho Books and Xero are compared: invoices, credit notes, bills, vendor credits and payments with their balances, to the cent and for each currency by itself. Nothing is sent to either side.

**Set up**
1. Run *00 Set up* once.
2. Choose the credentials *Zoho account* and *Xero account*.
3. Set the addresses in *Send email* and its credential, or deactivate it and activate Slack, Microsoft Teams or the webhook.
4. For the page, create the credential **Page login** (Page Login API), choose it in *When someone opens the page* and open that node's production URL. Fill in *Address of the Desk* in *Page*, if you use template *11*.
5. **Publish** this workflow.

**Settings**: how many whole months before this one are compared, and how many cents may be apart. Differences that are still open are looked at however old they are.

**Writes** a row for each comparison and each difference in *xerozoho_reconciliations*, and a dead letter for each new difference. Where the audit trail knows which workflow brings such a record, a replay sends it through that workflow again. A difference that is gone closes its letter.

A payment of Zoho Books is read by itself, because lists do not say what it pays: one call for each. All reads leave to live events the calls that the credential keeps for them.`,
		),
		note('About the start', [-40, -340], [860, 680], 'start', '### 1. Which records?\nThose dated in the period. What differed before is looked at again.'),
		note('About Zoho Books', [at(2)[0] - 60, -1060], [280, 1200], 'work', '### 2. Zoho Books\nOne call for 200 documents.'),
		note('About Xero', [at(2)[0] - 60, 160], [280, 760], 'work', '### Xero'),
		note(
			'About the comparison',
			[at(4)[0] - 40, -560],
			[860, 1260],
			'start',
			'### 3. Compare and report\nWhat could not be read is not compared, and the report says so.',
		),
		note(
			'About what is known',
			[at(1)[0] - 40, 1140],
			[860, 480],
			'work',
			'### What is known already\nDifferences and letters that are open, and which workflow brings which records.',
		),
		note('About failures', [at(4)[0] - 40, 820], [480, 300], 'failure', '### What could not be read\nComes back as a letter: a replay compares again.'),
		note('About the ways', [at(9)[0] - 40, -1540], [260, 880], 'toDo', '### 4. How it is told\nOne of them is active.'),
		note('About the rows', [at(9)[0] - 40, -560], [480, 300], 'work', '### 5. Rows'),
		note(
			'About the letters',
			[at(9)[0] - 40, -280 + 60],
			[1140, 1500],
			'failure',
			'### 6. On the desk\nOnce for each difference, with its record where it can be sent again.',
		),
		note('About what is over', [at(9)[0] - 40, 1300], [260, 300], 'start', '### 7. Over\nBoth sides are equal again.'),
		note('About the page', [-40, 1740], [920, 340], 'work', '### The page\nMade anew for everyone who opens it.'),
	],
	[
		...['Every night', 'Compare now', 'When another workflow calls'].flatMap((name) => chain(name, SETTINGS)),
		...chain(SETTINGS, OPEN, PERIOD),
		...[...reads.map(([name]) => name), KINDS, 'Open dead letters'].flatMap((name) => chain(PERIOD, name)),
		...inBooks.map(([name], input) => into(name, 'All of Zoho Books', input)),
		...inXero.map(([name], input) => into(name, 'All of Xero', input)),
		...bringerLinks,
		...[OPEN, BRINGERS, 'Open dead letters'].map((name, input) => into(name, 'What is known', input)),
		...chain('All of Zoho Books', 'Compare both ledgers', REPORT, SORT),
		into('All of Xero', 'Compare both ledgers', 1),
		into('What is known', REPORT, 1),
		...fork(
			SORT,
			['Send email', 'Tell Slack', 'Tell Microsoft Teams', 'Call a webhook'],
			['Row to keep'],
			['Can it be sent again?'],
			['Close letters that are over'],
		),
		...chain('Row to keep', 'Keep what was found'),
		...fork('Can it be sent again?', ['What kind is it?'], ['Letter without a record']),
		...records.links,
		...reads.map(([name]) => ({ from: name, to: TRIAGE, output: 1 })),
		...chain(TRIAGE, 'Keep as dead letter'),
		...chain('When someone opens the page', 'Last comparisons and open differences', 'Page', 'Show the page'),
	],
	{},
	{ saveDataSuccessExecution: 'none' },
);
