import { chunks, isFilled, type Row } from '../record';
import type { Asked, Wish } from './ask';
import type { Conversation, Outcome } from './conversation';
import { valueIn } from './customFields';
import type { Dialect } from './dialect';
import { readByIds, sameText } from './finding';
import { createOnce, dated, isMadeOnce } from './once';
import { lookedUpAgain } from './overtaken';
import { matchesItself, matchingFields, planByFields, planByKey, updating, type Plan } from './planning';
import { namesRows } from './rows';
import { create, isMatched, write, writeByField } from './writing';

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
		// Looking up or creating one by one takes long, so what was found is soon written: a shared key holds for minutes only.
		const atOnce = isMadeOnce(asked, plain.length) ? find!.atOnce : plain.length;
		const size = matchedByVendor || find?.atOnce === 1 ? (asked.operation.batch ?? 1) : atOnce;
		// What has nothing to be found by is not sent again when no answer comes, and must not keep the others from it.
		const [known, blind] = matchedByVendor ? parted(plain, (wish) => isMatched(asked, wish)) : [plain, []];
		for (const batch of [known, blind].flatMap((some) => chunks(some, size))) {
			outcomes.push(...(yield* matchedByVendor ? write(dialect, asked, batch, 'created or updated') : lookedUp(dialect, asked, batch)));
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

function* lookedUp(dialect: Dialect, asked: Asked, batch: readonly Wish[]): Conversation<Outcome[]> {
	const { result, at } = yield* dated(dialect, planByKey(dialect, asked, batch));
	return yield* carryOut(dialect, asked, result, at);
}

/** Writes as planned: what is new first. `lookedAt` is when it was planned, by the vendor's clock. */
function* carryOut(dialect: Dialect, asked: Asked, plans: readonly Plan[], lookedAt?: number): Conversation<Outcome[]> {
	const { create: creating, update } = asked.resource.operations;
	const [fresh, others] = parted(plans, ({ will }) => will === 'create');
	const made = fresh.length ? yield* createAll(dialect, asked, { ...asked, operation: creating! }, fresh, lookedAt) : { outcomes: [], found: [] };
	const known = [...others, ...made.found];
	const { whole, failed } = yield* seenWhole(dialect, asked, known);
	const outcomes = [...known.flatMap(left), ...made.outcomes, ...failed];
	const changing = whole.map(({ wish, match }) => updating(dialect, asked, wish, match));
	for (const some of chunks(changing, update?.batch ?? 1)) outcomes.push(...(yield* write(dialect, { ...asked, operation: update! }, some, 'updated')));
	return outcomes;
}

type Changing = Extract<Plan, { match: Row; will: 'update' | 'leave' }>;

/**
 * Updates with what is there. A row of a list has no lines, and lines that go without their ids replace those that are there, so where lines are sent
 * the record is read by itself first: a call more for each.
 */
function* seenWhole(dialect: Dialect, asked: Asked, plans: readonly Plan[]): Conversation<{ whole: Changing[]; failed: Outcome[] }> {
	const updates = plans.filter((plan): plan is Changing => plan.will === 'update');
	const short = dialect.listsInShort ? updates.filter(({ wish }) => namesRows(asked.resource, wish)) : [];
	const failed: Outcome[] = [];
	const read = new Map<Changing, Row>();
	for (const plan of short) {
		const id = String(plan.match[asked.resource.id]);
		const found = yield* readByIds(dialect, asked, [id]);
		if ('failure' in found) failed.push({ from: plan.wish.from, failure: found.failure });
		else read.set(plan, found.find((row) => sameText(row[asked.resource.id], id)) ?? plan.match);
	}
	return { whole: updates.filter((plan) => !short.includes(plan) || read.has(plan)).map((plan) => ({ ...plan, match: read.get(plan) ?? plan.match })), failed };
}

/** What nothing is sent for. */
function left(plan: Plan): Outcome[] {
	const { from } = plan.wish;
	if (plan.will === 'fail') return [{ from, failure: plan.failure }];
	return plan.will === 'leave' ? [{ from, record: plan.match, did: 'already there' }] : [];
}

/** Makes what is new; where another run was quicker, what it made is found. */
function* createAll(
	dialect: Dialect,
	asked: Asked,
	creating: Asked,
	fresh: readonly Plan[],
	lookedAt: number | undefined,
): Conversation<{ outcomes: Outcome[]; found: Plan[] }> {
	const wishes = fresh.map(({ wish }) => wish);
	// A query may lag behind what was just written, so what it does not show is no sign.
	const isLookedForFirst = !dialect.idsWith;
	if (!isMadeOnce(asked, wishes.length)) {
		const made = yield* create(dialect, creating, wishes, { isLookedForFirst });
		return yield* lookedUpAgain(dialect, asked, fresh, made);
	}
	const [outcomes, found]: [Outcome[], Plan[]] = [[], []];
	for (const wish of wishes) {
		const made = yield* createOnce(dialect, creating, asked, wish, lookedAt);
		if ('will' in made) found.push(made);
		else outcomes.push(...made);
	}
	return { outcomes, found };
}
