import { zohoInventory } from '../../../src/apis/zohoInventory';
import type { Row } from '../../vendor';
import type { Kind } from '../kind';
import { all, drop, find, keep, need, rowsIn, text, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { blankFields } from '../shapes/blank';
import { big } from '../totals';
import { items } from './items';
import { primaryLocation } from './locations';
import { withLineIds } from './records';

const { fields } = zohoInventory.compositeItem;
const shelf = 'compositeitems';

/** A composite item is an item with the same id; what it consists of is kept beside. */
const partsOf = (ledger: Ledger, sent: Row, known?: Row): Row[] => {
	const parts = sent.mapped_items === undefined ? rowsIn(known?.mapped_items) : withLineIds(ledger, rowsIn(sent.mapped_items), rowsIn(known?.mapped_items));
	if (parts.length === 0) throw refusal.invalid('mapped_items');
	for (const part of parts) {
		if (find(ledger, 'items', part.item_id) === undefined || part.item_id === known?.composite_item_id) throw refusal.reference('Item');
		if (big(part.quantity).lte(0)) throw refusal.invalid('quantity');
	}
	return parts.map(({ line_item_id, item_id, quantity }, index) => ({ line_item_id, item_id, quantity, item_order: index + 1 }));
};

const itemOf = (ledger: Ledger, row: Row): Row => need(ledger, 'items', row.composite_item_id, 'Composite Item');

const shown = (ledger: Ledger, row: Row): Row => {
	const { item_id: _, locations: __, ...item } = items.shown(ledger, itemOf(ledger, row));
	const { initial_stock: quantity, initial_stock_rate: rate } = rowsIn(itemOf(ledger, row).locations)[0] ?? {};
	return {
		...blankFields(fields),
		...item,
		...row,
		is_combo_product: true,
		initial_stock: quantity ?? 0,
		initial_stock_rate: rate ?? 0,
		mapped_items: rowsIn(row.mapped_items).map((part) => {
			const of = find(ledger, 'items', part.item_id) ?? {};
			return { ...part, name: of.name, sku: text(of.sku), unit: text(of.unit), rate: of.rate, purchase_rate: of.purchase_rate ?? 0 };
		}),
	};
};

/** Composite items need what the specification says, more than plain ones. */
const refuseIncomplete = (row: Row): void => {
	for (const name of ['name', 'sku', 'item_type', 'product_type', 'rate']) if (text(row[name]) === '') throw refusal.invalid(name);
};

/** Opening stock is said without a location, and lies at the primary one. */
const opening = (ledger: Ledger, { initial_stock, initial_stock_rate, locations: _, ...sent }: Row): Row =>
	initial_stock === undefined ? sent : { ...sent, locations: [{ location_id: primaryLocation(ledger).location_id, initial_stock, initial_stock_rate }] };

export const composites: Kind = {
	shelf,
	path: '/compositeitems',
	one: 'composite_item',
	many: 'composite_items',
	id: 'composite_item_id',
	scope: 'compositeitems',
	noun: 'Composite Item',
	words: items.words!,
	list: { ...items.list, report: 'CompositeItems', texts: [...items.list.texts, 'combo_type'] },
	shown,
	row: (ledger, row) => {
		const { mapped_items: _, ...whole } = shown(ledger, row);
		return whole;
	},
	create: (ledger, sent, asked) => {
		refuseIncomplete(sent);
		const parts = partsOf(ledger, sent);
		const item = items.create!(ledger, opening(ledger, sent), asked);
		const id = text(item.item_id);
		keep(ledger, 'items', id, { ...item, is_combo_product: true });
		return { composite_item_id: id, combo_type: text(sent.combo_type) || 'assembly', mapped_items: parts };
	},
	update: (ledger, known, sent) => {
		const parts = partsOf(ledger, sent, known);
		const id = text(known.composite_item_id);
		keep(ledger, 'items', id, items.update!(ledger, itemOf(ledger, known), opening(ledger, sent)));
		return { ...known, ...(text(sent.combo_type) === '' ? {} : { combo_type: sent.combo_type }), mapped_items: parts };
	},
	remove: (ledger, known) => {
		const isAssembled = all(ledger, 'bundles').some(({ composite_item_id: id }) => id === known.composite_item_id);
		if (isAssembled) throw refusal.rule('The composite item has been assembled and cannot be deleted.');
		items.remove?.(ledger, itemOf(ledger, known));
		drop(ledger, 'items', text(known.composite_item_id));
	},
	acts: Object.fromEntries(
		Object.entries(items.acts ?? {}).map(([name, { does, says }]) => [
			name,
			{
				does: (ledger, row, asked) => {
					keep(ledger, 'items', text(row.composite_item_id), does(ledger, itemOf(ledger, row), asked));
					return row;
				},
				says,
			},
		]),
	),
};
