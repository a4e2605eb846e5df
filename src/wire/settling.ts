import type { Cause, Failure } from '../failure';
import { isFilled, type Row } from '../record';
import type { Asked, Wish } from './ask';
import type { Answer, Conversation, Outcome } from './conversation';
import { failureOf, type Dialect } from './dialect';
import { leftBy, lookUp, readByIds, sameText, withOwnerIds } from './finding';

/** What became of records where an answer was lost: looked for where that can be, and said to be unknown where it cannot. Nothing is sent again on a guess. */

/** Nobody knows whether the vendor acted. */
export const unsettled = ({ vendor }: Dialect, failure: Failure): Failure => ({
	...failure,
	cause: 'unknown',
	message: `${failure.message}. Whether ${vendor} carried this out is not known: look for it before sending it again`,
});

/** What is known of a create beside its records. */
export interface Creating {
	/** Ids of this run that stand for other records. */
	readonly told?: readonly unknown[];
	/** Whoever sends it again looks for it first, as an upsert does. */
	readonly isLookedForFirst?: boolean;
}

/**
 * Looks for records that may have been created, by their natural key. What is there as it was sent is a success, what is not there can be sent again,
 * and what is there otherwise, or cannot be looked for, is unknown.
 */
export function* readBack(
	dialect: Dialect,
	asked: Asked,
	batch: readonly Wish[],
	answer: Answer,
	{ told = [], isLookedForFirst }: Creating,
): Conversation<Outcome[]> {
	const { key, id } = asked.resource;
	const left = (wish: Wish, failure: Failure): Failure =>
		isLookedForFirst && key && isFilled(wish.record?.[key.field])
			? { ...failure, message: `${failure.message}. Whether it arrived is not known; it can be sent again, because it is looked for first` }
			: unsettled(dialect, failure);
	const keyed = batch.filter(({ record }) => key !== undefined && isFilled(record?.[key.field]));
	const searched = keyed.length ? yield* searchFor(dialect, asked, keyed) : undefined;
	const failure = failureOf(dialect, answer, asked.resource);
	const taken = [...told];
	return batch.map((sent): Outcome => {
		const { from } = sent;
		const wish = searched?.owned.find((one) => one.from === from);
		if (!searched || !wish) return { from, failure: left(sent, failure) };
		const { ours, others } = leftBy(asked.resource, searched.known, wish.record!, taken);
		if (ours) {
			taken.push(ours[id]);
			return { from, record: ours, did: 'created' };
		}
		if (others.length) return { from, failure: left(sent, otherwiseThere(dialect, asked, failure, others[0]!)) };
		return {
			from,
			failure: searched.isCertain
				? { ...failure, message: `${failure.message}. The record was looked for afterwards and is not there, so it can be sent again` }
				: left(sent, failure),
		};
	});
}

/** What is there may be another's, or ours as the vendor changed it; a person sees which. */
const otherwiseThere = (dialect: Dialect, { resource: { label, id, key, fields } }: Asked, failure: Failure, known: Row): Failure => {
	const called = `${label.toLowerCase()} with the ${(fields[key!.field]?.label ?? key!.field).toLowerCase()} ${String(known[key!.field])} (${String(known[id])})`;
	return { ...failure, message: `${failure.message}. ${dialect.vendor} has a ${called} that differs from what was sent, so it may have been there before` };
};

interface Searched {
	readonly known: Row[];
	readonly owned: readonly Wish[];
	/** What is not among them is not there. */
	readonly isCertain: boolean;
}

/** What the vendor has under the keys of these; nothing where it cannot be asked. */
function* searchFor(dialect: Dialect, asked: Asked, keyed: readonly Wish[]): Conversation<Searched | undefined> {
	const { key, id } = asked.resource;
	if (!key!.find) return key!.field === id || !dialect.idsWith ? undefined : yield* queried(dialect, asked, keyed);
	const known = yield* lookUp(
		dialect,
		asked,
		keyed.map(({ record }) => record!),
	);
	if ('failure' in known) return undefined;
	// Without its owner's id, a bill that was saved would be taken for somebody else's, and be sent a second time.
	const owned = yield* withOwnerIds(dialect, asked, keyed, known);
	return 'failure' in owned ? undefined : { known, owned, isCertain: true };
}

/** Unsure whether a query shows at once what was just written, so what it does not show may be there all the same. */
function* queried(dialect: Dialect, asked: Asked, keyed: readonly Wish[]): Conversation<Searched | undefined> {
	const { key, id } = asked.resource;
	const ids = yield* dialect.idsWith!(
		asked.resource,
		key!.field,
		keyed.map(({ record }) => String(record![key!.field])),
	);
	if ('failure' in ids || !ids.length) return undefined;
	const known = yield* readByIds(
		dialect,
		asked,
		ids.map((row) => String(row[id])),
	);
	return 'failure' in known ? undefined : { known, owned: keyed, isCertain: false };
}

/** Refusals that tell of the record, which the first try may have changed; all others say that nothing was done. */
const OF_THE_RECORD: readonly Cause[] = ['validation', 'duplicate', 'business-rule', 'not-found', 'conflict'];

/** Outcomes of a repetition after a try without an answer: what it was refused, the first try may have done. */
export function* settled(dialect: Dialect, asked: Asked, wishes: readonly Wish[], outcomes: readonly Outcome[]): Conversation<Outcome[]> {
	const isOpen = ({ failure }: Outcome): boolean => failure !== undefined && OF_THE_RECORD.includes(failure.cause);
	const open = wishes.filter(({ from }) => outcomes.some((outcome) => outcome.from === from && isOpen(outcome)));
	const done = open.length ? yield* doneAlready(dialect, asked, open) : [];
	return outcomes.map((outcome) =>
		isOpen(outcome)
			? (settledBy(asked, outcome) ?? done.find(({ from }) => from === outcome.from) ?? { from: outcome.from, failure: twice(dialect, outcome.failure!) })
			: outcome,
	);
}

/** What was to be deleted and is not there is deleted. */
const settledBy = ({ operation }: Asked, { from, failure, record }: Outcome): Outcome | undefined =>
	operation.does === 'delete' && failure?.cause === 'not-found' ? { from, did: 'deleted', record: record ?? { deleted: true } } : undefined;

/** Of changes of state that say which state it is: those whose records have it. */
function* doneAlready(dialect: Dialect, asked: Asked, open: readonly Wish[]): Conversation<Outcome[]> {
	const { operation, resource } = asked;
	const wanted = Object.entries(operation.body ?? {}).filter(([name]) => name in resource.fields);
	if (operation.does !== 'act' || !wanted.length) return [];
	const known = yield* readByIds(
		dialect,
		asked,
		open.map(({ id }) => String(id)),
	);
	if ('failure' in known) return [];
	return open.flatMap(({ from, id }): Outcome[] => {
		const record = known.find((row) => sameText(row[resource.id], id) && wanted.every(([name, value]) => sameText(row[name], value)));
		return record ? [{ from, record, did: 'updated' }] : [];
	});
}

export const twice = ({ vendor }: Dialect, failure: Failure): Failure => ({
	...failure,
	cause: 'unknown',
	message: `${vendor} gave no answer at first and refused the repetition: ${failure.message}. The first may have been carried out: look at the record before sending it again`,
});
