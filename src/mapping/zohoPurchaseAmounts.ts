import { decimalOf } from '../decimals';
import { isFilled, isRow, rowsIn, type Row } from '../record';
import { percentOf } from './discount';
import { netLines } from './netLines';
import { spentFromAccount } from './spending';
import { zohoBooksAmounts } from './zohoBooksAmounts';

const isDiscount = (value: unknown): boolean => {
	const amount = percentOf(value) ?? decimalOf(value);
	return amount !== undefined && !amount.eq(0);
};

/** Documents of buying need not say whether a discount is theirs or their lines'; where only they have one, it is theirs. */
const withDiscountType = (record: Row): Row =>
	isFilled(record['discount_type']) || !isDiscount(record['discount']) || rowsIn(record['line_items']).some(({ discount }) => isDiscount(discount))
		? record
		: { ...record, discount_type: 'entity_level' };

/**
 * A bill, purchase order or vendor credit of Zoho Books or Inventory, as Xero can take it: each line at what it costs after all discounts.
 * By Inventory's specification the rate of an order's line is its `purchase_rate`.
 */
export const zohoPurchaseAmounts = (record: Row): Row => netLines(zohoBooksAmounts(withDiscountType(withRates(record))));

/** A credit note to a customer: discounted like an invoice, but Xero takes no discounts there. */
export const zohoCreditNoteAmounts = (record: Row): Row => netLines(zohoBooksAmounts(record));

function withRates(record: Row): Row {
	const lines = record['line_items'];
	if (!Array.isArray(lines) || rowsIn(lines).every(({ rate, purchase_rate }) => isFilled(rate) || !isFilled(purchase_rate))) return record;
	return {
		...record,
		line_items: lines.map((line: unknown) => {
			const [row] = rowsIn([line]);
			return row && !isFilled(row['rate']) ? { ...row, rate: row['purchase_rate'] } : line;
		}),
	};
}

/** An expense has one line even where nothing is itemized; without a vendor, the mapping tables name whom it was paid to. */
export const zohoExpenseAmounts = (record: Row): Row => {
	const given = record['line_items'];
	const { account_id, account_name, amount, tax_id, tax_name, tax_percentage, tax_amount, description, tags } = record;
	const lines = isFilled(given) ? rowsIn(given) : [{ account_id, account_name, amount, tax_id, tax_name, tax_percentage, tax_amount, description, tags }];
	const { spent, ...rest } = spentFromAccount(
		record,
		lines.map((line) => ({ ...line, described: wordsOf(record, line) })),
	);
	return {
		...record,
		...rest,
		// What is no line is named, not lost.
		spent: isFilled(given) && !Array.isArray(given) ? given : [...rowsIn(spent), ...(Array.isArray(given) ? given.filter((line) => !isRow(line)) : [])],
		...(isFilled(record['vendor_id']) ? {} : { no_vendor: 'No vendor' }),
	};
};

const wordsOf = (record: Row, line: Row): unknown => [line['description'], record['description'], line['account_name'], 'Expense'].find(isFilled);
