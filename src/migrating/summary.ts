import { digest } from '../reporting/audit';
import { textOf, type Row } from '../record';
import type { Difference, Totals } from './closing';
import { jsonOf, labelOf, latest, SUMMARY, type Step } from './steps';

/** What a migration came to: for each kind of record, all that was read is accounted for, and both sides come to the same, or it says what does not. */
export interface Summary {
	readonly migration: string;
	readonly since: string;
	readonly until: string;
	readonly began_at: string;
	readonly ended_at: string;
	readonly kinds: readonly KindSummary[];
	/** Nothing is left out, waits or differs. */
	readonly complete: boolean;
	/** The same for a person, in sentences. */
	readonly says: string;
	/** SHA-256 of all of the above. It is sealed by the chained audit trail, where the row of the summary carries it; nobody's signature is in it. */
	readonly sha256: string;
}

export interface KindSummary {
	readonly kind: string;
	readonly counted: number;
	readonly read: number;
	readonly written: number;
	readonly waiting: number;
	readonly asked: number;
	readonly left_out: number;
	readonly gone: number;
	readonly repeated_pages: number;
	readonly calls: number;
	readonly planned_calls: number;
	readonly totals: Totals;
	readonly differences: readonly Difference[];
}

/** @param now ISO */
export function summaryOf(rows: readonly Row[], now: string): Summary {
	const steps = latest(rows);
	const kinds = steps.filter(({ entity }) => entity !== SUMMARY).map(kindOf);
	const began = steps.map(({ began_at: at }) => at).filter(Boolean);
	const summary = {
		migration: textOf(steps[0]?.migration),
		since: textOf(steps[0]?.since),
		until: textOf(steps[0]?.until),
		began_at: began.sort()[0] ?? '',
		ended_at: now,
		kinds,
		complete: kinds.every(isWhole),
	};
	const told = { ...summary, says: inWords(kinds) };
	return { ...told, sha256: digest(told) };
}

/** Whether a summary is as it was made. */
export const isAsMade = ({ sha256, ...summary }: Summary): boolean => digest(summary) === sha256;

const kindOf = (step: Step): KindSummary => ({
	kind: labelOf(step.entity),
	counted: step.records,
	read: step.read,
	written: step.written,
	waiting: step.waiting,
	asked: step.asked,
	left_out: step.left_out,
	gone: step.gone,
	repeated_pages: step.repeats,
	calls: step.source_calls + step.target_calls,
	planned_calls: step.planned_source_calls + step.planned_target_calls,
	totals: jsonOf<Totals>(step.totals, {}),
	differences: jsonOf<Difference[]>(step.differences, []),
});

const isWhole = ({ waiting, asked, left_out: out, differences }: KindSummary): boolean => !waiting && !asked && !out && !differences.length;

const inWords = (kinds: readonly KindSummary[]): string =>
	kinds
		.map(({ kind, read, written, waiting, asked, left_out: out, totals, differences }) => {
			const open = [
				...(waiting ? [`${waiting} wait as dead letters`] : []),
				...(asked ? [`${asked} wait for a person`] : []),
				...(out ? [`${out} were left out`] : []),
				...(differences.length ? [`${differences.length} differ in their totals`] : []),
			];
			const sums = Object.entries(totals).map(([currency, { source, target }]) =>
				source === target ? `${source} ${currency} on both sides` : `${source} ${currency} in Zoho Books and ${target} in Xero`,
			);
			return `${[`${kind}: ${read} read, ${written} written`, ...sums, ...open].join('; ')}.`;
		})
		.join(' ');
