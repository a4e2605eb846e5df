import type { Issue } from '../failure';
import { rowsIn, isRow, SYNC, type Row } from '../record';
import { checkRecord, merge, refusalOf, type Against } from './check';
import type { Subject } from './checkable';

/** A record could be written, of some only once a person agrees, or it is refused. */
export type Verdict = { readonly valid: Row; readonly review?: true } | { readonly refused: Row };

/** Reads a source place for a target place out of what the mapper told. */
type Locate = (places: Readonly<Record<string, string>>, at: string) => string | undefined;

export interface Circumstances extends Against {
	/** What was found by looking at more than this record: at the batch, at the past, at rules of the workflow's own. Places are the target's. */
	readonly found?: readonly Issue[];
}

/** The record goes on with its warnings or its questions, so that it can be written as it is, or is refused with every error, its place and the way out. */
export const verdictOn = (subject: Subject, item: Row, locate: Locate, { found = [], ...against }: Circumstances = {}): Verdict => {
	const { [SYNC]: trail, ...record } = item;
	const sync: Row = isRow(trail) ? trail : {};
	const places = isRow(sync['places']) ? (sync['places'] as Record<string, string>) : {};
	const mapped = rowsIn(sync['issues']).map(issueFrom);
	const checked = [...checkRecord(subject, record, against), ...found].map((one) => ({ ...one, at: locate(places, one.at) ?? one.at }));
	const issues = merge(mapped, checked);
	const { label, title } = subject.resource;
	const refusal = refusalOf(label, record[title], issues);
	if (refusal) return { refused: { ...refusal, input: item } };
	const json = issues.length > 0 || isRow(trail) ? { ...record, [SYNC]: { ...sync, issues } } : record;
	return issues.some(({ severity }) => severity === 'review') ? { valid: json, review: true } : { valid: json };
};

const MILD: readonly unknown[] = ['warning', 'review'] satisfies Issue['severity'][];

/** An issue that a workflow may have touched: what is missing is filled, and doubt counts as an error. */
function issueFrom(row: Row): Issue {
	const text = (name: string) => (typeof row[name] === 'string' ? row[name] : '');
	return {
		rule: text('rule'),
		severity: MILD.includes(row['severity']) ? (row['severity'] as Issue['severity']) : 'error',
		at: text('at'),
		says: text('says') || 'has a problem',
		fix: text('fix') || undefined,
	};
}
