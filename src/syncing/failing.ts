import { chunks } from '../record';
import type { Open } from './cursor';
import { KEPT } from './ledger';
import { ladder } from './ladder';

/** A record as a trigger handed it over. */
export interface Handed<Item> {
	/** Of the list and the record: what is there once. */
	readonly key: string;
	/** As cursors name it. */
	readonly id: string;
	/** ISO time of its change. */
	readonly modified: string;
	readonly item: Item;
}

/** Records that one run is to get together. */
export interface Batch<Item> {
	readonly records: readonly Handed<Item>[];
	/** How many runs of them failed. */
	readonly tries: number;
	/** When they are to be handed over again, in milliseconds. */
	readonly due: number;
}

/** How many records share a run after one failure, after two, and so on: a run fails as a whole, so what one record breaks, its neighbours have to leave. */
const TOGETHER = [Infinity, 10, 1];
/** Where so many wait, more would fail as they did. */
const MOST = 1000;

/**
 * Records whose run failed behind their trigger: nobody says whether they arrived, so they are handed over again, at the times of the ladder that dead letters climb. What
 * fails on its last step is given up until it changes, so that a record that breaks every run does not go round for ever.
 */
export class Failing<Item> {
	private batches: Batch<Item>[] = [];
	/** Those of which a run is under way, and the records of whom nobody knows whether it has them. */
	private readonly sent = new Map<Batch<Item>, Set<string>>();
	/** The state that was given up, by record. */
	private readonly givenUp = new Map<string, string>();
	/** The state that was handed over last, by record. */
	private readonly latest = new Map<string, string>();

	/**
	 * A run of these failed, the first time or once more.
	 * @param now in milliseconds
	 * @returns those that are given up now
	 */
	failed(batch: Pick<Batch<Item>, 'records' | 'tries'>, now: number): readonly Handed<Item>[] {
		const left = this.remove(batch);
		const [wait, tries] = [ladder[batch.tries], batch.tries + 1];
		if (wait === undefined) {
			for (const { key, modified } of left) keep(this.givenUp, key, modified);
			return left;
		}
		const size = TOGETHER[Math.min(tries, TOGETHER.length) - 1]!;
		for (const records of size === Infinity ? [left] : chunks(left, size)) if (records.length) this.batches.push({ records, tries, due: now + wait });
		return [];
	}

	/** A run of these begins. */
	handedOverAgain(batch: Batch<Item>): void {
		this.sent.set(batch, new Set());
	}

	/** The run of these ended well. */
	taken(batch: Batch<Item>, now: number): void {
		const doubtful = this.sent.get(batch);
		const records = this.remove(batch).filter(({ id }) => doubtful?.has(id));
		if (records.length) this.batches.push({ ...batch, records, due: now });
	}

	/** Another run had these in hand and failed: a run of ours that is under way may have left them to that one. */
	doubt(dropped: readonly Open[]): void {
		for (const doubtful of this.sent.values()) for (const { id } of dropped) doubtful.add(id);
	}

	/** These came to no run that could try them. */
	lost(batch: Batch<Item>, now: number): void {
		const records = this.remove(batch);
		if (records.length) this.batches.push({ ...batch, records, due: now + ladder[1]! });
	}

	/** What is to be handed over again, the longest waiting first. */
	due(now: number): readonly Batch<Item>[] {
		return this.batches.filter((batch) => batch.due <= now).sort((one, other) => one.due - other.due);
	}

	/** Whether this very state waits here, or was given up. */
	holds({ key, modified }: Handed<Item>): boolean {
		return this.givenUp.get(key) === modified || this.records().some((one) => one.key === key && one.modified === modified);
	}

	/** These are found, and about to be handed over for the first time: what was there of them before is of no use any more. */
	handedOver(records: readonly Handed<Item>[]): void {
		for (const { key, modified } of records) keep(this.latest, key, modified);
		this.batches = this.batches
			.map((batch) => (batch.records.every((one) => this.isLatest(one)) ? batch : { ...batch, records: batch.records.filter((one) => this.isLatest(one)) }))
			.filter(({ records: left }) => left.length);
	}

	/** What waits here: no cursor that is stored may count it as handed on, but for what a run of these stores. */
	open(except?: Batch<Item>): readonly Open[] {
		return this.batches
			.filter((batch) => batch !== except)
			.flatMap(({ records }) => records.map(({ id, modified }) => ({ id, since: Date.parse(modified) || 0 })));
	}

	get isFull(): boolean {
		return this.records().length >= MOST;
	}

	private isLatest({ key, modified }: Handed<Item>): boolean {
		return (this.latest.get(key) ?? modified) === modified;
	}

	private records(): Handed<Item>[] {
		return this.batches.flatMap(({ records }) => records);
	}

	/** Which of its records are still wanted. */
	private remove(batch: Pick<Batch<Item>, 'records' | 'tries'>): readonly Handed<Item>[] {
		this.sent.delete(batch as Batch<Item>);
		if (!batch.tries) return batch.records.filter((one) => this.isLatest(one));
		const mine = new Set(batch.records);
		const left = this.records().filter((one) => mine.has(one));
		this.batches = this.batches.filter(({ records }) => !records.some((one) => mine.has(one)));
		return left;
	}
}

/** As the newest; the oldest, beyond what is kept, are forgotten. */
function keep(all: Map<string, string>, key: string, modified: string): void {
	all.delete(key);
	all.set(key, modified);
	for (const oldest of all.keys()) {
		if (all.size <= KEPT) return;
		all.delete(oldest);
	}
}
