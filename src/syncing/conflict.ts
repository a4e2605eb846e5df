import { alike, BLANK, UNKNOWN, type Agreed, type Print } from './fingerprint';

/** What happens to a field in which two records differ. */

/**
 * The choices of a workflow, by field. An owner always has its way, also where only the other side was changed: whoever calls one side the source of truth for
 * bank details does not want a change on the other side to travel, least of all unseen. `newest` and `ask` merge: what was changed on one side only is left to
 * the direction that brings it over, and only a change on both sides is a conflict.
 */
export const policies = {
	ask: 'Ask',
	fillOnly: 'Fill Empty Fields Only',
	newest: 'Newest',
	sourceOfTruth: 'Source Is Source of Truth',
	targetOfTruth: 'Target Is Source of Truth',
} as const;

export type Policy = keyof typeof policies;
export type Side = 'source' | 'target';

export const isPolicy = (name: unknown): name is Policy => typeof name === 'string' && Object.hasOwn(policies, name);

/** Why a field is written or not, in a bookkeeper's words. */
export const reasons = {
	same: 'both sides say the same',
	empty: 'the target has nothing here',
	needed: 'the target needs it and has nothing here',
	changed: 'only the source was changed since the last sync',
	sourceOwns: 'the source is the source of truth for this field',
	targetOwns: 'the target is the source of truth for this field',
	filled: 'the target is filled already, and only empty fields are to be filled',
	targetChanged: 'only the target was changed since the last sync; the way back brings it over',
	sourceNewer: 'the source was changed later',
	targetNewer: 'the target was changed later',
	bothChanged: 'both sides were changed since the last sync',
	neverSynced: 'the sides differ, and nothing is known of an earlier sync',
	noTimes: 'both sides may have been changed, and nothing says which was changed later',
	sourceBlank: 'the source has nothing here',
	sourceCleared: 'the source was emptied since the last sync; a sync empties no field',
	targetCleared: 'the target was emptied since the last sync',
	settled: 'neither side was changed since this difference was settled',
	behind: 'the document has come further in the target',
	noRecord: 'there is no record in the target yet',
} as const;

export type Why = keyof typeof reasons;

export interface Decision {
	readonly does: 'agree' | 'write' | 'leave' | 'ask';
	readonly why: Why;
	/** A change that somebody made is lost by it. */
	readonly loses?: Side;
	/** What both sides are known to have agreed on once this is done. */
	readonly agreed?: Agreed;
}

export interface Facts {
	readonly policy: Policy;
	/** What the mapping would write, and what the target holds. */
	readonly source: Print;
	readonly target: Print;
	readonly base?: Agreed;
	/** Whose record was changed later, where that is known. */
	readonly newer?: Side;
}

/** One field, decided. Whatever is left or asked stays a difference that the next run sees again; whatever is written makes the sides equal. */
export function decide(facts: Facts): Decision {
	const { source, target } = facts;
	if (source === target) return { does: 'agree', why: 'same', agreed: alike(source) };
	if (source === BLANK) return blankSource(facts);
	if (target === BLANK) return blankTarget(facts);
	return differing(facts);
}

const isChanged = ({ source, target, base }: Facts): Record<Side, boolean> => ({ source: base?.source !== source, target: base?.target !== target });

const write = ({ source, base, target }: Facts, why: Why): Decision => {
	const loses = base && target !== BLANK && base.target !== target ? { loses: 'target' as const } : {};
	return { does: 'write', why, agreed: alike(source), ...loses };
};

/** The source had its say: only another change of it counts from now on. The target's own change is still to be brought over by the way back. */
const leave = (facts: Facts, why: Why): Decision => {
	const { source, base } = facts;
	const loses = base && isChanged(facts).source ? { loses: 'source' as const } : {};
	return { does: 'leave', why, agreed: { source, target: base?.target ?? UNKNOWN }, ...loses };
};

/** Nothing was lost: what is known stays known. */
const wait = ({ base }: Facts, does: 'leave' | 'ask', why: Why): Decision => ({ does, why, ...(base ? { agreed: base } : {}) });

/** No vendor's field is emptied: an empty field more often means that nobody typed anything. */
const blankSource = (facts: Facts): Decision =>
	facts.base && facts.base.source !== UNKNOWN && isChanged(facts).source ? leave(facts, 'sourceCleared') : wait(facts, 'leave', 'sourceBlank');

function blankTarget(facts: Facts): Decision {
	const { policy, base } = facts;
	if (policy === 'targetOfTruth') return leave(facts, 'targetOwns');
	if (policy === 'sourceOfTruth' || policy === 'fillOnly' || !base) return write(facts, 'empty');
	const changed = isChanged(facts);
	if (!changed.target) return changed.source ? write(facts, 'changed') : wait(facts, 'leave', 'settled');
	return changed.source ? contested(facts) : wait(facts, 'leave', 'targetCleared');
}

function differing(facts: Facts): Decision {
	const { policy, base } = facts;
	if (policy === 'sourceOfTruth') return write(facts, 'sourceOwns');
	if (policy === 'targetOfTruth') return leave(facts, 'targetOwns');
	if (policy === 'fillOnly') return leave(facts, 'filled');
	if (!base) return contested(facts);
	const changed = isChanged(facts);
	if (changed.source) return changed.target ? contested(facts) : write(facts, 'changed');
	return wait(facts, 'leave', changed.target ? 'targetChanged' : 'settled');
}

/** Both sides have a claim. */
function contested(facts: Facts): Decision {
	const { policy, newer, base } = facts;
	if (policy === 'ask') return wait(facts, 'ask', base ? 'bothChanged' : 'neverSynced');
	if (newer === undefined) return wait(facts, 'ask', 'noTimes');
	return newer === 'source' ? write(facts, 'sourceNewer') : leave(facts, 'targetNewer');
}

/** What a record is found by, or cannot do without, is no matter of policy where the target lacks it. */
export const mustWrite = (facts: Facts): Decision => write(facts, 'needed');

/** What would move a document back, or change one that has ended, is left out, whatever the policy. */
export const leftBehind = (facts: Facts): Decision => (facts.source === facts.target || facts.source === BLANK ? decide(facts) : leave(facts, 'behind'));

/** The side that was changed later; times are in milliseconds. */
export const laterOf = (source: number | undefined, target: number | undefined): Side | undefined =>
	source === undefined || target === undefined || source === target ? undefined : source > target ? 'source' : 'target';
