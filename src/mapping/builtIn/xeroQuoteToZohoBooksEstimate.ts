import type { Mapping } from '../rule';
import { xeroAmounts } from '../xeroAmounts';
import { discountsByLine, ended, money, numberOr, party, salesLines, totals } from './xeroLines';

export const xeroQuoteToZohoBooksEstimate: Mapping = {
	label: 'Xero Quote to Zoho Books Estimate',
	from: { app: 'xero', entity: 'quote' },
	to: { app: 'zohoBooks', resource: 'estimate' },
	source: { id: 'QuoteID', number: 'QuoteNumber', modified: 'UpdatedDateUTC' },
	prepare: xeroAmounts,
	refuses: { Status: { DELETED: ended.DELETED } },
	totals,
	rules: {
		...party('customer_id'),
		estimate_number: numberOr('QuoteNumber', 'QuoteID'),
		reference_number: { from: ['Reference', 'Title'], via: 'clip', with: '100' },
		date: { from: 'Date', via: 'date' },
		expiry_date: { from: 'ExpiryDate', via: 'date' },
		...money,
		...discountsByLine,
		notes: { from: 'Summary' },
		terms: { from: 'Terms' },
		line_items: { rows: salesLines },
	},
};
