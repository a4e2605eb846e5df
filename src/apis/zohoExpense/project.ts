import { choice, decimal, flag, link, longText, readOnly, resource, rows, text } from '../define';
import { times } from '../zohoFinance/documents';
import { verbs } from '../zohoFinance/verbs';
import { activity, customer, customFields } from './parts';

const { create, update, upsert, get, getMany, delete: remove, act } = verbs('project', 'projects');

/** Work that expenses are spent on, for a customer (https://www.zoho.com/expense/api/v1/projects/). */
export const project = resource({
	label: 'Project',
	plural: 'Projects',
	path: '/projects',
	permission: 'expense',
	paged: true,
	envelope: { one: 'project', many: 'projects' },
	id: 'project_id',
	title: 'project_name',
	modified: 'last_modified_time',
	since: { compare: 'last_modified_time' },
	// Their list cannot be asked for one, so all of it is looked through.
	key: { field: 'project_name', taken: 'again', find: { path: '', atOnce: 1 }, within: ['customer_id'] },
	fields: {
		project_id: text('Project ID'),
		project_name: text('Name'),
		...customer,
		description: longText('Description'),
		billing_type: choice('Billing Method', {
			based_on_project_hours: 'Based on Project Hours',
			based_on_staff_hours: 'Based on Staff Hours',
			based_on_task_hours: 'Based on Task Hours',
			fixed_cost_for_project: 'Fixed Cost for Project',
		}),
		budget_type: choice('Budget Type', {
			hours_per_staff: 'Hours per Staff',
			hours_per_task: 'Hours per Task',
			total_project_cost: 'Total Project Cost',
			total_project_hours: 'Total Project Hours',
		}),
		budget_amount: decimal('Budget Amount'),
		show_to_all_users: flag('Show to All Users'),
		project_head_id: link('Project Head', { resource: 'user' }),
		project_head_name: readOnly(text('Project Head Name')),
		users: rows('Users', {
			user_id: link('User', { resource: 'user' }),
			rate: decimal('Rate', { hint: 'By the hour' }),
			name: readOnly(text('Name')),
			email: readOnly(text('Email')),
		}),
		...customFields,
		currency_code: readOnly(text('Currency Code')),
		...activity,
		...times,
	},
	operations: {
		create: create(['project_name', 'customer_id']),
		upsert: upsert(['project_name', 'customer_id']),
		update: update(),
		get: get(),
		getMany: getMany({}),
		markActive: act('Mark as Active', '/active'),
		markInactive: act('Mark as Inactive', '/inactive'),
		delete: remove(),
	},
});
