import { chunks, isFilled } from '../record';
import type { Asked, Wish } from './ask';
import type { Conversation, Outcome } from './conversation';
import { valueIn } from './customFields';
import type { Dialect } from './dialect';
import { matchesItself, matchingFields, planByFields, planByKey, updating, type Plan } from './planning';
import { namesRows } from './rows';
import { create, write, writeByField } from './writing';

/** Creates what is new and updates what exists, told apart by the natural key: by the vendor itself where it matches, else by looking up first. */
export function* upsert(dialect: Dialect, asked: Asked, wishes: readonly Wish[]): Conversation<Outcome[]> {
	const outcomes: Outcome[] = [];
	const { find } = asked.resource.key!;
	const matchedByVendor = matchesItself(asked);
	for (const wave of waves(asked, wishes)) {
		const [told, byKey] = parted(wave, isToldByField);
		for (const wish of told) outcomes.push(yield* writeByField(dialect, asked, wish, String(wish.inputs!.uniqueField)));
		// A vendor that adds rows to those it has would add them again each time, so these are looked at first.
		const [rowed, plain] = dialect.idsWith ? parted(byKey, (wish) => namesRows(asked.resource, wish)) : [[], byKey];
		if (rowed.length) outcomes.push(...(yield* carryOut(dialect, asked, yield* planByFields(dialect, asked, rowed))));
		// Looking up one by one takes long, so what was found is soon written.
		const size = matchedByVendor || find?.atOnce === 1 ? (asked.operation.batch ?? 1) : plain.length;
		for (const batch of chunks(plain, size)) {
			outcomes.push(
				...(yield* matchedByVendor ? write(dialect, asked, batch, 'created or updated') : carryOut(dialect, asked, yield* planByKey(dialect, asked, batch))),
			);
		}
	}
	return outcomes;
}

/** Whether a field of the account's own tells which record is meant, so that the vendor alone knows whether there is one. */
export const isToldByField = ({ inputs }: Wish): boolean => isFilled(inputs?.uniqueField);

/** Two records with one key must not travel together, or both would be created: the second waits for the next wave, and so wins. */
export function waves(asked: Asked, wishes: readonly Wish[]): Wish[][] {
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

export const parted = <T>(all: readonly T[], fits: (one: T) => boolean): [T[], T[]] => [all.filter(fits), all.filter((one) => !fits(one))];

/** Writes as planned: what is new first. */
function* carryOut(dialect: Dialect, asked: Asked, plans: readonly Plan[]): Conversation<Outcome[]> {
	const { create: creating, update } = asked.resource.operations;
	const outcomes = plans.flatMap((plan): Outcome[] => {
		const { from } = plan.wish;
		if (plan.will === 'fail') return [{ from, failure: plan.failure }];
		return plan.will === 'leave' ? [{ from, record: plan.match, did: 'already there' }] : [];
	});
	const fresh = plans.flatMap((plan) => (plan.will === 'create' ? [plan.wish] : []));
	if (fresh.length) outcomes.push(...(yield* create(dialect, { ...asked, operation: creating! }, fresh)));
	const changing = plans.flatMap((plan) => (plan.will === 'update' ? [updating(dialect, asked, plan.wish, plan.match)] : []));
	for (const some of chunks(changing, update?.batch ?? 1)) outcomes.push(...(yield* write(dialect, { ...asked, operation: update! }, some, 'updated')));
	return outcomes;
}
