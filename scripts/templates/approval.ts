import { at, chain, fork, type Position, type Step } from './flow';
import { AMOUNT, audited } from './audit';
import { noteOver, templateOf, through } from './frame';
import { columns, idOfTable, reviewIssues, REVIEWED, REVIEWS, where } from './rows';
import { books, booksTrigger, check, every, idOf, mapper, set, table, upsert, ways } from './steps';

/** 09: nothing is written to Xero before a person has said yes. */

const FORESEEN = '$json._sync.preview';
const isIdle = `(${FORESEEN}.would === "update" && ${FORESEEN}.changes.length === 0)`;
const WRITES = '["create", "update", "create or update"]';

/** The same node with nothing sent. */
const previewed = (step: Step): Step => ({ ...step, parameters: { ...step.parameters, previewOnly: true } });

/** What is out of the ordinary is asked about with everything else. */
const asking = ({ asksAt: _asksAt, ...step }: Step): Step => step;

/** The row of a record that was approved. */
export const marked = (name: string, position: Position, key: string, from: string, to: string): Step =>
	table(name, position, {
		resource: 'row',
		operation: 'update',
		dataTableId: idOfTable(REVIEWED),
		matchType: 'allConditions',
		filters: { conditions: [where('entity_key', 'eq', key), where('status', 'eq', from)] },
		columns: columns(REVIEWED, { status: to }),
		options: {},
	});

const approvedRows = (position: Position): Step => ({
	...table('Approved rows', position, {
		resource: 'row',
		operation: 'get',
		dataTableId: idOfTable(REVIEWED),
		matchType: 'allConditions',
		filters: { conditions: [where('status', 'eq', 'approved'), where('target', 'eq', 'xero:invoice')] },
		returnAll: true,
		orderBy: true,
		orderByColumn: 'asked_at',
		orderByDirection: 'ASC',
	}),
	executeOnce: true,
});

const POSTING = 920;
const keyOfRecord = '={{ ["app", "entity", "id"].map((name) => $json._sync.source[name]).join(":") }}';

export const approval = templateOf({
	name: '09 Approve before posting',
	entry: 'Invoice',
	target: 'xero:invoice',
	trigger: booksTrigger('New or changed invoice', [0, 0], { events: ['invoice.created', 'invoice.updated'], delivery: 'webhook' }),
	steps: [
		books('Invoice as it is now', at(0), { resource: 'invoice', operation: 'get', ...idOf('={{ $json.invoice_id }}') }),
		mapper('Invoice to Xero invoice', at(1), 'zohoBooksInvoiceToXeroInvoice'),
		asking(check('Check invoice', at(2), 'invoice')),
		previewed(upsert('What would be written', at(3), 'invoice')),
		ways('What would happen?', at(4), {
			'Something would change': `={{ ${WRITES}.includes(${FORESEEN}.would) && !${isIdle} }}`,
			'It would fail': `={{ ${FORESEEN}.would === "fail" }}`,
		}),
		set('Why it would fail', at(5, 200), `={{ ({ cause: ${FORESEEN}.cause, status: 0, message: ${FORESEEN}.message, details: ${FORESEEN}.details }) }}`),
		every('Post what was approved', [-220, POSTING], 5),
		approvedRows([0, POSTING]),
		marked('Say that it is being posted', [380, POSTING - 160], '={{ $json.entity_key }}', 'approved', 'posting'),
		set('Approved record', [380, POSTING], '={{ $json.proposal }}'),
		books('Whose invoice it is', at(0, POSTING), { resource: 'invoice', operation: 'get', ...idOf('={{ $json._sync.source.id }}') }),
		books('Get customer', at(1, POSTING), { resource: 'contact', operation: 'get', ...idOf('={{ $json.customer_id }}') }),
		mapper('Customer to Xero contact', at(2, POSTING), 'zohoBooksContactToXeroContact'),
		asking(check('Check contact', at(3, POSTING), 'contact')),
		upsert('Create or update contact', at(4, POSTING), 'contact'),
		set('Approved invoice', at(5, POSTING), `={{ $('Approved record').item.json }}`),
		upsert('Create or update invoice', at(6, POSTING), 'invoice'),
		marked('Say that it is posted', at(7, POSTING - 160), keyOfRecord, 'posting', 'posted'),
		marked('Say that it failed', [at(9)[0] + 520, 300], '={{ $json.entity_key }}', 'posting', 'failed'),
		noteOver(
			'About the preview',
			[0, 3],
			[-220, 380],
			'work',
			'### 2. What would be written\n*Preview Only* is on: Xero is only asked what it has. Each record says what would be created, or which fields would change from what to what.',
		),
		noteOver(
			'About the verdicts',
			[4, 5],
			[-220, 600],
			'start',
			'### 3. What would happen?\nWhat would change is asked; what would fail waits as a dead letter with the reason; what Xero has already, just so, is left alone.',
		),
		noteOver(
			'About the posting',
			[0, 7],
			[POSTING - 320, 500],
			'work',
			'### 5. Post what was approved\nEvery five minutes, and whenever you execute from here: the record as it was approved, and nothing else. Its customer comes first. What fails waits as a dead letter; tried again, it is asked again.',
		),
	],
	links: [
		...chain('Invoice', 'Invoice as it is now', 'Invoice to Xero invoice', 'Check invoice'),
		...fork('Check invoice', ['What would be written'], ['What would be written']),
		...chain('What would be written', 'What would happen?'),
		...fork('What would happen?', [REVIEWS], ['Why it would fail']),
		...chain('Why it would fail', 'Failure Triage'),
		...chain('Post what was approved', 'Approved rows', 'Say that it is being posted'),
		...chain('Approved rows', 'Approved record', 'Whose invoice it is', 'Get customer', 'Customer to Xero contact', 'Check contact'),
		...fork('Check contact', ['Create or update contact'], ['Create or update contact']),
		...chain('Create or update contact', 'Approved invoice', 'Create or update invoice', 'Say that it is posted'),
		...through('Create or update invoice'),
		...audited('What would be written', 'Create or update contact'),
		...chain('Keep as dead letter', 'Say that it failed'),
	],
	mappers: ['Invoice to Xero invoice'],
	places: { rows: at(1, -560), audit: at(3, -560), through: at(7, POSTING + 20), triage: at(9, 300) },
	payload: `={{ $('Invoice').isExecuted
  ? $('Invoice').item.json
  : ({ invoice_id: $('Approved record').item.json._sync.source.id, _sync: { source: $('Approved record').item.json._sync.source } }) }}`,
	asks: {
		question: `={{ (${FORESEEN}.would === "create" ? "Create" : "Update") + " invoice " + $json.InvoiceNumber + " of "
  + Number($('Invoice as it is now').item.json.total).toFixed(2) + " " + $json.CurrencyCode + " in Xero?" }}`,
		reason: `={{ [${FORESEEN}.says + ".", ${reviewIssues}].filter(Boolean).join(" ") }}`,
		latestOnly: true,
	},
	written: {
		message: `$json.Total === undefined ? "" : "Approved: " + ${AMOUNT}`,
		actor: `$('Approved rows').isExecuted ? $('Approved rows').item.json.decided_by ?? "" : ""`,
	},
	notes: {
		about: `## Approve before posting

Nothing reaches Xero before a person has said yes. An invoice of Zoho Books is mapped, checked and **previewed**: a row in the Data Table *xerozoho_reviews* asks *Create invoice INV-7 of 120.00 GBP in Xero?* and says what would change.

**To use it**
1. Run template **00** once.
2. Choose the credentials *Xero account* and *Zoho account*.
3. Add mapping rows as for template **01**, which this one takes the place of: do not publish both.
4. **Publish** this workflow.

**To decide**: open *Data tables* > *xerozoho_reviews* and write **approved** or **rejected** into *status*, and if you like your name into *decided_by*. Within five minutes what is approved is written, just as the row shows it, and the row says **posted**.

When the invoice changes while its row is open, the row asks about the new state.`,
		start: '### 1. An invoice comes in\nNew or changed in Zoho Books, and read once more, so that the latest state is asked about.',
		replay:
			'### Try the waiting ones again\nWhen you have put right what was wrong (a mapping row, an archived contact), execute from *Replay waiting dead letters*. They are asked about like new ones.',
	},
});
