import { isRow, SYNC, type Row } from '../record';
import type { Failure } from '../failure';
import type { Outcome } from './outcome';
import { rolesOf, type Plan, type Roles, type SideName } from './plan';
import type { Facts, Unusable } from './read';
import { currencyOf, dayOf } from './values';

/** The outputs of a comparison, in their order. */
export const outputs = ['Agreed', 'Different', 'Missing Left', 'Missing Right', 'Summary', 'Errors'] as const;

/** An item for one of the outputs, and the records it is about: by side, their numbers in their lists. */
export interface Item {
	readonly output: (typeof outputs)[number];
	readonly json: Row;
	readonly from: readonly From[];
}

/** Which record of which side. */
export interface From {
	readonly side: SideName;
	readonly at: number;
}

/** Outcomes as items. What is missing goes on as the record itself, ready to be mapped and sent, with why beside it under `_sync`. */
export class Items {
	private readonly roles: Roles;

	constructor(
		private readonly plan: Plan,
		private readonly records: Readonly<Record<SideName, readonly unknown[]>>,
	) {
		this.roles = rolesOf(plan);
	}

	of(outcome: Outcome): Item {
		switch (outcome.to) {
			case 'agreed':
				return { output: 'Agreed', json: this.agreed(outcome), from: both(outcome) };
			case 'different':
				return { output: 'Different', json: this.different(outcome), from: both(outcome) };
			case 'missing':
				return this.missing(outcome);
			case 'error':
				return this.error(outcome);
			case 'summary':
				return { output: 'Summary', json: { ...outcome.row }, from: [] };
		}
	}

	private shared(left: Facts, notCompared: readonly string[]): Row {
		return { entity: this.plan.entity, key: left.key, ...this.figures(left), ...(notCompared.length > 0 ? { notCompared } : {}) };
	}

	private figures({ values }: Facts): Row {
		const { amount, currency, date } = this.roles;
		return {
			...(amount >= 0 ? { amount: values[amount] ?? null } : {}),
			...(currency >= 0 ? { currency: currencyOf(values[currency]) } : {}),
			...(date >= 0 ? { date: dayOf(values[date]) ?? null } : {}),
		};
	}

	private agreed({ left, right, notCompared }: Extract<Outcome, { to: 'agreed' }>): Row {
		return { ...this.shared(left, notCompared), leftId: left.id, rightId: right.id };
	}

	private different({ left, right, likely, differences, notCompared }: Extract<Outcome, { to: 'different' }>): Row {
		const { cause, says, fix } = likely;
		const records = { left: this.records.left[left.at], right: this.records.right[right.at] };
		return { ...this.shared(left, notCompared), leftId: left.id, rightId: right.id, cause, says, fix, differences, ...records };
	}

	private missing({ has, facts, likely }: Extract<Outcome, { to: 'missing' }>): Item {
		const record = this.records[has][facts.at] as Row;
		const drift = { entity: this.plan.entity, key: facts.key, ...this.figures(facts), ...likely };
		const trail = isRow(record[SYNC]) ? record[SYNC] : {};
		return { output: has === 'left' ? 'Missing Right' : 'Missing Left', json: { ...record, [SYNC]: { ...trail, drift } }, from: [{ side: has, at: facts.at }] };
	}

	private error({ side, at, problem }: Extract<Outcome, { to: 'error' }>): Item {
		const failure = refusal(problem, this.plan[side].name);
		return { output: 'Errors', json: { error: { ...failure, input: this.records[side][at] } }, from: [{ side, at }] };
	}
}

const both = ({ left, right }: { readonly left: Facts; readonly right: Facts }): Item['from'] => [
	{ side: 'left', at: left.at },
	{ side: 'right', at: right.at },
];

/** Why a record of a side is not compared, as every failure is said. */
export const refusal = ({ at, says, fix }: Unusable, where: string): Failure & { readonly fixes: readonly string[] } => ({
	cause: 'validation',
	status: 0,
	message: `A record of ${where} was not compared: ${at === '' ? 'it' : at} ${says}. ${fix}`,
	details: [{ at, says }],
	fixes: [fix],
});
