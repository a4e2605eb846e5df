import { trade } from '../../sandbox/shop';
import { taxOf, totalOf } from '../../sandbox/shop/sale';
import { shopifyOrder as asShopify } from '../../sandbox/shop/shopify';
import { wooCommerceOrder as asWoo } from '../../sandbox/shop/wooCommerce';
import type { Row } from '../../src/record';
import { deliveredIn, type ShopKind } from '../../src/shop/delivery';
import { amount, lineAmount } from '../../src/shop/order';
import { isKnownOrder, keysIn } from '../../src/shop/seen';
import { remember } from '../../src/syncing/ledger';
import { isSignedInBase64 } from '../../src/wire/signature';
import { fromJson } from '../../src/wire/text';
import { signed } from '../../sandbox/shop';
import { chance } from '../mapping/random';

/** What shops post is read to the cent, or said to be wrong, and never guessed at. */

const reading = { prefix: 'SHOP-' };
const read = (kind: ShopKind, body: Row, topic = '') => deliveredIn(kind, body, topic, reading);
const gst = [{ title: 'GST', rate: 0.15, price: '1.30' }];
const shopify: Row = {
	id: 5500000000001,
	name: '#1001',
	created_at: '2026-11-20T23:30:00+13:00',
	updated_at: '2026-11-20T23:31:00+13:00',
	currency: 'NZD',
	financial_status: 'paid',
	taxes_included: true,
	total_price: '10.00',
	total_tax: '1.30',
	payment_gateway_names: ['shopify_payments'],
	email: 'Ana@Home.example',
	line_items: [{ id: 1, title: 'Mug', variant_title: 'Blue', sku: 'MUG', quantity: 1, price: '10.00', tax_lines: gst, discount_allocations: [] }],
	shipping_lines: [],
};
const woo: Row = {
	id: 4711,
	number: '4711',
	status: 'processing',
	currency: 'USD',
	prices_include_tax: true,
	date_created: '2026-11-20T10:00:00',
	date_modified: '2026-11-20T10:00:05',
	date_paid: '2026-11-20T10:00:05',
	total: '10.00',
	total_tax: '1.30',
	billing: { first_name: 'Ana', last_name: 'Tan', email: 'ana@home.example', country: 'NZ' },
	payment_method: 'stripe',
	line_items: [
		{
			id: 1,
			name: 'Mug',
			sku: 'MUG',
			quantity: 3,
			subtotal: '8.70',
			subtotal_tax: '1.30',
			total: '8.70',
			total_tax: '1.30',
			taxes: [{ id: 1, total: '1.30' }],
		},
	],
	tax_lines: [{ rate_id: 1, label: 'GST', rate_percent: 15 }],
	shipping_lines: [],
	fee_lines: [],
	refunds: [],
};

it('reads an order of Shopify: its day, its tax, its payment and its customer', () => {
	const { order, issues } = read('shopify', shopify, 'orders/paid')!;
	expect(issues).toEqual([]);
	expect(order).toMatchObject({
		reference: 'shopify:5500000000001',
		document: 'SHOP-1001',
		date: '2026-11-20',
		taxes_included: true,
		total: '10.00',
		customer: { email: 'ana@home.example' },
		lines: [{ kind: 'article', name: 'Mug - Blue', sku: 'MUG', tax_name: 'GST', tax_percentage: '15', tax: '1.30' }],
		payments: [{ reference: 'shopify:5500000000001:paid', amount: '10.00', gateway: 'shopify_payments' }],
		credits: [],
	});
});

it('reads an order of WooCommerce: prices that include tax are added up again, and what a piece costs keeps its digits', () => {
	const { order, issues } = read('wooCommerce', woo, 'order.updated')!;
	expect(issues).toEqual([]);
	expect(order).toMatchObject({
		reference: 'woocommerce:4711',
		taxes_included: true,
		lines: [{ quantity: '3', price: '3.333333', discount: '0.00', tax_name: 'GST', tax_percentage: '15' }],
	});
	expect(lineAmount(order.lines[0]!).toFixed(2)).toBe('10.00');
});

it.each([
	[
		'a gift card is no article',
		{ line_items: [{ title: 'Gift card', quantity: 1, price: '10.00', gift_card: true, tax_lines: [] }], total_tax: '0.00' },
		{ kind: 'giftCard', tax_name: '' },
	],
	[
		'several taxes are one',
		{
			taxes_included: false,
			total_price: '11.20',
			total_tax: '1.20',
			line_items: [
				{
					title: 'Mug',
					quantity: 1,
					price: '10.00',
					tax_lines: [
						{ title: 'GST', rate: 0.05, price: '0.50' },
						{ title: 'PST', rate: 0.07, price: '0.70' },
					],
				},
			],
		},
		{ tax_name: 'GST + PST', tax_percentage: '12', tax: '1.20' },
	],
	[
		'a discount of the order stands on its lines',
		{
			total_price: '7.00',
			total_tax: '0.91',
			line_items: [
				{
					title: 'Mug',
					quantity: 2,
					price: '5.00',
					discount_allocations: [{ amount: '2.00' }, { amount: '1.00' }],
					tax_lines: [{ title: 'GST', rate: 0.15, price: '0.91' }],
				},
			],
		},
		{ discount: '3.00', quantity: '2' },
	],
	[
		'a tax that was not charged is none',
		{ total_tax: '0.00', line_items: [{ title: 'Mug', quantity: 1, price: '10.00', tax_lines: [{ title: 'GST', rate: 0.15, price: '0.00' }] }] },
		{ tax_name: '', tax: '0.00' },
	],
	[
		'a rate of zero keeps its name',
		{ total_tax: '0.00', line_items: [{ title: 'Book', quantity: 1, price: '10.00', tax_lines: [{ title: 'Zero Rate', rate: 0, price: '0.00' }] }] },
		{ tax_name: 'Zero Rate', tax_percentage: '0' },
	],
] as const)('Shopify: %s', (_, changes, line) => {
	const { order, issues } = read('shopify', { ...shopify, ...changes } as Row, 'orders/create')!;
	expect(issues).toEqual([]);
	expect(order.lines[0]).toMatchObject(line);
});

it('adds a tip where the total has it and the lines have not, and shipping that costs something', () => {
	const shipping = [
		{ title: 'Courier', price: '5.00', tax_lines: [{ title: 'GST', rate: 0.15, price: '0.65' }] },
		{ title: 'Free', price: '0.00', tax_lines: [] },
	];
	const { order, issues } = read(
		'shopify',
		{ ...shopify, total_price: '17.00', total_tax: '1.95', total_tip_received: '2.00', shipping_lines: shipping },
		'orders/create',
	)!;
	expect(issues).toEqual([]);
	expect(order.lines.map(({ kind, name, price }) => `${kind} ${name} ${price}`)).toEqual([
		'article Mug - Blue 10.00',
		'shipping Shipping: Courier 5.00',
		'tip Tip 2.00',
	]);
});

it.each<readonly [string, ShopKind, Row, RegExp]>([
	['a total that no line explains', 'shopify', { ...shopify, total_price: '12.00' }, /^total is 12\.00, but lines come to 10\.00/],
	['no currency', 'shopify', { ...shopify, currency: null }, /^currency the order has no currency/],
	['no lines', 'shopify', { ...shopify, line_items: [] }, /^lines the order has no lines/],
	['a price that is none', 'shopify', { ...shopify, line_items: [{ title: 'Mug', quantity: 1, price: 'ten' }] }, /^lines\[0\]\.price "ten" is no plain number/],
	[
		'a payment in another currency',
		'shopify',
		{ ...shopify, transactions: [{ id: 1, kind: 'sale', status: 'success', amount: '6.00', currency: 'USD' }] },
		/^payments\[0\]\.currency the payment is in USD/,
	],
	['no date', 'other', { id: '1', currency: 'NZD', total: '0', lines: [{ price: '0' }] }, /^date the order has no date/],
])('says what is wrong with an order that has %s', (_, kind, body, says) => {
	const found = read(kind, body)!.issues.map((issue) => `${issue.at} ${issue.says}`);
	expect(found.find((one) => says.test(one))).toMatch(says);
});

it('takes every success of a payment by itself where a workflow adds the transactions', () => {
	const transactions = [
		{ id: 8, kind: 'sale', status: 'success', gateway: 'gift_card', amount: '4.00', currency: 'NZD', processed_at: '2026-11-20T10:00:00Z' },
		{ id: 9, kind: 'capture', status: 'success', gateway: 'shopify_payments', amount: '6.00', currency: 'NZD', processed_at: '2026-11-20T10:00:01Z' },
		{ id: 7, kind: 'sale', status: 'failure', gateway: 'shopify_payments', amount: '10.00', currency: 'NZD' },
	];
	const { order } = read('shopify', { ...shopify, transactions }, 'orders/paid')!;
	expect(order.payments.map(({ id, amount: paid, gateway }) => [id, paid, gateway])).toEqual([
		['8', '4.00', 'gift_card'],
		['9', '6.00', 'shopify_payments'],
	]);
});

it('reads a refund alike within its order and by itself, and passes over one without money', () => {
	const refund = {
		id: 77,
		order_id: 5500000000001,
		created_at: '2026-11-21T10:00:00+13:00',
		refund_line_items: [{ quantity: 1, subtotal: '5.00', total_tax: '0.65', line_item: { title: 'Mug', price: '10.00', quantity: 1, tax_lines: gst } }],
		order_adjustments: [{ kind: 'shipping_refund', amount: '-4.35', tax_amount: '-0.65' }],
		transactions: [{ kind: 'refund', status: 'success', gateway: 'shopify_payments', amount: '10.00', currency: 'NZD' }],
	};
	const within = read('shopify', { ...shopify, refunds: [refund] }, 'orders/updated')!.order;
	const alone = read('shopify', refund, 'refunds/create')!.order;
	const { taxes_included: _, ...same } = within.credits[0]!;
	expect(alone).toMatchObject({ is_whole: false, reference: within.reference, credits: [same] });
	expect(within.credits[0]).toMatchObject({
		suffix: 'R77',
		total: '10.00',
		paid_back: '10.00',
		lines: [
			{ amount: '5.00', tax_name: 'GST' },
			{ net: '4.35', tax: '0.65', tax_name: 'GST', tax_percentage: '15' },
		],
	});
	expect(read('shopify', { ...refund, transactions: [] }, 'refunds/create')).toBeUndefined();
});

it('spreads a part that WooCommerce says nothing more of, and takes all of an order back line by line', () => {
	const [part] = read('wooCommerce', { ...woo, refunds: [{ id: 5, reason: 'Broken', total: '-4.00' }] })!.order.credits;
	expect(part).toMatchObject({ total: '4.00', taxes_included: true, lines: [{ name: 'Broken', amount: '4.00', tax: '0.52', tax_name: 'GST' }] });
	const [all] = read('wooCommerce', { ...woo, refunds: [{ id: 5, total: '-10.00' }] })!.order.credits;
	expect(all!.lines).toEqual([expect.objectContaining({ name: '3 × Mug', amount: '10.00' })]);
});

it.each([
	['a try-out', 'shopify', { ...shopify, test: true }, 'orders/create'],
	['another topic', 'shopify', shopify, 'products/update'],
	['a basket that nobody has paid', 'wooCommerce', { ...woo, status: 'pending', date_paid: null }, 'order.created'],
	['a customer', 'wooCommerce', { id: 3, email: 'a@b.c' }, 'customer.updated'],
] as const)('passes over %s', (_, kind, body, topic) => {
	expect(read(kind, body as Row, topic)).toBeUndefined();
});

it('cancels an order whole where nobody has paid it, and not where somebody has', () => {
	const cancelled = { ...shopify, cancelled_at: '2026-11-21T10:00:00+13:00' };
	expect(read('shopify', { ...cancelled, financial_status: 'voided' })!.order.credits).toEqual([
		expect.objectContaining({ kind: 'cancellation', suffix: 'C', total: '10.00', paid_back: '0.00' }),
	]);
	expect(read('shopify', cancelled)!.order.credits).toEqual([]);
});

it('keeps ids to their last digit', () => {
	const body = fromJson(JSON.stringify(shopify).replace('5500000000001', '820982911946154508')) as Row;
	expect(read('shopify', body)!.order.reference).toBe('shopify:820982911946154508');
});

it('knows what it saw, and what is older than what it saw', () => {
	const at = (minute: number, more: Row = {}) => read('shopify', { ...shopify, ...more, updated_at: `2026-11-20T23:${minute}:00+13:00` })!.order;
	const ledger = remember({}, keysIn(at(31)));
	expect([at(31), at(30), at(32), at(31, { note: 'x', financial_status: 'refunded', email: 'b@c.d' })].map((order) => isKnownOrder(ledger, order))).toEqual([
		true,
		true,
		false,
		false,
	]);
});

it.each([
	['the bytes as they came', 'secret-of-a-shop', (body: string) => body, true],
	['other bytes', 'secret-of-a-shop', (body: string) => body.replace('10.00', '11.00'), false],
	['another secret', 'another-secret-of', (body: string) => body, false],
	['no secret', '', (body: string) => body, false],
])('a signature over %s', (_, secret, changed, isValid) => {
	const body = JSON.stringify(shopify);
	const signature = signed(body, 'secret-of-a-shop');
	expect(isSignedInBase64([secret], Buffer.from(changed(body)), signature)).toBe(isValid);
	expect(isSignedInBase64([secret], Buffer.from(body), undefined)).toBe(false);
});

it('reads a thousand orders of each shop to the cent', () => {
	const luck = chance(5);
	const goods = [
		{ sku: 'A', title: 'A', cents: 333 },
		{ sku: 'B', title: 'B', cents: 1999 },
		{ sku: 'C', title: 'C', cents: 12_345 },
	];
	for (const inclusive of [true, false])
		for (const sale of trade(luck.next, {
			orders: 500,
			refunds: 50,
			goods,
			began: 0,
			firstId: 1,
			currency: 'NZD',
			inclusive,
			rate: 15,
			tax: 'GST',
			gateway: 'card',
		})) {
			const standing = { paid: true, refunded: Boolean(sale.refund), cancelled: false, updated: sale.at };
			for (const [kind, body] of [
				['shopify', asShopify(sale, standing)],
				['wooCommerce', asWoo(sale, standing)],
			] as const) {
				const { order, issues } = read(kind, body)!;
				expect(issues).toEqual([]);
				expect([amount(order.total).times(100).toFixed(), amount(order.tax).times(100).toFixed()]).toEqual([String(totalOf(sale)), String(taxOf(sale))]);
				expect(order.lines.reduce((all, line) => all + Math.round(Number(lineAmount(line)) * 100), 0)).toBe(totalOf(sale) - (inclusive ? 0 : taxOf(sale)));
			}
		}
});

it.each<unknown>([null, [], 'text', 7, {}, { line_items: 'x', shipping_lines: 3, refunds: {}, customer: 'me', total_price: [] }])(
	'does not break on %j',
	(body) => {
		for (const kind of ['shopify', 'wooCommerce', 'other'] as const) expect(() => deliveredIn(kind, body, '', reading)).not.toThrow();
		expect(() => deliveredIn('shopify', body, 'refunds/create', reading)).not.toThrow();
	},
);
