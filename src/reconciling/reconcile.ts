import { mostTelling } from './causes';
import { compare, type Compare } from './compare';
import { Leftovers } from './leftovers';
import type { Outcome } from './outcome';
import { rolesOf, type Plan, type Roles, type SideName } from './plan';
import { read, type Facts } from './read';
import { Summary } from './summary';

/** Of records with one key, so many are looked at for one that agrees. */
const LOOKED_AT = 20;

/**
 * Compares two sets of records and says of every record what became of it, then sums up. Of the left side the facts are kept, of the right side only
 * those of records that are missing on the left; the records themselves pass by. Where a key stands for several records, they are paired off one by one.
 * Never throws on data.
 */
export function* reconcile(plan: Plan, left: Iterable<unknown>, right: Iterable<unknown>): Generator<Outcome, void, undefined> {
	const roles = rolesOf(plan);
	const summary = new Summary(plan, roles);
	const rest = new Leftovers(plan, roles);
	const index = new Map<string, Facts[]>();
	for (const facts of usable(plan, 'left', left)) {
		if ('to' in facts) yield facts;
		else {
			summary.add('left', facts);
			const same = index.get(facts.key);
			if (same) same.push(facts);
			else index.set(facts.key, [facts]);
		}
	}
	// Taken from the end, so that the first comes first.
	for (const same of index.values()) if (same.length > 1) same.reverse();
	for (const facts of usable(plan, 'right', right)) {
		if ('to' in facts) {
			yield facts;
			continue;
		}
		summary.add('right', facts);
		const same = index.get(facts.key);
		const found = same && take(plan, roles, same, facts);
		if (!found) {
			rest.add('right', facts, same !== undefined);
			continue;
		}
		rest.matched(found.left, same.length > 0);
		yield verdict(found.left, facts, found.compared);
	}
	for (const same of index.values()) for (const facts of same.reverse()) rest.add('left', facts, false);
	yield* rest.explained();
	for (const row of summary.rows()) yield { to: 'summary', row };
}

function* usable(plan: Plan, side: SideName, records: Iterable<unknown>): Generator<Facts | Extract<Outcome, { to: 'error' }>> {
	let at = 0;
	for (const record of records) {
		for (const facts of read(plan, side, record, at)) yield 'key' in facts ? facts : { to: 'error', side, at, problem: facts };
		at += 1;
	}
}

interface Taken {
	readonly left: Facts;
	readonly compared: Compare;
}

/** Takes the record that agrees out of those of one key, else the first. */
function take(plan: Plan, roles: Roles, same: Facts[], right: Facts): Taken | undefined {
	let best: (Taken & { readonly place: number }) | undefined;
	for (let place = same.length - 1; place >= Math.max(0, same.length - LOOKED_AT); place--) {
		const compared = compare(plan, { left: same[place]!, right, roles });
		const agrees = compared.differences.length === 0;
		if (!best || agrees) best = { left: same[place]!, compared, place };
		if (agrees) break;
	}
	if (best) same.splice(best.place, 1);
	return best;
}

export function verdict(left: Facts, right: Facts, { differences, notCompared }: Compare): Outcome {
	const likely = mostTelling(differences);
	const together = { left, right, differences, notCompared };
	return likely ? { to: 'different', ...together, likely } : { to: 'agreed', ...together };
}
