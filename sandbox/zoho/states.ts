import type { Row } from '../vendor';
import { recordIn } from './incoming';
import type { Act, Kind } from './kind';
import { stamp, text, type Ledger } from './ledger';
import { refusal } from './refused';

/** How documents go from state to state (https://www.zoho.com/books/api/v3/, the status calls of each document). */

export const become = (ledger: Ledger, row: Row, state: string): Row => ({ ...row, state, last_modified_time: stamp(ledger) });

/** From some states into another. One that is there already stays as it is, and is no change. */
export const move =
	(noun: string, from: readonly string[], to: string): Act =>
	(ledger, row) => {
		if (row.state === to) return row;
		if (!from.includes(text(row.state))) throw refusal.rule(`The ${noun} cannot be changed from ${text(row.state)} to ${to}.`);
		return become(ledger, row, to);
	};

type Acts = NonNullable<Kind['acts']>;

/** What a document goes through where the organization wants approvals. Whether Zoho answers otherwise where it does not want them is not known [unsure]. */
export const approvals = (noun: string): Acts => ({
	submit: { does: move(noun, ['draft', 'rejected'], 'pending_approval'), says: `The ${noun} has been successfully submitted for approval.` },
	approve: { does: move(noun, ['pending_approval'], 'approved'), says: `You have approved the ${noun}.` },
	reject: { does: move(noun, ['pending_approval'], 'rejected'), says: `The ${noun} has been rejected.` },
});

/** An e-mail, which marks a document as sent where it has such a state; refused without what Zoho demands of it. */
export const email = (noun: string, needs: readonly string[], send: Act = (_, row) => row): Acts => ({
	email: {
		does: (ledger, row, asked) => {
			const sent = needs.length === 0 ? {} : recordIn(asked);
			for (const name of needs) if (text(sent[name]) === '') throw refusal.invalid(name);
			return { ...send(ledger, row, asked), is_emailed: true };
		},
		says: `Your ${noun} has been sent.`,
		more: (before) => ({ is_first_email: before.is_emailed !== true }),
	},
});
