import { isRow, SYNC, type Row } from '../../record';
import { refusal, type From } from '../items';
import { written } from './money';
import type { Suggestion } from './score';
import type { BankOutcome } from './suggest';

/** The outputs of the suggestions, in their order. */
export const bankOutputs = ['Suggested', 'No Suggestion', 'Unused Documents', 'Errors'] as const;

/** An item for one of the outputs, and the records it is about. */
export interface BankItem {
	readonly output: (typeof bankOutputs)[number];
	readonly json: Row;
	readonly from: readonly From[];
}

const CAPPED = 'There was more to try than is tried for one line, so a better fit may exist: give fewer documents or a shorter time.';

/** Lines on the left, documents on the right, as they came in. */
export const bankItem = (outcome: BankOutcome, left: readonly unknown[], right: readonly unknown[]): BankItem => {
	switch (outcome.to) {
		case 'suggested': {
			const { line, best, others, ties, capped } = outcome;
			const json = { line: left[line.at], ...shown(best), ...advice(best, ties), ...around(others, capped) };
			return { output: 'Suggested', json, from: [{ side: 'left', at: line.at }, ...best.documents.map(({ at }) => ({ side: 'right' as const, at }))] };
		}
		case 'nothing':
			return {
				output: 'No Suggestion',
				json: { line: left[outcome.line.at], ...why(outcome), ...around(outcome.others, outcome.capped) },
				from: [{ side: 'left', at: outcome.line.at }],
			};
		case 'unused': {
			const record = right[outcome.at] as Row;
			const trail = isRow(record[SYNC]) ? record[SYNC] : {};
			const says = outcome.idle ? `It takes no part: ${outcome.idle}.` : 'No line of the statement is suggested for it.';
			return { output: 'Unused Documents', json: { ...record, [SYNC]: { ...trail, bank: { says } } }, from: [{ side: 'right', at: outcome.at }] };
		}
		case 'error': {
			const { side, at, problem } = outcome;
			const [records, where] = side === 'left' ? [left, 'the bank statement'] : [right, 'the documents'];
			return { output: 'Errors', json: { error: { ...refusal(problem, where), input: records[at] } }, from: [{ side, at }] };
		}
	}
};

const shown = ({ kind, score, documents, fee, because }: Suggestion): Row => ({
	kind,
	score,
	...(fee > 0 ? { fee: written(fee) } : {}),
	documents: documents.map(({ kind: what, id, number, party, amount, currency, day }) => ({
		kind: what,
		id,
		number,
		party,
		amount: written(amount),
		currency,
		date: day,
	})),
	because,
});

function advice({ kind, documents, fee }: Suggestion, ties: number): Row {
	const what = documents.map(({ number, id }) => number || id).join(', ');
	const enter =
		documents[0]!.kind === 'payment'
			? `Match the line with the payment of ${documents[0]!.day} (${what})`
			: `Enter a payment of ${what} on the day of the line, then match the line with it`;
	const withFee = fee > 0 ? `; enter the fee of ${written(fee)} as money spent on bank charges` : '';
	const isSure = ties === 0;
	return {
		isSure,
		says: isSure
			? `The line is likely the ${kind === 'exact' ? 'whole amount' : kind} of ${what}.`
			: `The line is likely ${what}, but ${ties} other suggestion${ties === 1 ? '' : 's'} fit as well.`,
		fix: `${isSure ? '' : 'Choose between them. '}${enter}${withFee}. No application can match bank lines for you in Xero: confirm it there.`,
	};
}

function why({ line, others }: Extract<BankOutcome, { to: 'nothing' }>): Row {
	if (line.done) return { says: 'The line is matched already.', fix: 'Nothing needs doing.' };
	if (line.amount === 0) return { says: 'The line moves no money.', fix: 'Nothing needs doing.' };
	const says =
		others.length > 0 ? 'What would fit is suggested for other lines that it fits better.' : 'No open document or payment fits its amount, time and text.';
	return { says, fix: 'Look for the document by hand; money without one, such as interest or bank charges, is entered as money received or spent.' };
}

const around = (others: readonly Suggestion[], capped: boolean): Row => ({
	...(others.length > 0 ? { alternatives: others.map(shown) } : {}),
	...(capped ? { capped, cappedSays: CAPPED } : {}),
});
