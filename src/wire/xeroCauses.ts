import type { Cause } from '../failure';
import { isFilled, isRow, rowsIn, type Row } from '../record';

/** What Xero's words mean: why, which field they are about, and the way out. */
interface Sentence {
	readonly says: RegExp;
	readonly cause: Cause;
	/** The field, which may be one of the lines; a group named `value` holds what stands in it. */
	readonly at?: string;
	readonly todo?: string;
}

const otherContact = 'Merge the two contacts in Xero, or give one of them another name or number';
const restore = 'Restore the contact in Xero (Contacts, Archived, Restore), or choose another one';
const renumber = 'Another record has it: give one of the two another';
const lineAccount = 'Choose an account that is active in Xero and may stand on such lines';
const applied = 'Remove the payment or credit in Xero first, or correct the document with a credit note';

/**
 * Xero names no error codes for refused records, only sentences; the first that fits counts. Where no page of Xero's has the words, they are
 * those that users and other apps report.
 */
const SENTENCES: readonly Sentence[] = [
	{ says: /contact name (?<value>.+?) is already assigned/i, cause: 'duplicate', at: 'Name', todo: otherContact },
	{ says: /another contact has this contact number/i, cause: 'duplicate', at: 'ContactNumber', todo: otherContact },
	{ says: /contact details has been archived|matched an archived contact/i, cause: 'business-rule', at: 'Contact', todo: restore },
	{ says: /elements to identify the contact/i, cause: 'validation', at: 'Contact', todo: 'Give the ID or the number of a contact' },
	{ says: /account code '(?<value>.*?)' is not a valid code/i, cause: 'validation', at: 'AccountCode', todo: lineAccount },
	{ says: /account code '(?<value>.*?)' has been (archived|removed)/i, cause: 'business-rule', at: 'AccountCode', todo: lineAccount },
	{ says: /account code must be specified/i, cause: 'validation', at: 'AccountCode', todo: 'Give each line an account, or an item that has one' },
	{
		says: /account could not be found/i,
		cause: 'not-found',
		at: 'Account',
		todo: 'Choose a bank account, or one that payments are enabled for; it must be active',
	},
	{
		says: /taxtype code '(?<value>.*?)' cannot be used with account code/i,
		cause: 'validation',
		at: 'TaxType',
		todo: 'Choose another tax rate or another account for the line',
	},
	{ says: /taxtype code '(?<value>.*?)' does not exist/i, cause: 'validation', at: 'TaxType', todo: 'Choose a tax rate of this organisation' },
	{ says: /(account|tax rate) must be valid/i, cause: 'validation', todo: 'Check the lines: unit amounts may have four decimals' },
	{ says: /line total .* does not match/i, cause: 'validation', at: 'LineAmount', todo: 'Leave the line amount out, or correct it' },
	{ says: /invoice # must be unique/i, cause: 'duplicate', at: 'InvoiceNumber', todo: `${renumber} number` },
	{ says: /credit note # must be unique/i, cause: 'duplicate', at: 'CreditNoteNumber', todo: `${renumber} number` },
	{ says: /order number must be unique/i, cause: 'duplicate', at: 'PurchaseOrderNumber', todo: `${renumber} number` },
	{ says: /quote number must be unique/i, cause: 'duplicate', at: 'QuoteNumber', todo: `${renumber} number` },
	{ says: /price list item with code/i, cause: 'duplicate', at: 'Code', todo: `${renumber} code, or use Create or Update` },
	{ says: /enter a unique code/i, cause: 'duplicate', at: 'Code', todo: `${renumber} code` },
	{ says: /enter a unique name/i, cause: 'duplicate', at: 'Name', todo: `${renumber} name` },
	{
		says: /lock date/i,
		cause: 'business-rule',
		at: 'Date',
		todo: 'Change the date, or move the lock date in Xero (Accounting, Advanced, Lock dates) if your accountant agrees',
	},
	{
		says: /not of valid status/i,
		cause: 'business-rule',
		at: 'Status',
		todo: 'Look at the status in Xero: what is voided, deleted or paid takes no such change',
	},
	{ says: /not of valid type for creation/i, cause: 'validation', at: 'Type', todo: 'Check the type, and create it as draft, submitted or approved' },
	{ says: /has a payment or credit note allocated/i, cause: 'business-rule', at: 'LineItems', todo: applied },
	{ says: /has payments or credit notes allocated/i, cause: 'business-rule', at: 'Status', todo: applied },
	{ says: /only be made against authorised documents/i, cause: 'business-rule', at: 'Invoice', todo: 'Approve the document first' },
	{ says: /exceeds the amount outstanding/i, cause: 'business-rule', at: 'Amount', todo: 'Check whether it was paid already, then correct the amount' },
	{ says: /within a batch cannot be deleted/i, cause: 'business-rule', todo: 'Delete the batch payment that it belongs to' },
	{ says: /status change is invalid|deleted purchaseorders cannot/i, cause: 'business-rule', at: 'Status', todo: 'Give a new order another number' },
	{ says: /total debits .* must equal/i, cause: 'validation', at: 'JournalLines', todo: 'Let the amounts of all lines come to zero' },
	{ says: /email address must be valid/i, cause: 'validation', at: 'EmailAddress', todo: 'Correct the address, or leave it out' },
	{ says: /website must be valid/i, cause: 'validation', at: 'Website', todo: 'Correct the address, or leave it out' },
	{
		says: /not subscribed to currency (?<value>\w+)/i,
		cause: 'validation',
		at: 'CurrencyCode',
		todo: 'Add the currency in Xero (Settings, Currencies), or choose another',
	},
	{ says: /limit of invoices you can approve/i, cause: 'business-rule', at: 'Status', todo: 'Create it as a draft, or upgrade the plan of the organisation' },
	{ says: /reached the limit of/i, cause: 'business-rule', todo: 'Delete one that is not needed' },
	{ says: /insufficient stock/i, cause: 'business-rule', at: 'LineItems', todo: 'Adjust the inventory in Xero, or switch on Allow Backorders' },
	{ says: /due date for bills must be between/i, cause: 'validation', at: 'PaymentTerms', todo: 'Give a day from 1 to 31, or leave the terms out' },
	{ says: /unrecognised guid format/i, cause: 'validation', todo: 'Give an ID such as 297c2dc5-cc47-4afd-8ec8-74990b8761e9' },
	{ says: /supplied id was not found for this endpoint/i, cause: 'not-found', at: 'RecordID', todo: 'Check the ID and the kind of record' },
	{ says: /could not be found|was not found|an existing .* with the specified/i, cause: 'not-found', todo: 'Check the ID and the organisation' },
	{ says: /must be unique|already exists|already assigned/i, cause: 'duplicate' },
	{ says: /idempotency key/i, cause: 'conflict', todo: 'Run the workflow again' },
	{
		says: /not filtering .* efficiently/i,
		cause: 'business-rule',
		todo: 'Narrow the list with Modified Since, Statuses or IDs: the organisation has too many records for the rest',
	},
	{
		says: /where clause invocation error/i,
		cause: 'validation',
		at: 'Where',
		todo: 'Guard fields that may be empty, such as Reference!=null AND Reference.StartsWith("A")',
	},
	{ says: /archived|cannot be (edited|applied|allocated|updated|deleted)/i, cause: 'business-rule' },
];

const sentenceOf = (says: string): Sentence | undefined => SENTENCES.find((sentence) => sentence.says.test(says));

/** Of several, the first that says more than that something is not valid. */
export const xeroCause = (words: readonly string[]): Cause =>
	words.map((says) => sentenceOf(says)?.cause ?? 'validation').find((cause) => cause !== 'validation') ?? 'validation';

/** Xero's words as they are, and then the ways out. */
export const withWayOut = (words: readonly string[]): string => {
	const ways = [...new Set(words.flatMap((says) => sentenceOf(says)?.todo ?? []))];
	const said = words.join('; ');
	return ways.length ? `${said}${/[.!?]$/.test(said) ? '' : '.'} ${ways.join('. ')}` : said;
};

/** Where in the record the words point, such as LineItems[2].AccountCode; empty where they point nowhere. */
export function placeOf(says: string, record: Row): string {
	const { at = '', says: pattern } = sentenceOf(says) ?? {};
	const value = pattern?.exec(says)?.groups?.value;
	const fits = (row: Row): boolean => (value === undefined ? !isFilled(row[at]) : String(row[at]) === value);
	const inRows = Object.entries(record).flatMap(([name, rows]) => rowsIn(rows).flatMap((row, index) => (fits(row) ? [`${name}[${index}].${at}`] : [])));
	// A field of the record itself needs no searching.
	return at in record || !LINE_FIELDS.includes(at) ? at : (inRows[0] ?? at);
}

const LINE_FIELDS = ['AccountCode', 'TaxType', 'LineAmount'];

/** What a person calls the record, such as "invoice INV-1". */
export const named = ({ label, title }: { readonly label: string; readonly title: string }, record: unknown): string => {
	const name = isRow(record) ? record[title] : undefined;
	return isFilled(name) && typeof name !== 'object' ? `${label.toLowerCase()} ${String(name).slice(0, 60)}` : `the ${label.toLowerCase()}`;
};
