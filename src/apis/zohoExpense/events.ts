import { stateOf, type FollowedKinds } from '../zohoFinance/events';

const approved = stateOf('Approved', ['approved'], ['reimbursed']);
const rejected = stateOf('Rejected', ['rejected']);
const reimbursed = stateOf('Reimbursed', ['reimbursed']);
/** What is rejected, approved or paid was submitted before. */
const submitted = (...more: readonly string[]) => stateOf('Submitted', ['submitted'], ['approved', 'rejected', ...more]);

/** What Zoho Expense tells about, by our resource. The keys of the payloads are unsure; several are taken. */
export const zohoExpenseEvents = {
	expense: {
		label: 'Expense',
		payload: ['expense'],
		lines: 'line_items',
		rule: ['expense'],
		page: 'expenses',
		states: { submitted: submitted('reimbursed'), approved, rejected, reimbursed },
	},
	expenseReport: {
		label: 'Expense Report',
		payload: ['expense_report', 'expensereport', 'report'],
		lines: 'expenses',
		rule: ['expensereport'],
		page: 'expensereports',
		states: { submitted: submitted('reimbursed'), approved, rejected, recalled: stateOf('Recalled', ['recalled']), reimbursed },
	},
	trip: {
		label: 'Trip',
		payload: ['trip'],
		rule: ['trip'],
		page: 'trips',
		states: {
			submitted: submitted('closed'),
			approved: stateOf('Approved', ['approved'], ['closed']),
			rejected,
			cancelled: stateOf('Cancelled', ['cancelled']),
			closed: stateOf('Closed', ['closed']),
		},
	},
} as const satisfies FollowedKinds;
