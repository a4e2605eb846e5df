import { customerPayment as books } from '../zohoBooks/customerPayment';
import { sharedWithBooks } from './shared';

/** Money received from a customer, applied to invoices (https://www.zoho.com/inventory/api/v1/customer-payments/). */
export const customerPayment = sharedWithBooks(books, {
	has: ['create', 'upsert', 'update', 'get', 'getMany', 'delete'],
	lacks: ['retainerinvoice_id'],
	unlisted: ['tags', 'customfield_id'],
	listedBy: ['reference_number', 'payment_mode', 'search_text', 'filter_by', 'sort_column'],
});
