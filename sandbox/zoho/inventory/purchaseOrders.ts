import type { Row } from '../../vendor';
import { received } from '../books/purchaseBalances';
import { purchaseOrders as books } from '../books/purchaseOrders';
import type { Act, Kind } from '../kind';
import { all, rowsIn, text, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { approvals } from '../states';

/** A line's rate is purchase_rate by the specification, and rate as in Books by what others have seen; both are read and shown [unsure]. */
const rated = (sent: Row): Row =>
	sent.line_items === undefined
		? sent
		: {
				...sent,
				line_items: rowsIn(sent.line_items).map(({ purchase_rate: rate, ...line }) => (text(rate) === '' ? line : { ...line, rate })),
			};

const receivesOf = (ledger: Ledger, order: Row): Row[] => all(ledger, 'purchasereceives').filter(({ purchaseorder_id: id }) => id === order.purchaseorder_id);

const refuseIfReceived = (ledger: Ledger, order: Row): void => {
	if (receivesOf(ledger, order).length > 0) throw refusal.rule('Goods of the purchase order have been received. Delete the receives first.');
};

/** Open in Books is issued here. */
const ownWord = (row: Row): Row => ({ ...row, status: row.status === 'open' ? 'issued' : row.status });

const ownFlags = ({ is_drop_shipment: drop, is_backorder: back }: Row): Row => ({
	...(drop === undefined ? {} : { is_drop_shipment: drop === true }),
	...(back === undefined ? {} : { is_backorder: back === true }),
});

const acts = books.acts!;

const cancel: Act = (ledger, row, asked) => {
	refuseIfReceived(ledger, row);
	return acts['status/cancelled']!.does(ledger, row, asked);
};

const { files: _, comments: __, print: ___, below: ____, ...shared } = books;

/** Books' orders, received besides. */
export const purchaseOrders: Kind = {
	...shared,
	// By the specification; Books has another key [unsure].
	one: 'purchase_order',
	list: {
		...books.list,
		filterBy: {
			...books.list.filterBy,
			'Status.Issued': ({ status }) => status === 'issued',
			'Status.Open': ({ status }) => status === 'issued',
		},
	},
	shown: (ledger, row) => {
		const whole = books.shown(ledger, row);
		return ownWord({
			is_drop_shipment: false,
			is_backorder: false,
			expected_delivery_date: row.delivery_date ?? '',
			...whole,
			line_items: rowsIn(whole.line_items).map((line) => ({
				...line,
				purchase_rate: line.rate,
				quantity_received: received(ledger)(line.line_item_id).toNumber(),
			})),
			purchasereceives: receivesOf(ledger, row).map(({ receive_id, receive_number, date, notes, line_items }) => ({
				receive_id,
				receive_number,
				date,
				notes: text(notes),
				line_items,
			})),
		});
	},
	row: (ledger, row) =>
		ownWord({ ...books.row(ledger, row), receives: receivesOf(ledger, row).map(({ receive_id, receive_number }) => ({ receive_id, receive_number })) }),
	create: (ledger, sent, asked) => ({ ...books.create!(ledger, rated(sent), asked), ...ownFlags(sent) }),
	update: (ledger, known, sent) => {
		const row = books.update!(ledger, known, rated(sent));
		const lines = rowsIn(row.line_items).map(({ line_item_id: id }) => id);
		const isCut = rowsIn(known.line_items).some(({ line_item_id: id }) => received(ledger)(id).gt(0) && !lines.includes(id));
		if (isCut) throw refusal.rule('A line of which goods have been received cannot be removed.');
		return { ...row, ...ownFlags(sent) };
	},
	remove: (ledger, known) => {
		refuseIfReceived(ledger, known);
		books.remove?.(ledger, known);
	},
	entered: (ledger, row, status) => books.entered?.(ledger, row, status === 'issued' ? 'open' : status) ?? {},
	acts: {
		...approvals('purchase order'),
		'status/issued': { does: acts['status/open']!.does, says: 'The purchase order has been marked as issued.' },
		'status/cancelled': { does: cancel, says: 'The purchase order has been marked as cancelled.' },
	},
};
