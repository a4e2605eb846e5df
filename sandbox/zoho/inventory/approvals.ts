import type { Act, Kind } from '../kind';
import { changed } from './records';

const note =
	(approval_status: string): Act =>
	(ledger, row) =>
		changed(ledger, row, { approval_status });

/** What moves goods goes through approvals beside its own state; whether its goods wait for them is not known, and here they do not [unsure]. */
export const approvals: NonNullable<Kind['acts']> = {
	submit: { does: note('pending_approval'), says: 'The record has been submitted for approval.' },
	approve: { does: note('approved'), says: 'The record has been approved.' },
	'approve/final': { does: note('approved'), says: 'The record has been approved.' },
	reject: { does: note('rejected'), says: 'The record has been rejected.' },
};
