import type { Rows, Rules, TableRule } from '../rule';

/** Rows that several mappings into Xero fill alike. */

/** The kind of tax rows: Xero has other tax types for buying than for selling, where the source may have one tax for both. */
export type TaxKind = 'tax' | 'purchaseTax';

/** No tax is NONE, unless a row with the source value "No tax" names another tax type. */
export const tax = (from: readonly string[], table: TaxKind = 'tax'): TableRule => ({ from, table, keys: ['No tax'], else: 'NONE' });

/** An amount of the document itself, as a line of its own; its account has the first of the keys that has a row. */
export const charge = (words: Rules[string], amount: string, keys: string | readonly string[], kind: TaxKind = 'tax'): Rules => ({
	Description: words,
	Quantity: { always: 1 },
	UnitAmount: { from: amount, via: 'decimal' },
	AccountCode: { table: 'account', keys: typeof keys === 'string' ? [keys] : keys },
	TaxType: tax([], kind),
});

/** What comes off the document after tax. */
export const discountAfterTax = (amount: string, keys: string | readonly string[] = 'Discount', kind: TaxKind = 'tax'): Rules => ({
	...charge({ always: 'Discount' }, amount, keys, kind),
	UnitAmount: { from: amount, via: 'negative' },
});

export const phone = (type: string, from: string | readonly string[]): { when: string | readonly string[]; rules: Rules } => ({
	when: from,
	rules: { PhoneType: { always: type }, PhoneNumber: { from, via: 'text' } },
});

/** Xero takes five persons beside the contact's own (https://developer.xero.com/documentation/api/accounting/contacts). */
export const MOST_PERSONS = 5;

/** The account that money comes from or goes to. A bank account in Xero may have no code; a mapping row then holds its id. */
export const moneyAccount = (field: string, from: readonly string[]): Rules => ({
	[`${field}.AccountID`]: { from, table: 'paymentAccount', via: 'guid' },
	[`${field}.Code`]: { from, table: 'paymentAccount', via: 'notGuid' },
});

/** Whether prices include tax, where Zoho says it. */
export const lineAmountTypes: Rules = {
	LineAmountTypes: { first: [{ from: 'is_inclusive_tax', table: { true: 'Inclusive', false: 'Exclusive' } }, { always: 'Exclusive' }] },
};

/** Zoho counts base units for a foreign one, Xero foreign units for a base one. */
export const currency: Rules = {
	CurrencyCode: { from: 'currency_code', via: 'upper' },
	CurrencyRate: { from: 'exchange_rate', via: 'inverseRate' },
};

export const linkBack: Rules = { Url: { from: '$._sync.source.url', via: 'linkBack' } };

/** What a line is reported by. A tag without a row is no reason to keep a document back. */
export const tracking: Rules = {
	Tracking: {
		rows: {
			tags: {
				each: 'tags',
				needs: ['Name', 'Option'],
				rules: {
					Name: { from: ['tag_id', 'tag_name'], table: 'trackingCategory', optional: true },
					Option: { from: ['tag_option_id', 'tag_option_name'], table: 'trackingOption', optional: true },
				},
			},
		},
	},
};

/** A row of Xero's addresses from an address of Zoho's finance apps. */
export const addressRow = (type: 'POBOX' | 'STREET', from: string): Rows => ({
	when: ['address', 'street2', 'city', 'zip', 'country'].map((name) => `${from}.${name}`),
	rules: {
		AddressType: { always: type },
		AttentionTo: { from: `${from}.attention` },
		AddressLine1: { from: `${from}.address`, via: 'oneLine' },
		AddressLine2: { from: `${from}.street2`, via: 'oneLine' },
		City: { from: `${from}.city` },
		Region: { from: [`${from}.state`, `${from}.state_code`] },
		PostalCode: { from: [`${from}.zip`, `${from}.zipcode`], via: 'text' },
		Country: { from: [`${from}.country`, `${from}.country_code`] },
	},
});
