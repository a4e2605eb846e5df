import type { Answer, Asked } from '../vendor';
import { newId, organisationOf, type Access, type State } from './state';

/** Which organisations a user has opened to the app; not limited by organisation, and needing a token only. */

/** Seven fractional digits and no zone, though it is UTC. */
const stamp = (now: number): string => `${new Date(now).toISOString().slice(0, -1)}0000`;

/** A consent connects every organisation of the user, or the first that is not yet connected where bulk connect is off. */
export function connect(state: State, now: number, authEventId: string, { bulk = true }: { bulk?: boolean } = {}): void {
	const tenants = [...state.books.keys()];
	const chosen = bulk ? tenants : [tenants.find((tenant) => !state.connections.has(tenant)) ?? tenants[0] ?? ''];
	for (const tenantId of chosen) {
		const known = state.connections.get(tenantId);
		state.connections.set(tenantId, {
			id: known?.id ?? newId(state),
			authEventId,
			tenantId,
			tenantType: 'ORGANISATION',
			tenantName: String(organisationOf(state, tenantId).Name),
			createdDateUtc: known?.createdDateUtc ?? stamp(now),
			updatedDateUtc: stamp(now),
		});
	}
}

export function connections(state: State, { method, path, query }: Asked, access: Access): Answer {
	const [, id] = path.split('/').filter(Boolean);
	if (method === 'GET' && !id) {
		const authEventId = query.get('authEventId');
		const listed = [...state.connections.values()].filter(
			(one) => (!authEventId || one.authEventId === authEventId) && (!access.tenant || one.tenantId === access.tenant),
		);
		return { status: 200, body: listed };
	}
	if (method !== 'DELETE' || !id) return { status: 405, body: '' };
	// By the connection's own id; the tenant's id is a common mistake and is not found.
	const found = [...state.connections.values()].find((one) => one.id === id);
	if (!found) return { status: 404, body: '' };
	state.connections.delete(found.tenantId);
	return { status: 204 };
}
