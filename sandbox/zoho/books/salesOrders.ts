import { zohoBooks } from '../../../src/apis/zohoBooks';
import type { Answer, Asked, Row } from '../../vendor';
import type { Act, Kind } from '../kind';
import { find, keep, need, rowsIn, stamp, text, today, type Ledger } from '../ledger';
import { series } from '../numbering';
import { invoicesOf, openLines, quantityInvoiced } from '../orderProgress';
import { printed } from '../printed';
import { refusal } from '../refused';
import { salesDocument } from '../salesDocument';
import { salesOrder, salesOrderLine, salesOrderRow } from '../shapes/salesOrder';
import { approvals, become, email, move } from '../states';
import { big } from '../totals';

/** Draft, open and void are set; what was invoiced and the day say the rest. */
const status = (ledger: Ledger, row: Row): string => {
	if (row.state !== 'open') return text(row.state);
	if (openLines(ledger, row).length === 0) return 'invoiced';
	if (invoicesOf(ledger, row).length > 0) return 'partially_invoiced';
	return text(row.shipment_date) !== '' && text(row.shipment_date) < today(ledger) ? 'overdue' : 'open';
};

const document = salesDocument({
	shelf: 'salesorders',
	id: 'salesorder_id',
	number: 'salesorder_number',
	numbered: series({ shelf: 'salesorders', id: 'salesorder_id', field: 'salesorder_number', prefix: 'SO-', digits: 5, noun: 'Sales order' }),
	noun: 'sales order',
	entity: 'salesorder',
	fields: zohoBooks.salesOrder.fields,
	shapes: { whole: salesOrder, row: salesOrderRow, line: salesOrderLine },
	initial: 'draft',
	also: (ledger, given) => {
		if (text(given.estimate_id) !== '' && find(ledger, 'estimates', given.estimate_id) === undefined) throw refusal.reference('Estimate');
		return {};
	},
	says: (ledger, row) => ({ status: status(ledger, row) }),
	lines: (ledger, _, lines) =>
		lines.map((line) => {
			const invoiced = quantityInvoiced(ledger, line.line_item_id);
			return { ...line, quantity_invoiced: invoiced.toNumber(), is_invoiced: invoiced.gte(big(line.quantity)) };
		}),
});

const shown = (ledger: Ledger, row: Row): Row => ({
	...document.shown(ledger, row),
	invoices: invoicesOf(ledger, row).map(({ invoice_id, invoice_number, date, total }) => ({ invoice_id, invoice_number, date, total })),
});

const refuseIfInvoiced = (ledger: Ledger, row: Row): void => {
	if (invoicesOf(ledger, row).length > 0) throw refusal.rule('The sales order has been invoiced. Delete or void its invoices first.');
};

/** Goes by the name of open in Books, and of confirmed in Inventory. */
export const openOrder: Act = move('sales order', ['draft', 'approved', 'void'], 'open');

export const voidOrder: Act = (ledger, row) => {
	refuseIfInvoiced(ledger, row);
	return row.state === 'void' ? row : become(ledger, row, 'void');
};

/** A substatus is a word of the organization's own; whether it exists is not checked here. */
const substatus = (ledger: Ledger, { method }: Asked, [id, part, code]: readonly string[]): Answer | undefined => {
	if (part !== 'substatus' || code === undefined) return undefined;
	if (method !== 'POST') throw refusal.wrongMethod();
	const row = need(ledger, 'salesorders', id, 'Sales order');
	keep(ledger, 'salesorders', text(id), { ...row, current_sub_status: code, last_modified_time: stamp(ledger) });
	return { status: 200, body: { code: 0, message: 'Sales Order status updated successfully.' } };
};

const is =
	(...states: string[]) =>
	({ status: of }: Row): boolean =>
		states.includes(text(of));

/** Orders of customers (https://www.zoho.com/books/api/v3/sales-order/). */
export const salesOrders: Kind = {
	...document,
	shown,
	shelf: 'salesorders',
	path: '/salesorders',
	one: 'salesorder',
	many: 'salesorders',
	id: 'salesorder_id',
	scope: 'salesorders',
	noun: 'Sales order',
	singular: 'salesorder',
	customFields: true,
	comments: true,
	files: 'attachment',
	words: { created: 'Sales Order Created Successfully.', updated: 'Sales Order Updated Successfully.', deleted: 'Sales Order Deleted Successfully.' },
	entered: (_, __, state) => (['draft', 'open', 'void'].includes(state) ? { state } : state === 'confirmed' ? { state: 'open' } : {}),
	list: {
		report: 'SalesOrders',
		filterBy: {
			'Status.All': () => true,
			'Status.Draft': is('draft'),
			'Status.Open': is('open', 'overdue', 'partially_invoiced'),
			'Status.Confirmed': is('open', 'confirmed'),
			'Status.OverDue': is('overdue'),
			'Status.PartiallyInvoiced': is('partially_invoiced'),
			'Status.Invoiced': is('invoiced'),
			'Status.Closed': is('closed', 'invoiced'),
			'Status.Void': is('void'),
			'Status.Pending': is('pending_approval'),
			'Status.Approved': is('approved'),
		},
		sortable: ['customer_name', 'salesorder_number', 'reference_number', 'shipment_date', 'total', 'date', 'created_time', 'last_modified_time'],
		sort: { column: 'created_time', order: 'D' },
		searched: ['salesorder_number', 'reference_number', 'customer_name'],
		texts: ['salesorder_number', 'reference_number', 'customer_id', 'customer_name', 'zcrm_potential_id', 'email'],
		numbers: ['total'],
		days: ['date', 'shipment_date', 'created_date'],
		modifiedSince: true,
	},
	update: (ledger, known, sent) => {
		if (known.state === 'void') throw refusal.rule('A void sales order cannot be changed.');
		const row = document.update(ledger, known, sent);
		const kept = rowsIn(row.line_items);
		const isCut = rowsIn(known.line_items).some(({ line_item_id: id }) => {
			const invoiced = quantityInvoiced(ledger, id);
			return invoiced.gt(big(kept.find((line) => line.line_item_id === id)?.quantity));
		});
		if (isCut) throw refusal.rule('A line cannot be less than what has been invoiced of it.');
		return row;
	},
	remove: refuseIfInvoiced,
	acts: {
		...approvals('sales order'),
		...email('sales order', ['to_mail_ids', 'subject', 'body'], (ledger, row) =>
			['draft', 'approved'].includes(text(row.state)) ? become(ledger, row, 'open') : row,
		),
		'status/open': { does: openOrder, says: 'Sales order status has been changed to Open.' },
		'status/void': { does: voidOrder, says: 'Sales order status has been changed to Void.' },
	},
	below: (ledger, asked, rest) => substatus(ledger, asked, rest),
	print: (ledger, row) => printed('Sales Order', shown(ledger, row), text(row.salesorder_number)),
};
