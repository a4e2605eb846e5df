import { zohoInventory } from '../../../src/apis/zohoInventory';
import type { Asked, Row } from '../../vendor';
import type { Act, Kind } from '../kind';
import { all, find, newId, nextNumber, rowsIn, text, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { big, cents, sum } from '../totals';
import { locationId, locationName, refuseUnknownLocation } from './locations';
import { changed, listOf, shownOver, withLineIds, withoutLines, written } from './records';
import { consumed, goods } from './stock';

const { fields } = zohoInventory.bundle;
const [shelf, entity] = ['bundles', 'bundle'];
const NEEDED = ['reference_number', 'date', 'composite_item_id', 'composite_item_name', 'quantity_to_bundle', 'line_items', 'is_completed'];

/** An assembly takes what is there, and no more [unsure]. */
const refuseMissingParts = (ledger: Ledger, row: Row): void => {
	for (const line of rowsIn(row.line_items)) {
		const at = locationId(ledger, line.location_id, row.location_id);
		if (consumed(row, line).gt(goods(ledger)(line.item_id, at))) throw refusal.rule(`There is not enough of ${text(line.name)} in stock.`);
	}
};

const stored = (ledger: Ledger, sent: Row, known?: Row): Row => {
	const row = written(ledger, fields, entity, NEEDED, sent, known);
	if (find(ledger, 'compositeitems', row.composite_item_id) === undefined) throw refusal.reference('Composite Item');
	if (big(row.quantity_to_bundle).lte(0)) throw refusal.invalid('quantity_to_bundle');
	refuseUnknownLocation(ledger, row);
	const lines = withLineIds(ledger, rowsIn(row.line_items), rowsIn(known?.line_items));
	for (const line of lines) {
		if (find(ledger, 'items', line.item_id) === undefined) throw refusal.reference('Item');
		if (big(line.quantity_consumed).lte(0)) throw refusal.invalid('quantity_consumed');
		refuseUnknownLocation(ledger, line);
	}
	const isTaken = all(ledger, shelf).some((one) => one.reference_number === row.reference_number && one.bundle_id !== known?.bundle_id);
	if (isTaken) throw refusal.taken('Assembly', text(row.reference_number));
	const done: Row = { ...row, line_items: lines, state: row.is_completed === true ? 'bundled' : 'draft' };
	if (done.state === 'bundled') refuseMissingParts(ledger, done);
	return done;
};

const shown = (ledger: Ledger, row: Row): Row => {
	const location = locationId(ledger, row.location_id);
	const lines = rowsIn(row.line_items).map((line): Row => {
		const item = find(ledger, 'items', line.item_id) ?? {};
		const at = locationId(ledger, line.location_id, row.location_id);
		return {
			...line,
			unit: line.unit ?? text(item.unit),
			rate: line.rate ?? item.purchase_rate ?? 0,
			location_id: at,
			location_name: locationName(ledger, at),
		};
	});
	return shownOver(ledger, fields, entity, row, {
		location_id: location,
		location_name: locationName(ledger, location),
		status: row.state,
		is_completed: row.state === 'bundled',
		line_items: lines,
		total: cents(sum(lines.map((line) => consumed(row, line).times(big(line.rate))))).toNumber(),
	});
};

const confirm: Act = (ledger, row) => {
	if (row.state === 'bundled') throw refusal.rule('The assembly is complete already.');
	return row.state === 'confirmed' ? row : changed(ledger, row, { state: 'confirmed' });
};

const assemble: Act = (ledger, row) => {
	if (row.state === 'bundled') return row;
	refuseMissingParts(ledger, row);
	return changed(ledger, row, { state: 'bundled', is_completed: true });
};

/** The list is of one composite item, which must be said. */
const refuseWithoutItem = (asked: Asked): void => {
	if (text(asked.query.get('composite_item_id')) === '') throw refusal.filter('composite_item_id');
};

export const bundles: Kind = {
	shelf,
	path: '/bundles',
	one: 'bundle',
	many: 'bundles',
	id: 'bundle_id',
	scope: 'compositeitems',
	noun: 'Assembly',
	words: { created: 'Assembly has been created.', updated: 'Assembly has been updated.', deleted: 'Assembly has been deleted.' },
	list: listOf('Assemblies', {
		filterBy: {
			'Status.All': () => true,
			'Status.Pending': ({ status }) => status === 'draft',
			'Status.Confirmed': ({ status }) => status === 'confirmed',
			'Status.Built': ({ status }) => status === 'bundled',
		},
		sortable: ['date', 'total', 'created_time', 'last_modified_time', 'reference_number'],
		searched: ['reference_number', 'composite_item_name'],
		texts: ['reference_number', 'composite_item_id', 'location_id'],
	}),
	shown,
	row: (ledger, row) => withoutLines(shown(ledger, row)),
	create: (ledger, sent) => ({ bundle_id: newId(ledger), ...stored(ledger, sent), transaction_number: nextNumber(ledger, shelf, 'ASM-', 5) }),
	update: (ledger, known, sent) => {
		if (known.state === 'bundled') throw refusal.rule('A complete assembly cannot be changed.');
		return stored(ledger, sent, known);
	},
	remove: () => {},
	acts: {
		confirmed: { does: confirm, says: 'The assembly has been marked as confirmed.' },
		bundled: { does: assemble, says: 'The assembly has been marked as built.' },
	},
	below: (_, asked, rest) => {
		if (rest.length === 0 && asked.method === 'GET') refuseWithoutItem(asked);
		return undefined;
	},
};
