import type { Row } from '../../vendor';
import { due } from '../balances';
import { openOrder, salesOrders as books, voidOrder } from '../books/salesOrders';
import type { Act, Kind } from '../kind';
import { rowsIn, text, type Ledger } from '../ledger';
import { invoicesOf } from '../orderProgress';
import { refusal } from '../refused';
import { approvals } from '../states';
import { big } from '../totals';
import { packagesOf, packedQuantity, progress, shippedQuantity } from './fulfilment';

/** How far the order's invoices are paid. */
const paidStatus = (ledger: Ledger, order: Row): string => {
	const invoices = invoicesOf(ledger, order);
	if (invoices.length === 0 || invoices.every((one) => due(ledger, one).gte(big(one.total)))) return 'unpaid';
	return invoices.every((one) => due(ledger, one).lte(0)) ? 'paid' : 'partially_paid';
};

/** Open in Books is confirmed here; what is shipped and invoiced to the last piece is closed [unsure]. The names of the four statuses are [unsure]. */
const statuses = (ledger: Ledger, order: Row): Row => {
	const went = progress(ledger, order);
	const isDone = ['shipped', 'fulfilled'].includes(text(went.shipped_status)) && went.invoiced_status === 'invoiced';
	const status = order.state !== 'open' ? text(order.state) : isDone ? 'closed' : 'confirmed';
	return { ...went, status, order_status: status, paid_status: paidStatus(ledger, order) };
};

const refuseIfPacked = (ledger: Ledger, order: Row): void => {
	if (packagesOf(ledger, order).length > 0) throw refusal.rule('The sales order has packages. Delete them first.');
};

const cancel: Act = (ledger, row, asked) => {
	refuseIfPacked(ledger, row);
	return voidOrder(ledger, row, asked);
};

const is =
	(...wanted: string[]) =>
	({ status }: Row): boolean =>
		wanted.includes(text(status));

const { files: _, comments: __, print: ___, below: ____, ...shared } = books;

/** Books' orders, packed and shipped besides. */
export const salesOrders: Kind = {
	...shared,
	words: { created: 'Sales Order has been created.', updated: 'Sales Order has been updated.', deleted: 'The Sales Order has been deleted.' },
	list: {
		...books.list,
		filterBy: {
			'Status.All': () => true,
			'Status.Draft': is('draft'),
			'Status.Open': is('confirmed'),
			'Status.Confirmed': is('confirmed'),
			'Status.PartiallyInvoiced': ({ invoiced_status: of }) => of === 'partially_invoiced',
			'Status.Invoiced': ({ invoiced_status: of }) => of === 'invoiced',
			'Status.Closed': is('closed'),
			'Status.Void': is('void'),
		},
	},
	shown: (ledger, row) => {
		const whole = books.shown(ledger, row);
		return {
			...whole,
			...statuses(ledger, row),
			line_items: rowsIn(whole.line_items).map((line) => ({
				...line,
				quantity_packed: packedQuantity(ledger)(line.line_item_id).toNumber(),
				quantity_shipped: shippedQuantity(ledger)(line.line_item_id).toNumber(),
			})),
			packages: packagesOf(ledger, row),
			invoices: invoicesOf(ledger, row).map((one) => ({
				invoice_id: one.invoice_id,
				invoice_number: one.invoice_number,
				status: one.state,
				date: one.date,
				due_date: one.due_date,
				total: one.total,
				balance: due(ledger, one).toNumber(),
			})),
		};
	},
	row: (ledger, row) => ({ ...books.row(ledger, row), ...statuses(ledger, row) }),
	update: (ledger, known, sent) => {
		const row = books.update!(ledger, known, sent);
		const kept = rowsIn(row.line_items);
		const isCut = rowsIn(known.line_items).some(({ line_item_id: id }) =>
			packedQuantity(ledger)(id).gt(big(kept.find((line) => line.line_item_id === id)?.quantity)),
		);
		if (isCut) throw refusal.rule('A line cannot be less than what has been packed of it.');
		return row;
	},
	remove: (ledger, known) => {
		refuseIfPacked(ledger, known);
		books.remove?.(ledger, known);
	},
	acts: {
		...approvals('sales order'),
		'status/confirmed': { does: openOrder, says: "Sales order status has been changed to 'Confirmed'." },
		'status/void': { does: cancel, says: 'The status of the Sales Order has been changed to void.' },
	},
};
