import type { Row } from '../../vendor';

/** What an organization that keeps stock is set up with. */

const SINCE = '2026-01-05T09:00:00+1300';
const idOf = (kind: number, n: number): string => `460000000000${String(kind).padStart(3, '0')}${String(n).padStart(3, '0')}`;
const times = { created_time: SINCE, last_modified_time: SINCE };
const by = (key: string, rows: readonly Row[]): Record<string, Row> => Object.fromEntries(rows.map((row) => [String(row[key]), row]));

export const AUCKLAND = idOf(41, 1);
export const CHRISTCHURCH = idOf(41, 2);

const place = (city: string, street_address1: string): Row => ({ street_address1, city, country: 'New Zealand' });

const locationRows: readonly Row[] = (
	[
		[AUCKLAND, 'Auckland', '12 Wharf Road', true],
		[CHRISTCHURCH, 'Christchurch', '4 Port Street', false],
	] as const
).map(([location_id, location_name, street, is_primary]) => ({
	location_id,
	location_name,
	type: 'general',
	status: 'active',
	is_primary,
	address: place(location_name, street),
	country: 'New Zealand',
	tax_settings_id: idOf(42, 1),
	is_all_users_selected: true,
	...times,
}));

const entities = ['package', 'purchase_receive', 'salesreturn', 'inventory_adjustment', 'transfer_order', 'bundle', 'item_group'];

/** For every kind of record that is Inventory's alone, a number of one's own that takes no duplicates. */
const customFieldRows: readonly Row[] = entities.map((entity, at) => ({
	customfield_id: idOf(43, at + 1),
	entity,
	api_name: 'cf_external_id',
	label: 'External ID',
	index: 1,
	data_type: 'string',
	is_unique: true,
}));

export const inventoryFoundation = { locations: by('location_id', locationRows) };
export const inventoryCustomFields = by('customfield_id', customFieldRows);
