import { isRow, type Row } from '../../record';
import type { Subject } from '../checkable';
import type { Known } from '../reference';
import { entriesBy } from './entries';
import { applications } from './parts';
import { keyOf } from './standing';

/** How a record that is to be written is found among the documents that are there. */
interface Identity {
	/** The property of the document; the record's own where it is called something else there. */
	readonly id: readonly [document: string, record: string];
	readonly number: readonly [document: string, record: string];
	/** Properties that the document has where it is of this kind. */
	readonly fixed?: Readonly<Record<string, string>>;
	/** Whose it is: part of its identity, or only asked whether it is the same. */
	readonly owner: string;
	readonly within?: readonly string[];
}

const both = (name: string): readonly [string, string] => [name, name];
const sale = { id: both('InvoiceID'), number: both('InvoiceNumber'), fixed: { Type: 'ACCREC' }, owner: 'Contact' } as const;
const zoho = (id: string, number: string, owner: string, within: readonly string[] = []): Identity => ({ id: both(id), number: both(number), owner, within });

const identities: Readonly<Record<string, Identity>> = {
	invoice: sale,
	bill: { ...sale, fixed: { Type: 'ACCPAY' }, within: ['Contact'] },
	creditNote: { id: both('CreditNoteID'), number: both('CreditNoteNumber'), owner: 'Contact', within: ['Type'] },
	quote: { id: both('QuoteID'), number: both('QuoteNumber'), owner: 'Contact' },
	purchaseOrder: { id: both('PurchaseOrderID'), number: both('PurchaseOrderNumber'), owner: 'Contact' },
	'zohoBooks:invoice': zoho('invoice_id', 'invoice_number', 'customer_id'),
	'zohoBooks:creditNote': zoho('creditnote_id', 'creditnote_number', 'customer_id'),
	'zohoBooks:bill': zoho('bill_id', 'bill_number', 'vendor_id', ['vendor_id']),
	'zohoBooks:vendorCredit': zoho('vendor_credit_id', 'vendor_credit_number', 'vendor_id', ['vendor_id']),
	'zohoBooks:invoiceStatus': { id: ['invoice_id', 'id'], number: ['invoice_number', 'number'], owner: 'customer_id' },
	'zohoBooks:billStatus': { id: ['bill_id', 'id'], number: ['bill_number', 'number'], owner: 'vendor_id' },
};

const CONTACT_KEYS = ['ContactID', 'ContactNumber', 'Name'];
const CONTACT_RULE = applications['xero']!.parts.contacts;

/** Whether two values name the same one; nothing where they share no key to tell by. */
export const isSameOwner = (one: unknown, other: unknown): boolean | undefined => {
	if (!isRow(one) || !isRow(other)) return keyOf(one) === undefined || keyOf(other) === undefined ? undefined : keyOf(one) === keyOf(other);
	const key = CONTACT_KEYS.find((name) => keyOf(one[name]) !== undefined && keyOf(other[name]) !== undefined);
	return key === undefined ? undefined : keyOf(one[key]) === keyOf(other[key]);
};

/** A party with all the keys that it is known by: documents of Xero name it by id and name, and records often by the number alone. */
function partyIn(record: Row, field: string, { contacts }: Known): unknown {
	const party = record[field];
	if (!isRow(party) || contacts.length === 0) return party;
	const key = CONTACT_KEYS.find((name) => keyOf(party[name]) !== undefined);
	const contact = key === undefined ? undefined : entriesBy(contacts, key, CONTACT_RULE).get(keyOf(party[key])!);
	return contact ? { ...contact, ...party } : party;
}

/** A void or deleted document gave its number up; that of a deleted order stays taken. */
export const isGone = (document: Row): boolean => ['VOIDED', 'DELETED'].includes(String(keyOf(document['Status'])).toUpperCase());

/** Documents by one of their properties, sorted once for each run. */
const sorted = new WeakMap<readonly Row[], Map<string, Map<string, Row[]>>>();

function documentsBy(list: readonly Row[], name: string): ReadonlyMap<string, readonly Row[]> {
	const all = sorted.get(list) ?? new Map<string, Map<string, Row[]>>();
	sorted.set(list, all);
	const before = all.get(name);
	if (before) return before;
	const found = new Map<string, Row[]>();
	for (const document of list) {
		const key = keyOf(document[name]);
		if (key !== undefined) found.set(key, [...(found.get(key) ?? []), document]);
	}
	all.set(name, found);
	return found;
}

export const documentsWith = (known: Known, name: string, value: unknown): readonly Row[] => {
	const key = keyOf(value);
	return key === undefined ? [] : (documentsBy(known.documents, name).get(key) ?? []);
};

export interface Existing {
	readonly document: Row;
	/** The place of the record that led to it. */
	readonly at: string;
	/** A number of its kind that is somebody else's. */
	readonly isStranger: boolean;
}

/** The document that a record would change: by its id, or by its number where the record does not say more. */
export const existingOf = ({ name }: Subject, record: Row, known: Known): Existing | undefined => {
	const identity = Object.hasOwn(identities, name) ? identities[name] : undefined;
	if (!identity || known.documents.length === 0) return undefined;
	const { id, number, fixed = {}, owner, within = [] } = identity;
	const isKind = (document: Row) =>
		keyOf(document[id[0]]) !== undefined && Object.entries(fixed).every(([field, value]) => document[field] === undefined || document[field] === value);
	const byId = documentsWith(known, id[0], record[id[1]]).find(isKind);
	if (byId) return { document: byId, at: id[1], isStranger: false };
	if (keyOf(record[id[1]]) !== undefined) return undefined;
	const numbered = documentsWith(known, number[0], record[number[1]]).filter(
		(document) => isKind(document) && within.every((field) => isSameOwner(document[field], partyIn(record, field, known)) === true),
	);
	const document = numbered.find((one) => !isGone(one)) ?? numbered[0];
	if (!document || (isGone(document) && name !== 'purchaseOrder' && !isEnding(record))) return undefined;
	return { document, at: number[1], isStranger: isSameOwner(document[owner], partyIn(record, owner, known)) === false };
};

const isEnding = ({ Status }: Row): boolean => Status === 'VOIDED' || Status === 'DELETED';
