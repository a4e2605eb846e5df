import type { Rows, Rule, Rules } from '../rule';
import { exchangeRate } from './rows';

/** Parts of a shop's orders as Zoho's finance apps take them. */

/** A row for the tax's name, or for its percentage; with live data the rate alone does. */
const tax: Rule = {
	first: [
		{ from: ['tax_name', 'tax_percentage'], table: 'tax', rate: 'tax_percentage' },
		{ from: 'no_tax', table: 'tax' },
	],
};

/** Other lines than articles may have an account of their own; without one they are booked where Zoho books all sales. */
const words: Rules = {
	name: { from: 'name', via: 'clip', with: '100' },
	account_id: { from: 'kind', table: 'account', ifThere: true },
	tax_id: tax,
};

const ordered: Rules = {
	item_id: { first: [{ from: 'item_id' }, { from: 'sku', table: 'item', ifThere: true }] },
	...words,
	description: { from: 'sku', via: 'text' },
	quantity: { from: 'quantity', via: 'decimal' },
	rate: { from: 'price', via: 'decimal' },
	discount: { from: 'discount' },
};

const lines = (rules: Rules): Readonly<Record<string, Rows>> => ({ lines: { each: 'lines', rate: 'tax_percentage', rules } });

export const orderLines = lines(ordered);
export const invoiceLines = lines({ ...ordered, salesorder_item_id: { from: 'ordered_id' } });
export const creditLines = lines({ ...words, quantity: { always: 1 }, rate: { from: 'amount', via: 'decimal' } });

export const money = (inclusive: string): Rules => ({
	currency_id: { first: [{ from: ['Found.currency_id', 'Found.invoice.currency_id'] }, { from: 'currency', table: 'currency', ifThere: true }] },
	exchange_rate: exchangeRate('currency', 'Found.invoice.exchange_rate', 'decimal'),
	is_inclusive_tax: { from: inclusive },
	discount_type: { always: 'item_level' },
	is_discount_before_tax: { always: true },
});

export const totals = { total: 'total', tax: 'tax', currency: 'currency' } as const;

export const address = (name: string): Rules => ({
	[`${name}.attention`]: { from: `${name}.attention`, via: 'clip', with: '100' },
	[`${name}.address`]: { from: `${name}.street`, via: 'clip', with: '500' },
	[`${name}.street2`]: { from: `${name}.street2`, via: 'clip', with: '255' },
	[`${name}.city`]: { from: `${name}.city`, via: 'clip', with: '100' },
	[`${name}.state`]: { from: `${name}.region`, via: 'clip', with: '100' },
	[`${name}.zip`]: { from: `${name}.postcode`, via: 'text' },
	[`${name}.country`]: { from: `${name}.country`, via: 'countryForZohoBooks' },
	[`${name}.phone`]: { from: `${name}.phone`, via: 'clip', with: '50' },
});

/** The same as the fields that a module of Zoho CRM has for it. */
export const crmAddress = (prefix: string, code: string, from: string): Rules => ({
	[`${prefix}_Street`]: { join: [{ from: `${from}.street` }, { from: `${from}.street2` }], by: '\n' },
	[`${prefix}_City`]: { from: `${from}.city`, via: 'clip', with: '100' },
	[`${prefix}_State`]: { from: `${from}.region`, via: 'clip', with: '100' },
	[`${prefix}_${code}`]: { from: `${from}.postcode`, via: 'clip', with: '30' },
	[`${prefix}_Country`]: { from: `${from}.country`, via: 'countryWritten' },
});
