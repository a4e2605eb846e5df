import type { Answer } from '../../vendor';
import { pageOf, type Call } from './call';
import { moduleOf } from './records';
import { refuse } from './refused';
import { changedSince } from './since';
import { person, stamp, type Crm, type Gone } from './state';

/** What was deleted: sixty days in the recycle bin, and from then on for good; after a hundred and twenty it is forgotten [G]. */

const DAY = 86_400_000;
const IN_BIN = 60 * DAY;
const KNOWN = 120 * DAY;

const typeOf = ({ now }: Crm, { at }: Gone): string => (now - at < IN_BIN ? 'recycle' : 'permanent');

export const listDeleted = (crm: Crm, call: Call): Answer => {
	const module = moduleOf(crm, call);
	const type = call.query.get('type') ?? 'all';
	if (!['all', 'recycle', 'permanent'].includes(type)) throw refuse.data({ param_name: 'type', supported_values: ['all', 'recycle', 'permanent'] });
	const { page, per } = pageOf(call.query);
	const isNew = changedSince(crm, call.asked);
	const known = (crm.state.gone[module] ?? []).filter((gone) => crm.now - gone.at < KNOWN && (type === 'all' || typeOf(crm, gone) === type));
	const all = known.filter(({ at }) => isNew?.(at) ?? true).reverse();
	if (isNew && known.length && !all.length) return { status: 304 };
	const rows = all.slice((page - 1) * per, page * per);
	if (!rows.length) return { status: 204 };
	const data = rows.map((gone) => ({
		id: gone.id,
		display_name: gone.name || null,
		type: typeOf(crm, gone),
		deleted_time: stamp(crm, gone.at),
		deleted_by: person(crm, gone.by),
		created_by: person(crm, gone.createdBy),
	}));
	return { status: 200, body: { data, info: { per_page: per, count: rows.length, page, more_records: all.length > page * per } } };
};
