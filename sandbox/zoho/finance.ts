import type { Answer, Asked, Row } from '../vendor';
import { admit, admitToOrganization } from './admit';
import { customValues, isUnique, refuseTakenValues, valuesOf } from './customFields';
import { recordIn, sentIn } from './incoming';
import type { Kind } from './kind';
import { all, drop, find, keep, need, rowsIn, stamp, text, type Ledger } from './ledger';
import { listed } from './lists';
import { Refused, refusal } from './refused';
import { attached, commented } from './besides';
import { usageHeaders } from './usage';

/** One of Zoho's finance apps: they speak alike and keep one set of records. */
export interface App {
	/** As in its addresses. */
	readonly api: string;
	/** As in its scopes: ZohoBooks.invoices.READ. */
	readonly service: string;
	/** The first whose path fits answers. */
	readonly kinds: readonly Kind[];
	/** Where a call says which organization is meant. */
	organizationIn(asked: Asked): string;
}

const ok = (kind: Kind, ledger: Ledger, row: Row, message = 'success', status = 200): Answer => ({
	status,
	body: { code: 0, message, [kind.one]: kind.shown(ledger, row) },
	...(status === 201 ? { headers: { location: `/api/v3${kind.path}/${text(row[kind.id])}` } } : {}),
});

const create = (ledger: Ledger, kind: Kind, sent: Row, asked?: Asked): Row => {
	if (kind.create === undefined) throw refusal.wrongMethod();
	const row = kind.create(ledger, sent, asked);
	return keep(ledger, kind.shelf, text(row[kind.id]), row);
};

const update = (ledger: Ledger, kind: Kind, known: Row, sent: Row): Row => {
	if (kind.update === undefined) throw refusal.wrongMethod();
	return keep(ledger, kind.shelf, text(known[kind.id]), kind.update(ledger, known, sent));
};

/** PUT without an id: the record is the one whose unique custom field has the value; with X-Upsert it is created where there is none. */
const upsert = (ledger: Ledger, kind: Kind, asked: Asked): Answer => {
	const key = asked.headers['x-unique-identifier-key'] ?? '';
	const value = asked.headers['x-unique-identifier-value'] ?? '';
	if (kind.customFields === undefined || key === '' || value === '') throw refusal.wrongMethod();
	const entity = entityOf(kind);
	if (!isUnique(ledger, entity, key)) throw refusal.invalid('X-Unique-Identifier-Key');
	const known = all(ledger, kind.shelf).find((row) => text(valuesOf(row)[key]) === value);
	if (known !== undefined) return ok(kind, ledger, update(ledger, kind, known, recordIn(asked)), kind.words?.updated);
	// The number of this refusal is not known.
	if (asked.headers['x-upsert'] !== 'true') throw refusal.missing(kind.noun);
	const sent = recordIn(asked);
	const custom = rowsIn(sent.custom_fields).some((one) => one.api_name === key)
		? sent.custom_fields
		: [...rowsIn(sent.custom_fields), { api_name: key, value }];
	return ok(kind, ledger, create(ledger, kind, { ...sent, custom_fields: custom }, asked), kind.words?.created, 201);
};

/** Custom fields are defined for a customer_payment, which is a customerpayment in addresses. */
const entityOf = ({ singular }: Kind): string => (singular === 'customerpayment' ? 'customer_payment' : text(singular));

/** Only the custom fields of a record, as a bare list. */
const writeCustomFields = (ledger: Ledger, kind: Kind, id: string, asked: Asked): Answer => {
	const known = need(ledger, kind.shelf, id, kind.noun);
	const custom = { ...valuesOf(known), ...customValues(ledger, entityOf(kind), sentIn(asked)) };
	refuseTakenValues(ledger, entityOf(kind), custom, () => all(ledger, kind.shelf).filter((one) => one !== known));
	return ok(kind, ledger, keep(ledger, kind.shelf, id, { ...known, custom, last_modified_time: stamp(ledger) }), kind.words?.updated);
};

const wantsPdf = ({ headers, query }: Asked): boolean => query.get('accept') === 'pdf' || (headers.accept ?? '').split(',')[0]?.trim() === 'application/pdf';

const onCollection: Readonly<Record<string, (ledger: Ledger, kind: Kind, asked: Asked) => Answer>> = {
	GET: (ledger, kind, { query }) => ({ status: 200, body: listed(ledger, kind, query) }),
	POST: (ledger, kind, asked) => ok(kind, ledger, create(ledger, kind, recordIn(asked), asked), kind.words?.created, 201),
	PUT: upsert,
};

const onRecord: Readonly<Record<string, (ledger: Ledger, kind: Kind, known: Row, asked: Asked) => Answer>> = {
	GET: (ledger, kind, known, asked) => (kind.print !== undefined && wantsPdf(asked) ? kind.print(ledger, known) : ok(kind, ledger, known)),
	PUT: (ledger, kind, known, asked) => ok(kind, ledger, update(ledger, kind, known, recordIn(asked)), kind.words?.updated),
	DELETE: (ledger, kind, known) => {
		if (kind.words === undefined) throw refusal.wrongMethod();
		kind.remove?.(ledger, known);
		drop(ledger, kind.shelf, text(known[kind.id]));
		return { status: 200, body: { code: 0, message: kind.words.deleted } };
	},
};

const act = (ledger: Ledger, kind: Kind, id: string, name: string, asked: Asked): Answer => {
	const found = Object.hasOwn(kind.acts ?? {}, name) ? kind.acts?.[name] : undefined;
	if (found === undefined) throw refusal.noSuchPath();
	if (asked.method !== 'POST') throw refusal.wrongMethod();
	const known = need(ledger, kind.shelf, id, kind.noun);
	keep(ledger, kind.shelf, id, found.does(ledger, known, asked));
	return { status: 200, body: { code: 0, message: found.says, ...found.more?.(known) } };
};

const decoded = (segment: string): string => {
	try {
		return decodeURIComponent(segment);
	} catch {
		throw refusal.noSuchPath();
	}
};

/** What an address means: a kind of record, and what stands below it. */
const place = (kinds: readonly Kind[], path: string): { kind: Kind; rest: readonly string[] } | undefined => {
	const kind = kinds.find((one) => path === one.path || path.startsWith(`${one.path}/`));
	if (kind !== undefined) return { kind, rest: path.slice(kind.path.length).split('/').slice(1).map(decoded) };
	const single = kinds.find((one) => one.customFields && new RegExp(`^/${one.singular}/[^/]+/customfields$`).test(path));
	return single && { kind: single, rest: ['', text(path.split('/')[2])] };
};

const reply = (app: App, ledger: Ledger, asked: Asked, centre: string): Answer => {
	const found = place(app.kinds, asked.path.slice(app.api.length));
	admit(ledger, asked, centre, app.service, found?.kind.scope);
	if (found?.kind.path !== '/organizations') admitToOrganization(ledger, asked, app.organizationIn(asked));
	if (found === undefined) throw refusal.noSuchPath();
	const { kind, rest } = found;
	const odd = kind.below?.(ledger, asked, rest);
	if (odd !== undefined) return odd;
	const [id, ...deeper] = rest;
	if (id === undefined) {
		const does = onCollection[asked.method];
		if (does === undefined) throw refusal.wrongMethod();
		return does(ledger, kind, asked);
	}
	if (id === '' && deeper.length === 1) {
		if (asked.method !== 'PUT') throw refusal.wrongMethod();
		return writeCustomFields(ledger, kind, text(deeper[0]), asked);
	}
	const beside = attached(ledger, kind, asked, id, deeper) ?? commented(ledger, kind, asked, id, deeper);
	if (beside !== undefined) return beside;
	if (deeper.length > 0) return act(ledger, kind, id, deeper.join('/'), asked);
	const does = onRecord[asked.method];
	if (does === undefined) throw refusal.wrongMethod();
	return does(ledger, kind, need(ledger, kind.shelf, id, kind.noun), asked);
};

/** An app's answer, or nothing if the address is not one of its own. */
export const finance = (app: App, ledger: Ledger, asked: Asked, centre: string): Answer | undefined => {
	if (!asked.path.startsWith(`${app.api}/`)) return undefined;
	try {
		const answer = reply(app, ledger, asked, centre);
		return { ...answer, headers: { ...answer.headers, ...usageHeaders(ledger) } };
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		// Someone who was not let in learns nothing of the quota.
		return error.status === 401 ? error.answer : { ...error.answer, headers: usageHeaders(ledger) };
	}
};

/** Enters a record as the vendor's own user would, at a status and an id of one's choice. */
export const enter = (ledger: Ledger, kind: Kind, sent: Row): Row => {
	const row = create(ledger, kind, sent);
	const id = text(sent[kind.id] ?? row[kind.id]);
	const status = kind.entered?.(ledger, row, text(sent.status)) ?? (['active', 'inactive'].includes(text(sent.status)) ? { status: sent.status } : {});
	const times = Object.fromEntries(['created_time', 'last_modified_time'].filter((name) => text(sent[name]) !== '').map((name) => [name, sent[name]]));
	if (id !== row[kind.id] && find(ledger, kind.shelf, id) !== undefined) throw new Error(`${kind.noun} ${id} exists`);
	drop(ledger, kind.shelf, text(row[kind.id]));
	return keep(ledger, kind.shelf, id, { ...row, ...status, ...times, [kind.id]: id });
};
