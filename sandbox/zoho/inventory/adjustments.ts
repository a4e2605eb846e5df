import { zohoInventory } from '../../../src/apis/zohoInventory';
import type { Row } from '../../vendor';
import type { Kind } from '../kind';
import { find, newId, rowsIn, text, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { big, cents, sum } from '../totals';
import { approvals } from './approvals';
import { stockItem } from './items';
import { locationId, locationName, refuseUnknownLocation } from './locations';
import { listOf, shownOver, withLineIds, withoutLines, written } from './records';

const { fields } = zohoInventory.inventoryAdjustment;
const [shelf, entity] = ['inventoryadjustments', 'inventory_adjustment'];

/** What is there may be adjusted below zero [unsure]. */
const stored = (ledger: Ledger, sent: Row, known?: Row): Row => {
	const row = written(ledger, fields, entity, ['date', 'reason', 'adjustment_type', 'line_items'], sent, known);
	if (!['quantity', 'value'].includes(text(row.adjustment_type))) throw refusal.invalid('adjustment_type');
	const by = row.adjustment_type === 'quantity' ? 'quantity_adjusted' : 'value_adjusted';
	refuseUnknownLocation(ledger, row);
	const lines = withLineIds(ledger, rowsIn(row.line_items), rowsIn(known?.line_items));
	for (const line of lines) {
		stockItem(ledger, line.item_id);
		refuseUnknownLocation(ledger, line);
		if (big(line[by]).eq(0)) throw refusal.invalid(by);
	}
	return { ...row, line_items: lines };
};

const shownLine = (ledger: Ledger, of: Row, line: Row): Row => {
	const item = find(ledger, 'items', line.item_id) ?? {};
	const location = locationId(ledger, line.location_id, of.location_id);
	const value = of.adjustment_type === 'quantity' ? cents(big(line.quantity_adjusted).times(big(item.purchase_rate))) : big(line.value_adjusted);
	return {
		...line,
		name: line.name ?? item.name,
		unit: line.unit ?? text(item.unit),
		description: text(line.description),
		adjustment_account_name: text(find(ledger, 'chartofaccounts', line.adjustment_account_id)?.account_name),
		location_id: location,
		location_name: locationName(ledger, location),
		item_total: value.toNumber(),
	};
};

const shown = (ledger: Ledger, row: Row): Row => {
	const lines = rowsIn(row.line_items).map((line) => shownLine(ledger, row, line));
	const location = locationId(ledger, row.location_id);
	return shownOver(ledger, fields, entity, row, {
		location_id: location,
		location_name: locationName(ledger, location),
		status: 'adjusted',
		line_items: lines,
		total: sum(lines.map((line) => big(line.item_total))).toNumber(),
	});
};

export const adjustments: Kind = {
	shelf,
	path: '/inventoryadjustments',
	one: 'inventory_adjustment',
	many: 'inventory_adjustments',
	id: 'inventory_adjustment_id',
	scope: 'inventoryadjustments',
	noun: 'Inventory Adjustment',
	words: {
		created: 'Inventory Adjustment has been added',
		updated: 'Inventory Adjustment has been updated',
		deleted: 'Inventory Adjustment(s) has been deleted',
	},
	list: listOf('InventoryAdjustments', { texts: ['reference_number', 'reason', 'adjustment_type'] }),
	shown,
	row: (ledger, row) => withoutLines(shown(ledger, row)),
	create: (ledger, sent) => ({ inventory_adjustment_id: newId(ledger), ...stored(ledger, sent) }),
	update: (ledger, known, sent) => stored(ledger, sent, known),
	remove: () => {},
	acts: approvals,
};
