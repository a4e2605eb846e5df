import type { Answer, Row } from '../../vendor';
import { text } from '../ledger';
import { listIn, type Call } from './call';
import { fieldsAsked, listOf } from './lists';
import { moduleOf, needRecord, results, success } from './records';
import { refuse } from './refused';
import { listsOf, type RelatedList } from './schema';
import { listed, outcome } from './shown';
import { find, recordsOf, type Crm, type Link, type Rec } from './state';
import { isRow } from './values';
import { insert, remove, tellNear, update } from './write';

/** Lists of other records on a record: those that look it up, those bound to it, and its notes. */

interface Place {
	readonly rec: Rec;
	readonly list: RelatedList;
}

const placeOf = (crm: Crm, call: Call): Place => {
	const module = moduleOf(crm, call);
	const list = listsOf(crm, module).find(({ api_name }) => api_name === call.params.list);
	if (list === undefined) throw refuse.module(2);
	return { rec: needRecord(crm, module, call.params.id), list };
};

type Bond = Extract<RelatedList['via'], { bond: unknown }>;
const bondOf = ({ via }: RelatedList): Bond | undefined => (typeof via === 'object' && 'bond' in via ? via : undefined);

/** The links of a record in this list, each with the id at the other end. */
const linksOf = ({ state }: Crm, { rec }: Place, { bond, side }: Bond): { link: Link; far: string }[] =>
	state.links
		.filter(({ left, right, leftId, rightId }) => left === bond.left && right === bond.right && (side === 'left' ? leftId : rightId) === rec.id)
		.map((link) => ({ link, far: side === 'left' ? link.rightId : link.leftId }));

const membersOf = (crm: Crm, place: Place): Rec[] => {
	const { rec, list } = place;
	const bond = bondOf(list);
	if (bond) return linksOf(crm, place, bond).flatMap(({ far }) => find(crm, list.module, far) ?? []);
	const names = list.via === 'Notes' ? ['Parent_Id'] : typeof list.via === 'object' && 'fields' in list.via ? list.via.fields : [];
	return recordsOf(crm, list.module).filter(({ values }) => names.some((name) => values[name] === rec.id));
};

/** A member with what is kept with its bond, such as its role. */
const member = (crm: Crm, place: Place, other: Rec, names: readonly string[]): Row => {
	const row = listed(crm, other, names);
	const bond = bondOf(place.list);
	const extras = bond && linksOf(crm, place, bond).find(({ far }) => far === other.id)?.link.extras;
	for (const name of names) if (bond?.bond.extras.includes(name)) row[name] = extras?.[name] ?? null;
	return row;
};

export const listRelated = (crm: Crm, call: Call): Answer => {
	const place = placeOf(crm, call);
	const ids = listIn(call.query, 'ids');
	const members = membersOf(crm, place).filter(({ id }) => !ids.length || ids.includes(id));
	return listOf(crm, call, place.list.module, members, (other, names) => member(crm, place, other, names));
};

export const getRelated = (crm: Crm, call: Call): Answer => {
	const place = placeOf(crm, call);
	const names = fieldsAsked(call.query);
	const other = membersOf(crm, place).find(({ id }) => id === call.params.related);
	return other ? { status: 200, body: { data: [member(crm, place, other, names)] } } : { status: 204 };
};

const bound = ({ list }: Place): Bond => {
	const bond = bondOf(list);
	// Who is listed by a lookup is moved by writing the lookup.
	if (bond === undefined) throw refuse.unsupported(2);
	return bond;
};

const bind = (crm: Crm, place: Place, id: string, sent: Row, path: string): Row => {
	const via = bound(place);
	const { bond, side } = via;
	const other = find(crm, place.list.module, id);
	if (other === undefined) throw refuse.data({ id, api_name: 'id', json_path: `${path}.id` }, 'the related id given seems to be invalid');
	const before = linksOf(crm, place, via).find(({ far }) => far === id)?.link;
	const extras = Object.fromEntries(bond.extras.flatMap((name) => (sent[name] === undefined ? [] : [[name, sent[name]]])));
	const [left, right] = side === 'left' ? [place.rec, other] : [other, place.rec];
	const link: Link = { left: left.module, leftId: left.id, right: right.module, rightId: right.id, extras: { ...before?.extras, ...extras } };
	crm.state.links = [...crm.state.links.filter((one) => one !== before), link];
	tellNear(crm, place.rec);
	tellNear(crm, other);
	return success(before ? 'relation updated' : 'relation added', { id });
};

const unbind = (crm: Crm, place: Place, id: string): Row => {
	const link = linksOf(crm, place, bound(place)).find(({ far }) => far === id)?.link;
	if (link === undefined) throw refuse.idGiven(id);
	crm.state.links = crm.state.links.filter((one) => one !== link);
	tellNear(crm, place.rec);
	return success('relation removed', { id });
};

const sentIn = (call: Call): Row[] => {
	const { data } = call.body();
	if (!Array.isArray(data) || !data.every(isRow) || !data.length) throw refuse.mandatory('data', '$.data');
	return data;
};

export const updateRelated = (crm: Crm, call: Call): Answer => {
	const place = placeOf(crm, call);
	if (place.list.via === 'Notes') return updateNotes(crm, call, place);
	bound(place);
	const given = call.params.related === undefined ? sentIn(call) : [{ ...sentIn(call)[0], id: call.params.related }];
	return results(crm, given, 200, (sent, index) => bind(crm, place, text(sent.id), sent, `$.data[${index}]`));
};

export const removeRelated = (crm: Crm, call: Call): Answer => {
	const place = placeOf(crm, call);
	const ids = call.params.related === undefined ? listIn(call.query, 'ids') : [call.params.related];
	if (!ids.length) throw refuse.parameter('ids');
	if (place.list.via !== 'Notes') bound(place);
	return results(crm, ids, 200, (id) => (place.list.via === 'Notes' ? removeNote(crm, place, id) : unbind(crm, place, id)));
};

/** Notes are written under their record; its id and module need not be sent again. */
export const insertRelated = (crm: Crm, call: Call): Answer => {
	const place = placeOf(crm, call);
	if (place.list.via !== 'Notes') throw refuse.method();
	const Parent_Id = { id: place.rec.id, module: { api_name: place.rec.module } };
	return results(crm, sentIn(call), 201, (sent, index) =>
		success('record added', outcome(crm, insert(crm, 'Notes', { ...sent, Parent_Id }, `$.data[${index}]`))),
	);
};

const noteOf = (crm: Crm, place: Place, id: string): Rec => {
	const note = membersOf(crm, place).find((one) => one.id === id);
	if (note === undefined) throw refuse.idGiven(id);
	return note;
};

const updateNotes = (crm: Crm, call: Call, place: Place): Answer => {
	const given = call.params.related === undefined ? sentIn(call) : [{ ...sentIn(call)[0], id: call.params.related }];
	return results(crm, given, 200, (sent, index) =>
		success('record updated', outcome(crm, update(crm, noteOf(crm, place, text(sent.id)), sent, `$.data[${index}]`))),
	);
};

const removeNote = (crm: Crm, place: Place, id: string): Row => {
	remove(crm, noteOf(crm, place, id));
	return success('record deleted', { id });
};
