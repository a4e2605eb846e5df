/** Time that goes on only when everybody waits for it, so that a day takes a second. */
export class VirtualTime {
	private readonly due: Array<{ readonly at: number; readonly serial: number; readonly wake: () => void }> = [];
	private serial = 0;

	constructor(
		private at: number,
		readonly luck: () => number,
	) {}

	now = (): number => this.at;

	sleep = async (milliseconds: number): Promise<void> =>
		await new Promise((wake) => {
			const event = { at: this.at + Math.max(0, milliseconds), serial: (this.serial += 1), wake };
			const before = this.due.findLastIndex((other) => other.at <= event.at);
			this.due.splice(before + 1, 0, event);
		});

	/** Until a time, or until nobody waits any more. */
	async until(end: number): Promise<void> {
		await settled();
		while (this.due.length && this.due[0]!.at <= end) {
			const { at, wake } = this.due.shift()!;
			this.at = at;
			wake();
			await settled();
		}
		this.at = Math.max(this.at, end);
	}
}

const settled = async (): Promise<void> => await new Promise((resolve) => setImmediate(resolve));
