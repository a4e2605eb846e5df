import type { Issue } from '../failure';
import { isFilled, isRow, SYNC, type Row } from '../record';
import { laterOf, type Side } from '../syncing/conflict';
import { fingerprintIn, textOf } from '../syncing/fingerprint';
import { precedences } from '../syncing/precedence';
import { changedAt, comparedBy } from '../syncing/sameness';
import { settle } from '../syncing/settle';
import type { Change, Conflict } from '../syncing/telling';
import type { Resource } from '../apis/define';
import { parsed } from './form';
import type { Mapped, Trail } from './map';
import { policiesOf } from './policies';
import type { Mapping, Rules } from './rule';
import type { Tables } from './tables';
import { issue } from './values';
import { partOf, resourceOf, wayBack } from './wayBack';
import { flat } from './vias';
import { writableBy } from './writable';

/** What the form says of two-way rules, for one item. */
export interface TwoWay {
	/** The record as it is in the target, or text with its JSON; blank where there is none yet. */
	readonly target: unknown;
	/** The fingerprint of the last sync; blank where there was none. */
	readonly lastSynced: unknown;
	readonly policy: unknown;
	/** Rows of the form: a target field and its policy. */
	readonly fields: unknown;
	/** The mapping that brings changes back, where there is one. */
	readonly back?: Mapping | undefined;
}

/** What two-way rules add to the trail. */
export interface Told {
	/** For the next run of either direction, once what comes out is written. */
	readonly fingerprint: string;
	readonly changes: readonly Change[];
	readonly conflicts: readonly Conflict[];
	/** There is nothing to write. */
	readonly unchanged: boolean;
	/** And nothing of the source was changed since the last sync: our own write came back. */
	readonly echo: boolean;
}

export interface Kept {
	readonly record: Row;
	readonly told?: Told;
	readonly issues: readonly Issue[];
}

export interface Given {
	readonly mapping: Mapping;
	readonly rules: Rules;
	/** The record of the source, and what the mapping made of it. */
	readonly input: Row;
	readonly mapped: Mapped;
	/** The rows of the mapping tables that count for the way back. */
	readonly rowsBack: Tables;
	readonly twoWay: TwoWay;
}

/** Leaves of a mapped record what is to be written, by the policy of each field. A record that the target does not have yet is written whole. */
export function keepBothSides(given: Given): Kept {
	const { mapping, rules, mapped, twoWay } = given;
	const resource = resourceOf(mapping);
	if (mapping.each !== undefined || !resource) return { record: mapped.record, issues: [unfit] };
	const { target, issues: odd } = targetIn(twoWay.target);
	const last = fingerprintIn(twoWay.lastSynced);
	const part = partOf(mapping);
	const base = last && Object.hasOwn(last, part) ? last[part] : undefined;
	const compared = comparedBy(rules, writableBy(mapping).fields);
	const { policyOf, issues: unclear } = policiesOf(twoWay.policy, twoWay.fields, compared);
	const settled = settle({
		resource,
		compared,
		source: mapped.record,
		target: target ?? {},
		...(base && target ? { base } : {}),
		policyOf: target ? policyOf : () => 'sourceOfTruth',
		...laterIn(mapped.sync, resource, target),
		...(Object.hasOwn(precedences, part) ? { precedence: precedences[part]! } : {}),
	});
	const unchanged = target !== undefined && settled.changes.length === 0;
	const issues = [...odd, ...unclear, ...unread(twoWay.lastSynced, last), ...(base && !target ? [targetGone(resource)] : []), ...settled.issues];
	return {
		record: target ? settled.record : mapped.record,
		told: {
			fingerprint: textOf({ ...last, [part]: settled.agreed, ...wayBack(given, target ?? {}, settled, last) }),
			changes: settled.changes,
			conflicts: settled.conflicts,
			unchanged,
			echo: unchanged && settled.echo,
		},
		issues: issues.map((one) => ({ ...one, at: mapped.places[one.at] ?? one.at })),
	};
}

function targetIn(given: unknown): { target?: Row; issues: Issue[] } {
	const value = typeof given === 'string' && isFilled(given) ? parsed(given) : given;
	const { [SYNC]: _, ...target } = isRow(value) ? value : {};
	if (Object.values(target).some(isFilled)) return { target, issues: [] };
	if (!isFilled(given) || isRow(value)) return { issues: [] };
	const says = `"Target Record" is no record, but ${flat(given).slice(0, 100)}`;
	return { issues: [issue('target-record', 'error', '', says, 'Point "Target Record" in the Record Mapper at one record as an object, or leave it empty.')] };
}

const laterIn = ({ source }: Trail, { modified }: Resource, target: Row | undefined): { newer?: Side } => {
	const newer = laterOf(changedAt(source?.modified), changedAt(target?.[modified ?? '']));
	return newer ? { newer } : {};
};

const unread = (given: unknown, last: unknown): Issue[] =>
	last !== undefined || !isFilled(given)
		? []
		: [
				issue(
					'fingerprint-unreadable',
					'warning',
					'',
					'"Last Synced" is no fingerprint that this version wrote, so the two sides are compared without it',
					'Point "Last Synced" in the Record Mapper at the column fingerprint of the row.',
				),
			];

const targetGone = ({ label }: Resource): Issue =>
	issue(
		'target-gone',
		'review',
		'',
		`was in step with a ${label.toLowerCase()} that was not found now: it may have been deleted, and writing makes it anew`,
		'If it was deleted on purpose, delete the row of xerozoho_links and the source; else let it be made again.',
	);

const unfit = issue(
	'conflict-policy',
	'error',
	'',
	'this mapping makes several records or none of a vendor, so there is no single record to compare with',
	'Take "Conflict Policy" out of this Record Mapper.',
);
