import type { Row } from '../vendor';
import { find, organization, type Ledger } from './ledger';
import { refusal } from './refused';
import { big } from './totals';

/** The currency of a document follows its contact unless it is said; the rate is the currency's own unless it is said, and 1 in the organization's. */
export const currencyOf = (ledger: Ledger, given: Row, of: Row, known?: Row): Pick<Row, 'currency_id' | 'exchange_rate'> => {
	const id = given.currency_id ?? known?.currency_id ?? of.currency_id;
	const currency = find(ledger, 'currencies', id);
	if (currency === undefined) throw refusal.invalid('currency_id');
	if (id === organization(ledger).currency_id) return { currency_id: id, exchange_rate: 1 };
	const rate = given.exchange_rate ?? (known?.currency_id === id ? known?.exchange_rate : undefined) ?? currency.exchange_rate;
	if (big(rate).lte(0)) throw refusal.invalid('exchange_rate');
	return { currency_id: id, exchange_rate: rate };
};
