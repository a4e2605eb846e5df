/** Sets of texts that grow together; each set is called by one of its texts. */
export class Joined {
	private readonly above = new Map<string, string>();

	/** The text that the set of this one is called by. */
	root(text: string): string {
		let top = text;
		for (let next = this.above.get(top); next !== undefined; next = this.above.get(top)) top = next;
		// The way is shortened, so that long chains are walked once.
		for (let step = text; step !== top;) {
			const next = this.above.get(step)!;
			this.above.set(step, top);
			step = next;
		}
		return top;
	}

	join(one: string, other: string): void {
		const [from, to] = [this.root(one), this.root(other)];
		if (from !== to) this.above.set(from, to);
	}
}
