import { contact as books } from '../zohoBooks/contact';
import { sharedWithBooks } from './shared';

/** Customers and vendors (https://www.zoho.com/inventory/api/v1/contacts/). */
export const contact = sharedWithBooks(books, {
	has: ['create', 'upsert', 'update', 'get', 'getMany', 'markActive', 'markInactive', 'email', 'emailStatement', 'getAddresses', 'getComments', 'delete'],
	unlisted: [
		'customer_sub_type',
		'payment_terms_label',
		'credit_limit',
		'pricebook_id',
		'owner_id',
		'contact_number',
		'is_portal_enabled',
		'tags',
		'phone',
		'fax',
		'contact_person_id',
		'designation',
		'department',
		'skype',
		'enable_portal',
		'customfield_id',
	],
	listedBy: ['contact_name', 'company_name', 'email', 'phone', 'search_text', 'filter_by', 'sort_column'],
});
