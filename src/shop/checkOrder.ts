import { decimalOf, sum } from '../decimals';
import type { Issue } from '../failure';
import { isFilled, timeOf } from '../record';
import { amount, lineAmount, money, type Order } from './order';

/** Whether an order can be booked at all: what is missing or does not add up, where, and what to do. An empty list means that it can. */

const issue = (rule: string, at: string, says: string, fix: string): Issue => ({ rule, severity: 'error', at, says, fix });

const MENDED = 'Correct the order in the shop, or what is posted of it; the next delivery is read anew.';

export function checkOrder(order: Order): Issue[] {
	const missing = (['id', 'currency'] as const)
		.filter((name) => !isFilled(order[name]))
		.map((name) => issue('order-incomplete', name, `the order has no ${name}`, MENDED));
	if (!order.is_whole) return missing;
	const lacking = [...missing, ...(timeOf(order.date) ? [] : [issue('order-incomplete', 'date', 'the order has no date', MENDED)])];
	if (!order.lines.length) return [...lacking, issue('order-incomplete', 'lines', 'the order has no lines', MENDED)];
	const odd = [
		...order.lines.flatMap((line, index) =>
			(['quantity', 'price', 'discount', 'tax'] as const)
				.filter((name) => decimalOf(line[name]) === undefined)
				.map((name) => issue('order-amount', `lines[${index}].${name}`, `"${line[name]}" is no plain number`, MENDED)),
		),
		...order.payments.flatMap((payment, index) => paymentIssues(order, payment, index)),
		...(decimalOf(order.total) === undefined ? [issue('order-amount', 'total', `"${order.total}" is no plain number`, MENDED)] : []),
	];
	return [...lacking, ...odd, ...(odd.length ? [] : totalIssues(order))];
}

function paymentIssues({ currency }: Order, payment: Order['payments'][number], index: number): Issue[] {
	const at = `payments[${index}]`;
	if (decimalOf(payment.amount) === undefined) return [issue('order-amount', `${at}.amount`, `"${payment.amount}" is no plain number`, MENDED)];
	if (payment.currency === currency) return [];
	const says = `the payment is in ${payment.currency} and the order in ${currency}`;
	return [issue('order-currency', `${at}.currency`, says, 'Enter this payment by hand, or post what it came to in the currency of the order.')];
}

/** Rounding of single lines is closed later; what is beyond a cent a line is something that was not read. */
function totalIssues({ lines, taxes_included, tax, total }: Order): Issue[] {
	const all = sum(lines.map(lineAmount)).plus(taxes_included ? amount(undefined) : amount(tax));
	const off = amount(total).minus(all);
	if (off.abs().times(100).lte(lines.length)) return [];
	const says = `is ${money(amount(total))}, but lines${taxes_included ? '' : ' and tax'} come to ${money(all)}`;
	return [issue('order-total', 'total', says, 'Something is charged that no line tells of: enter this order by hand, and say which it was.')];
}
