import type { Answer, Row } from '../../vendor';
import { rowsIn, text } from '../ledger';
import type { Call } from './call';
import { CrmRefused, refuse } from './refused';
import { needModule } from './schema';
import { find, newId, person, stamp, type Crm, type Rec, type Tag } from './state';
import { rewrite } from './write';

/** Tags of a module, and on records. */

const LONGEST = 25;
/** Of one request [fact sheet, section 2.1]. */
const MOST = 500;

/** Tags come into being by being used. */
export const nameTags = (crm: Crm, module: string, names: readonly string[]): string[] => {
	for (const name of names) if (!tagsOf(crm, module).some((tag) => tag.name === name)) addTag(crm, module, name, null);
	return [...new Set(names)];
};

const tagsOf = ({ state }: Crm, module: string): Tag[] => (state.tags[module] ??= []);

const addTag = (crm: Crm, module: string, name: string, color: string | null): Tag => {
	const tag: Tag = { id: newId(crm), name, color, at: crm.now, by: crm.state.me };
	tagsOf(crm, module).push(tag);
	return tag;
};

const shown = (crm: Crm, { id, name, color, at, by }: Tag): Row => ({
	created_time: stamp(crm, at),
	modified_time: stamp(crm, at),
	name,
	color_code: color,
	modified_by: person(crm, by),
	created_by: person(crm, by),
	id,
});

const moduleOf = (crm: Crm, { query }: Call): string => {
	const name = query.get('module');
	if (name === null) throw refuse.parameter('module');
	return needModule(crm, name).api_name;
};

export const listTags = (crm: Crm, call: Call): Answer => {
	const tags = tagsOf(crm, moduleOf(crm, call)).map((tag) => shown(crm, tag));
	return tags.length ? { status: 200, body: { tags, info: { count: tags.length, allowed_count: 100 } } } : { status: 204 };
};

export const createTags = (crm: Crm, call: Call): Answer => {
	const module = moduleOf(crm, call);
	const elements = rowsIn(call.body().tags).map(({ name, color_code }, index) => {
		try {
			const at = { api_name: 'name', json_path: `$.tags[${index}].name` };
			if (text(name) === '') throw refuse.mandatory(at.api_name, at.json_path);
			if (text(name).length > LONGEST) throw refuse.data({ maximum_length: LONGEST, ...at });
			const known = tagsOf(crm, module).find((tag) => tag.name === name);
			if (known) throw new CrmRefused(400, 'DUPLICATE_DATA', 'duplicate data', { ...at, id: known.id });
			const tag = addTag(crm, module, text(name), color_code === undefined ? null : text(color_code));
			return { code: 'SUCCESS', details: shown(crm, tag), message: 'tags created successfully', status: 'success' };
		} catch (error) {
			if (!(error instanceof CrmRefused)) throw error;
			return error.element;
		}
	});
	if (!elements.length) throw refuse.mandatory('tags', '$.tags');
	const good = elements.filter(({ status }) => status === 'success').length;
	return { status: good === elements.length ? 201 : good ? 207 : 400, body: { tags: elements } };
};

export const deleteTag = (crm: Crm, { params }: Call): Answer => {
	for (const [module, tags] of Object.entries(crm.state.tags)) {
		const tag = tags.find(({ id }) => id === params.id);
		if (!tag) continue;
		tags.splice(tags.indexOf(tag), 1);
		for (const rec of Object.values(crm.state.records[module] ?? {}))
			if (rec.tags.includes(tag.name)) crm.state.records[module]![rec.id] = { ...rec, tags: rec.tags.filter((name) => name !== tag.name) };
		return { status: 200, body: { tags: [{ code: 'SUCCESS', details: { id: tag.id }, message: 'tags deleted successfully', status: 'success' }] } };
	}
	throw refuse.data({ id: params.id }, 'tags not found');
};

/** Ids and names stand in the body; the older way, in the address, is understood too. */
const asked = (call: Call): { ids: string[]; names: string[]; over: boolean } => {
	const body = call.asked.body.trim() === '' ? {} : call.body();
	const list = (name: string): string[] => (call.query.get(name) ?? '').split(',').filter(Boolean);
	const ids =
		call.params.id === undefined
			? Array.isArray(body.ids)
				? body.ids.map(String)
				: text(body.ids ?? list('ids').join(','))
						.split(',')
						.filter(Boolean)
			: [call.params.id];
	const names = body.tags === undefined ? list('tag_names') : rowsIn(body.tags).map(({ name }) => text(name));
	return { ids, names, over: body.over_write === true || call.query.get('over_write') === 'true' };
};

const change =
	(tagged: (known: readonly string[], names: readonly string[], over: boolean) => readonly string[]) =>
	(crm: Crm, call: Call): Answer => {
		const module = needModule(crm, text(call.params.module)).api_name;
		const { ids, names, over } = asked(call);
		if (!ids.length) throw refuse.parameter('ids');
		if (ids.length > MOST) throw refuse.limit({ limit: MOST, api_name: 'ids' });
		if (!names.length || names.includes('')) throw refuse.mandatory('tags', '$.tags');
		const long = names.findIndex((name) => name.length > LONGEST);
		if (long >= 0) throw refuse.data({ maximum_length: LONGEST, api_name: 'name', json_path: `$.tags[${long}].name` });
		const data = ids.map((id) => elementFor(crm, find(crm, module, id), id, (known) => nameTags(crm, module, tagged(known, names, over))));
		const good = data.filter(({ status }) => status === 'success').length;
		return { status: good ? 200 : 400, body: { data, wf_scheduler: null, success_count: String(good), locked_count: 0 } };
	};

const elementFor = (crm: Crm, rec: Rec | undefined, id: string, tagged: (known: readonly string[]) => readonly string[]): Row => {
	if (rec === undefined) return refuse.idGiven(id).element;
	if (rec.locked === true) return refuse.locked().element;
	const { tags } = rewrite(crm, rec, { tags: tagged(rec.tags) });
	return { code: 'SUCCESS', details: { id, tags }, message: 'tags updated successfully', status: 'success' };
};

export const addTags = change((known, names, over) => (over ? names : [...known, ...names]));
export const removeTags = change((known, names) => known.filter((name) => !names.includes(name)));
