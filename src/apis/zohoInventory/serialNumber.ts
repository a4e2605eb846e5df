import { flag, link, readOnly, resource, text } from '../define';
import { verbs } from '../zohoFinance/verbs';

const { get, getMany } = verbs('serial number', 'serial numbers');

/** The single pieces of an item that is tracked by serial numbers (https://www.zoho.com/inventory/api/v1/serialnumbers/). */
export const serialNumber = resource({
	label: 'Serial Number',
	plural: 'Serial Numbers',
	path: '/items/serialnumbers',
	permission: 'inventory',
	paged: true,
	envelope: { one: 'serial_number', many: 'serial_numbers' },
	id: 'serialnumber_id',
	title: 'serialnumber',
	fields: {
		serialnumber_id: text('Serial Number ID'),
		serialnumber: readOnly(text('Serial Number')),
		item_id: link('Item', { resource: 'item' }),
		status: readOnly(text('Status')),
		is_transacted_out: readOnly(flag('Is Sold')),
		batch_id: link('Batch', { resource: 'batch' }),
	},
	operations: {
		get: get(),
		getMany: {
			...getMany({ location_id: link('Location', { resource: 'location' }), show_transacted_out: flag('Include Sold') }),
			inputs: { item_id: link('Item', { resource: 'item' }) },
			needs: ['item_id'],
		},
	},
});
