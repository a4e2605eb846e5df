import type { Issue } from '../../failure';
import type { Row } from '../../record';
import { amounts } from './amount';
import { changes } from './changes';
import { coding } from './coding';
import { unusualDay } from './day';
import type { Document } from './document';
import { duplicates } from './duplicate';
import { historyFrom, type History } from './history';
import { placesOf, subjectAs, type Known } from './kinds';
import { readDocument } from './read';
import { remember } from './remember';
import { isSame } from './same';
import { sequence, usedBy, type AllUsed } from './sequence';
import type { Case } from './subject';

/**
 * What a bookkeeper would look at twice before a record is written; it is never refused for it. One list of issues for each record, severity `review`,
 * rules `likely-duplicate`, `amount-outlier`, `unusual-account`, `unusual-tax`, `unusual-day`, `round-sum`, `currency-changed`, `bank-detail-changed`,
 * `number-gap` and `number-jump`.
 *
 * `subject` is a name of `checkable`; what is neither document nor contact has no anomalies. `records` are in its shape, and each is held against those
 * before it too. `history` are earlier documents as either vendor gives them and rows of the audit table, in any order and with anything else among them.
 * An audit row has no party and no amount: it tells which numbers were used and from which record a document was made.
 */
export const anomaliesIn = (subject: string, records: readonly Row[], history: readonly unknown[]): Issue[][] => {
	const known = historyFrom(history);
	const read = records.map((record) => {
		const as = subjectAs(subject, record);
		return as && { as, document: readDocument(record, as, known.glossary) };
	});
	const documents = read.flatMap((one) => one?.document ?? []);
	const used = new Map(
		[...new Set(documents.map(({ kind }) => kind))].map((kind) => [
			kind,
			usedBy(
				documents.filter((one) => one.kind === kind),
				known.ledgers[kind]?.series,
			),
		]),
	);
	const batch: Batch = new Map();
	return read.map((one) => (one ? judge(one.document, one.as, known, used.get(one.document.kind)!, batch) : []));
};

/** The records of this run that were judged already, by party. */
type Batch = Map<string, readonly Document[]>;

/** The latest documents of a party tell its habits. */
const LATEST = 200;
const latest = remember((documents: readonly Document[]) => documents.slice(0, LATEST));
const NONE: readonly Document[] = [];

function judge(document: Document, as: Known, history: History, used: AllUsed, batch: Batch): Issue[] {
	if (document.ended) return [];
	const ledger = history.ledgers[document.kind];
	const party = history.partyOf(document);
	const all = (party !== undefined && ledger?.parties.get(party)) || NONE;
	const before = latest(all);
	// A contact is held against what is known of it; a document against the others.
	const others = document.kind === 'contact' ? before : before.filter((other) => !isSame(document, other));
	const earlier = others.length === before.length ? before : others;
	const now = (party !== undefined && batch.get(party)) || NONE;
	const who = document.name || (party !== undefined && history.names.get(party)) || 'this contact';
	const one: Case = { document, places: placesOf(as), history, ledger, earlier, known: [...now, ...earlier], party, who };
	const issues = [...duplicates(one, all, now), ...amounts(one), ...coding(one), ...unusualDay(one), ...changes(one), ...sequence(one, used)];
	if (party !== undefined) batch.set(party, [...now.slice(1 - LATEST), document]);
	return issues;
}
