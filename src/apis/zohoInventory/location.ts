import { resource } from '../define';
import { location as books } from '../zohoBooks/location';
import { verbs } from '../zohoFinance/verbs';
import { sharedWithBooks } from './shared';

const shared = sharedWithBooks(books, {
	has: ['create', 'upsert', 'update', 'getMany', 'markActive', 'markInactive', 'markAsPrimary', 'delete'],
	lacks: ['country'],
	requires: ['location_name', 'tax_settings_id'],
});

/** Branches and warehouses; what older calls name warehouse is a location (https://www.zoho.com/inventory/api/v1/locations/). */
export const location = resource({ ...shared, operations: { ...shared.operations, get: verbs('location', 'locations').get() } });
