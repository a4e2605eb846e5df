const FIRST = 1024;

/** A table of numbers that grows row by row, kept column by column. */
export class Columns {
	readonly whole: Record<string, Int32Array>;
	readonly real: Record<string, Float64Array>;
	private room = FIRST;
	private size = 0;

	constructor(whole: readonly string[], real: readonly string[]) {
		this.whole = Object.fromEntries(whole.map((name) => [name, new Int32Array(FIRST)]));
		this.real = Object.fromEntries(real.map((name) => [name, new Float64Array(FIRST)]));
	}

	/** A new row of noughts, and its number. Columns that were read before may be others afterwards. */
	add(): number {
		if (this.size === this.room) this.grow();
		return this.size++;
	}

	private grow(): void {
		this.room *= 2;
		for (const [name, column] of Object.entries(this.whole)) {
			this.whole[name] = new Int32Array(this.room);
			this.whole[name].set(column);
		}
		for (const [name, column] of Object.entries(this.real)) {
			this.real[name] = new Float64Array(this.room);
			this.real[name].set(column);
		}
	}
}
