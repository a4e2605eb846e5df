import type { Deed } from '../../src/reporting/audit';

/** What nobody did to nothing, as a row of the audit trail from a time on. */
export const nobodysDeed = (at: string): Deed => ({
	at,
	action: 'skipped',
	actor: '',
	outcome: 'unchanged',
	message: '',
	after: undefined,
	before: undefined,
	calls: 0,
	target: '',
	targetId: '',
	targetNumber: '',
	workflowId: '',
	workflowName: '',
	executionId: '',
	node: '',
});
