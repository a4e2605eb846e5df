import { date, decimal, link, longText, readOnly, resource, text } from '../define';
import { verbs } from '../zohoFinance/verbs';
import { goods, tracked } from './tracking';

const { create, delete: remove } = verbs('sales return receive', 'sales return receives');

/** Returned goods that have come, which adds them to the stock (https://www.zoho.com/inventory/api/v1/salesreturns/). They are read with their return. */
export const salesReturnReceive = resource({
	label: 'Sales Return Receive',
	plural: 'Sales Return Receives',
	path: '/salesreturnreceives',
	permission: 'inventory',
	// By the specification the record stands under the key of its return.
	envelope: { one: 'salesreturnreceive', many: 'salesreturnreceives' },
	id: 'receive_id',
	title: 'receive_number',
	fields: {
		receive_id: text('Receive ID'),
		date: date('Date'),
		line_items: goods({
			quantity: decimal('Quantity'),
			...tracked('in_quantity'),
			item_id: readOnly(link('Item', { resource: 'item' })),
			name: readOnly(text('Name')),
			unit: readOnly(text('Unit')),
		}),
		notes: longText('Notes'),
		receive_number: readOnly(text('Receive Number')),
		salesreturn_id: readOnly(text('Sales Return ID')),
		salesreturn_number: readOnly(text('Sales Return Number')),
	},
	operations: {
		create: { ...create(['line_items']), inputs: { salesreturn_id: link('Sales Return', { resource: 'salesReturn' }) }, needs: ['salesreturn_id'] },
		delete: remove(),
	},
});
