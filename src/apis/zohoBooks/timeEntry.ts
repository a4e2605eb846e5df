import { choice, date, decimal, flag, link, longText, moment, readOnly, resource, text, type Fields, type Operation } from '../define';
import { filterBy, sortColumn, verbs } from '../zohoFinance/verbs';

const { create, update, get, getMany, delete: remove, act } = verbs('time entry', 'time entries');

const envelope = { one: 'time_entry', many: 'time_entries' };

const fields = {
	time_entry_id: text('Time Entry ID'),
	project_id: link('Project', { resource: 'project' }),
	task_id: text('Task ID'),
	user_id: link('User', { resource: 'user' }),
	log_date: date('Date'),
	log_time: text('Time Spent', { hint: 'Hours and minutes, such as 02:30' }),
	begin_time: text('Start', { hint: 'Such as 10:00; instead of the time spent' }),
	end_time: text('End', { hint: 'Such as 12:30' }),
	is_billable: flag('Is Billable'),
	notes: longText('Notes', { max: 500 }),
	start_timer: text('Start Timer', { hint: 'true starts the timer with the entry' }),
	cost_rate: decimal('Cost Rate', { hint: 'By the hour' }),
	project_name: readOnly(text('Project')),
	task_name: readOnly(text('Task')),
	user_name: readOnly(text('User Name')),
	customer_id: readOnly(link('Customer', { resource: 'contact' })),
	customer_name: readOnly(text('Customer')),
	billed_status: readOnly(choice('Billing Status', { unbilled: 'Unbilled', invoiced: 'Invoiced' })),
	invoice_id: readOnly(link('Invoice', { resource: 'invoice' })),
	timer_started_at: readOnly(text('Timer Started At')),
	timer_duration_in_minutes: readOnly(text('Minutes on the Timer')),
	created_time: readOnly(moment('Created')),
} as const satisfies Fields;

/** One timer runs for each user, so nothing says which is meant. */
const stopTimer: Operation<never> = {
	label: 'Stop Timer',
	action: 'Stop timer of time entry',
	does: 'writePart',
	method: 'POST',
	path: '/timer/stop',
	of: { envelope, fields },
	repeatable: true,
};

/** Time spent on the tasks of a project (https://www.zoho.com/books/api/v3/time-entries/). */
export const timeEntry = resource({
	label: 'Time Entry',
	plural: 'Time Entries',
	path: '/projects/timeentries',
	permission: 'books',
	paged: true,
	envelope,
	id: 'time_entry_id',
	title: 'task_name',
	fields,
	operations: {
		create: create(['project_id', 'task_id', 'user_id', 'log_date']),
		update: update(),
		get: get(),
		getMany: getMany({
			from_date: date('Date From'),
			to_date: date('Date To'),
			project_id: fields.project_id,
			user_id: fields.user_id,
			...filterBy({
				'Date.All': 'All',
				'Date.Today': 'Today',
				'Date.ThisWeek': 'This Week',
				'Date.ThisMonth': 'This Month',
				'Date.ThisYear': 'This Year',
				'Status.Unbilled': 'Unbilled',
				'Status.Invoiced': 'Invoiced',
			}),
			...sortColumn({
				project_name: 'Project',
				task_name: 'Task',
				user_name: 'User',
				log_date: 'Date',
				timer_started_at: 'Timer Started',
				customer_name: 'Customer',
			}),
		}),
		startTimer: act('Start Timer', '/timer/start'),
		stopTimer,
		getTimer: { ...get(), label: 'Get Running Timer', action: 'Get running timer of time entry', path: '/runningtimer/me' },
		delete: remove(),
	},
});
