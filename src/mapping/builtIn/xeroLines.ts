import type { Rows, Rule, Rules } from '../rule';
import { exchangeRate } from './rows';

/** Lines and other parts of Xero's documents as those of Zoho Books and Inventory. */

/** Tags that have no row stay out; the document goes on. */
const tags: Rules = {
	tags: {
		rows: {
			tracking: {
				each: 'Tracking',
				needs: ['tag_id', 'tag_option_id'],
				rules: {
					tag_id: { from: ['TrackingCategoryID', 'Name'], table: 'trackingCategory', optional: true },
					tag_option_id: { from: ['TrackingOptionID', 'Option'], table: 'trackingOption', optional: true },
				},
			},
		},
	},
};

const line: Rules = {
	// Without a row the line stands by its name alone.
	item_id: { from: 'ItemCode', table: 'item', optional: true },
	name: { from: 'name' },
	description: { from: 'description', via: 'clip', with: '2000' },
	quantity: { from: 'Quantity', via: 'decimal' },
	rate: { from: 'UnitAmount', via: 'decimal' },
	account_id: { from: ['AccountCode', 'AccountID'], table: 'account' },
	tax_id: { from: 'TaxType', table: 'tax', rate: 'tax_percentage' },
	...tags,
};

const lines = (rules: Rules): Readonly<Record<string, Rows>> => ({ lines: { each: 'LineItems', rate: 'tax_percentage', rules } });

export const purchaseLines = lines(line);
export const salesLines = lines({ ...line, discount: { from: 'discount' } });

/** Discounts stand on the lines, and lower the tax. */
export const discountsByLine: Rules = { discount_type: { always: 'item_level' }, is_discount_before_tax: { always: true } };

/** What every document says of its money. Zoho would take the contact's currency, so the document's own is always named. */
export const money: Rules = {
	currency_id: { from: 'CurrencyCode', table: 'currency' },
	exchange_rate: exchangeRate('CurrencyCode', 'CurrencyRate'),
	is_inclusive_tax: { from: 'is_inclusive_tax' },
};

/**
 * A contact of Xero carries the id of the record that it was made from. One that was not made from Books, or that a document shows without its number,
 * as quotes and payments do, has a row in the mapping tables.
 */
export const contactId = (at: string): Rule => ({
	first: [
		{ from: `${at}.ContactNumber`, via: 'ifAfter', with: 'books:' },
		{ from: [`${at}.ContactNumber`, `${at}.ContactID`, `${at}.Name`], table: 'contact' },
	],
});

export const party = (id: string): Rules => ({ [id]: contactId('Contact') });

/** Xero's rounding of a whole document. */
export const rounding: Rules = {
	adjustment: { from: 'RoundingAmount', via: 'notZero' },
	adjustment_description: { from: 'rounding' },
};

export const totals = { total: 'Total', tax: 'TotalTax', currency: 'CurrencyCode' } as const;

/** A number of Xero's own, where a document has none. */
export const numberOr = (number: string, id: string): Rule => ({
	first: [
		{ from: number, via: 'text' },
		{ from: id, via: 'prefix', with: 'xero:' },
	],
});

export const ended = {
	VOIDED: 'it is void in Xero: void the record in Zoho with the mapping of its status',
	DELETED: 'it is deleted in Xero: void or delete the record in Zoho with the mapping of its status',
} as const;
