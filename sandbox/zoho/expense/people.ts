import { zohoExpense } from '../../../src/apis/zohoExpense';
import type { Answer, Row } from '../../vendor';
import { activity, dated, filled, refuseEmpty, refuseTaken } from '../books/plain';
import { taken } from '../incoming';
import type { Kind } from '../kind';
import { all, find, keep, need, newId, text, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { changed, currentUser, customOf, customShown, listRules, over, refuseUnknown, statusFilters } from './common';
import { roleId } from './foundation';

/** Who spends and who approves (https://www.zoho.com/expense/api/v1/users/). */

const { fields } = zohoExpense.user;
const SHELF = 'expenseusers';
const ROLES = Object.fromEntries(['admin', 'approver', 'finance_manager', 'submitter'].map((role) => [roleId(role), role]));

const stored = (ledger: Ledger, sent: Row, known?: Row): Row => {
	const given = taken(fields, sent, ['user_id', 'custom_fields']);
	const row: Row = { status: 'active', ...known, ...given };
	refuseEmpty(row, ['name', 'email', 'user_role']);
	refuseTaken(ledger, { shelf: SHELF, id: 'user_id', noun: 'User' }, 'email', row, known);
	refuseUnknown(ledger, row, { default_approver_id: SHELF });
	return { ...row, role_id: roleId(text(row.user_role)), custom: customOf(ledger, 'user', sent, known), ...dated(ledger, known) };
};

/** One is signed in at a time: a seed may say that it is somebody else. */
const signIn = (ledger: Ledger, sent: Row): Row => {
	if (sent.is_current_user !== true) return {};
	const before = currentUser(ledger);
	keep(ledger, SHELF, text(before.user_id), { ...before, is_current_user: false });
	return { is_current_user: true };
};

const shown = (ledger: Ledger, row: Row): Row => ({
	...over(fields, { ...filled(row), default_approver_name: find(ledger, SHELF, row.default_approver_id)?.name }),
	...customShown(ledger, 'user', row),
	is_current_user: row.is_current_user === true,
});

const below: Kind['below'] = (ledger, asked, rest): Answer | undefined => {
	if (rest[0] === 'me' && rest.length === 1 && asked.method === 'GET') {
		return { status: 200, body: { code: 0, message: 'success', user: shown(ledger, currentUser(ledger)) } };
	}
	if (rest.length !== 3 || rest[1] !== 'role' || asked.method !== 'POST') return undefined;
	const known = need(ledger, SHELF, rest[0], 'User');
	const role = ROLES[text(rest[2])];
	if (role === undefined) throw refusal.invalid('role_id');
	keep(ledger, SHELF, text(known.user_id), changed(ledger, known, { user_role: role, role_id: rest[2] }));
	return { status: 200, body: { code: 0, message: 'The role has been assigned.' } };
};

export const users: Kind = {
	shelf: SHELF,
	path: '/users',
	one: 'user',
	many: 'users',
	id: 'user_id',
	scope: 'users',
	noun: 'User',
	words: { created: 'The user has been added.', updated: 'User information has been saved.', deleted: 'The user has been deleted.' },
	list: listRules('Users', {
		filterBy: { 'Status.All': () => true, ...statusFilters('active', 'inactive') },
		sort: { column: 'name', order: 'A' },
		searched: ['name', 'email'],
		texts: ['email', 'user_role'],
	}),
	shown,
	row: shown,
	create: (ledger, sent, asked) => ({ user_id: newId(ledger), ...stored(ledger, sent), ...(asked === undefined ? signIn(ledger, sent) : {}) }),
	update: (ledger, known, sent) => stored(ledger, sent, known),
	remove: (ledger, known) => {
		if (known.is_current_user === true) throw refusal.rule('You cannot delete yourself.');
		const isUsed = ['employeeexpenses', 'expensereports', 'trips', 'advancepayments'].some((shelf) =>
			all(ledger, shelf).some(({ user_id: id }) => id === known.user_id),
		);
		if (isUsed) throw refusal.rule('The user has transactions and cannot be deleted. The user can be marked as inactive.');
	},
	below,
	acts: activity('user'),
};
