import { zohoBooks } from '../../../src/apis/zohoBooks';
import type { Answer, Asked, Row } from '../../vendor';
import type { Kind } from '../kind';
import { all, find, keep, need, text, type Ledger } from '../ledger';
import { recordIn } from '../incoming';
import { refusal } from '../refused';
import { become, plain } from './plain';

/** Who works in the organization; whoever calls is one of them (https://www.zoho.com/books/api/v3/users/). */

const SHELF = 'users';

export const currentUser = (ledger: Ledger): Row => all(ledger, SHELF).find((row) => row.is_current_user === true) ?? {};

const INVITED: Answer = { status: 200, body: { code: 0, message: 'Your invitation has been sent.' } };

const user = plain({
	shelf: SHELF,
	path: '/users',
	one: 'user',
	many: 'users',
	id: 'user_id',
	noun: 'User',
	scope: 'settings',
	fields: zohoBooks.user.fields,
	requires: ['name', 'email'],
	unique: 'email',
	initially: () => ({ status: 'invited', user_role: 'staff', user_type: 'zoho', is_current_user: false, is_employee: false }),
	said: (_, row) => ({ email_ids: [{ email: row.email, is_selected: true }] }),
	list: {
		report: 'Users',
		filterBy: {
			'Status.All': () => true,
			...Object.fromEntries(['Active', 'Inactive', 'Invited', 'Deleted'].map((name) => [`Status.${name}`, ({ status }: Row) => status === name.toLowerCase()])),
		},
		sortable: ['name', 'email', 'user_role', 'status'],
		sort: { column: 'name', order: 'A' },
	},
	remove: (_, known) => {
		if (known.is_current_user === true) throw refusal.rule('You cannot delete yourself.');
	},
	acts: {
		active: { does: become({ status: 'active' }), says: 'The user has been marked as active.' },
		inactive: {
			does: (ledger, row) => {
				if (row.is_current_user === true) throw refusal.rule('You cannot mark yourself as inactive.');
				return become({ status: 'inactive' })(ledger, row);
			},
			says: 'The user has been marked as inactive.',
		},
		invite: {
			does: (ledger, row) => {
				if (row.status === 'active') throw refusal.rule('The user has joined already.');
				return become({ status: 'invited' })(ledger, row);
			},
			says: 'Your invitation has been sent.',
		},
	},
});

/** Inviting somebody answers with words alone. */
const invite = (ledger: Ledger, asked: Asked): Answer => {
	const row = user.create!(ledger, recordIn(asked));
	keep(ledger, SHELF, text(row.user_id), row);
	return INVITED;
};

export const users: Kind = {
	...user,
	below: (ledger, asked, rest) => {
		if (rest.length === 0 && asked.method === 'POST') return invite(ledger, asked);
		if (rest.length !== 1 || rest[0] !== 'me') return undefined;
		if (asked.method !== 'GET') throw refusal.wrongMethod();
		const me = need(ledger, SHELF, currentUser(ledger).user_id, 'User');
		return { status: 200, body: { code: 0, message: 'success', user: user.shown(ledger, me) } };
	},
};

export const userName = (ledger: Ledger, id: unknown): string => text(find(ledger, SHELF, id)?.name);
