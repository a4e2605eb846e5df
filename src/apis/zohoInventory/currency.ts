import { currency as books } from '../zohoBooks/currency';
import { sharedWithBooks } from './shared';

/** Currencies of the organization (https://www.zoho.com/inventory/api/v1/currency/). */
export const currency = sharedWithBooks(books, {
	has: ['create', 'upsert', 'update', 'get', 'getMany', 'delete'],
	requires: ['currency_code', 'currency_symbol'],
	listedBy: ['filter_by'],
});
