import { email, flag, longText, readOnly, resource, rows, text, url } from '../define';
import { times } from '../zohoFinance/documents';
import { verbs } from '../zohoFinance/verbs';
import { activity, address, customFields } from './parts';

const { create, update, upsert, get, getMany, delete: remove } = verbs('customer', 'customers');

/** Whom billable expenses are charged to (https://www.zoho.com/expense/api/v1/customers/). */
export const customer = resource({
	label: 'Customer',
	plural: 'Customers',
	path: '/contacts',
	permission: 'expense',
	paged: true,
	envelope: { one: 'contact', many: 'contacts' },
	id: 'contact_id',
	title: 'contact_name',
	modified: 'last_modified_time',
	since: { compare: 'last_modified_time' },
	// [unsure] Known of the same list in Books. Where it is passed over, the first 200 are looked through, and the name is unique in any case.
	key: { field: 'contact_name', find: { parameter: 'contact_name', atOnce: 1 } },
	fields: {
		contact_id: text('Customer ID'),
		contact_name: text('Name', { max: 200, hint: 'Unique in the organization' }),
		company_name: text('Company Name', { max: 200 }),
		email: email('Email'),
		phone: text('Phone'),
		mobile: text('Mobile'),
		website: url('Website'),
		notes: longText('Notes'),
		billing_address: address('Billing Address'),
		shipping_address: address('Shipping Address'),
		contact_persons: rows('Contact Persons', {
			contact_person_id: text('Contact Person ID', { hint: 'Keeps an existing person on update', recent: true }),
			first_name: text('First Name'),
			last_name: text('Last Name'),
			email: email('Email'),
			phone: text('Phone'),
			mobile: text('Mobile'),
			is_primary_contact: flag('Is Primary'),
		}),
		...customFields,
		currency_code: readOnly(text('Currency Code')),
		...activity,
		...times,
	},
	operations: {
		create: create(['contact_name']),
		upsert: upsert(['contact_name']),
		update: update(),
		get: get(),
		getMany: getMany({ contact_name: text('Name', { recent: true }) }),
		delete: remove(),
	},
});
