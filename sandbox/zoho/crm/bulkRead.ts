import type { Answer, Row } from '../../vendor';
import { rowsIn, text } from '../ledger';
import type { Call } from './call';
import { heldBy, isReference, passes, sortOf, wantedOf, type Operator } from './compare';
import { writeCsv } from './csv';
import type { FieldDef } from './fields';
import { createJob, findJob, orderedBy, phaseOf } from './jobs';
import { CrmRefused, refuse } from './refused';
import { fieldNamed, fieldsOf, moduleNamed, moduleRef } from './schema';
import { valueOf } from './shown';
import { newId, recordsOf, type Crm, type Job, type Rec } from './state';
import { isRow } from './values';
import { viewWith } from './views';
import { zip } from './zip';

/** Bulk reads: a job, and in the end a ZIP with a CSV (fact sheet, section 3.12). Texts of refusals are invented. */

const PER_PAGE = 200_000;
const MOST_CONDITIONS = 25;
const PER_MINUTE = 10;
const STATES = { added: 'ADDED', queued: 'QUEUED', running: 'IN PROGRESS', done: 'COMPLETED' } as const;

const COMPARATORS: Readonly<Record<string, Operator>> = {
	equal: 'equals',
	not_equal: 'not_equal',
	contains: 'contains',
	not_contains: 'not_contains',
	starts_with: 'starts_with',
	ends_with: 'ends_with',
	in: 'in',
	not_in: 'not_in',
	between: 'between',
	not_between: 'not_between',
	greater_than: 'greater_than',
	greater_equal: 'greater_equal',
	less_than: 'less_than',
	less_equal: 'less_equal',
};

const no = (code: string, message: string, details: Row = {}): CrmRefused => new CrmRefused(400, code, message, details);

export const checkCallback = (callback: unknown): void => {
	if (callback === undefined || callback === null) return;
	if (!isRow(callback) || !URL.canParse(text(callback.url))) throw no('INVALID_CALLBACK_URL', 'the callback URL is invalid');
	if (callback.method !== 'post') throw no('INVALID_CALLBACK_METHOD', 'the callback method is invalid', { supported_callback_methods: ['post'] });
};

type Test = (crm: Crm, rec: Rec) => boolean;

const testOf = (crm: Crm, module: string, criteria: Row, count = { of: 0 }): Test => {
	if (criteria.group !== undefined) {
		const operator = text(criteria.group_operator).toLowerCase();
		if (!['and', 'or'].includes(operator)) throw no('GROUP_OPERATOR_NOT_SUPPORTED', 'the group operator is not supported', { supported: ['and', 'or'] });
		const tests = rowsIn(criteria.group).map((one) => testOf(crm, module, one, count));
		return operator === 'and' ? (at, rec) => tests.every((test) => test(at, rec)) : (at, rec) => tests.some((test) => test(at, rec));
	}
	count.of += 1;
	if (count.of > MOST_CONDITIONS) throw no('CRITERIA_LIMIT_EXCEEDED', 'too many criteria', { max_limit: MOST_CONDITIONS });
	const name = isRow(criteria.field) ? text(criteria.field.api_name) : text(criteria.api_name);
	const [plain = ''] = name.split('.');
	const field = fieldNamed(crm, module, plain);
	if (field === undefined) throw no('FIELD_IN_CRITERIA_NOT_AVAILABLE', 'the field in the criteria is not available', { api_name: name });
	const operator = COMPARATORS[text(criteria.comparator)];
	if (operator === undefined)
		throw no('FIELD_COMPARATOR_IN_CRITERIA_NOT_SUPPORTED', 'the comparator is not supported', {
			comparator: criteria.comparator,
			supported: Object.keys(COMPARATORS),
		});
	const sort = isReference(field) ? 'id' : sortOf(field);
	const wanted = (Array.isArray(criteria.value) ? criteria.value : [criteria.value]).map((value) => {
		const read = wantedOf(sort, value);
		if (read === undefined) throw no('INVALID_CRITERIA', 'the value does not fit the field', { api_name: name, value });
		return read;
	});
	return (at, rec) => passes(heldBy(at, rec, field, 'id'), operator, wanted);
};

const UNREAD = new Set(['subform', 'profileimage']);
const readable = (crm: Crm, module: string): FieldDef[] => fieldsOf(crm, module).filter(({ data_type }) => !UNREAD.has(data_type));

export const createRead = (crm: Crm, call: Call): Answer => {
	const { query, callback, file_type } = call.body();
	if (!isRow(query)) throw refuse.mandatory('query', '$.query');
	checkCallback(callback);
	if (file_type !== undefined && file_type !== 'csv') throw refuse.data({ api_name: 'file_type', supported_values: ['csv'] });
	const module = isRow(query.module) ? text(query.module.api_name) : '';
	if (['Notes', 'Attachments', 'Emails'].includes(module)) throw no('MODULE_NOT_SUPPORTED', 'the module is not supported', { module });
	if (moduleNamed(crm, module) === undefined) throw no('MODULE_NOT_AVAILABLE', 'the module is not available', { api_name: module });
	if (Array.isArray(query.fields))
		for (const name of query.fields.map(text))
			if (!readable(crm, module).some(({ api_name }) => api_name === name.split('.')[0]))
				throw no('FIELD_NOT_AVAILABLE', 'the field is not available', { api_name: name });
	if (query.criteria !== undefined && isRow(query.criteria)) testOf(crm, module, query.criteria);
	if (query.cvid !== undefined && query.cvid !== null) viewWith(crm, module, text(query.cvid));
	const page = query.page ?? 1;
	if (typeof page !== 'number' || !Number.isInteger(page) || page < 1) throw no('PAGE_RANGE_EXCEEDED', 'the page is out of range', { max_limit: 500 });
	const job = createJob(crm, 'read', module, { query: { ...query, page }, ...(callback === undefined ? {} : { callback }) });
	const details = { id: job.id, operation: 'read', state: 'ADDED', ...orderedBy(crm, job) };
	return { status: 201, body: { data: [{ status: 'success', code: 'ADDED_SUCCESSFULLY', message: 'Added successfully.', details }], info: {} } };
};

/** References by their ids, several values with semicolons between. */
const cell = (value: unknown): string => {
	if (value === null || value === undefined) return '';
	if (Array.isArray(value)) return value.map((one) => (isRow(one) ? text(one.name ?? one.id) : text(one))).join(';');
	return isRow(value) ? text(value.id) : text(value);
};

const wantedBy = (crm: Crm, { scope, order }: Job): Rec[] => {
	const query = order.query as Row;
	const test = isRow(query.criteria) ? testOf(crm, scope, query.criteria) : () => true;
	const view = query.cvid === undefined || query.cvid === null ? undefined : viewWith(crm, scope, text(query.cvid));
	return recordsOf(crm, scope).filter((rec) => (rec.converted === undefined || view?.converted === true) && (view?.shows(crm, rec) ?? true) && test(crm, rec));
};

/** The text of the file and what is said of it. */
export const runRead = (crm: Crm, job: Job): { result: Row; file: string } => {
	const { fields, page } = job.order.query as { fields?: unknown[]; page: number };
	const names = fields?.map(text) ?? readable(crm, job.scope).map(({ api_name }) => api_name);
	const columns = ['id', ...names.filter((name) => name !== 'id')];
	const all = wantedBy(crm, job);
	const rows = all.slice((page - 1) * PER_PAGE, page * PER_PAGE);
	const reads = columns.map((name) => fieldNamed(crm, job.scope, text(name.split('.')[0])));
	const csv = writeCsv([
		columns.map((name) => (name === 'id' ? 'Id' : name)),
		...rows.map((rec) => reads.map((field) => (field ? cell(valueOf(crm, rec, field)) : ''))),
	]);
	const id = newId(crm);
	const content = zip(`${job.id}.csv`, Buffer.from(csv));
	crm.state.files[id] = { id, name: `${job.id}.zip`, type: 'application/zip', content: content.toString('base64'), size: content.length, at: crm.now };
	const download_url = `/crm/bulk/v8/read/${job.id}/result`;
	return { file: id, result: { page, per_page: PER_PAGE, count: rows.length, download_url, more_records: all.length > page * PER_PAGE } };
};

const needJob = (crm: Crm, call: Call): Job => {
	const job = findJob(crm, ['read'], call.params.id);
	if (job === undefined) throw new CrmRefused(404, 'RESOURCE_NOT_FOUND', 'the requested resource does not exist', { resource: call.params.id });
	return job;
};

export const getRead = (crm: Crm, call: Call): Answer => {
	const job = needJob(crm, call);
	const phase = phaseOf(crm, job);
	const query = job.order.query as Row;
	const shown = {
		id: job.id,
		operation: 'read',
		state: STATES[phase],
		query: { ...query, module: moduleRef(crm, job.scope) },
		...orderedBy(crm, job),
		...(phase === 'done' ? { result: job.result } : {}),
		file_type: 'csv',
	};
	return { status: 200, body: { data: [shown], info: {} } };
};

export const downloadRead = (crm: Crm, call: Call): Answer => {
	const job = needJob(crm, call);
	const file = crm.state.files[text(job.file)];
	if (phaseOf(crm, job) !== 'done' || file === undefined)
		throw new CrmRefused(404, 'RESOURCE_NOT_FOUND', 'the requested resource does not exist', { resource: job.id });
	crm.state.fetched = crm.state.fetched.filter((at) => at > crm.now - 60_000);
	if (crm.state.fetched.length >= PER_MINUTE) throw refuse.tooMany('too many downloads in a minute');
	crm.state.fetched.push(crm.now);
	return {
		status: 200,
		headers: { 'content-type': 'application/zip', 'content-disposition': `attachment;filename=${file.name}` },
		body: Buffer.from(file.content, 'base64'),
	};
};
