import { choice, decimal, email, flag, integer, link, longText, moment, readOnly, resource, rows, text, url, type Fields, type Part } from '../define';
import { address, customFields } from '../zohoFinance/customFields';
import { tags } from '../zohoFinance/documents';
import { documentFiles, emailed, shownRefund } from '../zohoFinance/sales';
import { filterBy, modifiedSince, searchText, sortColumn, sortOrder, verbs, withDetails } from '../zohoFinance/verbs';

const { create, update, upsertByUniqueField, get, getMany, delete: remove, act, ...further } = verbs('contact', 'contacts');

const place = address('Address');
const addressFields: Fields = 'fields' in place ? place.fields : {};
const addressId = { address_id: text('Address ID') };
const addressPart: Part = { envelope: { one: 'address_info', many: 'addresses' }, fields: { ...addressId, ...addressFields } };

const refund: Part = {
	envelope: { one: 'creditnote_refund', many: 'creditnote_refunds' },
	fields: {
		creditnote_refund_id: text('Refund ID'),
		creditnote_id: link('Credit Note', { resource: 'creditNote' }),
		creditnote_number: readOnly(text('Credit Note Number')),
		...shownRefund,
	},
};

const portalPart: Part = {
	envelope: { one: 'contact_persons', many: 'contact_persons' },
	fields: { contact_persons: rows('Contact Persons', { contact_person_id: text('Contact Person ID') }) },
};

const { getComments, addComment, deleteComment } = further.comments();
const mailNeeds = ['to_mail_ids', 'subject', 'body'];

/** Customers and vendors (https://www.zoho.com/books/api/v3/contacts/). */
export const contact = resource({
	label: 'Contact',
	plural: 'Contacts',
	path: '/contacts',
	permission: 'books',
	paged: true,
	envelope: { one: 'contact', many: 'contacts' },
	id: 'contact_id',
	title: 'contact_name',
	modified: 'last_modified_time',
	// The list knows no filter by change, but sorts by it.
	since: { sort: 'last_modified_time' },
	views: { customer: [{ contact_type: ['customer'] }], vendor: [{ contact_type: ['vendor'] }] },
	key: { field: 'contact_name', find: { parameter: 'contact_name', atOnce: 1 } },
	fields: {
		contact_id: text('Contact ID'),
		contact_name: text('Contact Name', { max: 200, hint: 'Unique in the organization' }),
		company_name: text('Company Name', { max: 200 }),
		contact_type: choice('Type', { customer: 'Customer', vendor: 'Vendor' }),
		customer_sub_type: choice('Customer Type', { business: 'Business', individual: 'Individual' }),
		first_name: readOnly(text('First Name')),
		last_name: readOnly(text('Last Name')),
		email: readOnly(email('Email')),
		phone: readOnly(text('Phone')),
		mobile: readOnly(text('Mobile')),
		website: url('Website'),
		currency_id: link('Currency', { resource: 'currency' }, { hint: "Can't change after the first transaction" }),
		currency_code: readOnly(text('Currency Code')),
		payment_terms: integer('Payment Terms', { hint: 'Days' }),
		payment_terms_label: text('Payment Terms Label', { max: 200 }),
		credit_limit: decimal('Credit Limit'),
		pricebook_id: link('Price List', { resource: 'priceList' }),
		owner_id: link('Owner', { resource: 'user' }),
		language_code: text('Language Code', { hint: 'Such as en or fr' }),
		contact_number: text('Contact Number', { max: 200 }),
		is_portal_enabled: flag('Enable Portal'),
		is_taxable: flag('Is Taxable'),
		tax_id: link('Tax', { resource: 'tax' }),
		tax_reg_no: text('Tax Registration Number'),
		tags,
		notes: longText('Notes'),
		billing_address: address('Billing Address'),
		shipping_address: address('Shipping Address'),
		contact_persons: rows(
			'Contact Persons',
			{
				contact_person_id: text('Contact Person ID', { hint: 'Keeps an existing person on update' }),
				salutation: text('Salutation', { max: 25 }),
				first_name: text('First Name', { max: 100 }),
				last_name: text('Last Name', { max: 100 }),
				email: email('Email', { max: 100 }),
				phone: text('Phone', { max: 50 }),
				mobile: text('Mobile', { max: 50 }),
				designation: text('Designation', { max: 100 }),
				department: text('Department', { max: 50 }),
				skype: text('Skype', { max: 50 }),
				enable_portal: flag('Enable Portal'),
				is_primary_contact: flag('Is Primary'),
			},
			{ rowId: 'contact_person_id' },
		),
		...customFields,
		status: readOnly(choice('Status', { active: 'Active', inactive: 'Inactive' })),
		outstanding_receivable_amount: readOnly(decimal('Receivables')),
		outstanding_payable_amount: readOnly(decimal('Payables')),
		unused_credits_receivable_amount: readOnly(decimal('Unused Credits')),
		created_time: readOnly(moment('Created')),
		last_modified_time: readOnly(moment('Modified')),
	},
	operations: {
		create: create(['contact_name']),
		upsert: upsertByUniqueField(['contact_name']),
		update: update(),
		get: get(),
		getMany: getMany({
			contact_type: choice('Type', { customer: 'Customer', vendor: 'Vendor' }),
			contact_name: text('Contact Name'),
			company_name: text('Company Name'),
			email: email('Email'),
			phone: text('Phone'),
			...searchText,
			...filterBy({
				'Status.All': 'All',
				'Status.Active': 'Active',
				'Status.Inactive': 'Inactive',
				'Invoice.OverDue': 'With Overdue Invoices',
				'Invoice.Unpaid': 'With Unpaid Invoices',
			}),

			...modifiedSince,
			...withDetails,
			...sortColumn({ contact_name: 'Contact Name', created_time: 'Created', email: 'Email', last_modified_time: 'Modified' }),
			...sortOrder,
		}),
		markActive: act('Mark as Active', '/active'),
		markInactive: act('Mark as Inactive', '/inactive'),
		enablePortal: {
			...further.writePart('Enable Portal', '/portal/enable', portalPart, portalPart.fields, ['contact_persons'], { repeatable: true }),
			action: 'Enable portal of contact',
		},
		enableReminders: { ...act('Enable Reminders', '/paymentreminder/enable'), action: 'Enable payment reminders of contact' },
		disableReminders: { ...act('Disable Reminders', '/paymentreminder/disable'), action: 'Disable payment reminders of contact' },
		email: emailed(further.email(), mailNeeds, ['send_from_org_email_id', 'cc_mail_ids']),
		emailStatement: {
			...emailed(further.email(), mailNeeds),
			label: 'Email Statement',
			action: 'Email statement to contact',
			path: '/{id}/statements/email',
		},
		getAddresses: further.listPart('Get Addresses', '/address', addressPart),
		addAddress: { ...further.writePart('Add Address', '/address', addressPart, addressFields, []), action: 'Add address to contact' },
		updateAddress: further.writePart('Update Address', '/address/{address_id}', addressPart, { ...addressId, ...addressFields }, [], {
			method: 'PUT',
			repeatable: true,
		}),
		deleteAddress: further.deletePart('Delete Address', '/address/{address_id}', addressId),
		getRefunds: further.listPart('Get Refunds', '/refunds', refund),
		uploadAttachment: further.attachments().uploadAttachment,
		...documentFiles('contact'),
		getComments: { ...getComments, of: { ...getComments.of!, envelope: { one: 'comment', many: 'contact_comments' } } },
		addComment,
		deleteComment,
		delete: remove(),
	},
});
