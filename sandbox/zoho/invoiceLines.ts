import type { Fields } from '../../src/apis/define';
import type { Row } from '../vendor';
import { find, newId, rowsIn, text, type Ledger } from './ledger';
import { refusal } from './refused';
import { salesAccount } from './settings';
import { blankFields } from './shapes/blank';
import { big, cents, totals, type Line, type Terms } from './totals';

/** Lines of quotes, orders, invoices and credit notes: what an item adds to them, and what is reckoned of them. */

/** What an item says where the line is silent; a line that says nothing on purpose sends an empty text. */
const fromItem = (item: Row): Row => ({
	name: item.name,
	description: item.description,
	rate: item.rate,
	unit: item.unit,
	tax_id: item.tax_id,
	account_id: item.account_id,
	item_type: item.product_type,
});

/** Lines over what their items say, each under the id that it keeps or gets. A line sent with the id of an old one keeps that id and what is not sent; the other old ones are gone. */
export const linesOver = (ledger: Ledger, sent: readonly Row[], known: readonly Row[], ofItem: (item: Row) => Row): Row[] => {
	if (sent.length === 0) throw refusal.invalid('line_items');
	return sent.map((line, index) => {
		const before = known.find((one) => one.line_item_id === line.line_item_id);
		if (text(line.line_item_id) !== '' && before === undefined) throw refusal.invalid('line_item_id');
		const item = find(ledger, 'items', line.item_id);
		if (text(line.item_id) !== '' && item === undefined) throw refusal.reference('Item');
		const row: Row = {
			quantity: 1,
			...(item && ofItem(item)),
			...before,
			...line,
			item_order: line.item_order ?? index + 1,
			line_item_id: before?.line_item_id ?? newId(ledger),
		};
		if (text(row.rate) === '') throw refusal.invalid('rate');
		return row;
	});
};

/** Lines as they are to be stored. */
export const storedLines = (ledger: Ledger, sent: readonly Row[], known: readonly Row[]): Row[] =>
	linesOver(ledger, sent, known, fromItem).map((row) => {
		if (text(row.name) === '' && text(row.description) === '') throw refusal.invalid('line_items.name');
		if (text(row.tax_id) !== '' && find(ledger, 'taxes', row.tax_id) === undefined) throw refusal.invalid('tax_id');
		if (text(row.account_id) !== '' && find(ledger, 'chartofaccounts', row.account_id) === undefined) throw refusal.invalid('account_id');
		return { ...row, account_id: text(row.account_id) === '' ? salesAccount(ledger).account_id : row.account_id };
	});

const asLine = (ledger: Ledger, row: Row): Line => ({
	rate: big(row.rate),
	quantity: big(row.quantity),
	discount: row.discount,
	tax: big(find(ledger, 'taxes', row.tax_id)?.tax_percentage),
});

const terms = (row: Row): Terms => ({
	inclusive: row.is_inclusive_tax === true,
	byLine: row.discount_type === 'item_level',
	beforeTax: row.is_discount_before_tax !== false,
	discount: row.discount,
	shipping: big(row.shipping_charge),
	adjustment: big(row.adjustment),
});

/** What a row comes to; a row is never changed, only replaced, so it is reckoned once as long as the taxes stay. */
export const reckoned = (ledger: Ledger, row: Row): ReturnType<typeof totals> => {
	const taxes = ledger.state.changes.taxes ?? 0;
	const before = results.get(row);
	if (before?.state === ledger.state && before.taxes === taxes) return before.result;
	const lines = rowsIn(row.line_items).map((line) => asLine(ledger, line));
	const result = totals(lines, terms(row));
	results.set(row, { state: ledger.state, taxes, result });
	return result;
};
const results = new WeakMap<Row, { readonly state: Ledger['state']; readonly taxes: number; readonly result: ReturnType<typeof totals> }>();

/** An amount reads as a number. A percentage reads as it was written [unsure]; the amount it comes to stands beside it. */
export const shownDiscount = (discount: unknown): unknown => (text(discount).endsWith('%') ? discount : big(discount).toNumber());

/** Lines as a document shows them; which keys they have is up to the document. */
export const shownLines = (ledger: Ledger, row: Row, fields: Fields, blank: () => Row): Row[] => {
	const { lines } = reckoned(ledger, row);
	return rowsIn(row.line_items).map((line, index) => {
		const { net, withTax, tax: taxAmount, discount } = lines[index]!;
		const tax = find(ledger, 'taxes', line.tax_id);
		return {
			...blankFields(fields),
			...blank(),
			...Object.fromEntries(Object.entries(line).filter(([, value]) => value !== undefined)),
			discount: shownDiscount(line.discount),
			discount_amount: discount.toNumber(),
			rate: big(line.rate).toNumber(),
			quantity: big(line.quantity).toNumber(),
			bcy_rate: cents(big(line.rate).times(big(row.exchange_rate))).toNumber(),
			sales_rate: big(line.rate).toNumber(),
			account_name: text(find(ledger, 'chartofaccounts', line.account_id)?.account_name),
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

/** The taxes of the document, one row for each that a line carries; the percentage in the name is as in the documentation's samples [unsure]. */
export const taxRows = (ledger: Ledger, row: Row): Row[] => {
	const { lines } = reckoned(ledger, row);
	const sums = new Map<string, Row>();
	rowsIn(row.line_items).forEach((line, index) => {
		const tax = find(ledger, 'taxes', line.tax_id);
		if (tax === undefined) return;
		const before = sums.get(text(tax.tax_id));
		sums.set(text(tax.tax_id), {
			tax_id: tax.tax_id,
			tax_name: `${text(tax.tax_name)} (${text(tax.tax_percentage)}%)`,
			tax_amount: big(before?.tax_amount).plus(lines[index]!.tax).toNumber(),
		});
	});
	return [...sums.values()];
};
