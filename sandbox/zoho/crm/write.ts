import type { Row } from '../../vendor';
import { rowsIn, text } from '../ledger';
import { derive } from './derived';
import type { FieldDef } from './fields';
import { CrmRefused, refuse } from './refused';
import { fieldNamed, fieldsOf, layoutId, layoutsOf, moduleNamed, moduleRef, requiredBy, STANDARD } from './schema';
import { drop, findAnywhere, keep, newId, person, recordsOf, type Crm, type Rec } from './state';
import { readRows, withIds } from './subforms';
import { nameTags } from './tags';
import { isDeleted, isRead, isRow, readValue, type Path } from './values';
import { nameOf } from './shown';

/** Writing one record: checked as a whole first, so that nothing is half written. */

/** How long the search index takes to know of a write; the facts say seconds to a minute. */
export const INDEX_LAG = 30_000;

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Filled in from elsewhere, or of a kind of their own. */
const APART = new Set(['Owner', 'Layout', 'Tag', 'id', 'Created_By', 'Modified_By', 'Created_Time', 'Modified_Time']);

/** Multi-select values and files lose what is sent with `_delete`, in exchange for nothing: the others stay. */
const merged = (field: FieldDef, sent: unknown, known: unknown): unknown => {
	if (!Array.isArray(sent) || !sent.some(isDeleted)) return sent;
	const gone = sent.filter(isDeleted).map(({ id, File_Id__s }) => text(File_Id__s ?? id));
	const stay = (Array.isArray(known) ? known : []).filter((one) => !gone.includes(text(one)));
	const more = sent.filter((one) => !isDeleted(one));
	return field.data_type === 'fileupload' ? [...stay.map((id) => ({ File_Id__s: id })), ...more] : [...stay, ...more];
};

const readFields = (crm: Crm, module: string, sent: Row, before: Row, path: Path): Row => {
	const values: Row = { ...before };
	for (const field of fieldsOf(crm, module)) {
		const value = sent[field.api_name];
		if (value === undefined || APART.has(field.api_name)) continue;
		const at = `${path}.${field.api_name}`;
		if (field.data_type === 'subform') values[field.api_name] = value === null ? [] : readRows(crm, field, value, rowsIn(before[field.api_name]), at);
		else if (isRead(field)) values[field.api_name] = readValue(crm, field, merged(field, value, before[field.api_name]), at);
	}
	return values;
};

/** A task's What_Id goes with the name of its module [unsure: the code]. */
const checkModuleOf = (crm: Crm, sent: Row, path: Path): void => {
	if (!isRow(sent.What_Id)) return;
	const dependee = { api_name: 'What_Id', json_path: `${path}.What_Id` };
	const said = { api_name: '$se_module', json_path: `${path}.$se_module` };
	if (sent.$se_module === undefined) throw new CrmRefused(400, 'DEPENDENT_FIELD_MISSING', 'dependent field is missing', { dependee, ...said });
	if (findAnywhere(crm, sent.What_Id.id)?.module !== sent.$se_module) throw refuse.data(said);
};

/** A note says something, and of what. */
const checkNote = (crm: Crm, sent: Row, values: Row, path: Path): void => {
	if (isEmpty(values.Note_Title) && isEmpty(values.Note_Content)) {
		const expected_fields = ['Note_Title', 'Note_Content'].map((api_name) => ({ api_name, json_path: `${path}.${api_name}` }));
		throw new CrmRefused(400, 'EXPECTED_FIELD_MISSING', 'one of the expected fields is missing', { expected_fields });
	}
	if (!isRow(sent.Parent_Id)) return;
	const at = `${path}.Parent_Id.module`;
	if (!isRow(sent.Parent_Id.module) || text(sent.Parent_Id.module.api_name) === '') throw refuse.mandatory('module', at);
	if (findAnywhere(crm, sent.Parent_Id.id)?.module !== sent.Parent_Id.module.api_name) throw refuse.data({ api_name: 'api_name', json_path: `${at}.api_name` });
};

const checkMandatory = (crm: Crm, module: string, layout: string, sent: Row, values: Row, isNew: boolean, path: Path): void => {
	const required = requiredBy(crm, module, layout);
	for (const { api_name, mandatory } of fieldsOf(crm, module)) {
		const asked = isNew || sent[api_name] !== undefined;
		if (asked && (mandatory === true || required.includes(api_name)) && isEmpty(values[api_name])) throw refuse.mandatory(api_name, `${path}.${api_name}`);
	}
};

const checkUnique = (crm: Crm, module: string, values: Row, self: Rec | undefined, path: Path): void => {
	for (const { api_name, unique } of fieldsOf(crm, module)) {
		const value = text(values[api_name]).toLowerCase();
		if (unique !== true || value === '') continue;
		const other = recordsOf(crm, module).find((rec) => rec.id !== self?.id && text(rec.values[api_name]).toLowerCase() === value);
		if (other) throw duplicate(crm, other, api_name, `${path}.${api_name}`);
	}
};

const duplicate = (crm: Crm, { owner, module, id }: Rec, api_name: string, json_path: Path): CrmRefused =>
	new CrmRefused(400, 'DUPLICATE_DATA', 'duplicate data', {
		api_name,
		json_path,
		duplicate_record: { Owner: person(crm, owner), module: moduleRef(crm, module), id },
	});

const readLayout = (crm: Crm, module: string, sent: unknown, path: Path): string | undefined => {
	if (sent === undefined) return undefined;
	const found = layoutsOf(crm, module).find((layout) => isRow(sent) && layoutId(crm, module, layout) === sent.id);
	if (found === undefined) throw refuse.data({ api_name: 'Layout', json_path: `${path}.Layout` });
	return found;
};

const readOwner = (crm: Crm, module: string, sent: unknown, path: Path): string | undefined => {
	const field = fieldNamed(crm, module, 'Owner');
	return sent === undefined || sent === null || field === undefined ? undefined : text(readValue(crm, field, sent, `${path}.Owner`));
};

const readTags = (sent: unknown, path: Path): string[] | undefined => {
	if (sent === undefined) return undefined;
	if (!Array.isArray(sent)) throw refuse.data({ expected_data_type: 'jsonarray', api_name: 'Tag', json_path: `${path}.Tag` });
	return rowsIn(sent).map(({ name }) => text(name));
};

/** The rate that goes with the record's currency: CRM's is foreign units for one of the home currency [G]. */
const withCurrency = (crm: Crm, module: string, values: Row, before: Row): Row => {
	if (fieldNamed(crm, module, 'Exchange_Rate') === undefined) return values;
	const Currency = values.Currency ?? crm.state.org.iso_code;
	const stays = values.Exchange_Rate !== undefined && (values.Exchange_Rate !== before.Exchange_Rate || Currency === before.Currency);
	const rate = crm.state.currencies.find(({ iso_code }) => iso_code === Currency)?.exchange_rate;
	return { ...values, Currency, Exchange_Rate: stays ? values.Exchange_Rate : Number(rate ?? 1) };
};

const numbered = (crm: Crm, module: string, values: Row): Row => {
	const result = { ...values };
	for (const { api_name, auto } of fieldsOf(crm, module)) {
		if (auto === undefined) continue;
		const key = `${module}.${api_name}`;
		const next = (crm.state.numbered[key] ?? auto.start - 1) + 1;
		crm.state.numbered[key] = next;
		result[api_name] = `${auto.prefix}${next}`;
	}
	return result;
};

const rowsWithIds = (crm: Crm, module: string, values: Row): Row => {
	const result = { ...values };
	for (const { api_name, data_type } of fieldsOf(crm, module)) if (data_type === 'subform') result[api_name] = withIds(crm, rowsIn(values[api_name]));
	return result;
};

const indexed = ({ now }: Crm, values: Row, known: Rec['indexed'] = []): Rec['indexed'] => {
	const current = known.filter(({ from }) => from <= now).slice(-1);
	return [...current, ...known.filter(({ from }) => from > now), { from: now + INDEX_LAG, values }];
};

/** Tells those that stand around the record: what it looks up. */
const tellAround = (crm: Crm, { module, values }: Rec, names?: readonly string[]): void => {
	for (const { api_name, lookup } of fieldsOf(crm, module)) {
		if (lookup === undefined || isEmpty(values[api_name]) || names?.includes(api_name) === false) continue;
		const near = findAnywhere(crm, values[api_name], lookup);
		if (near) tellNear(crm, near);
	}
};

/** Something near the record changed: a note, a file, a record that looks it up. */
export const tellNear = (crm: Crm, { module, id }: Rec): void =>
	void crm.changes.push({ module, id, operation: 'update', fields: [], values: {}, related: true });

interface Read {
	readonly values: Row;
	readonly owner: string | undefined;
	readonly layout: string;
	readonly tags: readonly string[] | undefined;
}

const readRecord = (crm: Crm, module: string, sent: Row, known: Rec | undefined, path: Path): Read => {
	const before = known?.values ?? {};
	const layout = readLayout(crm, module, sent.Layout, path) ?? known?.layout ?? STANDARD;
	const given = readFields(crm, module, sent, before, path);
	checkModuleOf(crm, sent, path);
	if (module === 'Notes') checkNote(crm, sent, given, path);
	checkMandatory(crm, module, layout, sent, given, known === undefined, path);
	checkUnique(crm, module, given, known, path);
	return { values: withCurrency(crm, module, given, before), layout, owner: readOwner(crm, module, sent.Owner, path), tags: readTags(sent.Tag, path) };
};

export const insert = (crm: Crm, module: string, sent: Row, path: Path = '$.data[0]', id?: string): Rec => {
	const { values: read, owner, layout, tags } = readRecord(crm, module, sent, undefined, path);
	const values = derive(crm, module, rowsWithIds(crm, module, numbered(crm, module, read)));
	const { me } = crm.state;
	const rec = keep(crm, {
		id: id ?? newId(crm),
		module,
		values,
		owner: owner ?? me,
		createdBy: me,
		modifiedBy: me,
		created: crm.now,
		modified: crm.now,
		layout,
		tags: nameTags(crm, module, tags ?? []),
		indexed: indexed(crm, values),
	});
	crm.changes.push({ module, id: rec.id, operation: 'insert', fields: [], values });
	tellAround(crm, rec);
	return rec;
};

const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) !== JSON.stringify(b ?? null);

/** A record is written anew with what changed of it; those who listen are told. */
export const rewrite = (crm: Crm, known: Rec, changed: Partial<Omit<Rec, 'id' | 'module' | 'indexed'>>): Rec => {
	const values = changed.values ?? known.values;
	const rec = keep(crm, { ...known, ...changed, modifiedBy: crm.state.me, modified: crm.now, indexed: indexed(crm, values, known.indexed) });
	const names = Object.keys(values).filter((name) => differs(values[name], known.values[name]));
	const more = [...(rec.owner === known.owner ? [] : ['Owner']), ...(differs(rec.tags, known.tags) ? ['Tag'] : [])];
	crm.changes.push({ module: rec.module, id: rec.id, operation: 'update', fields: [...names, ...more], values });
	tellAround(crm, rec, names);
	return rec;
};

export const update = (crm: Crm, known: Rec, sent: Row, path: Path = '$.data[0]'): Rec => {
	if (known.locked === true) throw refuse.locked();
	// Invented text; the code is documented.
	if (known.converted) throw new CrmRefused(400, 'CONVERTED_RECORD', 'the record is converted already', { id: known.id });
	const { values, owner, layout, tags } = readRecord(crm, known.module, sent, known, path);
	return rewrite(crm, known, {
		values: derive(crm, known.module, rowsWithIds(crm, known.module, values), known.values),
		layout,
		...(owner === undefined ? {} : { owner }),
		...(tags === undefined ? {} : { tags: nameTags(crm, known.module, tags) }),
	});
};

/** Where nothing is said: the module's own field, then every unique one. */
const checkedBy = (crm: Crm, module: string): string[] => {
	const own = moduleNamed(crm, module)?.duplicateCheck;
	const unique = fieldsOf(crm, module).flatMap(({ api_name, unique: is }) => (is === true ? [api_name] : []));
	return [...new Set([...(own === undefined ? [] : [own]), ...unique])];
};

export interface Upserted {
	readonly rec: Rec;
	readonly action: 'insert' | 'update';
	readonly field: string | null;
}

/** The first field, in the order given, that has a record with this value decides. */
export const upsert = (crm: Crm, module: string, sent: Row, names: readonly string[] | undefined, path: Path): Upserted => {
	const byId = sent.id === undefined ? undefined : crm.state.records[module]?.[text(sent.id)];
	if (sent.id !== undefined && byId === undefined) throw refuse.data({ api_name: 'id', json_path: `${path}.id` });
	if (byId) return { rec: update(crm, byId, sent, path), action: 'update', field: null };
	for (const name of names ?? checkedBy(crm, module)) {
		const value = text(name === 'Full_Name' ? nameOfSent(sent) : sent[name]).toLowerCase();
		const known = value === '' ? undefined : recordsOf(crm, module).find((rec) => !rec.converted && valueText(crm, rec, name).toLowerCase() === value);
		if (known) return { rec: update(crm, known, sent, path), action: 'update', field: name };
	}
	return { rec: insert(crm, module, sent, path), action: 'insert', field: null };
};

const nameOfSent = ({ First_Name, Last_Name }: Row): string => [First_Name, Last_Name].map(text).filter(Boolean).join(' ');
const valueText = (crm: Crm, rec: Rec, name: string): string => (name === 'Full_Name' ? nameOf(crm, rec) : text(rec.values[name]));

/** Into the recycle bin. */
export const remove = (crm: Crm, rec: Rec): void => {
	if (rec.locked === true) throw refuse.locked();
	drop(crm, rec);
	(crm.state.gone[rec.module] ??= []).push({ id: rec.id, name: nameOf(crm, rec), at: crm.now, by: crm.state.me, createdBy: rec.createdBy });
	crm.state.links = crm.state.links.filter(({ leftId, rightId }) => leftId !== rec.id && rightId !== rec.id);
	crm.changes.push({ module: rec.module, id: rec.id, operation: 'delete', fields: [], values: rec.values });
	tellAround(crm, rec);
};
