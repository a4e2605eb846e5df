import { DateTime } from 'luxon';
import { zohoBooks } from '../../../src/apis/zohoBooks';
import type { Answer, Row } from '../../vendor';
import type { Kind } from '../kind';
import { all, find, keep, need, rowsIn, stamp, text, today, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { nameOf, plain } from './plain';
import { hours, minutesOf } from './spans';
import { currentUser, userName } from './users';

/** Time spent on the tasks of projects; one timer runs for each user (https://www.zoho.com/books/api/v3/time-entries/). */

const SHELF = 'timeentries';

/** Hours and minutes, or a beginning and an end; a timer that starts with the entry has spent nothing yet. */
const spent = (row: Row, sent: Row): number => {
	if (text(sent.log_time) !== '') return minutesOf(sent.log_time);
	if (text(sent.begin_time) === '' && text(sent.end_time) === '') return Number(row.minutes ?? 0);
	const minutes = minutesOf(row.end_time, 'end_time') - minutesOf(row.begin_time, 'begin_time');
	if (minutes <= 0) throw refusal.invalid('end_time');
	return minutes;
};

const taskOf = (ledger: Ledger, row: Row): Row => {
	const project = need(ledger, 'projects', row.project_id, 'Project');
	const task = rowsIn(project.tasks).find(({ task_id: id }) => id === row.task_id);
	if (task === undefined) throw refusal.invalid('task_id');
	return task;
};

const running = (ledger: Ledger): Row | undefined =>
	all(ledger, SHELF).find((row) => row.user_id === currentUser(ledger).user_id && text(row.timer_started_at) !== '');

const elapsed = (ledger: Ledger, row: Row): number =>
	text(row.timer_started_at) === '' ? 0 : Math.floor((ledger.clock.now() - DateTime.fromISO(text(row.timer_started_at)).toMillis()) / 60_000);

const refuseRunning = (ledger: Ledger): void => {
	if (running(ledger) !== undefined) throw refusal.rule('A timer is running already.');
};

const starts = (sent: Row): boolean => sent.start_timer === true || sent.start_timer === 'true';

const entry = plain({
	shelf: SHELF,
	path: '/projects/timeentries',
	one: 'time_entry',
	many: 'time_entries',
	id: 'time_entry_id',
	noun: 'Time entry',
	scope: 'projects',
	fields: zohoBooks.timeEntry.fields,
	requires: ['project_id', 'task_id', 'user_id', 'log_date'],
	initially: () => ({ is_billable: true, minutes: 0 }),
	settle: (ledger, { start_timer: _, ...row }, known, sent) => {
		taskOf(ledger, row);
		if (text(known?.invoice_id) !== '') throw refusal.rule('A time entry that has been invoiced cannot be changed.');
		if (starts(sent)) refuseRunning(ledger);
		return { ...row, minutes: spent(row, sent), ...(starts(sent) ? { timer_started_at: stamp(ledger) } : {}) };
	},
	said: (ledger, row) => {
		const project = find(ledger, 'projects', row.project_id) ?? {};
		return {
			project_name: text(project.project_name),
			customer_id: text(project.customer_id),
			customer_name: nameOf(ledger, 'contacts', project.customer_id, 'contact_name'),
			task_name: text(rowsIn(project.tasks).find(({ task_id: id }) => id === row.task_id)?.task_name),
			user_name: userName(ledger, row.user_id),
			is_current_user: row.user_id === currentUser(ledger).user_id,
			log_time: hours(Number(row.minutes)),
			// Kept, and shown as hours.
			minutes: undefined,
			billed_status: text(row.invoice_id) === '' ? 'unbilled' : 'invoiced',
			timer_duration_in_minutes: text(row.timer_started_at) === '' ? '' : String(elapsed(ledger, row)),
		};
	},
	words: { created: 'The time entry has been added.', updated: 'The time entry has been saved.', deleted: 'The time entry has been deleted.' },
	list: {
		report: 'TimeEntries',
		filterBy: {
			'Date.All': () => true,
			...Object.fromEntries(['Today', 'ThisWeek', 'ThisMonth', 'ThisQuarter', 'ThisYear', 'CustomDate'].map((name) => [`Date.${name}`, () => true])),
			'Status.Unbilled': ({ billed_status: status }) => status === 'unbilled',
			'Status.Invoiced': ({ billed_status: status }) => status === 'invoiced',
		},
		sortable: ['project_name', 'task_name', 'user_name', 'log_date', 'timer_started_at', 'customer_name'],
		sort: { column: 'log_date', order: 'D' },
		texts: ['project_id', 'user_id'],
		stored: {
			from_date: (_, row, wanted) => text(row.log_date) >= wanted,
			to_date: (_, row, wanted) => text(row.log_date) <= wanted,
			filter_by: (ledger, row, wanted) => !wanted.startsWith('Date.') || within(ledger, text(row.log_date), wanted.slice('Date.'.length)),
		},
	},
	acts: {
		'timer/start': {
			does: (ledger, row) => {
				refuseRunning(ledger);
				return { ...row, timer_started_at: stamp(ledger), last_modified_time: stamp(ledger) };
			},
			says: 'The timer has been started.',
		},
	},
});

const UNITS: Readonly<Record<string, 'day' | 'week' | 'month' | 'quarter' | 'year'>> = {
	Today: 'day',
	ThisWeek: 'week',
	ThisMonth: 'month',
	ThisQuarter: 'quarter',
	ThisYear: 'year',
};

/** Whether a day lies in the running day, week, month, quarter or year. */
export const within = (ledger: Ledger, day: string, name: string): boolean => {
	const unit = UNITS[name];
	return unit === undefined || DateTime.fromISO(day).hasSame(DateTime.fromISO(today(ledger)), unit);
};

const answer = (ledger: Ledger, message: string, row: Row): Answer => ({ status: 200, body: { code: 0, message, time_entry: entry.shown(ledger, row) } });

/** The one timer that runs. */
const runningTimer = (ledger: Ledger): Row => {
	const row = running(ledger);
	if (row === undefined) throw refusal.rule('No timer is running.');
	return row;
};

export const timeEntries: Kind = {
	...entry,
	below: (ledger, asked, rest) => {
		const path = rest.join('/');
		if (path === 'timer/stop' && asked.method === 'POST') {
			const row = runningTimer(ledger);
			const stopped = { ...row, minutes: Number(row.minutes) + elapsed(ledger, row), timer_started_at: '', last_modified_time: stamp(ledger) };
			return answer(ledger, 'The timer has been stopped.', keep(ledger, SHELF, text(row.time_entry_id), stopped));
		}
		if (path === 'runningtimer/me' && asked.method === 'GET') return answer(ledger, 'success', runningTimer(ledger));
		return undefined;
	},
};
