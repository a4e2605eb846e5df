import type { Resource } from '../apis/define';
import type { Issue } from '../failure';
import { flat } from '../mapping/vias';
import { isFilled, type Row } from '../record';
import { reasons, type Decision, type Facts, type Side } from './conflict';
import type { Agreed } from './fingerprint';

/** What is said of a decision: to the workflow, and to a person. */

/** A difference between both sides that this run did not simply bring over. */
export interface Conflict {
	readonly at: string;
	readonly source: string;
	readonly target: string;
	/** Whose value stands now; where a person is asked, the target's does until then. */
	readonly decision: Side | 'ask';
	readonly why: string;
}

/** What this run is to write, with the value that it replaces. */
export interface Change {
	readonly at: string;
	readonly from: string;
	readonly to: string;
}

/** A field with what was decided about it. */
export interface Judged {
	readonly path: string;
	readonly source: unknown;
	readonly target: unknown;
	readonly base?: Agreed;
	readonly facts: Facts;
	readonly decision: Decision;
	readonly isStatus: boolean;
}

/** Nothing is said of what the source alone changed, since that is what a sync is for, nor of fields that it says nothing about: vendors fill in many themselves. */
export const isConflict = ({ target, base, decision: { does, why, loses } }: Judged): boolean =>
	(does === 'leave' && why !== 'sourceBlank') || does === 'ask' || (does === 'write' && (loses !== undefined || (base === undefined && isFilled(target))));

export const changeOf = ({ path, source, target }: Judged): Change => ({ at: path, from: said(target), to: said(source) });

export const conflictOf = ({ path, source, target, decision: { does, why } }: Judged): Conflict => ({
	at: path,
	source: said(source),
	target: said(target),
	decision: does === 'write' ? 'source' : does === 'ask' ? 'ask' : 'target',
	why: reasons[why],
});

/** As much of a value as a person wants to read. */
const said = (value: unknown): string => {
	const text = isFilled(value) ? flat(value) : '';
	return text.length > SAID ? `${text.slice(0, SAID)}…` : text;
};
const SAID = 200;

/** What a person is to decide, or to know: that somebody's change was overruled. */
export function issueOf({ path, source, target, base, isStatus, decision: { does, why, loses } }: Judged): Issue[] {
	const both = `is "${said(source)}" in the source and "${said(target)}" in the target`;
	const because = reasons[why];
	if (does === 'ask')
		return [
			issue(
				'conflict',
				'review',
				path,
				`${both}: ${because}, so it is left out`,
				'Decide which is right and enter it on the other side; then both agree again.',
			),
		];
	if (why === 'behind')
		return loses || (isStatus && !base)
			? [issue('status-behind', 'warning', path, `${both}: ${because}, so it is left out`, 'Nothing, unless the document is to go back; then change it there.')]
			: [];
	if (!loses) return [];
	const outcome = loses === 'source' ? "the target's value stays" : "the target's value is replaced";
	return [
		issue('conflict-decided', 'warning', path, `${both}, and was changed since the last sync; ${outcome}: ${because}`, 'Correct it there, if that is wrong.'),
	];
}

const issue = (rule: string, severity: Issue['severity'], at: string, says: string, fix: string): Issue => ({ rule, severity, at, says, fix });

/** The record that was looked up is not the one that the source is linked to. */
export function otherRecord({ id, label }: Resource, source: Row, target: Row): Issue[] {
	if (!isFilled(source[id]) || !isFilled(target[id]) || flat(source[id]) === flat(target[id])) return [];
	const says = `the source is linked to the ${label.toLowerCase()} ${said(source[id])}, but "Target Record" is ${said(target[id])}`;
	return [issue('target-record-other', 'error', id, says, 'Look the target record up by this id.')];
}
