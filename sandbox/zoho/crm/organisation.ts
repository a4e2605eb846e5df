import type { Answer, Row } from '../../vendor';
import { text } from '../ledger';
import { pageOf, type Call } from './call';
import { changedSince } from './since';
import { me, momentOf, stamp, type Crm } from './state';

/** Who works here, and with which money (fact sheet, sections 3.8 and 3.11). */

const isAdmin = (user: Row): boolean => (user.profile as Row | undefined)?.name === 'Administrator';
const isActive = ({ status }: Row): boolean => status === 'active';

const TYPES: Readonly<Record<string, (crm: Crm, user: Row) => boolean>> = {
	AllUsers: (_crm, { status }) => status !== 'deleted',
	ActiveUsers: (_crm, user) => isActive(user),
	AllActiveUsers: (_crm, user) => isActive(user),
	DeactiveUsers: (_crm, { status }) => status === 'disabled',
	ConfirmedUsers: (_crm, { confirm }) => confirm === true,
	NotConfirmedUsers: (_crm, { confirm }) => confirm !== true,
	DeletedUsers: (_crm, { status }) => status === 'deleted',
	ActiveConfirmedUsers: (_crm, user) => isActive(user) && user.confirm === true,
	AdminUsers: (_crm, user) => isAdmin(user),
	ActiveConfirmedAdmins: (_crm, user) => isAdmin(user) && isActive(user) && user.confirm === true,
	CurrentUser: (crm, { id }) => id === crm.state.me,
};

const shown = (crm: Crm, user: Row): Row => ({
	...user,
	created_time: stamp(crm, momentOf(user.created_time) ?? 0),
	Modified_Time: stamp(crm, momentOf(user.Modified_Time) ?? 0),
	Isonline: user.id === crm.state.me,
});

export const listUsers = (crm: Crm, call: Call): Answer => {
	const type = call.query.get('type') ?? 'AllUsers';
	const { page, per } = pageOf(call.query);
	const isNew = changedSince(crm, call.asked);
	const all = crm.state.users.filter((user) => TYPES[type]?.(crm, user) ?? false);
	const fresh = isNew ? all.filter(({ Modified_Time }) => isNew(momentOf(Modified_Time) ?? 0)) : all;
	if (isNew && all.length && !fresh.length) return { status: 304 };
	const users = fresh.slice((page - 1) * per, page * per).map((user) => shown(crm, user));
	if (!users.length) return { status: 204 };
	return { status: 200, body: { users, info: { per_page: per, count: users.length, page, more_records: fresh.length > page * per } } };
};

export const getUser = (crm: Crm, { params }: Call): Answer => {
	const user = crm.state.users.find(({ id }) => id === params.id);
	return user ? { status: 200, body: { users: [shown(crm, user)] } } : { status: 204 };
};

export const getOrg = (crm: Crm): Answer => ({ status: 200, body: { org: [crm.state.org] } });

export const listCurrencies = (crm: Crm, { params }: Call): Answer => {
	const currencies = crm.state.currencies.filter(({ id, iso_code }) => params.id === undefined || id === params.id || iso_code === params.id);
	return currencies.length ? { status: 200, body: { currencies } } : { status: 204 };
};

/** One by one from the users: no more of roles and profiles is kept. */
const distinct = (crm: Crm, name: 'role' | 'profile'): Row[] => [
	...new Map(crm.state.users.map((user) => [text((user[name] as Row).id), user[name] as Row])).values(),
];

export const listRoles = (crm: Crm): Answer => ({
	status: 200,
	body: {
		roles: distinct(crm, 'role').map(({ id, name }) => ({ id, name, display_label: name, reporting_to: null, share_with_peers: true, description: null })),
	},
});

export const listProfiles = (crm: Crm): Answer => ({
	status: 200,
	body: {
		profiles: distinct(crm, 'profile').map(({ id, name }) => ({
			id,
			name,
			display_label: name,
			type: 'normal_profile',
			custom: false,
			description: null,
			default: (me(crm).profile as Row).id === id,
		})),
	},
});
