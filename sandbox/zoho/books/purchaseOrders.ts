import type Big from 'big.js';
import { zohoBooks } from '../../../src/apis/zohoBooks';
import type { Asked, Row } from '../../vendor';
import { shownCustomFields } from '../customFields';
import { currencyOf } from '../currencies';
import { taken } from '../incoming';
import type { Act, Kind } from '../kind';
import { all, newId, rowsIn, text, today, type Ledger } from '../ledger';
import { series } from '../numbering';
import { printed } from '../printed';
import { refusal } from '../refused';
import { reckoned } from '../invoiceLines';
import { blankFields, blankOf } from '../shapes/blank';
import { purchaseOrder, purchaseOrderLine, purchaseOrderRow } from '../shapes/purchaseOrder';
import { approvals, email, move } from '../states';
import { big, sum } from '../totals';
import { billed, received } from './purchaseBalances';
import { dated } from './plain';
import { common, customOf, listedAs, namesItem, reckonedTotals, statusFilters, unless, vendorAddress, vendorOf, type Document } from './purchaseDocuments';
import { shownPurchaseLines, storedPurchaseLines } from './purchaseLines';

const { fields } = zohoBooks.purchaseOrder;
const lineFields = 'fields' in fields.line_items ? fields.line_items.fields : {};
const blank = blankOf(purchaseOrder);
const blankRow = blankOf(purchaseOrderRow);
const blankLine = blankOf(purchaseOrderLine);

const document: Document = { shelf: 'purchaseorders', id: 'purchaseorder_id', entity: 'purchaseorder' };
const numbered = series({ ...document, field: 'purchaseorder_number', noun: 'Purchase Order', prefix: 'PO-', digits: 5 });

const stored = (ledger: Ledger, sent: Row, known?: Row, asked?: Asked): Row => {
	const given = taken(fields, sent, ['purchaseorder_id', 'custom_fields']);
	const of = vendorOf(ledger, given.vendor_id ?? known?.vendor_id);
	if (given.line_items === undefined && known === undefined) throw refusal.invalid('line_items');
	const row: Row = {
		state: 'draft',
		is_inclusive_tax: false,
		is_discount_before_tax: true,
		discount_type: 'entity_level',
		...known,
		...given,
		...currencyOf(ledger, given, of, known),
		vendor_id: of.contact_id,
		date: text(given.date ?? known?.date ?? today(ledger)),
		line_items: given.line_items === undefined ? known?.line_items : storedPurchaseLines(ledger, rowsIn(given.line_items), rowsIn(known?.line_items)),
		...customOf(ledger, document, sent, known),
		...dated(ledger, known),
	};
	const { total } = reckoned(ledger, row);
	if (total.lt(0)) throw refusal.rule('The total of a purchase order cannot be negative.');
	// The number is drawn last: a refused order leaves no gap.
	return { ...row, total: total.toNumber(), purchaseorder_number: numbered(ledger, text(given.purchaseorder_number), known, asked) };
};

/** How far an order has come: nothing, some, or every line in full. */
const progress = (row: Row, done: (line: unknown) => Big): '' | 'partially_' | 'whole' => {
	const lines = rowsIn(row.line_items);
	if (lines.every((line) => done(line.line_item_id).gte(big(line.quantity)))) return 'whole';
	return lines.some((line) => done(line.line_item_id).gt(0)) ? 'partially_' : '';
};

const said = (part: ReturnType<typeof progress>, word: string): string => (part === 'whole' ? word : part === '' ? '' : `${part}${word}`);

/**
 * An order counts as billed before it counts as received [unsure]. A draft that is billed or received all the same has been issued by that [unsure];
 * one that was marked as billed or cancelled by hand is what it was marked as.
 */
const statuses = (ledger: Ledger, row: Row): Pick<Row, 'status' | 'order_status' | 'billed_status' | 'received_status'> => {
	const bills = row.state === 'billed' ? 'billed' : said(progress(row, billed(ledger)), 'billed');
	const receives = said(progress(row, received(ledger)), 'received');
	const follows = ['draft', 'open', 'approved', 'billed'].includes(text(row.state)) ? bills || receives : '';
	return {
		status: follows === '' ? row.state : follows,
		order_status: row.state === 'open' && bills === 'billed' ? 'closed' : row.state,
		billed_status: bills,
		received_status: receives,
	};
};

const shownLines = (ledger: Ledger, row: Row): Row[] =>
	shownPurchaseLines(ledger, row, lineFields, blankLine).map((line) => ({ ...line, quantity_billed: billed(ledger)(line.line_item_id).toNumber() }));

/** The bills that name lines of an order. */
const billsOf = (ledger: Ledger, row: Row): Row[] =>
	all(ledger, 'bills').filter(({ line_items: lines }) => rowsIn(lines).some(({ purchaseorder_id: id }) => id === row.purchaseorder_id));

const shown = (ledger: Ledger, row: Row): Row => ({
	...blankFields(fields),
	...blank(),
	...common(ledger, row),
	...statuses(ledger, row),
	...reckonedTotals(ledger, row),
	line_items: shownLines(ledger, row),
	total_quantity: sum(rowsIn(row.line_items).map(({ quantity }) => big(quantity))).toNumber(),
	billing_address: vendorAddress(ledger, row),
	bills: billsOf(ledger, row).map(({ bill_id, bill_number, date, due_date, total }) => ({ bill_id, bill_number, date, due_date, total })),
	can_mark_as_bill: row.state === 'open',
	...shownCustomFields(ledger, document.entity, row),
});

const refuseIfBilled = (ledger: Ledger, row: Row): void => {
	if (billsOf(ledger, row).some(({ state }) => state !== 'void')) throw refusal.rule('The purchase order has bills. Delete them first.');
};

const issue = move('purchase order', ['draft', 'approved', 'cancelled', 'billed'], 'open');

/** Whoever sends an order issues it. */
const send: Act = (ledger, row, asked) => (['draft', 'approved'].includes(text(row.state)) ? issue(ledger, row, asked) : row);

/** Inventory shows the same orders. */
export const purchaseOrders: Kind = {
	...document,
	path: '/purchaseorders',
	one: 'purchaseorder',
	many: 'purchaseorders',
	scope: 'purchaseorders',
	noun: 'Purchase Order',
	singular: 'purchaseorder',
	customFields: true,
	files: 'attachment',
	comments: true,
	words: {
		created: 'Purchase Order has been added.',
		updated: 'Purchase Order has been updated.',
		deleted: 'The purchase order has been deleted.',
	},
	list: {
		report: 'PurchaseOrders',
		filterBy: statusFilters({
			Draft: ['draft'],
			// Unsure which of the two words Zoho takes: the page of the API says the one, its list of values the other.
			Issued: ['open'],
			Open: ['open'],
			Billed: ['billed'],
			PartiallyBilled: ['partially_billed'],
			Received: ['received'],
			PartiallyReceived: ['partially_received'],
			Cancelled: ['cancelled'],
			Closed: ['closed'],
			Pending: ['pending_approval'],
			PendingApproval: ['pending_approval'],
			Approved: ['approved'],
			Rejected: ['rejected'],
		}),
		sortable: ['vendor_name', 'purchaseorder_number', 'date', 'delivery_date', 'expected_delivery_date', 'total', 'created_time', 'last_modified_time'],
		sort: { column: 'created_time', order: 'D' },
		searched: ['purchaseorder_number', 'reference_number', 'vendor_name'],
		texts: ['purchaseorder_number', 'reference_number', 'vendor_id', 'vendor_name'],
		numbers: ['total'],
		days: ['date', 'delivery_date'],
		stored: { item_id: namesItem },
		modifiedSince: true,
	},
	shown,
	row: (ledger, row) => listedAs(ledger, blankRow, document.entity, row, { ...common(ledger, row), ...statuses(ledger, row) }),
	create: (ledger, sent, asked) => ({ purchaseorder_id: newId(ledger), ...stored(ledger, sent, undefined, asked) }),
	update: (ledger, known, sent) => {
		if (known.state === 'cancelled') throw refusal.rule('A cancelled purchase order cannot be changed.');
		return stored(ledger, sent, known);
	},
	remove: refuseIfBilled,
	entered: (_, __, status) => (['draft', 'open', 'billed', 'cancelled', 'pending_approval', 'approved'].includes(status) ? { state: status } : {}),
	acts: {
		'status/open': { does: issue, says: 'Status of the Purchase Order has been changed to Open.' },
		'status/billed': { does: move('purchase order', ['open', 'approved', 'draft'], 'billed'), says: 'The Purchase Order has been marked as billed.' },
		'status/cancelled': {
			does: unless(refuseIfBilled, move('purchase order', ['draft', 'open', 'approved', 'rejected'], 'cancelled')),
			says: 'Status of the Purchase Order has been changed to Cancelled.',
		},
		...approvals('purchase order'),
		...email('purchase order', ['to_mail_ids', 'body'], send),
	},
	print: (ledger, row) => printed('Purchase Order', shown(ledger, row)),
};
