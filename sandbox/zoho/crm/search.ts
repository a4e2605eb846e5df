import type { Answer, Row } from '../../vendor';
import { text } from '../ledger';
import { listIn, pageOf, type Call } from './call';
import { heldBy, inOrder } from './compare';
import { parseCriteria, type Condition } from './criteria';
import type { DataType } from './fields';
import { moduleOf } from './records';
import { CrmRefused, refuse } from './refused';
import { fieldNamed, fieldsOf } from './schema';
import { listed, whole } from './shown';
import { recordsOf, type Crm, type Rec } from './state';
import { viewWith } from './views';

/** Search goes by an index that lags behind the writes: it finds what a record said half a minute ago, and shows what it says now. */

const MOST = 2000;
const ASKED_BY = ['criteria', 'email', 'phone', 'word'] as const;

const known = ({ now }: Crm, { indexed }: Rec): Row | undefined => indexed.filter(({ from }) => from <= now).at(-1)?.values;

const anyField =
	(crm: Crm, module: string, types: readonly DataType[], fits: (value: string) => boolean): Condition =>
	(within, rec, values) =>
		fieldsOf(crm, module).some((field) => types.includes(field.data_type) && heldBy(within, rec, field, 'name', values).some((one) => fits(String(one))));

const digits = (value: string): string => value.replace(/\D/g, '');

/** Criteria go before email, email before phone, phone before word [G]. */
const conditionIn = (crm: Crm, module: string, query: URLSearchParams): Condition | undefined => {
	const [by, wanted] = ASKED_BY.map((name) => [name, text(query.get(name)).trim()] as const).find(([, value]) => value !== '') ?? [];
	switch (by) {
		case 'criteria':
			return parseCriteria(crm, module, wanted ?? '');
		case 'email':
			return anyField(crm, module, ['email'], (value) => value === wanted?.toLowerCase());
		case 'phone':
			return anyField(crm, module, ['phone'], (value) => digits(value) === digits(wanted ?? ''));
		case 'word': {
			const word = (wanted ?? '').toLowerCase();
			if (word.length < 2) throw refuse.data({ param_name: 'word' }, 'provide atleast 2 letters for search');
			return anyField(
				crm,
				module,
				['text', 'textarea', 'email', 'phone', 'website', 'picklist', 'lookup', 'autonumber'],
				(value) => value.split(/[^\p{L}\p{N}]+/u).some((one) => one.startsWith(word)) || value.startsWith(word),
			);
		}
		default:
			return undefined;
	}
};

const isShown = (query: URLSearchParams): ((rec: Rec) => boolean) => {
	const wish = query.get('converted') ?? 'false';
	return ({ converted }) => wish === 'both' || (converted !== undefined) === (wish === 'true');
};

const foundBy = (crm: Crm, module: string, query: URLSearchParams, condition: Condition): Rec[] => {
	const fits = isShown(query);
	return recordsOf(crm, module).filter((rec) => {
		const values = known(crm, rec);
		return values !== undefined && fits(rec) && condition(crm, rec, values);
	});
};

const nothingAsked = (): CrmRefused => new CrmRefused(400, 'EXPECTED_PARAM_MISSING', 'One of the expected parameter is missing', { param_names: ASKED_BY });

const sorted = (crm: Crm, module: string, rows: readonly Rec[], query: URLSearchParams): Rec[] => {
	const name = query.get('sort_by') ?? 'id';
	const field = fieldNamed(crm, module, name);
	if (field === undefined) throw refuse.data({ param_name: 'sort_by' });
	const sign = (query.get('sort_order') ?? 'desc') === 'asc' ? 1 : -1;
	return [...rows].sort((a, b) => sign * (inOrder(heldBy(crm, a, field), heldBy(crm, b, field)) || (a.id < b.id ? -1 : 1)));
};

export const search = (crm: Crm, call: Call): Answer => {
	const { query } = call;
	const module = moduleOf(crm, call);
	const condition = conditionIn(crm, module, query);
	if (condition === undefined) throw nothingAsked();
	const { page, per } = pageOf(query);
	if (page * per > MOST) throw new CrmRefused(400, 'LIMIT_REACHED', 'maximum response iteration limit reached', { limit: String(MOST) });
	const all = sorted(crm, module, foundBy(crm, module, query, condition), query);
	const rows = all.slice((page - 1) * per, page * per);
	if (!rows.length) return { status: 204 };
	const names = listIn(query, 'fields');
	return {
		status: 200,
		body: {
			data: rows.map((rec) => listed(crm, rec, names.length ? names : Object.keys(whole(crm, rec)))),
			info: {
				per_page: per,
				count: rows.length,
				page,
				sort_by: query.get('sort_by') ?? 'id',
				sort_order: query.get('sort_order') ?? 'desc',
				more_records: all.length > page * per,
			},
		},
	};
};

/** Counts what search would find; all there is, where nothing is asked for. */
export const count = (crm: Crm, call: Call): Answer => {
	const module = moduleOf(crm, call);
	const condition = conditionIn(crm, module, call.query);
	if (condition) return { status: 200, body: { count: foundBy(crm, module, call.query, condition).length } };
	const cvid = call.query.get('cvid');
	const view = cvid === null ? undefined : viewWith(crm, module, cvid);
	const fits = isShown(call.query);
	return { status: 200, body: { count: recordsOf(crm, module).filter((rec) => fits(rec) && (view?.shows(crm, rec) ?? true)).length } };
};
