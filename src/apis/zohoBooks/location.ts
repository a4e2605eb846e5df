import { choice, email, flag, group, link, readOnly, resource, rows, text } from '../define';
import { verbs } from '../zohoFinance/verbs';

const { create, update, upsert, getMany, delete: remove, act } = verbs('location', 'locations');

/** Branches and warehouses (https://www.zoho.com/books/api/v3/locations/). */
export const location = resource({
	label: 'Location',
	plural: 'Locations',
	path: '/locations',
	permission: 'books',
	// A single one is under the plural's key too.
	envelope: { one: 'locations', many: 'locations' },
	id: 'location_id',
	title: 'location_name',
	// The list comes whole and cannot be asked for one.
	key: { field: 'location_name', find: { path: '', atOnce: 1 } },
	fields: {
		location_id: text('Location ID'),
		location_name: text('Location Name'),
		type: choice('Type', { general: 'Business and Stock', line_item_only: 'Stock Only' }),
		email: email('Email'),
		phone: text('Phone'),
		address: group('Address', {
			attention: text('Attention'),
			street_address1: text('Street'),
			street_address2: text('Street 2'),
			city: text('City'),
			state: text('State'),
			state_code: text('State Code'),
			country: text('Country'),
		}),
		country: text('Country'),
		tax_settings_id: text('Tax Settings ID'),
		parent_location_id: link('Parent Location', { resource: 'location' }),
		auto_number_generation_id: text('Number Series ID'),
		is_all_users_selected: flag('For All Users'),
		user_ids: text('User IDs', { hint: 'Separated by commas' }),
		is_primary: readOnly(flag('Is Primary')),
		status: readOnly(choice('Status', { active: 'Active', inactive: 'Inactive' })),
		associated_users: readOnly(rows('Users', { user_id: text('User ID'), user_name: text('User Name') })),
	},
	operations: {
		create: create(['location_name', 'country', 'tax_settings_id']),
		upsert: upsert(['location_name', 'country', 'tax_settings_id']),
		update: update(),
		getMany: getMany({}),
		markActive: act('Mark as Active', '/active'),
		markInactive: act('Mark as Inactive', '/inactive'),
		markAsPrimary: act('Mark as Primary', '/markasprimary'),
		delete: remove(),
	},
});
