import { choice, date, decimal, flag, link, readOnly, resource, text } from '../define';
import { searchText, verbs } from '../zohoFinance/verbs';

const { get, getMany, act } = verbs('batch', 'batches');

/** What was made or received together of an item that is tracked by batches (https://www.zoho.com/inventory/api/v1/batches/). */
export const batch = resource({
	label: 'Batch',
	plural: 'Batches',
	path: '/items/batches',
	permission: 'inventory',
	paged: true,
	envelope: { one: 'batch', many: 'batches' },
	id: 'batch_id',
	title: 'batch_number',
	fields: {
		batch_id: text('Batch ID'),
		item_id: link('Item', { resource: 'item' }),
		batch_number: text('Batch Number'),
		manufacturer_batch_number: text('Manufacturer Batch Number'),
		manufactured_date: date('Manufactured'),
		expiry_date: date('Expires'),
		balance_quantity: readOnly(decimal('Quantity Left')),
		status: readOnly(choice('Status', { active: 'Active', inactive: 'Inactive' })),
	},
	operations: {
		get: get(),
		getMany: {
			...getMany({
				location_id: link('Location', { resource: 'location' }),
				include_empty_batches: flag('Include Empty Batches'),
				...searchText,
			}),
			inputs: { item_id: link('Item', { resource: 'item' }) },
			needs: ['item_id'],
		},
		markActive: act('Mark as Active', '/active'),
		markInactive: act('Mark as Inactive', '/inactive'),
	},
});
