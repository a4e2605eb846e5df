import { shared, stateOf, type FollowedKinds } from '../zohoFinance/events';

/**
 * What Zoho Books tells about, by our resource. The keys of the payloads of vendor payments and vendor credits, and the words that rules have for kinds,
 * are unsure; several are taken.
 */
export const zohoBooksEvents = {
	...shared,
	account: {
		label: 'Account',
		payload: ['chart_of_account', 'account'],
		rule: ['chartofaccount', 'account'],
		page: 'accountant/chartofaccounts',
		states: {},
	},
	estimate: {
		label: 'Estimate',
		payload: ['estimate'],
		lines: 'line_items',
		rule: ['estimate'],
		page: 'quotes',
		states: {
			approved: stateOf('Approved', ['approved']),
			sent: stateOf('Sent', ['sent'], ['viewed', 'accepted', 'declined', 'expired', 'invoiced', 'partially_invoiced']),
			viewed: stateOf('Viewed', ['viewed']),
			accepted: stateOf('Accepted', ['accepted']),
			declined: stateOf('Declined', ['declined']),
			expired: stateOf('Expired', ['expired']),
			partiallyInvoiced: stateOf('Partially Invoiced', ['partially_invoiced']),
			invoiced: stateOf('Invoiced', ['invoiced']),
		},
	},
	expense: {
		label: 'Expense',
		payload: ['expense'],
		lines: 'line_items',
		rule: ['expense'],
		page: 'expenses',
		states: { invoiced: stateOf('Invoiced', ['invoiced']), reimbursed: stateOf('Reimbursed', ['reimbursed']) },
	},
	journal: {
		label: 'Journal',
		payload: ['journal'],
		lines: 'line_items',
		rule: ['journal'],
		page: 'accountant/journals',
		states: { published: stateOf('Published', ['published']) },
	},
} as const satisfies FollowedKinds;
