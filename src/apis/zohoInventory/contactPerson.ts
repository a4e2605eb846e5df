import { contactPerson as books } from '../zohoBooks/contactPerson';
import { sharedWithBooks } from './shared';

/** The people at a customer or vendor (https://www.zoho.com/inventory/api/v1/contact-persons/). */
export const contactPerson = sharedWithBooks(books, { has: ['create', 'update', 'get', 'getMany', 'markAsPrimary', 'delete'] });
