import { vendorPayment as books } from '../zohoBooks/vendorPayment';
import { sharedWithBooks } from './shared';

/**
 * Money paid to a vendor, applied to bills. Inventory's screens have it; its published specification does not, so that it is not sure that every
 * organization's Inventory answers.
 */
export const vendorPayment = sharedWithBooks(books, { has: ['create', 'upsert', 'update', 'get', 'getMany', 'delete'] });
