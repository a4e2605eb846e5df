import type { Row } from '../../sandbox/vendor';
import { caller, minutes, rows, type Caller } from './zohoCaller';

let desk: Caller;
beforeEach(() => void (desk = caller()));

const CAFE = '460000000038001000';
const MERE = '460000000000012001';
const PROJECT = '460000000000020001';
const one = (method: string, path: string, key: string, body?: unknown): Row => desk.call(method, path, { body }).body[key] as Row;
const status = (method: string, path: string, body?: unknown): number => desk.call(method, path, { body }).status;

describe('projects', () => {
	const project = (more: Row = {}): Row =>
		one('POST', '/projects', 'project', { project_name: 'Move', customer_id: CAFE, billing_type: 'based_on_task_hours', user_id: MERE, ...more });

	it('have tasks that are kept by their ids', () => {
		const made = project({ tasks: [{ task_name: 'Pack' }, { task_name: 'Drive' }] }) as { project_id: string; tasks: Row[]; users: Row[] };
		expect(made).toMatchObject({ status: 'active', customer_name: 'Harbour Cafe Ltd', currency_code: 'NZD', users: [{ user_name: 'Mere Tane' }] });
		const [pack] = made.tasks;
		const changed = one('PUT', `/projects/${made.project_id}`, 'project', { tasks: [{ task_id: pack!.task_id, rate: 10 }] });
		expect(changed.tasks).toMatchObject([{ task_id: pack!.task_id, task_name: 'Pack', rate: 10 }]);
		const added = one('POST', `/projects/${made.project_id}/tasks`, 'task', { task_name: 'Clean' });
		expect(rows(desk.call('GET', `/projects/${made.project_id}/tasks`).body.tasks).map((row) => row.task_name)).toEqual(['Pack', 'Clean']);
		expect(status('DELETE', `/projects/${made.project_id}/tasks/${String(added.task_id)}`)).toBe(200);
		expect(status('POST', `/projects/${made.project_id}/tasks`, {})).toBe(400);
		expect(status('POST', '/projects', { project_name: 'No one', billing_type: 'based_on_task_hours' })).toBe(400);
	});

	it('have people', () => {
		const { project_id: id } = project();
		expect(status('POST', `/projects/${String(id)}/users`, { users: [{ user_id: '460000000000012002' }], cost_rate: 40 })).toBe(201);
		expect(rows(desk.call('GET', `/projects/${String(id)}/users`).body.users).map((row) => row.user_name)).toEqual(['Mere Tane', 'Lucy Chen']);
		expect(status('DELETE', `/projects/${String(id)}/users/460000000000012002`)).toBe(200);
		expect(status('POST', `/projects/${String(id)}/users`, { users: [{ user_id: '1' }], cost_rate: 40 })).toBe(404);
	});

	it('are found or created by a custom field that takes no duplicates', () => {
		const headers = { 'x-unique-identifier-key': 'cf_external_id', 'x-unique-identifier-value': 'P1', 'x-upsert': 'true' };
		const body = { project_name: 'Keyed', customer_id: CAFE, billing_type: 'based_on_task_hours', user_id: MERE };
		expect(desk.call('PUT', '/projects', { body, headers }).status).toBe(201);
		expect(desk.call('PUT', '/projects', { body: { description: 'again' }, headers }).body.project).toMatchObject({
			project_name: 'Keyed',
			description: 'again',
		});
	});
});

describe('time entries', () => {
	const task = (): unknown => rows(desk.call('GET', `/projects/${PROJECT}/tasks`).body.tasks)[0]!.task_id;
	const entry = (more: Row) =>
		desk.call('POST', '/projects/timeentries', { body: { project_id: PROJECT, task_id: task(), user_id: MERE, log_date: '2026-11-24', ...more } });

	it('are hours, or a beginning and an end', () => {
		expect(entry({ log_time: '01:30' }).body.time_entry).toMatchObject({
			log_time: '01:30',
			task_name: 'Design',
			customer_id: CAFE,
			billed_status: 'unbilled',
		});
		expect(entry({ begin_time: '09:00', end_time: '11:15' }).body.time_entry).toMatchObject({ log_time: '02:15' });
		expect(entry({ begin_time: '09:00', end_time: '08:00' }).status).toBe(400);
		expect(entry({ log_time: 'long' }).status).toBe(400);
		expect(entry({ task_id: '1', log_time: '01:00' }).status).toBe(400);
		expect(one('GET', `/projects/${PROJECT}`, 'project')).toMatchObject({ total_hours: '03:45', un_billed_hours: '03:45' });
		const list = (query: Record<string, string>) => rows(desk.call('GET', '/projects/timeentries', { query }).body.time_entries);
		expect(list({ from_date: '2026-11-25' })).toEqual([]);
		expect(list({ filter_by: 'Date.ThisMonth', user_id: MERE })).toHaveLength(2);
		expect(list({ filter_by: 'Date.Today' })).toEqual([]);
	});

	it('are timed, one at a time', () => {
		const { time_entry_id: id } = entry({ log_time: '00:10' }).body.time_entry as Row;
		expect(status('POST', '/projects/timeentries/timer/stop')).toBe(400);
		expect(status('POST', `/projects/timeentries/${String(id)}/timer/start`)).toBe(200);
		expect(status('POST', `/projects/timeentries/${String(id)}/timer/start`)).toBe(400);
		desk.later(minutes(20));
		expect(one('GET', '/projects/timeentries/runningtimer/me', 'time_entry')).toMatchObject({ timer_duration_in_minutes: '20' });
		expect(one('POST', '/projects/timeentries/timer/stop', 'time_entry')).toMatchObject({ log_time: '00:30', timer_started_at: '' });
	});
});

describe('users', () => {
	it('are invited, and one of them is calling', () => {
		expect(one('GET', '/users/me', 'user')).toMatchObject({ name: 'Mere Tane', is_current_user: true });
		const answer = desk.call('POST', '/users', { body: { name: 'Ana', email: 'ana@kowhai.example' } });
		expect(answer.body).toEqual({ code: 0, message: 'Your invitation has been sent.' });
		const [ana] = rows(desk.call('GET', '/users', { query: { filter_by: 'Status.Invited' } }).body.users);
		expect(ana).toMatchObject({ name: 'Ana', status: 'invited' });
		expect(status('POST', `/users/${String(ana!.user_id)}/active`)).toBe(200);
		expect(status('POST', `/users/${String(ana!.user_id)}/invite`)).toBe(400);
		expect(status('POST', `/users/${MERE}/inactive`)).toBe(400);
		expect(status('POST', '/users', { name: 'Ana', email: 'ana@kowhai.example' })).toBe(400);
	});
});

describe('locations', () => {
	it('have one primary', () => {
		const made = desk.call('POST', '/locations', { body: { location_name: 'Shop', country: 'New Zealand', tax_settings_id: '1' } }).body.locations as Row;
		expect(status('GET', `/locations/${String(made.location_id)}`)).toBe(405);
		expect(status('POST', `/locations/${String(made.location_id)}/markasprimary`)).toBe(200);
		const primary = rows(desk.call('GET', '/locations').body.locations).filter((row) => row.is_primary === true);
		expect(primary).toMatchObject([{ location_name: 'Shop' }]);
		expect(status('POST', `/locations/${String(made.location_id)}/inactive`)).toBe(400);
		expect(status('DELETE', `/locations/${String(made.location_id)}`)).toBe(400);
		expect(status('POST', '/locations', { location_name: 'Shop 2' })).toBe(400);
	});
});

describe('reporting tags', () => {
	it('have options that are kept by their ids', () => {
		const tag = one('POST', '/reportingtags', 'tag', {
			tag_name: 'Channel',
			entities: [{ entity_name: 'items', is_enabled: true }],
			multi_preference_entities: { preference: 'line_item' },
		});
		expect(tag).toMatchObject({ is_draft: true });
		const options = () => rows(desk.call('GET', '/reportingtags/options', { query: { tag_id: String(tag.tag_id) } }).body.options);
		const set = (sent: Row[]) => status('PUT', `/reportingtags/${String(tag.tag_id)}/options`, { options: sent });
		expect(set([{ option_name: 'Web' }, { option_name: 'Shop', children: [{ option_name: 'Till' }] }])).toBe(200);
		const [web, shop] = options();
		expect(shop).toMatchObject({ option_name: 'Shop', children: [{ option_name: 'Till', parent_name: 'Shop' }] });
		expect(set([{ option_id: web!.option_id, option_name: 'Internet' }])).toBe(200);
		expect(options()).toMatchObject([{ option_id: web!.option_id, option_name: 'Internet' }]);
		expect(set([{ option_id: '1', option_name: 'X' }])).toBe(400);
		expect(rows(desk.call('GET', '/reportingtags').body.reporting_tags).map((row) => row.tag_name)).toEqual(['Region', 'Business Unit', 'Channel']);
	});
});

describe('price lists', () => {
	it('are found by their name and have no page of their own', () => {
		const made = one('POST', '/pricebooks', 'pricebook', {
			name: 'Friends',
			pricebook_type: 'fixed_percentage',
			percentage: 10,
			sales_or_purchase_type: 'sales',
		});
		expect(rows(desk.call('GET', '/pricebooks', { query: { search_text: 'friend' } }).body.pricebooks)).toMatchObject([
			{ percentage: 10, currency_code: 'NZD' },
		]);
		expect(status('GET', `/pricebooks/${String(made.pricebook_id)}`)).toBe(405);
		expect(status('POST', '/pricebooks', { name: 'No rate', pricebook_type: 'fixed_percentage', sales_or_purchase_type: 'sales' })).toBe(400);
		expect(status('DELETE', `/pricebooks/${String(made.pricebook_id)}`)).toBe(200);
	});
});

describe('tasks', () => {
	it('are done by percent', () => {
		const made = one('POST', '/tasks', 'task', { title: 'Call', due_date: '2026-11-20' });
		expect(made).toMatchObject({ status: 'open', is_overdue: true, owner_name: 'Mere Tane', task_number: 'T-0001' });
		expect(one('POST', `/tasks/${String(made.task_id)}/percentage`, 'task', { completion_percentage: 100 })).toMatchObject({
			status: 'completed',
			is_overdue: false,
		});
		expect(status('POST', `/tasks/${String(made.task_id)}/percentage`, { completion_percentage: 101 })).toBe(400);
		expect(status('POST', `/tasks/${String(made.task_id)}/markasopen`)).toBe(200);
		expect(rows(desk.call('GET', '/tasks', { query: { filter_by: 'TaskStatus.Overdue' } }).body.tasks)).toHaveLength(1);
	});
});

describe('custom modules', () => {
	it('hold records with fields of their own', () => {
		expect(rows(desk.call('GET', '/settings/modules').body.modules)).toMatchObject([{ module_api_name: 'cm_debtor', plural_name: 'Debtors' }]);
		const [made] = rows(desk.call('POST', '/cm_debtor', { body: { record_name: 'Ann', cf_debt_amount: 12.5, cf_odd: 1 } }).body.module_record);
		expect(made).toMatchObject({ record_name: 'Ann', cf_debt_amount: 12.5 });
		expect(made).not.toHaveProperty('cf_odd');
		const path = `/cm_debtor/${String(made!.module_record_id)}`;
		desk.call('PUT', path, { body: { cf_remark: 'paid' } });
		expect(one('GET', path, 'module_record_hash')).toMatchObject({ record_name: 'Ann', cf_debt_amount: 12.5, cf_remark: 'paid' });
		expect(status('POST', '/cm_debtor', { cf_debt_amount: 1 })).toBe(400);
		expect(status('POST', '/cm_debtor', { record_name: 'B', cf_debt_amount: 'much' })).toBe(400);
		expect(status('GET', '/cm_other')).toBe(404);
		expect(rows(desk.call('GET', '/cm_debtor').body.module_record)).toHaveLength(1);
		expect(status('DELETE', path)).toBe(200);
		expect(status('GET', path)).toBe(404);
	});
});

describe('custom fields', () => {
	const defined = (entity: string): Row[] => rows((desk.call('GET', '/settings/customfields', { query: { entity } }).body.customfields as Row)[entity]);

	it('are told by the kind of record', () => {
		expect(defined('item').map((row) => [row.api_name, row.data_type])).toEqual([
			['cf_external_id', 'string'],
			['cf_po_number', 'string'],
			['cf_priority', 'dropdown'],
			['cf_budget', 'amount'],
		]);
		expect(defined('item')[2]).toMatchObject({ label: 'Priority', is_mandatory: false, values: [{ name: 'Low' }, { name: 'Normal' }, { name: 'High' }] });
		expect(rows(desk.call('GET', '/settings/fields', { query: { entity: 'item' } }).body.fields)[3]).toMatchObject({
			field_name: 'cf_budget',
			label: 'Budget',
		});
		expect(status('GET', '/settings/customfields')).toBe(400);
	});

	it('take values of their type', () => {
		const item = (api_name: string, value: unknown) =>
			status('POST', '/items', { name: `${api_name} ${String(value)}`, rate: 1, custom_fields: [{ api_name, value }] });
		expect(item('cf_priority', 'High')).toBe(201);
		expect(item('cf_priority', 'Highest')).toBe(400);
		expect(item('cf_budget', 12.5)).toBe(201);
		expect(item('cf_budget', 'much')).toBe(400);
	});
});
