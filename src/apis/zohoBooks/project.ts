import { choice, decimal, flag, link, longText, moment, readOnly, resource, rows, text, type Fields, type Part } from '../define';
import { customer, customFields } from '../zohoFinance/documents';
import { filterBy, sortColumn, verbs } from '../zohoFinance/verbs';

const { create, update, upsertByUniqueField, get, getMany, delete: remove, act, listPart, writePart, deletePart, comments } = verbs('project', 'projects');

const hours = {
	total_hours: readOnly(text('Hours')),
	billed_hours: readOnly(text('Billed Hours')),
	un_billed_hours: readOnly(text('Unbilled Hours')),
};

const taskInputs: Fields = {
	task_name: text('Task Name', { max: 100 }),
	description: longText('Description', { max: 500 }),
	rate: decimal('Rate'),
	budget_hours: text('Budget Hours'),
};
const taskId: Fields = { task_id: text('Task ID') };

const userInputs: Fields = { users: rows('Users', { user_id: link('User', { resource: 'user' }) }), cost_rate: decimal('Cost Rate') };

/** One task of a project, as it is listed by itself. */
const task: Part = {
	envelope: { one: 'task', many: 'tasks' },
	fields: {
		...taskId,
		...taskInputs,
		project_id: readOnly(link('Project', { resource: 'project' })),
		project_name: readOnly(text('Project')),
		customer_id: readOnly(link('Customer', { resource: 'contact' })),
		customer_name: readOnly(text('Customer')),
		log_time: readOnly(text('Logged Time')),
		billed_hours: hours.billed_hours,
		un_billed_hours: hours.un_billed_hours,
	},
};

const member: Part = {
	envelope: { one: 'user', many: 'users' },
	fields: {
		...userInputs,
		user_id: readOnly(text('User ID')),
		user_name: readOnly(text('User Name')),
		email: readOnly(text('Email')),
		user_role: readOnly(text('Role')),
		status: readOnly(text('Status')),
		rate: readOnly(decimal('Rate')),
		budget_hours: readOnly(text('Budget Hours')),
	},
};

/** Work for a customer, with its tasks and people (https://www.zoho.com/books/api/v3/projects/). */
export const project = resource({
	label: 'Project',
	plural: 'Projects',
	path: '/projects',
	permission: 'books',
	paged: true,
	envelope: { one: 'project', many: 'projects' },
	id: 'project_id',
	title: 'project_name',
	key: { field: 'project_name', taken: 'again', find: { parameter: 'project_name', atOnce: 1 }, within: ['customer_id'] },
	fields: {
		project_id: text('Project ID'),
		project_name: text('Project Name', { max: 100 }),
		...customer,
		billing_type: choice('Billing Method', {
			based_on_project_hours: 'Based on Project Hours',
			based_on_staff_hours: 'Based on Staff Hours',
			based_on_task_hours: 'Based on Task Hours',
			fixed_cost_for_project: 'Fixed Cost for Project',
		}),
		user_id: link('Project Head', { resource: 'user' }),
		currency_id: link('Currency', { resource: 'currency' }),
		currency_code: readOnly(text('Currency Code')),
		description: longText('Description', { max: 500 }),
		rate: decimal('Rate', { hint: 'By the hour, or the whole price at a fixed cost' }),
		budget_type: choice('Budget', {
			hours_per_staff: 'Hours of Each Person',
			hours_per_task: 'Hours of Each Task',
			total_project_cost: 'Total Cost',
			total_project_hours: 'Total Hours',
		}),
		budget_hours: text('Budget Hours'),
		budget_amount: decimal('Budget Amount'),
		cost_budget_amount: decimal('Cost Budget'),
		tasks: rows(
			'Tasks',
			{
				task_id: text('Task ID', { hint: 'Keeps an existing task on update' }),
				...taskInputs,
				...hours,
				is_billable: readOnly(flag('Is Billable')),
				status: readOnly(text('Status')),
			},
			{ rowId: 'task_id' },
		),
		users: rows('Users', {
			user_id: link('User', { resource: 'user' }),
			rate: decimal('Rate'),
			budget_hours: text('Budget Hours'),
			cost_rate: decimal('Cost Rate'),
			user_name: readOnly(text('User Name')),
			email: readOnly(text('Email')),
			...hours,
		}),
		...customFields,
		status: readOnly(choice('Status', { active: 'Active', inactive: 'Inactive' })),
		...hours,
		billable_hours: readOnly(text('Billable Hours')),
		total_amount: readOnly(decimal('Total Amount')),
		billed_amount: readOnly(decimal('Billed Amount')),
		un_billed_amount: readOnly(decimal('Unbilled Amount')),
		created_time: readOnly(moment('Created')),
	},
	operations: {
		create: create(['project_name', 'customer_id', 'billing_type', 'user_id']),
		upsert: upsertByUniqueField(['project_name', 'customer_id', 'billing_type', 'user_id']),
		update: update(),
		get: get(),
		getMany: getMany({
			...filterBy({ 'Status.All': 'All', 'Status.Active': 'Active', 'Status.Inactive': 'Inactive' }),
			customer_id: customer.customer_id,
			...sortColumn({ project_name: 'Project Name', customer_name: 'Customer', rate: 'Rate', created_time: 'Created' }),
		}),
		markActive: act('Mark as Active', '/active'),
		markInactive: act('Mark as Inactive', '/inactive'),
		getTasks: listPart('Get Tasks', '/tasks', task),
		addTask: writePart('Add Task', '/tasks', task, taskInputs, ['task_name']),
		updateTask: writePart('Update Task', '/tasks/{task_id}', task, { ...taskId, ...taskInputs }, ['task_name'], { method: 'PUT', repeatable: true }),
		deleteTask: deletePart('Delete Task', '/tasks/{task_id}', taskId),
		getUsers: listPart('Get Users', '/users', member),
		addUsers: writePart('Add Users', '/users', member, userInputs, ['users', 'cost_rate']),
		deleteUser: deletePart('Remove User', '/users/{user_id}', { user_id: link('User', { resource: 'user' }) }),
		...comments(),
		delete: remove(),
	},
});
