import type { Resource } from '../apis/define';
import type { Failure } from '../failure';
import { chunks, isFilled, isRow, type Row } from '../record';
import type { Asked } from './ask';
import type { Conversation } from './conversation';
import { type Dialect, failureOf, ok } from './dialect';

const GONE = ['DELETED', 'VOIDED', 'void'];

/** The vendor's records that carry the natural keys of these, in as few requests as the vendor's list allows. */
export function* lookUp(dialect: Dialect, asked: Asked, records: readonly Row[]): Conversation<Row[] | { failure: Failure }> {
	const { resource } = asked;
	const key = resource.key!;
	const keys = [...new Set(records.map((record) => String(record[key.field])))];
	const known: Row[] = [];
	for (const some of chunks(keys, key.find!.atOnce)) {
		const page = { number: 1, size: dialect.pageSize };
		const answer = yield { method: 'GET', path: resource.path, ...dialect.list(resource, dialect.find(resource, some), page), repeatable: true };
		if (!ok(answer)) return { failure: failureOf(dialect, answer, resource) };
		known.push(...dialect.records(resource, answer));
	}
	return known;
}

/** Deleted or voided, in the words of either vendor. */
export const isGone = (record: Row): boolean => GONE.includes(String(record.Status ?? record.status));

/** The one of these that this record describes. What was deleted or voided has made its number free, except for a record that says just that. */
export const matchOf = (resource: Resource, known: readonly Row[], record: Row): Row | undefined => {
	const same = known.filter((row) => sameRecord(resource, row, record));
	return same.find((row) => !isGone(row)) ?? (isGone(record) ? same[0] : undefined);
};

/** Whether a record with our key is certainly another owner's. Where one side does not name its owner in a way the other does, nobody can tell. */
export const isStranger = (resource: Resource, match: Row, record: Row): boolean => {
	const owner = resource.key?.owner;
	const [theirs, ours] = owner === undefined ? [] : [match[owner], record[owner]];
	if (!isRow(theirs) || !isRow(ours)) return false;
	const told = Object.keys(ours).filter((name) => isFilled(ours[name]) && isFilled(theirs[name]));
	return told.length > 0 && !told.some((name) => sameText(theirs[name], ours[name]));
};

/** Whether a vendor's record is the one that this record describes: same key, and same company where the key alone is not unique. */
const sameRecord = (resource: Resource, known: Row, record: Row): boolean => {
	const { field, within = [] } = resource.key!;
	return sameText(known[field], record[field]) && within.every((name) => sameLink(known[name], record[name]));
};

const sameText = (one: unknown, other: unknown): boolean => String(one).trim().toLowerCase() === String(other).trim().toLowerCase();

const sameLink = (one: unknown, other: unknown): boolean =>
	isRow(one) && isRow(other) && Object.keys(other).some((name) => isFilled(other[name]) && sameText(one[name], other[name]));
