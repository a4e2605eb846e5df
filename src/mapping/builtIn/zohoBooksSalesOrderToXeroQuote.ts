import type { Mapping } from '../rule';
import { zohoSalesAmounts } from '../zohoBooksAmounts';
import { quoteRules } from './zohoBooksEstimateToXeroQuote';
import { totals } from './zohoLines';

export const refusesVoid = { status: { void: 'the sales order is void' }, order_status: { void: 'the sales order is void' } } as const;

/** Xero knows no sales orders. No status is said: a new quote is a draft, and one that was sent meanwhile stays sent. */
export const zohoBooksSalesOrderToXeroQuote: Mapping = {
	label: 'Zoho Books Sales Order to Xero Quote',
	from: { app: 'zohoBooks', entity: 'salesOrder' },
	to: { app: 'xero', resource: 'quote' },
	source: { id: 'salesorder_id', number: 'salesorder_number', modified: 'last_modified_time' },
	prepare: zohoSalesAmounts,
	refuses: refusesVoid,
	totals,
	rules: {
		...quoteRules,
		QuoteNumber: { from: 'salesorder_number', via: 'text' },
		Reference: { from: 'reference_number', via: 'text' },
	},
};
