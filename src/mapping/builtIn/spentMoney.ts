import type { Rules } from '../rule';
import { currencyCode, exchangeRate } from './rows';

/** What an expense says of its money as a transaction of the account that paid it, which has the account's currency. */
export const spentMoney: Rules = {
	CurrencyCode: currencyCode('account_currency'),
	CurrencyRate: exchangeRate('account_currency', 'account_rate'),
	LineAmountTypes: { from: 'spent_inclusive', via: 'taxMode' },
};

export const spentTotals = { total: 'spent_total', tax: 'spent_tax', currency: 'account_currency' } as const;

export const spentLeftOut = {
	foreign_currency:
		"the amount in the expense's own currency is not carried over: the transaction has what it came to in the organization's. Put the currency of the account under account_currency where it is another",
} as const;
