import { decimal, link, list, rows, text, type Field, type Fields } from '../define';

/** Which batches and pieces a line takes in or gives out, of items that are tracked so (https://www.zoho.com/inventory/api/v1/batches/). */
export const tracked = (quantity: 'in_quantity' | 'out_quantity'): Fields => ({
	serial_numbers: list('Serial Numbers'),
	batches: rows('Batches', {
		batch_id: link('Batch', { resource: 'batch' }),
		...(quantity === 'in_quantity' ? { batch_number: text('Batch Number') } : {}),
		[quantity]: decimal('Quantity'),
	}),
});

const LINE_ID = 'line_item_id';

/** Lines that count goods and cost nothing; those that an update does not send are removed by Zoho. */
export const goods = (line: Fields, label = 'Line Items'): Field =>
	rows(label, { [LINE_ID]: text('Line Item ID', { hint: 'Keeps an existing line on update' }), ...line }, { rowId: LINE_ID });
