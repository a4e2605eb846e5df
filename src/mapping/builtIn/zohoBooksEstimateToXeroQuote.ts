import type { Mapping, Rules } from '../rule';
import { zohoSalesAmounts } from '../zohoBooksAmounts';
import { currency } from './rows';
import { party, quoteLines, totals } from './zohoLines';

/** What a quote says whatever it was made from; Xero spells its kinds of prices in capitals here. */
export const quoteRules: Rules = {
	...party('customer_id'),
	Date: { from: 'date', via: 'date' },
	...currency,
	LineAmountTypes: { first: [{ from: 'is_inclusive_tax', table: { true: 'INCLUSIVE', false: 'EXCLUSIVE' } }, { always: 'EXCLUSIVE' }] },
	Summary: { from: 'notes', via: 'clip', with: '3000' },
	Terms: { from: 'terms', via: 'clip', with: '4000' },
	LineItems: { rows: quoteLines },
};

/** A quote that was sent cannot become a draft again, so nothing is said of a draft. What was decided on it is for the node's own operations. */
const status = {
	draft: null,
	pending_approval: null,
	approved: null,
	rejected: null,
	sent: 'SENT',
	viewed: 'SENT',
	expired: 'SENT',
	accepted: 'SENT',
	declined: 'SENT',
	invoiced: 'SENT',
	partially_invoiced: 'SENT',
} as const;

export const zohoBooksEstimateToXeroQuote: Mapping = {
	label: 'Zoho Books Estimate to Xero Quote',
	from: { app: 'zohoBooks', entity: 'estimate' },
	to: { app: 'xero', resource: 'quote' },
	source: { id: 'estimate_id', number: 'estimate_number', modified: 'last_modified_time' },
	prepare: zohoSalesAmounts,
	totals,
	rules: {
		...quoteRules,
		QuoteNumber: { from: 'estimate_number', via: 'text' },
		Reference: { from: 'reference_number', via: 'text' },
		ExpiryDate: { from: 'expiry_date', via: 'date' },
		Status: { from: 'status', table: status },
	},
};
