import type { Paths, Rows, Rule, Rules, TableRule } from '../rule';
import type { TaxKind } from '../taxes';
import type { Via } from '../vias';

export type { TaxKind };

/** Rows that several mappings into Xero fill alike. */

/**
 * No tax is NONE, unless a row with the source value "No tax" names another tax type; a tax without a row is looked for by its percentage. There are two
 * kinds of rows, because Xero has other tax types for buying than for selling, where the source may have one tax for both.
 */
export const tax = (from: readonly string[], table: TaxKind = 'tax', rate: Paths = 'tax_percentage'): TableRule => ({
	from,
	table,
	keys: ['No tax'],
	else: 'NONE',
	rate,
});

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
	LineAmountTypes: { first: [{ from: 'is_inclusive_tax', via: 'taxMode' }, { always: 'Exclusive' }] },
};

/** A currency keeps its code, unless a row names another. */
export const currencyCode = (from: Paths): Rule => ({
	first: [
		{ from, table: 'currency', ifThere: true, via: 'upper' },
		{ from, via: 'upper' },
	],
});

/** A rate of the mapping tables, which is said as the target says it, counts before the source's own. */
export const exchangeRate = (code: Paths, from: Paths, via: Via = 'inverseRate'): Rule => ({
	first: [
		{ from: code, table: 'exchangeRate', ifThere: true, via: 'decimal' },
		{ from, via },
	],
});

/** Zoho counts base units for a foreign one, Xero foreign units for a base one. */
export const currency: Rules = {
	CurrencyCode: currencyCode('currency_code'),
	CurrencyRate: exchangeRate('currency_code', 'exchange_rate'),
};

/** The item of a line, where a row names it: lines stand by their words alone otherwise. */
export const itemRow = (from: Paths): TableRule => ({ from, table: 'item', ifThere: true });

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

/** Whom letters are for and the four lines of an address in Xero, from a whole address or its text. */
export const streetLines = (from: string): Rules => ({
	AttentionTo: { from, via: 'attention' },
	AddressLine1: { from, via: 'xeroLine', with: '1' },
	AddressLine2: { from, via: 'xeroLine', with: '2' },
	AddressLine3: { from, via: 'xeroLine', with: '3' },
	AddressLine4: { from, via: 'xeroLine', with: '4' },
});

/** A row of Xero's addresses from an address of Zoho's finance apps. */
export const addressRow = (type: 'POBOX' | 'STREET', from: string): Rows => ({
	when: ['address', 'street2', 'city', 'state', 'zip', 'country'].map((name) => `${from}.${name}`),
	rules: {
		AddressType: { always: type },
		...streetLines(from),
		City: { from: `${from}.city` },
		Region: { from: [`${from}.state`, `${from}.state_code`] },
		PostalCode: { from: [`${from}.zip`, `${from}.zipcode`], via: 'text' },
		Country: { from: [`${from}.country`, `${from}.country_code`], via: 'countryForXero' },
	},
});
