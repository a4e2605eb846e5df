import { sum } from '../decimals';
import { type Decimal } from '../libraries/decimal';
import { isFilled, isRow, rowsIn, textOf, type Row } from '../record';
import { beside, cancellation } from './beside';
import { amount, dayOf, firstOf, lineAmount, money, referenceOf, type Order, type OrderLine, type OrderPayment, type Place, type Reading } from './order';
import { refundIn } from './shopifyRefund';
import { SHOPIFY, taxesIn } from './shopifyTaxes';

/**
 * Orders of Shopify as its webhooks tell of them (https://shopify.dev/docs/api/admin-rest/latest/resources/order). Amounts beside `_set` are in the shop's currency,
 * and so is what is read here: it is what Shopify pays out.
 */

const discounts = (row: Row): Decimal => sum(rowsIn(row['discount_allocations']).map((one) => amount(one['amount'])));

function article(row: Row): OrderLine {
	const quantity = textOf(row['quantity']) || '1';
	const priced = { quantity, price: textOf(row['price']), discount: money(discounts(row)) };
	const title = [row['title'], row['variant_title']].map(textOf).filter(Boolean).join(' - ');
	return {
		kind: row['gift_card'] === true ? 'giftCard' : 'article',
		id: textOf(row['id']),
		name: title || firstOf(row['name'], row['sku'], 'Article'),
		sku: textOf(row['sku']),
		...priced,
		...taxesIn(row, lineAmount(priced)),
	};
}

function shipping(row: Row): OrderLine {
	const priced = { quantity: '1', price: textOf(row['price']), discount: money(discounts(row)) };
	return {
		...beside('shipping', ['Shipping', textOf(row['title'])].filter(Boolean).join(': '), priced),
		id: textOf(row['id']),
		...taxesIn(row, lineAmount(priced)),
	};
}

const inShopMoney = (set: unknown): Decimal => (isRow(set) && isRow(set['shop_money']) ? amount(set['shop_money']['amount']) : amount(undefined));

/** What the total has beyond the lines: a tip and duties, where they explain it. Not every shop has the tip among its lines. */
function extras(body: Row, lines: readonly OrderLine[]): OrderLine[] {
	const tax = body['taxes_included'] === true ? amount(undefined) : amount(body['total_tax']);
	const rest = amount(body['total_price'])
		.minus(sum(lines.map(lineAmount)))
		.minus(tax);
	const known = [
		beside('tip', 'Tip', { price: money(amount(body['total_tip_received'])) }),
		beside('duty', 'Duties', { price: money(inShopMoney(body['original_total_duties_set'])) }),
		beside('fee', 'Fees', { price: money(inShopMoney(body['original_total_additional_fees_set'])) }),
	].filter((line) => !lineAmount(line).eq(0));
	const some = [known, ...known.map((line) => [line])];
	return some.find((those) => sum(those.map(lineAmount)).eq(rest)) ?? [];
}

export const placeIn = (value: unknown): Place => {
	const row = isRow(value) ? value : {};
	const name = firstOf(row['name'], [row['first_name'], row['last_name']].map(textOf).filter(Boolean).join(' '));
	return {
		attention: name,
		street: textOf(row['address1']),
		street2: textOf(row['address2']),
		city: textOf(row['city']),
		region: firstOf(row['province'], row['province_code']),
		postcode: textOf(row['zip']),
		country: firstOf(row['country_code'], row['country']),
		phone: textOf(row['phone']),
	};
};

function customerOf(body: Row): Order['customer'] {
	const [customer, billing, shipping] = ['customer', 'billing_address', 'shipping_address'].map((name) => (isRow(body[name]) ? body[name] : {})) as [
		Row,
		Row,
		Row,
	];
	const of = (name: string): string => firstOf(customer[name], billing[name], shipping[name]);
	return {
		id: textOf(customer['id']),
		email: firstOf(body['email'], customer['email'], body['contact_email']).toLowerCase(),
		first_name: of('first_name'),
		last_name: of('last_name'),
		company: firstOf(billing['company'], shipping['company']),
		phone: firstOf(body['phone'], customer['phone'], billing['phone'], shipping['phone']),
	};
}

const PAID: readonly unknown[] = ['paid', 'partially_refunded', 'refunded'];
const CAME_IN: readonly unknown[] = ['sale', 'capture'];

/**
 * An order's webhook says that it is paid, not by which transactions; a workflow that adds them under `transactions` has one payment for each. A part that was paid is
 * taken with the rest.
 */
function paymentsIn(body: Row, reference: string): OrderPayment[] {
	const currency = textOf(body['currency']);
	const moved = rowsIn(body['transactions']).filter(({ kind, status }) => CAME_IN.includes(kind) && status === 'success');
	if (moved.length)
		return moved.map((one) => ({
			id: textOf(one['id']),
			reference: referenceOf(reference, textOf(one['id'])),
			at: firstOf(one['processed_at'], one['created_at']),
			amount: textOf(one['amount']),
			currency: firstOf(one['currency'], currency),
			gateway: textOf(one['gateway']),
		}));
	const total = amount(body['total_price']);
	if (!PAID.includes(body['financial_status']) || total.lte(0)) return [];
	const gateways = Array.isArray(body['payment_gateway_names']) ? body['payment_gateway_names'].map(textOf).filter(Boolean) : [];
	return [
		{
			id: 'paid',
			reference: referenceOf(reference, 'paid'),
			at: firstOf(body['processed_at'], body['created_at']),
			amount: money(total),
			currency,
			gateway: gateways.join(' + ') || firstOf(body['gateway'], SHOPIFY),
		},
	];
}

export const shopifyOrder = (body: Row, { prefix, shop = SHOPIFY }: Reading): Order => {
	const id = textOf(body['id']);
	const reference = referenceOf(shop, id);
	const number = firstOf(textOf(body['name']).replace(/^#/, ''), body['order_number'], id);
	const ordered = [
		...rowsIn(body['line_items']).map(article),
		...rowsIn(body['shipping_lines'])
			.map(shipping)
			.filter((line) => !amount(line.price).eq(0)),
	];
	const lines = [...ordered, ...extras(body, ordered)];
	const payments = paymentsIn(body, reference);
	const about = { id, reference, currency: textOf(body['currency']), taxes_included: body['taxes_included'] === true };
	const is_cancelled = isFilled(body['cancelled_at']);
	const whole = { ...about, lines, total: money(amount(body['total_price'])) };
	const refunds = rowsIn(body['refunds']).map((refund) => refundIn(refund, about));
	// What came back without money is a return to stock; of an order that nobody paid it is the cancellation.
	const credits = refunds.filter(({ paid_back }) => amount(paid_back).gt(0));
	return {
		shop,
		...whole,
		number,
		document: `${prefix}${number}`,
		is_whole: true,
		date: dayOf(firstOf(body['created_at'], body['processed_at'])),
		modified: firstOf(body['updated_at'], body['created_at']),
		is_cancelled,
		customer: customerOf(body),
		billing_address: placeIn(isFilled(body['billing_address']) ? body['billing_address'] : body['shipping_address']),
		shipping_address: placeIn(isFilled(body['shipping_address']) ? body['shipping_address'] : body['billing_address']),
		tax: money(amount(body['total_tax'])),
		payments,
		credits: [...credits, ...(is_cancelled && !payments.length ? [cancellation(whole, textOf(body['cancelled_at']))] : [])],
	};
};
