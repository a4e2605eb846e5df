import { at, chain, fork } from './flow';
import { AMOUNT, audited } from './audit';
import { CONTACT_WRITTEN, contactLinks, contactSteps } from './customer';
import { noteOver, skipped, templateOf, through } from './frame';
import { books, booksTrigger, check, crm, crmTrigger, either, idOf, mapper, readXero, set, upsert, ways, xero } from './steps';

const THROUGH = 'Close its dead letters';
const NOW = 'Quote and what became of it';
const STAYS = 'Say that it stays';
const now = (path: string): string => `$('${NOW}').item.json.${path}`;

/** Where a quote of Zoho stands, in Xero's words; and what it is written with there. */
const standing = `={{ (() => {
  const stages = {
    "Negotiation": "SENT", "Delivered": "SENT",
    "Confirmed": "ACCEPTED", "Closed Won": "ACCEPTED", "Closed Lost": "DECLINED"
  };
  const states = {
    sent: "SENT", viewed: "SENT", expired: "SENT",
    accepted: "ACCEPTED", declined: "DECLINED", invoiced: "INVOICED", partially_invoiced: "ACCEPTED"
  };
  const isEstimate = Boolean($json.estimate_id);
  const wanted = (isEstimate ? states[$json.status] : stages[$json.Quote_Stage]) ?? "DRAFT";
  return {
    ...$json,
    wanted,
    written_as: wanted === "DRAFT" ? "" : "SENT",
    number_in_xero: isEstimate ? $json.estimate_number : "CRMQ-" + $json.id,
    contact_in_xero: isEstimate ? "books:" + $json.customer_id : "crm:" + ($json.Account_Name?.id ?? $json.Contact_Name?.id ?? "")
  };
})() }}`;

/** What was accepted or invoiced in Xero is never taken back; what was declined is opened again only by what is sent or accepted later. */
const deed = `={{ (() => {
  const quote = ($json.Quotes ?? []).find((one) => one.QuoteNumber === ${now('number_in_xero')} && one.Status !== "DELETED") ?? {};
  const wanted = ${now('wanted')};
  const status = quote.Status ?? "";
  const isDone = status === "INVOICED" || (status === "ACCEPTED" && wanted !== "INVOICED") || (status === "DECLINED" && ["DRAFT", "DECLINED"].includes(wanted));
  return { ...quote, deed: isDone ? "stay" : status === "ACCEPTED" ? "invoice" : "write", _sync: $json._sync };
})() }}`;

const quoteOfCrm = mapper('CRM quote to Xero quote', at(14, -100), 'zohoCrmQuoteToXeroQuote', `={{ $('${NOW}').item.json }}`);

/** 21: quotes of Zoho CRM and estimates of Zoho Books, and what customers said to them. */
export const quotes = templateOf({
	name: '21 Zoho quotes to Xero',
	entry: 'Quote',
	target: 'xero:quote',
	trigger: crmTrigger('New or changed quote in CRM', [0, -80], { modules: ['Quotes'], events: ['created', 'updated'], delivery: 'channel' }),
	steps: [
		booksTrigger('New or changed estimate in Books', [0, 80], { events: ['estimate.created', 'estimate.updated'], delivery: 'webhook' }),
		either('Is it of CRM?', at(0), '={{ !$json.estimate_id }}'),
		crm('CRM quote as it is now', at(1, -100), { resource: 'quote', operation: 'get', ...idOf('={{ $json.id }}') }),
		books('Estimate as it is now', at(1, 120), { resource: 'estimate', operation: 'get', ...idOf('={{ $json.estimate_id }}') }),
		set(NOW, at(2), standing),
		...contactSteps(3, 6, 540, '$json.contact_in_xero'),
		ways('Who is the customer?', at(5, 540), {
			'An account of CRM': `={{ !${now('estimate_id')} && Boolean(${now('Account_Name')}?.id) }}`,
			'A contact of CRM': `={{ !${now('estimate_id')} && !${now('Account_Name')}?.id }}`,
			'A customer of Books': `={{ Boolean(${now('estimate_id')}) }}`,
		}),
		crm('Get account', at(6, 380), { resource: 'account', operation: 'get', ...idOf(`={{ ${now('Account_Name')}.id }}`) }),
		crm('People of the account', at(7, 380), {
			resource: 'apiRequest',
			operation: 'call',
			method: 'GET',
			path: '=/Accounts/{{ $json.id }}/Contacts',
			query: '{"fields": "First_Name,Last_Name,Email,Created_Time"}',
		}),
		mapper(
			'Account to Xero contact',
			at(8, 380),
			'zohoCrmAccountToXeroContact',
			`={{ ({
  ...$('Get account').item.json,
  Contacts: ($json.data ?? []).sort((one, other) => Date.parse(one.Created_Time) - Date.parse(other.Created_Time))
}) }}`,
		),
		crm('Get contact', at(6, 540), { resource: 'contact', operation: 'get', ...idOf(`={{ ${now('Contact_Name')}?.id ?? "" }}`) }),
		mapper('Contact to Xero contact', at(8, 540), 'zohoCrmContactToXeroContact'),
		books('Get customer', at(6, 700), { resource: 'contact', operation: 'get', ...idOf(`={{ ${now('customer_id')} }}`) }),
		mapper('Customer to Xero contact', at(8, 700), 'zohoBooksContactToXeroContact'),
		readXero('Quote in Xero', at(11), '/Quotes', `={{ JSON.stringify({ QuoteNumber: ${now('number_in_xero')}, page: 1 }) }}`),
		set('What is to be done', at(12), deed),
		ways('How far is it in Xero?', at(13), {
			'It stays': '={{ $json.deed === "stay" }}',
			'It was invoiced in Zoho': '={{ $json.deed === "invoice" }}',
			'It is of CRM': `={{ $json.deed === "write" && !${now('estimate_id')} }}`,
			'It is of Books': `={{ $json.deed === "write" && Boolean(${now('estimate_id')}) }}`,
		}),
		skipped(STAYS, at(14, -300), 'xero:quote', '{ QuoteID: $json.QuoteID, QuoteNumber: $json.QuoteNumber }', 'Was decided in Xero, so it stays'),
		{ ...quoteOfCrm, parameters: { ...quoteOfCrm.parameters, overridesJson: '{"Status": {"from": "written_as"}}' } },
		mapper('Estimate to Xero quote', at(14, 120), 'zohoBooksEstimateToXeroQuote', `={{ $('${NOW}').item.json }}`),
		check('Check quote', at(15), 'quote'),
		upsert('Create or update quote', at(16), 'quote'),
		ways('What did the customer say?', at(17), {
			Yes: `={{ ["ACCEPTED", "INVOICED"].includes(${now('wanted')}) }}`,
			No: `={{ ${now('wanted')} === "DECLINED" }}`,
			'Nothing yet': `={{ ["DRAFT", "SENT"].includes(${now('wanted')}) }}`,
		}),
		xero('Accept quote', at(18, -100), { resource: 'quote', operation: 'accept', ...idOf('={{ $json.QuoteID }}') }),
		xero('Decline quote', at(18, 120), { resource: 'quote', operation: 'decline', ...idOf('={{ $json.QuoteID }}') }),
		either('Is it invoiced too?', at(19, -100), `={{ ${now('wanted')} === "INVOICED" }}`),
		xero('Mark quote as invoiced', at(20, -240), { resource: 'quote', operation: 'markAsInvoiced', ...idOf('={{ $json.QuoteID }}') }),
		noteOver(
			'About the quote',
			[0, 2],
			[-260, 560],
			'work',
			'### 2. As it is now\nRead once more, so that the latest state counts. Which stages of CRM mean *sent*, *accepted* and *declined* stands in *Quote and what became of it*; any other stays a draft.',
		),
		noteOver(
			'About the customer',
			[3, 10],
			[-260, 1120],
			'work',
			'### 3. The customer first\nThe contact in Xero carries the number *crm:* or *books:* and the id in Zoho. One that is there is left as it is; one that is not is made, once.',
		),
		noteOver(
			'About what is decided',
			[11, 13],
			[-420, 720],
			'start',
			'### 4. Nothing goes back\nWhat was accepted or invoiced in Xero stays so, whatever Zoho says. What was declined is opened again when it is sent or accepted in Zoho.',
		),
		noteOver(
			'About the writing',
			[14, 16],
			[-420, 720],
			'work',
			'### 5. Map, check, write\nA quote of CRM has the number *CRMQ-* and its id, an estimate its own number. The check refuses what does not come to the same cents.',
		),
		noteOver(
			'About the answer',
			[17, 20],
			[-420, 720],
			'start',
			'### 6. What the customer said\nXero takes it one step at a time: sent, then accepted or declined, then invoiced.',
		),
	],
	links: [
		...chain('New or changed estimate in Books', 'Quote', 'Is it of CRM?'),
		...fork('Is it of CRM?', ['CRM quote as it is now'], ['Estimate as it is now']),
		...chain('CRM quote as it is now', NOW),
		...chain('Estimate as it is now', NOW),
		...contactLinks(NOW, 'Who is the customer?', ['Account to Xero contact', 'Contact to Xero contact', 'Customer to Xero contact'], 'Quote in Xero'),
		...fork('Who is the customer?', ['Get account'], ['Get contact'], ['Get customer']),
		...chain('Get account', 'People of the account', 'Account to Xero contact'),
		...chain('Get contact', 'Contact to Xero contact'),
		...chain('Get customer', 'Customer to Xero contact'),
		...chain('Quote in Xero', 'What is to be done', 'How far is it in Xero?'),
		...fork('How far is it in Xero?', [STAYS], ['Mark quote as invoiced'], ['CRM quote to Xero quote'], ['Estimate to Xero quote']),
		...through(STAYS),
		...chain('CRM quote to Xero quote', 'Check quote'),
		...chain('Estimate to Xero quote', 'Check quote', 'Create or update quote', 'What did the customer say?'),
		...fork('What did the customer say?', ['Accept quote'], ['Decline quote'], [THROUGH]),
		...chain('Accept quote', 'Is it invoiced too?'),
		...fork('Is it invoiced too?', ['Mark quote as invoiced'], [THROUGH]),
		...audited(CONTACT_WRITTEN, 'Create or update quote', 'Accept quote'),
		...through('Decline quote', 'Mark quote as invoiced'),
	],
	mappers: ['CRM quote to Xero quote', 'Estimate to Xero quote'],
	places: { rows: at(14, -720), audit: at(16, -720), through: at(21, 60), triage: at(17, 660) },
	written: { message: `($json.QuoteID && $json.Status ? $json.Status.toLowerCase() + ", " : "") + ${AMOUNT}` },
	notes: {
		about: `## Quotes of Zoho CRM and Zoho Books to Xero

Every quote of CRM and every estimate of Books is a quote in Xero: **once**, to the cent, for its customer, and sent, accepted or declined as in Zoho. Whatever cannot be taken over waits as a *dead letter* with the reason and the way out.

**To use it**
1. Run template **00** once.
2. Choose the credentials *Xero account* and *Zoho account* (with CRM switched on).
3. Deactivate the trigger that you do not need, if you write quotes in one of the two only.
4. Look at the stages in *Quote and what became of it*.
5. Add mapping rows of kind *tax* and *account*, as for templates **01** and **03**.
6. **Publish** this workflow.

No address that Zoho can reach? Set *Delivery* to *Polling* in the triggers.

**Writes** contacts and quotes in Xero, audit rows, dead letters. Invoices are for **01** and **03**.`,
		start: '### 1. A quote or an estimate changes\nIn Zoho CRM, or in Zoho Books.',
		replay:
			'### Try the waiting ones again\nWhen you have put right what was wrong (a mapping row, a customer), execute from *Replay waiting dead letters*. The quote is read anew. What then works is marked as done.',
	},
});
