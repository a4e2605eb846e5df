import { commonEvents, type FinanceChange, type Followed, type FollowedKinds, type StateName } from '../apis/zohoFinance/events';
import { isFilled, type Row } from '../record';
import { instant, type Cursor } from './cursor';
import type { Candidate, Teller } from './handOn';
import { digest, type Known } from './ledger';
import type { Bringer, Change } from './told';

/** What a workflow rule was set off by, as its webhook's address says. */
export const ruleKinds = ['created', 'edited', 'deleted'] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** A change that became known, as it lies in an execution. */
export interface FinanceTold {
	/** The name that we have for its kind. */
	readonly entity: string;
	readonly organization: string;
	readonly id: string;
	readonly by: Bringer;
	/** ISO: when a webhook came; the time of the change where a reading found it. */
	readonly at: string;
	/** What a webhook brought, or the row of a list. */
	readonly record: Row;
	/** What set the webhook off; none where its address does not say. */
	readonly kind?: RuleKind;
	/** A reading found it made since the one before, or changed at no other time. */
	readonly isNew?: true;
}

export interface FinanceCandidate extends Candidate {
	readonly followed: Followed;
	readonly kind?: RuleKind;
	readonly isNew?: true;
}

/** A record is stamped more than once when it is made; further apart, it was made earlier. Milliseconds. */
const SLACK = 2_000;

/**
 * Whether a record was made since all records were last looked at: within what the cursor covers and not among what it has seen. Times are of whole
 * seconds.
 */
export function isNew(record: Row, id: string, cursor: Cursor | undefined, overlap: number): boolean {
	const [created, modified] = [instant(record.created_time), instant(record.last_modified_time)];
	if (created === undefined) return false;
	if (modified !== undefined && modified - created <= SLACK) return true;
	return cursor !== undefined && !(id in cursor.seen) && created >= Date.parse(cursor.at) - overlap;
}

const holds = (values: Readonly<Record<string, readonly string[]>> = {}, record: Row): boolean =>
	Object.entries(values).some(([field, any]) => isFilled(record[field]) && any.includes(String(record[field]).toLowerCase()));

/** The states that a record is in, and those that it has been through to get where it is. */
export function statesOf({ states }: Followed, record: Row): { now: StateName[]; been: StateName[] } {
	const names = Object.keys(states) as StateName[];
	const now = names.filter((name) => holds(states[name]!.is, record));
	return { now, been: names.filter((name) => now.includes(name) || holds(states[name]!.after, record)) };
}

/** Stands among the states that are remembered: that the record was made is known, and not told again. */
const MADE = 'made';

const marksOf = ({ chosen = '' }: Known): string[] => chosen.split(' ').filter(Boolean);

/** Whether a record that is known came to a state since. */
const hasMoved = (before: Known, followed: Followed, record: Row): boolean => {
	const marks = marksOf(before);
	return statesOf(followed, record).been.some((name) => !marks.includes(name));
};

/**
 * Whether what a reading found is known already, without fetching it. A state that is new is news also where the record's time is not: documents become
 * overdue without it, and of two changes within one second both have the same.
 */
export const isKnown = (before: Known | undefined, followed: Followed, record: Row, modified: string): boolean => {
	if (!before) return false;
	const at = Date.parse(modified) || 0;
	if (before.gone) return at <= before.modified;
	return at < before.modified || (at === before.modified && !hasMoved(before, followed, record));
};

const timeOf = ({ modified }: Candidate): number => Date.parse(modified) || 0;
const isGone = ({ kind }: FinanceCandidate): boolean => kind === 'deleted';
const statusOf = ({ record }: Candidate): string | undefined => (isFilled(record.status) ? String(record.status) : undefined);
export const printOf = (record: Row): string => digest(JSON.stringify(record));

/** Times are of whole seconds. */
const SECOND = 1_000;

/**
 * Whether a webhook's record may be older than what is known already: two changes within one second have the same time, and their calls come in any order. Only
 * reading the record tells which of them is the later.
 */
export const mayBeOvertaken = (before: Known | undefined, candidate: FinanceCandidate): boolean =>
	before !== undefined && candidate.events.length > 0 && !isGone(candidate) && timeOf(candidate) < before.modified + SECOND;

/** A webhook's record that has the time of the one before it, and something else in it. */
const isOtherOfOneTime = (before: Known, candidate: FinanceCandidate): boolean =>
	candidate.events.length > 0 && timeOf(candidate) === before.modified && before.print !== undefined && before.print !== printOf(candidate.record);

/**
 * How it is told what happened to records of the finance apps. Times are of whole seconds, so what is in a webhook's record tells two changes within one
 * apart. A reading leaves a second alone until it is over, so that nothing more can come of it.
 */
export function financeTeller<C extends FinanceCandidate>(): Teller<C> {
	const marks = new WeakMap<C, string>();
	return {
		isSeen(before, candidate) {
			if (isGone(candidate)) return before?.gone === true;
			if (!isKnown(before, candidate.followed, candidate.record, candidate.modified)) return false;
			return before!.gone === true || !isOtherOfOneTime(before!, candidate);
		},

		changes(before, candidate) {
			if (isGone(candidate)) return ['deleted'];
			const { followed, record, kind } = candidate;
			const known = before?.gone ? undefined : before;
			const had = known ? marksOf(known) : [];
			const { now, been } = statesOf(followed, record);
			const isTold = had.includes(MADE) || before?.events?.created !== undefined;
			const isCreated = !isTold && (kind === 'created' || (!known && candidate.isNew === true));
			// A late call about a state that is over says no more than that the record was made.
			if (known && timeOf(candidate) < known.modified) {
				marks.set(candidate, [...had, ...(isCreated ? [MADE] : [])].join(' '));
				return isCreated ? ['created'] : [];
			}
			marks.set(candidate, [...(had.includes(MADE) || isCreated ? [MADE] : []), ...been].join(' '));
			const isEdited = kind === 'edited' || (!isCreated && (!known || timeOf(candidate) > known.modified || isOtherOfOneTime(known, candidate)));
			return [
				...(isCreated ? (['created'] as const) : []),
				...(isEdited ? (['updated'] as const) : []),
				...(known ? been.filter((name) => !had.includes(name)) : now),
			] satisfies Change[];
		},

		note(candidate) {
			if (isGone(candidate)) return { gone: true };
			const [status, chosen] = [statusOf(candidate), marks.get(candidate)];
			return {
				...(status ? { status } : {}),
				...(chosen ? { chosen } : {}),
				...(candidate.events.length ? { print: printOf(candidate.record) } : {}),
			};
		},
	};
}

/** An event as a form stores it: invoice.paid. */
export const eventName = (entity: string, change: FinanceChange): string => `${entity}.${change}`;

/** What may be chosen, of each kind of record. */
export function eventsOf(kinds: FollowedKinds): Array<{ name: string; value: string }> {
	const all = Object.entries(kinds).flatMap(([entity, { label, states }]) => {
		const stated = Object.entries(states).map(([name, { label: said }]) => [name, said] as const);
		return [...Object.entries(commonEvents), ...stated].map(([change, said]) => ({
			name: `${label}: ${said}`,
			value: eventName(entity, change as FinanceChange),
		}));
	});
	return all.sort((one, other) => one.name.localeCompare(other.name));
}

/** What is chosen, by kind of record; what the app does not know is passed over. */
export function chosenIn(kinds: FollowedKinds, events: readonly string[]): Map<string, FinanceChange[]> {
	const known = new Set(eventsOf(kinds).map(({ value }) => value));
	const chosen = new Map<string, FinanceChange[]>();
	for (const event of events.filter((one) => known.has(one))) {
		const [entity, change] = event.split('.') as [string, FinanceChange];
		chosen.set(entity, [...(chosen.get(entity) ?? []), change]);
	}
	return chosen;
}

/** The rules that tell of these events: a record may be made in a state, or come to it by an edit. */
export function rulesFor(changes: readonly FinanceChange[]): RuleKind[] {
	const isStated = changes.some((change) => !(change in commonEvents));
	const wants = { created: isStated || changes.includes('created'), edited: isStated || changes.includes('updated'), deleted: changes.includes('deleted') };
	return ruleKinds.filter((kind) => wants[kind]);
}
