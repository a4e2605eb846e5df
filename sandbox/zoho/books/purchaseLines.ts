import type { Fields } from '../../../src/apis/define';
import { billLine } from '../../../src/apis/zohoFinance/purchases';
import type { Row } from '../../vendor';
import { all, find, newId, text, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { shownLines } from '../invoiceLines';
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

/** Lines as they are to be stored. A line sent with the id of an old one keeps that id and what is not sent; the other old ones are gone. */
export const storedPurchaseLines = (ledger: Ledger, sent: readonly Row[], known: readonly Row[]): Row[] => {
	if (sent.length === 0) throw refusal.invalid('line_items');
	return sent.map((line, index) => {
		const before = known.find((one) => one.line_item_id === line.line_item_id);
		if (text(line.line_item_id) !== '' && before === undefined) throw refusal.invalid('line_item_id');
		const item = find(ledger, 'items', line.item_id);
		if (text(line.item_id) !== '' && item === undefined) throw refusal.reference('Item');
		const row: Row = {
			quantity: 1,
			...(item && fromItem(item)),
			...before,
			...line,
			item_order: line.item_order ?? index + 1,
			line_item_id: before?.line_item_id ?? newId(ledger),
		};
		if (['item_id', 'account_id', 'name', 'description'].every((name) => text(row[name]) === '')) throw refusal.invalid('line_items.name');
		if (text(row.rate) === '') throw refusal.invalid('rate');
		refuseUnknown(ledger, billLine, row);
		return row;
	});
};

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
