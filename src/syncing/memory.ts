import type { Open } from './cursor';
import { isAlike, KEPT, remember, together, touch, type Known, type Ledger } from './ledger';

/** What comes of a run having seen records. */
interface Seen {
	/** What may be stored when the run ends. */
	readonly ledger: Ledger;
	/** What runs before it still have in hand, or had when they failed: no cursor that it stores may count it as handed on. */
	readonly open: readonly Open[];
	/** What may be stored in its place when the run failed: nothing of what it saw. */
	readonly failed: Ledger;
	/** To be called when the run is over and what it wrote is stored. What a run had in hand that failed counts as seen by nobody. */
	over(hasFailed?: boolean): void;
}

interface InHand extends Open {
	readonly runs: number;
	/** One of the runs failed, and none has begun anew since. */
	readonly hasFailed: boolean;
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
	private readonly inHand = new Map<string, InHand>();
	/** Records whose run failed, by key, until a reading asks for them. */
	private readonly dropped = new Map<string, Open>();
	/** What was known of records as new as what a failed run had of them: it may have written the older of the two last, so they count as one moment older, until they come again. */
	private readonly doubted = new Map<string, Known>();

	/** All that is known, with what is stored. */
	known(stored: Ledger): Ledger {
		return { ...together(stored, this.here), ...Object.fromEntries(this.doubted) };
	}

	/** The same without what runs still have in hand: nobody knows yet whether they come to their end. */
	settled(stored: Ledger): Ledger {
		return Object.fromEntries(Object.entries(this.known(stored)).filter(([key]) => !this.inHand.has(key)));
	}

	/** What a run had in hand that failed: a reading has to find it again, so no cursor may count it as handed on. To be asked once. */
	takeDropped(): readonly Open[] {
		const dropped = [...this.dropped.values()];
		this.dropped.clear();
		return dropped;
	}

	/** What is known of one record, whose run may still be at it. */
	seen(stored: Ledger, key: string): Known | undefined {
		return this.doubted.get(key) ?? this.here.get(key) ?? stored[key];
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
		const doubtful = [...this.doubted].filter(([key]) => !known.has(key));
		const base = { ...stored, ...Object.fromEntries(doubtful) };
		const fresh = [...this.done].filter(([key, one]) => !isAlike(one, base[key]) && (known.has(key) || !this.doubted.has(key)));
		const ledger = remember(base, [...fresh, ...own]);
		const failed = { ...remember(base, fresh), ...Object.fromEntries([...known].flatMap(([key, one]) => entryOf(key, this.doubtOf(key, one, stored[key])))) };
		const dropped = [...this.dropped].flatMap(([key, one]) => (known.has(key) ? [] : [one]));
		for (const [key, one] of known) {
			const isAnew = !isAlike(this.seen(stored, key), one);
			this.doubted.delete(key);
			if (!this.here.has(key) && stored[key]) this.here.set(key, stored[key]);
			touch(this.here, key, one);
			this.take(key, { id: ids.get(key) ?? '', since: one.modified }, isAnew);
		}
		forget(this.here);
		const over = (hasFailed = false): void => {
			if (hasFailed) for (const [key, one] of known) this.drop(key, one, stored[key]);
			this.release(known.keys());
		};
		return { ledger, open: [...open.values(), ...dropped], failed, over };
	}

	private take(key: string, open: Open, isAnew: boolean): void {
		const held = this.inHand.get(key);
		this.inHand.set(key, { ...(held ?? open), runs: (held?.runs ?? 0) + 1, hasFailed: !isAnew && held?.hasFailed === true });
		if (isAnew) this.dropped.delete(key);
		// Where nobody says that runs are over, what was forgotten is in nobody's hands.
		if (this.inHand.size > 2 * KEPT) for (const one of this.inHand.keys()) if (!this.here.has(one)) this.inHand.delete(one);
	}

	/** The record is known as runs left it that came to their end, and what is as new as what this one had of it is in doubt. */
	private drop(key: string, one: Known, stored: Known | undefined): void {
		const held = this.inHand.get(key);
		if (!held) return;
		this.inHand.set(key, { ...held, hasFailed: true });
		this.dropped.set(key, { id: held.id, since: held.since });
		this.here.delete(key);
		const doubt = this.doubtOf(key, one, stored);
		if (doubt) this.doubted.set(key, doubt);
		else for (const known of [stored, this.done.get(key)]) if (known) touch(this.here, key, known);
		forget(this.dropped);
		forget(this.doubted);
	}

	private doubtOf(key: string, one: Known, stored: Known | undefined): Known | undefined {
		const known = [stored, this.done.get(key)].filter((each) => each !== undefined).sort((a, b) => b.modified - a.modified)[0];
		return known && known.modified >= one.modified ? { ...known, modified: known.modified - 1 } : undefined;
	}

	private release(keys: Iterable<string>): void {
		for (const key of keys) {
			const held = this.inHand.get(key);
			if (!held) continue;
			if (held.runs > 1) {
				this.inHand.set(key, { ...held, runs: held.runs - 1 });
				continue;
			}
			this.inHand.delete(key);
			const known = this.here.get(key);
			if (known && !held.hasFailed) touch(this.done, key, known);
		}
		forget(this.done);
	}
}

const entryOf = (key: string, known: Known | undefined): [string, Known][] => (known ? [[key, known]] : []);

/** The oldest, beyond what is kept. */
function forget(all: Map<string, unknown>): void {
	for (const key of all.keys()) {
		if (all.size <= KEPT) return;
		all.delete(key);
	}
}
