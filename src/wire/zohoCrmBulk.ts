import { parse, stringify } from '../libraries/csv';
import { strFromU8, strToU8, unzipSync, zipSync } from '../libraries/zip';
import type { Failure } from '../failure';
import { isFilled, isRow, rowsIn, withoutSync, type Row } from '../record';
import type { Answer, Conversation, Outcome } from './conversation';
import { failureOf, isUnknown, ok } from './dialect';
import { multipart } from './multipart';
import { zohoCrmDialect } from './zohoCrm';

/** Bulk jobs: many records in one file, worked off by Zoho in its own time (https://www.zoho.com/crm/developer/docs/api/v8/bulk-read/overview.html). */

const BULK = '/crm/bulk/v8';
const SECOND = 1000;
/** Looks at a job, further and further apart: about ten minutes in all. */
const LOOKS = [2, 3, 5, 5, 10, 10, 15, 15, 30, 30, 30, 60, 60, 60, 60, 60, 60, 60].map((seconds) => seconds * SECOND);

export interface BulkRead {
	readonly module: string;
	/** All fields where left out. */
	readonly fields?: readonly string[];
	/** A group of conditions as the API takes it. */
	readonly criteria?: Row;
}

/** Reads all records of a module through jobs of 200,000 each: starts one, waits until it is done, and fetches its file. */
export function* bulkRead({ module, fields, criteria }: BulkRead, from: number): Conversation<Outcome[]> {
	const outcomes: Outcome[] = [];
	for (let page = 1; ; page++) {
		const query = { module: { api_name: module }, page, ...(fields?.length ? { fields } : {}), ...(criteria ? { criteria: asGroup(criteria) } : {}) };
		const done = yield* finished('read', { query });
		if ('failure' in done) return [...outcomes, { from, failure: done.failure }];
		const { result } = done.job;
		const file = yield* fileOf(String(isRow(result) ? result.download_url : ''));
		if ('failure' in file) return [...outcomes, { from, failure: file.failure }];
		outcomes.push(...rowsOfFile(file.bytes).map((row): Outcome => ({ from, did: 'read', record: withId(row) })));
		if (!isRow(result) || result.more_records !== true) return outcomes;
	}
}

/** The API takes a group, be it of one condition. */
const asGroup = (criteria: Row): Row => ('group' in criteria ? criteria : { group_operator: 'and', group: [criteria] });

/** The file spells the id's name with a capital, other than everywhere else. */
const withId = ({ Id, ...row }: Row): Row => (Id === undefined ? row : { id: Id, ...row });

export interface BulkWrite {
	readonly module: string;
	readonly operation: 'insert' | 'update' | 'upsert';
	/** The field that tells whether a record exists; needed for update and upsert. */
	readonly findBy?: string;
	readonly records: readonly Row[];
	/** Positions of the records in the input. */
	readonly from: readonly number[];
	/** The organization's zgid, which the upload wants to know. */
	readonly organization: string;
}

/** Rows of one file (https://www.zoho.com/crm/developer/docs/api/v8/bulk-write/overview.html). */
export const MOST_ROWS = 25_000;

/** Writes records through a job: uploads a file, starts the job, waits, and tells of each record what became of it. */
export function* bulkWrite({ module, operation, findBy, records, from, organization }: BulkWrite): Conversation<Outcome[]> {
	const failed = (failure: Failure): Outcome[] => from.map((position) => ({ from: position, failure }));
	const plain = records.map(withoutSync);
	const columns = [...new Set(plain.flatMap((record) => Object.keys(record)))];
	const csv = stringify([columns, ...plain.map((record) => columns.map((name) => cellOf(record[name])))]);
	const file = { name: `${module}.zip`, mediaType: 'application/zip', bytes: zipSync({ [`${module}.csv`]: strToU8(csv) }) };
	const { headers, body } = multipart(file);
	const uploaded = yield {
		method: 'POST',
		path: '/crm/v8/upload',
		outside: true,
		headers: { ...headers, feature: 'bulk-write', 'X-CRM-ORG': organization },
		body,
		repeatable: true,
	};
	const details = isRow(uploaded.body) && isRow(uploaded.body.details) ? uploaded.body.details : {};
	if (!ok(uploaded) || !isFilled(details.file_id)) return failed(failureOf(zohoCrmDialect, uploaded));
	const done = yield* finished('write', {
		operation,
		resource: [
			{
				type: 'data',
				module: { api_name: module },
				file_id: details.file_id,
				file_names: [`${module}.csv`],
				ignore_empty: true,
				...(findBy ? { find_by: findBy } : {}),
				field_mappings: columns.map((api_name, index) => ({ api_name, index })),
			},
		],
	});
	if ('failure' in done) return failed(done.mayHaveActed ? unsure(done.failure) : done.failure);
	const result = yield* fileOf(String(isRow(done.job.result) ? done.job.result.download_url : ''));
	if ('failure' in result) return failed(unsure(result.failure));
	const lines = rowsOfFile(result.bytes);
	// Lines stand for records by their place, so a file with more or fewer of them says nothing certain of any.
	if (lines.length !== records.length) return failed(unsure(odd(lines.length, records.length)));
	return lines.map((row, index) => outcomeOf(row, from[index]!));
}

/** Once a job may have begun, sending its records again could write them twice. */
const unsure = (failure: Failure): Failure => ({
	...failure,
	cause: 'unknown',
	message: `${failure.message}. Whether Zoho CRM wrote the records is not known: look for them, or at the bulk job, before sending them again`,
});

const odd = (lines: number, records: number): Failure => ({
	cause: 'unknown',
	status: 200,
	message: `The result of the bulk job tells of ${lines} records where ${records} were sent`,
	details: [],
});

const cellOf = (value: unknown): string => (isRow(value) ? String(value.id ?? '') : Array.isArray(value) ? value.join(';') : String(value ?? ''));

/** A line of the result names its state, the record's id, and, where it was passed over, why. */
function outcomeOf(row: Row, from: number): Outcome {
	const status = String(row.STATUS ?? '');
	if (/^(ADDED|UPDATED)$/i.test(status))
		return { from, did: /ADDED/i.test(status) ? 'created' : 'updated', record: { ...row, id: String(row.RECORD_ID ?? row.id ?? '') } };
	const says = String(row.ERRORS ?? status);
	return { from, failure: { cause: 'validation', status: 200, message: `Zoho CRM passed over the record: ${says}`, details: [{ at: '', says }] } };
}

/** Starts a job and waits until Zoho is done with it. */
function* finished(kind: 'read' | 'write', body: Row): Conversation<{ job: Row } | { failure: Failure; mayHaveActed: boolean }> {
	// A job that was started twice would write twice.
	const started: Answer = yield { method: 'POST', path: `${BULK}/${kind}`, outside: true, body, repeatable: kind === 'read' };
	const [first] = rowsIn(isRow(started.body) ? started.body.data : undefined);
	const details = isRow(first?.details) ? first.details : isRow(started.body) && isRow(started.body.details) ? started.body.details : {};
	if (!ok(started) || !isFilled(details.id)) return { failure: failureOf(zohoCrmDialect, started), mayHaveActed: ok(started) || isUnknown(started) };
	for (const after of LOOKS) {
		const looked: Answer = yield { method: 'GET', path: `${BULK}/${kind}/${String(details.id)}`, outside: true, after, repeatable: true };
		if (!ok(looked)) return { failure: failureOf(zohoCrmDialect, looked), mayHaveActed: true };
		const job = rowsIn(isRow(looked.body) ? looked.body.data : undefined)[0] ?? (isRow(looked.body) ? looked.body : {});
		const state = String(job.state ?? job.status ?? '').toUpperCase();
		if (state === 'COMPLETED') return { job };
		if (['FAILURE', 'FAILED', 'SKIPPED'].includes(state))
			return { failure: notDone(`failed: ${JSON.stringify(job.result ?? job.message ?? state)}`, String(details.id)), mayHaveActed: true };
	}
	return { failure: notDone('is not done after ten minutes', String(details.id)), mayHaveActed: true };
}

const notDone = (what: string, id: string): Failure => ({
	cause: 'temporarily-unavailable',
	status: 0,
	message: `The bulk job ${id} of Zoho CRM ${what}`,
	details: [],
});

function* fileOf(path: string): Conversation<{ bytes: Uint8Array } | { failure: Failure }> {
	const answer: Answer = yield { method: 'GET', path, outside: true, accept: 'application/octet-stream', repeatable: true };
	return ok(answer) && answer.body instanceof Uint8Array ? { bytes: answer.body } : { failure: failureOf(zohoCrmDialect, answer) };
}

/** The lines of the one CSV in an archive. */
function rowsOfFile(bytes: Uint8Array): Row[] {
	const [csv] = Object.values(unzipSync(bytes));
	return csv ? parse(strFromU8(csv), { columns: true, skip_empty_lines: true, bom: true, relax_column_count: true }) : [];
}
