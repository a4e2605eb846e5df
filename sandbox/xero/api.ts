import type { Answer, Asked, Row } from '../vendor';
import { badJson, envelope, gateway, notFound, notImplemented, refusedElements, spoken, type Spoken } from './answers';
import { todayIn } from './dates';
import type { Desk, Kind } from './desk';
import { endpoints, fieldsOf, type Endpoint } from './endpoints';
import { once } from './idempotency';
import { isGuid } from './ids';
import { invoiceActions } from './invoiceActions';
import { kindOf } from './kinds';
import { limit, remaining } from './limits';
import { list } from './list';
import { opens } from './scopes';
import { clients } from './seed';
import { show } from './shape';
import { newId, organisationOf, type Access, type State } from './state';
import { announce } from './webhooks';
import { write } from './write';

/** The Accounting API: who may enter, and which desk a request goes to. */

export const API = '/api.xro/2.0';

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
	const [segment = '', id, action] = asked.path.slice(API.length).split('/').filter(Boolean).map(decodeURIComponent);
	const tenant = tenantOf(asked, access);
	const isConnected = state.connections.has(tenant) && (!access.tenant || access.tenant === tenant);
	if (!isConnected) return gateway(403, 'AuthenticationUnsuccessful', newId(state));
	if (!opens(access.scopes, segment, asked.method)) return gateway(401, 'AuthorizationUnsuccessful', newId(state), 'Bearer error="insufficent_scope"');

	const refused = limit(state, now, access.client, tenant, asked.inFlight ?? 0);
	const answer = refused ?? once(state, now, access.client, asked, () => spoken(work(state, now, asked, access, tenant, { segment, id, action }), asked));
	return { ...answer, headers: { ...remaining(state, now, access.client, tenant), ...answer.headers } };
}

interface Address {
	readonly segment: string;
	readonly id?: string;
	readonly action?: string;
}

function work(state: State, now: number, asked: Asked, access: Access, tenant: string, address: Address): Spoken {
	const books = state.books.get(tenant);
	const endpoint = endpoints[address.segment];
	if (!books || !endpoint) return notFound;
	const organisation = organisationOf(state, tenant);
	const desk: Desk = {
		books,
		organisation,
		today: todayIn(organisation.Timezone, now),
		now: new Date(now).toISOString(),
		unitDecimals: asked.query.get('unitdp') === '4' ? 4 : 2,
		app: access.client,
		newId: () => newId(state),
	};
	const result = at(desk, endpoint, kindOf(address.segment), asked, address);
	announce(state, now, tenant, books.settle());
	if ('status' in result) return result;
	const provider = clients.find((client) => client.id === access.client)?.name ?? 'Sandbox';
	return { status: 200, body: envelope(newId(state), provider, now, result.content) };
}

function at(desk: Desk, endpoint: Endpoint, kind: Kind, asked: Asked, { segment, id, action }: Address): Spoken | { content: Row } {
	const { method } = asked;
	if (id === undefined) {
		if (!endpoint.verbs.includes(method)) return notImplemented;
		return method === 'GET' ? list(desk, segment, endpoint, kind, asked) : write(desk, segment, endpoint, kind, asked);
	}
	const row =
		desk.books.get(endpoint.name, id) ??
		(endpoint.number && !isGuid(id) ? desk.books.find(endpoint.name, (each) => each[endpoint.number ?? ''] === id) : undefined);
	if (action !== undefined) {
		const act = segment === 'Invoices' ? invoiceActions[`${method} ${action}`] : undefined;
		return act && row ? act(desk, row) : notFound;
	}
	if (!endpoint.verbsOfOne.includes(method)) return notImplemented;
	if (!row) return notFound;
	const shown = (each: Row): Row => show(endpoint, fieldsOf(segment), kind.view?.(desk, each, false) ?? each);
	switch (method) {
		case 'GET':
			return { content: { [endpoint.name]: [shown(row)] } };
		case 'DELETE': {
			const problems = kind.remove?.(desk, row) ?? [];
			if (problems.length) return refusedElements([{ ...shown(row), ValidationErrors: problems.map((Message) => ({ Message })) }]);
			desk.books.put(endpoint.name, row[endpoint.id], undefined);
			return { content: { [endpoint.name]: [{ ...shown(row), Status: 'DELETED' }] } };
		}
		default:
			return asked.body.trim() ? write(desk, segment, endpoint, kind, asked, row) : badJson(' The body is empty.');
	}
}
