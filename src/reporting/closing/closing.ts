import { textOf, type Row } from '../../record';
import type { RowOf } from '../../syncing/tables';
import { digest } from '../audit';
import { isPeriod, type Check, type ClosingInput } from './check';
import { checksOf } from './checks';

export type ClosingRow = RowOf<'xerozoho_closings'>;

export interface Closing {
	readonly row: ClosingRow;
	readonly message?: { readonly kind: 'reminder' | 'solved'; readonly title: string; readonly text: string };
}

const DAY = 86_400_000;

/**
 * The row of a period as it stands now, and what people are to be told. What was signed stays as it was signed: nothing comes out.
 * @param before the period's row so far
 * @param remindEvery days
 */
export function closingOf(input: ClosingInput, before: Row | undefined, remindEvery: number): Closing | undefined {
	if (before?.['status'] === 'signed') return undefined;
	const checks = checksOf(input);
	const failed = checks.filter(({ state }) => state !== 'pass');
	const status = failed.length === 0 ? 'ready' : 'open';
	const now = new Date(input.now).toISOString();
	const told = Date.parse(textOf(before?.['told_at']));
	const isDue = Number.isNaN(told) || input.now - told >= remindEvery * DAY || before?.['status'] !== status;
	const message = {
		kind: failed.length === 0 ? ('solved' as const) : ('reminder' as const),
		title:
			failed.length === 0 ? `${input.period} can be signed off` : `${input.period} is not closed yet: ${failed.length} of ${checks.length} checks are open`,
		text: failed.map(lineOf).join('\n') || 'All checks pass. Open the page and sign it off.',
	};
	const row: ClosingRow = {
		period: input.period,
		status,
		checked_at: now,
		passed: checks.length - failed.length,
		failed: failed.length,
		message: message.title,
		checks: JSON.stringify(checks),
		checks_hash: hashOf(input.period, checks),
		signed_by: '',
		signed_at: '',
		told_at: isDue ? now : textOf(before?.['told_at']),
		note: '',
	};
	return { row, ...(isDue ? { message } : {}) };
}

/** Of what a person signs: the same for the same findings, whenever they were made. */
export const hashOf = (period: string, checks: readonly unknown[]): string => digest({ period, checks });

const lineOf = ({ name, says, who, fix }: Check): string => `- ${name}: ${says} ${who}: ${fix}`;

export interface Signed {
	readonly ok: boolean;
	/** What a person reads. */
	readonly says: string;
	/** The row that was signed, or that it was about; nothing where there is none. */
	readonly row?: Row;
}

const LONGEST = 500;

/** What a person signs on the page, checked against the row as it is now. */
export function signedOf(form: Row, rows: readonly Row[], now: string): Signed {
	const text = (name: string): string => textOf(form[name]).slice(0, LONGEST);
	const [period, name, note] = [text('period'), text('name'), text('note')];
	const row = isPeriod(period) ? rows.find((one) => one['period'] === period) : undefined;
	const refused = (says: string): Signed => ({ ok: false, says, ...(row ? { row } : {}) });
	if (!row) return refused('There is no such period to sign off.');
	if (row['status'] === 'signed') return refused(`${period} is signed off already, by ${textOf(row['signed_by'])}.`);
	if (text('hash') === '' || text('hash') !== row['checks_hash'])
		return refused(`${period} has been checked anew since the page was opened. Look at it again.`);
	if (name === '') return refused('Say who signs.');
	if (row['status'] !== 'ready' && note === '') return refused(`${period} has open checks. Say why it is closed all the same.`);
	const says = `${period} was signed off by ${name}${note === '' ? '' : `: ${note}`}.`;
	return { ok: true, says, row: { ...row, status: 'signed', signed_by: name, signed_at: now, note, message: says } };
}
