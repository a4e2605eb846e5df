import { zohoBooks } from '../../../src/apis/zohoBooks';
import type { Asked, Row } from '../../vendor';
import { currencyOf } from '../currencies';
import { shownCustomFields } from '../customFields';
import { taken } from '../incoming';
import type { Kind } from '../kind';
import { all, find, newId, rowsIn, text, today, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { reckoned } from '../invoiceLines';
import { blankFields, blankOf } from '../shapes/blank';
import { bill, billLine, billRow } from '../shapes/bill';
import { approvals, move } from '../states';
import { big, cents } from '../totals';
import { applyCredits, billPayments, billParts, creditsOf } from './billParts';
import { payables, settled } from './purchaseBalances';
import { dated } from './plain';
import {
	common,
	customOf,
	dueDate,
	listedAs,
	namesItem,
	reckonedTotals,
	statusFilters,
	termsLabel,
	unless,
	vendorAddress,
	vendorOf,
	type Document,
} from './purchaseDocuments';
import { bookedLines, shownPurchaseLines, storedPurchaseLines } from './purchaseLines';

const { fields } = zohoBooks.bill;
const lineFields = 'fields' in fields.line_items ? fields.line_items.fields : {};
const blank = blankOf(bill);
const blankRow = blankOf(billRow);
const blankLine = blankOf(billLine);

const document: Document = { shelf: 'bills', id: 'bill_id', entity: 'bill' };

/** A line that stands for one of a purchase order names a line that is there, of an order of the same vendor. */
const ordered = (ledger: Ledger, vendor: Row, lines: readonly Row[]): Row[] =>
	lines.map((line) => {
		if (text(line.purchaseorder_item_id) === '') return line;
		const order = all(ledger, 'purchaseorders').find((one) => rowsIn(one.line_items).some(({ line_item_id: id }) => id === line.purchaseorder_item_id));
		if (order === undefined || order.vendor_id !== vendor.contact_id || order.state === 'cancelled') throw refusal.invalid('purchaseorder_item_id');
		return { ...line, purchaseorder_id: order.purchaseorder_id };
	});

const refuseUnknownOrders = (ledger: Ledger, ids: unknown): void => {
	for (const id of Array.isArray(ids) ? ids : []) if (find(ledger, 'purchaseorders', id) === undefined) throw refusal.reference('Purchase Order');
};

/** Unique for each vendor: a setting of the organisation [unsure]. A void bill makes its number free [unsure]. */
const refuseTakenNumber = (ledger: Ledger, row: Row, known?: Row): void => {
	const isTaken = all(ledger, 'bills').some(
		(one) => one.bill_id !== known?.bill_id && one.vendor_id === row.vendor_id && one.bill_number === row.bill_number && one.state !== 'void',
	);
	if (isTaken) throw refusal.taken('Bill', text(row.bill_number));
};

const stored = (ledger: Ledger, sent: Row, known?: Row): Row => {
	const given = taken(fields, sent, ['bill_id', 'custom_fields']);
	const of = vendorOf(ledger, given.vendor_id ?? known?.vendor_id);
	if (text(given.bill_number ?? known?.bill_number) === '') throw refusal.invalid('bill_number');
	if (given.line_items === undefined && known === undefined) throw refusal.invalid('line_items');
	refuseUnknownOrders(ledger, given.purchaseorder_ids);
	const lines =
		given.line_items === undefined
			? rowsIn(known?.line_items)
			: ordered(ledger, of, bookedLines(ledger, storedPurchaseLines(ledger, rowsIn(given.line_items), rowsIn(known?.line_items))));
	const date = text(given.date ?? known?.date ?? today(ledger));
	const days = Number(given.payment_terms ?? known?.payment_terms ?? of.payment_terms ?? 0);
	const isMoved = known === undefined || given.date !== undefined || given.payment_terms !== undefined;
	const row: Row = {
		state: 'open',
		is_inclusive_tax: false,
		...known,
		...given,
		...currencyOf(ledger, given, of, known),
		vendor_id: of.contact_id,
		date,
		payment_terms: days,
		payment_terms_label: given.payment_terms_label ?? termsLabel(days),
		due_date: given.due_date ?? (isMoved ? dueDate(date, days) : known?.due_date),
		line_items: lines,
		...customOf(ledger, document, sent, known),
		...dated(ledger, known),
	};
	refuseTakenNumber(ledger, row, known);
	const { total } = reckoned(ledger, row);
	if (total.lt(0)) throw refusal.rule('The total of a bill cannot be negative.');
	return { ...row, total: total.toNumber() };
};

/** Draft, waiting and void are set; the rest follows from what is paid and from the day. A bill partly paid and past its day counts as partly paid [unsure]. */
const status = (ledger: Ledger, row: Row): string => {
	const paid = settled(ledger).total(row.bill_id);
	if (row.state !== 'open') return text(row.state);
	if (paid.gte(big(row.total))) return 'paid';
	if (paid.gt(0)) return 'partially_paid';
	return text(row.due_date) < today(ledger) ? 'overdue' : 'open';
};

const whole = (ledger: Ledger, row: Row): Row => ({
	...common(ledger, row),
	status: status(ledger, row),
	// A void bill still shows its total; nothing of it is due.
	balance: row.state === 'void' ? 0 : big(row.total).minus(settled(ledger).total(row.bill_id)).toNumber(),
	total: big(row.total).toNumber(),
	entity_type: 'bill',
});

/** The orders that a bill names, itself or in its lines. */
const ordersOf = (ledger: Ledger, row: Row): Row[] => {
	const named = [...(Array.isArray(row.purchaseorder_ids) ? row.purchaseorder_ids : []), ...rowsIn(row.line_items).map((line) => line.purchaseorder_id)];
	return [...new Set(named.map(text))].map((id) => find(ledger, 'purchaseorders', id)).filter((order) => order !== undefined);
};

const shown = (ledger: Ledger, row: Row): Row => ({
	...blankFields(fields),
	...blank(),
	...whole(ledger, row),
	...reckonedTotals(ledger, row),
	line_items: shownPurchaseLines(ledger, row, lineFields, blankLine),
	payment_made: settled(ledger).paid(row.bill_id).toNumber(),
	vendor_credits_applied: settled(ledger).credited(row.bill_id).toNumber(),
	unused_credits_payable_amount: cents(payables(ledger)('unused', row.vendor_id)).toNumber(),
	payments: billPayments(ledger, row),
	vendor_credits: creditsOf(ledger, row),
	purchaseorder_ids: ordersOf(ledger, row).map(({ purchaseorder_id: id }) => id),
	purchaseorders: ordersOf(ledger, row).map((order) => ({
		purchaseorder_id: order.purchaseorder_id,
		purchaseorder_number: order.purchaseorder_number,
		purchaseorder_date: order.date,
	})),
	billing_address: vendorAddress(ledger, row),
	...shownCustomFields(ledger, document.entity, row),
});

const refuseIfSettled = (ledger: Ledger, row: Row): void => {
	if (settled(ledger).total(row.bill_id).gt(0)) throw refusal.rule('The bill has payments or credits. Delete or unapply them first.');
};

/** A bill is open from the start, and may be sent for approval all the same; what was approved is open at once [unsure]. */
const approving = approvals('bill') as Readonly<Record<'submit' | 'approve', NonNullable<Kind['acts']>[string]>>;

/** Inventory shows the same bills. */
export const bills: Kind = {
	...document,
	path: '/bills',
	one: 'bill',
	many: 'bills',
	scope: 'bills',
	noun: 'Bill',
	singular: 'bill',
	customFields: true,
	files: 'attachment',
	comments: true,
	words: { created: 'The bill has been created.', updated: 'Bill information has been updated.', deleted: 'The bill has been deleted.' },
	list: {
		report: 'Bills',
		filterBy: statusFilters({
			Open: ['open'],
			Paid: ['paid'],
			PartiallyPaid: ['partially_paid'],
			Overdue: ['overdue'],
			Void: ['void'],
			Unpaid: ['open', 'overdue', 'partially_paid'],
			Draft: ['draft'],
			Pending: ['pending_approval'],
			PendingApproval: ['pending_approval'],
			Approved: ['approved'],
			Rejected: ['rejected'],
		}),
		sortable: ['vendor_name', 'bill_number', 'date', 'due_date', 'total', 'balance', 'created_time', 'last_modified_time'],
		sort: { column: 'created_time', order: 'D' },
		searched: ['bill_number', 'reference_number', 'vendor_name'],
		texts: ['bill_number', 'reference_number', 'vendor_id', 'vendor_name', 'recurring_bill_id'],
		numbers: ['total', 'balance'],
		days: ['date', 'due_date'],
		stored: { item_id: namesItem, purchaseorder_id: (ledger, row, id) => ordersOf(ledger, row).some((order) => order.purchaseorder_id === id) },
		modifiedSince: true,
	},
	shown,
	row: (ledger, row) => listedAs(ledger, blankRow, document.entity, row, whole(ledger, row)),
	create: (ledger, sent) => ({ bill_id: newId(ledger), ...stored(ledger, sent) }),
	update: (ledger, known, sent) => {
		if (known.state === 'void') throw refusal.rule('A void bill cannot be changed.');
		const row = stored(ledger, sent, known);
		if (big(row.total).lt(settled(ledger).total(known.bill_id))) throw refusal.rule('The total is less than what has been paid.');
		return row;
	},
	remove: refuseIfSettled,
	entered: (_, __, state) => (['draft', 'open', 'void', 'pending_approval'].includes(state) ? { state } : {}),
	acts: {
		'status/void': {
			does: unless(refuseIfSettled, move('bill', ['open', 'draft', 'pending_approval', 'approved'], 'void')),
			says: 'The bill has been marked as void.',
		},
		'status/open': { does: move('bill', ['draft', 'void', 'approved'], 'open'), says: 'The status of the bill has been changed from void to open.' },
		submit: { ...approving.submit, does: unless(refuseIfSettled, move('bill', ['draft', 'open', 'rejected'], 'pending_approval')) },
		approve: { ...approving.approve, does: move('bill', ['pending_approval'], 'open') },
		credits: { does: applyCredits, says: 'Credits have been applied to the bill(s).' },
	},
	below: (ledger: Ledger, asked: Asked, rest) => billParts(ledger, asked, rest),
};
