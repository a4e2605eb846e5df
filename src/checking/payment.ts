import { decimalOf } from '../decimals';
import type { Issue } from '../failure';
import type { Row } from '../record';
import { issue } from './fields';

/** What Xero refuses in a payment though every field has the right kind. */
export const checkPayment = (record: Row): Issue[] => {
	const found: Issue[] = [];
	const amount = decimalOf(record['Amount']);
	if (amount?.lte(0))
		found.push(issue('amount', 'Amount', `is ${amount.toFixed()}; a payment is above zero`, 'Correct the amount in the source; money going back is a refund.'));
	if (amount && !amount.eq(amount.round(2)))
		found.push(issue('amount', 'Amount', `is ${amount.toFixed()}, which is no whole number of cents`, 'Correct the amount in the source.'));
	if (decimalOf(record['CurrencyRate'])?.lte(0))
		found.push(issue('currency-rate', 'CurrencyRate', 'is not above zero', 'Correct the exchange rate in the source, or leave it out.'));
	return found;
};
