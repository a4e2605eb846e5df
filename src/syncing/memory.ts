import type { Open } from './cursor';
import { isAlike, KEPT, remember, touch, type Known, type Ledger } from './ledger';

/** What comes of a run having seen records. */
interface Seen {
	/** What may be stored when the run ends. */
	readonly ledger: Ledger;
	/** What runs before it still have in hand: no cursor that it stores may count it as handed on. */
	readonly open: readonly Open[];
	/** To be called when the run is over and what it wrote is stored. */
	over(): void;
}

/**
 * What one process knows of a trigger's records, beside what is stored with the workflow. Runs overlap, and the process may end at any moment: then what its runs had in
 * hand was done by nobody. So a record is stored as handed on only by a run that has it to itself, or after all runs that had it are over; until then a sweep after a
 * restart finds it again. Better twice than never.
 */
export class Memory {
	/** What runs of this process saw, whether they are over or not. */
	private readonly here = new Map<string, Known>();
	/** What was seen by runs that are over. */
	private readonly done = new Map<string, Known>();
	/** Records that runs have in hand, and how many runs. */
	private readonly inHand = new Map<string, Open & { runs: number }>();

	/** All that is known, with what is stored. */
	known(stored: Ledger): Ledger {
		return remember(stored, this.here);
	}

	/** What is known of one record, whose run may still be at it. */
	seen(stored: Ledger, key: string): Known | undefined {
		return this.here.get(key) ?? stored[key];
	}

	/**
	 * A run saw these.
	 * @param stored what the run loaded
	 * @param known by key
	 * @param ids the records' ids by key, as cursors name them
	 */
	see(stored: Ledger, known: ReadonlyMap<string, Known>, ids: ReadonlyMap<string, string>): Seen {
		const open = new Map([...this.inHand].filter(([key]) => !isAlike(this.here.get(key), stored[key])));
		const own = [...known].filter(([key]) => !open.has(key));
		const ledger = remember(stored, [...this.done, ...own]);
		for (const [key, one] of known) {
			if (!this.here.has(key) && stored[key]) this.here.set(key, stored[key]);
			touch(this.here, key, one);
			this.take(key, { id: ids.get(key) ?? '', since: one.modified });
		}
		forget(this.here);
		return { ledger, open: [...open.values()], over: () => this.release(known.keys()) };
	}

	private take(key: string, open: Open): void {
		const held = this.inHand.get(key);
		if (held) held.runs += 1;
		else this.inHand.set(key, { ...open, runs: 1 });
		// Where nobody says that runs are over, what was forgotten is in nobody's hands.
		if (this.inHand.size > 2 * KEPT) for (const one of this.inHand.keys()) if (!this.here.has(one)) this.inHand.delete(one);
	}

	private release(keys: Iterable<string>): void {
		for (const key of keys) {
			const held = this.inHand.get(key);
			if (!held || --held.runs > 0) continue;
			this.inHand.delete(key);
			const known = this.here.get(key);
			if (known) touch(this.done, key, known);
		}
		forget(this.done);
	}
}

/** The oldest, beyond what is kept. */
function forget(all: Map<string, Known>): void {
	for (const key of all.keys()) {
		if (all.size <= KEPT) return;
		all.delete(key);
	}
}
