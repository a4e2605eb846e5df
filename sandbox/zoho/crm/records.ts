import type { Answer, Row } from '../../vendor';
import { rowsIn, text } from '../ledger';
import { listIn, type Call } from './call';
import type { FieldDef } from './fields';
import { CrmRefused, refuse } from './refused';
import { fieldNamed, fieldsOf, needModule } from './schema';
import { listed, outcome, valueOf, whole } from './shown';
import { changedAfter, changedSince } from './since';
import { find, type Crm, type Rec } from './state';
import { isRow, type Path } from './values';
import { insert, remove, update, upsert } from './write';

/** Records by their address: reading one, and writing up to a hundred with a result for each (fact sheet, section 3.4). */

const MOST = 100;

/** What may be set off by a write; [] sets off nothing. The sandbox has none of it. */
const TRIGGERS = ['approval', 'workflow', 'blueprint', 'pathfinder', 'orchestration'];

export const success = (message: string, details: Row, more: Row = {}): Row => ({ code: 'SUCCESS', ...more, details, message, status: 'success' });

/** One result for each, in the order sent: one that fails leaves the others alone. */
export const results = <T>(crm: Crm, things: readonly T[], ok: number, one: (thing: T, index: number) => Row): Answer => {
	const data = things.map((thing, index) => {
		try {
			return one(thing, index);
		} catch (error) {
			if (!(error instanceof CrmRefused)) throw error;
			return error.element;
		}
	});
	const good = data.filter(({ status }) => status === 'success').length;
	const mixed = crm.state.unsure.mixed === 207 ? 207 : ok;
	return { status: good === data.length ? ok : good === 0 ? 400 : mixed, body: { data } };
};

export const moduleOf = (crm: Crm, { params }: Call): string => needModule(crm, text(params.module)).api_name;

export const needRecord = (crm: Crm, module: string, id: unknown, index = 1): Rec => {
	const rec = find(crm, module, id);
	if (rec === undefined) throw refuse.id(index);
	return rec;
};

const sentIn = (body: Row): Row[] => {
	if (body.data === undefined) throw refuse.mandatory('data', '$.data');
	if (!Array.isArray(body.data) || !body.data.every(isRow)) throw refuse.data({ expected_data_type: 'jsonarray', api_name: 'data', json_path: '$.data' });
	if (body.data.length === 0) throw refuse.mandatory('data', '$.data');
	if (body.data.length > MOST) throw refuse.limit({ limit: MOST, api_name: 'data', json_path: '$.data' });
	const { trigger } = body;
	if (trigger !== undefined && !(Array.isArray(trigger) && trigger.every((one) => TRIGGERS.includes(text(one)))))
		throw refuse.data({ api_name: 'trigger', json_path: '$.trigger', supported_values: TRIGGERS });
	return body.data;
};

const at = (index: number): Path => `$.data[${index}]`;

export const insertRecords = (crm: Crm, call: Call): Answer => {
	const module = moduleOf(crm, call);
	return results(crm, sentIn(call.body()), 201, (sent, index) => success('record added', outcome(crm, insert(crm, module, sent, at(index)))));
};

const modifiedSince = (crm: Crm, rec: Rec): CrmRefused => new CrmRefused(412, 'ALREADY_MODIFIED', 'the record has been modified since', outcome(crm, rec));

export const updateRecords = (crm: Crm, call: Call): Answer => {
	const module = moduleOf(crm, call);
	return results(crm, sentIn(call.body()), 200, (sent, index) => {
		if (text(sent.id) === '') throw refuse.mandatory('id', `${at(index)}.id`);
		const known = find(crm, module, sent.id);
		if (known === undefined) throw refuse.idGiven(text(sent.id));
		return success('record updated', outcome(crm, update(crm, known, sent, at(index))));
	});
};

export const updateRecord = (crm: Crm, call: Call): Answer => {
	const known = needRecord(crm, moduleOf(crm, call), call.params.id);
	if (changedAfter(call.asked, known.modified)) return { status: 412, body: { data: [modifiedSince(crm, known).element] } };
	return results(crm, sentIn(call.body()).slice(0, 1), 200, (sent) => success('record updated', outcome(crm, update(crm, known, sent))));
};

const checkFields = (crm: Crm, module: string, sent: unknown): string[] | undefined => {
	if (sent === undefined || sent === null) return undefined;
	const wrong = (path: string) => refuse.data({ api_name: 'duplicate_check_fields', json_path: path });
	if (!Array.isArray(sent)) throw wrong('$.duplicate_check_fields');
	return sent.map((name, index) => {
		if (typeof name !== 'string' || fieldNamed(crm, module, name) === undefined) throw wrong(`$.duplicate_check_fields[${index}]`);
		return name;
	});
};

export const upsertRecords = (crm: Crm, call: Call): Answer => {
	const module = moduleOf(crm, call);
	const body = call.body();
	const names = checkFields(crm, module, body.duplicate_check_fields);
	const actions: string[] = [];
	const answer = results(crm, sentIn(body), 200, (sent, index) => {
		const { rec, action, field } = upsert(crm, module, sent, names, at(index));
		actions.push(action);
		return success(action === 'insert' ? 'record added' : 'record updated', outcome(crm, rec), { duplicate_field: field, action });
	});
	const onlyNew = answer.status === 200 && actions.every((action) => action === 'insert');
	return onlyNew ? { ...answer, status: crm.state.unsure.upserted } : answer;
};

export const deleteRecords = (crm: Crm, call: Call): Answer => {
	const module = moduleOf(crm, call);
	const ids = listIn(call.query, 'ids');
	if (!ids.length) throw refuse.parameter('ids');
	if (ids.length > MOST) throw refuse.limit({ param_name: 'ids', limit: MOST });
	return results(crm, ids, 200, (id) => {
		const rec = find(crm, module, id);
		if (rec === undefined) throw refuse.idGiven(id);
		remove(crm, rec);
		return success('record deleted', { id });
	});
};

export const deleteRecord = (crm: Crm, call: Call): Answer => {
	const rec = needRecord(crm, moduleOf(crm, call), call.params.id);
	remove(crm, rec);
	return { status: 200, body: { data: [success('record deleted', { id: rec.id })] } };
};

/** Nothing there is 204, or 404 [unsure]. */
const absent = ({ state }: Crm, id: string): Answer => (state.unsure.missing === 204 ? { status: 204 } : { ...refuse.idGiven(id).answer, status: 404 });

const named = (crm: Crm, rec: Rec, names: readonly string[]): Row => {
	const row = listed(crm, rec, names);
	for (const name of names) {
		const field = fieldNamed(crm, rec.module, name);
		// By its address a record shows its subforms too.
		if (field?.data_type === 'subform') row[name] = valueOf(crm, rec, field);
	}
	return row;
};

export const getRecord = (crm: Crm, call: Call): Answer => {
	const module = moduleOf(crm, call);
	const id = text(call.params.id);
	if (!/^\d+$/.test(id)) throw refuse.id(1);
	const rec = find(crm, module, id);
	if (rec === undefined) return absent(crm, id);
	if (changedSince(crm, call.asked)?.(rec.modified) === false) return { status: 304 };
	const names = listIn(call.query, 'fields');
	return { status: 200, body: { data: [names.length ? named(crm, rec, names) : clipped(crm, rec)] } };
};

/** The record as its address shows it: long rich texts are cut there too [unsure]. */
const clipped = (crm: Crm, rec: Rec): Row => {
	const rich = fieldsOf(crm, rec.module).flatMap(({ api_name, rich: is }) => (is === true ? [api_name] : []));
	return { ...whole(crm, rec), ...(rich.length ? listed(crm, rec, rich) : {}) };
};

/** Rich texts from end to end. */
export const fullData = (crm: Crm, call: Call): Answer => {
	const module = moduleOf(crm, call);
	const ids = call.params.id === undefined ? listIn(call.query, 'ids') : [call.params.id];
	if (!ids.length) throw refuse.parameter('ids');
	const names = listIn(call.query, 'fields');
	const found = ids.flatMap((id) => find(crm, module, id) ?? []);
	if (!found.length) return { status: 204 };
	const data = found.map((rec) => {
		const all = whole(crm, rec);
		return names.length ? { ...Object.fromEntries(names.filter((name) => name in all).map((name) => [name, all[name]])), id: rec.id } : all;
	});
	return { status: 200, body: { data } };
};

/** As a new record it may not repeat what is unique. What is sent overrides. */
export const cloneRecord = (crm: Crm, call: Call): Answer => {
	const rec = needRecord(crm, moduleOf(crm, call), call.params.id);
	const [changes = {}] = call.asked.body.trim() === '' ? [] : sentIn(call.body());
	return results(crm, [changes], 201, (sent) => success('record added', outcome(crm, insert(crm, rec.module, { ...asSent(crm, rec), ...sent }))));
};

const valueAsSent = (crm: Crm, rec: Rec, field: FieldDef): unknown => {
	const value = rec.values[field.api_name];
	if (field.api_name === 'Parent_Id') return { id: value, module: { api_name: whole(crm, rec).$se_module } };
	switch (field.data_type) {
		case 'lookup':
		case 'userlookup':
			return { id: value };
		case 'subform':
			return rowsIn(value).map((row) => rowAsSent(crm, text(field.rows), row));
		case 'fileupload':
			return (Array.isArray(value) ? value : []).map((id: unknown) => ({ File_Id__s: id }));
		default:
			return value;
	}
};

const isEmpty = (value: unknown): boolean => value === null || value === undefined;

/** A record as one would send it to have another like it. */
export const asSent = (crm: Crm, rec: Rec): Row => {
	const kept = fieldsOf(crm, rec.module).filter((field) => field.readOnly !== true && field.unique !== true && !isEmpty(rec.values[field.api_name]));
	const sent: Row = Object.fromEntries(kept.map((field) => [field.api_name, valueAsSent(crm, rec, field)]));
	if (sent.What_Id !== undefined) sent.$se_module = whole(crm, rec).$se_module;
	return { ...sent, Owner: { id: rec.owner }, Tag: rec.tags.map((name) => ({ name })) };
};

export const rowAsSent = (crm: Crm, rows: string, row: Row): Row =>
	Object.fromEntries(
		fieldsOf(crm, rows).flatMap((field): [string, unknown][] => {
			const value = row[field.api_name];
			if (field.api_name === 'id' || field.readOnly === true || isEmpty(value)) return [];
			return [[field.api_name, field.lookup ? { id: value } : value]];
		}),
	);
