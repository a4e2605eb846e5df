import { zohoBooks } from '../../../src/apis/zohoBooks';
import type { Row } from '../../vendor';
import { recordIn } from '../incoming';
import type { Kind } from '../kind';
import { keep, need, nextNumber, text, today, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { become, nameOf, plain } from './plain';
import { currentUser, userName } from './users';

/** To-dos of the organization (https://www.zoho.com/books/api/v3/tasks/). */

const SHELF = 'tasks';

const isOverdue = (ledger: Ledger, row: Row): boolean => row.status !== 'completed' && text(row.due_date) !== '' && text(row.due_date) < today(ledger);

const completed = (percentage: number): Row => ({
	completion_percentage: percentage,
	status: percentage === 100 ? 'completed' : percentage > 0 ? 'ongoing' : 'open',
});

const mark = (status: string, change: Row) => ({ does: become({ status, ...change }), says: `The task has been marked as ${status}.` });

const task = plain({
	shelf: SHELF,
	path: '/tasks',
	one: 'task',
	many: 'tasks',
	id: 'task_id',
	noun: 'Task',
	scope: 'settings',
	singular: 'task',
	comments: true,
	fields: zohoBooks.task.fields,
	requires: ['title'],
	initially: (ledger) => ({ status: 'open', priority: 'normal', completion_percentage: 0, owner_id: currentUser(ledger).user_id }),
	settle: (ledger, row) => ({ ...row, task_number: text(row.task_number) === '' ? nextNumber(ledger, SHELF, 'T-', 4) : row.task_number }),
	said: (ledger, row) => ({
		owner_name: userName(ledger, row.owner_id),
		contact_name: nameOf(ledger, 'contacts', row.contact_id, 'contact_name'),
		is_overdue: isOverdue(ledger, row),
		created_by_name: text(currentUser(ledger).name),
	}),
	list: {
		report: 'Tasks',
		filterBy: {
			'TaskStatus.All': () => true,
			'TaskStatus.Overdue': (row) => row.is_overdue === true,
			'TaskStatus.InProgress': ({ status }) => status === 'ongoing',
			'TaskStatus.Completed': ({ status }) => status === 'completed',
			'TaskStatus.YetToStart': ({ status }) => status === 'open',
			'Status.open': ({ status }) => status === 'open',
			'Status.ongoing': ({ status }) => status === 'ongoing',
			'Status.completed': ({ status }) => status === 'completed',
		},
		sortable: ['owner_name', 'contact_name', 'due_date', 'title', 'created_time'],
		sort: { column: 'created_time', order: 'D' },
		searched: ['title', 'task_description'],
		texts: ['owner_id', 'contact_id', 'priority', 'title', 'task_number'],
		stored: {
			date_start: (_, row, wanted) => text(row.due_date) >= wanted,
			date_end: (_, row, wanted) => text(row.due_date) <= wanted,
		},
	},
	acts: {
		markasopen: mark('open', { completion_percentage: 0 }),
		markasongoing: mark('ongoing', {}),
		markascompleted: mark('completed', { completion_percentage: 100 }),
	},
});

export const tasks: Kind = {
	...task,
	below: (ledger, asked, [id, part, ...deeper]) => {
		if (part !== 'percentage' || deeper.length > 0) return undefined;
		if (asked.method !== 'POST') throw refusal.wrongMethod();
		const row = need(ledger, SHELF, id, 'Task');
		const percentage = Number(recordIn(asked).completion_percentage);
		if (!Number.isInteger(percentage) || percentage < 0 || percentage > 100) throw refusal.invalid('completion_percentage');
		const changed = keep(ledger, SHELF, text(id), become(completed(percentage))(ledger, row));
		return { status: 200, body: { code: 0, message: 'The task has been updated.', task: task.shown(ledger, changed) } };
	},
};
