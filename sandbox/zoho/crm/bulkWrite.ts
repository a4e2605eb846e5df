import type { Answer, Row } from '../../vendor';
import { rowsIn, text } from '../ledger';
import { checkCallback } from './bulkRead';
import type { Call } from './call';
import { readCsv, writeCsv } from './csv';
import type { FieldDef } from './fields';
import { createJob, findJob, orderedBy, phaseOf } from './jobs';
import { CrmRefused, refuse } from './refused';
import { fieldNamed, fieldsOf, moduleNamed, moduleRef } from './schema';
import { find, newId, recordsOf, type Crm, type Job, type Rec } from './state';
import { isRow } from './values';
import { insert, update } from './write';
import { unzip, zip } from './zip';

/** Bulk writes: rows of a CSV in a ZIP, each written by the rules of a single record (fact sheet, section 3.12). Texts of refusals are invented. */

const MOST_ROWS = 25_000;
const MOST_COLUMNS = 200;
const STATES = { added: 'ADDED', queued: 'INPROGRESS', running: 'INPROGRESS', done: 'COMPLETED' } as const;
const OPERATIONS = ['insert', 'update', 'upsert'];

const no = (code: string, message: string, details: Row = {}): CrmRefused => new CrmRefused(400, code, message, details);

/** A column for a field: by its place, or the same value in every row. */
interface Mapping {
	readonly api_name: string;
	readonly index?: number;
	readonly otherwise: string;
}

const tableIn = (crm: Crm, file: unknown): { name: string; rows: string[][] } => {
	const stored = crm.state.files[text(file)];
	if (stored === undefined) throw no('FILE_NOT_FOUND', 'the file is not found', { file_id: file });
	const [first] = unzip(Buffer.from(stored.content, 'base64')) ?? [];
	if (first === undefined) throw no('FILE_NOT_SUPPORTED', 'the file is no ZIP with a CSV', { file_id: file });
	const rows = readCsv(first.content.toString('utf8'));
	if (rows.length - 1 > MOST_ROWS || (rows[0]?.length ?? 0) > MOST_COLUMNS) throw no('FILE_NOT_SUPPORTED', 'the file has too many rows or columns');
	return { name: first.name, rows };
};

/** Without mappings the columns are named as the fields are. */
const mappingsOf = ({ field_mappings }: Row, head: readonly string[]): Mapping[] => {
	const given = rowsIn(field_mappings);
	if (!given.length) return head.map((name, index) => ({ api_name: name === 'Id' ? 'id' : name, index, otherwise: '' }));
	return given.map(({ api_name, index, default_value }) => ({
		api_name: text(api_name),
		...(typeof index === 'number' ? { index } : {}),
		otherwise: isRow(default_value) ? text(default_value.value) : '',
	}));
};

export const createWrite = (crm: Crm, call: Call): Answer => {
	const body = call.body();
	if (!OPERATIONS.includes(text(body.operation))) throw refuse.data({ api_name: 'operation', supported_values: OPERATIONS });
	checkCallback(body.callback);
	const [resource, ...others] = rowsIn(body.resource);
	if (resource === undefined) throw no('MISSING_REQUIRED_KEY', 'a required key is missing', { json_path: '$.resource' });
	// The sandbox takes one file; the real one takes a parent and its subforms.
	if (others.length) throw no('INVALID_REQUEST', 'one resource is all the sandbox takes');
	const module = isRow(resource.module) ? text(resource.module.api_name) : '';
	if (moduleNamed(crm, module) === undefined) throw no('MODULE_NOT_AVAILABLE', 'the module is not available', { api_name: module });
	const { rows } = tableIn(crm, resource.file_id);
	const mappings = mappingsOf(resource, rows[0] ?? []);
	const unknown = mappings.find(({ api_name }) => fieldNamed(crm, module, text(api_name.split('.')[0])) === undefined);
	if (unknown) throw refuse.data({ api_name: unknown.api_name, json_path: '$.resource[0].field_mappings' });
	if (body.operation !== 'insert' && text(resource.find_by) === '')
		throw new CrmRefused(400, 'MANDATORY_NOT_FOUND', 'Required key find_by is not available', { json_path: '$.resource[0].find_by' });
	const needed = fieldsOf(crm, module).filter(({ mandatory, data_type }) => mandatory === true && data_type !== 'subform');
	const missing = needed.find(({ api_name }) => !mappings.some((one) => one.api_name.split('.')[0] === api_name));
	if (body.operation !== 'update' && missing) throw no('MANDATORY_FIELDS_NOT_MAPPED', 'mandatory fields are not mapped', { api_name: missing.api_name });
	const job = createJob(crm, 'write', module, { operation: body.operation, resource, ...(body.callback === undefined ? {} : { callback: body.callback }) });
	return { status: 201, body: { status: 'success', code: 'SUCCESS', message: 'success', details: { id: job.id, created_by: orderedBy(crm, job).created_by } } };
};

/** A cell as a field would be sent. */
const valueOf = (field: FieldDef, cell: string): unknown => {
	if (cell === '') return null;
	switch (field.data_type) {
		case 'integer':
		case 'double':
		case 'currency':
		case 'percent':
			return Number.isFinite(Number(cell)) ? Number(cell) : cell;
		case 'boolean':
			return /^true$/i.test(cell) ? true : /^false$/i.test(cell) ? false : cell;
		case 'multiselectpicklist':
			return cell.split(';');
		case 'lookup':
		case 'ownerlookup':
		case 'userlookup':
			return { id: cell };
		default:
			return cell;
	}
};

const sentBy = (crm: Crm, module: string, mappings: readonly Mapping[], cells: readonly string[], ignoreEmpty: boolean): Row => {
	const sent: Row = {};
	for (const { api_name, index, otherwise } of mappings) {
		const field = fieldNamed(crm, module, text(api_name.split('.')[0]));
		const cell = (index === undefined ? '' : (cells[index] ?? '')) || otherwise;
		if (field === undefined || (ignoreEmpty && cell === '')) continue;
		sent[field.api_name] = field.api_name === 'id' ? cell : valueOf(field, cell);
	}
	return sent;
};

const knownBy = (crm: Crm, module: string, name: string, sent: Row): Rec | undefined => {
	if (name === 'id') return find(crm, module, sent.id);
	const value = text(sent[name]).toLowerCase();
	return value === '' ? undefined : recordsOf(crm, module).find((rec) => text(rec.values[name]).toLowerCase() === value);
};

interface Outcome {
	readonly status: 'ADDED' | 'UPDATED' | 'SKIPPED';
	readonly id: string;
	readonly error: string;
}

const writeRow = (crm: Crm, module: string, operation: string, findBy: string, sent: Row): Outcome => {
	try {
		const known = operation === 'insert' ? undefined : knownBy(crm, module, findBy, sent);
		if (known) return { status: 'UPDATED', id: update(crm, known, sent).id, error: '' };
		if (operation === 'update') return { status: 'SKIPPED', id: '', error: 'RECORD_NOT_FOUND' };
		const { id: _, ...rest } = sent;
		return { status: 'ADDED', id: insert(crm, module, rest).id, error: '' };
	} catch (error) {
		if (!(error instanceof CrmRefused)) throw error;
		return { status: 'SKIPPED', id: '', error: `${error.code}:${text(error.details.api_name)}` };
	}
};

export const runWrite = (crm: Crm, job: Job): { result: Row; file: string } => {
	const { operation, resource } = job.order as { operation: string; resource: Row };
	const { name, rows } = tableIn(crm, resource.file_id);
	const [head = [], ...lines] = rows;
	const mappings = mappingsOf(resource, head);
	const outcomes = lines.map((cells) =>
		writeRow(crm, job.scope, operation, text(resource.find_by), sentBy(crm, job.scope, mappings, cells, resource.ignore_empty === true)),
	);
	const count = (status: Outcome['status']): number => outcomes.filter((one) => one.status === status).length;
	const csv = writeCsv([
		[...head, 'STATUS', 'RECORD_ID', 'ERRORS'],
		...lines.map((cells, index) => [...cells, outcomes[index]?.status ?? '', outcomes[index]?.id ?? '', outcomes[index]?.error ?? '']),
	]);
	const id = newId(crm);
	const content = zip(name, Buffer.from(csv));
	crm.state.files[id] = { id, name: `${job.id}.zip`, type: 'application/zip', content: content.toString('base64'), size: content.length, at: crm.now };
	return {
		file: id,
		result: {
			name,
			added_count: count('ADDED'),
			skipped_count: count('SKIPPED'),
			updated_count: count('UPDATED'),
			total_count: lines.length,
		},
	};
};

const needJob = (crm: Crm, call: Call): Job => {
	const job = findJob(crm, ['write'], call.params.id);
	if (job === undefined) throw new CrmRefused(404, 'RESOURCE_NOT_FOUND', 'the requested resource does not exist', { resource: call.params.id });
	return job;
};

export const getWrite = (crm: Crm, call: Call): Answer => {
	const job = needJob(crm, call);
	const { operation, resource, callback } = job.order as { operation: string; resource: Row; callback?: Row };
	const phase = phaseOf(crm, job);
	const status = STATES[phase];
	const counts = phase === 'done' ? job.result : { name: null, added_count: 0, skipped_count: 0, updated_count: 0, total_count: 0 };
	return {
		status: 200,
		body: {
			status,
			character_encoding: 'UTF-8',
			resource: [
				{
					status,
					type: 'data',
					module: moduleRef(crm, job.scope),
					field_mappings: resource.field_mappings ?? [],
					ignore_empty: resource.ignore_empty === true,
					find_by: resource.find_by ?? null,
					file: { status, ...counts },
				},
			],
			id: job.id,
			...(callback === undefined ? {} : { callback }),
			// The real one stands on a host for downloads.
			...(phase === 'done' ? { result: { download_url: `${crm.host}/crm/bulk/v8/write/${job.id}/result` } } : {}),
			operation,
			...orderedBy(crm, job),
		},
	};
};

export const downloadWrite = (crm: Crm, call: Call): Answer => {
	const job = needJob(crm, call);
	const file = crm.state.files[text(job.file)];
	if (file === undefined) throw new CrmRefused(404, 'RESOURCE_NOT_FOUND', 'the requested resource does not exist', { resource: job.id });
	return {
		status: 200,
		headers: { 'content-type': 'application/zip', 'content-disposition': `attachment;filename=${file.name}` },
		body: Buffer.from(file.content, 'base64'),
	};
};
