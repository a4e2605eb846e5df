import { zohoInventory } from '../../../src/apis/zohoInventory';
import type { Row } from '../../vendor';
import type { Act, Kind } from '../kind';
import { all, drop, keep, newId, rowsIn, text, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { items, stock } from './items';
import { primaryLocation } from './locations';
import { changed, listOf, shownOver, written } from './records';

const { fields } = zohoInventory.itemGroup;
const [shelf, entity] = ['itemgroups', 'item_group'];

const membersOf = (ledger: Ledger, id: unknown): Row[] => all(ledger, 'items').filter((item) => text(item.group_id) !== '' && item.group_id === id);

/** The items of a group are kept in stock, like every item of one. If one is refused, none is entered. */
const enterItems = (ledger: Ledger, group: Row, sent: readonly Row[]): void => {
	const shared = { unit: group.unit, tax_id: group.tax_id ?? '', item_type: 'inventory', product_type: 'goods', group_id: group.group_id };
	const made = sent.map(({ initial_stock, initial_stock_rate, ...one }) => {
		for (const name of ['name', 'rate', 'purchase_rate']) if (text(one[name]) === '') throw refusal.invalid(`items.${name}`);
		const opening = initial_stock === undefined ? [] : [{ location_id: primaryLocation(ledger).location_id, initial_stock, initial_stock_rate }];
		return items.create!(ledger, { ...shared, ...one, locations: opening });
	});
	for (const item of made) keep(ledger, 'items', text(item.item_id), item);
};

const shown = (ledger: Ledger, row: Row): Row =>
	shownOver(ledger, fields, entity, row, {
		is_taxable: true,
		items: membersOf(ledger, row.group_id).map((item) => ({
			...Object.fromEntries(['item_id', 'name', 'sku', 'rate', 'purchase_rate', 'status', 'reorder_level', 'upc'].map((name) => [name, item[name] ?? ''])),
			stock_on_hand: stock(ledger, item).stock_on_hand,
			available_stock: stock(ledger, item).available_stock,
		})),
	});

/** A group and all its items. */
const become =
	(status: string): Act =>
	(ledger, row) => {
		for (const item of membersOf(ledger, row.group_id)) keep(ledger, 'items', text(item.item_id), changed(ledger, item, { status }));
		return changed(ledger, row, { status });
	};

const NEEDED = ['group_name', 'unit'];

export const itemGroups: Kind = {
	shelf,
	path: '/itemgroups',
	one: 'item_group',
	many: 'itemgroups',
	id: 'group_id',
	scope: 'items',
	noun: 'Item Group',
	words: {
		created: 'The Item Group has been created.',
		updated: 'The Item Group details have been updated.',
		deleted: 'Whooooosh! The item group and all its items have been deleted.',
	},
	list: listOf('ItemGroups', { sort: { column: 'group_name', order: 'A' }, days: [] }),
	shown,
	row: shown,
	create: (ledger, sent) => {
		const { items: of, ...row } = written(ledger, fields, entity, [...NEEDED, 'items'], sent);
		const group: Row = { ...row, group_id: newId(ledger), status: 'active' };
		enterItems(ledger, group, rowsIn(of));
		return group;
	},
	// The items of a group are changed each by itself.
	update: (ledger, known, sent) => {
		const { items: _, ...row } = written(ledger, fields, entity, NEEDED, sent, known);
		return row;
	},
	remove: (ledger, known) => {
		for (const item of membersOf(ledger, known.group_id)) {
			items.remove?.(ledger, item);
			drop(ledger, 'items', text(item.item_id));
		}
	},
	acts: {
		active: { does: become('active'), says: 'Back to business! The item group and all its items have been marked as active.' },
		inactive: { does: become('inactive'), says: 'The item group and all its items have been marked as inactive.' },
	},
};
