import type { Row } from '../../vendor';
import { taken } from '../incoming';
import { newId, rowsIn, text, today, type Ledger } from '../ledger';
import { refusal } from '../refused';
import { big, sum } from '../totals';
import { date, decimal, longText, text as textField } from '../../../src/apis/define';
import { approve, noted, submit } from './approvals';
import { changed } from './common';
import { accountPaidThrough } from './expenses';

/**
 * Paying a report back outside Zoho. [unsure] The page names the account as needed and the rest as not; the day is called `date` for one report and
 * `reimbursed_date` for several at once, so both are taken. What is paid in part stays approved until all is paid.
 */
const fields = {
	account_id: textField('Account'),
	amount: decimal('Amount'),
	date: date('Date'),
	reimbursed_date: date('Date'),
	reference_number: textField('Reference'),
	notes: longText('Notes'),
};

export const reimburse = (ledger: Ledger, row: Row, sent: Row, { reimbursable_total: due }: { reimbursable_total: number }): Row => {
	if (row.status !== 'approved') throw refusal.rule(`A report that is ${text(row.status)} cannot be reimbursed.`);
	const given = taken(fields, sent);
	if (accountPaidThrough(ledger, given.account_id) === undefined) throw refusal.invalid('account_id');
	const before = sum(rowsIn(row.reimbursements).map(({ amount }) => big(amount)));
	const left = big(due).minus(before);
	const amount = given.amount === undefined ? left : big(given.amount);
	if (left.lte(0)) throw refusal.rule('Nothing of the report is to be reimbursed.');
	if (amount.lte(0) || amount.gt(left)) throw refusal.invalid('amount');
	const day = text(given.date ?? given.reimbursed_date ?? today(ledger));
	const payment = {
		reimbursement_id: newId(ledger),
		account_id: given.account_id,
		amount: amount.toNumber(),
		date: day,
		reference_number: text(given.reference_number),
		notes: text(given.notes),
	};
	return changed(ledger, row, {
		reimbursements: [...rowsIn(row.reimbursements), payment],
		...(amount.eq(left) ? { status: 'reimbursed', reimbursed_date: day, history: noted(ledger, row, 'reimbursed', given.notes) } : {}),
	});
};

export const cancelReimbursement = (ledger: Ledger, row: Row): Row => {
	if (row.status !== 'reimbursed') throw refusal.rule('The report has not been reimbursed.');
	return changed(ledger, row, { status: 'approved', reimbursed_date: '', reimbursements: [] });
};

/** What a report went through that a seed enters at a status. */
export const enteredAt = (ledger: Ledger, row: Row, status: string, amount: number): Row => {
	if (!['submitted', 'approved'].includes(status)) return { status: status === '' ? 'draft' : status };
	let at = submit(ledger, row, 'report', amount);
	while (status === 'approved' && at.status !== 'approved') at = approve(ledger, at, 'report');
	return at;
};
