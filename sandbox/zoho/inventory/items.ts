import { zohoBooks } from '../../../src/apis/zohoBooks';
import { zohoInventory } from '../../../src/apis/zohoInventory';
import type { Row } from '../../vendor';
import { items as books } from '../items';
import { taken } from '../incoming';
import type { Kind } from '../kind';
import { all, find, rowsIn, text, type Ledger, type Shelf } from '../ledger';
import { refusal } from '../refused';
import { big } from '../totals';
import { refuseUnknownLocation } from './locations';
import { stockOf } from './stock';

const { fields } = zohoInventory.item;
const ownFields = Object.fromEntries(Object.entries(fields).filter(([name]) => !(name in zohoBooks.item.fields) || name === 'locations'));

/** Only these are counted. */
export const isStocked = (item: Row): boolean => item.item_type === 'inventory';

/** An item whose stock can change. */
export const stockItem = (ledger: Ledger, id: unknown): Row => {
	const item = find(ledger, 'items', id);
	if (item === undefined) throw refusal.reference('Item');
	if (!isStocked(item)) throw refusal.rule(`The item ${text(item.name)} is not kept in stock.`);
	return item;
};

/** The stock of an item over all locations, and at each. */
export const stock = (ledger: Ledger, row: Row): Row => {
	if (!isStocked(row)) return { locations: [] };
	const whole = stockOf(ledger, row.item_id);
	const opening = rowsIn(row.locations);
	return {
		stock_on_hand: whole.papers,
		available_stock: whole.goods,
		actual_available_stock: whole.available,
		committed_stock: whole.committed,
		locations: all(ledger, 'locations').map((location) => {
			const here = stockOf(ledger, row.item_id, location.location_id);
			const began = opening.find(({ location_id: id }) => id === location.location_id) ?? {};
			return {
				location_id: location.location_id,
				location_name: location.location_name,
				status: location.status,
				is_primary: location.is_primary,
				initial_stock: big(began.initial_stock).toNumber(),
				initial_stock_rate: big(began.initial_stock_rate).toNumber(),
				location_stock_on_hand: here.papers,
				location_available_stock: here.goods,
				location_actual_available_stock: here.available,
			};
		}),
	};
};

const more = (ledger: Ledger, row: Row): Row => ({
	...stock(ledger, row),
	is_combo_product: row.is_combo_product === true,
	vendor_name: text(find(ledger, 'contacts', row.vendor_id)?.contact_name),
	group_name: text(find(ledger, 'itemgroups', row.group_id)?.group_name),
});

const stored = (ledger: Ledger, sent: Row): Row => {
	const own = taken(ownFields, sent);
	for (const one of rowsIn(own.locations)) refuseUnknownLocation(ledger, one);
	if (text(sent.vendor_id) !== '' && find(ledger, 'contacts', sent.vendor_id)?.contact_type !== 'vendor') throw refusal.reference('Vendor');
	return own;
};

const moves: readonly Shelf[] = ['invoices', 'bills', 'salesorders', 'purchaseorders', 'inventoryadjustments', 'transferorders', 'bundles'];

const isLow = (row: Row): boolean => row.reorder_level !== '' && isStocked(row) && Number(row.actual_available_stock) <= Number(row.reorder_level);

export const items: Kind = {
	...books,
	scope: 'items',
	words: { created: 'The item has been added.', updated: 'Item details have been updated', deleted: 'The item has been deleted.' },
	list: {
		...books.list,
		filterBy: {
			...books.list.filterBy,
			'Status.Lowstock': isLow,
			'ItemType.All': () => true,
			'ItemType.Inventory': isStocked,
			'ItemType.NonInventory': (row) => !isStocked(row),
			'ItemType.Service': ({ product_type: type }) => type === 'service',
		},
		sortable: ['name', 'sku', 'rate', 'purchase_rate', 'created_time', 'last_modified_time', 'reorder_level', 'stock_on_hand'],
		texts: [...books.list.texts, 'sku', 'vendor_id', 'group_id', 'item_id'],
		numbers: ['rate', 'purchase_rate'],
		modifiedSince: true,
	},
	shown: (ledger, row) => ({
		...books.shown(ledger, row),
		...Object.fromEntries(Object.keys(ownFields).map((name) => [name, row[name] ?? ''])),
		...more(ledger, row),
	}),
	row: (ledger, row) => ({
		...books.row(ledger, row),
		...Object.fromEntries(['reorder_level', 'vendor_id', 'group_id', 'upc', 'ean', 'isbn', 'part_number'].map((name) => [name, row[name] ?? ''])),
		...more(ledger, row),
	}),
	create: (ledger, sent, asked) => ({ ...books.create!(ledger, { rate: 0, ...sent }, asked), ...stored(ledger, sent) }),
	update: (ledger, known, sent) => ({ ...books.update!(ledger, known, sent), ...stored(ledger, sent) }),
	remove: (ledger, known) => {
		books.remove?.(ledger, known);
		const isUsed = moves.some((shelf) => all(ledger, shelf).some((one) => rowsIn(one.line_items).some(({ item_id: id }) => id === known.item_id)));
		if (isUsed) throw refusal.rule('The item is part of a transaction and cannot be deleted. It can be marked as inactive.');
	},
};
