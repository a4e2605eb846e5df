import Big from 'big.js';
import type { Row } from '../../vendor';
import { find, rowsIn, text, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { big, cents, sum, totals } from '../totals';
import { baseCurrency } from './common';
import { MILEAGE } from './foundation';

/** What an expense comes to: each line's tax is rounded, then all are summed. */

const taxOf = (ledger: Ledger, line: Row): Row => find(ledger, 'taxes', line.tax_id) ?? {};

const whole = { byLine: false, beforeTax: true, discount: 0, shipping: new Big(0), adjustment: new Big(0) } as const;

/** Lines as they are read, and the totals in the expense's currency and in the organisation's. */
export const reckoned = (ledger: Ledger, row: Row) => {
	const lines = rowsIn(row.line_items);
	const found = totals(
		lines.map((line) => ({ rate: big(line.amount), quantity: new Big(1), discount: 0, tax: big(taxOf(ledger, line).tax_percentage) })),
		{ ...whole, inclusive: row.is_inclusive_tax === true },
	);
	const shown = lines.map((line, index): Row => {
		const category = find(ledger, 'expensecategories', line.category_id) ?? {};
		const tax = taxOf(ledger, line);
		return {
			description: '',
			tags: [],
			...line,
			amount: big(line.amount).toNumber(),
			tax_id: text(line.tax_id),
			category_name: text(category.category_name),
			gl_code: text(category.gl_code),
			tax_name: text(tax.tax_name),
			tax_percentage: big(tax.tax_percentage).toNumber(),
			tax_amount: found.lines[index]!.tax.toNumber(),
			item_total: found.lines[index]!.net.toNumber(),
			item_order: index + 1,
		};
	});
	const inBase = (amount: Big): Big => cents(amount.times(big(row.exchange_rate)));
	return { lines: shown, total: found.total, tax: found.taxTotal, base: inBase(found.total) };
};

/** A journey by car is worth its distance; the odometer tells the distance [unsure which of them wins where both are sent]. */
export const journey = (ledger: Ledger, row: Row): Row => {
	if (text(row.mileage_type) === '' || row.mileage_type === 'non_mileage') return { mileage_type: 'non_mileage', expense_type: 'non_mileage' };
	const isOdometer = row.mileage_type === 'odometer';
	const distance = isOdometer ? big(row.end_reading).minus(big(row.start_reading)) : big(row.distance);
	if (distance.lte(0)) throw refusal.invalid(isOdometer ? 'end_reading' : 'distance');
	if (row.currency_id !== baseCurrency(ledger)) throw refusal.rule('Mileage is paid in the currency of the organization.');
	const rate = text(row.mileage_rate) === '' ? big(MILEAGE.rate) : big(row.mileage_rate);
	const [line = {}] = rowsIn(row.line_items);
	return {
		expense_type: 'mileage',
		distance: distance.toNumber(),
		mileage_rate: rate.toNumber(),
		mileage_unit: row.mileage_unit ?? MILEAGE.unit,
		line_items: [{ ...line, amount: cents(distance.times(rate)).toNumber() }],
	};
};

/** What a report comes to, in its own currency and in the organisation's. */
export const reportTotals = (ledger: Ledger, report: Row, expenses: readonly Row[]) => {
	const rate = big(find(ledger, 'currencies', report.currency_id)?.exchange_rate ?? 1);
	const baseOf = (some: readonly Row[]): Big => sum(some.map((one) => reckoned(ledger, one).base));
	const inReport = (amount: Big): Big => (report.currency_id === baseCurrency(ledger) ? amount : cents(amount.div(rate)));
	const base = { all: baseOf(expenses), reimbursable: baseOf(expenses.filter((one) => one.is_reimbursable === true)) };
	const [total, reimbursable] = [inReport(base.all), inReport(base.reimbursable)];
	return {
		total: total.toNumber(),
		bcy_total: base.all.toNumber(),
		reimbursable_total: reimbursable.toNumber(),
		bcy_reimbursable_total: base.reimbursable.toNumber(),
		non_reimbursable_total: total.minus(reimbursable).toNumber(),
	};
};
