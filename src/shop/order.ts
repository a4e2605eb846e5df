import { decimalOf } from '../decimals';
import { Decimal } from '../libraries/decimal';
import { isFilled, textOf, type Row } from '../record';

/**
 * An order as every shop's is turned into, so that one set of mappings does for all of them. All of it is JSON: money and quantities are decimals as text, ids are
 * text, times are ISO 8601 as the shop wrote them, days are the shop's. Prices include tax where `taxes_included` says so, and nowhere else.
 */

/** A line: an article, or what is charged beside the articles. */
export interface OrderLine extends Row {
	/** `tip`, `duty`, `fee` and `shipping` are charged beside the articles; money on a gift card is owed, not earned. */
	readonly kind: 'article' | 'shipping' | 'tip' | 'duty' | 'fee' | 'giftCard';
	readonly name: string;
	readonly sku: string;
	readonly quantity: string;
	/** Before the discount. */
	readonly price: string;
	/** Of the whole line, as an amount. */
	readonly discount: string;
	/** Those of a line with several taxes are joined, and their percentages added up; empty where there is none. */
	readonly tax_name: string;
	readonly tax_percentage: string;
	readonly tax: string;
}

/** Money that came in for an order. */
export interface OrderPayment extends Row {
	readonly id: string;
	/** By it the payment is found again: the shop, the order and the payment. */
	readonly reference: string;
	readonly at: string;
	readonly amount: string;
	readonly currency: string;
	/** What took it, such as shopify_payments or gift_card: the mapping rows say which account that is. */
	readonly gateway: string;
}

/** Something of an order that is taken back. */
export interface OrderCredit extends Row {
	readonly id: string;
	readonly kind: 'refund' | 'cancellation';
	/** Behind the invoice's number it makes the credit note's. */
	readonly suffix: string;
	readonly reference: string;
	/** The order that it is of. */
	readonly order_reference: string;
	readonly at: string;
	readonly currency: string;
	/** Missing where the shop does not say it with the refund; the invoice knows. */
	readonly taxes_included?: boolean;
	readonly lines: readonly CreditLine[];
	/** Missing where it is what the lines come to. */
	readonly total?: string;
	/** What went back to the customer; zero of a cancellation. */
	readonly paid_back: string;
	readonly gateway: string;
}

export interface CreditLine extends Row {
	readonly name: string;
	/** Of the whole line, as prices are. `net` instead where the shop says it without tax in any case. */
	readonly amount?: string;
	readonly net?: string;
	readonly tax: string;
	readonly tax_name: string;
	readonly tax_percentage: string;
}

export interface Customer extends Row {
	readonly id: string;
	readonly email: string;
	readonly first_name: string;
	readonly last_name: string;
	readonly company: string;
	readonly phone: string;
}

export interface Place extends Row {
	readonly attention: string;
	readonly street: string;
	readonly street2: string;
	readonly city: string;
	readonly region: string;
	readonly postcode: string;
	/** Two letters. */
	readonly country: string;
	readonly phone: string;
}

export interface Order extends Row {
	readonly shop: string;
	readonly id: string;
	/** As customers know it, without the sign in front. */
	readonly number: string;
	/** What its documents are called. */
	readonly document: string;
	/** By it documents are found again: the shop and the order. */
	readonly reference: string;
	/** Not whole is what tells of a refund only. */
	readonly is_whole: boolean;
	readonly date: string;
	readonly modified: string;
	readonly currency: string;
	readonly taxes_included: boolean;
	readonly is_cancelled: boolean;
	readonly customer: Customer;
	readonly billing_address: Place;
	readonly shipping_address: Place;
	readonly lines: readonly OrderLine[];
	readonly total: string;
	readonly tax: string;
	readonly payments: readonly OrderPayment[];
	readonly credits: readonly OrderCredit[];
}

/** How orders are read. */
export interface Reading {
	/** In front of the numbers of documents. */
	readonly prefix: string;
	/** What the shop is called in references, where one of its kind is not enough. */
	readonly shop?: string;
}

const zero = new Decimal(0);

export const amount = (value: unknown): Decimal => decimalOf(value) ?? zero;
export const written = (value: Decimal): string => value.toFixed();
/** A sum of money with the cents that it has, and two at least. */
export const money = (value: Decimal): string => (value.round(2).eq(value) ? value.toFixed(2) : value.toFixed());

/** The day that a time is written as: it is the shop's own. */
export const dayOf = (time: unknown): string => /^\d{4}-\d\d-\d\d/.exec(textOf(time))?.[0] ?? '';

export const firstOf = (...values: readonly unknown[]): string => textOf(values.find(isFilled));

export const referenceOf = (...parts: readonly string[]): string => parts.join(':');

/** What a line comes to, as prices are. */
export const lineAmount = ({ quantity, price, discount }: Pick<OrderLine, 'quantity' | 'price' | 'discount'>): Decimal =>
	amount(quantity).times(amount(price)).round(2, Decimal.roundHalfUp).minus(amount(discount));
