import { priceList as books } from '../zohoBooks/priceList';
import { sharedWithBooks } from './shared';

/** Prices for some customers or vendors (https://www.zoho.com/inventory/api/v1/pricelists/). */
export const priceList = sharedWithBooks(books, {
	has: ['create', 'upsert', 'update', 'getMany', 'markActive', 'markInactive', 'delete'],
	listedBy: ['filter_by', 'search_text'],
});
