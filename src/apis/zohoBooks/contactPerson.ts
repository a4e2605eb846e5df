import { email, flag, link, readOnly, resource, text } from '../define';
import { verbs } from '../zohoFinance/verbs';

const { create, update, get, getMany, delete: remove, act } = verbs('contact person', 'contact persons');

const ofContact = { contact_id: link('Contact', { resource: 'contact' }) };

/** The people at a customer or vendor (https://www.zoho.com/books/api/v3/contact-persons/). They are read below the contact and written beside it. */
export const contactPerson = resource({
	label: 'Contact Person',
	plural: 'Contact Persons',
	path: '/contacts/contactpersons',
	permission: 'books',
	paged: true,
	envelope: { one: 'contact_person', many: 'contact_persons' },
	id: 'contact_person_id',
	title: 'email',
	fields: {
		contact_person_id: text('Contact Person ID'),
		...ofContact,
		salutation: text('Salutation', { max: 25 }),
		first_name: text('First Name', { max: 100 }),
		last_name: text('Last Name', { max: 100 }),
		email: email('Email', { max: 100 }),
		phone: text('Phone', { max: 50 }),
		mobile: text('Mobile', { max: 50 }),
		designation: text('Designation', { max: 50 }),
		department: text('Department', { max: 50 }),
		skype: text('Skype', { max: 50 }),
		enable_portal: flag('Enable Portal'),
		is_primary_contact: readOnly(flag('Is Primary')),
		is_added_in_portal: readOnly(flag('Is in Portal')),
	},
	operations: {
		create: create(['contact_id', 'first_name']),
		update: update(),
		get: { ...get(), at: '/contacts/{contact_id}/contactpersons/{id}', inputs: ofContact },
		getMany: { ...getMany({}), at: '/contacts/{contact_id}/contactpersons', inputs: ofContact },
		markAsPrimary: act('Mark as Primary', '/primary'),
		delete: remove(),
	},
});
