import { sum } from '../decimals';
import { Decimal } from '../libraries/decimal';
import { isRow, rowsIn, textOf, type Row } from '../record';
import { amount, firstOf, money, referenceOf, written, type CreditLine, type Order, type OrderCredit, type Reading } from './order';
import { SHOPIFY, taxesIn } from './shopifyTaxes';
import { untaxed } from './taxes';

/**
 * Refunds of Shopify (https://shopify.dev/docs/api/admin-rest/latest/resources/refund): within an order, and as the body of `refunds/create`, which names the order by its
 * id alone and does not say whether prices include tax.
 */

interface About {
	readonly reference: string;
	readonly currency: string;
	readonly taxes_included?: boolean;
}

function article(row: Row): CreditLine {
	const line = isRow(row['line_item']) ? row['line_item'] : {};
	const [count, name] = [textOf(row['quantity']) || '1', [line['title'], line['variant_title']].map(textOf).filter(Boolean).join(' - ') || 'Article'];
	const tax = amount(row['total_tax']);
	const known = taxesIn(line, amount(line['price']).times(amount(line['quantity'])));
	return {
		name: count === '1' ? name : `${count} × ${name}`,
		amount: money(amount(row['subtotal'])),
		...(tax.eq(0) && !amount(known.tax_percentage).eq(0) ? untaxed : { ...known, tax: money(tax) }),
	};
}

/** Shipping that goes back: a sum without its tax, with minus in front, and the tax. Its name is that of whichever article has the same percentage. */
function shipping(row: Row, articles: readonly CreditLine[]): CreditLine {
	const [net, tax] = [amount(row['amount']).times(-1), amount(row['tax_amount']).times(-1)];
	const line = { name: 'Shipping', net: money(net) };
	if (tax.eq(0) || net.eq(0)) return { ...line, ...untaxed };
	const fits = (percentage: Decimal): boolean => net.times(percentage).div(100).minus(tax).abs().lte('0.01');
	const alike = articles.find(({ tax_percentage }) => tax_percentage !== '' && fits(amount(tax_percentage)));
	const whole = tax.times(100).div(net).round(0, Decimal.roundHalfUp);
	const percentage = fits(whole) ? whole : tax.times(100).div(net).round(2, Decimal.roundHalfUp);
	return { ...line, tax: money(tax), tax_name: alike?.tax_name ?? '', tax_percentage: alike?.tax_percentage ?? written(percentage) };
}

export const refundIn = (refund: Row, { reference, currency, taxes_included }: About): OrderCredit => {
	const id = textOf(refund['id']);
	const articles = rowsIn(refund['refund_line_items']).map(article);
	const sent = rowsIn(refund['transactions']).filter(({ kind, status }) => kind === 'refund' && status === 'success');
	const shipped = rowsIn(refund['order_adjustments']).filter(({ kind }) => kind === 'shipping_refund');
	const back = money(sum(sent.map((one) => amount(one['amount']))));
	return {
		id,
		kind: 'refund',
		suffix: `R${id}`,
		reference: referenceOf(reference, id),
		order_reference: reference,
		at: firstOf(refund['processed_at'], refund['created_at']),
		currency: firstOf(currency, sent[0]?.['currency']),
		...(taxes_included === undefined ? {} : { taxes_included }),
		lines: [...articles, ...shipped.map((row) => shipping(row, articles))],
		total: back,
		paid_back: back,
		gateway: [...new Set(sent.map((one) => textOf(one['gateway'])).filter(Boolean))].join(' + '),
	};
};

/** The body of `refunds/create` as the order that it is of, as far as that is known. A refund without money in it tells nothing to a ledger. */
export const shopifyRefund = (
	body: Row,
	{ shop = SHOPIFY }: Reading,
): Pick<Order, 'shop' | 'id' | 'reference' | 'is_whole' | 'modified' | 'currency' | 'credits'> & Row => {
	const id = textOf(body['order_id']);
	const reference = referenceOf(shop, id);
	const credit = refundIn(body, { reference, currency: '' });
	return {
		shop,
		id,
		number: id,
		reference,
		is_whole: false,
		modified: firstOf(body['processed_at'], body['created_at']),
		currency: credit.currency,
		lines: [],
		payments: [],
		credits: amount(credit.paid_back).gt(0) ? [credit] : [],
	};
};
