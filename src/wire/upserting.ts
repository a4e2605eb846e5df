import type { Failure } from '../failure';
import { chunks, isFilled, isRow, type Row } from '../record';
import type { Asked, Wish } from './ask';
import type { Conversation, Outcome } from './conversation';
import { valueIn } from './customFields';
import type { Dialect } from './dialect';
import { isGone, isStranger, lookUp, matchOf, readByIds, sameText, withOwnerIds } from './finding';
import { mergedRecord, namesRows } from './rows';
import { create, write, writeByField } from './writing';

/** Creates what is new and updates what exists, told apart by the natural key: by the vendor itself where it matches, else by looking up first. */
export function* upsert(dialect: Dialect, asked: Asked, wishes: readonly Wish[]): Conversation<Outcome[]> {
	const outcomes: Outcome[] = [];
	const { find, ...key } = asked.resource.key!;
	const matchedByVendor = key.matchedByVendor && !asked.lookUpFirst;
	for (const wave of waves(asked, wishes)) {
		const [told, byKey] = parted(wave, ({ inputs }) => isFilled(inputs?.uniqueField));
		for (const wish of told) outcomes.push(yield* writeByField(dialect, asked, wish, String(wish.inputs!.uniqueField)));
		// A vendor that adds rows to those it has would add them again each time, so these are looked at first.
		const [rowed, plain] = dialect.idsWith ? parted(byKey, (wish) => namesRows(asked.resource, wish)) : [[], byKey];
		if (rowed.length) outcomes.push(...(yield* matchAndWrite(dialect, asked, rowed)));
		// Looking up one by one takes long, so what was found is soon written.
		const size = matchedByVendor || find?.atOnce === 1 ? (asked.operation.batch ?? 1) : plain.length;
		for (const batch of chunks(plain, size)) {
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
		const key = identityOf(asked, wish);
		const turn = key === undefined ? 0 : (seen.get(key) ?? 0);
		if (key !== undefined) seen.set(key, turn + 1);
		(all[turn] ??= []).push(wish);
	}
	return all;
}

/** What a record is known by: the natural key, or the fields that the form says to match on. */
function identityOf(asked: Asked, wish: Wish): string | undefined {
	const values = matchingFields(asked, wish).map((name) => valueIn(wish.record ?? {}, name));
	return values.some(isFilled)
		? JSON.stringify(
				values.map((value) =>
					String(value ?? '')
						.trim()
						.toLowerCase(),
				),
			)
		: undefined;
}

const parted = <T>(all: readonly T[], fits: (one: T) => boolean): [T[], T[]] => [all.filter(fits), all.filter((one) => !fits(one))];

/** Records with rows, matched on the fields that the form or the resource names, in their order; what exists is read with its rows. */
function* matchAndWrite(dialect: Dialect, asked: Asked, wishes: readonly Wish[]): Conversation<Outcome[]> {
	const { resource } = asked;
	const ids = new Map<Wish, string>();
	for (const name of matchingFields(asked, wishes[0]!)) {
		const open = wishes.filter((wish) => !ids.has(wish) && isFilled(wish.record?.[name]));
		if (!open.length) continue;
		const known = yield* dialect.idsWith!(
			resource,
			name,
			open.map(({ record }) => String(record![name])),
		);
		if ('failure' in known) return wishes.map(({ from }) => ({ from, failure: known.failure }));
		for (const wish of open) {
			const match = known.find((row) => sameText(row[name], wish.record![name]));
			if (match) ids.set(wish, String(match[resource.id]));
		}
	}
	const found = ids.size ? yield* readByIds(dialect, asked, [...ids.values()]) : [];
	if ('failure' in found) return wishes.map(({ from }) => ({ from, failure: found.failure }));
	const existing = [...ids].flatMap(([wish, id]) => found.filter((row) => sameText(row[resource.id], id)).map((match) => ({ wish, match })));
	const fresh = wishes.filter((wish) => !existing.some((one) => one.wish === wish));
	return [...(yield* createFresh(dialect, asked, fresh)), ...(yield* updateExisting(dialect, asked, existing))];
}

/** The fields that tell whether a record exists. */
function matchingFields({ resource }: Asked, { inputs }: Wish): string[] {
	if (isFilled(inputs?.uniqueField)) return [String(inputs!.uniqueField)];
	const chosen = inputs?.duplicate_check_fields;
	return Array.isArray(chosen) && chosen.length ? chosen.map(String) : [resource.key!.field];
}

/** What the vendor has of these. Where keys are looked up one by one, a failed look-up costs one record only. */
function* lookUpApart(dialect: Dialect, asked: Asked, batch: readonly Wish[]): Conversation<{ known: Row[]; sound: Wish[]; failed: Outcome[] }> {
	const [known, sound, failed]: [Row[], Wish[], Outcome[]] = [[], [], []];
	for (const some of asked.resource.key!.find?.atOnce === 1 ? chunks(batch, 1) : [batch]) {
		const found = yield* lookUp(
			dialect,
			asked,
			some.map(({ record }) => record!),
		);
		if ('failure' in found) failed.push(...some.map(({ from }) => ({ from, failure: found.failure })));
		else {
			known.push(...found);
			sound.push(...some);
		}
	}
	return { known, sound, failed };
}

function* lookUpAndWrite(dialect: Dialect, asked: Asked, batch: readonly Wish[]): Conversation<Outcome[]> {
	const { resource } = asked;
	const { known, sound, failed } = yield* lookUpApart(dialect, asked, batch);
	const owned = yield* withOwnerIds(dialect, asked, sound, known);
	if ('failure' in owned) return [...failed, ...sound.map(({ from }) => ({ from, failure: owned.failure }))];
	const matched = owned.map((wish) => ({ wish, match: matchOf(resource, known, wish.record!) }));
	const fresh = matched.filter(({ match }) => !match).map(({ wish }) => wish);
	const existing = matched.flatMap(({ wish, match }) => (match ? [{ wish, match }] : []));
	const strangers = existing.filter(({ wish, match }) => isStranger(resource, match, wish.record!));
	const ours = existing.filter((one) => !strangers.includes(one));
	return [
		...failed,
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
		record: mergedRecord(dialect, resource, wish.record!, match, 'remove'),
		id: isFilled(match[resource.id]) ? String(match[resource.id]) : undefined,
	}));
	for (const some of chunks(wishes, update.batch ?? 1)) outcomes.push(...(yield* write(dialect, { ...asked, operation: update }, some, 'updated')));
	return outcomes;
}
