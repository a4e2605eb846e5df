import { choice, decimal, email, flag, moment, readOnly, resource, rows, text } from '../define';
import { filterBy, sortColumn, verbs } from '../zohoFinance/verbs';

const { create, update, get, getMany, delete: remove, act } = verbs('user', 'users');

/** Who works in the organization (https://www.zoho.com/books/api/v3/users/). */
export const user = resource({
	label: 'User',
	plural: 'Users',
	path: '/users',
	permission: 'books',
	paged: true,
	envelope: { one: 'user', many: 'users' },
	id: 'user_id',
	title: 'name',
	fields: {
		user_id: text('User ID'),
		name: text('Name'),
		email: email('Email'),
		role_id: text('Role ID'),
		cost_rate: decimal('Cost Rate', { hint: 'By the hour' }),
		user_role: readOnly(text('Role')),
		user_type: readOnly(text('User Type')),
		status: readOnly(choice('Status', { active: 'Active', inactive: 'Inactive', invited: 'Invited', deleted: 'Deleted' })),
		is_current_user: readOnly(flag('Is the Current User')),
		is_employee: readOnly(flag('Is Employee')),
		email_ids: readOnly(rows('Emails', { email: email('Email'), is_selected: flag('Is Selected') })),
		created_time: readOnly(moment('Created')),
	},
	operations: {
		// The answer to an invitation carries no record.
		create: { ...create(['name', 'email']), label: 'Invite New', action: 'Invite new user' },
		update: update(),
		get: get(),
		getMe: { ...get(), label: 'Get Current', action: 'Get current user', path: '/me' },
		getMany: getMany({
			...filterBy({
				'Status.All': 'All',
				'Status.Active': 'Active',
				'Status.Inactive': 'Inactive',
				'Status.Invited': 'Invited',
				'Status.Deleted': 'Deleted',
			}),
			...sortColumn({ name: 'Name', email: 'Email', user_role: 'Role', status: 'Status' }),
		}),
		invite: { ...act('Invite Again', '/invite'), action: 'Invite user again' },
		markActive: act('Mark as Active', '/active'),
		markInactive: act('Mark as Inactive', '/inactive'),
		delete: remove(),
	},
});
