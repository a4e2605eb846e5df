import type { Asked, Row } from '../../vendor';
import { recordIn } from '../incoming';
import { find, rowsIn, stamp, text, today, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { big } from '../totals';
import { changed, currentUser, user } from './common';

/**
 * How reports, trips and advances are decided on. `approvers` are those who have not decided yet, the first being the one in turn;
 * `history` is what has been decided (https://www.zoho.com/expense/api/v1/expense-reports/).
 */

/** Who approves up to a limit hands on what is beyond it to his own approver [unsure: policies of an organisation can say otherwise]. */
const chain = (ledger: Ledger, first: string, amount: unknown): string[] => {
	const approvers = [first];
	for (;;) {
		const { approval_amount_limit: limit, default_approver_id: next } = user(ledger, approvers.at(-1));
		const decides = text(limit) === '' || big(limit).eq(0) || big(amount).lte(big(limit));
		if (decides || text(next) === '' || approvers.includes(text(next))) return approvers;
		approvers.push(text(next));
	}
};

const entry = (ledger: Ledger, by: Row, action: string, comments: unknown): Row => ({
	approver_id: by.user_id,
	approver_name: by.name,
	action,
	comments: text(comments),
	action_date: stamp(ledger),
});

export const noted = (ledger: Ledger, row: Row, action: string, comments: unknown): Row[] => [
	...rowsIn(row.history),
	entry(ledger, currentUser(ledger), action, comments),
];

const refuseUnless = (row: Row, noun: string, verb: string, ...statuses: readonly string[]): void => {
	if (!statuses.includes(text(row.status))) throw refusal.rule(`A ${noun} that is ${text(row.status)} cannot be ${verb}.`);
};

const said = (asked?: Asked): Row => (asked === undefined ? {} : recordIn(asked));

/** Sends it to the approver that is named, or to the user's own. */
export const submit = (ledger: Ledger, row: Row, noun: string, amount: unknown, asked?: Asked): Row => {
	refuseUnless(row, noun, 'submitted', 'draft', 'recalled', 'rejected');
	const { approver_id: wanted, comments } = said(asked);
	const first = text(wanted) === '' ? text(user(ledger, row.user_id).default_approver_id) : text(wanted);
	if (first === '') throw refusal.rule(`There is nobody to approve the ${noun}. Choose an approver.`);
	if (find(ledger, 'expenseusers', first)?.status !== 'active') throw refusal.invalid('approver_id');
	return changed(ledger, row, {
		status: 'submitted',
		approvers: chain(ledger, first, amount),
		approver_id: first,
		submitted_date: today(ledger),
		history: noted(ledger, row, 'submitted', comments),
	});
};

/** Only the one in turn decides; an administrator decides in his place [unsure]. */
const refuseStranger = (ledger: Ledger, row: Row, noun: string): void => {
	const { user_id: id, user_role: role } = currentUser(ledger);
	const [inTurn] = row.approvers as readonly string[];
	if (id !== inTurn && role !== 'admin') throw refusal.rule(`It is not your turn to decide on this ${noun}.`);
};

/** Approved is what the last one has approved; until then it stays submitted. */
export const approve = (ledger: Ledger, row: Row, noun: string, asked?: Asked): Row => {
	refuseUnless(row, noun, 'approved', 'submitted');
	refuseStranger(ledger, row, noun);
	const [inTurn, ...left] = row.approvers as readonly string[];
	return changed(ledger, row, {
		...(left.length === 0 ? { status: 'approved', approved_date: today(ledger) } : {}),
		approvers: left,
		approver_id: left[0] ?? inTurn,
		history: [...rowsIn(row.history), entry(ledger, user(ledger, inTurn), 'approved', said(asked).comments)],
	});
};

export const reject = (ledger: Ledger, row: Row, noun: string, asked?: Asked): Row => {
	refuseUnless(row, noun, 'rejected', 'submitted');
	refuseStranger(ledger, row, noun);
	const [inTurn] = row.approvers as readonly string[];
	const history = [...rowsIn(row.history), entry(ledger, user(ledger, inTurn), 'rejected', said(asked).comments)];
	return changed(ledger, row, { status: 'rejected', approvers: [], history });
};

/** Whoever submitted it takes it back. */
export const recall = (ledger: Ledger, row: Row, noun: string): Row => {
	refuseUnless(row, noun, 'recalled', 'submitted');
	return changed(ledger, row, { status: 'recalled', approvers: [], submitted_date: '' });
};

/** Another decides in place of the one in turn. */
export const forward = (ledger: Ledger, row: Row, noun: string, asked: Asked): Row => {
	refuseUnless(row, noun, 'forwarded', 'submitted');
	const { approver_id: next, comments } = recordIn(asked);
	if (find(ledger, 'expenseusers', next)?.status !== 'active') throw refusal.invalid('approver_id');
	const [, ...left] = row.approvers as readonly string[];
	return changed(ledger, row, {
		approvers: [text(next), ...left.filter((one) => one !== next)],
		approver_id: next,
		history: noted(ledger, row, 'forwarded', comments),
	});
};

export const approverShown = (ledger: Ledger, row: Row): Row => ({
	approver_id: text(row.approver_id),
	approver_name: text(user(ledger, row.approver_id).name),
	submitted_by: text(row.submitted_date) === '' ? '' : row.user_id,
	submitted_by_name: text(row.submitted_date) === '' ? '' : text(user(ledger, row.user_id).name),
});
