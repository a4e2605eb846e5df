import { organization as books } from '../zohoBooks/organization';
import { sharedWithBooks } from './shared';

/** The organizations that the signed-in user can reach (https://www.zoho.com/inventory/api/v1/organizations/). */
export const organization = sharedWithBooks(books, { has: ['get', 'getMany'] });
