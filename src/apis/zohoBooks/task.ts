import { choice, date, decimal, flag, integer, link, longText, moment, readOnly, resource, text } from '../define';
import { customFields, documents } from '../zohoFinance/documents';
import { filterBy, searchText, sortColumn, verbs } from '../zohoFinance/verbs';

const { create, update, get, getMany, delete: remove, act, writePart, comments } = verbs('task', 'tasks');

const priorities = { lowest: 'Lowest', low: 'Low', normal: 'Normal', high: 'High', highest: 'Highest' };
const completion = { completion_percentage: integer('Completed', { hint: 'Percent' }) } as const;

/** To-dos of the organization, beside the tasks of projects (https://www.zoho.com/books/api/v3/tasks/). */
export const task = resource({
	label: 'Task',
	plural: 'Tasks',
	path: '/tasks',
	permission: 'books',
	paged: true,
	envelope: { one: 'task', many: 'tasks' },
	id: 'task_id',
	title: 'title',
	fields: {
		task_id: text('Task ID'),
		title: text('Title'),
		task_description: longText('Description'),
		owner_id: link('Owner', { resource: 'user' }),
		due_date: date('Due Date'),
		priority: choice('Priority', priorities),
		status: text('Status', { hint: 'Such as open, ongoing or completed' }),
		...completion,
		contact_type: choice('Contact Type', { customer: 'Customer', vendor: 'Vendor' }),
		contact_id: link('Contact', { resource: 'contact' }),
		related_entity_type: text('Related Record Type', { hint: 'Such as invoice' }),
		related_entity_id: text('Related Record ID'),
		is_billable: flag('Is Billable'),
		task_rate: decimal('Rate'),
		send_email_notification: flag('Notify by Email'),
		...customFields,
		task_number: text('Task Number'),
		owner_name: readOnly(text('Owner Name')),
		contact_name: readOnly(text('Contact Name')),
		is_overdue: readOnly(flag('Is Overdue')),
		created_by_name: readOnly(text('Created By')),
		created_time: readOnly(moment('Created')),
		...documents,
	},
	operations: {
		create: create(['title']),
		update: update(),
		get: get(),
		getMany: getMany({
			owner_id: link('Owner', { resource: 'user' }),
			contact_id: link('Contact', { resource: 'contact' }),
			priority: choice('Priority', priorities),
			status: text('Status'),
			title: text('Title'),
			date_start: date('Date From'),
			date_end: date('Date To'),
			...searchText,
			...filterBy({
				'TaskStatus.All': 'All',
				'TaskStatus.Overdue': 'Overdue',
				'TaskStatus.InProgress': 'In Progress',
				'TaskStatus.Completed': 'Completed',
			}),
			...sortColumn({ owner_name: 'Owner', contact_name: 'Contact', due_date: 'Due Date', title: 'Title', created_time: 'Created' }),
		}),
		setCompletion: writePart(
			'Set Completion',
			'/percentage',
			{ envelope: { one: 'task', many: 'tasks' }, fields: completion },
			completion,
			['completion_percentage'],
			{ repeatable: true },
		),
		markAsOpen: act('Mark as Open', '/markasopen'),
		markAsOngoing: act('Mark as Ongoing', '/markasongoing'),
		markAsCompleted: act('Mark as Completed', '/markascompleted'),
		...comments(),
		delete: remove(),
	},
});
