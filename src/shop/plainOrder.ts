import { sum } from '../decimals';
import { isFilled, isRow, rowsIn, textOf, type Row } from '../record';
import { cancellation, takenBack } from './beside';
import { amount, dayOf, firstOf, money, referenceOf, type CreditLine, type Order, type OrderCredit, type OrderLine, type Place, type Reading } from './order';

/** Orders of any other shop, in the form of our own (docs/shop.md): what may be left out is filled in. */

export const OTHER = 'shop';

const kinds: readonly string[] = ['article', 'shipping', 'tip', 'duty', 'fee', 'giftCard'];

const taxOf = (row: Row) => ({ tax_name: textOf(row['tax_name']), tax_percentage: textOf(row['tax_percentage']), tax: textOf(row['tax']) || '0.00' });

const lineOf = (row: Row): OrderLine => {
	const kind = textOf(row['kind']);
	return {
		kind: (kinds.includes(kind) ? kind : 'article') as OrderLine['kind'],
		id: textOf(row['id']),
		name: firstOf(row['name'], row['sku'], 'Article'),
		sku: textOf(row['sku']),
		quantity: textOf(row['quantity']) || '1',
		price: textOf(row['price']),
		discount: textOf(row['discount']) || '0.00',
		...taxOf(row),
	};
};

const placeOf = (value: unknown): Place => {
	const row = isRow(value) ? value : {};
	const of = (name: keyof Place & string): string => textOf(row[name]);
	return {
		attention: of('attention'),
		street: of('street'),
		street2: of('street2'),
		city: of('city'),
		region: of('region'),
		postcode: of('postcode'),
		country: of('country'),
		phone: of('phone'),
	};
};

type Whole = Pick<Order, 'reference' | 'currency' | 'taxes_included' | 'lines' | 'total'>;

function refundOf(row: Row, order: Whole): OrderCredit {
	const id = textOf(row['id']);
	const back = textOf(row['amount']);
	const own = rowsIn(row['lines']).map((line): CreditLine => ({ name: firstOf(line['name'], 'Refund'), amount: textOf(line['amount']), ...taxOf(line) }));
	const isAll = amount(back).eq(amount(order.total));
	return {
		id,
		kind: 'refund',
		suffix: `R${id}`,
		reference: referenceOf(order.reference, id),
		order_reference: order.reference,
		at: firstOf(row['at'], row['date']),
		currency: order.currency,
		taxes_included: order.taxes_included,
		lines: own.length || !isAll ? own : takenBack(order.lines),
		total: money(amount(back)),
		paid_back: money(amount(back)),
		gateway: textOf(row['gateway']),
	};
}

export const plainOrder = (body: Row, { prefix, shop: named }: Reading): Order => {
	const shop = named ?? firstOf(body['shop'], OTHER);
	const id = firstOf(body['id'], body['number']);
	const reference = referenceOf(shop, id);
	const number = firstOf(body['number'], id);
	const lines = rowsIn(body['lines']).map(lineOf);
	const customer = isRow(body['customer']) ? body['customer'] : {};
	const of = (name: string): string => textOf(customer[name]);
	const whole = {
		id,
		reference,
		currency: textOf(body['currency']).toUpperCase(),
		taxes_included: body['taxes_included'] === true,
		lines,
		total: textOf(body['total']),
	};
	const payments = rowsIn(body['payments']).map((row, index) => {
		const own = firstOf(row['id'], `paid${index + 1}`);
		return {
			id: own,
			reference: referenceOf(reference, own),
			at: firstOf(row['at'], row['date'], body['date']),
			amount: textOf(row['amount']),
			currency: firstOf(row['currency'], whole.currency),
			gateway: firstOf(row['gateway'], shop),
		};
	});
	const is_cancelled = body['is_cancelled'] === true;
	return {
		shop,
		...whole,
		number,
		document: `${prefix}${number}`,
		is_whole: true,
		date: dayOf(body['date']),
		modified: firstOf(body['modified'], body['date']),
		is_cancelled,
		customer: {
			id: of('id'),
			email: of('email').toLowerCase(),
			first_name: of('first_name'),
			last_name: of('last_name'),
			company: of('company'),
			phone: of('phone'),
		},
		billing_address: placeOf(isFilled(body['billing_address']) ? body['billing_address'] : body['shipping_address']),
		shipping_address: placeOf(isFilled(body['shipping_address']) ? body['shipping_address'] : body['billing_address']),
		tax: firstOf(body['tax'], money(sum(lines.map(({ tax }) => amount(tax))))),
		payments,
		credits: [
			...rowsIn(body['refunds']).map((row) => refundOf(row, whole)),
			...(is_cancelled && !payments.length ? [cancellation(whole, firstOf(body['modified'], body['date']))] : []),
		],
	};
};
