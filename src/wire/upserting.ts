import type { Failure } from '../failure';
import { chunks, isFilled, isRow, type Row } from '../record';
import type { Asked, Wish } from './ask';
import type { Conversation, Outcome } from './conversation';
import type { Dialect } from './dialect';
import { isGone, isStranger, lookUp, matchOf, withOwnerIds } from './finding';
import { mergedRecord } from './rows';
import { create, write } from './writing';

/** Creates what is new and updates what exists, told apart by the natural key: by the vendor itself where it matches, else by looking up first. */
export function* upsert(dialect: Dialect, asked: Asked, wishes: readonly Wish[]): Conversation<Outcome[]> {
	const outcomes: Outcome[] = [];
	const { find, ...key } = asked.resource.key!;
	const matchedByVendor = key.matchedByVendor && !asked.lookUpFirst;
	for (const wave of waves(asked, wishes)) {
		// Where keys are looked up one by one, a failed look-up should cost one record only.
		const size = matchedByVendor ? (asked.operation.batch ?? 1) : find?.atOnce === 1 ? 1 : wave.length;
		for (const batch of chunks(wave, size)) {
			outcomes.push(...(yield* matchedByVendor ? write(dialect, asked, batch, 'created or updated') : lookUpAndWrite(dialect, asked, batch)));
		}
	}
	return outcomes;
}

/** Two records with one key must not travel together, or both would be created: the second waits for the next wave, and so wins. */
function waves(asked: Asked, wishes: readonly Wish[]): Wish[][] {
	const seen = new Map<string, number>();
	const all: Wish[][] = [];
	for (const wish of wishes) {
		const key = String(wish.record?.[asked.resource.key!.field]).trim().toLowerCase();
		const turn = seen.get(key) ?? 0;
		seen.set(key, turn + 1);
		(all[turn] ??= []).push(wish);
	}
	return all;
}

function* lookUpAndWrite(dialect: Dialect, asked: Asked, batch: readonly Wish[]): Conversation<Outcome[]> {
	const { resource } = asked;
	const known = yield* lookUp(
		dialect,
		asked,
		batch.map(({ record }) => record!),
	);
	if ('failure' in known) return batch.map(({ from }) => ({ from, failure: known.failure }));
	const owned = yield* withOwnerIds(dialect, asked, batch, known);
	if ('failure' in owned) return batch.map(({ from }) => ({ from, failure: owned.failure }));
	const matched = owned.map((wish) => ({ wish, match: matchOf(resource, known, wish.record!) }));
	const fresh = matched.filter(({ match }) => !match).map(({ wish }) => wish);
	const existing = matched.flatMap(({ wish, match }) => (match ? [{ wish, match }] : []));
	const strangers = existing.filter(({ wish, match }) => isStranger(resource, match, wish.record!));
	const ours = existing.filter((one) => !strangers.includes(one));
	return [
		...strangers.map(({ wish, match }) => ({ from: wish.from, failure: notOurs(dialect, asked, match) })),
		...(yield* createFresh(dialect, asked, fresh)),
		...(yield* updateExisting(dialect, asked, ours)),
	];
}

function notOurs({ vendor }: Dialect, { resource }: Asked, match: Row): Failure {
	const { field, owner = field } = resource.key!;
	const called = `${resource.label.toLowerCase()} ${String(match[field])}`;
	const whose = isRow(match[owner]) ? String(match[owner].Name ?? 'another contact') : 'another contact';
	return {
		cause: 'conflict',
		status: 0,
		message: `${vendor} already has ${called}, which belongs to ${whose}. Nothing was written. Give one of the two another number`,
		details: [{ at: field, says: `is taken by ${whose}` }],
	};
}

function* createFresh(dialect: Dialect, asked: Asked, fresh: readonly Wish[]): Conversation<Outcome[]> {
	return fresh.length ? yield* create(dialect, { ...asked, operation: asked.resource.operations.create! }, fresh) : [];
}

function* updateExisting(dialect: Dialect, asked: Asked, existing: ReadonlyArray<{ wish: Wish; match: Row }>): Conversation<Outcome[]> {
	const { resource, operation } = asked;
	const update = operation.keepsExisting ? undefined : resource.operations.update;
	// What is voided already stays as it is, like what the vendor never lets anyone edit.
	const left = update ? existing.filter(({ match }) => isGone(match)) : existing;
	const outcomes: Outcome[] = left.map(({ wish, match }) => ({ from: wish.from, record: match, did: 'already there' }));
	if (!update) return outcomes;
	const changing = existing.filter((one) => !left.includes(one));
	const wishes = changing.map(({ wish, match }) => ({
		...wish,
		record: mergedRecord(resource, wish.record!, match, 'remove'),
		id: isFilled(match[resource.id]) ? String(match[resource.id]) : undefined,
	}));
	for (const some of chunks(wishes, update.batch ?? 1)) outcomes.push(...(yield* write(dialect, { ...asked, operation: update }, some, 'updated')));
	return outcomes;
}
