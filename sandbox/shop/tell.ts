import axios from 'axios';
import type { Row } from '../vendor';
import { keptOf, postsOf, trade, type Sale, type ShopName } from '.';

/** A shop that is played for whoever tries a template out: some days of trade, told to a webhook as a real shop tells of them. */

const goods = [
	{ sku: 'JUG-600', title: 'Milk jug 600 ml', cents: 2450 },
	{ sku: 'TAMP-58', title: 'Tamper 58 mm', cents: 4500 },
	{ sku: 'KNOCK', title: 'Knock box', cents: 3990 },
	{ sku: 'APRON', title: 'Barista apron', cents: 5800 },
];

const PATIENCE = 10_000;

/** The same numbers for the same seed, everywhere (a linear congruence). */
const luckOf = (seed: number) => {
	let state = seed >>> 0;
	return (): number => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 4_294_967_296;
	};
};

const numberIn = (value: unknown, usual: number): number => (typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : usual);

/** What there is to say of it: the answers by their status, and what the shop has in the end, in cents. */
export interface Told {
	readonly orders: number;
	readonly deliveries: number;
	readonly answers: Readonly<Record<string, number>>;
	readonly currency: string;
	readonly kept: number;
}

/** `url` is where the shop posts, `secret` what it signs with; `shop`, `orders`, `refunds`, `cancellations`, `seed` and `firstId` as wanted. */
export async function tellOfTrade(now: number, input: Row): Promise<Told> {
	const { url, secret } = input;
	if (typeof url !== 'string' || !URL.canParse(url)) throw new Error('url must be the address that takes the orders');
	if (typeof secret !== 'string' || secret === '') throw new Error('secret must be what the shop signs with');
	const shop: ShopName = input.shop === 'wooCommerce' ? 'wooCommerce' : 'shopify';
	const luck = luckOf(numberIn(input.seed, 1));
	const home =
		shop === 'shopify'
			? { currency: 'NZD', inclusive: true, rate: 15, tax: 'GST', gateway: 'shopify_payments' }
			: { currency: 'USD', inclusive: false, rate: 5, tax: 'Reduced', gateway: 'stripe' };
	const sizes = { orders: numberIn(input.orders, 5), refunds: numberIn(input.refunds, 1), cancellations: numberIn(input.cancellations, 1) };
	const sales = trade(luck, {
		...home,
		...sizes,
		goods,
		began: now - 86_400_000,
		firstId: numberIn(input.firstId, shop === 'shopify' ? 5_500_000_000_001 : 4711),
	});
	const answers: Record<string, number> = {};
	const posts = postsOf(sales, luck, { shop, secret });
	for (const { body, headers } of posts) {
		const status = await axios
			.post(url, Buffer.from(body), { headers, timeout: PATIENCE, proxy: false, maxRedirects: 0, validateStatus: () => true })
			.then((answer) => answer.status)
			.catch(() => 0);
		answers[status] = (answers[status] ?? 0) + 1;
	}
	return { orders: sales.length, deliveries: posts.length, answers, currency: home.currency, kept: sum(sales) };
}

const sum = (sales: readonly Sale[]): number => sales.reduce((all, sale) => all + keptOf(sale), 0);
