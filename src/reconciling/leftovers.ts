import { explained, missing, mostTelling, type Explained, type Names } from './causes';
import { compare, type Difference } from './compare';
import { isWithin } from './explain';
import type { Outcome } from './outcome';
import type { Plan, Roles, SideName } from './plan';
import type { Facts } from './read';
import { canonical, dayOf, unreadable } from './values';

interface Leftover {
	readonly has: SideName;
	readonly facts: Facts;
	/** Where the record's own facts tell why it is missing. */
	likely?: Explained;
}

/** Records that found no other of their key: why, or which record of another key they likely are. */
export class Leftovers {
	private readonly all: Leftover[] = [];
	private readonly found: Facts[] = [];
	/** Keys that stand for more records on one side than on the other. */
	private readonly shared: Readonly<Record<SideName, Set<string>>> = { left: new Set(), right: new Set() };

	constructor(
		private readonly plan: Plan,
		private readonly roles: Roles,
	) {}

	/** Two found each other; more of the key may be left over on the left. */
	matched(facts: Facts, hasMore: boolean): void {
		this.found.push(facts);
		if (hasMore) this.shared.left.add(facts.key);
	}

	/** One that found none; `isTaken` where another of its side found the one that was there. */
	add(has: SideName, facts: Facts, isTaken: boolean): void {
		const likely = this.fromItself(has, facts, isTaken || this.shared[has].has(facts.key));
		this.shared[has].add(facts.key);
		this.all.push({ has, facts, ...(likely ? { likely } : {}) });
	}

	/** What became of each, in the order in which they came. */
	*explained(): Generator<Outcome> {
		const others = this.pairs();
		this.explainCopies(others);
		for (const { has, facts, likely } of this.all) {
			const other = others.get(facts);
			if (other === undefined) yield { to: 'missing', has, facts, likely: likely ?? this.withoutTrace(has, facts) };
			else if (has === 'left') yield this.renumbered(facts, other);
		}
	}

	private names(has: SideName): Names {
		const { left, right, entity } = this.plan;
		return has === 'left' ? { here: left.name, there: right.name, entity } : { here: right.name, there: left.name, entity };
	}

	private fromItself(has: SideName, facts: Facts, isCopy: boolean): Explained | undefined {
		const names = this.names(has);
		if (facts.ended) return missing.voided(names);
		for (const index of [this.roles.amount, this.roles.date]) {
			const field = this.plan.compared[index];
			const says = field && unreadable(field.kind, facts.values[index]);
			if (says !== undefined) return missing.unreadable(field!.label, says, names);
		}
		const day = dayOf(facts.values[this.roles.date]);
		if (day !== undefined && this.plan.period && !isWithin(this.plan.period, day)) return missing.late(day, names);
		if (facts.alone) return missing.unapplied(names);
		return isCopy ? missing.sameKey(facts.key, names) : undefined;
	}

	private withoutTrace(has: SideName, { cameFromThere }: Facts): Explained {
		return cameFromThere ? missing.deleted(this.names(has)) : missing.notSynced(this.names(has));
	}

	/** What must be equal for two records to be one; nothing where the record does not say all of it. */
	private likeness({ values }: Facts, fields: readonly number[]): string | undefined {
		const all = fields.map((index) => canonical(this.plan.compared[index]!, values[index]));
		return all.every((one) => one !== undefined && one !== '') ? JSON.stringify(all) : undefined;
	}

	/** Each with the one of the other side that is like it. Where several are alike, nobody can tell which belong together. */
	private pairs(): Map<Facts, Facts> {
		const others = new Map<Facts, Facts>();
		for (const fields of this.roles.alike) {
			const groups = new Map<string, Record<SideName, Facts[]>>();
			for (const { has, facts, likely } of this.all) {
				const likeness = likely || others.has(facts) ? undefined : this.likeness(facts, fields);
				if (likeness === undefined) continue;
				const group = groups.get(likeness) ?? { left: [], right: [] };
				group[has].push(facts);
				groups.set(likeness, group);
			}
			for (const { left, right } of groups.values()) {
				const [one, other] = [left[0], right[0]];
				if (one && other && left.length === 1 && right.length === 1) others.set(one, other).set(other, one);
			}
		}
		return others;
	}

	/** A record like one that found its other was likely entered twice. Of two that found each other one is enough: they are alike. */
	private explainCopies(others: ReadonlyMap<Facts, Facts>): void {
		const [fields] = this.roles.alike;
		if (!fields) return;
		const wanted = new Map<string, Leftover[]>();
		for (const leftover of this.all) {
			const likeness = leftover.likely || others.has(leftover.facts) ? undefined : this.likeness(leftover.facts, fields);
			if (likeness !== undefined) wanted.set(likeness, [...(wanted.get(likeness) ?? []), leftover]);
		}
		if (wanted.size === 0) return;
		const what = this.words(fields);
		for (const facts of this.found) {
			// What was voided may well have been entered again.
			const likeness = facts.ended ? undefined : this.likeness(facts, fields);
			for (const leftover of (likeness === undefined ? undefined : wanted.get(likeness)) ?? []) {
				leftover.likely ??= missing.sameFigures(what, facts.key, this.names(leftover.has));
			}
		}
	}

	private words(fields: readonly number[]): string {
		return new Intl.ListFormat('en').format(fields.map((index) => this.plan.compared[index]!.label.toLowerCase()));
	}

	private renumbered(left: Facts, right: Facts): Outcome {
		const { plan, roles } = this;
		const fields = roles.alike.find((some) => this.likeness(left, some) === this.likeness(right, some)) ?? [];
		const says = `Both sides have one ${plan.entity} with the same ${this.words(fields)}, but under another key: it is likely the same, with its number changed on one side.`;
		const fix = `Look whether the two are one; if so, give both the same number before the next sync, which would otherwise enter a second one.`;
		const key: Difference = { field: 'Key', left: left.key, right: right.key, ...explained('number-changed', says, fix) };
		const { differences, notCompared } = compare(plan, { left, right, roles });
		const all = [key, ...differences];
		return { to: 'different', left, right, differences: all, notCompared, likely: mostTelling(all)! };
	}
}
