import { longText } from '../../src/apis/define';
import type { Asked, Row } from '../vendor';
import { nothingSent, refusedElements } from './answers';
import type { Change } from './books';
import { microsoft } from './dates';
import type { Action, Desk, Reply } from './desk';
import { endpoints } from './endpoints';
import { partsOf } from './write';

/** What happened to a record, and notes on it, which stay for good (https://developer.xero.com/documentation/api/accounting/historyandnotes). */

const NOTED = new Set([
	'BankTransactions',
	'BankTransfers',
	'BatchPayments',
	'Contacts',
	'CreditNotes',
	'Invoices',
	'Items',
	'ManualJournals',
	'Overpayments',
	'Payments',
	'Prepayments',
	'PurchaseOrders',
	'Quotes',
	'RepeatingInvoices',
]);

const LONGEST = 2500;
const COLLECTION = 'HistoryRecords';
const UNKNOWN = 'The document with the supplied id was not found for this endpoint.';

const FIELDS = { Details: longText('Details') };
const NAMES = { name: COLLECTION, element: 'HistoryRecord' };

const holder = (segment: string, row: Row): string => `${segment} ${row[endpoints[segment]?.id ?? '']}`;

export const historyActions = (segment: string): Readonly<Record<string, Action>> =>
	NOTED.has(segment)
		? {
				'GET History': (desk, row) => {
					const records = desk.books.having(COLLECTION, '_of', holder(segment, row));
					// Those of one moment in the order they came, the newest first.
					return { content: { HistoryRecords: records.reverse().map(shown) } };
				},
				'PUT History': (desk, row, asked) => addNotes(desk, holder(segment, row), asked),
			}
		: {};

/** Notes on what is not there: the one place where Xero answers an unknown id with words. */
export const unknownHolder = (desk: Desk, { body }: Asked): Reply => {
	const sent = partsOf(body, NAMES, FIELDS);
	return refusedElements(sent.map(({ Details }) => ({ ...stamped(desk.now), Details, ValidationErrors: [{ Message: UNKNOWN }] })));
};

function addNotes(desk: Desk, of: string, { body }: Asked): Reply {
	const sent = partsOf(body, NAMES, FIELDS);
	if (!sent.length) return nothingSent(NAMES.element);
	// Invented texts.
	const problems = ({ Details }: Row): string[] =>
		!Details ? ['Details must be specified.'] : String(Details).length > LONGEST ? [`The length of Details must not exceed ${LONGEST} characters.`] : [];
	const judged = sent.map((one) => ({ ...stamped(desk.now), Details: one.Details, ValidationErrors: problems(one).map((Message) => ({ Message })) }));
	const refused = judged.filter(({ ValidationErrors }) => ValidationErrors.length);
	if (refused.length) return refusedElements(refused);
	for (const { Details } of sent) note(desk, of, 'Note', String(Details));
	return { content: { HistoryRecords: judged } };
}

/** Adds an entry to the history of "Invoices <id>". */
export function note({ books, now, user }: Desk, of: string, Changes: string, Details: string): void {
	const HistoryRecordID = `${of} ${books.count(COLLECTION, '_of', of)}`;
	books.put(COLLECTION, HistoryRecordID, { HistoryRecordID, _of: of, Changes, DateUTC: now, User: user, Details });
}

/** Entries for what a request did. Their words are invented, but for those that are Xero's statuses. */
export function remember(desk: Desk, changes: readonly Change[]): void {
	for (const { collection, id, isNew, before } of changes) {
		const endpoint = endpoints[collection];
		const row = desk.books.get(collection, id);
		if (!endpoint || !NOTED.has(collection) || !row) continue;
		const what = isNew ? 'Created' : before?.Status !== row.Status ? (BECAME[String(row.Status)] ?? 'Edited') : 'Edited';
		note(desk, holder(collection, row), what, isNew && desk.appName ? `Received through the Xero API from ${desk.appName}` : '');
	}
}

const BECAME: Readonly<Record<string, string>> = { AUTHORISED: 'Approved', SUBMITTED: 'Submitted', PAID: 'Paid', VOIDED: 'Voided', DELETED: 'Deleted' };

const stamped = (moment: unknown): Row => ({ DateUTC: microsoft(moment), DateUTCString: String(moment).slice(0, 19) });

const shown = ({ Changes, DateUTC, User, Details }: Row): Row => ({ Changes, ...stamped(DateUTC), User, Details });
