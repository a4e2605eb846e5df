import type { Fields } from '../../../src/apis/define';
import { billLine } from '../../../src/apis/zohoFinance/purchases';
import type { Row } from '../../vendor';
import { all, find, text, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { linesOver, shownLines } from '../invoiceLines';
import { refuseUnknown } from './plain';

/** What an item says of its buying where the line is silent; a line that says nothing on purpose sends an empty text. */
const fromItem = (item: Row): Row => ({
	name: item.name,
	description: text(item.purchase_description) === '' ? item.description : item.purchase_description,
	rate: item.purchase_rate ?? 0,
	unit: item.unit,
	// Unsure: with a purchase tax of its own, the item has purchase_tax_id.
	tax_id: item.purchase_tax_id ?? item.tax_id,
	account_id: item.purchase_account_id,
	item_type: item.product_type,
	sku: item.sku,
});

/** The account that a bought item without one is booked to. */
const purchaseAccount = (ledger: Ledger): Row | undefined => all(ledger, 'chartofaccounts').find((row) => row.account_name === 'Cost of Goods Sold');

/** Lines as they are to be stored. */
export const storedPurchaseLines = (ledger: Ledger, sent: readonly Row[], known: readonly Row[]): Row[] =>
	linesOver(ledger, sent, known, fromItem).map((row) => {
		if (['item_id', 'account_id', 'name', 'description'].every((name) => text(row[name]) === '')) throw refusal.invalid('line_items.name');
		refuseUnknown(ledger, billLine, row);
		return row;
	});

/** A bill or a credit says where each line is booked; an item that names no account goes to the cost of goods. */
export const bookedLines = (ledger: Ledger, lines: readonly Row[]): Row[] =>
	lines.map((line) => {
		if (text(line.account_id) !== '') return line;
		if (text(line.item_id) === '') throw refusal.invalid('account_id');
		return { ...line, account_id: purchaseAccount(ledger)?.account_id };
	});

/** Lines as a document shows them, over an empty line of its kind. */
export const shownPurchaseLines = (ledger: Ledger, row: Row, fields: Fields, blank: () => Row): Row[] =>
	shownLines(ledger, row, fields, blank).map(({ sales_rate: _, discount_amount: __, ...line }) => ({
		...line,
		...(text(line.customer_id) === '' ? {} : { customer_name: text(find(ledger, 'contacts', line.customer_id)?.contact_name) }),
	}));
