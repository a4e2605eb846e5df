import { tax as books } from '../zohoBooks/tax';
import { sharedWithBooks } from './shared';

/** Taxes and tax groups that a line can carry (https://www.zoho.com/inventory/api/v1/taxes/). */
export const tax = sharedWithBooks(books, { has: ['create', 'upsert', 'update', 'get', 'getMany', 'delete'] });
