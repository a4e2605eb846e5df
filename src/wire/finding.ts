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
	return known.filter((row) => !GONE.includes(String(row.Status ?? row.status)));
}

/** Whether a vendor's record is the one that this record describes: same key, and same company where the key alone is not unique. */
export const sameRecord = (resource: Resource, known: Row, record: Row): boolean => {
	const { field, within = [] } = resource.key!;
	return sameText(known[field], record[field]) && within.every((name) => sameLink(known[name], record[name]));
};

const sameText = (one: unknown, other: unknown): boolean => String(one).trim().toLowerCase() === String(other).trim().toLowerCase();

const sameLink = (one: unknown, other: unknown): boolean =>
	isRow(one) && isRow(other) && Object.keys(other).some((name) => isFilled(other[name]) && sameText(one[name], other[name]));
