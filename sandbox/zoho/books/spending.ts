import type Big from 'big.js';
import type { Fields } from '../../../src/apis/define';
import { expenseLine } from '../../../src/apis/zohoFinance/expenses';
import type { Row } from '../../vendor';
import { currencyOf } from '../currencies';
import { taxRows } from '../invoiceLines';
import { find, newId, organization, rowsIn, text, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { blankFields } from '../shapes/blank';
import { big, cents, totals } from '../totals';
import { refuseUnknown } from './plain';

/** What an expense and a recurring one have in common: amounts, taxed as a whole or line by line. */

/** Its lines, or the one line that an expense without any is. */
const spentOn = (row: Row): Row[] => {
	const lines = rowsIn(row.line_items);
	return lines.length > 0 ? lines : [{ account_id: row.account_id, amount: row.amount, tax_id: row.tax_id, description: row.description }];
};

/** The same as a document's lines, each once at its amount. */
const priced = (row: Row): Row => ({ ...row, line_items: spentOn(row).map((line) => ({ ...line, rate: line.amount, quantity: 1 })) });

export const reckonedSpending = (ledger: Ledger, row: Row) =>
	totals(
		spentOn(row).map((line) => ({ rate: big(line.amount), quantity: big(1), discount: '', tax: big(find(ledger, 'taxes', line.tax_id)?.tax_percentage) })),
		{ inclusive: row.is_inclusive_tax === true, byLine: false, beforeTax: true, discount: '', shipping: big(0), adjustment: big(0) },
	);

/** Itemized lines: each has an account and an amount; one with the id of an old one keeps that id and what is not sent. */
const lines = (ledger: Ledger, sent: readonly Row[], known: readonly Row[]): Row[] =>
	sent.map((line, index) => {
		const before = known.find((one) => one.line_item_id === line.line_item_id);
		if (text(line.line_item_id) !== '' && before === undefined) throw refusal.invalid('line_item_id');
		const row: Row = { ...before, ...line, item_order: line.item_order ?? index + 1, line_item_id: before?.line_item_id ?? newId(ledger) };
		for (const name of ['account_id', 'amount']) if (text(row[name]) === '') throw refusal.invalid(name);
		refuseUnknown(ledger, expenseLine, row);
		return row;
	});

/** Driven, at so much for each unit of distance. */
const mileage = (row: Row): Big => {
	const distance = row.mileage_type === 'odometer' ? big(row.end_reading).minus(big(row.start_reading)) : big(row.distance);
	return cents(distance.times(big(row.mileage_rate)));
};

/** What is spent: the sum of the lines where there are any, what was driven where no amount says otherwise, else the amount. */
const amountOf = (row: Row): Big => {
	const items = rowsIn(row.line_items);
	if (items.length > 0) return items.reduce((total, line) => total.plus(big(line.amount)), big(0));
	return text(row.amount) === '' && ['odometer', 'manual'].includes(text(row.mileage_type)) ? mileage(row) : big(row.amount);
};

/** An expense as it is to be stored, from the fields that were sent and read. */
export const storedSpending = (ledger: Ledger, fields: Fields, given: Row, requires: readonly string[], known?: Row): Row => {
	const row: Row = {
		is_inclusive_tax: false,
		is_billable: false,
		...known,
		...given,
		line_items: given.line_items === undefined ? rowsIn(known?.line_items) : lines(ledger, rowsIn(given.line_items), rowsIn(known?.line_items)),
	};
	const amount = amountOf(row);
	// The accounts of an itemized expense stand in its lines.
	const whole: Row = { ...row, account_id: row.account_id ?? rowsIn(row.line_items)[0]?.account_id, amount: amount.toNumber() };
	for (const name of requires) if (text(whole[name]) === '') throw refusal.invalid(name);
	if (amount.lte(0)) throw refusal.invalid('amount');
	refuseUnknown(ledger, fields, whole);
	if (whole.is_billable === true && text(whole.customer_id) === '') throw refusal.rule('Only an expense for a customer can be billable.');
	const base = { currency_id: organization(ledger).currency_id };
	return { ...whole, ...currencyOf(ledger, given, find(ledger, 'contacts', whole.vendor_id) ?? base, known) };
};

/** Amounts and names as an expense shows them. */
export const shownSpending = (ledger: Ledger, row: Row): Row => {
	const { subTotal, taxTotal, total } = reckonedSpending(ledger, row);
	const rate = big(row.exchange_rate);
	const tax = find(ledger, 'taxes', row.tax_id);
	const currency = find(ledger, 'currencies', row.currency_id);
	return {
		account_name: text(find(ledger, 'chartofaccounts', row.account_id)?.account_name),
		customer_name: text(find(ledger, 'contacts', row.customer_id)?.contact_name),
		vendor_name: text(find(ledger, 'contacts', row.vendor_id)?.contact_name),
		tax_name: text(tax?.tax_name),
		tax_percentage: tax?.tax_percentage ?? 0,
		currency_code: text(currency?.currency_code),
		exchange_rate: rate.toNumber(),
		amount: big(row.amount).toNumber(),
		sub_total: subTotal.toNumber(),
		tax_amount: taxTotal.toNumber(),
		total: total.toNumber(),
		total_without_tax: subTotal.toNumber(),
		bcy_total: cents(total.times(rate)).toNumber(),
		bcy_total_without_tax: cents(subTotal.times(rate)).toNumber(),
		taxes: taxRows(ledger, priced(row)),
	};
};

/** One line even where nothing is itemized. */
export const shownSpendingLines = (ledger: Ledger, row: Row, fields: Fields, blank: () => Row): Row[] => {
	const reckoned = reckonedSpending(ledger, row);
	return spentOn(row).map((line, index) => {
		const tax = find(ledger, 'taxes', line.tax_id);
		const { net, tax: amount } = reckoned.lines[index]!;
		return {
			...blankFields(fields),
			...blank(),
			...Object.fromEntries(Object.entries(line).filter(([, value]) => value !== undefined)),
			account_name: text(find(ledger, 'chartofaccounts', line.account_id)?.account_name),
			amount: big(line.amount).toNumber(),
			item_total: net.toNumber(),
			item_order: line.item_order ?? 1,
			tax_amount: amount.toNumber(),
			tax_name: text(tax?.tax_name),
			tax_type: text(tax?.tax_type),
			tax_percentage: tax?.tax_percentage ?? 0,
		};
	});
};
