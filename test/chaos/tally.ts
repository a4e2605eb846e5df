import type { Verdict } from './checker';
import type { Entered } from './company';
import { faultNames, type FaultName } from './faults';

/** What became of what was entered, as a person would count it. */
export const outcomes = ['at once', 'found by the sweep', 'after a retry', 'waits for a person', 'lost'] as const;
export type OutcomeName = (typeof outcomes)[number];

export interface FaultRow {
	injected: number;
	/** Events of records that met it, by what became of them. */
	readonly became: Record<OutcomeName, number>;
}

export interface Told {
	readonly faults: readonly (readonly [FaultName, FaultRow])[];
	readonly all: FaultRow;
	readonly unanswered: number;
}

const none = (): FaultRow => ({ injected: 0, became: { 'at once': 0, 'found by the sweep': 0, 'after a retry': 0, 'waits for a person': 0, lost: 0 } });

/** Counts every fault and what became of the records that met it. */
export class Tally {
	readonly faults = new Map<FaultName, FaultRow>(faultNames.map((name) => [name, none()]));
	readonly all = none();
	private readonly touched = new Map<FaultName, Set<string>>();
	private readonly swept = new Set<string>();
	/** Deliveries that nobody answered. */
	unanswered = 0;

	met(name: FaultName, ids: Iterable<string>): void {
		this.faults.get(name)!.injected += 1;
		const touched = this.touched.get(name) ?? new Set();
		this.touched.set(name, touched);
		for (const id of ids) touched.add(id);
	}

	brought(by: 'webhook' | 'sweep', ids: readonly string[]): void {
		if (by === 'sweep') for (const id of ids) this.swept.add(id);
	}

	unheard(_id: string): void {
		this.unanswered += 1;
	}

	conclude({ written, waiting }: Verdict, retried: ReadonlySet<string>, journal: readonly Entered[]): void {
		const [arrived, held] = [new Set(written), new Set(waiting)];
		for (const { id } of journal) {
			const outcome: OutcomeName = held.has(id)
				? 'waits for a person'
				: !arrived.has(id)
					? 'lost'
					: retried.has(id)
						? 'after a retry'
						: this.swept.has(id)
							? 'found by the sweep'
							: 'at once';
			this.all.became[outcome] += 1;
			this.all.injected += 1;
			for (const [name, ids] of this.touched) if (ids.has(id)) this.faults.get(name)!.became[outcome] += 1;
		}
	}

	/** As another process hands it over. */
	told(): Told {
		return { faults: [...this.faults], all: this.all, unanswered: this.unanswered };
	}

	/** Takes in what another world counted. */
	add({ faults, all, unanswered }: Told): void {
		const join = (to: FaultRow, from: FaultRow): void => {
			to.injected += from.injected;
			for (const outcome of outcomes) to.became[outcome] += from.became[outcome];
		};
		for (const [name, row] of faults) join(this.faults.get(name)!, row);
		join(this.all, all);
		this.unanswered += unanswered;
	}
}
