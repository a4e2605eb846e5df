import { leaving, type Cursor, type Cursors, type Open } from './cursor';

/**
 * How far a running trigger has read, and how far of it is safe. What a reading finds is handed over to a run, which may be worked off in another process and be lost
 * with it: then it is read again. So a cursor is safe only when all that was handed over before it has been taken.
 */
export class Progress {
	/** Where readings go on. */
	readonly cursors: Record<string, Cursor>;
	/** Up to where all has been taken. */
	safe: Cursors;
	private underWay: { reached: Cursors; isTaken: boolean }[] = [];
	private isLost = false;

	constructor(from: Cursors) {
		this.cursors = { ...from };
		this.safe = { ...from };
	}

	/** A list that is followed from here on. */
	begin(key: string, cursor: Cursor): void {
		this.cursors[key] = cursor;
		this.safe = { ...this.safe, [key]: cursor };
	}

	/**
	 * To be called before a reading: whether it has to begin further back. Where something was lost, all that was not safe is read again.
	 * @param dropped what others brought and did not bring to its end
	 */
	goBack(dropped: readonly Open[] = []): boolean {
		const { isLost } = this;
		if (isLost) {
			Object.assign(this.cursors, this.safe);
			this.underWay = [];
			this.isLost = false;
		}
		if (dropped.length) {
			Object.assign(this.cursors, leaving(this.cursors, dropped));
			this.safe = leaving(this.safe, dropped);
			for (const batch of this.underWay) batch.reached = leaving(batch.reached, dropped);
		}
		return isLost || dropped.length > 0;
	}

	/** What has been read is handed over. The cursors that may be stored when it is taken, and where to say whether it was. */
	handOver(): { readonly cursors: Cursors; settle(isTaken: boolean): void } {
		const reached = { ...this.cursors };
		const batch = { reached, isTaken: false };
		const cursors = this.isLost || this.underWay.length ? this.safe : reached;
		if (!this.isLost) this.underWay.push(batch);
		return { cursors, settle: (isTaken) => this.settle(batch, isTaken) };
	}

	private settle(batch: (typeof this.underWay)[number], isTaken: boolean): void {
		if (!this.underWay.includes(batch)) return;
		if (!isTaken) {
			this.isLost = true;
			return;
		}
		batch.isTaken = true;
		while (!this.isLost && this.underWay[0]?.isTaken) this.safe = this.underWay.shift()!.reached;
	}
}
