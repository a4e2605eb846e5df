import { bytesOf, type Answer, type Asked, type Row } from '../vendor';
import { badJson, envelope, gateway, notFound, notImplemented, refusedElements, spoken, tooLarge, type Spoken } from './answers';
import { todayIn } from './dates';
import { viewed, type Action, type Desk, type Kind, type Reply } from './desk';
import { endpoints, fieldsOf, type Endpoint } from './endpoints';
import { fileActions } from './files';
import { historyActions, unknownHolder } from './history';
import { once } from './idempotency';
import { isGuid } from './ids';
import { kindOf } from './kinds';
import { limit, remaining } from './limits';
import { list } from './list';
import { API } from './paths';
import { printActions, printed } from './printed';
import { opens } from './scopes';
import { clients } from './seed';
import { settle } from './settle';
import { show, Unreadable } from './shape';
import { newId, organisationOf, type Access, type State } from './state';
import { write } from './write';

/** The Accounting API: who may enter, and which desk a request goes to. */

/** Of any request, files included. */
const LARGEST = 10 * 1024 * 1024;

/** A token, or how the gateway turns its bearer away. */
export function admit(state: State, now: number, { headers: { authorization = '' } }: Asked): Access | Answer {
	const [, bearer] = /^Bearer\s+(\S+)$/i.exec(authorization) ?? [];
	const access = bearer && state.access.get(bearer);
	if (!access) return gateway(401, 'AuthenticationUnsuccessful', newId(state), 'Bearer error=invalid_token');
	return access.expires <= now ? expired(state, access.expires) : access;
}

export function expired(state: State, at: number): Answer {
	const [year, month, day, time] = new Date(at).toISOString().split(/[-T.]/);
	return gateway(401, `TokenExpired: token expired at ${month}/${day}/${year} ${time}`, newId(state), 'Bearer error=invalid_token');
}

/** A custom connection has one organisation and need not name it. */
export const tenantOf = ({ headers }: Asked, access?: Access): string => (headers['xero-tenant-id'] || access?.tenant || '').toLowerCase();

export function answerApi(state: State, now: number, asked: Asked, access: Access): Answer {
	const [segment = '', id, ...rest] = asked.path.slice(API.length).split('/').filter(Boolean).map(decodeURIComponent);
	const tenant = tenantOf(asked, access);
	const isConnected = state.connections.has(tenant) && (!access.tenant || access.tenant === tenant);
	if (!isConnected) return gateway(403, 'AuthenticationUnsuccessful', newId(state));
	if (!opens(access.scopes, asked.method, [segment, ...(id === undefined ? [] : [id]), ...rest]))
		return gateway(401, 'AuthorizationUnsuccessful', newId(state), 'Bearer error="insufficent_scope"');

	const refused = limit(state, now, access.client, tenant, asked.inFlight ?? 0);
	if (!refused && bytesOf(asked).length > LARGEST) return spoken(tooLarge, asked);
	const answer = refused ?? once(state, now, access.client, asked, () => spoken(work(state, now, asked, access, tenant, { segment, id, rest }), asked));
	return { ...answer, headers: { ...remaining(state, now, access.client, tenant), ...answer.headers } };
}

interface Address {
	readonly segment: string;
	readonly id?: string;
	/** What follows the id. */
	readonly rest: readonly string[];
}

function work(state: State, now: number, asked: Asked, access: Access, tenant: string, address: Address): Spoken {
	const books = state.books.get(tenant);
	const endpoint = endpoints[address.segment];
	if (!books || !endpoint) return notFound;
	const organisation = organisationOf(state, tenant);
	const appName = clients.find((client) => client.id === access.client)?.name ?? 'Sandbox';
	const desk: Desk = {
		books,
		organisation,
		today: todayIn(organisation.Timezone, now),
		now: new Date(now).toISOString(),
		unitDecimals: asked.query.get('unitdp') === '4' ? 4 : 2,
		backorders: asked.query.get('allowBackorders') === 'true',
		app: access.client,
		appName,
		user: 'System Generated',
		...(state.tier.volume === undefined ? {} : { volume: state.tier.volume }),
		newId: () => newId(state),
	};
	const result = at(desk, endpoint, kindOf(address.segment), asked, address);
	settle(state, now, tenant, desk);
	return 'status' in result ? result : { status: 200, body: envelope(newId(state), appName, now, result.content) };
}

/** Below a record, {} stands for whatever varies. */
const keyed = ([first = '', ...more]: readonly string[]): string => [first, ...more.map(() => '{}')].join('/');

/** What is stored on the way to a refusal is taken back. */
function undone<R extends Reply | undefined>(desk: Desk, act: () => R): R | Spoken {
	const began = desk.books.mark();
	try {
		const reply = act();
		if (reply && 'status' in reply && reply.status >= 400) desk.books.rollback(began);
		return reply;
	} catch (error) {
		desk.books.rollback(began);
		if (error instanceof Unreadable) return badJson(` ${error.message}`);
		throw error;
	}
}

function at(desk: Desk, endpoint: Endpoint, kind: Kind, asked: Asked, { segment, id, rest }: Address): Reply {
	const { method } = asked;
	const own = kind.answer && undone(desk, () => kind.answer?.(desk, asked, id === undefined ? [] : [id, ...rest]));
	if (own) return own;
	if (id === undefined) {
		if (!endpoint.verbs.includes(method)) return notImplemented;
		return method === 'GET' ? list(desk, segment, endpoint, kind, asked) : write(desk, segment, endpoint, kind, asked);
	}
	const row =
		desk.books.get(endpoint.name, id) ??
		(endpoint.number && !isGuid(id) ? desk.books.find(endpoint.name, (each) => each[endpoint.number ?? ''] === id) : undefined);
	if (rest.length) return below(desk, segment, kind, asked, row, rest);
	if (!endpoint.verbsOfOne.includes(method)) return notImplemented;
	if (!row || kind.isListed?.(row) === false) return notFound;
	const shown = (each: Row): Row => show(endpoint, fieldsOf(segment), viewed(desk, kind, each, false));
	switch (method) {
		case 'GET':
			return printed(segment, row, asked) ?? { content: { [endpoint.name]: [shown(row)] } };
		case 'DELETE': {
			const problems = kind.remove?.(desk, row) ?? [];
			if (problems.length) return refusedElements([{ ...shown(row), ValidationErrors: problems.map((Message) => ({ Message })) }]);
			desk.books.put(endpoint.name, row[endpoint.id], undefined);
			return endpoint.deletedSilently ? { status: 204 } : { content: { [endpoint.name]: [{ ...shown(row), Status: 'DELETED' }] } };
		}
		default:
			return asked.body.trim() ? write(desk, segment, endpoint, kind, asked, row) : badJson(' The body is empty.');
	}
}

/** What stands below one record: the kind's own, and what records of many kinds have. */
function below(desk: Desk, segment: string, kind: Kind, asked: Asked, row: Row | undefined, rest: readonly string[]): Reply {
	const actions: Readonly<Record<string, Action>> = { ...fileActions(segment), ...historyActions(segment), ...printActions(segment), ...kind.actions };
	const path = keyed(rest);
	const act = actions[`${asked.method} ${path}`];
	if (act && row) return undone(desk, () => act(desk, row, asked, rest.slice(1)));
	if (act && path === 'History' && asked.method === 'PUT') return undone(desk, () => unknownHolder(desk, asked));
	const isThere = row && Object.keys(actions).some((key) => key.split(' ')[1] === path);
	return isThere ? notImplemented : notFound;
}
