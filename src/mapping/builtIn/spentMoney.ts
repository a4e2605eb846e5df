import type { Rules } from '../rule';

/** What an expense says of its money as a transaction of the account that paid it, which has the account's currency. */
export const spentMoney: Rules = {
	CurrencyCode: { from: 'account_currency', via: 'upper' },
	CurrencyRate: { from: 'account_rate', via: 'inverseRate' },
	LineAmountTypes: { from: 'spent_inclusive', table: { true: 'Inclusive', false: 'Exclusive' } },
};

export const spentTotals = { total: 'spent_total', tax: 'spent_tax', currency: 'account_currency' } as const;

export const spentLeftOut = {
	foreign_currency:
		"the amount in the expense's own currency is not carried over: the transaction has what it came to in the organization's. Put the currency of the account under account_currency where it is another",
} as const;
