import type { Failure } from '../failure';
import { chunks, isFilled, isRow, type Row } from '../record';
import type { Asked, Wish } from './ask';
import type { Conversation } from './conversation';
import type { Dialect } from './dialect';
import { goneOf, isGone, isStranger, lookUp, matchOf, readByIds, sameText, withOwnerIds } from './finding';
import { mergedRecord, namesRows } from './rows';

/** What is to become of a record, as far as what the vendor has already tells. */
export type Plan = { readonly wish: Wish } &
	/** One that is void or deleted may have had the key. */
	(
		| { readonly will: 'create'; readonly gone?: Row }
		/** `leave` stands for what is void or deleted there, and for what is only to be made where it is not. */
		| { readonly will: 'update' | 'leave'; readonly match: Row }
		/** A look-up failed, or the record that has the key is somebody else's, which is shown then. */
		| { readonly will: 'fail'; readonly failure: Failure; readonly match?: Row }
	);

/**
 * Looks for the natural keys of these and decides. `ahead` are records as earlier ones of the same run leave them, where that is not written yet
 * and so cannot be found.
 */
export function* planByKey(dialect: Dialect, asked: Asked, batch: readonly Wish[], ahead: readonly Row[] = []): Conversation<Plan[]> {
	const { found, sound, failed } = yield* lookUpApart(dialect, asked, batch);
	const known = withAhead(asked, found, ahead);
	const owned = yield* withOwnerIds(dialect, asked, sound, known);
	if ('failure' in owned) return [...failed, ...sound.map((wish): Plan => ({ wish, will: 'fail', failure: owned.failure }))];
	return [...failed, ...owned.map((wish) => planFor(dialect, asked, wish, known))];
}

/** What the vendor has of these. Where keys are looked up one by one, a failed look-up costs one record only. */
function* lookUpApart(dialect: Dialect, asked: Asked, batch: readonly Wish[]): Conversation<{ found: Row[]; sound: Wish[]; failed: Plan[] }> {
	const [found, sound, failed]: [Row[], Wish[], Plan[]] = [[], [], []];
	for (const some of asked.resource.key!.find?.atOnce === 1 ? chunks(batch, 1) : [batch]) {
		const rows = yield* lookUp(
			dialect,
			asked,
			some.map(({ record }) => record!),
		);
		if ('failure' in rows) failed.push(...some.map((wish): Plan => ({ wish, will: 'fail', failure: rows.failure })));
		else {
			found.push(...rows);
			sound.push(...some);
		}
	}
	return { found, sound, failed };
}

/** What is ahead stands in the place of what was found of the same record. */
const withAhead = ({ resource: { id } }: Asked, found: readonly Row[], ahead: readonly Row[]): Row[] => [
	...found.filter((row) => !ahead.some((later) => isFilled(later[id]) && sameText(later[id], row[id]))),
	...ahead,
];

function planFor(dialect: Dialect, asked: Asked, wish: Wish, known: readonly Row[]): Plan {
	const match = matchOf(asked.resource, known, wish.record!);
	if (!match) return { wish, will: 'create', gone: goneOf(asked.resource, known, wish.record!) };
	// A vendor that matches by itself asks neither whose a record is nor what became of it.
	if (matchesItself(asked)) return { wish, will: 'update', match };
	if (isStranger(asked.resource, match, wish.record!)) return { wish, will: 'fail', match, failure: notOurs(dialect, asked, match) };
	return { wish, match, will: isLeft(asked, match) ? 'leave' : 'update' };
}

/** Whether the vendor tells by itself what is new and what exists, so that nothing is looked for before writing. */
export const matchesItself = ({ resource, lookUpFirst }: Asked): boolean => resource.key?.matchedByVendor === true && !lookUpFirst;

/** What is voided already stays as it is, like what the vendor never lets anyone edit. */
const isLeft = ({ resource, operation }: Asked, match: Row): boolean => operation.keepsExisting === true || !resource.operations.update || isGone(match);

/** Matches records on the fields that the form or the resource names, in their order; what exists is read with its rows. */
export function* planByFields(dialect: Dialect, asked: Asked, wishes: readonly Wish[], ahead: readonly Row[] = []): Conversation<Plan[]> {
	const { resource } = asked;
	const ids = new Map<Wish, string>();
	const matches = new Map<Wish, Row>();
	for (const name of wishes.length ? matchingFields(asked, wishes[0]!) : []) {
		const open = wishes.filter((wish) => !ids.has(wish) && !matches.has(wish) && isFilled(wish.record?.[name]));
		if (!open.length) continue;
		const known = yield* dialect.idsWith!(
			resource,
			name,
			open.map(({ record }) => String(record![name])),
		);
		if ('failure' in known) return wishes.map((wish): Plan => ({ wish, will: 'fail', failure: known.failure }));
		for (const wish of open) {
			const isSame = (row: Row): boolean => sameText(row[name], wish.record![name]);
			const [later, match] = [ahead.find(isSame), known.find(isSame)];
			if (later) matches.set(wish, later);
			else if (match) ids.set(wish, String(match[resource.id]));
		}
	}
	const found = ids.size ? yield* readByIds(dialect, asked, [...ids.values()]) : [];
	if ('failure' in found) return wishes.map((wish): Plan => ({ wish, will: 'fail', failure: found.failure }));
	for (const [wish, id] of ids) {
		const match = found.find((row) => sameText(row[resource.id], id));
		if (match) matches.set(wish, match);
	}
	return wishes.map((wish): Plan => {
		const match = matches.get(wish);
		if (!match) return { wish, will: 'create' };
		// Only records with rows are looked at before they are written; all others the vendor matches and changes by itself.
		return { wish, match, will: namesRows(resource, wish) && isLeft(asked, match) ? 'leave' : 'update' };
	});
}

/** The fields that tell whether a record exists. */
export function matchingFields({ resource }: Asked, { inputs }: Wish): string[] {
	if (isFilled(inputs?.uniqueField)) return [String(inputs!.uniqueField)];
	const chosen = inputs?.duplicate_check_fields;
	return Array.isArray(chosen) && chosen.length ? chosen.map(String) : [resource.key!.field];
}

/** A wish as it updates the record that was found for it. */
export const updating = (dialect: Dialect, { resource }: Asked, wish: Wish, match: Row): Wish => ({
	...wish,
	record: mergedRecord(dialect, resource, wish.record!, match, 'remove'),
	id: isFilled(match[resource.id]) ? String(match[resource.id]) : undefined,
});

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
