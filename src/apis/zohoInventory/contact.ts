import { contact as books } from '../zohoBooks/contact';
import { sharedWithBooks } from './shared';

/** Customers and vendors (https://www.zoho.com/inventory/api/v1/contacts/). */
export const contact = sharedWithBooks(books, {
	has: ['create', 'upsert', 'update', 'get', 'getMany', 'markActive', 'markInactive', 'delete'],
	listedBy: ['contact_name', 'company_name', 'email', 'phone', 'search_text', 'filter_by', 'sort_column'],
});
