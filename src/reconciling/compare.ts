import type { Explained } from './causes';
import { explainField, type Pair } from './explain';
import type { Plan } from './plan';
import type { Facts } from './read';
import { agree, apart, isMoney, unreadable } from './values';

/** A field on which two records do not agree. */
export interface Difference extends Explained {
	readonly field: string;
	readonly left: string | number | null;
	readonly right: string | number | null;
	/** Left less right in cents, as decimal text; only of amounts in one currency. */
	readonly cents?: string;
}

export interface Compare {
	readonly differences: readonly Difference[];
	/** Fields that one side does not have at all, such as lists that leave them out. */
	readonly notCompared: readonly string[];
}

/** Everything on which two records of one key do not agree, each with its likely cause. */
export const compare = (plan: Plan, pair: Pair): Compare => {
	const notCompared: string[] = [];
	const differing: number[] = [];
	for (const [index, field] of plan.compared.entries()) {
		const [left, right] = [pair.left.values[index], pair.right.values[index]];
		if (unreadable(field.kind, left) ?? unreadable(field.kind, right)) differing.push(index);
		// Without the amount nothing is proven, so one that is not there differs.
		else if ((left === undefined) !== (right === undefined) && index !== pair.roles.amount) notCompared.push(field.label);
		else if (left !== right && !agree(field, left, right)) differing.push(index);
	}
	return { differences: [...differing.map((index) => difference(plan, pair, index, differing)), ...endings(plan, pair, differing)], notCompared };
};

function difference(plan: Plan, pair: Pair, index: number, differing: readonly number[]): Difference {
	const field = plan.compared[index]!;
	const [left, right] = [pair.left.values[index] ?? null, pair.right.values[index] ?? null];
	const comparable = isMoney(field.kind) && !differing.includes(pair.roles.currency) && !(unreadable(field.kind, left) ?? unreadable(field.kind, right));
	return {
		field: field.label,
		left,
		right,
		...(comparable ? { cents: apart(left, right).times(100).toFixed() } : {}),
		...explainField(plan, pair, index, differing),
	};
}

/** One that has ended on one side only, though no compared field says so. */
function endings(plan: Plan, pair: Pair, differing: readonly number[]): Difference[] {
	if (pair.left.ended === pair.right.ended || differing.some((index) => plan.compared[index]!.kind === 'status')) return [];
	const word = ({ ended }: Facts): string => (ended ? 'void or deleted' : 'in force');
	return [{ field: 'Status', left: word(pair.left), right: word(pair.right), ...explainField(plan, pair, -1, differing) }];
}
