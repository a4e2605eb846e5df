import type { Answer, Row } from '../../vendor';
import { text } from '../ledger';
import { listIn, pageOf, type Call } from './call';
import { bindingOf, expiry, readToken, writeToken, type Mark } from './pageTokens';
import { CrmRefused, refuse } from './refused';
import { needModule } from './schema';
import { listed } from './shown';
import { changedSince } from './since';
import { recordsOf, stamp, type Crm, type Rec } from './state';
import { viewWith } from './views';

/** Lists of records: fields by name, pages by number up to record 2,000 and by token behind it (fact sheet, section 3.6). */

const MOST_FIELDS = 50;
const MOST_IDS = 100;
/** By page number, and by token. */
const BY_NUMBER = 2000;
const BY_TOKEN = 100_000;

type Key = readonly [at: number, id: string];

const SORTS: Readonly<Record<string, (rec: Rec) => Key>> = {
	id: ({ id }) => [0, id],
	Created_Time: ({ created, id }) => [created, id],
	Modified_Time: ({ modified, id }) => [modified, id],
};

export const fieldsAsked = (query: URLSearchParams): string[] => {
	const names = listIn(query, 'fields');
	if (!names.length) throw refuse.parameter('fields');
	if (names.length > MOST_FIELDS) throw refuse.limit({ param_name: 'fields', limit: MOST_FIELDS });
	return names;
};

const oneOf = (query: URLSearchParams, name: string, values: readonly string[], otherwise: string): string => {
	const written = query.get(name) ?? otherwise;
	if (!values.includes(written)) throw refuse.data({ param_name: name, supported_values: values });
	return written;
};

/** Converted leads are out of sight unless they are asked for. */
const byConversion = (query: URLSearchParams): ((rec: Rec) => boolean) => {
	const wish = oneOf(query, 'converted', ['true', 'false', 'both'], 'false');
	return ({ converted }) => wish === 'both' || (converted !== undefined) === (wish === 'true');
};

const compare = ([a, x]: Key, [b, y]: Key): number => a - b || (x < y ? -1 : x > y ? 1 : 0);

interface Page {
	readonly rows: readonly Rec[];
	readonly number: number;
	readonly more: boolean;
	readonly before: boolean;
}

const byNumber = (all: readonly Rec[], page: number, per: number): Page => {
	if (page * per > BY_NUMBER)
		throw new CrmRefused(400, 'DISCRETE_PAGINATION_LIMIT_EXCEEDED', 'the records beyond the limit are had with page_token', { limit: BY_NUMBER });
	const start = (page - 1) * per;
	return { rows: all.slice(start, start + per), number: page, more: all.length > start + per, before: start > 0 };
};

const byMark = (all: readonly Rec[], { key, back, page }: Mark, per: number, isBehind: (rec: Rec, key: Key) => boolean): Page => {
	if (page * per > BY_TOKEN) throw new CrmRefused(400, 'PAGINATION_LIMIT_EXCEEDED', 'no more records can be had', { limit: BY_TOKEN });
	const first = all.findIndex((rec) => isBehind(rec, key));
	const rest = first < 0 ? all.length : first;
	// On the way back the mark is the first record of the page that was left.
	const own = all[rest - 1]?.id === key[1] ? rest - 1 : rest;
	const start = back ? Math.max(0, own - per) : rest;
	return { rows: all.slice(start, start + per), number: page, more: all.length > start + per, before: start > 0 };
};

/** A page of these records in the order asked for, with what the answer says of it. */
const paged = (crm: Crm, call: Call, module: string, rows: readonly Rec[], order: { by: string; descending: boolean }): { rows: readonly Rec[]; info: Row } => {
	const { query } = call;
	const keyOf = SORTS[order.by]!;
	const sign = order.descending ? -1 : 1;
	const all = [...rows].sort((a, b) => sign * compare(keyOf(a), keyOf(b)));
	const token = query.get('page_token');
	if (token !== null && query.get('page') !== null) throw refuse.ambiguous('page', 'page_token');
	const { page, per } = pageOf(query);
	const binding = bindingOf(module, crm.state.me, query);
	const shown =
		token === null ? byNumber(all, page, per) : byMark(all, readToken(token, binding, crm.now), per, (rec, key) => sign * compare(keyOf(rec), key) > 0);
	const expires = expiry(crm.now);
	const [first, last] = [shown.rows[0], shown.rows.at(-1)];
	const mark = (rec: Rec, back: boolean): string => writeToken(binding, expires, { page: shown.number + (back ? -1 : 1), back, key: keyOf(rec) });
	const next = shown.more && last ? mark(last, false) : null;
	const previous = shown.before && first ? mark(first, true) : null;
	return {
		rows: shown.rows,
		info: {
			per_page: per,
			count: shown.rows.length,
			page: shown.number,
			sort_by: order.by,
			sort_order: order.descending ? 'desc' : 'asc',
			more_records: shown.more,
			next_page_token: next,
			previous_page_token: previous,
			page_token_expiry: next === null && previous === null ? null : stamp(crm, expires),
		},
	};
};

const orderOf = (query: URLSearchParams): { by: string; descending: boolean } => ({
	by: oneOf(query, 'sort_by', Object.keys(SORTS), 'id'),
	descending: oneOf(query, 'sort_order', ['asc', 'desc'], 'desc') === 'desc',
});

/** The answer for these records; nothing has no body, and nothing new is 304. */
export const listOf = (crm: Crm, call: Call, module: string, records: readonly Rec[], show: (rec: Rec, names: readonly string[]) => Row): Answer => {
	const names = fieldsAsked(call.query);
	const order = orderOf(call.query);
	const isNew = changedSince(crm, call.asked);
	const rows = isNew ? records.filter(({ modified }) => isNew(modified)) : records;
	if (isNew && records.length && !rows.length) return { status: 304 };
	const page = paged(crm, call, module, rows, order);
	if (!page.rows.length) return { status: 204 };
	return { status: 200, body: { data: page.rows.map((rec) => show(rec, names)), info: page.info } };
};

export const listRecords = (crm: Crm, call: Call): Answer => {
	const { query } = call;
	const module = needModule(crm, text(call.params.module)).api_name;
	const ids = listIn(query, 'ids');
	if (ids.length > MOST_IDS) throw refuse.limit({ param_name: 'ids', limit: MOST_IDS });
	const cvid = query.get('cvid');
	if (cvid !== null && query.get('sort_by') !== null) throw refuse.ambiguous('cvid', 'sort_by');
	const view = cvid === null ? undefined : viewWith(crm, module, cvid);
	const isWanted = view?.converted ? ({ converted }: Rec) => converted !== undefined : byConversion(query);
	const records = recordsOf(crm, module).filter((rec) => (!ids.length || ids.includes(rec.id)) && isWanted(rec) && (view?.shows(crm, rec) ?? true));
	return listOf(crm, call, module, records, (rec, names) => listed(crm, rec, names));
};
