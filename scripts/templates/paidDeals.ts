import { at, chain, fork } from './flow';
import { noteOver, templateOf, through } from './frame';
import { check, crm, either, idOf, mapper, set, xeroTrigger } from './steps';

const THROUGH = 'Close its dead letters';
const INVOICE = 'Invoice of a deal';
const FIELDS = 'Fields of deals';

const settings = `{
  "stage_when_paid": "",
  "field_for_amount_paid": "Xero_Amount_Paid",
  "field_for_amount_due": "",
  "field_for_paid_on": "Xero_Paid_On",
  "field_for_status": ""
}`;

/** What Settings names and CRM has not; only then is anything else asked. */
const whatIsMissing = `={{ (() => {
  const { stage_when_paid: stage, ...named } = $('Settings').first().json;
  const fields = $('${FIELDS}').isExecuted ? $('${FIELDS}').first()?.json?.fields ?? [] : [];
  const stages = (fields.find((field) => field.api_name === "Stage")?.pick_list_values ?? []).map((value) => value.actual_value);
  const problems = fields.length === 0
    ? ["The fields of deals could not be read from Zoho CRM"]
    : [
        ...Object.values(named).filter((name) => name && !fields.some((field) => field.api_name === name)).map((name) => "Deals in Zoho CRM have no field " + name),
        ...(stage && !stages.includes(stage) ? ["Deals in Zoho CRM have no stage " + stage] : [])
      ];
  return { ...$json, problems };
})() }}`;

const sentence = `={{ ({
  cause: "validation",
  status: 0,
  message: "The deal of invoice " + $json.InvoiceNumber + " was left as it is. " + $json.problems.join(". ")
    + ". Make it in CRM, or name another in Settings, then replay.",
  details: $json.problems.map((says) => ({ at: "Settings", says }))
}) }}`;

/** The fields that Settings names in the place of those that the mapping fills by itself; the stage only with the event of being paid, so that nobody's later stage is taken back. */
const fill = `={{ (() => {
  const settings = $('Settings').first().json;
  const event = $('${INVOICE}').item.json._sync?.event ?? {};
  const isPaid = $('${INVOICE}').item.json.Status === "PAID" && (event.changes ?? ["paid"]).includes("paid");
  const filled = (name, rule) => name ? { [name]: rule } : {};
  const own = ["Xero_Status", "Xero_Total", "Xero_Amount_Paid", "Xero_Amount_Credited", "Xero_Amount_Due", "Xero_Due_Date"];
  return JSON.stringify({
    ...Object.fromEntries(own.map((name) => [name, null])),
    ...(isPaid && settings.stage_when_paid ? { Stage: { always: settings.stage_when_paid } } : {}),
    ...filled(settings.field_for_amount_paid, { from: "AmountPaid", via: "decimal" }),
    ...filled(settings.field_for_amount_due, { from: "AmountDue", via: "decimal" }),
    ...filled(settings.field_for_paid_on, { from: "FullyPaidOnDate", via: "date" }),
    ...filled(settings.field_for_status, { from: "Status" })
  });
})() }}`;

const toDeal = mapper('Invoice to deal', at(6), 'xeroInvoiceToZohoCrmDeal', `={{ $('${INVOICE}').item.json }}`);

/** 22: a deal learns that the invoice which template 03 made of it was paid. */
export const paidDeals = templateOf({
	name: '22 Paid Xero invoice to its deal in Zoho CRM',
	entry: INVOICE,
	target: 'zohoCrm:deal',
	trigger: xeroTrigger('Paid in Xero', [0, 0], { organisations: [], records: ['invoice'], changes: ['paid', 'updated'], delivery: 'polling' }),
	steps: [
		either(
			'Is it of a deal, and is any of it paid?',
			at(0),
			'={{ /^CRM-\\d+$/.test($json.InvoiceNumber ?? "") && $json.Type === "ACCREC" && ($json.Status === "PAID" || Number($json.AmountPaid) > 0) }}',
		),
		{ ...set('Settings', at(1, -220), settings), executeOnce: true },
		{
			...crm(FIELDS, at(2, -220), { resource: 'apiRequest', operation: 'call', method: 'GET', path: '/settings/fields', query: '{ "module": "Deals" }' }),
			executeOnce: true,
		},
		set('What is missing in CRM', at(3), whatIsMissing),
		either('Is all of it there?', at(4), '={{ $json.problems.length === 0 }}'),
		set('Say what is missing', at(5, 260), sentence),
		crm('Get deal', at(5), { resource: 'deal', operation: 'get', ...idOf('={{ $json.InvoiceNumber.slice(4) }}') }),
		{
			...toDeal,
			parameters: {
				...toDeal.parameters,
				overridesJson: fill,
				conflictPolicy: { defaultPolicy: 'sourceOfTruth', targetRecord: '={{ $json }}' },
			},
		},
		check('Check deal', at(7), 'zohoCrm:deal'),
		either('Is anything of it new?', at(8), '={{ !$json._sync.unchanged }}'),
		crm('Update deal', at(9, -100), { resource: 'deal', operation: 'update', ...idOf('={{ $json.id }}'), recordSource: 'inputItem' }),
		noteOver(
			'About the settings',
			[0, 4],
			[-380, 560],
			'work',
			'### 2. What is to be filled\nIn *Settings*, by API names; what is empty stays as it is.\n`stage_when_paid`: a stage of your pipeline\n`field_for_…`: fields of deals. A field or stage that CRM has not is said, and nothing is written.',
		),
		noteOver(
			'About the deal',
			[5, 9],
			[-380, 560],
			'start',
			"### 3. The deal it came from\nFound by the invoice's number, *CRM-* and the deal's id, that template **03** gave it. All fields go in one call, or none does. What is the same already is not sent; the stage is set once, when the invoice is paid in full.",
		),
	],
	links: [
		...chain(INVOICE, 'Is it of a deal, and is any of it paid?'),
		...fork('Is it of a deal, and is any of it paid?', ['Settings', 'What is missing in CRM']),
		...chain('Settings', FIELDS),
		...chain('What is missing in CRM', 'Is all of it there?'),
		...fork('Is all of it there?', ['Get deal'], ['Say what is missing']),
		...chain('Say what is missing', 'Failure Triage'),
		...chain('Get deal', 'Invoice to deal', 'Check deal', 'Is anything of it new?'),
		...fork('Is anything of it new?', ['Update deal'], [THROUGH]),
		...through('Update deal'),
	],
	mappers: [],
	places: { rows: at(6, -720), audit: at(9, -640), through: at(10, 40), triage: at(7, 620) },
	written: { message: `"Paid by " + $('${INVOICE}').item.json.InvoiceNumber` },
	notes: {
		about: `## Paid Xero invoice to its deal in Zoho CRM

When the invoice that template **03** made of a won deal is paid in Xero, in part or in full, the deal shows it: how much, when, and in which stage it is now. Whatever cannot be written waits as a *dead letter* with the reason and the way out.

**To use it**
1. Run template **00** once, and bring deals with **03**.
2. Choose the credentials *Xero account* and *Zoho account* (with CRM switched on).
3. In CRM add the fields *Xero Amount Paid* (currency) and *Xero Paid On* (date) to deals, or name others in *Settings*. Name a stage there too, if you want one.
4. **Publish** this workflow. It asks for changes at intervals; for seconds, set *Delivery* to *Webhook*, create the credential *Xero webhook* and follow the steps that the node shows.

**Writes** those fields of deals, audit rows and dead letters. Invoices that are not of a deal are left alone.`,
		start: '### 1. An invoice changes in Xero\nOnly those whose number is of a deal, and of which something is paid, go on.',
		replay:
			'### Try the waiting ones again\nWhen you have put right what was wrong (a field in CRM, a name in *Settings*), execute from *Replay waiting dead letters*. What then works is marked as done.',
	},
});
