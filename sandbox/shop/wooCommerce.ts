import type { Row } from '../vendor';
import { amountOf, refundedOf, taxOf, taxOn, totalOf, written, type Sale } from './sale';
import type { Standing } from './shopify';

/** A sale as WooCommerce's webhooks tell of it (https://woocommerce.github.io/woocommerce-rest-api-docs/#orders): lines without tax, and refunds by their totals. */

const local = (moment: number): string => new Date(moment).toISOString().slice(0, 19);

/** An amount as prices are, without its tax and the tax. */
const parted = (sale: Sale, cents: number, rate: number) => {
	const tax = taxOn(cents, rate, sale.inclusive);
	return { net: sale.inclusive ? cents - tax : cents, tax };
};

const charged = (sale: Sale, name: 'total' | 'subtotal', cents: number, rate: number): Row => {
	const { net, tax } = parted(sale, cents, rate);
	return { [name]: written(net), [`${name}_tax`]: written(tax) };
};

const taxes = (sale: Sale, cents: number, rate: number): Row[] => (rate ? [{ id: 1, total: written(parted(sale, cents, rate).tax), subtotal: '' }] : []);

export const wooCommerceOrder = (sale: Sale, { paid, refunded, cancelled, updated }: Standing): Row => {
	const { buyer } = sale;
	const place = {
		first_name: buyer.first,
		last_name: buyer.last,
		company: buyer.company,
		address_1: '5 Mill Road',
		address_2: '',
		city: buyer.city,
		state: '',
		postcode: '6011',
		country: buyer.country,
	};
	return {
		id: sale.id,
		parent_id: 0,
		number: String(sale.id),
		order_key: `wc_order_${sale.id}`,
		status: cancelled ? 'cancelled' : paid ? 'processing' : 'on-hold',
		currency: sale.currency,
		date_created: local(sale.at),
		date_modified: local(updated),
		date_paid: paid ? local(sale.at + (sale.paid ?? 0) * 1000) : null,
		prices_include_tax: sale.inclusive,
		total: written(totalOf(sale)),
		total_tax: written(taxOf(sale)),
		customer_id: buyer.id,
		billing: { ...place, email: buyer.email, phone: '' },
		shipping: place,
		payment_method: sale.gateway,
		payment_method_title: sale.gateway,
		transaction_id: '',
		line_items: sale.lines.map((line, index) => ({
			id: sale.id * 10 + index,
			name: line.title,
			sku: line.sku,
			quantity: line.quantity,
			price: amountOf(line) / line.quantity / 100,
			...charged(sale, 'subtotal', line.cents * line.quantity, line.rate),
			...charged(sale, 'total', amountOf(line), line.rate),
			taxes: taxes(sale, amountOf(line), line.rate),
		})),
		tax_lines: [
			{
				id: 7,
				rate_code: 'NZ-TAX-1',
				rate_id: 1,
				label: sale.tax,
				compound: false,
				rate_percent: sale.shippingRate,
				tax_total: written(taxOf(sale)),
				shipping_tax_total: '0.00',
			},
		],
		shipping_lines: sale.shipping
			? [
					{
						id: sale.id * 10 + 9,
						method_title: 'Flat rate',
						...charged(sale, 'total', sale.shipping, sale.shippingRate),
						taxes: taxes(sale, sale.shipping, sale.shippingRate),
					},
				]
			: [],
		fee_lines: [],
		coupon_lines: [],
		refunds: refunded ? [{ id: sale.refund!.id, reason: 'Returned', total: written(-refundedOf(sale)) }] : [],
	};
};
