import type { Answer, Asked, Row } from '../vendor';
import type { Kind } from './kind';
import { find, keep, rowsIn, text, type Ledger } from './ledger';
import { openLines, totalInvoiced } from './orderProgress';
import { refusal } from './refused';

/** Invoices that are made of something else (https://www.zoho.com/books/api/v3/invoices/#create-an-instant-invoice). */

/** What a document hands on to the invoice that is made of it. */
const HANDED = [
	'customer_id',
	'reference_number',
	'currency_id',
	'exchange_rate',
	'is_inclusive_tax',
	'is_discount_before_tax',
	'discount',
	'discount_type',
	'shipping_charge',
	'adjustment',
	'adjustment_description',
	'notes',
	'terms',
	'salesperson_name',
];

const handed = (source: Row): Row => Object.fromEntries(HANDED.filter((name) => source[name] !== undefined).map((name) => [name, source[name]]));
/** Lines of an invoice are new ones. */
const newLine = ({ line_item_id: _, item_order: __, ...line }: Row): Row => line;

const made = (ledger: Ledger, kind: Kind, sent: Row, more: Row = {}): Row => {
	const row = { ...kind.create!(ledger, sent), ...more };
	return kind.shown(ledger, keep(ledger, kind.shelf, text(row[kind.id]), row));
};

/** All that is still to be invoiced of an order that is open. */
const fromOrder = (ledger: Ledger, kind: Kind, id: string | null): Row => {
	const order = find(ledger, 'salesorders', id);
	if (order === undefined) throw refusal.reference('Sales order');
	if (order.state !== 'open') throw refusal.rule('Only a sales order that is open can be invoiced.');
	const lines = openLines(ledger, order);
	if (lines.length === 0) throw refusal.rule('The sales order has been invoiced.');
	const line_items = lines.map((line) => ({ ...newLine(line), salesorder_item_id: line.line_item_id }));
	return made(ledger, kind, { ...handed(order), line_items }, { salesorder_id: order.salesorder_id, salesorder_number: order.salesorder_number });
};

const fromEstimate = (ledger: Ledger, kind: Kind, id: string): Row => {
	const estimate = find(ledger, 'estimates', id);
	if (estimate === undefined) throw refusal.reference('Estimate');
	if (totalInvoiced(ledger, id).gt(0)) throw refusal.rule('The estimate has been invoiced.');
	return made(ledger, kind, { ...handed(estimate), line_items: rowsIn(estimate.line_items).map(newLine), invoiced_estimate_id: id });
};

export const invoicesFromOthers = (ledger: Ledger, { method, query }: Asked, rest: readonly string[], kind: Kind): Answer | undefined => {
	const [first, second] = rest;
	if (second !== undefined || (first !== 'fromsalesorder' && first !== 'fromestimates')) return undefined;
	if (method !== 'POST') throw refusal.wrongMethod();
	if (first === 'fromsalesorder') {
		const invoice = fromOrder(ledger, kind, query.get('salesorder_id'));
		return { status: 201, body: { code: 0, message: 'The invoice has been created.', invoice } };
	}
	const ids = (query.get('estimate_ids') ?? '').split(',').filter((id) => id !== '');
	if (ids.length === 0) throw refusal.invalid('estimate_ids');
	// What beside the message is answered is not documented [unsure].
	const invoices = ids.map((id) => fromEstimate(ledger, kind, id));
	return { status: 200, body: { code: 0, message: 'The invoices have been created.', invoices } };
};
