import { at, chain, fork, type Position, type Step } from './flow';
import { marked } from './approval';
import { audited } from './audit';
import { noteOver, templateOf, through } from './frame';
import { columns, idOfTable, REVIEWED, where } from './rows';
import { books, check, crm, either, every, idOf, mapper, note, set, table, ways, xero, xeroTrigger } from './steps';

const THROUGH = 'Close its dead letters';
const LINKS = 'xerozoho_links';
const LINK = 'Its link';
const KEPT = 'Keep the link';
const HOME = 'Contact and where it belongs';
const APPROVED = 'Approved contacts';
const NUMBER = 'Write the number into Xero';
const home = (name: string): string => `$('${HOME}').item.json.home.${name}`;
const contact = `={{ $('Contact').item.json }}`;
const isNew = '!$json._sync.unchanged && !$json.id';

const settings = `{
  "new_contacts_go_to": "crm",
  "one_xero_contact_per": "account",
  "who_wins": "ask"
}`;

/** Its number in Xero says where a contact is at home; what it was linked with says which module. Numbers that neither template gave are another system's. */
const whereItBelongs = `={{ (() => {
  const settings = $('Settings').first().json;
  const links = $('${LINK}').isExecuted ? $('${LINK}').all().map((item) => item.json).filter((row) => row.target_id === $json.ContactID) : [];
  const [prefix, id = ""] = String($json.ContactNumber ?? "").split(":");
  const isAlive = $json.ContactStatus !== "ARCHIVED" && $json.ContactStatus !== "GDPRREQUEST";
  const app = !isAlive ? "" : prefix === "" ? settings.new_contacts_go_to : id && ["books", "crm"].includes(prefix) ? prefix : "";
  const kinds = { crm: ["zohoCrm:account", "zohoCrm:contact"], books: ["zohoBooks:contact"] }[app] ?? [];
  const link = links.find((row) => kinds.some((kind) => row.entity_key === kind + ":" + id));
  const kind = link ? link.entity_key.split(":").slice(0, 2).join(":") : app === "crm" ? "zohoCrm:" + settings.one_xero_contact_per : kinds[0] ?? "";
  return { ...$json, home: { app, kind, id, module: kind === "zohoCrm:account" ? "Accounts" : "Contacts", fingerprint: link?.fingerprint ?? "" } };
})() }}`;

/** The Record Mapper with what both sides agreed on last. The record in Zoho is the item that comes in, where it was read. */
const mapped = (name: string, position: Position, mapping: string, id: string, overridesJson = '{}'): Step => {
	const step = mapper(name, position, mapping, contact);
	return {
		...step,
		parameters: {
			...step.parameters,
			overridesJson,
			conflictPolicy: {
				defaultPolicy: `={{ $('${APPROVED}').isExecuted ? "sourceOfTruth" : { newest: "newest", xero: "sourceOfTruth", zoho: "targetOfTruth" }[$('Settings').first().json.who_wins] ?? "ask" }}`,
				targetRecord: `={{ $json.home ? "" : $json.${id} ? $json : "" }}`,
				lastSynced: `={{ ${home('fingerprint')} }}`,
			},
		},
	};
};

const keyOfLink = `={{ ${home('kind')} + ":" + ($json.contact_id ?? $json.id) }}`;

/** One row for a pair, whichever side it began on: template 02 finds it by the record in Zoho, this one by the contact in Xero. */
const keepLink = (position: Position): Step =>
	table(KEPT, position, {
		resource: 'row',
		operation: 'upsert',
		dataTableId: idOfTable(LINKS),
		matchType: 'allConditions',
		filters: { conditions: [where('entity_key', 'eq', keyOfLink), where('target', 'eq', 'xero:contact')] },
		columns: columns(LINKS, {
			entity_key: keyOfLink,
			target: 'xero:contact',
			target_id: `={{ $('Contact').item.json.ContactID }}`,
			fingerprint: '={{ $json._sync.fingerprint }}',
			synced_at: '={{ $now.toISO() }}',
		}),
		options: {},
	});

const record = (name: string, position: Position, operation: 'get' | 'update', id: string): Step =>
	crm(name, position, {
		resource: 'record',
		operation,
		module: { __rl: true, mode: 'id', value: `={{ ${home('module')} }}` },
		id,
		...(operation === 'update' ? { recordSource: 'inputItem' } : {}),
	});

const keyOfContact = `={{ "xero:contact:" + $('Contact').item.json.ContactID }}`;
const approvedRows = (position: Position): Step => ({
	...table(APPROVED, position, {
		resource: 'row',
		operation: 'get',
		dataTableId: idOfTable(REVIEWED),
		matchType: 'allConditions',
		filters: { conditions: [where('status', 'eq', 'approved'), where('source_app', 'eq', 'xero'), where('source_entity', 'eq', 'contact')] },
		returnAll: true,
	}),
	executeOnce: true,
});

const [BOOKS, CRM] = [-60, 420];

/** 20: what is entered and changed of contacts in Xero, on its way to Zoho; template 02 brings the other way. */
export const contactsBack = templateOf({
	name: '20 Xero contacts to Zoho',
	entry: 'Contact',
	target: 'zohoCrm:account',
	trigger: xeroTrigger('New or changed contact', [0, 0], { organisations: [], records: ['contact'], changes: ['created', 'updated'], delivery: 'polling' }),
	steps: [
		every('Bring what was approved', [-220, 880], 5),
		approvedRows([0, 880]),
		marked('Say that it is being brought', [200, 800], '={{ $json.entity_key }}', 'approved', 'posting'),
		xero('Contact as it is now', [200, 960], { resource: 'contact', operation: 'get', ...idOf('={{ $json.source_id }}') }),
		set(
			'Approved contact',
			[380, 960],
			`={{ ({ ...$json, _sync: { source: { app: "xero", entity: "contact", id: $json.ContactID, number: $json.Name, modified: $json.UpdatedDateUTC } } }) }}`,
		),
		{ ...set('Settings', at(0, -340), settings), executeOnce: true },
		table(LINK, at(0, -180), {
			resource: 'row',
			operation: 'get',
			dataTableId: idOfTable(LINKS),
			matchType: 'allConditions',
			filters: { conditions: [where('target', 'eq', 'xero:contact'), where('target_id', 'eq', '={{ $json.ContactID }}')] },
			returnAll: true,
		}),
		set(HOME, at(1, 180), whereItBelongs),
		ways('Where is it at home?', at(2, 180), {
			'In Zoho Books': `={{ $json.home.app === "books" }}`,
			'In Zoho CRM': `={{ $json.home.app === "crm" }}`,
		}),
		either('Is it in Books already?', at(3, BOOKS), '={{ $json.home.id !== "" }}'),
		books('Get from Books', at(4, BOOKS - 100), { resource: 'contact', operation: 'get', ...idOf('={{ $json.home.id }}') }),
		// The currency of a contact is its own from its first document on, so only a new one is given one.
		mapped('Contact to Books contact', at(5, BOOKS), 'xeroContactToZohoBooksContact', 'contact_id', `={{ $json.home ? "{}" : '{"currency_id": null}' }}`),
		check('Check contact for Books', at(6, BOOKS), 'zohoBooks:contact'),
		ways('What is new for Books?', at(7, BOOKS), {
			Nothing: '={{ $json._sync.unchanged === true }}',
			'Something of it': '={{ !$json._sync.unchanged && Boolean($json.contact_id) }}',
			'All of it': '={{ !$json._sync.unchanged && !$json.contact_id }}',
		}),
		books('Update in Books', at(8, BOOKS - 60), { resource: 'contact', operation: 'update', ...idOf('={{ $json.contact_id }}'), recordSource: 'inputItem' }),
		books('Create in Books', at(8, BOOKS + 120), { resource: 'contact', operation: 'upsert', recordSource: 'inputItem' }),
		either('Is it in CRM already?', at(3, CRM), '={{ $json.home.id !== "" }}'),
		record('Get from CRM', at(4, CRM - 100), 'get', '={{ $json.home.id }}'),
		either('Is it an account?', at(5, CRM), `={{ ${home('module')} === "Accounts" }}`),
		mapped('Contact to account', at(6, CRM - 100), 'xeroContactToZohoCrmAccount', 'id'),
		mapped('Contact to contact', at(6, CRM + 120), 'xeroContactToZohoCrmContact', 'id'),
		check('Check account', at(7, CRM - 100), 'zohoCrm:account'),
		check('Check contact for CRM', at(7, CRM + 120), 'zohoCrm:contact'),
		ways('What is new for CRM?', at(8, CRM), {
			Nothing: '={{ $json._sync.unchanged === true }}',
			'Something of it': '={{ !$json._sync.unchanged && Boolean($json.id) }}',
			'A whole account': `={{ ${isNew} && ${home('module')} === "Accounts" }}`,
			'A whole contact': `={{ ${isNew} && ${home('module')} === "Contacts" }}`,
		}),
		record('Update in CRM', at(9, CRM - 140), 'update', '={{ $json.id }}'),
		crm('Create account', at(9, CRM + 20), { resource: 'account', operation: 'upsert', recordSource: 'inputItem' }),
		crm('Create contact', at(9, CRM + 180), { resource: 'contact', operation: 'upsert', recordSource: 'inputItem' }),
		xero(NUMBER, at(11, 100), {
			resource: 'contact',
			operation: 'update',
			...idOf(`={{ $('Contact').item.json.ContactID }}`),
			recordSource: 'json',
			recordJson: `={{ { ContactNumber: ${home('app')} + ":" + ($json.contact_id ?? $json.id) } }}`,
		}),
		keepLink(at(11, 280)),
		marked('Say that it was brought', at(12, 280), keyOfContact, 'posting', 'posted'),
		either('Is it an account with people?', at(10, CRM + 300), `={{ ${home('module')} === "Accounts" }}`),
		crm('People in CRM', at(11, CRM + 300), {
			resource: 'apiRequest',
			operation: 'call',
			method: 'GET',
			path: '=/Accounts/{{ $json.id }}/Contacts',
			query: '{"fields": "Last_Name,Email"}',
		}),
		mapper(
			'People to CRM contacts',
			at(12, CRM + 300),
			'xeroContactPersonsToZohoCrmContacts',
			`={{ ({ ...$('Contact').item.json, ContactNumber: "crm:" + $('Is it an account with people?').item.json.id }) }}`,
		),
		check('Check person', at(13, CRM + 300), 'zohoCrm:contact'),
		either(
			'Is CRM without this person?',
			at(14, CRM + 300),
			`={{ !($('People in CRM').item.json.data ?? []).some((one) => (one.Email ?? "").toLowerCase() === $json.Email.toLowerCase()) }}`,
		),
		crm('Create person', at(15, CRM + 300), { resource: 'contact', operation: 'upsert', recordSource: 'inputItem' }),
		note(
			'About what was approved',
			[-260, 720],
			[820, 380],
			'work',
			'### What a person has decided\nWrite **approved** into *status* of a row of *xerozoho_reviews*, and within five minutes Xero counts for that contact. **rejected** leaves both sides as they are, until one of them changes.',
		),
		noteOver(
			'About the settings',
			[0, 2],
			[-500, 900],
			'work',
			'### 2. Where it is at home\nIts number says so: *crm:* or *books:* and an id. One without a number is new, and *Settings* say where it goes.\n`new_contacts_go_to`: crm, books or nowhere\n`one_xero_contact_per`: account or contact, as in template **02**\n`who_wins` where both sides were changed: ask, newest, xero or zoho, as in template **02**',
		),
		noteOver(
			'About the comparison',
			[3, 8],
			[-320, 1040],
			'start',
			'### 3. What both agreed on last\nThe record in Zoho is read, and compared with the contact and with what both looked like last. What was changed in Xero alone is brought over; what was changed in Zoho alone is left to **02**; what was changed on both sides is settled by *Settings*, or by a *Field Policy* in the three mappers, or else asked. What came from Zoho is the same there, and is not sent back.',
		),
		noteOver(
			'About the writing',
			[9, 11],
			[-320, 1040],
			'work',
			'### 4. Write, and remember\nOnly what changes. A new record is found by its name or email if it is there already; its id becomes the number in Xero, by which template **02** knows it. The link keeps what both look like now.',
		),
		noteOver(
			'About the people',
			[12, 15],
			[520, 400],
			'start',
			'### 5. People of an account\nWho is not in CRM yet is added there, by email. Who is there is left as CRM has them.',
		),
	],
	links: [
		...chain('Bring what was approved', APPROVED, 'Say that it is being brought'),
		...chain(APPROVED, 'Contact as it is now', 'Approved contact', 'Contact'),
		...chain(KEPT, 'Say that it was brought'),
		...chain('Contact', 'Settings'),
		...chain('Contact', LINK),
		...chain('Contact', HOME, 'Where is it at home?'),
		...fork('Where is it at home?', ['Is it in Books already?'], ['Is it in CRM already?']),
		...fork('Is it in Books already?', ['Get from Books'], ['Contact to Books contact']),
		...chain('Get from Books', 'Contact to Books contact', 'Check contact for Books', 'What is new for Books?'),
		...fork('What is new for Books?', [THROUGH, KEPT], ['Update in Books'], ['Create in Books']),
		...fork('Is it in CRM already?', ['Get from CRM'], ['Is it an account?']),
		...chain('Get from CRM', 'Is it an account?'),
		...fork('Is it an account?', ['Contact to account'], ['Contact to contact']),
		...chain('Contact to account', 'Check account', 'What is new for CRM?'),
		...chain('Contact to contact', 'Check contact for CRM', 'What is new for CRM?'),
		...fork('What is new for CRM?', [THROUGH, KEPT, 'Is it an account with people?'], ['Update in CRM'], ['Create account'], ['Create contact']),
		...through('Update in Books', 'Create in Books', 'Update in CRM', 'Create account', 'Create contact'),
		...chain('Update in Books', KEPT),
		...chain('Create in Books', NUMBER),
		...chain('Create in Books', KEPT),
		...chain('Update in CRM', KEPT),
		...chain('Update in CRM', 'Is it an account with people?'),
		...chain('Create account', NUMBER),
		...chain('Create account', KEPT),
		...chain('Create account', 'Is it an account with people?'),
		...chain('Create contact', NUMBER),
		...chain('Create contact', KEPT),
		...fork('Is it an account with people?', ['People in CRM']),
		...chain('People in CRM', 'People to CRM contacts', 'Check person', 'Is CRM without this person?'),
		...fork('Is CRM without this person?', ['Create person']),
		...audited(NUMBER, 'Create person'),
	],
	mappers: ['Contact to Books contact'],
	places: { rows: at(5, -720), audit: at(11, -640), through: at(12, -60), triage: at(9, 1140) },
	payload: `={{ $('Contact').isExecuted ? $('Contact').item.json : ({ ContactID: $('${APPROVED}').item.json.source_id, _sync: { source: { app: "xero", entity: "contact", id: $('${APPROVED}').item.json.source_id } } }) }}`,
	written: { message: '""' },
	notes: {
		about: `## Xero contacts to Zoho, and two-way with template 02

A contact that is changed in Xero is changed in Zoho CRM or Zoho Books too, where it is at home; one that is new in Xero is made there, **once**. With template **02** beside it, CRM and Xero are kept in step in both directions, and nothing goes in circles. Whatever cannot be taken over waits as a *dead letter* with the reason and the way out.

**To use it**
1. Run template **00** once, and **02** from *Bring changes now*: it remembers what both sides look like.
2. Choose the credentials *Xero account* and *Zoho account* (with CRM switched on).
3. Look at *Settings*, here and in **02**. A *Field Policy* in a mapper holds for that field alone.
4. If new contacts go to Books, add mapping rows of kind *currency*: the code in Xero, and the ID of the currency in Books.
5. **Publish** this workflow. It asks for changes at intervals; for seconds, set *Delivery* to *Webhook*, create the credential *Xero webhook* and follow the steps that the node shows.

**Changed on both sides?** What *who_wins* does not settle waits in *xerozoho_reviews* with both values.

**Writes** accounts and contacts of CRM, contacts of Books, their number in Xero, links, questions, audit rows and dead letters. Archived contacts and numbers of other systems are left alone.`,
		start: '### 1. A contact is new or changed in Xero\nComplete, with its addresses, phones and persons.',
		replay:
			'### Try the waiting ones again\nWhen you have put right what was wrong (a name, a currency), execute from *Replay waiting dead letters*. What then works is marked as done.',
	},
});
