import { createHmac } from 'node:crypto';
import type { Sale } from './sale';
import { shopifyOrder, shopifyRefund, type Standing } from './shopify';
import type { Luck } from './trade';
import { wooCommerceOrder } from './wooCommerce';

export { keptOf, refundedOf, refundTaxOf, taxOf, totalOf, type Sale } from './sale';
export { trade, type Trade } from './trade';

/** A shop's webhooks: what it posts about its sales, signed, some of it twice and in any order, as real ones do. */

export type ShopName = 'shopify' | 'wooCommerce';

/** One try of a delivery. */
export interface Post {
	readonly topic: string;
	/** The sale that it is about. */
	readonly order: number;
	readonly body: string;
	readonly headers: Readonly<Record<string, string>>;
}

export interface Telling {
	readonly shop: ShopName;
	readonly secret: string;
	/** How much of it comes twice. */
	readonly twice?: number;
	/** Every so often a delivery is late by so many others. */
	readonly late?: number;
}

export const signed = (body: string, secret: string): string => createHmac('sha256', secret).update(body, 'utf8').digest('base64');

const nothing: Standing = { paid: false, refunded: false, cancelled: false, updated: 0 };

/** All that happens to a sale, in its order. */
const eventsOf = (sale: Sale): { readonly topic: string; readonly standing: Standing; readonly isRefund?: true }[] => {
	const when = (seconds: number): number => sale.at + seconds * 1000;
	const created = { ...nothing, updated: sale.at };
	const paid = { ...created, paid: true, updated: when(sale.paid ?? 0) };
	const refunded = { ...paid, refunded: true, updated: when(sale.refund?.after ?? 0) };
	return [
		{ topic: 'orders/create', standing: created },
		...(sale.paid === undefined ? [] : [{ topic: 'orders/paid', standing: paid }]),
		...(sale.cancelled === undefined ? [] : [{ topic: 'orders/cancelled', standing: { ...created, cancelled: true, updated: when(sale.cancelled) } }]),
		...(sale.refund
			? [
					{ topic: 'refunds/create', standing: refunded, isRefund: true as const },
					{ topic: 'orders/updated', standing: refunded },
				]
			: []),
	];
};

const inWoo = (topic: string): string => (topic === 'orders/create' ? 'order.created' : 'order.updated');

/** What is posted about these sales, in the order in which it arrives. */
export const postsOf = (sales: readonly Sale[], luck: Luck, { shop, secret, twice = 0.2, late = 8 }: Telling): Post[] => {
	const all = sales.flatMap((sale) =>
		eventsOf(sale)
			// WooCommerce tells of a refund by the order alone.
			.filter(({ isRefund }) => shop === 'shopify' || !isRefund)
			.map(({ topic, standing, isRefund }) => {
				const body = JSON.stringify(shop === 'wooCommerce' ? wooCommerceOrder(sale, standing) : isRefund ? shopifyRefund(sale) : shopifyOrder(sale, standing));
				return post(sale, topic, body, { shop, secret });
			}),
	);
	const arriving = all.flatMap((one, at) => [
		{ one, at: at + (luck() < 0.3 ? luck() * late : 0) },
		...(luck() < twice ? [{ one, at: at + luck() * late }] : []),
	]);
	return arriving.sort((a, b) => a.at - b.at).map(({ one }) => one);
};

function post(sale: Sale, topic: string, body: string, { shop, secret }: Pick<Telling, 'shop' | 'secret'>): Post {
	const id = createHmac('sha256', 'delivery').update(`${topic} ${body}`).digest('hex').slice(0, 32);
	const type = { 'content-type': 'application/json' };
	const headers: Record<string, string> =
		shop === 'shopify'
			? {
					...type,
					'x-shopify-topic': topic,
					'x-shopify-hmac-sha256': signed(body, secret),
					'x-shopify-shop-domain': 'demo.myshopify.com',
					'x-shopify-webhook-id': id,
					'x-shopify-api-version': '2026-07',
				}
			: {
					...type,
					'x-wc-webhook-topic': inWoo(topic),
					'x-wc-webhook-signature': signed(body, secret),
					'x-wc-webhook-delivery-id': id,
					'x-wc-webhook-source': 'https://demo.example/',
				};
	return { topic, order: sale.id, body, headers };
}
