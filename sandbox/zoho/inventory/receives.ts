import { zohoInventory } from '../../../src/apis/zohoInventory';
import type { Asked, Row } from '../../vendor';
import type { Kind } from '../kind';
import { all, find, newId, rowsIn, text, today, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { big, sum } from '../totals';
import { received } from '../books/purchaseBalances';
import { orderLine } from './fulfilment';
import { approvals } from './approvals';
import { beside, listOf, refuseBeyond, shownOver, touch, withoutLines, written } from './records';

const { fields } = zohoInventory.purchaseReceive;
const [shelf, entity] = ['purchasereceives', 'purchase_receive'];

const issuedOrder = (ledger: Ledger, id: unknown): Row => {
	const order = find(ledger, 'purchaseorders', id);
	if (order === undefined) throw refusal.reference('Purchase Order');
	if (['draft', 'cancelled', 'pending_approval', 'approved'].includes(text(order.state))) {
		throw refusal.rule(`The purchase order is ${text(order.state)}; goods are received for an issued one.`);
	}
	return order;
};

/** A line names the order's line that its goods belong to. More than was ordered is refused [unsure]. */
const stored = (ledger: Ledger, sent: Row, orderId: string, known?: Row): Row => {
	const order = issuedOrder(ledger, orderId);
	const row = written(ledger, fields, entity, ['receive_number', 'line_items'], sent, known);
	const lines = rowsIn(row.line_items).map((line): Row => {
		const ordered = orderLine(order, line.line_item_id);
		if (ordered.line_item_id === undefined) throw refusal.invalid('line_item_id');
		return { ...line, item_id: ordered.item_id, name: ordered.name, unit: ordered.unit };
	});
	const own = (id: unknown) => sum(rowsIn(known?.line_items).flatMap((line) => (line.line_item_id === id ? [big(line.quantity)] : [])));
	refuseBeyond(
		lines,
		'line_item_id',
		(id) => big(orderLine(order, id).quantity).minus(received(ledger)(id)).plus(own(id)),
		'The quantity received is more than what is left of the purchase order.',
	);
	const isTaken = all(ledger, shelf).some((one) => one.receive_number === row.receive_number && one.receive_id !== known?.receive_id);
	if (isTaken) throw refusal.taken('Purchase Receive', text(row.receive_number));
	touch(ledger, 'purchaseorders', order.purchaseorder_id);
	return { ...row, date: row.date ?? today(ledger), purchaseorder_id: order.purchaseorder_id, line_items: lines };
};

const shown = (ledger: Ledger, row: Row): Row => {
	const order = find(ledger, 'purchaseorders', row.purchaseorder_id) ?? {};
	return shownOver(ledger, fields, entity, row, {
		purchaseorder_number: text(order.purchaseorder_number),
		vendor_id: text(order.vendor_id),
		vendor_name: text(find(ledger, 'contacts', order.vendor_id)?.contact_name),
	});
};

export const receives: Kind = {
	shelf,
	path: '/purchasereceives',
	one: 'purchase_receive',
	many: 'purchase_receives',
	id: 'receive_id',
	scope: 'purchasereceives',
	noun: 'Purchase Receive',
	words: {
		created: 'The Purchase Receive has been created.',
		updated: 'The Purchase Receive has been updated.',
		deleted: 'The Purchase Receive has been deleted.',
	},
	list: listOf('PurchaseReceives'),
	shown,
	row: (ledger, row) => withoutLines(shown(ledger, row)),
	create: (ledger, sent, asked?: Asked) => ({ receive_id: newId(ledger), ...stored(ledger, sent, beside('purchaseorder_id', sent, asked)) }),
	update: (ledger, known, sent) => stored(ledger, sent, text(known.purchaseorder_id), known),
	remove: (ledger, known) => touch(ledger, 'purchaseorders', known.purchaseorder_id),
	acts: approvals,
	// There is no list call.
	below: (_, asked, rest) => {
		if (rest.length === 0 && asked.method === 'GET') throw refusal.wrongMethod();
		return undefined;
	},
};
