import { choice, date, decimal, flag, integer, link, longText, readOnly, resource, text } from '../define';
import { customFields, times } from '../zohoFinance/documents';
import { dates, filterBy, modifiedSince, searchText, sortColumn, sortOrder, verbs } from '../zohoFinance/verbs';
import { goods, tracked } from './tracking';

const { create, update, get, getMany, delete: remove, act } = verbs('assembly', 'assemblies');

/** Composite items that are put together from their parts, which takes the parts from the stock (https://www.zoho.com/inventory/api/v1/compositeitems/). */
export const bundle = resource({
	label: 'Assembly',
	plural: 'Assemblies',
	path: '/bundles',
	permission: 'inventory',
	paged: true,
	envelope: { one: 'bundle', many: 'bundles' },
	id: 'bundle_id',
	title: 'reference_number',
	modified: 'last_modified_time',
	// The list sorts by the last change and has no filter for it.
	since: { sort: 'last_modified_time' },
	fields: {
		bundle_id: text('Assembly ID'),
		reference_number: text('Assembly Number', { max: 100 }),
		date: date('Date'),
		description: longText('Description', { max: 2000 }),
		composite_item_id: link('Composite Item', { resource: 'compositeItem' }),
		composite_item_name: text('Composite Item Name', { max: 100 }),
		composite_item_sku: text('Composite Item SKU', { max: 100 }),
		quantity_to_bundle: decimal('Quantity to Assemble'),
		location_id: link('Location', { resource: 'location' }),
		line_items: goods(
			{
				item_id: link('Item', { resource: 'item' }),
				name: text('Name', { max: 100 }),
				description: longText('Description', { max: 2000 }),
				quantity_consumed: decimal('Quantity for Each', { hint: 'What one composite item takes of it' }),
				unit: text('Unit', { max: 100 }),
				rate: decimal('Rate'),
				account_id: text('Account ID'),
				location_id: link('Location', { resource: 'location' }),
				item_order: integer('Order'),
				...tracked('out_quantity'),
			},
			'Parts',
		),
		is_completed: flag('Is Completed', { hint: 'Takes the parts from the stock and adds the composite items at once' }),
		...customFields,
		transaction_number: readOnly(text('Transaction Number')),
		location_name: readOnly(text('Location')),
		total: readOnly(decimal('Total')),
		status: readOnly(choice('Status', { draft: 'Draft', confirmed: 'Confirmed', bundled: 'Assembled' })),
		...times,
	},
	operations: {
		create: create(['reference_number', 'date', 'composite_item_id', 'composite_item_name', 'quantity_to_bundle', 'line_items', 'is_completed']),
		update: update(),
		get: get(),
		getMany: {
			...getMany({
				...filterBy({ 'Status.All': 'All', 'Status.Pending': 'Pending', 'Status.Confirmed': 'Confirmed', 'Status.Built': 'Assembled' }),
				reference_number: text('Assembly Number'),
				location_id: link('Location', { resource: 'location' }),
				...searchText,
				...dates,
				...modifiedSince,
				...sortColumn({ created_time: 'Created', date: 'Date', last_modified_time: 'Modified', reference_number: 'Assembly Number', total: 'Total' }),
				...sortOrder,
			}),
			inputs: { composite_item_id: link('Composite Item', { resource: 'compositeItem' }) },
			needs: ['composite_item_id'],
		},
		markAsConfirmed: act('Mark as Confirmed', '/confirmed'),
		markAsAssembled: act('Mark as Assembled', '/bundled'),
		delete: remove(),
	},
});
