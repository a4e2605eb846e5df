import { sum } from '../decimals';
import { Decimal } from '../libraries/decimal';
import { isFilled, isRow, rowsIn, textOf, type Row } from '../record';
import { beside, cancellation, takenBack } from './beside';
import {
	amount,
	dayOf,
	firstOf,
	lineAmount,
	money,
	referenceOf,
	written,
	type CreditLine,
	type Order,
	type OrderCredit,
	type OrderLine,
	type Place,
	type Reading,
} from './order';
import { joined, untaxed, type LineTax } from './taxes';

/**
 * Orders of WooCommerce as its webhooks tell of them (https://woocommerce.github.io/woocommerce-rest-api-docs/#orders). All amounts of lines are without tax, whatever
 * customers were shown; where they were shown prices with tax, these are added up again, because a tax that was reckoned out of them comes to other cents than one that is
 * put on top.
 */

export const WOO = 'woocommerce';

/** Nobody has ordered yet. */
const NOT_YET: readonly unknown[] = ['pending', 'checkout-draft', 'auto-draft', 'draft', 'trash'];
const OFF: readonly unknown[] = ['cancelled', 'failed'];

/** Whether there is an order at all: before it is paid, what somebody leaves at the checkout is none. */
export const isOrdered = ({ status, date_paid: paid }: Row): boolean => !NOT_YET.includes(status) || isFilled(paid);

const SIX = 6;

function taxOf(row: Row, body: Row, net: Decimal): LineTax {
	const rates = new Map(rowsIn(body['tax_lines']).map((tax) => [textOf(tax['rate_id']), tax]));
	const own = rowsIn(row['taxes']).filter(({ total }) => isFilled(total));
	return joined(
		own.map(({ id, total }) => {
			const rate = rates.get(textOf(id)) ?? {};
			return { name: firstOf(rate['label'], rate['rate_code'], id), percentage: amount(rate['rate_percent']), amount: amount(total) };
		}),
		net,
	);
}

/** An amount as prices are: with its tax, or without. */
const asPriced = (row: Row, name: 'total' | 'subtotal', inclusive: boolean): Decimal =>
	inclusive ? amount(row[name]).plus(amount(row[`${name}_tax`])) : amount(row[name]);

function article(row: Row, body: Row, inclusive: boolean): OrderLine {
	const quantity = textOf(row['quantity']) || '1';
	const [before, after] = [asPriced(row, 'subtotal', inclusive), asPriced(row, 'total', inclusive)];
	const count = amount(quantity);
	return {
		kind: 'article',
		id: textOf(row['id']),
		name: firstOf(row['name'], row['sku'], 'Article'),
		sku: textOf(row['sku']),
		quantity,
		price: written(count.eq(0) ? before : before.div(count).round(SIX, Decimal.roundHalfUp)),
		discount: money(before.minus(after)),
		...taxOf(row, body, amount(row['total'])),
	};
}

const charged =
	(kind: 'shipping' | 'fee', title: string, body: Row, inclusive: boolean) =>
	(row: Row): OrderLine => {
		const name = kind === 'shipping' ? [title, textOf(row['method_title'])].filter(Boolean).join(': ') : firstOf(row['name'], title);
		return { ...beside(kind, name, { price: money(asPriced(row, 'total', inclusive)) }), id: textOf(row['id']), ...taxOf(row, body, amount(row['total'])) };
	};

const placeIn = (row: Row): Place => ({
	attention: [row['first_name'], row['last_name']].map(textOf).filter(Boolean).join(' '),
	street: textOf(row['address_1']),
	street2: textOf(row['address_2']),
	city: textOf(row['city']),
	region: textOf(row['state']),
	postcode: textOf(row['postcode']),
	country: textOf(row['country']),
	phone: textOf(row['phone']),
});

/** A refund in an order says its total alone: all of the order is taken back line by line, a part in proportion to what was charged at each tax. */
function refundIn(refund: Row, order: Pick<Order, 'reference' | 'currency' | 'taxes_included' | 'lines' | 'total'>, body: Row): OrderCredit {
	const id = textOf(refund['id']);
	const back = amount(refund['total']).abs();
	const isAll = back.eq(amount(order.total));
	return {
		id,
		kind: 'refund',
		suffix: `R${id}`,
		reference: referenceOf(order.reference, id),
		order_reference: order.reference,
		at: firstOf(refund['date_created'], body['date_modified'], body['date_created']),
		currency: order.currency,
		taxes_included: isAll ? order.taxes_included : true,
		lines: isAll ? takenBack(order.lines) : inProportion(back, order, firstOf(refund['reason'], 'Refund')),
		total: money(back),
		paid_back: money(back),
		gateway: textOf(body['payment_method']),
	};
}

function inProportion(back: Decimal, { lines, taxes_included: inclusive }: Pick<Order, 'lines' | 'taxes_included'>, name: string): CreditLine[] {
	const groups = new Map<string, { tax: LineTax; gross: Decimal }>();
	for (const line of lines) {
		const gross = inclusive ? lineAmount(line) : lineAmount(line).plus(amount(line.tax));
		const key = `${line.tax_name} ${line.tax_percentage}`;
		groups.set(key, { tax: line, gross: gross.plus(groups.get(key)?.gross ?? 0) });
	}
	const all = [...groups.values()].filter(({ gross }) => gross.gt(0));
	const whole = sum(all.map(({ gross }) => gross));
	if (whole.eq(0)) return [{ name, amount: money(back), ...untaxed }];
	let left = back;
	return all.map(({ tax: { tax_name, tax_percentage }, gross }, index) => {
		const share = index === all.length - 1 ? left : back.times(gross).div(whole).round(2, Decimal.roundDown);
		left = left.minus(share);
		const percentage = amount(tax_percentage);
		const tax = share.times(percentage).div(percentage.plus(100)).round(2, Decimal.roundHalfUp);
		return { name, amount: money(share), tax: money(tax), tax_name, tax_percentage };
	});
}

export const wooCommerceOrder = (body: Row, { prefix, shop = WOO }: Reading): Order => {
	const id = textOf(body['id']);
	const reference = referenceOf(shop, id);
	const number = firstOf(body['number'], id);
	const inclusive = body['prices_include_tax'] === true;
	const lines = [
		...rowsIn(body['line_items']).map((row) => article(row, body, inclusive)),
		...rowsIn(body['shipping_lines']).map(charged('shipping', 'Shipping', body, inclusive)),
		...rowsIn(body['fee_lines']).map(charged('fee', 'Fee', body, inclusive)),
	].filter((line) => line.kind === 'article' || !amount(line.price).eq(0));
	const total = money(amount(body['total']));
	const whole = { id, reference, currency: textOf(body['currency']), taxes_included: inclusive, lines, total };
	const [billing, shipped] = ['billing', 'shipping'].map((name) => (isRow(body[name]) ? body[name] : {})) as [Row, Row];
	const hasPaid = isFilled(body['date_paid']) && amount(body['total']).gt(0);
	const is_cancelled = OFF.includes(body['status']);
	return {
		shop,
		...whole,
		number,
		document: `${prefix}${number}`,
		is_whole: true,
		date: dayOf(body['date_created']),
		modified: firstOf(body['date_modified'], body['date_created']),
		is_cancelled,
		customer: {
			id: textOf(body['customer_id']),
			email: textOf(billing['email']).toLowerCase(),
			first_name: firstOf(billing['first_name'], shipped['first_name']),
			last_name: firstOf(billing['last_name'], shipped['last_name']),
			company: firstOf(billing['company'], shipped['company']),
			phone: firstOf(billing['phone'], shipped['phone']),
		},
		billing_address: placeIn(billing),
		shipping_address: placeIn(isFilled(shipped['address_1']) ? shipped : billing),
		tax: money(amount(body['total_tax'])),
		payments: hasPaid
			? [
					{
						id: 'paid',
						reference: referenceOf(reference, 'paid'),
						at: textOf(body['date_paid']),
						amount: total,
						currency: whole.currency,
						gateway: firstOf(body['payment_method'], WOO),
					},
				]
			: [],
		credits: [
			...rowsIn(body['refunds']).map((refund) => refundIn(refund, whole, body)),
			...(is_cancelled && !hasPaid ? [cancellation(whole, firstOf(body['date_modified'], body['date_created']))] : []),
		],
	};
};
