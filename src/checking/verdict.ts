import type { Issue } from '../failure';
import { rowsIn, isRow, SYNC, type Row } from '../record';
import { checkRecord, merge, refusalOf } from './check';
import type { Subject } from './checkable';

export type Verdict = { readonly valid: Row } | { readonly refused: Row };

/** Reads a source place for a target place out of what the mapper told. */
type Locate = (places: Readonly<Record<string, string>>, at: string) => string | undefined;

/** The record goes on with its warnings, or is refused with every error, its place and the way out. */
export const verdictOn = (subject: Subject, item: Row, locate: Locate): Verdict => {
	const { [SYNC]: trail, ...record } = item;
	const sync: Row = isRow(trail) ? trail : {};
	const places = isRow(sync['places']) ? (sync['places'] as Record<string, string>) : {};
	const mapped = rowsIn(sync['issues']).map(issueFrom);
	const checked = checkRecord(subject, record).map((one) => ({ ...one, at: locate(places, one.at) ?? one.at }));
	const issues = merge(mapped, checked);
	const { label, title } = subject.resource;
	const refusal = refusalOf(label, record[title], issues);
	if (refusal) return { refused: { ...refusal, input: item } };
	return { valid: issues.length > 0 || isRow(trail) ? { ...record, [SYNC]: { ...sync, issues } } : record };
};

/** An issue that a workflow may have touched: what is missing is filled, and doubt counts as an error. */
function issueFrom(row: Row): Issue {
	const text = (name: string) => (typeof row[name] === 'string' ? row[name] : '');
	return {
		rule: text('rule'),
		severity: row['severity'] === 'warning' ? 'warning' : 'error',
		at: text('at'),
		says: text('says') || 'has a problem',
		fix: text('fix') || undefined,
	};
}
