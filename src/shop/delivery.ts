import type { Issue } from '../failure';
import { isRow, textOf, type Row } from '../record';
import { checkOrder } from './checkOrder';
import type { Order, Reading } from './order';
import { plainOrder } from './plainOrder';
import { shopifyOrder } from './shopify';
import { shopifyRefund } from './shopifyRefund';
import { isOrdered, wooCommerceOrder } from './wooCommerce';

/** What a shop posts about its orders, by the kind of shop. */

export type ShopKind = 'shopify' | 'wooCommerce' | 'other';

interface Shop {
	/** The header that holds the base64 of HMAC-SHA256 over the body. */
	readonly signature: string;
	/** The header that a delivery has the same each time it is tried. */
	readonly delivery: string;
	/** The header that says what happened. */
	readonly topic: string;
	/** Nothing where it is about nothing that is booked. */
	read(body: Row, topic: string, reading: Reading): Order | undefined;
}

const ORDERS: readonly string[] = ['orders/create', 'orders/paid', 'orders/updated', 'orders/edited', 'orders/cancelled', 'orders/fulfilled', ''];

/** https://shopify.dev/docs/apps/build/webhooks/delivery-structure and https://woocommerce.github.io/woocommerce-rest-api-docs/#webhooks */
export const shops: Readonly<Record<ShopKind, Shop>> = {
	shopify: {
		signature: 'x-shopify-hmac-sha256',
		delivery: 'x-shopify-webhook-id',
		topic: 'x-shopify-topic',
		read: (body, topic, reading) => {
			if (topic === 'refunds/create') return asOrder(shopifyRefund(body, reading));
			// What somebody tries out in Shopify's admin is no order.
			return ORDERS.includes(topic) && body['test'] !== true ? shopifyOrder(body, reading) : undefined;
		},
	},
	wooCommerce: {
		signature: 'x-wc-webhook-signature',
		delivery: 'x-wc-webhook-delivery-id',
		topic: 'x-wc-webhook-topic',
		read: (body, topic, reading) =>
			(topic === '' || topic.startsWith('order.')) && 'line_items' in body && isOrdered(body) ? wooCommerceOrder(body, reading) : undefined,
	},
	other: {
		signature: 'x-order-signature',
		delivery: 'x-order-delivery',
		topic: 'x-order-topic',
		read: (body, _, reading) => plainOrder(body, reading),
	},
};

const asOrder = (refund: Row): Order | undefined => ((refund['credits'] as readonly unknown[]).length ? (refund as unknown as Order) : undefined);

export interface Delivered {
	readonly order: Order;
	readonly issues: readonly Issue[];
}

/** What a delivery's body tells of. Ids stay text, however long they are. */
export const deliveredIn = (kind: ShopKind, body: unknown, topic: string, reading: Reading): Delivered | undefined => {
	if (!isRow(body)) return undefined;
	const order = shops[kind].read(body, textOf(topic).toLowerCase(), reading);
	return order && { order, issues: checkOrder(order) };
};
