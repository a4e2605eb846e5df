import type { Row } from '../vendor';
import { amountOf, piecesOf, taxOf, taxOn, totalOf, written, type Sale, type SaleLine } from './sale';

/** A sale as Shopify's webhooks tell of it (https://shopify.dev/docs/api/admin-rest/latest/resources/order). */

/** What a shop in Auckland writes of a moment. */
const timeOf = (moment: number): string => `${new Date(moment + 13 * 3_600_000).toISOString().slice(0, 19)}+13:00`;

const set = (cents: number, currency: string): Row => ({
	shop_money: { amount: written(cents), currency_code: currency },
	presentment_money: { amount: written(cents), currency_code: currency },
});

const taxLines = (sale: Sale, cents: number, rate: number): Row[] =>
	rate === 0 ? [] : [{ channel_liable: false, price: written(taxOn(cents, rate, sale.inclusive)), rate: rate / 100, title: sale.tax }];

const lineItem = (sale: Sale, line: SaleLine, index: number): Row => ({
	id: sale.id * 10 + index,
	sku: line.sku,
	title: line.title,
	name: line.title,
	variant_title: null,
	quantity: line.quantity,
	current_quantity: line.quantity,
	price: written(line.cents),
	price_set: set(line.cents, sale.currency),
	taxable: line.rate !== 0,
	gift_card: false,
	total_discount: '0.00',
	discount_allocations: line.discount ? [{ amount: written(line.discount), discount_application_index: 0 }] : [],
	tax_lines: taxLines(sale, amountOf(line), line.rate),
});

const address = ({ buyer }: Sale): Row => ({
	first_name: buyer.first,
	last_name: buyer.last,
	name: `${buyer.first} ${buyer.last}`,
	company: buyer.company || null,
	address1: '12 Queen Street',
	address2: '',
	city: buyer.city,
	province: '',
	zip: '1010',
	country: 'New Zealand',
	country_code: buyer.country,
	phone: null,
});

export const shopifyRefund = (sale: Sale): Row => {
	const { id, after, back, withShipping } = sale.refund!;
	const items = back.map(({ line, quantity }, index) => {
		const of = sale.lines[line]!;
		const subtotal = piecesOf(of, quantity);
		return {
			id: id * 10 + index,
			quantity,
			line_item_id: sale.id * 10 + line,
			line_item: lineItem(sale, of, line),
			subtotal,
			tax: taxOn(subtotal, of.rate, sale.inclusive),
		};
	});
	const tax = withShipping ? taxOn(sale.shipping, sale.shippingRate, sale.inclusive) : 0;
	const net = withShipping ? sale.shipping - (sale.inclusive ? tax : 0) : 0;
	const amount = items.reduce((all, item) => all + item.subtotal + (sale.inclusive ? 0 : item.tax), net + tax);
	return {
		id,
		order_id: sale.id,
		created_at: timeOf(sale.at + after * 1000),
		processed_at: timeOf(sale.at + after * 1000),
		note: '',
		restock: true,
		refund_line_items: items.map((item) => ({
			...item,
			subtotal: written(item.subtotal),
			total_tax: written(item.tax),
			tax: undefined,
			restock_type: 'return',
		})),
		order_adjustments:
			net + tax
				? [
						{
							id: id * 100,
							order_id: sale.id,
							refund_id: id,
							kind: 'shipping_refund',
							reason: 'Shipping refund',
							amount: written(-net),
							tax_amount: written(-tax),
						},
					]
				: [],
		transactions: [
			{
				id: id * 1000,
				order_id: sale.id,
				kind: 'refund',
				status: 'success',
				gateway: sale.gateway,
				amount: written(amount),
				currency: sale.currency,
				processed_at: timeOf(sale.at + after * 1000),
			},
		],
	};
};

/** Where a sale stands. */
export interface Standing {
	readonly paid: boolean;
	readonly refunded: boolean;
	readonly cancelled: boolean;
	readonly updated: number;
}

export const shopifyOrder = (sale: Sale, { paid, refunded, cancelled, updated }: Standing): Row => ({
	id: sale.id,
	admin_graphql_api_id: `gid://shopify/Order/${sale.id}`,
	name: `#${sale.number}`,
	number: sale.number - 1000,
	order_number: sale.number,
	test: false,
	email: sale.buyer.email,
	contact_email: sale.buyer.email,
	created_at: timeOf(sale.at),
	processed_at: timeOf(sale.at),
	updated_at: timeOf(updated),
	cancelled_at: cancelled ? timeOf(updated) : null,
	cancel_reason: cancelled ? 'customer' : null,
	currency: sale.currency,
	presentment_currency: sale.currency,
	financial_status: refunded ? 'partially_refunded' : paid ? 'paid' : cancelled ? 'voided' : 'pending',
	taxes_included: sale.inclusive,
	total_price: written(totalOf(sale)),
	current_total_price: written(totalOf(sale)),
	subtotal_price: written(sale.lines.reduce((all, line) => all + amountOf(line), 0)),
	total_tax: written(taxOf(sale)),
	total_discounts: written(sale.lines.reduce((all, { discount }) => all + discount, 0)),
	total_tip_received: written(sale.tip),
	total_outstanding: paid ? '0.00' : written(totalOf(sale)),
	payment_gateway_names: [sale.gateway],
	line_items: sale.lines.map((line, index) => lineItem(sale, line, index)),
	shipping_lines: sale.shipping
		? [
				{
					id: sale.id * 10 + 9,
					title: 'Standard',
					price: written(sale.shipping),
					discounted_price: written(sale.shipping),
					discount_allocations: [],
					tax_lines: taxLines(sale, sale.shipping, sale.shippingRate),
				},
			]
		: [],
	customer: { id: sale.buyer.id, email: sale.buyer.email, first_name: sale.buyer.first, last_name: sale.buyer.last, phone: null },
	billing_address: address(sale),
	shipping_address: address(sale),
	refunds: refunded ? [shopifyRefund(sale)] : [],
});
