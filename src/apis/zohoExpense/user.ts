import { choice, decimal, email, link, readOnly, resource, text } from '../define';
import { times } from '../zohoFinance/documents';
import { verbs } from '../zohoFinance/verbs';
import { activity, customFields } from './parts';

const { create, update, upsert, get, getMany, delete: remove, act } = verbs('user', 'users');

/** Who spends and who approves (https://www.zoho.com/expense/api/v1/users/). */
export const user = resource({
	label: 'User',
	plural: 'Users',
	path: '/users',
	permission: 'expense',
	paged: true,
	envelope: { one: 'user', many: 'users' },
	id: 'user_id',
	title: 'name',
	modified: 'last_modified_time',
	since: { compare: 'last_modified_time' },
	// Their list cannot be asked for one, so all of it is looked through.
	key: { field: 'email', find: { path: '', atOnce: 1 } },
	fields: {
		user_id: text('User ID'),
		name: text('Name'),
		email: email('Email', { hint: 'Unique in the organization' }),
		user_role: choice('Role', { admin: 'Admin', approver: 'Approver', finance_manager: 'Finance Manager', submitter: 'Submitter' }),
		role_id: readOnly(text('Role ID')),
		department_id: readOnly(text('Department ID')),
		department_name: text('Department'),
		designation_name: text('Designation'),
		employee_number: text('Employee Number'),
		mobile: text('Mobile'),
		default_approver_id: link('Approver', { resource: 'user' }),
		default_approver_name: readOnly(text('Approver Name')),
		approval_amount_limit: decimal('Approves Up To'),
		submission_amount_limit: decimal('Submits Up To'),
		...customFields,
		...activity,
		...times,
	},
	operations: {
		create: create(['name', 'email', 'user_role']),
		upsert: upsert(['email', 'name', 'user_role']),
		update: update(),
		get: get(),
		// [unsure] As in Books: the pages of Expense do not name it.
		getMe: { ...get(), label: 'Get Current', action: 'Get current user', path: '/me' },
		getMany: getMany({}),
		assignRole: { ...act('Assign Role', '/role/{role_id}'), action: 'Assign role to user', inputs: { role_id: text('Role ID') } },
		markActive: act('Mark as Active', '/active'),
		markInactive: act('Mark as Inactive', '/inactive'),
		delete: remove(),
	},
});
