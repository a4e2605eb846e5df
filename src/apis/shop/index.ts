import { date, decimal, email, flag, group, moment, resource, rows, text, type Fields } from '../define';

/** What shops tell of, in the form of our own (src/shop/order.ts); read by mappings only, and asked of nobody. */

const taxed: Fields = { tax_name: text('Tax Name'), tax_percentage: decimal('Tax Percentage'), tax: decimal('Tax') };

const line: Fields = {
	kind: text('Kind', { hint: 'article, shipping, tip, duty, fee or giftCard' }),
	name: text('Name'),
	sku: text('SKU'),
	quantity: decimal('Quantity'),
	price: decimal('Price', { hint: 'Of one, before the discount' }),
	discount: decimal('Discount', { hint: 'Of the whole line' }),
	...taxed,
};

const place = (label: string) =>
	group(label, {
		attention: text('Attention'),
		street: text('Street'),
		street2: text('Street 2'),
		city: text('City'),
		region: text('Region'),
		postcode: text('Postcode'),
		country: text('Country'),
		phone: text('Phone'),
	});

const payment: Fields = {
	id: text('Payment ID'),
	reference: text('Reference'),
	at: moment('Paid'),
	amount: decimal('Amount'),
	currency: text('Currency'),
	gateway: text('Gateway'),
};

const credit: Fields = {
	id: text('Refund ID'),
	kind: text('Kind', { hint: 'refund or cancellation' }),
	suffix: text('Number Suffix'),
	reference: text('Reference'),
	order_reference: text('Order Reference'),
	at: moment('Refunded'),
	currency: text('Currency'),
	taxes_included: flag('Prices Include Tax'),
	lines: rows('Lines', { name: text('Name'), amount: decimal('Amount'), net: decimal('Amount Without Tax'), ...taxed }),
	total: decimal('Total'),
	paid_back: decimal('Paid Back'),
	gateway: text('Gateway'),
};

const unasked = { path: '', permission: '', operations: {} } as const;

export const shop = {
	order: resource({
		...unasked,
		label: 'Order',
		plural: 'Orders',
		envelope: { one: 'order', many: 'orders' },
		id: 'id',
		title: 'number',
		modified: 'modified',
		fields: {
			id: text('Order ID'),
			number: text('Order Number'),
			document: text('Document Number'),
			reference: text('Reference'),
			shop: text('Shop'),
			is_whole: flag('Is Whole'),
			date: date('Date'),
			modified: moment('Modified'),
			currency: text('Currency'),
			taxes_included: flag('Prices Include Tax'),
			is_cancelled: flag('Is Cancelled'),
			customer: group('Customer', {
				id: text('Customer ID'),
				email: email('Email'),
				first_name: text('First Name'),
				last_name: text('Last Name'),
				company: text('Company'),
				phone: text('Phone'),
			}),
			billing_address: place('Billing Address'),
			shipping_address: place('Shipping Address'),
			lines: rows('Lines', line),
			total: decimal('Total'),
			tax: decimal('Tax'),
			payments: rows('Payments', payment),
			credits: rows('Refunds', credit),
		},
	}),
	payment: resource({
		...unasked,
		label: 'Payment',
		plural: 'Payments',
		envelope: { one: 'payment', many: 'payments' },
		id: 'reference',
		title: 'reference',
		fields: payment,
	}),
	refund: resource({
		...unasked,
		label: 'Refund',
		plural: 'Refunds',
		envelope: { one: 'refund', many: 'refunds' },
		id: 'reference',
		title: 'reference',
		fields: credit,
	}),
} as const;
