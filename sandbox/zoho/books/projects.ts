import { zohoBooks } from '../../../src/apis/zohoBooks';
import type { Answer, Asked, Row } from '../../vendor';
import { recordIn } from '../incoming';
import type { Kind } from '../kind';
import { all, customer, find, keep, need, newId, rowsIn, text, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { activity, become, byStatus, nameOf, plain } from './plain';
import { hours, total } from './spans';
import { currentUser } from './users';

/** Projects with their tasks and people (https://www.zoho.com/books/api/v3/projects/). */

const SHELF = 'projects';

/** Tasks keep the id they are sent with; those that are not sent are gone. */
const tasksOf = (ledger: Ledger, sent: readonly Row[], known: readonly Row[]): Row[] =>
	sent.map((task) => {
		const before = known.find((one) => one.task_id === task.task_id);
		if (text(task.task_id) !== '' && before === undefined) throw refusal.invalid('task_id');
		if (text(task.task_name ?? before?.task_name) === '') throw refusal.invalid('task_name');
		return { is_billable: true, status: 'active', ...before, ...task, task_id: before?.task_id ?? newId(ledger) };
	});

const people = (ledger: Ledger, row: Row): Row[] => {
	const given = rowsIn(row.users);
	const head = text(row.user_id) === '' ? currentUser(ledger).user_id : row.user_id;
	return given.some((one) => one.user_id === head) ? given : [{ user_id: head }, ...given];
};

const person = (ledger: Ledger, one: Row): Row => {
	const user = find(ledger, 'users', one.user_id) ?? {};
	return {
		rate: 0,
		budget_hours: '0',
		cost_rate: 0,
		...one,
		user_name: text(user.name),
		email: text(user.email),
		user_role: text(user.user_role),
		status: text(user.status),
		is_current_user: user.is_current_user === true,
	};
};

const entriesOf = (ledger: Ledger, fits: Row): Row[] =>
	all(ledger, 'timeentries').filter((row) => Object.entries(fits).every(([name, value]) => row[name] === value));

const spent = (entries: readonly Row[]): Row => ({
	total_hours: hours(total(entries)),
	billed_hours: hours(total(entries.filter((row) => text(row.invoice_id) !== ''))),
	un_billed_hours: hours(total(entries.filter((row) => row.is_billable !== false && text(row.invoice_id) === ''))),
});

const taskShown = (ledger: Ledger, project: Row, task: Row): Row => ({
	description: '',
	rate: 0,
	budget_hours: '0',
	...task,
	...spent(entriesOf(ledger, { task_id: task.task_id })),
	project_id: project.project_id,
});

const project = plain({
	shelf: SHELF,
	path: '/projects',
	one: 'project',
	many: 'projects',
	id: 'project_id',
	noun: 'Project',
	scope: 'projects',
	singular: 'project',
	comments: true,
	fields: zohoBooks.project.fields,
	requires: ['project_name', 'customer_id', 'billing_type'],
	initially: () => ({ status: 'active', tasks: [], users: [] }),
	settle: (ledger, row, known, sent) => {
		const of = customer(ledger, row.customer_id);
		const tasks = sent.tasks === undefined ? rowsIn(known?.tasks) : tasksOf(ledger, rowsIn(row.tasks), rowsIn(known?.tasks));
		return { ...row, currency_id: row.currency_id ?? of.currency_id, tasks, users: people(ledger, row) };
	},
	said: (ledger, row) => {
		const entries = entriesOf(ledger, { project_id: row.project_id });
		return {
			customer_name: nameOf(ledger, 'contacts', row.customer_id, 'contact_name'),
			currency_code: nameOf(ledger, 'currencies', row.currency_id, 'currency_code'),
			...spent(entries),
			billable_hours: hours(total(entries.filter((one) => one.is_billable !== false))),
			tasks: rowsIn(row.tasks).map((task) => taskShown(ledger, row, task)),
			users: rowsIn(row.users).map((one) => person(ledger, one)),
			has_attachment: false,
		};
	},
	inList: [
		'project_id',
		'project_name',
		'customer_id',
		'customer_name',
		'description',
		'status',
		'billing_type',
		'rate',
		'created_time',
		'has_attachment',
		'total_hours',
		'billable_hours',
	],
	list: {
		report: 'Projects',
		filterBy: byStatus,
		sortable: ['project_name', 'customer_name', 'rate', 'created_time'],
		sort: { column: 'created_time', order: 'D' },
		searched: ['project_name', 'customer_name'],
		texts: ['customer_id', 'project_name'],
	},
	remove: (ledger, known) => {
		if (entriesOf(ledger, { project_id: known.project_id }).some((row) => text(row.invoice_id) !== '')) {
			throw refusal.rule('The project has been invoiced and cannot be deleted.');
		}
	},
	acts: activity('project'),
});

const said = (message: string, more: Row = {}, status = 200): Answer => ({ status, body: { code: 0, message, ...more } });
const save = (ledger: Ledger, row: Row, change: Row): Row => keep(ledger, SHELF, text(row.project_id), become(change)(ledger, row));

/** A task as it is answered alone. */
const alone = (ledger: Ledger, row: Row, task: Row): Row => ({
	...taskShown(ledger, row, task),
	project_name: row.project_name,
	customer_id: row.customer_id,
	customer_name: nameOf(ledger, 'contacts', row.customer_id, 'contact_name'),
	currency_id: row.currency_id,
	log_time: hours(total(entriesOf(ledger, { task_id: task.task_id }))),
});

const tasks = (ledger: Ledger, row: Row, asked: Asked, id: string | undefined): Answer => {
	const known = rowsIn(row.tasks);
	if (id === undefined) {
		if (asked.method === 'GET') return said('success', { tasks: known.map((task) => alone(ledger, row, task)) });
		if (asked.method !== 'POST') throw refusal.wrongMethod();
		const made = tasksOf(ledger, [recordIn(asked)], [])[0]!;
		save(ledger, row, { tasks: [...known, made] });
		return said('The task has been added.', { task: alone(ledger, row, made) }, 201);
	}
	const task = known.find((one) => one.task_id === id);
	if (task === undefined) throw refusal.missing('Task');
	if (asked.method === 'GET') return said('success', { task: alone(ledger, row, task) });
	if (asked.method === 'PUT') {
		const changed = { ...task, ...recordIn(asked), task_id: id };
		save(ledger, row, { tasks: known.map((one) => (one === task ? changed : one)) });
		return said('The task has been updated.', { task: alone(ledger, row, changed) });
	}
	if (asked.method !== 'DELETE') throw refusal.wrongMethod();
	if (entriesOf(ledger, { task_id: id }).length > 0) throw refusal.rule('The task has time entries and cannot be deleted.');
	save(ledger, row, { tasks: known.filter((one) => one !== task) });
	return said('The task has been deleted.');
};

const members = (ledger: Ledger, row: Row, asked: Asked, id: string | undefined): Answer => {
	const known = rowsIn(row.users);
	if (id === undefined) {
		if (asked.method === 'GET') return said('success', { users: known.map((one) => person(ledger, one)) });
		if (asked.method !== 'POST') throw refusal.wrongMethod();
		const { users: sent, cost_rate } = recordIn(asked);
		const added = rowsIn(sent).map(({ user_id }) => ({ user_id: need(ledger, 'users', user_id, 'User').user_id, cost_rate }));
		if (added.length === 0) throw refusal.invalid('users');
		const users = [...known.filter((one) => !added.some(({ user_id }) => user_id === one.user_id)), ...added];
		save(ledger, row, { users });
		return said('The users have been added.', { users: added.map((one) => person(ledger, one)) }, 201);
	}
	const member = known.find((one) => one.user_id === id);
	if (member === undefined) throw refusal.missing('User');
	if (asked.method === 'GET') return said('success', { user: person(ledger, member) });
	if (asked.method !== 'DELETE') throw refusal.wrongMethod();
	save(ledger, row, { users: known.filter((one) => one !== member) });
	return said('The user has been removed.');
};

export const projects: Kind = {
	...project,
	below: (ledger, asked, [id, part, partId, ...deeper]) => {
		if ((part !== 'tasks' && part !== 'users') || deeper.length > 0) return undefined;
		const row = need(ledger, SHELF, id, 'Project');
		return part === 'tasks' ? tasks(ledger, row, asked, partId) : members(ledger, row, asked, partId);
	},
};
