import type { Fields } from '../../../src/apis/define';
import type { Row } from '../../vendor';
import { reckoned } from '../invoiceLines';
import { all, find, newId, rowsIn, text, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { blankFields } from '../shapes/blank';
import { big, cents } from '../totals';

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

/** A property that names another record names one that is there. */
const refuseUnknown = (ledger: Ledger, row: Row): void => {
	const named = { tax_id: 'taxes', account_id: 'chartofaccounts', customer_id: 'contacts' } as const;
	for (const [name, shelf] of Object.entries(named)) {
		if (text(row[name]) !== '' && find(ledger, shelf, row[name]) === undefined) throw refusal.invalid(name);
	}
};

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
		refuseUnknown(ledger, row);
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
export const shownPurchaseLines = (ledger: Ledger, row: Row, fields: Fields, blank: () => Row): Row[] => {
	const { lines } = reckoned(ledger, row);
	return rowsIn(row.line_items).map((line, index) => {
		const { net, withTax, tax: taxAmount } = lines[index]!;
		const tax = find(ledger, 'taxes', line.tax_id);
		return {
			...blankFields(fields),
			...blank(),
			...Object.fromEntries(Object.entries(line).filter(([, value]) => value !== undefined)),
			rate: big(line.rate).toNumber(),
			quantity: big(line.quantity).toNumber(),
			bcy_rate: cents(big(line.rate).times(big(row.exchange_rate))).toNumber(),
			account_name: text(find(ledger, 'chartofaccounts', line.account_id)?.account_name),
			customer_name: text(find(ledger, 'contacts', line.customer_id)?.contact_name),
			tax_name: text(tax?.tax_name),
			tax_type: text(tax?.tax_type),
			tax_percentage: tax?.tax_percentage ?? 0,
			item_total: net.toNumber(),
			...(row.is_inclusive_tax === true ? { item_total_inclusive_of_tax: withTax.toNumber() } : {}),
			line_item_taxes:
				tax === undefined ? [] : [{ tax_id: tax.tax_id, tax_name: `${text(tax.tax_name)} (${text(tax.tax_percentage)}%)`, tax_amount: taxAmount.toNumber() }],
		};
	});
};
