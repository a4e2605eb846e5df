import { crmCaller, id, type CrmCaller } from './zohoCrmCaller';
import { rows } from './zohoCaller';
import type { Row } from '../../sandbox/vendor';

let desk: CrmCaller;
beforeEach(() => void (desk = crmCaller()));

const modules = () => rows(desk.call('GET', '/settings/modules').body.modules);
const fields = (module: string) => rows(desk.call('GET', '/settings/fields', { query: { module } }).body.fields);
const fieldOf = (module: string, name: string): Row => fields(module).find(({ api_name }) => api_name === name) ?? {};

describe('modules', () => {
	it('are the standard ones and the own one, with ids as text', () => {
		const names = modules().map(({ api_name }) => api_name);
		for (const name of ['Leads', 'Contacts', 'Accounts', 'Deals', 'Campaigns', 'Tasks', 'Events', 'Calls', 'Cases', 'Products', 'Vendors', 'Price_Books'])
			expect(names).toContain(name);
		for (const name of ['Quotes', 'Sales_Orders', 'Purchase_Orders', 'Invoices', 'Notes', 'Properties']) expect(names).toContain(name);
		expect(new Set(modules().map((one) => one.id)).size).toBe(names.length);
		expect(modules().every((one) => /^\d{19}$/.test(String(one.id)))).toBe(true);
	});

	it('say what can be done with them', () => {
		const of = (name: string) => modules().find(({ api_name }) => api_name === name);
		expect(of('Leads')).toMatchObject({
			plural_label: 'Leads',
			convertable: true,
			api_supported: true,
			viewable: true,
			generated_type: 'default',
			status: 'visible',
		});
		expect(of('Properties')).toMatchObject({ singular_label: 'Property', generated_type: 'custom', convertable: false });
		expect(of('Quoted_Items')).toMatchObject({ generated_type: 'subform', viewable: false, status: 'system_hidden', parent_module: { api_name: 'Quotes' } });
	});

	it('are told one by one, by name or id', () => {
		const one = desk.call('GET', '/settings/modules/Deals');
		expect(rows(one.body.modules)).toMatchObject([{ api_name: 'Deals', display_field: { api_name: 'Deal_Name' } }]);
		const { id: known } = rows(one.body.modules)[0]!;
		expect(rows(desk.call('GET', `/settings/modules/${String(known)}`).body.modules)[0]).toMatchObject({ api_name: 'Deals' });
		expect(desk.call('GET', '/settings/modules/Dealings')).toMatchObject({
			status: 400,
			body: { code: 'INVALID_MODULE', message: 'the module name given seems to be invalid', details: { resource_path_index: 2 } },
		});
	});
});

describe('fields', () => {
	it('are more than a list can be asked for', () => {
		expect(fields('Leads').length).toBeGreaterThan(50);
		expect(fields('Contacts').length).toBeGreaterThan(50);
		expect(new Set(fields('Leads').map((one) => one.id)).size).toBe(fields('Leads').length);
	});

	it('are described by type', () => {
		expect(fieldOf('Leads', 'Last_Name')).toMatchObject({ data_type: 'text', json_type: 'string', length: 80, system_mandatory: true, custom_field: false });
		expect(fieldOf('Leads', 'External_Id')).toMatchObject({ unique: { case_sensitive: false }, custom_field: true, field_label: 'External Id' });
		expect(fieldOf('Leads', 'Email')).toMatchObject({ unique: {}, data_type: 'email' });
		expect(rows(fieldOf('Leads', 'Lead_Source').pick_list_values)[0]).toMatchObject({ display_value: '-None-' });
		expect(rows(fieldOf('Deals', 'Stage').pick_list_values).map(({ actual_value }) => actual_value)).toContain('Closed Won');
		expect(fieldOf('Contacts', 'Account_Name')).toMatchObject({ data_type: 'lookup', json_type: 'jsonobject', lookup: { module: { api_name: 'Accounts' } } });
		expect(fieldOf('Deals', 'Amount')).toMatchObject({ data_type: 'currency', json_type: 'double', decimal_place: 2, currency: { precision: 2 } });
		expect(fieldOf('Deals', 'Created_Time')).toMatchObject({
			data_type: 'datetime',
			read_only: true,
			operation_type: { api_create: false, api_update: false },
		});
		expect(fieldOf('Quotes', 'Quoted_Items')).toMatchObject({ data_type: 'subform', json_type: 'jsonarray', associated_module: { module: 'Quoted_Items' } });
		expect(fieldOf('Tasks', 'What_Id')).toMatchObject({ lookup: { module: { api_name: 'se_module' } }, multi_module_lookup: { api_name: 'What_Id' } });
	});

	it('of the own module are of every kind', () => {
		const kinds = new Map(fields('Properties').map(({ api_name, data_type }) => [api_name, data_type]));
		expect(Object.fromEntries(kinds)).toMatchObject({
			Property_Number: 'autonumber',
			Cadastre_Number: 'text',
			Account: 'lookup',
			Features: 'multiselectpicklist',
			Price: 'currency',
			Price_per_Area: 'formula',
			Listed: 'boolean',
			Built_On: 'date',
			Open_House: 'datetime',
			Viewings: 'subform',
			Floor_Plans: 'fileupload',
		});
		expect(fieldOf('Properties', 'Price_per_Area')).toMatchObject({ read_only: true, formula: { return_type: 'currency' } });
		expect(fieldOf('Properties', 'Property_Number')).toMatchObject({ auto_number: { prefix: 'PR-', start_number: '1001' } });
	});

	it('want a module', () => {
		expect(desk.call('GET', '/settings/fields')).toMatchObject({ status: 400, body: { code: 'REQUIRED_PARAM_MISSING', details: { param_name: 'module' } } });
		expect(desk.call('GET', '/settings/fields', { query: { module: 'Nothing' } }).body.code).toBe('INVALID_MODULE');
		expect(fields('Quoted_Items').map(({ api_name }) => api_name)).toContain('List_Price');
	});

	it('have the active currencies as choices', () => {
		expect(rows(fieldOf('Deals', 'Currency').pick_list_values).map(({ actual_value }) => actual_value)).toEqual(['NZD', 'USD', 'EUR', 'GBP', 'AUD']);
		desk.seed({ currencies: [{ iso_code: 'AUD', is_active: false }] });
		expect(rows(fieldOf('Deals', 'Currency').pick_list_values)).toHaveLength(4);
	});
});

it('tells layouts with what they require', () => {
	const layouts = rows(desk.call('GET', '/settings/layouts', { query: { module: 'Leads' } }).body.layouts);
	expect(layouts.map(({ name }) => name)).toEqual(['Standard', 'Partner']);
	const required = (layout: Row) =>
		rows(layout.sections).flatMap((section) => rows(section.fields).flatMap(({ api_name, required: is }) => (is === true ? [api_name] : [])));
	expect(required(layouts[0]!)).toEqual(['Last_Name', 'Company']);
	expect(required(layouts[1]!)).toEqual(['Last_Name', 'Company', 'Phone']);
	const [only] = rows(desk.call('GET', `/settings/layouts/${String(layouts[1]!.id)}`, { query: { module: 'Leads' } }).body.layouts);
	expect(only).toMatchObject({ name: 'Partner' });
});

it('tells related lists', () => {
	const lists = (module: string) => rows(desk.call('GET', '/settings/related_lists', { query: { module } }).body.related_lists);
	const names = lists('Accounts').map(({ api_name }) => api_name);
	for (const name of [
		'Notes',
		'Attachments',
		'Contacts',
		'Deals',
		'Quotes',
		'SalesOrders',
		'Invoices',
		'Cases',
		'Tasks',
		'Events',
		'Calls',
		'Products',
		'Properties',
	])
		expect(names).toContain(name);
	expect(new Set(names).size).toBe(names.length);
	expect(lists('Accounts').find(({ api_name }) => api_name === 'Properties')).toMatchObject({ type: 'custom_lookup', module: { api_name: 'Properties' } });
	expect(lists('Leads').map(({ api_name }) => api_name)).toContain('Campaigns');
});

it('tells custom views', () => {
	const { body } = desk.call('GET', '/settings/custom_views', { query: { module: 'Leads' } });
	expect(rows(body.custom_views).map(({ system_name }) => system_name)).toEqual(['ALLVIEWS', 'MYVIEWS', 'RECENTLYCREATED', 'RECENTLYMODIFIED', 'CONVERTED']);
	expect(rows(body.custom_views)[0]).toMatchObject({ name: 'All Leads', default: true });
});

describe('users and organisation', () => {
	const users = (type: string) => rows(desk.call('GET', '/users', { query: { type } }).body.users).map(({ full_name }) => full_name);

	it('are told by type', () => {
		expect(users('AllUsers')).toEqual(['Mere Tane', 'Tama Reid', 'Lena Fischer', 'Pat Gone']);
		expect(users('ActiveUsers')).toEqual(['Mere Tane', 'Tama Reid', 'Lena Fischer']);
		expect(users('AdminUsers')).toEqual(['Mere Tane']);
		expect(users('CurrentUser')).toEqual(['Mere Tane']);
		expect(users('DeactiveUsers')).toEqual(['Pat Gone']);
		expect(desk.call('GET', '/users', { query: { type: 'DeletedUsers' } }).status).toBe(204);
	});

	it('one by one, with role, profile and time zone', () => {
		const [user] = rows(desk.call('GET', '/users/5725767000000411002').body.users);
		expect(user).toMatchObject({
			full_name: 'Tama Reid',
			role: { name: 'Manager' },
			profile: { name: 'Standard' },
			time_zone: 'Pacific/Auckland',
			status: 'active',
		});
		expect(desk.call('GET', '/users/1').status).toBe(204);
	});

	it('the organisation uses several currencies', () => {
		expect(rows(desk.call('GET', '/org').body.org)).toMatchObject([
			{ company_name: 'Kowhai Trading', zgid: '702091884', iso_code: 'NZD', mc_status: true, type: 'production' },
		]);
		const currencies = rows(desk.call('GET', '/org/currencies').body.currencies);
		expect(currencies.find(({ is_base }) => is_base === true)).toMatchObject({ iso_code: 'NZD', exchange_rate: '1.000000000' });
		// Foreign units for one of the home currency.
		expect(Number(currencies.find(({ iso_code }) => iso_code === 'EUR')?.exchange_rate)).toBeCloseTo(0.5556, 4);
	});

	it('roles and profiles are few', () => {
		expect(rows(desk.call('GET', '/settings/roles').body.roles).map(({ name }) => name)).toEqual(['CEO', 'Manager']);
		expect(rows(desk.call('GET', '/settings/profiles').body.profiles).map(({ name }) => name)).toEqual(['Administrator', 'Standard']);
	});
});

describe('what is added', () => {
	it('a module and its fields come through the control', () => {
		const said = desk.seed({
			modules: [{ api_name: 'Boats', singular_label: 'Boat', plural_label: 'Boats' }],
			fields: [
				{ module: 'Boats', api_name: 'Berth', data_type: 'text', unique: {} },
				{ module: 'Boats', api_name: 'Harbour', data_type: 'lookup', lookup: { module: 'Accounts' } },
				{ module: 'Boats', api_name: 'Rig', data_type: 'picklist', pick_list_values: ['Sloop', 'Ketch'] },
			],
			Boats: [{ Name: 'Kea', Berth: 'B-7', Rig: 'Ketch', Harbour: { id: id('Accounts', 1) } }],
		});
		expect(said['crm.Boats']![0]).toMatchObject({ Name: 'Kea', Harbour: { name: 'Harbour Cafe Ltd' }, Rig: 'Ketch' });
		expect(modules().at(-1)).toMatchObject({ api_name: 'Boats', generated_type: 'custom' });
		expect(fieldOf('Boats', 'Berth')).toMatchObject({ custom_field: true, unique: { case_sensitive: false } });
		expect(desk.call('POST', '/Boats', { body: { data: [{ Name: 'Tui', Rig: 'Barge' }] } }).first).toMatchObject({ code: 'INVALID_DATA' });
		const related = desk.call('GET', `/Accounts/${id('Accounts', 1)}/Boats`, { query: { fields: 'Name' } });
		expect(related.data).toMatchObject([{ Name: 'Kea' }]);
	});

	it('values of a pick list are added to those that are there', () => {
		const send = () => desk.call('POST', '/Leads', { body: { data: [{ Last_Name: 'A', Company: 'B', Lead_Source: 'Radio' }] } });
		expect(send().first).toMatchObject({ code: 'INVALID_DATA', details: { api_name: 'Lead_Source', json_path: '$.data[0].Lead_Source' } });
		desk.seed({ fields: [{ module: 'Leads', api_name: 'Lead_Source', pick_list_values: [{ actual_value: 'Radio' }] }] });
		expect(send().status).toBe(201);
		expect(fieldOf('Leads', 'Lead_Source')).toMatchObject({ custom_field: false, data_type: 'picklist' });
		expect(rows(fieldOf('Leads', 'Lead_Source').pick_list_values)).toHaveLength(10);
	});

	it('leaves the ids of what was there alone', () => {
		const before = fieldOf('Leads', 'Tag').id;
		desk.seed({ fields: [{ module: 'Leads', api_name: 'Colour', data_type: 'text' }] });
		expect(fieldOf('Leads', 'Tag').id).toBe(before);
	});

	it('comes through the API too, a module for 500 credits', () => {
		expect(
			desk.call('POST', '/settings/modules', { body: { modules: [{ api_name: 'Trucks', singular_label: 'Truck', plural_label: 'Trucks' }] } }).status,
		).toBe(201);
		expect(desk.call('POST', '/settings/fields', { query: { module: 'Trucks' }, body: { fields: [{ field_label: 'Plate', data_type: 'text' }] } }).status).toBe(
			201,
		);
		expect(fieldOf('Trucks', 'Plate')).toMatchObject({ custom_field: true });
		expect(desk.call('POST', '/settings/modules', { body: { modules: [{ api_name: 'Trucks' }] } }).status).toBe(400);
	});
});
