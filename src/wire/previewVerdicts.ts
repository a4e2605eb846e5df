import type { Cause, Failure } from '../failure';
import { isFilled, type Row } from '../record';
import { spokenOf, type Asked, type Wish } from './ask';
import type { Change, Outcome, Preview } from './conversation';
import type { Dialect } from './dialect';
import { encodeRecord } from './encode';
import { inWords } from './previewChanges';

/** Why a write itself would fail; after any other cause nobody knows what it would have done. */
const TELLING: readonly Cause[] = ['validation', 'duplicate', 'business-rule', 'not-found', 'conflict'];

/** A record as the operation would write it; as it can be handed to the same operation again, to be written. */
export const recordOf = (asked: Asked, { record = {} }: Wish): Row => encodeRecord(spokenOf(asked), record);

/** What a record is called: `invoice INV-7`. */
export const called = ({ resource }: Asked, ...records: ReadonlyArray<Row | undefined>): string => {
	const named = [resource.title, resource.key?.field ?? resource.id, resource.id].flatMap((name) => records.map((record) => record?.[name]));
	const name = named.find((value) => isFilled(value) && typeof value !== 'object');
	return [resource.label.toLowerCase(), ...(name === undefined ? [] : [String(name)])].join(' ');
};

export const verdict = ({ from }: Wish, record: Row, preview: Omit<Preview, 'changes'> & Partial<Preview>): Outcome => ({
	from,
	did: 'read',
	record,
	preview: { changes: [], ...preview },
});

export const wouldChange = (wish: Wish, record: Row, would: 'update' | 'act', id: string | undefined, what: string, changes: readonly Change[]): Outcome =>
	verdict(wish, record, {
		would,
		...(id === undefined ? {} : { id }),
		changes,
		says: changes.length ? `${what}: ${inWords(changes)}` : what,
	});

export const wouldFail = (wish: Wish, record: Row, { cause, message, details }: Failure, id?: string): Outcome =>
	verdict(wish, record, { would: 'fail', ...(id === undefined ? {} : { id }), says: `Would fail: ${message}`, cause, message, details });

/** What a failed look-up comes to: a verdict where the write would fail for it, else a failure of the preview. */
export const afterFailure = (wish: Wish, record: Row, failure: Failure, id?: string): Outcome =>
	TELLING.includes(failure.cause) ? wouldFail(wish, record, failure, id) : { from: wish.from, failure };

/** The id of a record that the vendor has. */
export const idIn = ({ resource: { id } }: Asked, record: Row | undefined): string | undefined => (isFilled(record?.[id]) ? String(record![id]) : undefined);

/** The failure that the vendor would answer with to a second record of one key. */
export const alreadyThere = ({ vendor }: Dialect, asked: Asked, match: Row): Failure => {
	const { field } = asked.resource.key!;
	return {
		cause: 'duplicate',
		status: 0,
		message: `${vendor} already has ${called(asked, match)}${idIn(asked, match) === undefined ? ', made by an earlier item' : ''}. Give one of the two another ${(asked.resource.fields[field]?.label ?? field).toLowerCase()}, or use Create or Update`,
		details: [{ at: field, says: `is taken: ${String(match[field])}` }],
	};
};
