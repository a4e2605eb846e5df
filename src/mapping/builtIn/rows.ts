import type { Rules, TableRule } from '../rule';

/** Rows that several mappings into Xero fill alike. */

/** No tax is NONE, unless a row with the source value "No tax" names another tax type. */
export const tax = (from: readonly string[]): TableRule => ({ from, table: 'tax', keys: ['No tax'], else: 'NONE' });

/** An amount of the document itself, as a line of its own. */
export const charge = (words: Rules[string], amount: string, key: string): Rules => ({
	Description: words,
	Quantity: { always: 1 },
	UnitAmount: { from: amount, via: 'decimal' },
	AccountCode: { table: 'account', keys: [key] },
	TaxType: tax([]),
});

/** What comes off the document after tax. */
export const discountAfterTax = (amount: string): Rules => ({
	...charge({ always: 'Discount' }, amount, 'Discount'),
	UnitAmount: { from: amount, via: 'negative' },
});

export const phone = (type: string, from: string | readonly string[]): { when: string | readonly string[]; rules: Rules } => ({
	when: from,
	rules: { PhoneType: { always: type }, PhoneNumber: { from, via: 'text' } },
});
