import type { Row } from '../record';
import { isKind, type Kind } from './kinds';

/** What a field holds: a kind of personal data, what is nobody's (ids, numbers and dates of documents), or any text. */
export type Content = Kind | 'exempt' | undefined;

/** Names that one spelling alone makes clear: `account_name` is a ledger account in Zoho Books, and `Account_Name` a company in Zoho CRM. */
const exact: Readonly<Record<string, Kind>> = {
	Account_Name: 'name',
	Parent_Account: 'name',
	Parent_Account_Name: 'name',
	Company: 'name',
	User: 'name',
	Who_Id: 'name',
	Reporting_To: 'name',
	BankAccountName: 'name',
	BankAccountDetails: 'bankAccount',
	account_number: 'bankAccount',
	card_number: 'card',
	email_id: 'email',
	pan_no: 'taxNumber',
	vat_id: 'taxNumber',
	tax_id_value: 'taxNumber',
	Skype_ID: 'other',
	DeliveryInstructions: 'address',
};

const PERSON =
	'(?:contact|customer|client|vendor|supplier|employee|user|owner|payer|payee|sender|recipient|submitter|approver|salesperson|person|lead|company|business|trader|beneficiary|assistant|assignee|attendee)';
const WHERE = '(?:billing|shipping|mailing|delivery|other|home|work|office|permanent|invoice|street|postal|business|bill(?:ing)?to|shipto)';

/** By the name in small letters without anything between the words, whichever application spells it. */
const spelled: ReadonlyArray<readonly [RegExp, Kind]> = [
	[
		new RegExp(
			`^(?:(?:delivery|portal)?${PERSON}{1,2}|first|middle|last|full|given|family|maiden|sur|nick|legal|trading|displaycontact|(?:account|card)holder|(?:last)?(?:created|submitted|modified|approved|updated)by|(?:default)?approver|project(?:head|owner))name$`,
		),
		'name',
	],
	[
		/^(?:surname|attention|attentionto|attn|salesperson|accountholder|cardholder|cardholders?name|owner|createdby|modifiedby|submittedby|commentedby|assistant|payee|beneficiary)$/,
		'name',
	],
	[/(?:emails?|emailaddress(?:es)?|mails(?:list|str)?|mailids)$/, 'email'],
	[/(?:phone|mobile|fax|whatsapp)(?:number|no)?\d?$|^tel(?:number|no)?$/, 'phone'],
	[
		new RegExp(
			`^${WHERE}{0,2}(?:address|street|streetaddress|address(?:line)?\\d|street\\d|city|town|suburb|zip|zipcode|postcode|postalcode)$|^(?:billing|mailing|shipping)code$`,
		),
		'address',
	],
	[
		/^(?:tax|vat|gst|abn|ird|ein|sales?tax)(?:reg(?:istration)?)?(?:number|no)$|^(?:gstin|vatid|abn|ein|ssn|nino|utr|tin|cpf|cnpj|pan|panno|socialsecuritynumber|nationalinsurancenumber)$/,
		'taxNumber',
	],
	[/^(?:.*bankaccount(?:number|no)|iban|accountiban|ibannumber)$/, 'bankAccount'],
	[/^(?:credit|debit)?card(?:number|no)$/, 'card'],
	[
		/^(?:dateofbirth|birthday|birthdate|dob|skype(?:id|username)?|twitter|facebook|linkedin|passport(?:number|no)|driv(?:er|ing)s?licen[cs]e(?:number|no)?)$/,
		'other',
	],
];

/** Below these, and beside these, a bare `Name` is a person's or a company's. */
const BELOW = new Set(
	'contact contacts contactperson contactpersons customer customers vendor vendors supplier suppliers employee employees user users owner createdby modifiedby whoid reportingto accountname contactname vendorname leadname payee payer'.split(
		' ',
	),
);
const BESIDE = ['ContactID', 'ContactNumber', 'ContactStatus', 'EmailAddress', 'ContactPersons', 'Addresses', 'Phones', 'email', 'Email'];
const BARE = new Set(['name', 'Name', 'display_name']);

/** Ids, and numbers, dates and kinds of documents: what looks like a telephone number in them is none. */
const EXEMPT =
	/(?:^|_)ids?$|[a-z](?:ID|Id)s?$|^ID$|(?:_|^)(?:number|no|date|time|type|status|code|currency|at|utc)$|(?:Number|Date|DateUTC|DateString|Type|Status|Code|UTC|Time)$/;

/** Within an address, what is no smaller than a state stays: taxes depend on it. */
const LARGE = /country|state|region|province|county/i;

const known = new Map<string, Content>();

/**
 * What a field holds, by its name and where it stands.
 * @param above the name of the object that holds it, empty at the top
 * @param row what else stands beside it
 */
export function contentOf(name: string, above: string, row: Row): Content {
	if (BARE.has(name)) return BELOW.has(plain(above)) || BESIDE.some((one) => Object.hasOwn(row, one)) ? 'name' : undefined;
	if (known.has(name)) return known.get(name);
	const content = lookUp(name);
	// Names come from the records too: what is remembered has an end.
	if (known.size < 5000) known.set(name, content);
	return content;
}

function lookUp(name: string): Content {
	if (Object.hasOwn(exact, name)) return exact[name];
	const bare = plain(name);
	const kind = name.length > 60 ? undefined : spelled.find(([pattern]) => pattern.test(bare))?.[1];
	return kind ?? (EXEMPT.test(name) ? 'exempt' : undefined);
}

/** What a field without a content of its own has from the object that holds it: all of an address is one, but for state and country. */
export const inherited = (content: Content, name: string): Content => (content === 'address' && LARGE.test(name) ? 'exempt' : content);

/** `Mailing_Street`, `mailingStreet` and `mailing street` are one name. */
export const plain = (name: string): string => name.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();

/** A field that the form names: a name, or the end of a path such as `billing_address.city`. */
interface Chosen {
	readonly path: readonly string[];
	readonly content: Kind | 'exempt';
}

/** By the last name of the path, longest paths first; of two as long, what is left alone comes first. */
export type ChosenFields = ReadonlyMap<string, readonly Chosen[]>;

/**
 * The form's fields.
 * @param rows `{ field, kind }` of fields that are personal data
 * @param alone names or paths of fields to leave alone, separated by commas or lines
 */
export function chosenFields(rows: unknown, alone: unknown): ChosenFields {
	const listed = Array.isArray(rows) ? (rows as unknown[]) : [];
	const personal = listed.flatMap((row) => {
		const { field, kind } = (row ?? {}) as Row;
		return typeof field === 'string' ? fieldsIn(field).map((path): Chosen => ({ path, content: isKind(kind) ? kind : 'other' })) : [];
	});
	const exempt = typeof alone === 'string' ? fieldsIn(alone).map((path): Chosen => ({ path, content: 'exempt' })) : [];
	const chosen = new Map<string, Chosen[]>();
	for (const one of [...exempt, ...personal].sort((a, b) => b.path.length - a.path.length)) {
		const last = one.path.at(-1)!;
		chosen.set(last, [...(chosen.get(last) ?? []), one]);
	}
	return chosen;
}

/** Places in lists do not count: `line_items[].description` is `line_items.description`. */
const fieldsIn = (text: string): string[][] =>
	text
		.split(/[,\n]/)
		.map((path) =>
			path
				.replace(/\[[^\]]*\]/g, '')
				.toLowerCase()
				.split('.')
				.map((name) => name.trim())
				.filter(Boolean),
		)
		.filter((path) => path.length > 0);
