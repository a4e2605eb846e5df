import { zohoInventory } from '../../../src/apis/zohoInventory';
import type { Asked, Row } from '../../vendor';
import type { Kind } from '../kind';
import { all, find, newId, nextNumber, rowsIn, text, today, type Ledger } from '../ledger';
import { series } from '../numbering';
import { refusal } from '../refused';
import { big, sum } from '../totals';
import { degree, orderLine, receivedBackQuantity, returnedQuantity, shippedQuantity } from './fulfilment';
import { locationId, locationName, refuseUnknownLocation } from './locations';
import { beside, listOf, refuseBeyond, shownOver, touch, withLineIds, withoutLines, written } from './records';

const { fields } = zohoInventory.salesReturn;
const [shelf, entity] = ['salesreturns', 'salesreturn'];

const numbered = series({ shelf, id: 'salesreturn_id', field: 'salesreturn_number', prefix: 'RMA-', digits: 5, noun: 'Sales Return' });

/** What was shipped can come back, and no more [unsure: Zoho may let what was invoiced come back too]. */
const stored = (ledger: Ledger, sent: Row, orderId: string, known?: Row): Row => {
	const order = find(ledger, 'salesorders', orderId);
	if (order === undefined) throw refusal.reference('Sales Order');
	const row = written(ledger, fields, entity, ['line_items'], sent, known);
	refuseUnknownLocation(ledger, row);
	const lines = withLineIds(ledger, rowsIn(row.line_items), rowsIn(known?.line_items)).map((line): Row => {
		refuseUnknownLocation(ledger, line);
		const ordered = orderLine(order, line.salesorder_item_id);
		if (ordered.line_item_id === undefined || (text(line.item_id) !== '' && line.item_id !== ordered.item_id)) throw refusal.invalid('salesorder_item_id');
		if (big(line.quantity).lt(receivedBackQuantity(ledger)(line.line_item_id))) throw refusal.rule('The quantity is less than what has come back.');
		return { ...line, item_id: ordered.item_id };
	});
	const own = (id: unknown) => sum(rowsIn(known?.line_items).flatMap((line) => (line.salesorder_item_id === id ? [big(line.quantity)] : [])));
	refuseBeyond(
		lines,
		'salesorder_item_id',
		(id) => shippedQuantity(ledger)(id).minus(returnedQuantity(ledger)(id)).plus(own(id)),
		'The quantity returned is more than what was shipped.',
	);
	const number = numbered(ledger, text(row.salesreturn_number), known);
	return { ...row, date: row.date ?? today(ledger), salesorder_id: order.salesorder_id, line_items: lines, salesreturn_number: number };
};

const receivesOf = (ledger: Ledger, row: Row): Row[] => all(ledger, 'salesreturnreceives').filter(({ salesreturn_id: id }) => id === row.salesreturn_id);

/** A return is closed once all of it has come. Refunds stand on credit notes and are not followed [unsure]. */
const shown = (ledger: Ledger, row: Row): Row => {
	const order = find(ledger, 'salesorders', row.salesorder_id) ?? {};
	const lines = rowsIn(row.line_items);
	const receivable = lines.map((line) => ({ ...line, quantity: big(line.quantity).minus(big(line.non_receive_quantity)).toNumber() }));
	const received = degree(receivable, receivedBackQuantity(ledger), ['not_received', 'partially_received', 'received']);
	const location = locationId(ledger, row.location_id);
	return shownOver(ledger, fields, entity, row, {
		location_id: location,
		location_name: locationName(ledger, location),
		salesorder_number: text(order.salesorder_number),
		customer_id: text(order.customer_id),
		customer_name: text(find(ledger, 'contacts', order.customer_id)?.contact_name),
		quantity: sum(lines.map((line) => big(line.quantity))).toNumber(),
		salesreturn_status: received === 'received' ? 'closed' : 'approved',
		receive_status: received,
		refund_status: 'not_refunded',
		line_items: lines.map((line) => {
			const ordered = orderLine(order, line.salesorder_item_id);
			return { ...line, name: text(ordered.name), description: text(ordered.description), unit: text(ordered.unit), rate: ordered.rate ?? 0 };
		}),
		salesreturnreceives: receivesOf(ledger, row).map((one) => shownReceive(ledger, one)),
	});
};

export const returns: Kind = {
	shelf,
	path: '/salesreturns',
	one: 'salesreturn',
	many: 'salesreturns',
	id: 'salesreturn_id',
	scope: 'salesreturns',
	noun: 'Sales Return',
	words: { created: 'Return created successfully', updated: 'Return updated successfully', deleted: 'The Sales Return has been deleted.' },
	list: listOf('SalesReturns', { texts: ['salesreturn_number', 'salesorder_number', 'customer_id'] }),
	shown,
	row: (ledger, row) => {
		const { salesreturnreceives: _, ...whole } = withoutLines(shown(ledger, row));
		return whole;
	},
	create: (ledger, sent, asked?: Asked) => ({ salesreturn_id: newId(ledger), ...stored(ledger, sent, beside('salesorder_id', sent, asked)) }),
	update: (ledger, known, sent) => stored(ledger, sent, text(known.salesorder_id), known),
	remove: (ledger, known) => {
		if (receivesOf(ledger, known).length > 0) throw refusal.rule('Goods of the return have come. Delete its receives first.');
	},
};

const receiveFields = zohoInventory.salesReturnReceive.fields;

function shownReceive(ledger: Ledger, row: Row): Row {
	const back = find(ledger, 'salesreturns', row.salesreturn_id) ?? {};
	return shownOver(ledger, receiveFields, 'salesreturnreceive', row, {
		salesreturn_number: text(back.salesreturn_number),
		line_items: rowsIn(row.line_items).map((line) => {
			const item = find(ledger, 'items', orderLine(back, line.line_item_id).item_id) ?? {};
			return { ...line, item_id: text(item.item_id), name: text(item.name), unit: text(item.unit) };
		}),
	});
}

export const returnReceives: Kind = {
	shelf: 'salesreturnreceives',
	path: '/salesreturnreceives',
	// By the specification it stands under the key of its return.
	one: 'salesreturn',
	many: 'salesreturnreceives',
	id: 'receive_id',
	scope: 'salesreturnreceives',
	noun: 'Sales Return Receive',
	words: { created: 'Sales Return Receive Created Successfully', updated: '', deleted: 'Sales Return Receive Deleted Successfully.' },
	list: listOf('SalesReturnReceives'),
	shown: shownReceive,
	row: (ledger, row) => withoutLines(shownReceive(ledger, row)),
	create: (ledger, sent, asked?: Asked) => {
		const back = find(ledger, 'salesreturns', beside('salesreturn_id', sent, asked));
		if (back === undefined) throw refusal.reference('Sales Return');
		const row = written(ledger, receiveFields, 'salesreturnreceive', ['line_items'], sent);
		const lines = rowsIn(row.line_items);
		for (const line of lines) if (orderLine(back, line.line_item_id).line_item_id === undefined) throw refusal.invalid('line_item_id');
		const left = (id: unknown) => {
			const of = orderLine(back, id);
			return big(of.quantity).minus(big(of.non_receive_quantity)).minus(receivedBackQuantity(ledger)(id));
		};
		refuseBeyond(lines, 'line_item_id', left, 'The quantity received is more than what is left of the return.');
		touch(ledger, 'salesreturns', back.salesreturn_id);
		return {
			receive_id: newId(ledger),
			...row,
			date: row.date ?? today(ledger),
			salesreturn_id: back.salesreturn_id,
			receive_number: nextNumber(ledger, 'salesreturnreceives', 'RR-', 5),
		};
	},
	remove: (ledger, known) => touch(ledger, 'salesreturns', known.salesreturn_id),
	// There is no call that reads one or lists them: they stand in their return.
	below: (_, asked) => {
		if (asked.method === 'GET') throw refusal.wrongMethod();
		return undefined;
	},
};
