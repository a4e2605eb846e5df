import type { Asked } from './ask';
import type { Conversation, Outcome } from './conversation';
import type { Dialect } from './dialect';
import { isOurs } from './finding';
import { planByKey, type Plan } from './planning';

/**
 * Between the look for a record and its create another run may have made it, and a vendor that keeps the key unique refuses the second. What was refused so is looked for
 * once more, and what is there then is planned for like anything that was there from the start; a refusal stands where nothing is found, or where nobody can tell that the
 * record is the one that was meant, since a number alone may be somebody else's.
 */
export function* lookedUpAgain(
	dialect: Dialect,
	asked: Asked,
	fresh: readonly Plan[],
	outcomes: readonly Outcome[],
): Conversation<{ outcomes: Outcome[]; found: Plan[] }> {
	const isTaken = ({ wish: { from } }: Plan): boolean => outcomes.some((outcome) => outcome.from === from && outcome.failure?.cause === 'duplicate');
	const refused = fresh.filter(isTaken).map(({ wish }) => wish);
	// A query that lags behind what was written shows no more than before.
	if (!refused.length || dialect.idsWith) return { outcomes: [...outcomes], found: [] };
	const found = (yield* planByKey(dialect, asked, refused)).filter((plan) => isCertain(asked, plan));
	return { outcomes: outcomes.filter(({ from }) => !found.some(({ wish }) => wish.from === from)), found };
}

/** A look-up that failed tells less than the refusal does. */
const isCertain = ({ resource }: Asked, plan: Plan): boolean =>
	plan.will !== 'create' && plan.match !== undefined && (plan.will === 'fail' || isOurs(resource, plan.match, plan.wish.record!));
