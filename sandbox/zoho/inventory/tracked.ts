import { zohoInventory } from '../../../src/apis/zohoInventory';
import type { Asked, Row } from '../../vendor';
import type { Kind } from '../kind';
import { newId, text, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { changed, listOf, shownOver } from './records';

/** The lists are of one item, which must be said. */
const ofOneItem = (_: Ledger, asked: Asked, rest: readonly string[]): undefined => {
	if (rest.length === 0 && asked.method === 'GET' && text(asked.query.get('item_id')) === '') throw refusal.filter('item_id');
};

const batch = (ledger: Ledger, row: Row): Row => shownOver(ledger, zohoInventory.batch.fields, 'batch', row);

/** Batches and pieces are entered by a seed and only read: what lines say of them moves nothing here. */
export const batches: Kind = {
	shelf: 'batches',
	path: '/items/batches',
	one: 'batch',
	many: 'batches',
	id: 'batch_id',
	scope: 'items',
	noun: 'Batch',
	list: listOf('Batches', {
		sort: { column: 'batch_number', order: 'A' },
		searched: ['batch_number', 'manufacturer_batch_number'],
		texts: ['item_id', 'location_id'],
		days: [],
	}),
	shown: batch,
	row: batch,
	create: (ledger, sent, asked) => {
		if (asked !== undefined) throw refusal.wrongMethod();
		return { batch_id: newId(ledger), status: 'active', ...sent };
	},
	acts: {
		active: { does: (ledger, row) => changed(ledger, row, { status: 'active' }), says: 'The batch has been marked as active.' },
		inactive: { does: (ledger, row) => changed(ledger, row, { status: 'inactive' }), says: 'The batch has been marked as inactive.' },
	},
	below: ofOneItem,
};

const piece = (ledger: Ledger, row: Row): Row => shownOver(ledger, zohoInventory.serialNumber.fields, 'serialnumber', row);

export const serialNumbers: Kind = {
	shelf: 'serialnumbers',
	path: '/items/serialnumbers',
	one: 'serial_number',
	many: 'serial_numbers',
	id: 'serialnumber_id',
	scope: 'items',
	noun: 'Serial number',
	list: listOf('SerialNumbers', { sort: { column: 'serialnumber', order: 'A' }, texts: ['item_id', 'location_id', 'batch_id'], days: [] }),
	shown: piece,
	row: piece,
	create: (ledger, sent, asked) => {
		if (asked !== undefined) throw refusal.wrongMethod();
		return { serialnumber_id: newId(ledger), status: 'active', is_transacted_out: false, ...sent };
	},
	below: ofOneItem,
};
