import Big from 'big.js';
import { zohoInventory } from '../../../src/apis/zohoInventory';
import type { Row } from '../../vendor';
import type { Act, Kind } from '../kind';
import { newId, rowsIn, text, type Ledger } from '../ledger';
import { series } from '../numbering';
import { refusal } from '../refused';
import { big } from '../totals';
import { approvals } from './approvals';
import { stockItem } from './items';
import { locationName, refuseUnknownLocation } from './locations';
import { changed, listOf, shownOver, withLineIds, withoutLines, written } from './records';
import { goods } from './stock';

const { fields } = zohoInventory.transferOrder;
const [shelf, entity] = ['transferorders', 'transfer_order'];

const numbered = series({ shelf, id: 'transfer_order_id', field: 'transfer_order_number', prefix: 'TO-', digits: 5, noun: 'Transfer Order' });

const ENDS = ['from_location_id', 'to_location_id'] as const;

/** What an order has taken from where it comes already. */
const taken = (row: Row | undefined, item: unknown): Big =>
	['in_transit', 'transferred'].includes(text(row?.state))
		? rowsIn(row?.line_items).reduce((sum, line) => (line.item_id === item ? sum.plus(big(line.quantity_transfer)) : sum), new Big(0))
		: new Big(0);

/** More than lies where it comes from is not moved [unsure]. */
const refuseWhatIsNotThere = (ledger: Ledger, row: Row, known?: Row): void => {
	const wanted = new Map<string, Big>();
	for (const line of rowsIn(row.line_items)) {
		if (big(line.quantity_transfer).lte(0)) throw refusal.invalid('quantity_transfer');
		wanted.set(text(line.item_id), (wanted.get(text(line.item_id)) ?? new Big(0)).plus(big(line.quantity_transfer)));
	}
	for (const [item, quantity] of wanted) {
		const own = known?.from_location_id === row.from_location_id ? taken(known, item) : new Big(0);
		if (quantity.gt(goods(ledger)(item, row.from_location_id).plus(own))) throw refusal.rule('The quantity is more than what is in stock at the location.');
	}
};

const stored = (ledger: Ledger, sent: Row, known?: Row): Row => {
	const row = written(ledger, fields, entity, ['date', ...ENDS, 'line_items'], sent, known);
	for (const end of ENDS) refuseUnknownLocation(ledger, row, end);
	if (row.from_location_id === row.to_location_id) throw refusal.rule('The goods are at that location already.');
	const lines = withLineIds(ledger, rowsIn(row.line_items), rowsIn(known?.line_items)).map((line): Row => ({
		...line,
		name: line.name ?? stockItem(ledger, line.item_id).name,
	}));
	for (const line of lines) stockItem(ledger, line.item_id);
	refuseWhatIsNotThere(ledger, { ...row, line_items: lines }, known);
	const state = known?.state === 'transferred' ? 'transferred' : row.is_intransit_order === true ? 'in_transit' : 'transferred';
	return { ...row, line_items: lines, state, transfer_order_number: numbered(ledger, text(row.transfer_order_number), known) };
};

const shown = (ledger: Ledger, row: Row): Row =>
	shownOver(ledger, fields, entity, row, {
		from_location_name: locationName(ledger, row.from_location_id),
		to_location_name: locationName(ledger, row.to_location_id),
		is_intransit_order: row.state === 'in_transit',
		status: row.state,
	});

const arrive: Act = (ledger, row, asked) => {
	const date = text(asked.query.get('date'));
	if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw refusal.invalid('date');
	return row.state === 'transferred' ? row : changed(ledger, row, { state: 'transferred', transferred_date: date });
};

/** What has arrived is not on its way any more. */
const leave: Act = (ledger, row) => {
	if (row.state === 'transferred') throw refusal.rule('The transfer order has been received already.');
	return row.state === 'in_transit' ? row : changed(ledger, row, { state: 'in_transit' });
};

export const transfers: Kind = {
	shelf,
	path: '/transferorders',
	one: 'transfer_order',
	many: 'transfer_orders',
	id: 'transfer_order_id',
	scope: 'transferorders',
	noun: 'Transfer Order',
	words: { created: 'Transfer Order has been created.', updated: 'Transfer Order has been updated.', deleted: 'The transfer order has been deleted.' },
	list: listOf('TransferOrders', {
		filterBy: {
			'TransferDate.All': () => true,
			'TransferStatus.InTransit': ({ status }) => status === 'in_transit',
			'TransferStatus.Transferred': ({ status }) => status === 'transferred',
			// What the parameter `status` is understood by.
			'Status.InTransit': ({ status }) => status === 'in_transit',
			'Status.Transferred': ({ status }) => status === 'transferred',
			'Status.Draft': () => false,
			'Status.Void': () => false,
		},
		searched: ['transfer_order_number', 'description'],
		texts: ['transfer_order_number', ...ENDS, 'from_location_name', 'to_location_name'],
	}),
	shown,
	row: (ledger, row) => withoutLines(shown(ledger, row)),
	// The specification demands a number; whether it also wants the flag that goes with one is not known [unsure].
	create: (ledger, sent) => ({ transfer_order_id: newId(ledger), ...stored(ledger, sent) }),
	update: (ledger, known, sent) => stored(ledger, sent, known),
	remove: () => {},
	acts: {
		...approvals,
		intransit: { does: leave, says: 'Transfer Order has been marked as in transit.' },
		markastransferred: { does: arrive, says: 'Transfer Order has been marked as received.' },
	},
};
