import { taxGroup as books } from '../zohoBooks/taxGroup';
import { sharedWithBooks } from './shared';

/** Several taxes that a line carries as one (https://www.zoho.com/inventory/api/v1/taxes/). */
export const taxGroup = sharedWithBooks(books, { has: ['create', 'update', 'get', 'delete'] });
